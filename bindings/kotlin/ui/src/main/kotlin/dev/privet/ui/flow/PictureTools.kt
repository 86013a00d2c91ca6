package dev.privet.ui.flow

import androidx.compose.ui.graphics.ImageBitmap
import dev.privet.ui.screens.PictureEdit
import java.nio.ByteBuffer

/**
 * Decodes and encodes pictures with the platform's codecs, off the main thread.
 *
 * On Android: `BitmapFactory.decodeByteArray` and `asImageBitmap` to decode; to redraw, a new `Bitmap` of the cropped size, the old one
 * and black rectangles drawn on its `Canvas`, and `Bitmap.compress(JPEG, 90, …)`. Both honour the orientation that the bytes carry
 * (`ExifInterface`), since what is seen and what is sent must be the same picture. Recycle every bitmap but the answer.
 */
public interface PictureTools {
    /** The picture as it will be seen by whoever receives these bytes; none if they are no picture that this platform can show. */
    public suspend fun decode(bytes: ByteArray): ImageBitmap?

    /**
     * A new JPEG (ITU-T T.81) of what is left, in a direct buffer from 0 to its limit; what is covered is black in it and nowhere else.
     * None if [bytes] are no picture that this platform can draw.
     */
    public suspend fun redraw(
        bytes: ByteArray,
        edit: PictureEdit,
    ): ByteBuffer?
}
