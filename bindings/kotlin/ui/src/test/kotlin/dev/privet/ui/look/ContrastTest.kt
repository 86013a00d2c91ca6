package dev.privet.ui.look

import androidx.compose.ui.graphics.Color
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

class ContrastTest {
    @Test
    fun `9 every pair that is drawn can be read, in all four palettes`(): Unit =
        Palette.all.forEach { assertEquals(emptyList(), it.weakPairs(), it.name) }

    @Test
    fun `9 with increased contrast all text is seven to one`(): Unit =
        listOf(Palette.DayStrong, Palette.NightStrong).forEach { palette ->
            PAIRINGS.filter { it.least == TEXT }.forEach {
                assertTrue(contrast(it.over(palette), it.under(palette)) >= 7.0, "${it.what} in ${palette.name}")
            }
        }

    @Test
    fun `a palette with grey text on grey is named as weak`() {
        val grey = Palette.Day.copy(ink2 = Color(0xFF9AA5A1))
        assertEquals(
            listOf("ink2 on ground", "ink2 on sheet", "ink2 on well"),
            grey.weakPairs().map {
                it.substringBefore(':')
            },
        )
    }

    @Test
    fun `no palette has another colour for one of the two answers`() {
        // There is one name for the ground, the words and the edge of an answer: a second one would show here.
        val answers =
            Palette::class.java.declaredFields
                .map { it.name }
                .filter { it.contains("hoice") }
        assertEquals(setOf("choice", "onChoice", "choiceLine"), answers.toSet())
    }
}
