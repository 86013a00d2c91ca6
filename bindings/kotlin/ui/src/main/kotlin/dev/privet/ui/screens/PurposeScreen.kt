package dev.privet.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.privet.ffi.ActivityId
import dev.privet.ffi.ActivityRow
import dev.privet.ffi.BatchId
import dev.privet.ffi.Chrome
import dev.privet.ffi.UndoBanner
import dev.privet.lists
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size
import dev.privet.ui.look.Space
import dev.privet.ui.parts.Answer
import dev.privet.ui.parts.AnswerPair
import dev.privet.ui.parts.BackBar
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.Foot
import dev.privet.ui.parts.Glyph
import dev.privet.ui.parts.Hedge
import dev.privet.ui.parts.IconLine
import dev.privet.ui.parts.LabelledLines
import dev.privet.ui.parts.NavRow
import dev.privet.ui.parts.NoteLine
import dev.privet.ui.parts.Page
import dev.privet.ui.parts.Rule
import dev.privet.ui.parts.SectionHead
import dev.privet.ui.parts.Shape
import dev.privet.ui.parts.StandingDot
import dev.privet.ui.parts.StandingLine
import dev.privet.ui.parts.UndoBar
import dev.privet.ui.parts.WaitingLine
import dev.privet.ui.parts.Words
import dev.privet.ui.parts.block
import dev.privet.ui.parts.cardRows
import dev.privet.ui.parts.icon
import dev.privet.ui.parts.shape
import dev.privet.ui.parts.stacks

/**
 * What one purpose leads to. [onTurnOn] and [onTurnOff] open the sheets that ask; nothing is changed here.
 *
 * @param onReceipt shows the receipt of the answer
 */
@Immutable
public class PurposeActions(
    internal val onBack: () -> Unit = {},
    internal val onTurnOn: (ActivityId) -> Unit = {},
    internal val onTurnOff: (ActivityId) -> Unit = {},
    internal val onActivity: (ActivityId) -> Unit = {},
    internal val onUses: (ActivityId) -> Unit = {},
    internal val onLists: (ActivityId) -> Unit = {},
    internal val onPolicy: (ActivityId) -> Unit = {},
    internal val onReceipt: (ActivityId) -> Unit = {},
    internal val onUndo: (BatchId) -> Unit = {},
)

/**
 * S3, one purpose: what is used, where it is kept, who receives it, how long and why; what stops and what still works without it;
 * and one tap to its uses, its place in the lists, the full text and the change.
 *
 * @param view its row in the permission center
 * @param needs the rows of what it cannot run without and is off now
 * @param undo what was turned off and can be turned back
 */
@Composable
public fun PurposeScreen(
    view: Loaded<ActivityRow>,
    words: Chrome,
    help: Help,
    actions: PurposeActions,
    needs: List<ActivityRow> = emptyList(),
    undo: List<UndoBanner> = emptyList(),
) {
    val row = view.view
    Page(
        bar = {
            BackBar(row?.title.orEmpty(), words.buttons.back, actions.onBack) {
                if (row != null && !stacks()) StandingWord(row)
            }
        },
        foot = row?.takeIf { it.turnOn != null || it.turnOff != null }?.let { { Change(it, actions) } },
    ) {
        notices(help, view)
        drawn(view, words, help) {
            standing(it, needs, actions)
            for (banner in undo) {
                item("undo ${banner.batch.raw}") {
                    Box(Modifier.padding(bottom = Space.near)) { UndoBar(banner, actions.onUndo) }
                }
            }
            block("facts", 0.dp) { Facts(it, words) }
            block("off head", Space.base) { SectionHead(words.purpose.ifOff) }
            item("off") { Cost(it) }
            if (it.waiting.isNotEmpty()) {
                block("waiting") {
                    Card {
                        it.waiting.forEach { notice ->
                            WaitingLine(notice)
                        }
                    }
                }
            }
            block("links") { Links(it, words, actions) }
        }
    }
}

private fun LazyListScope.standing(
    row: ActivityRow,
    needs: List<ActivityRow>,
    actions: PurposeActions,
) {
    item("standing") {
        if (stacks()) Box(Modifier.padding(bottom = Space.near)) { StandingLine(row.state, row.stateText) }
    }
    if (row.notes.isNotEmpty()) {
        val asks = row.state.shape == Shape.LOZENGE
        item("notes") {
            Card(Modifier.padding(bottom = Space.near)) {
                row.notes.forEach { NoteLine(it, tint = if (asks) Look.colour.amber else Look.colour.jade) }
            }
        }
    }
    if (needs.isNotEmpty()) {
        cardRows(needs, { "needs ${it.activity.raw}" }) { ActivityLine(it) { actions.onActivity(it.activity) } }
        item("needs end") { Spacer(Modifier.height(Space.near)) }
    }
}

@Composable
private fun StandingWord(row: ActivityRow): Unit =
    Row(
        Modifier.padding(end = Space.near).semantics(mergeDescendants = true) {},
        Arrangement.spacedBy(Space.tight),
        Alignment.CenterVertically,
    ) {
        StandingDot(row.state)
        Words(row.stateText, Look.type.factFirm)
    }

@Composable
private fun Facts(
    row: ActivityRow,
    words: Chrome,
): Unit =
    Card {
        Column(Modifier.padding(Space.base), Arrangement.spacedBy(Space.near)) {
            LabelledLines(words.purpose.what, row.data)
            LabelledLines(words.purpose.whereKept, row.kept)
            LabelledLines(words.purpose.who, listOf(row.recipientsText) + row.abroad)
            LabelledLines(words.purpose.howLong, listOfNotNull(row.until))
            LabelledLines(words.purpose.why, listOf(row.purpose, row.scenario))
        }
    }

/** What a no costs: above the hedge what stops, below it what still works. */
@Composable
private fun Cost(row: ActivityRow): Unit =
    Card {
        IconLine(Icons.refused, row.stops, Modifier.padding(Space.base).semantics(mergeDescendants = true) {})
        Hedge(Modifier.padding(horizontal = Space.base))
        val still = listOfNotNull(row.works, row.necessity)
        Column(Modifier.padding(Space.base), Arrangement.spacedBy(Space.near)) {
            still.forEach { IconLine(Icons.check, it, Modifier.semantics(mergeDescendants = true) {}) }
        }
    }

@Composable
private fun Links(
    row: ActivityRow,
    words: Chrome,
    actions: PurposeActions,
): Unit =
    Card {
        val answered = row.answered
        if (answered != null) {
            LinkRow(Icons.receipt, answered, words.purpose.receipt) { actions.onReceipt(row.activity) }
            Rule(LINK)
        }
        LinkRow(Icons.history, words.purpose.uses, row.usesText) { actions.onUses(row.activity) }
        Rule(LINK)
        LinkRow(Icons.lists, words.purpose.lists) { actions.onLists(row.activity) }
        Rule(LINK)
        LinkRow(Icons.page, words.purpose.fullPolicy) { actions.onPolicy(row.activity) }
    }

@Composable
private fun LinkRow(
    icon: ImageVector,
    text: String,
    note: String? = null,
    onClick: () -> Unit,
): Unit =
    NavRow(onClick, lead = { Glyph(icon) }) {
        Words(text, Look.type.fact)
        if (note != null) Words(note, Look.type.note, colour = Look.colour.ink2)
    }

private val LINK = Space.base + Size.icon + Space.near

/** The one change that this screen offers, kept in sight. Both labels and whether they are offered come from the core. */
@Composable
private fun Change(
    row: ActivityRow,
    actions: PurposeActions,
): Unit =
    Foot {
        val on = row.turnOn
        val off = row.turnOff
        val id = row.activity
        when {
            on != null && off != null -> AnswerPair(off, on, { actions.onTurnOff(id) }, { actions.onTurnOn(id) })
            on != null -> Answer(on, { actions.onTurnOn(id) }, Modifier.fillMaxWidth())
            off != null -> Answer(off, { actions.onTurnOff(id) }, Modifier.fillMaxWidth())
        }
    }
