package dev.privet.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.semantics
import dev.privet.ffi.ActivityId
import dev.privet.ffi.Chrome
import dev.privet.ffi.ReceiptSheet
import dev.privet.ffi.SeenAgain
import dev.privet.ffi.UseDetail
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space
import dev.privet.ui.parts.ActionRow
import dev.privet.ui.parts.Answer
import dev.privet.ui.parts.BackBar
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.Foot
import dev.privet.ui.parts.IconLine
import dev.privet.ui.parts.LabelledLines
import dev.privet.ui.parts.NavRow
import dev.privet.ui.parts.OutcomeMark
import dev.privet.ui.parts.Page
import dev.privet.ui.parts.Rule
import dev.privet.ui.parts.SectionHead
import dev.privet.ui.parts.Tile
import dev.privet.ui.parts.Words
import dev.privet.ui.parts.block
import dev.privet.ui.parts.icon
import dev.privet.ui.parts.stacks

/** What the detail of a use leads to. [onTurnOff] opens the sheet that asks. */
@Immutable
public class UseActions(
    internal val onBack: () -> Unit = {},
    internal val onActivity: (ActivityId) -> Unit = {},
    internal val onTurnOff: (ActivityId) -> Unit = {},
    internal val onExport: (ReceiptSheet) -> Unit = {},
)

/**
 * S5, one use or refusal in full: what it was, what the person was shown before it, word for word as it was digested, what became of
 * it, and its receipt.
 *
 * @param view [dev.privet.Records.useDetail]
 */
@Composable
public fun UseScreen(
    view: Loaded<UseDetail>,
    words: Chrome,
    help: Help,
    actions: UseActions,
) {
    val use = view.view
    val off = use?.turnOff
    val label = use?.turnOffLabel
    Page(
        bar = { BackBar(use?.row?.title.orEmpty(), words.buttons.back, actions.onBack) },
        foot =
            if (off == null || label == null) {
                null
            } else {
                { Foot { Answer(label, { actions.onTurnOff(off) }, Modifier.fillMaxWidth()) } }
            },
    ) {
        notices(help, view)
        drawn(view, words, help) {
            item("what", "what") { What(it) }
            val activity = it.row.activity
            if (activity != null) {
                block("purpose") {
                    Card {
                        NavRow({ actions.onActivity(activity) }, lead = { Tile(it.row.topic.icon, lit = false) }) {
                            Words(it.row.title, Look.type.fact)
                        }
                    }
                }
            }
            val seen = it.seen
            if (seen != null) block("seen") { Seen(seen) }
            val receipt = it.receipt
            if (receipt != null) {
                block("receipt head", Space.base) { SectionHead(words.purpose.receipt) }
                item("receipt", "receipt") { ReceiptCard(receipt) { actions.onExport(receipt) } }
            }
            block("own") {
                Words(words.history.ownLog, Look.type.note, Modifier.padding(horizontal = Space.hair), Look.colour.ink2)
            }
        }
    }
}

@Composable
private fun What(use: UseDetail): Unit =
    Card {
        Row(Modifier.padding(Space.base), Arrangement.spacedBy(Space.near)) {
            if (!stacks()) OutcomeMark(use.row.result)
            Column(Modifier.weight(1f), Arrangement.spacedBy(Space.near)) {
                use.lines.forEach { LabelledLines(it.label, listOf(it.text)) }
                listOfNotNull(use.signed, use.stageText).forEach { Words(it, Look.type.fact) }
            }
        }
    }

/** What was on the screen before the answer, opened by a tap, and whether it still is what was digested. */
@Composable
private fun Seen(seen: SeenAgain) {
    var open by rememberSaveable { mutableStateOf(false) }
    Card {
        ActionRow(Icons.page, seen.label, { open = !open })
        if (open) {
            Rule(Space.base)
            Column(Modifier.padding(Space.base), Arrangement.spacedBy(Space.tight)) {
                seen.lines.forEach { Words(it, Look.type.fact) }
                seen.buttons.forEach { Words(it, Look.type.factFirm) }
            }
            Rule(Space.base)
            IconLine(
                if (seen.matches) Icons.check else Icons.alarm,
                seen.verdict,
                Modifier.padding(Space.base).semantics(mergeDescendants = true) {},
                if (seen.matches) Look.colour.jade else Look.colour.alarm,
            )
        }
    }
}
