package dev.privet.ui.sheets

import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.onRoot
import androidx.compose.ui.test.runDesktopComposeUiTest
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.unit.Density
import dev.privet.ffi.PromptView
import dev.privet.ui.look.Palette
import dev.privet.ui.look.PrivetTheme
import dev.privet.ui.pictures.Live
import dev.privet.ui.preview.askingSheets
import dev.privet.ui.preview.beforePhone
import dev.privet.ui.screens.SheetStanding
import dev.privet.ui.stage.Fonts
import dev.privet.ui.stage.reader

/** A sheet as it is first drawn, what is digested of it, and its two answers. */
internal class Case(
    val name: String,
    val view: PromptView?,
    val refuse: String?,
    val allow: String,
    val content: @Composable () -> Unit,
) {
    override fun toString(): String = name
}

/** Every sheet that asks. */
internal fun cases(
    chinese: Boolean = false,
    standing: SheetStanding = SheetStanding(),
): List<Case> {
    val views = Views.of(chinese)
    val live = Live(null, reader(chinese), chinese)

    fun case(
        name: String,
        view: PromptView?,
        refuse: String,
        allow: String,
    ) = Case(name, view, refuse, allow, askingSheets.getValue(state(name))(live, standing))

    fun case(
        name: String,
        view: PromptView,
    ) = case(name, view, view.refuse, view.allow)
    return listOf(
        case("M1 face", views.face),
        case("M1 score", views.share),
        case("M2", views.pay),
        case("M7", views.payByPin),
        case("M3", views.picture),
        case("M3 data", views.data),
        case("M4", null, views.off.keep, views.off.turnOff),
        case("M4 many", null, views.off.keep, views.many.turnOff),
        case("M5", null, views.destroy.keep, views.destroy.turnOff),
    ).also { check(it.size == askingSheets.size) }
}

internal fun beforePhone(chinese: Boolean): Case =
    Case("M6", null, null, Views.of(chinese).phone.proceed, Live(null, reader(chinese), chinese).beforePhone())

/** The name of the state that it is drawn from. */
private fun state(name: String): String = name.lowercase().replace(' ', '-')

/** Puts it on a screen of this size, in dp. */
@OptIn(ExperimentalTestApi::class)
internal fun on(
    content: @Composable () -> Unit,
    palette: Palette = Palette.Day,
    width: Int = 360,
    height: Int = 800,
    text: Float = 1f,
    look: ComposeUiTest.() -> Unit,
): Unit =
    runDesktopComposeUiTest(width, height) {
        setContent {
            CompositionLocalProvider(LocalDensity provides Density(1f, text)) {
                PrivetTheme(palette, Fonts.type, content)
            }
        }
        waitForIdle()
        look()
    }

/** Every node below the root, in the order that a screen reader meets them if nothing says otherwise. */
@OptIn(ExperimentalTestApi::class)
internal fun ComposeUiTest.nodes(merged: Boolean = false): List<SemanticsNode> {
    fun below(node: SemanticsNode): List<SemanticsNode> = listOf(node) + node.children.flatMap(::below)
    return below(onRoot(useUnmergedTree = !merged).fetchSemanticsNode())
}

internal fun SemanticsNode.texts(): List<String> = config.getOrNull(SemanticsProperties.Text).orEmpty().map { it.text }

internal fun SemanticsNode.said(): List<String> = config.getOrNull(SemanticsProperties.ContentDescription).orEmpty()

internal fun SemanticsNode.layouts(): List<TextLayoutResult> =
    mutableListOf<TextLayoutResult>().also {
        config
            .getOrNull(
                SemanticsActions.GetTextLayoutResult,
            )?.action
            ?.invoke(it)
    }

internal val SemanticsNode.clickable: Boolean get() = SemanticsActions.OnClick in config

/** The button with this label. */
internal fun button(label: String): SemanticsMatcher =
    SemanticsMatcher("a button that says $label") { it.clickable && label in it.texts() }
