package dev.lanternpay.desktop

import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.DesktopComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.SemanticsNodeInteraction
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasContentDescription
import androidx.compose.ui.test.hasScrollToNodeAction
import androidx.compose.ui.test.hasSetTextAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import androidx.compose.ui.test.isRoot
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.performTextReplacement
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.runDesktopComposeUiTest
import dev.privet.ui.flow.Surroundings
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.job
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList
import kotlin.test.assertFalse
import kotlin.test.fail

/** The window is there, nothing covers it, and it has the focus. */
internal object InFront : Surroundings {
    override val focused = MutableStateFlow(true)
    override val covered = MutableStateFlow(false)
    override val captured = MutableStateFlow(false)
    override val foreground = MutableStateFlow(true)
    override val lockedOut = MutableStateFlow(false)
    override val still = MutableStateFlow(true)
    override val contrast = MutableStateFlow(false)

    override fun secure(on: Boolean): Unit = Unit
}

/** Files in memory: what was saved last is what is opened next, unless [chosen] is another. */
internal class Shelf : Disk {
    val saved = ConcurrentHashMap<String, ByteArray>()
    val copied = CopyOnWriteArrayList<String>()

    @Volatile var chosen: ByteArray? = null

    override suspend fun open(): ByteArray? = chosen

    override suspend fun save(
        name: String,
        bytes: ByteArray,
    ) {
        saved[name] = bytes
        chosen = bytes
    }

    override fun copy(text: String) {
        copied += text
    }
}

/** Somebody in front of the app: reads words that are on the screen, and touches them. Nothing here knows what is behind them. */
@OptIn(ExperimentalTestApi::class)
internal class Hands(
    val run: Run,
    val shelf: Shelf,
    private val test: DesktopComposeUiTest,
) {
    private fun says(words: String): SemanticsMatcher = hasText(words) or hasContentDescription(words)

    private fun speaks(part: String): SemanticsMatcher =
        hasText(part, substring = true) or hasContentDescription(part, substring = true)

    private fun found(matcher: SemanticsMatcher): List<SemanticsNodeInteraction> =
        test.onAllNodes(matcher).let { all -> all.fetchSemanticsNodes().indices.map { all[it] } }

    /** Scrolls whatever scrolls until something of that kind is there. */
    private fun reach(matcher: SemanticsMatcher): Boolean {
        if (found(matcher).isNotEmpty()) return true
        for (list in found(hasScrollToNodeAction())) {
            try {
                list.performScrollToNode(matcher)
            } catch (_: AssertionError) {
                continue
            }
            if (found(matcher).isNotEmpty()) return true
        }
        return false
    }

    /** All that can be read now, a line each. */
    fun screen(): String =
        found(isRoot())
            .flatMap { root ->
                val all = mutableListOf<String>()

                fun walk(node: androidx.compose.ui.semantics.SemanticsNode) {
                    node.config.getOrNull(SemanticsProperties.Text)?.forEach { all += it.text }
                    node.config.getOrNull(SemanticsProperties.ContentDescription)?.forEach { all += "($it)" }
                    node.children.forEach(::walk)
                }
                walk(root.fetchSemanticsNode())
                all
            }.joinToString("\n")

    private fun soon(
        what: String,
        there: () -> Boolean,
    ) {
        val until = System.nanoTime() + WAIT
        while (!there()) {
            if (System.nanoTime() > until) fail("$what\n--- on the screen:\n${screen()}")
            go()
        }
        test.waitForIdle()
    }

    /** A moment of the app's, and of ours. */
    private fun go() {
        test.mainClock.advanceTimeByFrame()
        Thread.sleep(STEP)
    }

    /** Reads first, and scrolls only where what is on the screen stays without it. */
    private fun reachSoon(
        what: String,
        matcher: SemanticsMatcher,
    ) {
        var looks = 0
        soon(what) { found(matcher).isNotEmpty() || (++looks % LOOKS == 0 && reach(matcher)) }
    }

    /** These words are, or come soon, on the screen. */
    fun see(vararg words: String): Unit = words.forEach { reachSoon("it does not say: $it", says(it)) }

    /** Something with this in it. */
    fun seePart(vararg parts: String): Unit = parts.forEach { reachSoon("it does not say: …$it…", speaks(it)) }

    fun sees(words: String): Boolean = reach(says(words))

    /** What was said is no longer. */
    fun gone(words: String): Unit = soon("it still says: $words") { found(says(words)).isEmpty() }

    /** What is said after this, once it is. */
    fun part(beginning: String): String {
        seePart(beginning)
        return screen().lines().first { it.startsWith(beginning) }
    }

    fun seeNotPart(vararg parts: String): Unit =
        parts.forEach { assertFalse(reach(speaks(it)), "it says: …$it…\n--- on the screen:\n${screen()}") }

    /** These words are nowhere on this page. */
    fun seeNot(vararg words: String) {
        test.waitForIdle()
        words.forEach { assertFalse(reach(says(it)), "it says: $it\n--- on the screen:\n${screen()}") }
    }

    private fun touchable(words: String) = says(words) and hasClickAction() and isEnabled()

    /** Touches what says so. */
    fun tap(words: String) {
        reachSoon("nothing to tap says: $words", touchable(words))
        val node = found(touchable(words)).last()
        val scrolls =
            generateSequence(node.fetchSemanticsNode().parent) { it.parent }
                .any { SemanticsActions.ScrollBy in it.config }
        if (scrolls) node.performScrollTo()
        node.performTouchInput {
            down(center)
            up()
        }
        test.waitForIdle()
    }

    /** Taps what says something with this in it. */
    fun tapPart(part: String) {
        val there = speaks(part) and hasClickAction() and isEnabled()
        reachSoon("nothing to tap says: …$part…", there)
        val node = found(there).first()
        node.performScrollTo()
        node.performTouchInput {
            down(center)
            up()
        }
        test.waitForIdle()
    }

    /** Answers a sheet as a person does who read it: a tap in its first 600 ms would not count. */
    fun answer(words: String) {
        see(words)
        val read = System.nanoTime() + READ
        soon("it never takes the answer: $words") {
            if (found(touchable(words)).isNotEmpty() && System.nanoTime() >= read) {
                run.catchUp()
                tap(words)
            }
            found(touchable(words)).isEmpty()
        }
    }

    /** The phone's own prompt, by its stand-in. */
    fun unlock() {
        see(PROMPT)
        tap("Unlock")
    }

    /** The same as often as it takes until this can be read. */
    fun unlock(
        until: String,
        yes: String = "Unlock",
    ): Unit =
        soon("it never says: $until") {
            val there = found(says(until)).isNotEmpty()
            if (!there && found(touchable(yes)).isNotEmpty()) tap(yes)
            there
        }

    fun type(
        label: String,
        text: String,
    ) {
        see(label)
        test.onNode(hasSetTextAction() and hasText(label)).performTextReplacement(text)
        test.waitForIdle()
    }

    fun open() {
        test.setContent { Shell(run, InFront, shelf) }
    }

    private companion object {
        const val PROMPT = "Stand-in for the phone's own prompt"
        const val WAIT = 60_000_000_000L
        const val LOOKS = 20
        const val READ = 700_000_000L
        const val STEP = 10L
    }
}

/** Lantern Pay on a new phone, in front of somebody. */
@OptIn(ExperimentalTestApi::class)
internal fun lantern(story: Hands.() -> Unit): Unit =
    Run.begin().use { run ->
        val time = CoroutineScope(Dispatchers.Default + SupervisorJob())
        time.launch { run.goOn() }
        try {
            runDesktopComposeUiTest(400, 860) {
                val hands = Hands(run, Shelf(), this)
                hands.open()
                hands.story()
            }
        } finally {
            runBlocking { time.coroutineContext.job.cancelAndJoin() }
        }
    }
