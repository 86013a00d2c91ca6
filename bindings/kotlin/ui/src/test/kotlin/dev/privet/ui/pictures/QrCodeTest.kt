package dev.privet.ui.pictures

import dev.privet.ui.look.Palette
import dev.privet.ui.parts.QrCode
import dev.privet.ui.parts.dark
import dev.privet.ui.stage.Pixels
import dev.privet.ui.stage.Shot
import dev.privet.ui.stage.Studio
import org.jetbrains.skia.Image
import kotlin.random.Random
import kotlin.test.Test
import kotlin.test.assertEquals

class QrCodeTest {
    @Test
    fun `40 each module of a code is drawn where the core put it, by day and by night`() {
        for (palette in listOf(Palette.Day, Palette.Night)) {
            for (size in listOf(21, 97, 177)) {
                val modules = Random(size).nextBytes((size * size + 7) / 8)
                val pixels = drawn(palette, size, modules)
                val side = pixels.width / (size + 8)
                val start = (pixels.width - side * size) / 2
                val read =
                    List(size * size) { at ->
                        pixels[start + at % size * side + side / 2, start + at / size * side + side / 2] == 0
                    }
                assertEquals(List(size * size) { dark(modules, it) }, read, "$size in ${palette.name}")
                assertEquals(0xFFFFFF, pixels[start - 1, start - 1], "the margin is light")
            }
        }
    }

    private fun drawn(
        palette: Palette,
        size: Int,
        modules: ByteArray,
    ): Pixels {
        val image: Image = Studio.draw(Shot(palette, width = 400, height = 400)) { QrCode(size, modules, "a code") }
        return Pixels.of(image)
    }
}
