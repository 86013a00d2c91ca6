package dev.privet.ui.android

import android.graphics.Bitmap
import android.graphics.BitmapFactory
import android.graphics.Canvas
import android.graphics.Color
import android.graphics.Matrix
import android.graphics.Paint
import android.media.ExifInterface
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.asImageBitmap
import dev.privet.ui.flow.PictureTools
import dev.privet.ui.screens.Area
import dev.privet.ui.screens.PictureEdit
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.withContext
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.IOException
import java.nio.Buffer
import java.nio.ByteBuffer

/**
 * The phone's own codecs, off the main thread. A picture is turned as its bytes say that it is to be seen. What is looked at is at most
 * [LARGEST] pixels a side, because a canvas draws no larger ones; what is sent keeps its size.
 */
public object AndroidPictures : PictureTools {
    override suspend fun decode(bytes: ByteArray): ImageBitmap? =
        withContext(Dispatchers.IO) { upright(bytes, LARGEST)?.asImageBitmap() }

    override suspend fun redraw(
        bytes: ByteArray,
        edit: PictureEdit,
    ): ByteBuffer? =
        withContext(Dispatchers.IO) {
            upright(bytes, Int.MAX_VALUE)?.used { whole ->
                if (whole == null) null else fitting { drawn(whole, edit) }.used { it?.let(::jpeg) }
            }
        }

    private fun drawn(
        whole: Bitmap,
        edit: PictureEdit,
    ): Bitmap {
        val (left, top) = whole.x(edit.crop.left) to whole.y(edit.crop.top)
        val width = (whole.x(edit.crop.right) - left).toInt().coerceAtLeast(1)
        val height = (whole.y(edit.crop.bottom) - top).toInt().coerceAtLeast(1)
        val table = Bitmap.createBitmap(width, height, Bitmap.Config.ARGB_8888)
        val canvas = Canvas(table)
        canvas.drawColor(Color.WHITE)
        canvas.translate(-left, -top)
        canvas.drawBitmap(whole, 0f, 0f, null)
        val black = Paint().apply { color = Color.BLACK }
        for (area in edit.covers) {
            canvas.drawRect(whole.x(area.left), whole.y(area.top), whole.x(area.right), whole.y(area.bottom), black)
        }
        return table
    }

    private fun jpeg(picture: Bitmap): ByteBuffer? {
        val out = Wiped()
        try {
            return if (picture.compress(Bitmap.CompressFormat.JPEG, QUALITY, out)) out.taken() else null
        } finally {
            out.wipe()
        }
    }

    private fun upright(
        bytes: ByteArray,
        largest: Int,
    ): Bitmap? {
        val options = BitmapFactory.Options().apply { inJustDecodeBounds = true }
        BitmapFactory.decodeByteArray(bytes, 0, bytes.size, options)
        if (options.outWidth <= 0 || options.outHeight <= 0) return null
        options.inJustDecodeBounds = false
        options.inSampleSize = 1
        while (maxOf(options.outWidth, options.outHeight) / options.inSampleSize > largest) options.inSampleSize *= 2
        val lying = fitting { BitmapFactory.decodeByteArray(bytes, 0, bytes.size, options) } ?: return null
        val turn = turned(orientation(bytes)) ?: return lying
        val standing = fitting { Bitmap.createBitmap(lying, 0, 0, lying.width, lying.height, turn, false) }
        if (standing !== lying) lying.recycle()
        return standing
    }

    /** What the bytes say of how they lie; as they are where they say nothing. */
    private fun orientation(bytes: ByteArray): Int =
        try {
            ExifInterface(ByteArrayInputStream(bytes))
                .getAttributeInt(ExifInterface.TAG_ORIENTATION, ExifInterface.ORIENTATION_NORMAL)
        } catch (_: IOException) {
            ExifInterface.ORIENTATION_NORMAL
        }

    private fun turned(orientation: Int): Matrix? {
        val matrix = Matrix()
        when (orientation) {
            ExifInterface.ORIENTATION_FLIP_HORIZONTAL -> {
                matrix.setScale(-1f, 1f)
            }

            ExifInterface.ORIENTATION_ROTATE_180 -> {
                matrix.setRotate(HALF)
            }

            ExifInterface.ORIENTATION_FLIP_VERTICAL -> {
                matrix.setScale(1f, -1f)
            }

            ExifInterface.ORIENTATION_TRANSPOSE -> {
                matrix.setRotate(QUARTER)
                matrix.postScale(-1f, 1f)
            }

            ExifInterface.ORIENTATION_ROTATE_90 -> {
                matrix.setRotate(QUARTER)
            }

            ExifInterface.ORIENTATION_TRANSVERSE -> {
                matrix.setRotate(-QUARTER)
                matrix.postScale(-1f, 1f)
            }

            ExifInterface.ORIENTATION_ROTATE_270 -> {
                matrix.setRotate(-QUARTER)
            }

            else -> {
                return null
            }
        }
        return matrix
    }

    /** A picture that is too large for this phone is none that it can show. */
    private inline fun fitting(make: () -> Bitmap?): Bitmap? =
        try {
            make()
        } catch (_: OutOfMemoryError) {
            null
        }

    private inline fun <T> Bitmap?.used(use: (Bitmap?) -> T): T =
        try {
            use(this)
        } finally {
            this?.recycle()
        }

    private fun Bitmap.x(thousandths: Int): Float = (thousandths * width / Area.WHOLE).toFloat()

    private fun Bitmap.y(thousandths: Int): Float = (thousandths * height / Area.WHOLE).toFloat()

    /** The widest and highest that a picture is looked at, in pixels. */
    public const val LARGEST: Int = 4096
    private const val QUALITY = 90
    private const val HALF = 180f
    private const val QUARTER = 90f
}

/** Bytes that are handed on once, and kept nowhere. */
private class Wiped : ByteArrayOutputStream() {
    override fun write(b: Int) {
        room(1)
        super.write(b)
    }

    override fun write(
        from: ByteArray,
        off: Int,
        len: Int,
    ) {
        room(len)
        super.write(from, off, len)
    }

    fun wipe(): Unit = buf.fill(0)

    /** Grows by itself, so that what it grew out of is wiped. */
    private fun room(more: Int) {
        if (more <= buf.size - count) return
        val narrow = buf
        buf = narrow.copyOf(maxOf(2 * narrow.size, count + more))
        narrow.fill(0)
    }

    fun taken(): ByteBuffer {
        val made = ByteBuffer.allocateDirect(count).put(buf, 0, count)
        // As a plain buffer: no list of public API has the `flip` of this one.
        val plain: Buffer = made
        plain.flip()
        return made
    }
}
