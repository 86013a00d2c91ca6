package dev.privet.ui.stage

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.material3.Text
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.unit.sp
import dev.privet.ui.look.Look
import org.jetbrains.skia.Canvas
import org.jetbrains.skia.Font
import org.jetbrains.skia.FontMgr
import org.jetbrains.skia.Paint
import org.jetbrains.skia.Surface
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

class FontsTest {
    @Test
    fun `the faces of the pictures are here`(): Unit = Fonts.require()

    @Test
    fun `a face that is not here is named by its package`() {
        assertEquals(listOf("fonts-noto-cjk"), Fonts.missing { it != CJK })
        assertEquals(
            listOf("fonts-roboto-unhinted", "fonts-noto-cjk-extra"),
            Fonts.missing { "Roboto-Medium" !in it.name && "CJK-Medium" !in it.name },
        )
    }

    @Test
    fun `Han letters are drawn in their Simplified forms`(): Unit =
        "直骨门令".forEach { letter ->
            val drawn = drawn(letter)
            val simplified = ink { it.drawString("$letter", MARGIN, SIDE - MARGIN, face(SIMPLIFIED), Paint()) }
            val japanese = ink { it.drawString("$letter", MARGIN, SIDE - MARGIN, face(JAPANESE), Paint()) }
            assertTrue(apart(simplified, japanese) > TELLING, "$letter looks alike in both, and tells nothing")
            assertTrue(
                apart(drawn, simplified) < TELLING / 2,
                "$letter is not drawn in its Simplified form: is FONTCONFIG_FILE the one of ui/pom.xml?",
            )
        }

    /** As a screen draws it: Roboto first, then whatever the system falls back to. */
    private fun drawn(letter: Char): List<Boolean> {
        val image =
            Studio.draw(Shot(width = SIDE / 2, height = SIDE / 2)) {
                Box(Modifier.fillMaxSize(), Alignment.Center) {
                    Text(
                        "$letter",
                        style = Look.type.fact.copy(fontSize = (EM / 2).sp, lineHeight = (EM / 2).sp),
                        color = Color.Black,
                    )
                }
            }
        return cropped(Pixels.of(image))
    }

    private fun ink(draw: (Canvas) -> Unit): List<Boolean> {
        val surface = Surface.makeRasterN32Premul(SIDE, SIDE)
        surface.canvas.clear(-1)
        draw(surface.canvas)
        return cropped(Pixels.of(surface.makeImageSnapshot()))
    }

    /** Where there is ink, in the box that just holds it, on a grid of [GRID] squares. */
    private fun cropped(pixels: Pixels): List<Boolean> {
        fun dark(
            x: Int,
            y: Int,
        ) = pixels[x, y] and 0xFF < 128
        val xs = (0 until SIDE).filter { x -> (0 until SIDE).any { dark(x, it) } }
        val ys = (0 until SIDE).filter { y -> (0 until SIDE).any { dark(it, y) } }
        val (left, top) = xs.first() to ys.first()
        val (wide, high) = xs.last() - left to ys.last() - top
        return (0 until GRID * GRID).map {
            dark(
                left + it % GRID * wide / (GRID - 1),
                top + it / GRID * high / (GRID - 1),
            )
        }
    }

    private fun apart(
        one: List<Boolean>,
        two: List<Boolean>,
    ): Double = one.indices.count { one[it] != two[it] }.toDouble() / one.count { it }

    private fun face(index: Int) =
        Font(checkNotNull(FontMgr.default.makeFromFile(CJK.path, index)) { "${CJK.path} has no face $index" }, EM)
}

private const val SIDE = 320
private const val EM = 240f
private const val MARGIN = 40f
private const val GRID = 64

/** Faces of the collection. */
private const val JAPANESE = 0
private const val SIMPLIFIED = 2

/** Share of a letter's ink that two regions' forms differ in at least. */
private const val TELLING = 0.12
