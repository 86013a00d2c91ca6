package dev.privet.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.heightIn
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.wrapContentHeight
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.foundation.text.BasicTextField
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.graphics.SolidColor
import androidx.compose.ui.semantics.clearAndSetSemantics
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import dev.privet.ffi.ActivityId
import dev.privet.ffi.ActivityRow
import dev.privet.ffi.BatchId
import dev.privet.ffi.Center
import dev.privet.ffi.Chrome
import dev.privet.ffi.OsPermission
import dev.privet.ffi.PhoneRow
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size
import dev.privet.ui.look.Space
import dev.privet.ui.parts.Banner
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.EmptyCard
import dev.privet.ui.parts.Glyph
import dev.privet.ui.parts.GlyphButton
import dev.privet.ui.parts.NavRow
import dev.privet.ui.parts.OnAxis
import dev.privet.ui.parts.Page
import dev.privet.ui.parts.RootBar
import dev.privet.ui.parts.SectionHead
import dev.privet.ui.parts.Shape
import dev.privet.ui.parts.StandingLine
import dev.privet.ui.parts.Tile
import dev.privet.ui.parts.UndoBar
import dev.privet.ui.parts.WaitingLine
import dev.privet.ui.parts.Words
import dev.privet.ui.parts.block
import dev.privet.ui.parts.cardRows
import dev.privet.ui.parts.icon
import dev.privet.ui.parts.shape
import dev.privet.ui.parts.stacks

/** What the permission center leads to. A tap changes nothing by itself: what changes something passes a sheet first. */
@Immutable
public class CenterActions(
    internal val onActivity: (ActivityId) -> Unit = {},
    internal val onTidy: () -> Unit = {},
    internal val onPhone: (OsPermission) -> Unit = {},
    internal val onUndo: (BatchId) -> Unit = {},
)

/**
 * S2, the permission center: what the phone allows, what is on here, and one tap to each. No row has a switch, since every change
 * passes a sheet that says what it does.
 *
 * @param view [dev.privet.Privet.center]; of [query], while one searches
 * @param words the fixed words, in the reader's language
 * @param query what is searched for; none while nobody searches
 */
@Composable
public fun CenterScreen(
    view: Loaded<Center>,
    words: Chrome,
    help: Help,
    actions: CenterActions,
    query: String? = null,
    onQuery: (String?) -> Unit = {},
) {
    val line = if (stacks()) Space.base else Size.inset
    Page(
        bar = {
            if (query == null) {
                RootBar(words.center.title) {
                    GlyphButton(Icons.search, words.center.search) { onQuery("") }
                    GlyphButton(Icons.broom, words.center.tidyUp, actions.onTidy)
                }
            } else {
                SearchBar(query, words, onQuery) { onQuery(null) }
            }
        },
    ) {
        notices(help, view)
        drawn(view, words, help) { center ->
            if (query.isNullOrBlank()) overview(center, actions, line)
            groups(center, actions)
        }
    }
}

private fun LazyListScope.overview(
    center: Center,
    actions: CenterActions,
    line: Dp,
) {
    item("intro", "intro") {
        Words(center.intro, Look.type.fact, Modifier.padding(horizontal = Space.hair), Look.colour.ink2)
    }
    for (undo in center.undo) block("undo ${undo.batch.raw}") { UndoBar(undo, actions.onUndo) }
    if (center.phone.isNotEmpty()) {
        block("phone head", Space.page) { SectionHead(center.phoneTitle) }
        cardRows(
            center.phone,
            { "phone ${it.permission.name}" },
            line,
        ) { row -> PhoneLine(row) { actions.onPhone(row.permission) } }
    }
    val stale = center.staleText
    if (stale != null) block("stale") { Banner(Icons.broom, stale, actions.onTidy) }
    if (center.waiting.isNotEmpty()) {
        block("waiting") { Card { center.waiting.forEach { WaitingLine(it) } } }
    }
    val empty = center.emptyText
    if (empty != null) block("empty") { EmptyCard(empty) }
}

private fun LazyListScope.groups(
    center: Center,
    actions: CenterActions,
) {
    val rows = center.activities.associateBy { it.activity }
    for (group in center.groups) {
        block("head ${group.head.name}", Space.page) { SectionHead(group.title) }
        cardRows(group.activities.mapNotNull(rows::get), { "activity ${it.activity.raw}" }) { row ->
            ActivityLine(row) { actions.onActivity(row.activity) }
        }
    }
}

@Composable
private fun PhoneLine(
    row: PhoneRow,
    onClick: () -> Unit,
): Unit =
    NavRow(
        onClick,
        lead = { if (!stacks()) OnAxis { Glyph(row.permission.icon) } },
        trail = { Glyph(Icons.outside, size = 20.dp) },
    ) {
        Words(row.text, Look.type.fact)
        val idle = row.idle
        if (idle != null) Words(idle, Look.type.note, colour = Look.colour.ink2)
    }

/** An activity in one row: its mark, its name, its state in words. */
@Composable
internal fun ActivityLine(
    row: ActivityRow,
    onClick: () -> Unit,
): Unit =
    NavRow(onClick, lead = { Tile(row.topic.icon, row.state.shape == Shape.DISC) }) {
        Words(row.title, Look.type.factFirm)
        StandingLine(row.state, row.usesText)
    }

/** The bar while one searches: what was typed, and the way back. */
@Composable
private fun SearchBar(
    query: String,
    words: Chrome,
    onQuery: (String) -> Unit,
    onClose: () -> Unit,
) {
    val focus = remember { FocusRequester() }
    LaunchedEffect(Unit) { focus.requestFocus() }
    Row(
        Modifier.fillMaxWidth().padding(horizontal = Space.tight).heightIn(min = Size.choice),
        Arrangement.spacedBy(Space.tight),
        Alignment.CenterVertically,
    ) {
        GlyphButton(Icons.back, words.buttons.back, onClose)
        Box(Modifier.weight(1f), Alignment.CenterStart) {
            if (query.isEmpty()) {
                Words(
                    words.center.search,
                    Look.type.fact,
                    Modifier.clearAndSetSemantics {},
                    Look.colour.ink2,
                )
            }
            BasicTextField(
                query,
                onQuery,
                Modifier
                    .fillMaxWidth()
                    .heightIn(min = Size.target)
                    .wrapContentHeight(Alignment.CenterVertically)
                    .focusRequester(focus)
                    .semantics { contentDescription = words.center.search },
                textStyle = Look.type.fact.copy(color = Look.colour.ink),
                singleLine = true,
                cursorBrush = SolidColor(Look.colour.jade),
            )
        }
        if (query.isNotEmpty()) GlyphButton(Icons.cancelled, words.buttons.clear) { onQuery("") }
    }
}
