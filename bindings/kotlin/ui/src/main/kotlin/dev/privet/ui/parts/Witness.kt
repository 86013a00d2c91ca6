package dev.privet.ui.parts

import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.staticCompositionLocalOf
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.layout.LayoutCoordinates
import androidx.compose.ui.layout.onGloballyPositioned
import androidx.compose.ui.layout.positionInRoot
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.unit.toSize
import dev.privet.ffi.Manner
import dev.privet.ui.look.Look
import kotlin.math.roundToInt

/**
 * How a sheet was drawn, for the [Manner] that goes with an answer and stays on the device: which lines were whole on the screen at
 * some moment, and how small the smallest of them was. It measures what was laid out, not what was meant to be.
 *
 * @param lines how many there are
 */
internal class Witness(
    lines: Int,
) {
    private val placed = arrayOfNulls<Rect>(lines)
    private val seen = BooleanArray(lines)
    private var smallest = Float.POSITIVE_INFINITY

    /** Where the sheet is, in pixels of the window. */
    var viewport: Rect = Rect.Zero
        set(value) {
            field = value
            placed.indices.forEach(::look)
        }

    /** A line stands there now. */
    fun placed(
        line: Int,
        at: Rect,
    ) {
        if (line !in placed.indices) return
        placed[line] = at
        look(line)
    }

    /** Text was laid out at this size, in the platform's unit. */
    fun rendered(sp: Float) {
        smallest = minOf(smallest, sp)
    }

    private fun look(line: Int) {
        val at = placed[line] ?: return
        val whole = at.width > 0 && at.top >= viewport.top - SLACK && at.bottom <= viewport.bottom + SLACK
        if (whole && at.left >= viewport.left - SLACK && at.right <= viewport.right + SLACK) seen[line] = true
    }

    /** Lines that were never whole on the screen, counted from 0; at most 64. */
    val unseen: List<UShort> get() =
        seen.indices
            .filterNot { seen[it] }
            .take(MOST)
            .map { it.toUShort() }

    /** In tenths of the platform's unit; none if nothing was laid out. */
    val smallestTenths: UShort?
        get() = if (smallest.isFinite()) (smallest * TENTHS).roundToInt().toUShort() else null

    private companion object {
        /** Half a pixel of rounding is no hidden line. */
        const val SLACK = 1f
        const val MOST = 64
        const val TENTHS = 10
    }
}

internal val LocalWitness = staticCompositionLocalOf<Witness?> { null }

/** The reader's own text size, whatever a part of the screen caps it to. */
internal val LocalTextScale = staticCompositionLocalOf { 1f }

/** Tells the witness where the sheet is. */
@Composable
internal fun Modifier.viewport(): Modifier {
    val witness = LocalWitness.current ?: return this
    return onGloballyPositioned { witness.viewport = it.frame() }
}

/** Tells the witness where a line is. */
@Composable
internal fun Modifier.witnessed(line: Int): Modifier {
    val witness = LocalWitness.current ?: return this
    return onGloballyPositioned { witness.placed(line, it.frame()) }
}

/** The whole of it, what is scrolled away included. */
private fun LayoutCoordinates.frame(): Rect = Rect(positionInRoot(), size.toSize())

/** Text of which the witness knows how large it was drawn. */
@Composable
internal fun WitnessedText(
    text: AnnotatedString,
    style: TextStyle,
    modifier: Modifier = Modifier,
) {
    val witness = LocalWitness.current
    val drawn = LocalDensity.current.fontScale / LocalTextScale.current
    Text(
        text,
        modifier,
        Look.colour.ink,
        style = style,
        onTextLayout = { witness?.rendered(it.layoutInput.style.fontSize.value * drawn) },
    )
}
