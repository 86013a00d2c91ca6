package dev.privet.ui.parts

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.aspectRatio
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.platform.testTag
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import dev.privet.ui.look.Corner
import kotlin.math.floor
import androidx.compose.ui.geometry.Size as Extent

/**
 * A QR code as the core made it (ISO/IEC 18004): dark modules on a light ground with a margin of four, in every palette, since a
 * reader of codes expects it so.
 *
 * @param size modules on a side
 * @param modules a bit for each, row by row, the highest bit of a byte first; 1 is dark
 * @param spoken what a screen reader says
 */
@Composable
internal fun QrCode(
    size: Int,
    modules: ByteArray,
    spoken: String,
    modifier: Modifier = Modifier,
): Unit =
    Canvas(
        modifier
            .aspectRatio(1f)
            .clip(Corner.picture)
            .semantics { contentDescription = spoken }
            .testTag("qr"),
    ) {
        drawRect(LIGHT)
        // Whole pixels, or thin light lines would run between dark modules.
        val side = floor(this.size.minDimension / (size + 2 * MARGIN))
        val start = floor((this.size.minDimension - side * size) / 2)
        darkRuns(size, modules) { row, from, length ->
            drawRect(DARK, Offset(start + from * side, start + row * side), Extent(length * side, side))
        }
    }

/** Each row's dark modules that touch, as one run: a fifth of the rectangles. */
internal inline fun darkRuns(
    size: Int,
    modules: ByteArray,
    draw: (row: Int, from: Int, length: Int) -> Unit,
) {
    for (row in 0 until size) {
        var from = 0
        while (from < size) {
            var to = from
            while (to < size && dark(modules, row * size + to)) to++
            if (to > from) draw(row, from, to - from)
            from = to + 1
        }
    }
}

internal fun dark(
    modules: ByteArray,
    at: Int,
): Boolean = modules[at / 8].toInt() and (0x80 ushr (at % 8)) != 0

private const val MARGIN = 4
private val LIGHT = Color(0xFFFFFFFF)
private val DARK = Color(0xFF000000)
