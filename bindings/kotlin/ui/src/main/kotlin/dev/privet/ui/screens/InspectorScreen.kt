package dev.privet.ui.screens

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.width
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.privet.ffi.Checkup
import dev.privet.ffi.Chrome
import dev.privet.ffi.Inspector
import dev.privet.ffi.InspectorRow
import dev.privet.ffi.Tried
import dev.privet.ffi.TriedView
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size
import dev.privet.ui.look.Space
import dev.privet.ui.parts.ActionRow
import dev.privet.ui.parts.BackBar
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.Foot
import dev.privet.ui.parts.Glyph
import dev.privet.ui.parts.GlyphButton
import dev.privet.ui.parts.IconLine
import dev.privet.ui.parts.LabelledRow
import dev.privet.ui.parts.LineGlyph
import dev.privet.ui.parts.NavRow
import dev.privet.ui.parts.OnAxis
import dev.privet.ui.parts.Page
import dev.privet.ui.parts.Pairwise
import dev.privet.ui.parts.PlainButton
import dev.privet.ui.parts.Rule
import dev.privet.ui.parts.Words
import dev.privet.ui.parts.block
import dev.privet.ui.parts.icon
import dev.privet.ui.parts.stacks

/**
 * S12, for the curious: how many records there are and whether they hold, how the keys stand, and a self-test that has to be
 * denied.
 *
 * @param tried what the self-test answered; none before it ran.
 * @param onVerify checks every record.
 * @param onExport hands out the signed head with its proofs.
 * @param onCopy gets a whole value, or the whole report; nothing of it is personal.
 */
@Composable
public fun InspectorScreen(
    inspector: Loaded<Inspector>,
    tried: TriedView?,
    chrome: Chrome,
    onBack: () -> Unit,
    onVerify: () -> Unit,
    onTry: () -> Unit,
    onCompare: () -> Unit,
    onExport: () -> Unit,
    onCopy: (String) -> Unit,
    help: Help = Help(),
) {
    val view = inspector.view
    Page(
        {
            BackBar(chrome.inspector.title, chrome.buttons.back, onBack) {
                // In large text the title needs the whole line.
                if (view != null && !stacks()) PlainButton(view.verify, onVerify)
            }
        },
        foot = {
            if (view != null) {
                Foot {
                    Pairwise(
                        { PlainButton(chrome.buttons.export, onExport, it, Icons.export) },
                        { PlainButton(view.copy, { onCopy(view.report) }, it, Icons.copy) },
                    )
                }
            }
        },
    ) {
        notices(help, inspector)
        drawn(inspector, chrome, help) {
            block("values", Space.hair) { ValuesCard(it, onVerify, onCopy) }
            block("compare") {
                Card {
                    NavRow(onCompare, lead = {
                        OnAxis { Glyph(Icons.compare) }
                    }) { Words(chrome.inspector.declaredObserved, Look.type.fact) }
                }
            }
            block("try") { TryCard(it, tried, onTry) }
        }
    }
}

@Composable
private fun ValuesCard(
    view: Inspector,
    onVerify: () -> Unit,
    onCopy: (String) -> Unit,
): Unit =
    Card {
        if (stacks()) ActionRow(Icons.check, view.verify, onVerify)
        val broken = view.checkup is Checkup.Broken
        Row(
            Modifier.padding(Space.base).semantics(mergeDescendants = true) { liveRegion = LiveRegionMode.Polite },
            Arrangement.spacedBy(Space.near),
        ) {
            val icon =
                when (view.checkup) {
                    is Checkup.Whole -> Icons.sound
                    is Checkup.Broken -> Icons.alarm
                    is Checkup.NotYet -> Icons.clock
                }
            LineGlyph(icon, if (broken) Look.colour.alarm else Look.colour.jade)
            Words(view.checkupText, Look.type.factFirm, Modifier.weight(1f))
        }
        view.rows.forEach {
            Rule(Space.base)
            ValueRow(it, onCopy)
        }
    }

/** A label and its value; a long value by its ends, whole on a tap, and with a button that copies all of it. */
@Composable
private fun ValueRow(
    row: InspectorRow,
    onCopy: (String) -> Unit,
) {
    val short = row.short
    if (short == null) {
        Box(
            Modifier.padding(Space.base, Space.near).semantics(mergeDescendants = true) {
            },
        ) { LabelledRow(row.label, row.value) }
        return
    }
    var whole by remember { mutableStateOf(false) }
    Row(horizontalArrangement = Arrangement.spacedBy(Space.tight), verticalAlignment = Alignment.CenterVertically) {
        Column(
            Modifier
                .weight(1f)
                .clickable(role = Role.Button) { whole = !whole }
                .heightIn(min = Size.target)
                .padding(start = Space.base, top = Space.near, bottom = Space.near)
                .semantics(mergeDescendants = true) { contentDescription = row.spoken },
        ) {
            if (whole || stacks()) {
                Words(row.label, Look.type.note, colour = Look.colour.ink2)
                Words(if (whole) row.value else short, Look.type.code)
            } else {
                Row(horizontalArrangement = Arrangement.spacedBy(Space.near)) {
                    Words(row.label, Look.type.note, Modifier.width(104.dp).alignByBaseline(), Look.colour.ink2)
                    Words(short, Look.type.code, Modifier.alignByBaseline())
                }
            }
        }
        GlyphButton(Icons.copy, row.label) { onCopy(row.value) }
    }
}

@Composable
private fun TryCard(
    view: Inspector,
    tried: TriedView?,
    onTry: () -> Unit,
): Unit =
    Card {
        ActionRow(Icons.leave, view.tryUnasked, onTry)
        if (tried != null) {
            val denied = tried.tried != Tried.NOT_DENIED
            IconLine(
                if (denied) Icons.blocked else Icons.alarm,
                tried.text,
                Modifier
                    .padding(start = Space.base, end = Space.base, top = Space.hair, bottom = Space.base)
                    .semantics(mergeDescendants = true) { liveRegion = LiveRegionMode.Polite },
                if (denied) Look.colour.jade else Look.colour.alarm,
            )
        }
    }
