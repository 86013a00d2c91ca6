package dev.privet.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyListScope
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.style.TextAlign
import dev.privet.compare
import dev.privet.ffi.ActivityId
import dev.privet.ffi.Chrome
import dev.privet.ffi.Compared
import dev.privet.ffi.Unused
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space
import dev.privet.ui.parts.BackBar
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.NoteLine
import dev.privet.ui.parts.Page
import dev.privet.ui.parts.PlainButton
import dev.privet.ui.parts.SectionHead
import dev.privet.ui.parts.Words
import dev.privet.ui.parts.block
import dev.privet.ui.parts.cardRows

/** What a comparison leads to. */
@Immutable
public class ComparedActions(
    internal val onBack: () -> Unit = {},
    internal val onActivity: (ActivityId) -> Unit = {},
)

/**
 * What the phone itself noted, held against what is declared and recorded: what nothing explains first. It proves nothing to anybody,
 * and says what it cannot show.
 *
 * @param view [dev.privet.compare]
 */
@Composable
public fun ComparedScreen(
    view: Loaded<Compared>,
    words: Chrome,
    help: Help,
    actions: ComparedActions,
): Unit =
    Page({ BackBar(words.history.compare, words.buttons.back, actions.onBack) }) {
        notices(help, view)
        drawn(view, words, help) {
            block("about", Space.hair) { About(it) }
            val found = listOfNotNull(it.extraText, it.gapText, it.undeclaredText)
            if (found.isNotEmpty()) block("found") { Card { found.forEach { text -> NoteLine(text) } } }
            head("access", it.accessTitle, it.accesses)
            cardRows(it.accesses, { row -> "access ${row.resource.name}" }, Space.base) { row ->
                Observation(row.title, row.lines, row.activities, row.activityNames, actions)
            }
            head("host", it.hostTitle, it.hosts)
            cardRows(it.hosts, { row -> "host ${row.host}" }, Space.base) { row ->
                Observation(row.host, row.recipientNames + row.lines, emptyList(), emptyList(), actions)
            }
            head("unused", it.unusedTitle, it.unused)
            cardRows(it.unused, { row -> "unused ${row.what}" }, Space.base) { row ->
                Observation(
                    row.title,
                    listOf(row.text),
                    listOfNotNull((row.what as? Unused.Activity)?.activity),
                    listOf(row.title),
                    actions,
                )
            }
            head("tag", it.tagTitle, it.tags)
            cardRows(it.tags, { row -> "tag ${row.tag} ${row.resource.name}" }, Space.base) { row ->
                Observation(row.title, listOf(row.resourceName) + row.lines, emptyList(), emptyList(), actions)
            }
            head("finding", it.findingTitle, it.findings)
            cardRows(it.findings, { row -> "finding ${row.code.name}" }, Space.base) { row ->
                Observation(row.text, emptyList(), emptyList(), emptyList(), actions)
            }
        }
    }

private fun LazyListScope.head(
    key: String,
    title: String,
    rows: List<*>,
) {
    if (rows.isNotEmpty()) block(key, Space.page) { SectionHead(title) }
}

@Composable
private fun About(view: Compared): Unit =
    Card {
        Column(Modifier.padding(Space.base), Arrangement.spacedBy(Space.tight)) {
            Words(view.title, Look.type.factFirm, Modifier.semantics { heading() })
            val period = view.period
            if (period != null) Words(period, Look.type.fact)
            view.notes.forEach { Words(it, Look.type.note, colour = Look.colour.ink2) }
        }
    }

/** Something that was seen, what there is to say of it, and the purposes that govern it, a tap away. */
@Composable
private fun Observation(
    title: String,
    lines: List<String>,
    activities: List<ActivityId>,
    names: List<String>,
    actions: ComparedActions,
): Unit =
    Column(Modifier.padding(vertical = Space.near)) {
        Column(Modifier.padding(horizontal = Space.base).semantics(mergeDescendants = true) {}) {
            Words(title, Look.type.factFirm)
            lines.forEach { Words(it, Look.type.note, colour = Look.colour.ink2) }
        }
        activities.zip(names).forEach { (id, name) ->
            PlainButton(name, { actions.onActivity(id) }, Modifier.padding(start = Space.hair), align = TextAlign.Start)
        }
    }
