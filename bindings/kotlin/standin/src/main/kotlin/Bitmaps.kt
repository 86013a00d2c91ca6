// A stand-in: the same package and names as the real one, and only what is used here. Never shipped.
package androidx.compose.ui.graphics

import android.graphics.Bitmap
import java.awt.image.BufferedImage

fun Bitmap.asImageBitmap(): ImageBitmap {
    val pixels = IntArray(width * height).also { getPixels(it, 0, width, 0, 0, width, height) }
    val image = BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB)
    image.setRGB(0, 0, width, height, pixels, 0, width)
    return image.toComposeImageBitmap()
}

fun ImageBitmap.asAndroidBitmap(): Bitmap {
    val pixels = IntArray(width * height).also { readPixels(it) }
    return Bitmap.createBitmap(pixels, width, height, Bitmap.Config.ARGB_8888)
}
