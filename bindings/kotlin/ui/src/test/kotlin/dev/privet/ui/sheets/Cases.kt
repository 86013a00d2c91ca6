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
import dev.privet.chrome
import dev.privet.ffi.Chrome
import dev.privet.ffi.PromptView
import dev.privet.ui.desktop.SkiaPictures
import dev.privet.ui.look.Palette
import dev.privet.ui.look.PrivetTheme
import dev.privet.ui.screens.BeforePhoneSheet
import dev.privet.ui.screens.ConsentSheet
import dev.privet.ui.screens.PaySheet
import dev.privet.ui.screens.PictureSheet
import dev.privet.ui.screens.SendSheet
import dev.privet.ui.screens.SheetStanding
import dev.privet.ui.screens.TurnOffManySheet
import dev.privet.ui.screens.TurnOffSheet
import dev.privet.ui.stage.Fonts
import dev.privet.ui.stage.reader
import kotlinx.coroutines.runBlocking
import kotlin.test.assertNotNull

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
    val words: Chrome = reader(chinese).language.chrome()
    val picture = runBlocking { assertNotNull(SkiaPictures.decode(views.bytes)) }

    fun case(
        name: String,
        view: PromptView,
        content: @Composable () -> Unit,
    ) = Case(name, view, view.refuse, view.allow, content)
    return listOf(
        case("M1 face", views.face) { ConsentSheet(views.face, words, {}, {}, standing, DETAILS) },
        case("M1 score", views.share) { ConsentSheet(views.share, words, {}, {}, standing) },
        case("M2", views.pay) { PaySheet(views.pay, words, {}, {}, {}, standing, DETAILS) },
        case("M7", views.payByPin) { PaySheet(views.payByPin, words, {}, {}, null, standing) },
        case("M3", views.picture) { PictureSheet(views.picture, words, picture, {}, {}, {}, {}, standing) },
        case("M3 data", views.data) { SendSheet(views.data, words, views.text, {}, {}, standing) },
        Case("M4", null, views.off.keep, views.off.turnOff) { TurnOffSheet(views.off, words, {}, {}, standing) },
        Case("M4 many", null, views.off.keep, views.many.turnOff) {
            TurnOffManySheet(views.many, views.off.keep, words, {}, {}, standing)
        },
        Case(
            "M5",
            null,
            views.destroy.keep,
            views.destroy.turnOff,
        ) { TurnOffSheet(views.destroy, words, {}, {}, standing) },
    )
}

internal fun beforePhone(chinese: Boolean): Case {
    val view = Views.of(chinese).phone
    return Case("M6", null, null, view.proceed) { BeforePhoneSheet(view, {}) }
}

private val DETAILS = listOf("What the policy says of it, in full.")

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
