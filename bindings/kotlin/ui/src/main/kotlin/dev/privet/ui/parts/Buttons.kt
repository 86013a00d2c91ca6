package dev.privet.ui.parts

import androidx.compose.foundation.BorderStroke
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.material3.Surface
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.role
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import dev.privet.ui.look.Corner
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size
import dev.privet.ui.look.Space

/** Every way forward that is not an answer: same height, same voice, no edge and no fill. */
@Composable
internal fun PlainButton(
    text: String,
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
    icon: ImageVector? = null,
    enabled: Boolean = true,
    ink: Color = Look.colour.jade,
    align: TextAlign = TextAlign.Center,
) {
    val colour = if (enabled) ink else Look.colour.ink2
    Row(
        modifier
            .clip(Corner.answer)
            .clickable(enabled, role = Role.Button, onClick = onClick)
            .heightIn(min = Size.target)
            .padding(horizontal = Space.near, vertical = Space.tight),
        Arrangement.spacedBy(Space.tight, Alignment.CenterHorizontally),
        Alignment.CenterVertically,
    ) {
        if (icon != null && !stacks()) Glyph(icon, colour, 20.dp)
        Words(text, Look.type.factFirm, colour = colour, align = align)
    }
}

/** The only button with an edge. Both answers of a sheet use it, and so does a lone "Turn off". */
@Composable
internal fun Answer(
    text: String,
    onClick: () -> Unit,
    modifier: Modifier = Modifier,
    enabled: Boolean = true,
) {
    val colour = Look.colour
    val ink = if (enabled) colour.onChoice else colour.ink2
    Surface(
        onClick,
        // Material's surface does not say by itself what it is when it is pressed.
        modifier.heightIn(min = Size.choice).semantics { role = Role.Button },
        enabled,
        Corner.answer,
        colour.choice,
        ink,
        border = BorderStroke(Size.edge, if (enabled) colour.choiceLine else colour.hairline),
    ) {
        Box(Modifier.padding(Space.near), Alignment.Center) {
            Words(text, Look.type.factFirm, colour = ink, align = TextAlign.Center)
        }
    }
}

/** A choice among a few that changes only what is shown. */
@Composable
internal fun Chip(
    text: String,
    icon: ImageVector,
    modifier: Modifier = Modifier,
    onClick: () -> Unit,
) {
    val colour = Look.colour
    Row(
        modifier
            .heightIn(min = Size.target)
            .clip(Corner.chip)
            .border(1.dp, colour.line, Corner.chip)
            .clickable(role = Role.DropdownList, onClick = onClick)
            .padding(start = Space.near, end = Space.tight, top = Space.tight, bottom = Space.tight),
        Arrangement.spacedBy(Space.tight),
        Alignment.CenterVertically,
    ) {
        Glyph(icon, colour.ink2, Size.iconSmall)
        Words(text, Look.type.noteFirm)
        Glyph(Icons.more, colour.ink2, Size.iconSmall)
    }
}
