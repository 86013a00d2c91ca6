package dev.privet.ui.pictures

import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.SemanticsProperties
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.SemanticsMatcher
import androidx.compose.ui.test.runDesktopComposeUiTest
import androidx.compose.ui.unit.Density
import dev.privet.chrome
import dev.privet.ui.look.Look
import dev.privet.ui.look.Palette
import dev.privet.ui.look.PrivetTheme
import dev.privet.ui.parts.Words
import dev.privet.ui.reading.texts
import dev.privet.ui.stage.Fonts
import dev.privet.ui.stage.Shot
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.DynamicTest.dynamicTest
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestFactory
import org.junit.jupiter.api.TestInstance
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** Every word on a screen or a sheet is the core's: of the views that it draws, or one of the fixed ones. */
@OptIn(ExperimentalTestApi::class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WordsTest {
    private val stages = Stages()

    @AfterAll
    fun close(): Unit = stages.close()

    /** What it says, aloud or in letters, that no view has. */
    private fun strange(
        shot: Shot,
        drawn: Drawn,
    ): Set<String> {
        var said = setOf<String>()
        runDesktopComposeUiTest(shot.width, shot.height) {
            setContent {
                CompositionLocalProvider(LocalDensity provides Density(1f)) {
                    PrivetTheme(Palette.Day, Fonts.type) { drawn.content() }
                }
            }
            waitForIdle()
            val nodes = onAllNodes(SemanticsMatcher("anything") { true }, useUnmergedTree = true).fetchSemanticsNodes()
            said =
                nodes
                    .flatMap { node ->
                        val written = node.config.getOrElse(SemanticsProperties.Text) { emptyList() }.map { it.text }
                        written + node.config.getOrElse(SemanticsProperties.ContentDescription) { emptyList() } +
                            listOfNotNull(node.config.getOrElseNullable(SemanticsProperties.StateDescription) { null })
                    }.toSet()
        }
        assertTrue(said.isNotEmpty(), "nothing was drawn")
        return said - texts(drawn.said) - texts(shot.reader.language.chrome())
    }

    @TestFactory
    fun `each word of a screen or sheet is of its views or a fixed one, in both languages`(): List<DynamicTest> =
        listOf(false, true).flatMap { chinese ->
            val shot = Shot(chinese = chinese, height = WHOLE)
            allPictures().map { picture ->
                dynamicTest("${picture.name} ${shot.tag}") {
                    assertEquals(emptySet(), strange(shot, picture.drawn(stages, shot)))
                }
            }
        }

    @Test
    fun `a word of nobody's is noticed`(): Unit =
        assertEquals(
            setOf("and mine"),
            strange(
                Shot(),
                Drawn(listOf("the core's")) {
                    Words("the core's", Look.type.fact)
                    Words("and mine", Look.type.fact)
                },
            ),
        )
}

/** High enough for all that a screen has, at the usual text size. */
private const val WHOLE = 3600
