package dev.privet.ui.screens

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import dev.privet.ffi.Chrome
import dev.privet.ffi.Fact
import dev.privet.ffi.PromptView
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.SheetFrame
import dev.privet.ui.parts.Tile

/**
 * M1, one question about one purpose. Draws every line of the view in its order and nothing else that could be answered; nothing is
 * chosen when it opens, and both answers are the same component.
 *
 * @param view what the core drew for the question; its digest is what an answer speaks of
 * @param words the fixed words, in the language of [view]
 * @param onRefuse the person said no
 * @param onAllow the person said yes, for the first of the view's offers, which is the one that its lines state
 * @param details what the row "Details" opens to; no row if empty
 * @param onDetails that row was pressed
 */
@Composable
public fun ConsentSheet(
    view: PromptView,
    words: Chrome,
    onRefuse: () -> Unit,
    onAllow: () -> Unit,
    standing: SheetStanding = SheetStanding(),
    details: List<String> = emptyList(),
    onDetails: () -> Unit = {},
) {
    val lines = view.lines.withIndex().toList()
    val foot = lines.takeLastWhile { it.value.fact.inFoot }
    val facts = runs(lines.drop(1).dropLast(foot.size)) { it.place }
    SheetFrame(
        facts = { tall ->
            if (tall) {
                Tile(Fact.TITLE.sign(view.topic), lit = true)
                Spacer(Modifier.height(Space.base))
            }
            NoticeAbove(standing)
            SheetTitle(lines.first().value.text, Look.type.ask, Modifier.padding(horizontal = Space.hair), 0)
            Heard(words.spoken.choice)
            Spacer(Modifier.height(if (tall) Space.page else Space.tight))
            Groups(view, facts, tall)
            SheetDetails(words, details, standing, onDetails)
        },
        answers = {
            foot.forEach { PlainLine(it, Look.type.fact, Modifier.padding(horizontal = Space.hair)) }
            Spacer(Modifier.height(Space.near))
            SheetAnswers(view, words, standing, onRefuse, onAllow)
        },
    )
}

/** Where on the sheet a fact stands: in the card, on its amber band, or below it. */
private enum class Place { CARD, BAND, BELOW }

private val Fact.place: Place
    get() =
        when (this) {
            Fact.SENSITIVE -> Place.BAND
            Fact.IF_REFUSED, Fact.ONLY, Fact.LATER -> Place.BELOW
            else -> Place.CARD
        }

/** What is said beside the answers, when it comes last. */
private val Fact.inFoot: Boolean get() = this == Fact.ONLY || this == Fact.LATER

@Composable
private fun Groups(
    view: PromptView,
    groups: List<Run<Place>>,
    tall: Boolean,
) {
    var at = 0
    while (at < groups.size) {
        val carded = groups.drop(at).takeWhile { it.place != Place.BELOW }
        if (carded.isEmpty()) {
            Below(view, groups[at], tall)
            at++
        } else {
            Card { carded.forEach { InCard(view, it, tall) } }
            at += carded.size
        }
        Spacer(Modifier.height(if (tall) Space.near else Space.hair))
    }
}

@Composable
private fun InCard(
    view: PromptView,
    group: Run<Place>,
    tall: Boolean,
) {
    val colour = Look.colour
    val band = group.place == Place.BAND
    Column(
        Modifier
            .fillMaxWidth()
            .background(if (band) colour.amberTint else colour.sheet)
            .padding(Space.base, if (tall) Space.base else Space.tight),
        Arrangement.spacedBy(if (tall) Space.near else Space.hair),
    ) { group.lines.forEach { FactLine(view, it, tint = if (band) colour.amber else colour.jade) } }
}

@Composable
private fun Below(
    view: PromptView,
    group: Run<Place>,
    tall: Boolean,
): Unit =
    Column(
        Modifier.padding(horizontal = Space.base, vertical = Space.hair),
        Arrangement.spacedBy(if (tall) Space.near else Space.hair),
    ) { group.lines.forEach { FactLine(view, it) } }
