package dev.privet.ui.screens

import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.selected
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.privet.ffi.ActivityId
import dev.privet.ffi.BatchId
import dev.privet.ffi.Chrome
import dev.privet.ffi.Tidy
import dev.privet.ffi.TidySort
import dev.privet.tidy
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size
import dev.privet.ui.look.Space
import dev.privet.ui.parts.Answer
import dev.privet.ui.parts.AnswerPair
import dev.privet.ui.parts.BackBar
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.Choice
import dev.privet.ui.parts.ChoiceChip
import dev.privet.ui.parts.EmptyCard
import dev.privet.ui.parts.Foot
import dev.privet.ui.parts.Glyph
import dev.privet.ui.parts.Page
import dev.privet.ui.parts.TickRow
import dev.privet.ui.parts.UndoBar
import dev.privet.ui.parts.Words
import dev.privet.ui.parts.block
import dev.privet.ui.parts.cardRows
import dev.privet.ui.parts.icon
import dev.privet.ui.parts.stacks
import kotlinx.coroutines.flow.map

/** What tidying up leads to. [onTurnOff] opens the one sheet that names all that are selected. */
@Immutable
public class TidyActions(
    internal val onBack: () -> Unit = {},
    internal val onSort: (TidySort) -> Unit = {},
    internal val onSelect: (Set<ActivityId>) -> Unit = {},
    internal val onTurnOff: (Tidy) -> Unit = {},
    internal val onUndo: (BatchId) -> Unit = {},
)

/**
 * S7, tidying up: everything that is on, none of it selected until the person selects it, and one button for all that is.
 *
 * @param view [dev.privet.tidy] for what is selected
 */
@Composable
public fun TidyScreen(
    view: Loaded<Tidy>,
    words: Chrome,
    help: Help,
    actions: TidyActions,
) {
    val tidy = view.view
    val stacked = stacks()
    Page(
        bar = { BackBar(words.tidy.title, words.buttons.back, actions.onBack) },
        foot =
            tidy
                ?.takeIf {
                    it.rows.isNotEmpty() || (!stacked && it.undo.isNotEmpty())
                }?.let { { TidyFoot(it, actions, !stacked) } },
    ) {
        notices(help, view)
        drawn(view, words, help) {
            if (stacked) {
                it.undo.forEach { undo ->
                    block("undo ${undo.batch.raw}", Space.hair) { UndoBar(undo, actions.onUndo) }
                }
            }
            val empty = it.emptyText
            if (empty != null) {
                block("empty") { EmptyCard(empty) }
            } else {
                item(
                    "summary",
                ) { Words(it.summary, Look.type.title, Modifier.padding(Space.hair).semantics { heading() }) }
                item("sort") { Sort(it, words, actions) }
                if (stacked && it.notUndoable != null) block("not") { NotUndoable(it) }
                if (it.also.isNotEmpty()) block("also") { Also(it) }
                item("gap") { Spacer(Modifier.height(Space.tight)) }
                choices(it, actions)
            }
        }
    }
}

@Composable
private fun Sort(
    tidy: Tidy,
    words: Chrome,
    actions: TidyActions,
) {
    val chosen = tidy.sorts.firstOrNull { it.chosen } ?: return
    ChoiceChip(words.buttons.sort, Icons.sort, tidy.sorts.map { Choice(it.sort, it.text) }, chosen.sort, actions.onSort)
}

/** Said where something selected can't be undone. */
@Composable
private fun NotUndoable(tidy: Tidy) {
    val text = tidy.notUndoable ?: return
    Words(text, Look.type.note, Modifier.padding(Space.hair, Space.hair, Space.hair, Space.tight), Look.colour.ink2)
}

/** What rests on something selected, and would end with it. */
@Composable
private fun Also(tidy: Tidy): Unit =
    Card {
        Column(Modifier.padding(Space.base).semantics(mergeDescendants = true) {}) {
            Words(tidy.alsoTitle, Look.type.noteFirm, colour = Look.colour.ink2)
            tidy.also.forEach { Words(it.title, Look.type.fact) }
        }
    }

private fun LazyListScope.choices(
    tidy: Tidy,
    actions: TidyActions,
) {
    val selected = tidy.rows.filter { it.selected }.mapTo(linkedSetOf()) { it.activity }
    cardRows(tidy.rows, { "row ${it.activity.raw}" }, Space.base + Size.icon + Space.near) { row ->
        TickRow(
            row.selected,
            { actions.onSelect(if (row.selected) selected - row.activity else selected + row.activity) },
            trail = { Glyph(row.topic.icon, size = 22.dp) },
        ) {
            Words(row.title, Look.type.factFirm)
            Words(row.detail, Look.type.note, colour = Look.colour.ink2)
        }
    }
}

/** What is done with the selection; with [room] for it, also what was done and can be undone. */
@Composable
private fun TidyFoot(
    tidy: Tidy,
    actions: TidyActions,
    room: Boolean,
): Unit =
    Foot {
        if (room) {
            tidy.undo.forEach { Box(Modifier.padding(bottom = Space.tight)) { UndoBar(it, actions.onUndo) } }
            NotUndoable(tidy)
        }
        if (tidy.rows.isEmpty()) return@Foot
        val unused = tidy.selectUnused
        val off = { actions.onTurnOff(tidy) }
        if (unused != null) {
            val stale = tidy.rows.filter { it.stale || it.selected }.mapTo(linkedSetOf()) { it.activity }
            AnswerPair(unused, tidy.turnOff, { actions.onSelect(stale) }, off, tidy.canTurnOff)
        } else {
            Answer(tidy.turnOff, off, Modifier.fillMaxWidth(), tidy.canTurnOff)
        }
    }
