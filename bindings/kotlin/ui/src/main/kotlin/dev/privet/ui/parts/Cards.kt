package dev.privet.ui.parts

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Offset
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import dev.privet.ui.look.Corner
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space

/** What belongs together. Cards differ from the page by colour; where both share one, an edge takes over. */
@Composable
internal fun Card(
    modifier: Modifier = Modifier,
    colour: Color = Look.colour.sheet,
    content: @Composable ColumnScope.() -> Unit,
) {
    val edge = Look.colour.let { if (it.ground == it.sheet) BorderStroke(1.dp, it.line) else null }
    Surface(modifier.fillMaxWidth(), Corner.card, colour, border = edge) { Column(content = content) }
}

/** A thin line between rows of one card. */
@Composable
internal fun Rule(inset: Dp = 0.dp): Unit =
    Box(
        Modifier
            .fillMaxWidth()
            .padding(start = inset)
            .height(1.dp)
            .background(Look.colour.hairline),
    )

/** The hedge: above it what leaves or stops, below it what stays or still works. Never a mere divider. */
@Composable
internal fun Hedge(modifier: Modifier = Modifier) {
    val colour = Look.colour.line
    Canvas(modifier.fillMaxWidth().height(4.dp)) {
        val r = DOT.toPx()
        val gaps = ((size.width - 2 * r) / PITCH.toPx()).toInt().coerceAtLeast(1)
        for (i in 0..gaps) drawCircle(colour, r, Offset(r + (size.width - 2 * r) * i / gaps, size.height / 2))
    }
}

private val DOT = 1.25.dp
private val PITCH = 8.dp

/** A calm call to look: amber, one line, and a chevron where a tap leads on. At most one on a screen. */
@Composable
internal fun Banner(
    icon: ImageVector,
    text: String,
    onClick: (() -> Unit)?,
) {
    val colour = Look.colour
    val lead = @Composable { OnAxis { Glyph(icon, colour.amber) } }
    val said = @Composable { Words(text, Look.type.factFirm, colour = colour.onAmberTint) }
    Card(colour = colour.amberTint) {
        if (onClick == null) {
            Row(
                Modifier.rowEdge().rowRoom().semantics(mergeDescendants = true) {},
                Arrangement.spacedBy(Space.near),
                Alignment.CenterVertically,
            ) {
                lead()
                said()
            }
        } else {
            NavRow(onClick, lead = lead, trail = { Glyph(Icons.next, colour.amber, 20.dp) }) { said() }
        }
    }
}
