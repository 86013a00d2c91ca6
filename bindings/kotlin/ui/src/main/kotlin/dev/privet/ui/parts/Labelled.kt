package dev.privet.ui.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.width
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.TextStyle
import androidx.compose.ui.unit.dp
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space

/** A label and what is said under it, each thing on a line of its own. One element for a screen reader; nothing if there is nothing. */
@Composable
internal fun LabelledLines(
    label: String,
    lines: List<String>,
    style: TextStyle = Look.type.fact,
) {
    if (lines.isEmpty()) return
    val one = Modifier.fillMaxWidth().semantics(mergeDescendants = true) {}
    if (stacks()) {
        Column(one) {
            Words(label, Look.type.note, colour = Look.colour.ink2)
            lines.forEach { Words(it, style) }
        }
    } else {
        Row(one, Arrangement.spacedBy(Space.near)) {
            Words(label, Look.type.note, Modifier.width(LABEL).alignByBaseline(), Look.colour.ink2)
            Column(Modifier.weight(1f).alignByBaseline()) { lines.forEach { Words(it, style) } }
        }
    }
}

private val LABEL = 104.dp
