package dev.privet.ui.parts

import androidx.compose.foundation.Canvas
import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.ColumnScope
import androidx.compose.foundation.layout.IntrinsicSize
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxHeight
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.selection.selectable
import androidx.compose.foundation.selection.toggleable
import androidx.compose.material3.DropdownMenu
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.graphics.drawscope.Stroke
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import androidx.compose.ui.text.style.TextAlign
import androidx.compose.ui.unit.dp
import dev.privet.ui.look.Corner
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size
import dev.privet.ui.look.Space

/** One of a few that can be chosen. */
internal class Choice<out T>(
    val value: T,
    val text: String,
)

/**
 * A chip that shows what is chosen and opens the others under it. It changes only what is shown.
 *
 * @param label what is being chosen; said by a screen reader before the choice
 */
@Composable
internal fun <T> ChoiceChip(
    label: String,
    icon: ImageVector,
    choices: List<Choice<T>>,
    chosen: T,
    onChoose: (T) -> Unit,
) {
    var open by remember { mutableStateOf(false) }
    val colour = Look.colour
    Box {
        val now = choices.first { it.value == chosen }.text
        val said =
            Modifier.semantics {
                contentDescription = label
                stateDescription = now
            }
        Chip(now, icon, said) { open = true }
        DropdownMenu(open, { open = false }, containerColor = colour.sheet, shape = Corner.answer) {
            choices.forEach { choice ->
                val here = choice.value == chosen
                Row(
                    Modifier
                        .rowEdge()
                        .selectable(here, role = Role.RadioButton) {
                            open = false
                            onChoose(choice.value)
                        }.rowRoom(),
                    Arrangement.spacedBy(Space.near),
                    Alignment.CenterVertically,
                ) {
                    Box(
                        Modifier.size(grown(Size.iconSmall)),
                    ) { if (here) Glyph(Icons.check, colour.jade, Size.iconSmall) }
                    Words(choice.text, Look.type.fact)
                }
            }
        }
    }
}

/** Two views of one thing, side by side, or one under the other in large text. */
@Composable
internal fun <T> Segments(
    choices: List<Choice<T>>,
    chosen: T,
    onChoose: (T) -> Unit,
) {
    val track = Modifier.fillMaxWidth().background(Look.colour.well, Corner.answer).padding(Space.hair)
    if (stacks()) {
        Column(track, Arrangement.spacedBy(Space.tight)) {
            choices.forEach { Segment(it.text, it.value == chosen, Modifier.fillMaxWidth()) { onChoose(it.value) } }
        }
    } else {
        Row(track.height(IntrinsicSize.Min), Arrangement.spacedBy(Space.tight)) {
            choices.forEach {
                Segment(it.text, it.value == chosen, Modifier.weight(1f).fillMaxHeight()) { onChoose(it.value) }
            }
        }
    }
}

@Composable
private fun Segment(
    text: String,
    here: Boolean,
    modifier: Modifier,
    onClick: () -> Unit,
) {
    val colour = Look.colour
    val mark = if (here) Modifier.background(colour.sheet).border(1.dp, colour.line, Corner.chip) else Modifier
    Box(
        modifier
            .heightIn(min = Size.target)
            .clip(Corner.chip)
            .then(mark)
            .selectable(here, role = Role.Tab, onClick = onClick)
            .padding(Space.tight),
        Alignment.Center,
    ) { Words(text, Look.type.noteFirm, colour = if (here) colour.ink else colour.ink2, align = TextAlign.Center) }
}

/** A row that can be selected, and is not until the person does. One element; its state is said by the platform's own words. */
@Composable
internal fun TickRow(
    selected: Boolean,
    onChange: () -> Unit,
    trail: @Composable () -> Unit,
    text: @Composable ColumnScope.() -> Unit,
): Unit =
    Row(
        Modifier
            .rowEdge()
            .toggleable(selected, role = Role.Checkbox) { onChange() }
            .rowRoom(),
        Arrangement.spacedBy(Space.near),
        Alignment.CenterVertically,
    ) {
        Tick(selected)
        Column(Modifier.weight(1f), content = text)
        trail()
    }

@Composable
private fun Tick(chosen: Boolean) {
    val colour = Look.colour
    Box(Modifier.size(grown(Size.icon)), Alignment.Center) {
        Canvas(Modifier.size(grown(22.dp))) {
            if (chosen) {
                drawCircle(colour.jade)
            } else {
                drawCircle(colour.line, size.minDimension / 2 - 1.dp.toPx(), style = Stroke(Size.edge.toPx()))
            }
        }
        if (chosen) Glyph(Icons.check, colour.onJade, 16.dp)
    }
}
