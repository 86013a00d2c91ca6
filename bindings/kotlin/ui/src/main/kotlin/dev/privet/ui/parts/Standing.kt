package dev.privet.ui.parts

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.Path
import androidx.compose.ui.graphics.drawscope.DrawScope
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import dev.privet.ffi.ActivityStatus
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space

/** The shapes that a state has: a disc while on, a ring while off, a struck ring once ended, a lozenge when it asks for an answer. */
internal enum class Shape { DISC, RING, STRUCK, LOZENGE }

/** Shape first: the words beside it say the same, so colour alone never does. */
internal val ActivityStatus.shape: Shape
    get() =
        when (this) {
            is ActivityStatus.On, is ActivityStatus.AlwaysOn -> Shape.DISC
            is ActivityStatus.Off, is ActivityStatus.Locked -> Shape.RING
            is ActivityStatus.Ended, is ActivityStatus.TurningOff, is ActivityStatus.Objected -> Shape.STRUCK
            is ActivityStatus.NeedsAnswer, is ActivityStatus.NeedsOther -> Shape.LOZENGE
            is ActivityStatus.BlockedByPhone -> Shape.LOZENGE
        }

/** The mark of a state, beside the words for it. */
@Composable
internal fun StandingDot(
    status: ActivityStatus,
    size: Dp = 10.dp,
) {
    val colour = Look.colour
    Canvas(Modifier.size(size)) {
        when (status.shape) {
            Shape.DISC -> drawCircle(colour.jade)
            Shape.RING -> ring(colour.line)
            Shape.STRUCK -> struck(colour.line)
            Shape.LOZENGE -> lozenge(colour.amber)
        }
    }
}

private fun DrawScope.ring(colour: Color) {
    val width = STROKE.toPx()
    drawCircle(colour, size.minDimension / 2 - width / 2, style = Stroke(width))
}

private fun DrawScope.struck(colour: Color) {
    ring(colour)
    val r = size.minDimension / 2
    val reach = r * STRIKE
    drawLine(colour, Offset(r - reach, r + reach), Offset(r + reach, r - reach), STROKE.toPx())
}

private fun DrawScope.lozenge(colour: Color) {
    val r = size.minDimension / 2
    val path =
        Path().apply {
            moveTo(r, 0f)
            lineTo(2 * r, r)
            lineTo(r, 2 * r)
            lineTo(0f, r)
            close()
        }
    drawPath(path, colour)
}

private val STROKE = 1.75.dp
private const val STRIKE = 0.7f

/** The state of something in one line: its mark, on the first line of the words for it. */
@Composable
internal fun StandingLine(
    status: ActivityStatus,
    text: String,
): Unit =
    Row(horizontalArrangement = Arrangement.spacedBy(Space.tight)) {
        val line =
            with(LocalDensity.current) {
                Look.type.note.lineHeight
                    .toDp()
            }
        Box(Modifier.height(line), Alignment.Center) { StandingDot(status, grown(10.dp)) }
        Words(text, Look.type.note, colour = Look.colour.ink2)
    }
