package dev.privet.ui.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.layout.width
import androidx.compose.material3.Icon
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import dev.privet.ui.look.Cap
import dev.privet.ui.look.Corner
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size

/** An icon beside words that say the same: never read aloud. */
@Composable
internal fun Glyph(
    icon: ImageVector,
    colour: Color = Look.colour.ink2,
    size: Dp = Size.icon,
): Unit = Icon(icon, null, Modifier.size(grown(size)), colour)

/** Icons follow the reader's text size, up to half as large again. */
@Composable
internal fun grown(size: Dp): Dp = size * LocalDensity.current.fontScale.coerceIn(1f, Cap.ICON)

/** An icon that sits on the first line of the words beside it, at any text size. */
@Composable
internal fun LineGlyph(
    icon: ImageVector,
    colour: Color,
    size: Dp = Size.icon,
    style: TextStyle = Look.type.fact,
) {
    val line = with(LocalDensity.current) { style.lineHeight.toDp() }
    // Where lines stand close the sign is no higher than they are, on the same axis.
    val sign = minOf(size, style.lineHeight.value.dp)
    Box(Modifier.width(grown(size)).height(maxOf(line, grown(sign))), Alignment.Center) { Glyph(icon, colour, sign) }
}

/** An icon that is pressed. [label] is all that a screen reader says of it. */
@Composable
internal fun GlyphButton(
    icon: ImageVector,
    label: String,
    onClick: () -> Unit,
): Unit =
    Box(
        Modifier
            .size(Size.target)
            .clip(Corner.tile)
            .clickable(role = Role.Button, onClick = onClick)
            .semantics { contentDescription = label },
        Alignment.Center,
    ) { Glyph(icon, Look.colour.ink) }

/** The mark of a subject: filled while it is on, an outline while it is off. Shape first, colour second. */
@Composable
internal fun Tile(
    icon: ImageVector,
    lit: Boolean,
) {
    val colour = Look.colour
    val shape =
        if (lit) {
            Modifier.background(colour.jadeTint, Corner.tile)
        } else {
            Modifier.border(Size.edge, colour.hairline, Corner.tile)
        }
    Box(shape.size(Size.tile), Alignment.Center) {
        Icon(icon, null, Modifier.size(22.dp), if (lit) colour.onJadeTint else colour.ink2)
    }
}

/** Keeps a bare icon on the axis of the tiles above and below it. */
@Composable
internal fun OnAxis(content: @Composable () -> Unit): Unit =
    Box(Modifier.width(Size.tile), Alignment.Center) {
        content()
    }
