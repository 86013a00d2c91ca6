package dev.privet.ui.android

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.Paint
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.asAndroidBitmap
import dev.privet.ui.screens.Area
import dev.privet.ui.screens.PictureEdit
import kotlinx.coroutines.runBlocking
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.annotation.Config
import org.robolectric.annotation.GraphicsMode
import java.io.ByteArrayOutputStream
import java.nio.ByteBuffer
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertNull
import kotlin.test.assertTrue

/** Pictures, by Android's own codecs. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [30, 35])
@GraphicsMode(GraphicsMode.Mode.NATIVE)
class AndroidPicturesTest {
    /** 80 × 40: red, green above; blue, white below. */
    private fun quarters(): ByteArray {
        val picture = Bitmap.createBitmap(80, 40, Bitmap.Config.ARGB_8888)
        val canvas = Canvas(picture)
        listOf(Color.RED, Color.GREEN, Color.BLUE, Color.WHITE).forEachIndexed { i, colour ->
            val (x, y) = i % 2 * 40f to i / 2 * 20f
            canvas.drawRect(x, y, x + 40, y + 20, Paint().apply { color = colour })
        }
        val out = ByteArrayOutputStream()
        assertTrue(picture.compress(Bitmap.CompressFormat.JPEG, 95, out))
        return out.toByteArray()
    }

    /** With an APP1 segment that says how it lies and nothing else (EXIF 2.32, tag 0x0112). */
    private fun lying(orientation: Int): ByteArray {
        val whole = quarters()
        val exif =
            byteArrayOf(-1, -31, 0, 34) + "Exif".encodeToByteArray() + byteArrayOf(0, 0) +
                byteArrayOf(0x4d, 0x4d, 0, 42, 0, 0, 0, 8) +
                byteArrayOf(0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation.toByte(), 0, 0) + byteArrayOf(0, 0, 0, 0)
        return whole.copyOf(2) + exif + whole.copyOfRange(2, whole.size)
    }

    private fun decoded(bytes: ByteArray): ImageBitmap? = runBlocking { AndroidPictures.decode(bytes) }

    private fun redrawn(
        bytes: ByteArray,
        edit: PictureEdit,
    ): ByteBuffer? = runBlocking { AndroidPictures.redraw(bytes, edit) }

    private fun bitmap(buffer: ByteBuffer): Bitmap {
        val bytes = ByteArray(buffer.remaining()).also { buffer.get(it) }
        return assertNotNull(BitmapFactory.decodeByteArray(bytes, 0, bytes.size))
    }

    /** Which of the four colours is in each corner, row by row. */
    private fun corners(picture: Bitmap): String {
        val (w, h) = picture.width to picture.height
        return listOf(w / 4 to h / 4, w * 3 / 4 to h / 4, w / 4 to h * 3 / 4, w * 3 / 4 to h * 3 / 4)
            .joinToString("") { (x, y) -> name(picture.getPixel(x, y)) }
    }

    private fun name(colour: Int): String {
        fun high(part: Int) = part > 128
        return when (Triple(high(Color.red(colour)), high(Color.green(colour)), high(Color.blue(colour)))) {
            Triple(true, false, false) -> "R"
            Triple(false, true, false) -> "G"
            Triple(false, false, true) -> "B"
            Triple(true, true, true) -> "W"
            else -> "K"
        }
    }

    @Test
    fun `A15 what is seen and what is sent stand as the bytes say`() {
        val seen =
            mapOf(
                1 to "RGBW",
                2 to "GRWB",
                3 to "WBGR",
                4 to "BWRG",
                5 to "RBGW",
                6 to "BRWG",
                7 to "WGBR",
                8 to "GWRB",
            )
        for ((orientation, corners) in seen) {
            val bytes = lying(orientation)
            val upright = orientation > 4
            val picture = assertNotNull(decoded(bytes)).asAndroidBitmap()
            assertEquals(corners, corners(picture), "$orientation")
            assertEquals(if (upright) 40 to 80 else 80 to 40, picture.width to picture.height)
            val sent = bitmap(assertNotNull(redrawn(bytes, PictureEdit())))
            assertEquals(corners, corners(sent), "$orientation")
            assertEquals(picture.width to picture.height, sent.width to sent.height)
        }
    }

    @Test
    fun `29 a crop leaves what is left and what is covered is black there alone`() {
        val right = Area(500, 0, 1000, 1000)
        val cropped = bitmap(assertNotNull(redrawn(quarters(), PictureEdit(right))))
        assertEquals(40 to 40, cropped.width to cropped.height)
        assertEquals("GGWW", corners(cropped))
        val covered = PictureEdit(Area.All, listOf(Area(0, 0, 500, 500)))
        assertEquals("KGBW", corners(bitmap(assertNotNull(redrawn(quarters(), covered)))))
    }

    @Test
    fun `what is no picture is none`() {
        for (bytes in listOf(ByteArray(0), "no picture".encodeToByteArray(), quarters().copyOf(10))) {
            assertNull(decoded(bytes))
            assertNull(redrawn(bytes, PictureEdit()))
        }
    }

    @Test
    fun `a picture too large for a screen is looked at smaller and sent as large as it is`() {
        val wide = Bitmap.createBitmap(AndroidPictures.LARGEST * 2, 8, Bitmap.Config.ARGB_8888)
        val out = ByteArrayOutputStream()
        assertTrue(wide.compress(Bitmap.CompressFormat.JPEG, 90, out))
        assertEquals(AndroidPictures.LARGEST, assertNotNull(decoded(out.toByteArray())).width)
        assertEquals(wide.width, bitmap(assertNotNull(redrawn(out.toByteArray(), PictureEdit()))).width)
    }
}
