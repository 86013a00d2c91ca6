package dev.privet.ui.sheets

import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.setValue
import androidx.compose.ui.InternalComposeUiApi
import androidx.compose.ui.input.pointer.PointerEventType
import androidx.compose.ui.input.pointer.PointerType
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.test.DesktopComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.isEnabled
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performTouchInput
import androidx.compose.ui.test.runDesktopComposeUiTest
import androidx.compose.ui.unit.Density
import dev.privet.PersonKey
import dev.privet.PersonKeys
import dev.privet.ffi.ActivityId
import dev.privet.ffi.SystemPrompt
import dev.privet.ui.desktop.SkiaPictures
import dev.privet.ui.flow.PictureTools
import dev.privet.ui.flow.PrivetSheetHost
import dev.privet.ui.flow.PrivetSheets
import dev.privet.ui.flow.Sitting
import dev.privet.ui.flow.Surroundings
import dev.privet.ui.flow.Time
import dev.privet.ui.look.Palette
import dev.privet.ui.look.PrivetTheme
import dev.privet.ui.screens.PictureEdit
import dev.privet.ui.stage.ENGLISH
import dev.privet.ui.stage.Fonts
import dev.privet.ui.stage.Stage
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Deferred
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.async
import kotlinx.coroutines.cancel
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import java.nio.ByteBuffer
import java.util.concurrent.CopyOnWriteArrayList

/** A window that a test moves. */
internal class Around : Surroundings {
    override val focused = MutableStateFlow(true)
    override val covered = MutableStateFlow(false)
    override val captured = MutableStateFlow(false)
    override val foreground = MutableStateFlow(true)
    override val lockedOut = MutableStateFlow(false)
    override val still = MutableStateFlow(true)
    override val contrast = MutableStateFlow(false)
    val secured = CopyOnWriteArrayList<Boolean>()

    override fun secure(on: Boolean) {
        secured += on
    }
}

/** The desktop's codecs, every array of bytes that they were given, and every picture that they cut. */
internal class Watched : PictureTools {
    val seen = CopyOnWriteArrayList<ByteArray>()
    val cut = CopyOnWriteArrayList<ByteBuffer>()

    /** What a slow phone still does once a picture is cut. */
    var after: suspend () -> Unit = {}

    fun wiped(): Boolean = cut.isNotEmpty() && cut.all { it.zeros() }

    override suspend fun decode(bytes: ByteArray) = SkiaPictures.decode(bytes).also { seen += bytes }

    override suspend fun redraw(
        bytes: ByteArray,
        edit: PictureEdit,
    ): ByteBuffer? = SkiaPictures.redraw(bytes, edit)?.also(cut::add).also { after() }
}

internal fun ByteBuffer.zeros(): Boolean = (0 until capacity()).all { get(it) == 0.toByte() }

/** The person's keys; what the system's prompt says and how it ends is the test's. */
internal class Prompted(
    private val keys: PersonKeys,
) : PersonKeys by keys {
    val prompts = CopyOnWriteArrayList<SystemPrompt>()
    var answer: suspend (suspend () -> ByteArray?) -> ByteArray? = { it() }

    override suspend fun sign(
        key: PersonKey,
        prompt: SystemPrompt,
        input: ByteArray,
    ): ByteArray? {
        prompts += prompt
        return answer { keys.sign(key, prompt, input) }
    }
}

/** The sheets of the real core on a screen that a test touches. One clock serves the core, the guard and the hand. */
@OptIn(ExperimentalTestApi::class)
internal class Desk(
    val stage: Stage,
    val test: DesktopComposeUiTest,
) {
    val around = Around()
    val pictures = Watched()
    val keys = Prompted(stage.person)
    val typed = CopyOnWriteArrayList<ActivityId>()

    /** How long a sheet waits for a window to be in front, by this computer's clock. */
    @Volatile var returning = 2_000L
    private val time =
        object : Time {
            override val since = stage.phone.wall()

            override fun elapsed(): Long = stage.phone.wall()

            override fun wall(): Long = stage.phone.wall()

            override val returning: Long get() = this@Desk.returning
        }

    fun another(): PrivetSheets =
        PrivetSheets(ENGLISH, keys, around, pictures, {
            listOf("All that the policy says of it.")
        }, time)

    val sheets = another()
    private val scope = CoroutineScope(Dispatchers.Default + SupervisorJob())
    var palette by mutableStateOf(Palette.Day)
    var text by mutableStateOf(1f)
    var app: @Composable () -> Unit by mutableStateOf({ Text("The app") })

    /** Whether there is a window, as there is none while a phone is turned. */
    var window by mutableStateOf(true)

    fun show(): Unit =
        test.setContent {
            CompositionLocalProvider(LocalDensity provides Density(1f, text)) {
                PrivetTheme(palette, Fonts.type) {
                    if (window) PrivetSheetHost(sheets, onType = { { typed += it } }) { app() }
                }
            }
        }

    fun <T> start(
        on: CoroutineDispatcher = Dispatchers.Default,
        block: suspend () -> T,
    ): Deferred<T> = scope.async(on) { block() }

    /** Waits until it came to its end, with the screen going on. */
    fun <T> ended(work: Deferred<T>): T {
        test.waitUntil(timeoutMillis = WAIT) { work.isCompleted }
        return runBlocking { withTimeout(WAIT) { work.await() } }
    }

    val sitting: Sitting get() = checkNotNull(sheets.open.value) { "no sheet is open" }

    val asked: Sitting.Prompt get() = sitting as Sitting.Prompt

    /** Waits until another sheet than [before] is on the screen and its guard runs. */
    fun drawn(before: Sitting? = null): Sitting {
        test.waitUntil(timeoutMillis = WAIT) { sheets.open.value.let { it != null && it !== before } }
        guarded()
        return sitting
    }

    /** Waits until one is on the screen, whatever keeps its guard from running. */
    fun opened(): Sitting {
        test.waitUntil(timeoutMillis = WAIT) { sheets.open.value != null }
        test.waitForIdle()
        return sitting
    }

    fun guarded(): Unit = test.waitUntil(timeoutMillis = WAIT) { sitting.guard.counts(Long.MAX_VALUE) }

    /** As long as the guard keeps answers from counting. */
    fun look(by: Long = 600): Unit = stage.advance(by)

    fun tap(label: String) {
        val node = test.onNode(button(label))
        if (scrolls(node.fetchSemanticsNode())) node.performScrollTo()
        node.performTouchInput {
            down(center)
            up()
        }
        test.waitForIdle()
    }

    /** A tap at [made] by the phone's clock that the app only hears of now. [meanwhile] is while the finger is down; no frame is drawn. */
    @OptIn(InternalComposeUiApi::class)
    fun heardLate(
        label: String,
        made: Long,
        meanwhile: () -> Unit = {},
    ) {
        val at =
            test
                .onNode(button(label))
                .fetchSemanticsNode()
                .boundsInRoot.center
        for (type in listOf(PointerEventType.Press, PointerEventType.Release)) {
            test.runOnUiThread {
                test.scene.sendPointerEvent(type, at, timeMillis = made, type = PointerType.Touch)
            }
            if (type == PointerEventType.Press) meanwhile()
        }
        test.waitForIdle()
    }

    private fun scrolls(node: SemanticsNode): Boolean =
        generateSequence(node.parent) { it.parent }.any { SemanticsActions.ScrollBy in it.config }

    fun enabled(label: String): Boolean =
        test.onAllNodes(button(label)).fetchSemanticsNodes().all {
            isEnabled().matches(it)
        }

    fun says(text: String): Boolean = test.nodes().any { text in it.texts() }

    fun saysSoon(text: String): Unit = test.waitUntil(timeoutMillis = WAIT) { says(text) }

    fun closed(): Unit = test.waitUntil(timeoutMillis = WAIT) { sheets.open.value == null }

    fun close(): Unit = scope.cancel()
}

private const val WAIT = 20_000L

/** Runs on the sheets of this stage. */
@OptIn(ExperimentalTestApi::class)
internal fun desk(
    make: () -> Stage,
    width: Int = 360,
    height: Int = 800,
    block: Desk.() -> Unit,
): Unit =
    make().use { stage ->
        runDesktopComposeUiTest(width, height) {
            val desk = Desk(stage, this)
            try {
                desk.show()
                desk.block()
            } finally {
                desk.close()
            }
        }
    }
