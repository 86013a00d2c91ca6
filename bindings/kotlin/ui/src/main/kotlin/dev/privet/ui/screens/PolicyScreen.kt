package dev.privet.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
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
import androidx.compose.runtime.rememberCoroutineScope
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.privet.ffi.ActivityId
import dev.privet.ffi.Chrome
import dev.privet.ffi.Policy
import dev.privet.ffi.PolicySection
import dev.privet.ffi.PolicySwitch
import dev.privet.policy
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space
import dev.privet.ui.parts.BackBar
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.Glyph
import dev.privet.ui.parts.LabelledLines
import dev.privet.ui.parts.NavRow
import dev.privet.ui.parts.Page
import dev.privet.ui.parts.PlainButton
import dev.privet.ui.parts.Rule
import dev.privet.ui.parts.SectionHead
import dev.privet.ui.parts.StandingLine
import dev.privet.ui.parts.Words
import dev.privet.ui.parts.block
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.launch

/** What the policy leads to. [onTurnOn] and [onTurnOff] open the sheets that ask. */
@Immutable
public class PolicyActions(
    internal val onBack: () -> Unit = {},
    internal val onTurnOn: (ActivityId) -> Unit = {},
    internal val onTurnOff: (ActivityId) -> Unit = {},
    internal val onActivity: (ActivityId) -> Unit = {},
)

/**
 * The interactive policy: what is collected, stored and shared, each purpose with its state and its change beside it, and the full
 * text of each. The changes are words, not switches: they open the same sheets as the permission center.
 *
 * @param view [dev.privet.policy]
 * @param at opens at the full text of this one; at the top where there is none
 */
@Composable
public fun PolicyScreen(
    view: Loaded<Policy>,
    words: Chrome,
    help: Help,
    actions: PolicyActions,
    at: ActivityId? = null,
) {
    val list = rememberLazyListState()
    val scope = rememberCoroutineScope()
    val policy = view.view
    val order = remember(policy, help) { policy?.let { order(it, help) }.orEmpty() }
    var came by rememberSaveable { mutableStateOf(at == null) }
    LaunchedEffect(order.isEmpty()) {
        if (!came && order.isNotEmpty()) {
            val place = order.indexOf("full ${at?.raw}")
            if (place >= 0) list.scrollToItem(place)
            came = true
        }
    }
    Page({ BackBar(policy?.title.orEmpty(), words.buttons.back, actions.onBack) }, list) {
        notices(help, view)
        drawn(view, words, help) {
            block(TOP, Space.hair) { Controller(it) }
            block(CONTENTS) {
                Contents(it) { key -> scope.launch { list.scrollToItem(order.indexOf(key).coerceAtLeast(0)) } }
            }
            for (chapter in it.chapters) {
                block(chapter.kind.name, Space.far) { SectionHead(chapter.title) }
                sections(chapter.kind.name, chapter.sections, actions)
            }
            block(FULL, Space.far) { SectionHead(it.fullTitle) }
            sections("full", it.full, actions)
            block(RIGHTS, Space.far) { SectionHead(it.rightsTitle) }
            item("rights text") {
                Card {
                    it.rights.forEach { right ->
                        Words(right, Look.type.fact, Modifier.padding(Space.base, Space.tight))
                    }
                }
            }
        }
    }
}

private const val TOP = "top"
private const val CONTENTS = "contents"
private const val FULL = "full"
private const val RIGHTS = "rights"

/** The keys of the column's items, in order: where a link leads. */
private fun order(
    policy: Policy,
    help: Help,
): List<String> =
    buildList {
        repeat(help.lines) { add("") }
        add(TOP)
        add(CONTENTS)
        for (chapter in policy.chapters) {
            add(chapter.kind.name)
            chapter.sections.mapTo(this) { "${chapter.kind.name} ${it.activity.raw}" }
        }
        add(FULL)
        policy.full.mapTo(this) { "full ${it.activity.raw}" }
        add(RIGHTS)
    }

@Composable
private fun Controller(policy: Policy): Unit =
    Card {
        Column(Modifier.padding(Space.base), Arrangement.spacedBy(Space.near)) {
            policy.controller.forEach { LabelledLines(it.label, listOf(it.text)) }
            Words(policy.versionText, Look.type.note, colour = Look.colour.ink2)
        }
    }

@Composable
private fun Contents(
    policy: Policy,
    onPlace: (String) -> Unit,
) {
    val places =
        policy.chapters.map { it.kind.name to it.title } + (FULL to policy.fullTitle) + (RIGHTS to policy.rightsTitle)
    Card {
        places.forEachIndexed { i, (key, title) ->
            if (i > 0) Rule(Space.base)
            NavRow(
                { onPlace(key) },
                lead = {},
                trail = { Glyph(Icons.more, size = 20.dp) },
            ) { Words(title, Look.type.fact) }
        }
    }
}

private fun LazyListScope.sections(
    key: String,
    sections: List<PolicySection>,
    actions: PolicyActions,
): Unit =
    items(sections, { "$key ${it.activity.raw}" }, { "section" }) {
        Box(Modifier.padding(bottom = Space.near)) { Section(it, actions) }
    }

@Composable
private fun Section(
    section: PolicySection,
    actions: PolicyActions,
): Unit =
    Card {
        Column(Modifier.padding(Space.base), Arrangement.spacedBy(Space.near)) {
            Words(section.title, Look.type.factFirm, Modifier.semantics { heading() })
            section.lines.forEach { LabelledLines(it.label, listOf(it.text)) }
            section.notes.forEach { Words(it, Look.type.fact) }
        }
        val switch = section.switch
        if (switch != null) {
            Rule(Space.base)
            Switch(section.activity, switch, actions)
        }
    }

/** How a purpose stands, and in words what can be done about it. */
@Composable
private fun Switch(
    activity: ActivityId,
    switch: PolicySwitch,
    actions: PolicyActions,
): Unit =
    FlowRow(
        Modifier.fillMaxWidth().padding(start = Space.base, end = Space.hair, top = Space.hair, bottom = Space.hair),
        Arrangement.SpaceBetween,
        itemVerticalAlignment = Alignment.CenterVertically,
    ) {
        StandingLine(switch.state, switch.stateText)
        Row(horizontalArrangement = Arrangement.spacedBy(Space.tight)) {
            val off = switch.turnOff
            val on = switch.turnOn
            if (off != null) PlainButton(off, { actions.onTurnOff(activity) })
            if (on != null) PlainButton(on, { actions.onTurnOn(activity) })
        }
    }
