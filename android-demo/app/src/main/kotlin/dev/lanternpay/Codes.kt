package dev.lanternpay

import com.google.zxing.Binarizer
import com.google.zxing.BinaryBitmap
import com.google.zxing.DecodeHintType
import com.google.zxing.PlanarYUVLuminanceSource
import com.google.zxing.ReaderException
import com.google.zxing.common.GlobalHistogramBinarizer
import com.google.zxing.common.HybridBinarizer
import com.google.zxing.multi.qrcode.QRCodeMultiReader

/**
 * What the QR code in this picture says, if one can be read and no other beside it says something else. [luma] holds a byte of brightness
 * for each pixel, row by row.
 *
 * A large code often holds modules that look like a fourth corner. ZXing's reader for one code settles on three corners and gives up; that
 * for several tries them all.
 */
internal fun code(
    luma: ByteArray,
    width: Int,
    height: Int,
): String? =
    PlanarYUVLuminanceSource(luma, width, height, 0, 0, width, height, false).let { source ->
        listOf(HybridBinarizer(source), GlobalHistogramBinarizer(source))
            .firstNotNullOfOrNull { picture -> read(picture).ifEmpty { null } }
            ?.singleOrNull()
    }

private fun read(picture: Binarizer): Set<String> =
    try {
        QRCodeMultiReader()
            .decodeMultiple(BinaryBitmap(picture), mapOf(DecodeHintType.TRY_HARDER to true))
            .mapTo(mutableSetOf()) { found -> found.text }
    } catch (_: ReaderException) {
        emptySet()
    }
