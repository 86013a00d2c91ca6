package dev.privet.ui.reading

import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.LocalSaveableStateRegistry
import androidx.compose.runtime.saveable.SaveableStateRegistry
import androidx.compose.runtime.setValue
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasScrollToIndexAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isSelectable
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.performScrollTo
import androidx.compose.ui.test.performScrollToIndex
import androidx.compose.ui.test.performScrollToNode
import androidx.compose.ui.test.runDesktopComposeUiTest
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.unit.Density
import dev.privet.Asking
import dev.privet.ConsentChoice
import dev.privet.Question
import dev.privet.Signed
import dev.privet.chrome
import dev.privet.ffi.ActivityId
import dev.privet.ffi.Reader
import dev.privet.ui.flow.LocalBack
import dev.privet.ui.flow.Noted
import dev.privet.ui.flow.Outside
import dev.privet.ui.flow.PermissionCenter
import dev.privet.ui.flow.Place
import dev.privet.ui.flow.Turning
import dev.privet.ui.look.Palette
import dev.privet.ui.look.PrivetTheme
import dev.privet.ui.stage.ENGLISH
import dev.privet.ui.stage.Fonts
import dev.privet.ui.stage.Stage
import dev.privet.ui.stage.TOUCH
import dev.privet.undoWithdrawal
import dev.privet.withdrawAll
import kotlin.test.assertIs

/** The sheets that ask, as these screens see them: the person says yes to each, and it is written down which was opened. */
internal class Answering(
    private val stage: Stage,
) : Turning,
    Asking {
    val on = mutableListOf<ActivityId>()
    val off = mutableListOf<ActivityId>()
    val many = mutableListOf<List<ActivityId>>()

    override val reader: Reader = ENGLISH

    override suspend fun ask(sheet: Question): ConsentChoice {
        sheet.shown()
        stage.phone.advance(LOOK)
        return ConsentChoice.Allow(sheet.offers.first(), TOUCH)
    }

    override suspend fun turnOn(activity: ActivityId) {
        on += activity
        stage.privet.activity(activity).turnOn(this)
    }

    override suspend fun turnOff(activity: ActivityId) {
        off += activity
        stage.privet.activity(activity).withdraw()
    }

    override suspend fun turnOffMany(activities: List<ActivityId>) {
        many += activities
        stage.privet.withdrawAll(activities)
    }
}

/** The reading screens of a [Stage], under a finger. */
@OptIn(ExperimentalTestApi::class)
internal class Scene(
    val stage: Stage,
    val ui: ComposeUiTest,
    private val reader: Reader,
    private val text: Float,
    private val start: Place,
    private val phoneLog: (suspend () -> Noted?)? = null,
) {
    val answering = Answering(stage)
    var leftApp = 0

    val shared = mutableListOf<String>()

    /** While a file was handed over. */
    var sharing: (bytes: ByteArray) -> Unit = {}

    private suspend fun share(
        name: String,
        bytes: ByteArray,
    ) {
        sharing(bytes)
        shared += name
    }

    /** What comes of the way out of a lock-down. */
    var left: Signed<Unit> = Signed.Left

    /** How often a finger came down so far. */
    var taps = 0
        private set
    private var drawn by mutableStateOf(true)
    private var registry by mutableStateOf(SaveableStateRegistry(null) { true })
    private var back: (() -> Unit)? = null

    fun draw(): Unit =
        ui.setContent {
            CompositionLocalProvider(
                LocalSaveableStateRegistry provides registry,
                LocalDensity provides Density(1f, text),
                LocalBack provides { back = it },
            ) { if (drawn) Content() }
        }

    @Composable
    private fun Content(): Unit =
        PrivetTheme(Palette.Day, Fonts.type) {
            PermissionCenter(
                stage.privet,
                reader,
                answering,
                Outside({ leftApp++ }, { stage.privet.tick() }, { left }, ::share, phoneLog),
                start,
            )
        }

    /** What rotation, another text size or the end of the process does: all is drawn anew from what was saved. */
    fun recreate() {
        val saved =
            ui.runOnIdle {
                drawn = false
                registry.performSave()
            }
        ui.runOnIdle {
            registry = SaveableStateRegistry(saved) { true }
            drawn = true
        }
        settle()
    }

    fun back() {
        ui.runOnIdle { checkNotNull(back) { "there is no way back" }() }
        settle()
    }

    val atStart: Boolean get() = back == null

    /** Until nothing is being read any more. */
    fun settle() {
        ui.waitForIdle()
        Thread.sleep(QUIET)
        until {
            nodes(
                named(
                    reader.language
                        .chrome()
                        .states.loading,
                ),
            ).isEmpty()
        }
        ui.waitForIdle()
    }

    fun until(seen: () -> Boolean): Unit = ui.waitUntil(timeoutMillis = 20_000) { seen() }

    fun shows(text: String): Boolean =
        ui.onAllNodes(hasText(text), useUnmergedTree = true).fetchSemanticsNodes().isNotEmpty()

    /** Scrolls to it, if it has to, and taps it. */
    fun tap(text: String): Unit = tap(hasText(text) and hasClickAction())

    /** The same, of what has these words for the eye or the ear. */
    fun tapLabelled(label: String): Unit =
        tap(SemanticsMatcher("is labelled $label") { it.label == label } and hasClickAction())

    private fun tap(target: SemanticsMatcher) {
        if (ui.onAllNodes(target).fetchSemanticsNodes().isEmpty()) {
            ui.onNode(hasScrollToIndexAction()).performScrollToNode(target)
        }
        val found = ui.onAllNodes(target)[0]
        if (found.fetchSemanticsNode().boundsInRoot.height <
            found.fetchSemanticsNode().size.height
        ) {
            found.performScrollTo()
        }
        found.performClick()
        taps++
        settle()
    }

    /** Chooses from what is open. */
    fun choose(text: String) {
        ui.onNode(hasText(text) and isSelectable()).performClick()
        taps++
        settle()
    }

    /** Taps what a screen reader calls so. */
    fun tapNamed(name: String) {
        ui.onNode(named(name) and hasClickAction()).performClick()
        taps++
        settle()
    }

    fun nodes(matcher: SemanticsMatcher): List<SemanticsNode> = ui.onAllNodes(matcher).fetchSemanticsNodes()

    /** Visits every place of the column, and calls [look] at each. */
    fun everywhere(look: () -> Unit) {
        if (nodes(hasScrollToIndexAction()).isEmpty()) return look()
        for (i in 0 until MOST) {
            val past = runCatching { ui.onNode(hasScrollToIndexAction()).performScrollToIndex(i) }.exceptionOrNull()
            if (past != null) return
            ui.waitForIdle()
            look()
        }
    }

    /** Every text that is drawn now, and whether it is cut off. */
    fun texts(): List<Pair<String, Boolean>> =
        ui
            .onAllNodes(SemanticsMatcher.keyIsDefined(SemanticsProperties.Text), useUnmergedTree = true)
            .fetchSemanticsNodes()
            .map { node ->
                val laid = mutableListOf<TextLayoutResult>()
                node.config
                    .getOrNull(SemanticsActions.GetTextLayoutResult)
                    ?.action
                    ?.invoke(laid)
                node.config[SemanticsProperties.Text].joinToString() to laid.any { it.cut }
            }

    val root: Rect get() = ui.onRoot().fetchSemanticsNode().boundsInRoot
}

/** Whether a part of the text is not drawn; a fraction of a pixel is no part. */
private val TextLayoutResult.cut: Boolean
    get() =
        multiParagraph.didExceedMaxLines ||
            size.height + 1 < multiParagraph.height ||
            (0 until lineCount).any { getLineRight(it) - getLineLeft(it) > size.width + 1 }

internal fun named(name: String): SemanticsMatcher =
    SemanticsMatcher("is called $name") {
        it.config.getOrNull(SemanticsProperties.ContentDescription)?.contains(name) ==
            true
    }

/** Whatever has words of its own for a screen reader. */
internal val spoken: SemanticsMatcher = SemanticsMatcher.keyIsDefined(SemanticsProperties.ContentDescription)

/** Draws the reading screens of this stage from [start] on and closes it afterwards. */
@OptIn(ExperimentalTestApi::class)
internal fun Stage.read(
    start: Place = Place.Center,
    reader: Reader = ENGLISH,
    width: Int = 360,
    height: Int = 800,
    text: Float = 1f,
    phoneLog: (suspend () -> Noted?)? = null,
    story: Scene.() -> Unit,
): Unit =
    use { stage ->
        runDesktopComposeUiTest(width, height) {
            val scene = Scene(stage, this, reader, text, start, phoneLog)
            scene.draw()
            scene.settle()
            scene.story()
        }
    }

private const val QUIET = 60L

/** Longer than the guard of 600 ms. */
private const val LOOK: ULong = 700uL
private const val MOST = 600
