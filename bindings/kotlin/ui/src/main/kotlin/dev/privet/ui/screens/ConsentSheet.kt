package dev.privet.ui.screens

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.BoxWithConstraints
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.Dp
import androidx.compose.ui.unit.dp
import dev.privet.ffi.Chrome
import dev.privet.ffi.Fact
import dev.privet.ffi.PromptView
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.SheetFrame
import dev.privet.ui.parts.TALL
import dev.privet.ui.parts.Tile

/**
 * M1, one question about one purpose. Draws every line of the view in its order and nothing else that could be answered; nothing is
 * chosen when it opens, and both answers are the same component.
 *
 * @param view what the core drew for the question; its digest is what an answer speaks of
 * @param words the fixed words, in the language of [view]
 * @param onRefuse the person said no
 * @param onAllow the person said yes, for the first of the question's offers ([dev.privet.Question.offers]), which is the one that its
 * lines state
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
    val roomy = maxOf(TALL, A_LINE * view.lines.size)
    BoxWithConstraints {
        val air =
            when {
                maxHeight >= roomy -> Air.ROOMY
                maxHeight >= roomy - LESS -> Air.PLAIN
                else -> Air.CLOSE
            }
        SheetFrame(
            facts = {
                if (air == Air.ROOMY) {
                    Tile(Fact.TITLE.sign(view.topic), lit = true)
                    Spacer(Modifier.height(Space.base))
                }
                NoticeAbove(standing)
                SheetTitle(lines.first().value.text, Look.type.ask, Modifier.padding(horizontal = Space.hair), 0)
                Heard(words.spoken.choice)
                Spacer(Modifier.height(if (air == Air.ROOMY) Space.page else air.apart))
                Groups(view, facts, air)
                SheetDetails(words, details, standing, onDetails)
            },
            roomy = roomy,
            answers = {
                val style = if (air == Air.CLOSE) Look.type.dense else Look.type.fact
                foot.forEach { PlainLine(it, style, Modifier.padding(horizontal = Space.hair)) }
                Spacer(Modifier.height(if (air == Air.CLOSE) Space.hair else Space.near))
                SheetAnswers(view, words, standing, onRefuse, onAllow)
            },
        )
    }
}

/** What a line of a question takes with room to breathe, its share of the rest of the sheet included. */
private val A_LINE = 75.dp

/** So much less a long question takes without a tile and wide gaps. */
private val LESS = 140.dp

/**
 * How much room the facts have: the sheet is to fit its screen as long as it can.
 *
 * @property gap between two facts
 * @property edge above the first and below the last one of a card
 * @property apart between a card and what follows it
 */
private enum class Air(
    val gap: Dp,
    val edge: Dp,
    val apart: Dp,
) {
    ROOMY(Space.near, Space.base, Space.near),
    PLAIN(Space.tight, Space.tight, Space.tight),

    /** For the smallest phones: the lines closer too, and the signs tell the facts apart. */
    CLOSE(2.dp, Space.tight, Space.hair),
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
    air: Air,
) {
    var at = 0
    while (at < groups.size) {
        val carded = groups.drop(at).takeWhile { it.place != Place.BELOW }
        if (carded.isEmpty()) {
            Below(view, groups[at], air)
            at++
        } else {
            Card { carded.forEach { InCard(view, it, air) } }
            at += carded.size
        }
        if (at < groups.size || air == Air.ROOMY) Spacer(Modifier.height(air.apart))
    }
}

@Composable
private fun InCard(
    view: PromptView,
    group: Run<Place>,
    air: Air,
) {
    val colour = Look.colour
    val band = group.place == Place.BAND
    val tint = if (band) colour.amber else colour.jade
    Column(
        Modifier
            .fillMaxWidth()
            .background(if (band) colour.amberTint else colour.sheet)
            .padding(Space.base, air.edge),
        Arrangement.spacedBy(air.gap),
    ) { group.lines.forEach { FactLine(view, it, tint = tint, dense = air == Air.CLOSE) } }
}

@Composable
private fun Below(
    view: PromptView,
    group: Run<Place>,
    air: Air,
): Unit =
    Column(
        Modifier.padding(horizontal = Space.base, vertical = if (air == Air.CLOSE) 0.dp else Space.hair),
        Arrangement.spacedBy(air.gap),
    ) { group.lines.forEach { FactLine(view, it, dense = air == Air.CLOSE) } }
