package dev.privet.ui.preview

import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.graphics.Canvas
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.ImageBitmap
import androidx.compose.ui.graphics.Paint

/** A bill on a table, in place of the photograph: a preview has no codec that is the same on a phone and here. */
internal val bill: ImageBitmap by lazy {
    ImageBitmap(WIDTH, HEIGHT).also { image ->
        val canvas = Canvas(image)

        fun box(
            colour: Long,
            left: Int,
            top: Int,
            width: Int,
            height: Int,
        ) = canvas.drawRect(
            Rect(left.toFloat(), top.toFloat(), (left + width).toFloat(), (top + height).toFloat()),
            Paint().apply { color = Color(colour) },
        )
        box(TABLE, 0, 0, WIDTH, HEIGHT)
        box(PAPER, 200, 30, 240, 420)
        box(HEAD, 200, 30, 240, 40)
        for (line in 0 until 7) box(INK, 224, 96 + line * 24, 190 - line % 3 * 40, 8)
        for (month in 0 until 6) box(HEAD, 228 + month * 34, 400 - month * 14, 22, 20 + month * 14)
    }
}

private const val WIDTH = 640
private const val HEIGHT = 480
private const val TABLE = 0xFF7A5230
private const val PAPER = 0xFFF7F3E8
private const val HEAD = 0xFF1F5F66
private const val INK = 0xFF6B6B66
