package dev.privet.ui.screens

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.semantics.stateDescription
import dev.privet.compare
import dev.privet.ffi.Chrome
import dev.privet.ffi.Filter
import dev.privet.ffi.History
import dev.privet.ffi.HistoryWords
import dev.privet.ffi.Period
import dev.privet.ffi.TimelineRow
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space
import dev.privet.ui.parts.BackBar
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.Choice
import dev.privet.ui.parts.ChoiceChip
import dev.privet.ui.parts.EmptyCard
import dev.privet.ui.parts.Glyph
import dev.privet.ui.parts.NavRow
import dev.privet.ui.parts.NoteLine
import dev.privet.ui.parts.OnAxis
import dev.privet.ui.parts.OutcomeMark
import dev.privet.ui.parts.Page
import dev.privet.ui.parts.RootBar
import dev.privet.ui.parts.SectionHead
import dev.privet.ui.parts.Skeleton
import dev.privet.ui.parts.Words
import dev.privet.ui.parts.block
import dev.privet.ui.parts.cardRows
import dev.privet.ui.parts.rowEdge
import dev.privet.ui.parts.rowRoom
import dev.privet.ui.parts.stacks
import kotlinx.coroutines.flow.map

/**
 * What the use history leads to.
 *
 * @param onBack none where the history is a root
 * @param onCompare holds a log of the phone's own against the history; none where the app has none to read
 * @param onMore reads older rows; called when the last one comes into sight
 */
@Immutable
public class HistoryActions(
    internal val onBack: (() -> Unit)? = null,
    internal val onFilter: (Filter?) -> Unit = {},
    internal val onPeriod: (Period?) -> Unit = {},
    internal val onRow: (TimelineRow) -> Unit = {},
    internal val onCompare: (() -> Unit)? = null,
    internal val onMore: () -> Unit = {},
)

/**
 * S4, the use history: every use and every refusal, by day. What left the phone is the one filled mark.
 *
 * @param view [dev.privet.Privet.history], as many pages of it as were read
 * @param unverified said of each row while nobody can vouch for the records; none while they verify
 */
@Composable
public fun HistoryScreen(
    view: Loaded<History>,
    words: Chrome,
    help: Help,
    actions: HistoryActions,
    unverified: String? = null,
) {
    val onBack = actions.onBack
    val title = words.history.title
    Page(
        bar = { if (onBack == null) RootBar(title) else BackBar(title, words.buttons.back, onBack) },
    ) {
        notices(help, view)
        drawn(view, words, help) { history ->
            item("filters", "filters") { Filters(history, words, actions) }
            val caution = history.caution
            if (caution != null) block("caution") { Card { NoteLine(caution) } }
            val empty = history.emptyText
            if (empty != null) block("empty") { EmptyCard(empty) }
            for (day in history.days) {
                block("day ${day.date}", Space.page) { SectionHead(day.head) }
                cardRows(day.rows, { it.index.toLong() }) { UseLine(it, unverified) { actions.onRow(it) } }
            }
            val next = history.next
            if (next != null) {
                item("more $next", "more") {
                    LaunchedEffect(next) { actions.onMore() }
                    Box(Modifier.padding(top = Space.near)) { Skeleton(words.states.loading) }
                }
            }
            block("compare", Space.page) { Compare(words.history, actions.onCompare) }
        }
    }
}

@Composable
private fun Filters(
    history: History,
    words: Chrome,
    actions: HistoryActions,
): Unit =
    Column(verticalArrangement = Arrangement.spacedBy(Space.tight)) {
        val of = history.of
        if (of != null) Words(of, Look.type.factFirm, Modifier.padding(horizontal = Space.hair))
        val gap = Arrangement.spacedBy(Space.tight)
        FlowRow(horizontalArrangement = gap, verticalArrangement = gap) {
            val filters = history.filters.map { Choice(it.filter, it.text) }
            val filter = history.filters.firstOrNull { it.chosen }?.filter
            ChoiceChip(words.buttons.filter, Icons.sort, filters, filter, actions.onFilter)
            val periods = history.periods.map { Choice(it.period, it.text) }
            val period = history.periods.firstOrNull { it.chosen }?.period
            ChoiceChip(words.buttons.period, Icons.calendar, periods, period, actions.onPeriod)
        }
    }

/** The periods that counts are asked for. */
internal fun periods(words: Chrome): List<Choice<Period>> =
    listOf(
        Choice(Period.DAY, words.history.day),
        Choice(Period.WEEK, words.history.week),
        Choice(Period.MONTH, words.history.month),
        Choice(Period.YEAR, words.history.year),
    )

/** One use or refusal, told in one breath to those who listen. */
@Composable
private fun UseLine(
    row: TimelineRow,
    unverified: String?,
    onClick: () -> Unit,
): Unit =
    Row(
        Modifier
            .rowEdge()
            .clickable(role = Role.Button, onClick = onClick)
            .semantics {
                contentDescription = row.spoken
                if (unverified != null) stateDescription = unverified
            }.rowRoom(),
        Arrangement.spacedBy(Space.near),
    ) {
        OutcomeMark(row.result)
        Column(Modifier.weight(1f)) {
            Titled(row.title, row.time)
            Words(row.resultText, Look.type.noteFirm)
            listOfNotNull(row.recipientName, row.detail, row.by, unverified).forEach {
                Words(it, Look.type.note, colour = Look.colour.ink2)
            }
        }
    }

/** A name and a small figure at the end of its line, or under it in large text. */
@Composable
internal fun Titled(
    title: String,
    figure: String,
): Unit =
    if (stacks()) {
        Words(title, Look.type.factFirm)
        Words(figure, Look.type.note, colour = Look.colour.ink2)
    } else {
        Row(horizontalArrangement = Arrangement.spacedBy(Space.tight)) {
            Words(title, Look.type.factFirm, Modifier.weight(1f).alignByBaseline())
            Words(figure, Look.type.note, Modifier.alignByBaseline(), Look.colour.ink2)
        }
    }

@Composable
private fun Compare(
    history: HistoryWords,
    onCompare: (() -> Unit)?,
): Unit =
    Column(verticalArrangement = Arrangement.spacedBy(Space.near)) {
        if (onCompare != null) {
            Card {
                NavRow(onCompare, lead = { OnAxis { Glyph(Icons.compare) } }) { Words(history.compare, Look.type.fact) }
            }
        }
        val hint = if (onCompare == null) history.dashboard else history.ownLog
        Words(hint, Look.type.note, Modifier.padding(horizontal = Space.hair), Look.colour.ink2)
    }
