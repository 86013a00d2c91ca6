package dev.privet.ui.screens

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.FlowRow
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.lazy.items
import androidx.compose.foundation.lazy.rememberLazyListState
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.Role
import androidx.compose.ui.unit.dp
import dev.privet.ffi.ActivityId
import dev.privet.ffi.Chrome
import dev.privet.ffi.CollectedGroup
import dev.privet.ffi.ListPeriod
import dev.privet.ffi.ListWords
import dev.privet.ffi.Lists
import dev.privet.ffi.Period
import dev.privet.ffi.SharedRow
import dev.privet.ffi.Topic
import dev.privet.lists
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Pairing
import dev.privet.ui.look.Space
import dev.privet.ui.parts.BackBar
import dev.privet.ui.parts.Banner
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.Choice
import dev.privet.ui.parts.ChoiceChip
import dev.privet.ui.parts.Foot
import dev.privet.ui.parts.Glyph
import dev.privet.ui.parts.LabelledLines
import dev.privet.ui.parts.NoteLine
import dev.privet.ui.parts.Page
import dev.privet.ui.parts.PlainButton
import dev.privet.ui.parts.SectionHead
import dev.privet.ui.parts.Segments
import dev.privet.ui.parts.Tile
import dev.privet.ui.parts.Words
import dev.privet.ui.parts.block
import dev.privet.ui.parts.icon
import dev.privet.ui.parts.rowEdge
import dev.privet.ui.parts.rowRoom
import dev.privet.ui.parts.stacks

/** One of the two lists. */
public enum class ListKind {
    /** What is collected. */
    COLLECTED,

    /** What is shared with others. */
    SHARED,
}

/** What the lists lead to. */
@Immutable
public class ListsActions(
    internal val onBack: () -> Unit = {},
    internal val onKind: (ListKind) -> Unit = {},
    internal val onPeriod: (Period) -> Unit = {},
    internal val onUses: (ActivityId) -> Unit = {},
    internal val onUndeclared: (() -> Unit)? = null,
    internal val onExport: () -> Unit = {},
)

/**
 * S6, the two lists by their official names, with counts of real use. A row with none is shown, never hidden.
 *
 * @param view [dev.privet.lists]
 * @param kind which of the two
 * @param period how far back the counts go
 * @param at opens at the first row of this activity; at the top where there is none
 */
@Composable
public fun ListsScreen(
    view: Loaded<Lists>,
    words: Chrome,
    help: Help,
    actions: ListsActions,
    kind: ListKind,
    period: Period,
    at: ActivityId? = null,
) {
    val list = rememberLazyListState()
    val lists = view.view
    Page(
        { BackBar(words.lists.title, words.buttons.back, actions.onBack) },
        list,
        {
            Foot {
                PlainButton(
                    words.buttons.export,
                    actions.onExport,
                    Modifier.fillMaxWidth(),
                    Icons.export,
                    lists != null,
                )
            }
        },
    ) {
        notices(help, view)
        item("choices") { Choices(words, lists, kind, period, actions) }
        drawn(view, words, help) {
            val undeclared = it.undeclaredText
            if (undeclared != null) block("undeclared") { Banner(Icons.notice, undeclared, actions.onUndeclared) }
            val caution = it.period?.caution
            if (caution != null) block("caution") { Card { NoteLine(caution) } }
            when (kind) {
                ListKind.COLLECTED -> it.collected.forEach { group -> collected(group, words.lists, actions) }
                ListKind.SHARED -> shared(it.shared, words.lists, actions)
            }
            val counted = it.period
            if (counted != null) block("counted", Space.base) { Counted(counted) }
        }
    }
    val place = remember(lists, kind) { lists?.let { rowOf(it, kind, at) } ?: -1 }
    var came by rememberSaveable { mutableStateOf(at == null) }
    LaunchedEffect(place) {
        if (!came && place >= 0) {
            list.scrollToItem(place + help.lines)
            came = true
        }
    }
}

/** Which item of the column, after the notices, holds the first row of [at]. */
private fun rowOf(
    lists: Lists,
    kind: ListKind,
    at: ActivityId?,
): Int {
    var item = 1 + listOfNotNull(lists.undeclaredText, lists.period?.caution).size
    if (kind ==
        ListKind.SHARED
    ) {
        return lists.shared.indexOfFirst { it.activity == at }.let { if (it < 0) -1 else it + item }
    }
    for (group in lists.collected) {
        val here = group.rows.indexOfFirst { it.activity == at }
        if (here >= 0) return item + 1 + here
        item += 1 + group.rows.size
    }
    return -1
}

@Composable
private fun Choices(
    words: Chrome,
    lists: Lists?,
    kind: ListKind,
    period: Period,
    actions: ListsActions,
): Unit =
    Column(verticalArrangement = Arrangement.spacedBy(Space.tight)) {
        Segments(
            listOf(
                Choice(ListKind.COLLECTED, lists?.collectedTitle ?: words.lists.collected),
                Choice(ListKind.SHARED, lists?.sharedTitle ?: words.lists.shared),
            ),
            kind,
            actions.onKind,
        )
        ChoiceChip(words.buttons.period, Icons.calendar, periods(words), period, actions.onPeriod)
    }

private fun LazyListScope.collected(
    group: CollectedGroup,
    words: ListWords,
    actions: ListsActions,
) {
    block("group ${group.group.name}", Space.page) { SectionHead(group.title) }
    items(group.rows, { "collected ${it.activity.raw} ${it.data.raw}" }, { "collected" }) { row ->
        RowCard(row.topic, row.kind, row.timesText, { actions.onUses(row.activity) }) {
            Pairing(words.purpose, row.purpose)
            Pairing(words.scenario, row.scenario)
            Pairing(words.content, row.content)
        }
    }
}

private fun LazyListScope.shared(
    rows: List<SharedRow>,
    words: ListWords,
    actions: ListsActions,
): Unit =
    items(rows, { "shared ${it.activity.raw} ${it.data.raw} ${it.recipient.raw}" }, { "shared" }) { row ->
        RowCard(row.topic, row.kind, row.timesText, { actions.onUses(row.activity) }) {
            Pairing(words.recipient, row.recipientName)
            Pairing(words.contact, row.contact)
            Pairing(words.country, row.country)
            Pairing(words.purpose, row.purpose)
            Pairing(words.scenario, row.scenario)
            Pairing(words.how, row.how)
            Pairing(words.identityRemoved, row.identityRemoved)
            Pairing(words.rules, row.policyUrl)
        }
    }

/** One row of a list in a card of its own; the whole card leads to the uses that were counted. */
@Composable
private fun RowCard(
    topic: Topic,
    kind: String,
    times: String?,
    onClick: () -> Unit,
    facts: @Composable () -> Unit,
): Unit =
    Card(Modifier.padding(top = Space.near)) {
        Column(
            Modifier.rowEdge().clickable(role = Role.Button, onClick = onClick).rowRoom(),
            Arrangement.spacedBy(Space.hair),
        ) {
            Row(
                Modifier.padding(bottom = Space.hair),
                Arrangement.spacedBy(Space.near),
                Alignment.CenterVertically,
            ) {
                if (!stacks()) Tile(topic.icon, lit = false)
                Counting(kind, times, Modifier.weight(1f))
                Glyph(Icons.next, size = 20.dp)
            }
            facts()
        }
    }

/** A kind of data and how often it was used: here the count weighs as much as the name. */
@Composable
private fun Counting(
    kind: String,
    times: String?,
    modifier: Modifier,
): Unit =
    FlowRow(modifier, Arrangement.SpaceBetween) {
        Words(kind, Look.type.factFirm, Modifier.padding(end = Space.base))
        if (times != null) Words(times, Look.type.factFirm)
    }

@Composable
private fun Pairing(
    label: String,
    value: String?,
): Unit = LabelledLines(label, listOfNotNull(value), Look.type.note)

/** What was counted, and when a day begins. */
@Composable
private fun Counted(period: ListPeriod): Unit =
    Column(Modifier.padding(horizontal = Space.hair), Arrangement.spacedBy(Space.hair)) {
        listOf(
            period.rangeText,
            period.note,
            period.dayText,
        ).forEach { Words(it, Look.type.note, colour = Look.colour.ink2) }
    }
