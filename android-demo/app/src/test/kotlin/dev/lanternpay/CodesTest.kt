package dev.lanternpay

import com.google.zxing.BarcodeFormat
import com.google.zxing.BinaryBitmap
import com.google.zxing.DecodeHintType
import com.google.zxing.PlanarYUVLuminanceSource
import com.google.zxing.ReaderException
import com.google.zxing.common.HybridBinarizer
import com.google.zxing.qrcode.QRCodeReader
import com.google.zxing.qrcode.QRCodeWriter
import kotlin.random.Random
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

class CodesTest {
    @Test
    fun `a code is read though its own modules look like one more corner`() {
        val random = Random(1)
        val alike =
            List(100) { String(CharArray(1_500) { LETTERS.random(random) }) }.filter { said ->
                val picture = Picture(said)
                assertEquals(said, code(picture.luma, picture.side, picture.side))
                readAlone(picture) == null
            }
        assertTrue(alike.isNotEmpty(), "none of them tells this reader from the one for a single code")
    }

    @Test
    fun `of two codes that say different things none is chosen`() {
        val (left, right) = Picture("https://lanternpay.example/one") to Picture("https://lanternpay.example/two")
        assertEquals(left.side, right.side)
        val both = left.beside(right)
        assertEquals(null, code(both, left.side * 2, left.side))
        assertEquals("https://lanternpay.example/one", code(left.beside(left), left.side * 2, left.side))
    }

    private fun readAlone(picture: Picture): String? {
        val luma = with(picture) { PlanarYUVLuminanceSource(luma, side, side, 0, 0, side, side, false) }
        return try {
            val hard = mapOf(DecodeHintType.TRY_HARDER to true)
            QRCodeReader().decode(BinaryBitmap(HybridBinarizer(luma)), hard).text
        } catch (_: ReaderException) {
            null
        }
    }

    /** A code with its margin, each module [PIXELS] wide. */
    private class Picture(
        said: String,
    ) {
        private val modules = QRCodeWriter().encode(said, BarcodeFormat.QR_CODE, 0, 0)
        val side = modules.width * PIXELS
        val luma =
            ByteArray(side * side) { at -> if (modules[at % side / PIXELS, at / side / PIXELS]) 0 else -1 }

        fun beside(other: Picture): ByteArray =
            (0 until side).fold(byteArrayOf()) { rows, y ->
                rows + luma.copyOfRange(y * side, (y + 1) * side) + other.luma.copyOfRange(y * side, (y + 1) * side)
            }
    }

    private companion object {
        const val PIXELS = 4
        const val LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
    }
}
