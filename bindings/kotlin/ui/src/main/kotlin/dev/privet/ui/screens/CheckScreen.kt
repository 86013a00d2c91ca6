package dev.privet.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import dev.privet.ffi.Checked
import dev.privet.ffi.Chrome
import dev.privet.ffi.Verdict
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space
import dev.privet.ui.parts.ActionRow
import dev.privet.ui.parts.Aside
import dev.privet.ui.parts.BackBar
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.LabelledLines
import dev.privet.ui.parts.Page
import dev.privet.ui.parts.Rule
import dev.privet.ui.parts.Tile
import dev.privet.ui.parts.Words
import dev.privet.ui.parts.block
import dev.privet.ui.parts.icon

/**
 * S10, a receipt that somebody shows: genuine, not genuine, or by a signer nobody here knows. Worked out on the phone; what the
 * camera sees for it is sent nowhere.
 *
 * @param checked what the core found; none before something was scanned or opened.
 */
@Composable
public fun CheckScreen(
    checked: Checked?,
    chrome: Chrome,
    onBack: () -> Unit,
    onScan: () -> Unit,
    onOpen: () -> Unit,
    help: Help = Help(),
): Unit =
    Page({ BackBar(chrome.receipts.check, chrome.buttons.back, onBack) }) {
        notices(help, null)
        block("ways", Space.hair) {
            Card {
                ActionRow(Icons.scan, chrome.receipts.scan, onScan)
                Rule(Space.base)
                ActionRow(Icons.page, chrome.receipts.openFile, onOpen)
            }
        }
        if (checked == null) {
            block("local") { Aside(Icons.phone, chrome.receipts.local) }
        } else {
            block("verdict") { VerdictCard(checked) }
            block("local") { Aside(Icons.phone, checked.local) }
        }
    }

@Composable
private fun VerdictCard(checked: Checked) {
    val icon =
        when (checked.verdict) {
            is Verdict.Genuine -> Icons.sound
            is Verdict.NotGenuine -> Icons.cancelled
            is Verdict.SignerUnknown -> Icons.notice
        }
    Card {
        Row(
            Modifier.padding(Space.base).semantics(mergeDescendants = true) { liveRegion = LiveRegionMode.Polite },
            Arrangement.spacedBy(Space.near),
            Alignment.CenterVertically,
        ) {
            Tile(icon, checked.verdict is Verdict.Genuine)
            Words(checked.text, Look.type.title, Modifier.weight(1f).semantics { heading() })
        }
        if (checked.lines.isNotEmpty()) {
            Rule(Space.base)
            Column(Modifier.padding(Space.base), Arrangement.spacedBy(Space.near)) {
                checked.lines.forEach { LabelledLines(it.label, listOf(it.text)) }
            }
        }
    }
}
