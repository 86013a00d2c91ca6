package dev.lanternpay

import com.google.zxing.Binarizer
import com.google.zxing.BinaryBitmap
import com.google.zxing.DecodeHintType
import com.google.zxing.PlanarYUVLuminanceSource
import com.google.zxing.ReaderException
import com.google.zxing.common.GlobalHistogramBinarizer
import com.google.zxing.common.HybridBinarizer
import com.google.zxing.qrcode.QRCodeReader

/** What a QR code in this picture says, if there is one that can be read. [luma] holds a byte of brightness for each pixel, row by row. */
internal fun code(
    luma: ByteArray,
    width: Int,
    height: Int,
): String? =
    PlanarYUVLuminanceSource(luma, width, height, 0, 0, width, height, false).let { source ->
        listOf(HybridBinarizer(source), GlobalHistogramBinarizer(source)).firstNotNullOfOrNull(::read)
    }

private fun read(picture: Binarizer): String? =
    try {
        QRCodeReader().decode(BinaryBitmap(picture), mapOf(DecodeHintType.TRY_HARDER to true)).text
    } catch (_: ReaderException) {
        null
    }
