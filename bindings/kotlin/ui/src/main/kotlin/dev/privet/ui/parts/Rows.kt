package dev.privet.ui.parts

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import dev.privet.ui.look.Corner
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size
import dev.privet.ui.look.Space

/** Where a row's touch ends, on all sides a little before the row does: two rows of one card never touch as targets. */
internal fun Modifier.rowEdge(): Modifier = fillMaxWidth().padding(Space.hair).clip(Corner.answer)

/** The room around a row's words, inside [rowEdge]: both together are as wide as any card's margin. */
internal fun Modifier.rowRoom(): Modifier =
    heightIn(min = Size.target).padding(horizontal = Space.base - Space.hair, vertical = Space.near - Space.hair)

/** A row that leads somewhere: a chevron inside the app, a slanted arrow to the phone's settings. One element for a reader. */
@Composable
internal fun NavRow(
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
    lead: @Composable () -> Unit,
    trail: @Composable () -> Unit = { Glyph(Icons.next, size = 20.dp) },
    text: @Composable ColumnScope.() -> Unit,
): Unit =
    Row(
        modifier
            .rowEdge()
            .clickable(role = Role.Button, onClick = onClick)
            .rowRoom(),
        Arrangement.spacedBy(Space.near),
        Alignment.CenterVertically,
    ) {
        lead()
        Column(Modifier.weight(1f), content = text)
        trail()
    }

/** A fact: its icon on the first line, its words after it, one element for a screen reader. */
@Composable
internal fun IconLine(
    icon: ImageVector,
    text: String,
    modifier: Modifier = Modifier,
    tint: Color = Look.colour.jade,
): Unit =
    Row(modifier.fillMaxWidth(), Arrangement.spacedBy(Space.near)) {
        LineGlyph(icon, tint)
        Text(led(text), Modifier.weight(1f), Look.colour.ink, style = Look.type.fact)
    }

/** A quiet action on the same grid as the facts above it. */
@Composable
internal fun ActionRow(
    icon: ImageVector,
    text: String,
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
): Unit =
    Row(
        modifier
            .fillMaxWidth()
            .clip(Corner.answer)
            .clickable(role = Role.Button, onClick = onClick)
            .heightIn(min = Size.target)
            .padding(horizontal = Space.base, vertical = Space.near),
        Arrangement.spacedBy(Space.near),
    ) {
        LineGlyph(icon, Look.colour.jade)
        Words(text, Look.type.factFirm, Modifier.weight(1f), Look.colour.jade)
    }

/** A label and its value: side by side, or the one under the other in large text. */
@Composable
internal fun LabelledRow(
    label: String,
    value: String,
): Unit =
    if (stacks()) {
        Column {
            Words(label, Look.type.note, colour = Look.colour.ink2)
            Words(value, Look.type.fact)
        }
    } else {
        Row(horizontalArrangement = Arrangement.spacedBy(Space.near)) {
            Words(label, Look.type.note, Modifier.width(LABEL).alignByBaseline(), Look.colour.ink2)
            Words(value, Look.type.fact, Modifier.weight(1f).alignByBaseline())
        }
    }

private val LABEL = 104.dp

/** A second thought under a card. */
@Composable
internal fun Aside(
    icon: ImageVector,
    text: String,
): Unit =
    Row(horizontalArrangement = Arrangement.spacedBy(Space.tight)) {
        Glyph(icon, size = Size.iconSmall)
        Words(text, Look.type.note, Modifier.weight(1f), Look.colour.ink2)
    }
