package dev.privet.ui.flow

import androidx.compose.runtime.Immutable
import androidx.compose.ui.graphics.ImageBitmap
import java.nio.ByteBuffer

/**
 * A rectangle in thousandths of a picture's width and height, each from 0 to 1,000.
 *
 * @property left from the left edge
 * @property top from the upper edge
 * @property right more than [left]
 * @property bottom more than [top]
 */
@Immutable
public data class Area(
    public val left: Int,
    public val top: Int,
    public val right: Int,
    public val bottom: Int,
) {
    init {
        require(left in 0..<right && right <= WHOLE && top in 0..<bottom && bottom <= WHOLE) { "no such area" }
    }

    /** How far the two numbers of an area go. */
    public companion object {
        /** The whole width, the whole height. */
        public const val WHOLE: Int = 1000

        /** All of the picture. */
        public val All: Area = Area(0, 0, WHOLE, WHOLE)
    }
}

/**
 * What the person did to a picture before it is looked at again.
 *
 * @property crop what is left of it
 * @property covers what is black in it; outside [crop] they change nothing
 */
@Immutable
public data class PictureEdit(
    public val crop: Area = Area.All,
    public val covers: List<Area> = emptyList(),
)

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
