package dev.privet.ui.pictures

import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.SemanticsActions
import androidx.compose.ui.semantics.SemanticsNode
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.semantics.getOrNull
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.runDesktopComposeUiTest
import androidx.compose.ui.text.TextLayoutResult
import androidx.compose.ui.unit.Density
import dev.privet.ui.look.Palette
import dev.privet.ui.look.PrivetTheme
import dev.privet.ui.stage.Fonts
import dev.privet.ui.stage.Shot
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.DynamicTest.dynamicTest
import org.junit.jupiter.api.TestFactory
import org.junit.jupiter.api.TestInstance
import kotlin.test.assertEquals

/** What holds on every screen that there is a picture of, whatever it shows. */
@OptIn(ExperimentalTestApi::class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensTest {
    private val stages = Stages()

    @AfterAll
    fun close(): Unit = stages.close()

    private fun each(
        shot: Shot,
        test: (List<SemanticsNode>, List<SemanticsNode>) -> Unit,
    ): List<DynamicTest> =
        allPictures().map { picture ->
            dynamicTest(picture.name) {
                val drawn = picture.drawn(stages, shot)
                runDesktopComposeUiTest(shot.width, shot.height) {
                    setContent {
                        CompositionLocalProvider(LocalDensity provides Density(1f, shot.text)) {
                            PrivetTheme(Palette.Day, Fonts.type) { drawn.content() }
                        }
                    }
                    waitForIdle()
                    test(
                        onAllNodes(hasClickAction()).fetchSemanticsNodes(),
                        onAllNodes(anything, useUnmergedTree = true).fetchSemanticsNodes(),
                    )
                }
            }
        }

    @TestFactory
    fun `8 whatever is tapped is at least 48 dp, and 8 dp from what is beside it`(): List<DynamicTest> =
        each(Shot(height = TALL)) { tapped, _ ->
            assertEquals(emptyList(), tapped.filter { it.size.run { width < 48 || height < 48 } }.map(::said))
            val beside =
                tapped.flatMap { one -> tapped.filter { it.id > one.id }.map { one to it } }.filter { (one, other) ->
                    // Rows of one card touch: each is as wide as the card, and there is nothing beside it.
                    one.boundsInRoot.sideBySide(other.boundsInRoot) && one.boundsInRoot.gap(other.boundsInRoot) < 7.5f
                }
            assertEquals(emptyList(), beside.map { (one, other) -> "${said(one)} beside ${said(other)}" })
        }

    @TestFactory
    fun `11 no word is cut off at 200 per cent on 320 dp`(): List<DynamicTest> =
        each(Shot(text = 2f, width = 320, height = 2 * TALL)) { _, all ->
            assertEquals(emptyList(), all.filter(::overflows).map(::said))
        }

    @TestFactory
    fun `11 no Chinese word is cut off at 200 per cent on 320 dp`(): List<DynamicTest> =
        each(Shot(text = 2f, width = 320, height = 2 * TALL, chinese = true)) { _, all ->
            assertEquals(emptyList(), all.filter(::overflows).map(::said))
        }

    @TestFactory
    fun `12 whatever is tapped has words and a role`(): List<DynamicTest> =
        each(Shot(height = TALL)) { tapped, _ ->
            assertEquals(emptyList(), tapped.filter { said(it).isBlank() }.map { "${it.id} ${it.boundsInRoot}" })
            assertEquals(
                emptyList(),
                tapped.filter { it.config.getOrNull(SemanticsProperties.Role) == null }.map(::said),
            )
        }

    @TestFactory
    fun `each screen has a title that is a heading, or says so itself`(): List<DynamicTest> =
        each(Shot(height = TALL)) { _, all ->
            // What came of a sheet has no title: it is read out when it comes.
            assertEquals(
                true,
                all.any { SemanticsProperties.Heading in it.config || SemanticsProperties.LiveRegion in it.config },
            )
        }
}

private val anything = SemanticsMatcher("anything") { true }

private fun said(node: SemanticsNode): String =
    node.config.getOrNull(SemanticsProperties.ContentDescription)?.joinToString()
        ?: node.config.getOrNull(SemanticsProperties.Text)?.joinToString { it.text }
        ?: ""

private fun overflows(node: SemanticsNode): Boolean {
    val results = mutableListOf<TextLayoutResult>()
    node.config
        .getOrNull(SemanticsActions.GetTextLayoutResult)
        ?.action
        ?.invoke(results)
    return results.any { laid ->
        val lines = 0 until laid.lineCount
        lines.any {
            laid.isLineEllipsized(it) ||
                laid.getLineRight(it) - laid.getLineLeft(it) > laid.size.width + ROUNDED
        } ||
            laid.getLineBottom(lines.last) > laid.size.height + ROUNDED
    }
}

private fun Rect.sideBySide(other: Rect): Boolean = minOf(bottom, other.bottom) - maxOf(top, other.top) > 1f

private fun Rect.gap(other: Rect): Float = maxOf(other.left - right, left - other.right)

private const val TALL = 1600

/** A width in whole pixels may be that much less than the words. */
private const val ROUNDED = 1.5f
