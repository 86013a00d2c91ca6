package dev.privet.ui.desktop

import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.toComposeImageBitmap
import dev.privet.ui.flow.PictureTools
import dev.privet.ui.screens.Area
import dev.privet.ui.screens.PictureEdit
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import org.jetbrains.skia.Canvas
import org.jetbrains.skia.Color
import org.jetbrains.skia.EncodedImageFormat
import org.jetbrains.skia.Image
import org.jetbrains.skia.Paint
import org.jetbrains.skia.Rect
import org.jetbrains.skia.Surface
import java.nio.ByteBuffer

/** The codecs of a desktop: what Compose itself draws with there. Not part of what Android compiles. */
public object SkiaPictures : PictureTools {
    override suspend fun decode(bytes: ByteArray): ImageBitmap? =
        withContext(Dispatchers.IO) { picture(bytes)?.use { it.toComposeImageBitmap() } }

    override suspend fun redraw(
        bytes: ByteArray,
        edit: PictureEdit,
    ): ByteBuffer? =
        withContext(Dispatchers.IO) {
            picture(bytes)?.use { whole ->
                Surface.makeRasterN32Premul(edit.crop.width(whole), edit.crop.height(whole)).use { table ->
                    draw(table.canvas, whole, edit)
                    table.makeImageSnapshot().use { it.encodeToData(EncodedImageFormat.JPEG, QUALITY) }?.use { made ->
                        val jpeg = made.bytes
                        ByteBuffer
                            .allocateDirect(jpeg.size)
                            .put(jpeg)
                            .flip()
                            .also { jpeg.fill(0) }
                    }
                }
            }
        }

    private fun draw(
        canvas: Canvas,
        whole: Image,
        edit: PictureEdit,
    ) {
        val (x, y) = whole.x(edit.crop.left) to whole.y(edit.crop.top)
        canvas.translate(-x.toFloat(), -y.toFloat())
        canvas.drawImage(whole, 0f, 0f)
        Paint().use { black ->
            black.color = Color.BLACK
            edit.covers.forEach {
                val at =
                    Rect.makeLTRB(
                        whole.x(it.left).toFloat(),
                        whole.y(it.top).toFloat(),
                        whole.x(it.right).toFloat(),
                        whole.y(it.bottom).toFloat(),
                    )
                canvas.drawRect(at, black)
            }
        }
    }

    private fun picture(bytes: ByteArray): Image? =
        try {
            Image.makeFromEncoded(bytes)
        } catch (_: IllegalArgumentException) {
            null
        }

    private fun Image.x(thousandths: Int): Int = thousandths * width / Area.WHOLE

    private fun Image.y(thousandths: Int): Int = thousandths * height / Area.WHOLE

    private fun Area.width(of: Image): Int = (of.x(right) - of.x(left)).coerceAtLeast(1)

    private fun Area.height(of: Image): Int = (of.y(bottom) - of.y(top)).coerceAtLeast(1)

    private const val QUALITY = 90
}
