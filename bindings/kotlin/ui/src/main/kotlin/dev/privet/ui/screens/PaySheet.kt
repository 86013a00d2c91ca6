package dev.privet.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.unit.dp
import dev.privet.ffi.Chrome
import dev.privet.ffi.Fact
import dev.privet.ffi.PromptView
import dev.privet.ffi.ReleasePrompt
import dev.privet.ui.look.Cap
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space
import dev.privet.ui.parts.CapScale
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.Hedge
import dev.privet.ui.parts.PlainButton
import dev.privet.ui.parts.SheetFrame
import dev.privet.ui.parts.Tile

/**
 * M2, and M7 where a PIN confirms: one payment. The amount is the picture; what leaves stands above the hedge, what stays below it.
 *
 * @param view what the core drew for the payment
 * @param release what it says of the payment besides its lines
 * @param words the fixed words, in the language of [view]
 * @param onRefuse the person does not pay
 * @param onPay the person pays: only now may the phone's own prompt come
 * @param onPin the person pays by PIN instead; none where that is how they pay already. The button is there if the recipient takes a
 * PIN, which [release] says.
 * @param details what the row "Details" opens to; no row if empty
 * @param onDetails that row was pressed
 */
@Composable
public fun PaySheet(
    view: PromptView,
    release: ReleasePrompt,
    words: Chrome,
    onRefuse: () -> Unit,
    onPay: () -> Unit,
    onPin: (() -> Unit)? = null,
    standing: SheetStanding = SheetStanding(),
    details: List<String> = emptyList(),
    onDetails: () -> Unit = {},
) {
    val lines = view.lines.withIndex().toList()
    val groups = runs(lines.drop(1)) { it.place }
    SheetFrame(
        facts = { tall ->
            NoticeAbove(standing)
            Row(
                Modifier.padding(start = if (tall) 0.dp else Space.hair),
                Arrangement.spacedBy(Space.near),
                Alignment.CenterVertically,
            ) {
                if (tall) {
                    Tile(
                        Fact.MATCHED
                            .sign(
                                view.topic,
                            ).takeIf { view.lines.any { it.fact == Fact.MATCHED } } ?: Icons.pay,
                        lit = true,
                    )
                }
                SheetTitle(lines.first().value.text, Look.type.title, line = 0)
            }
            Spacer(Modifier.height(if (tall) Space.far else Space.tight))
            Payment(view, groups, tall)
            SheetDetails(words, details, standing, onDetails)
        },
        answers = {
            SheetAnswers(view, words, standing, onRefuse, onPay)
            val pin = release.system?.fallback
            if (onPin != null && pin != null) {
                Spacer(Modifier.height(Space.tight))
                val open = !standing.answered && !standing.covered && standing.unready == null
                PlainButton(pin, onPin, Modifier.fillMaxWidth(), Icons.keypad, open)
            }
        },
    )
}

/** Where on the sheet a fact stands: large above, in the card on either side of the hedge, or below. */
private enum class Side { HEAD, LEAVES, STAYS, BELOW }

private val Fact.place: Side
    get() =
        when (this) {
            Fact.AMOUNT, Fact.PAYEE, Fact.RECEIVER -> Side.HEAD
            Fact.STAYS_HERE, Fact.MATCHED -> Side.STAYS
            Fact.UNTIL -> Side.BELOW
            else -> Side.LEAVES
        }

@Composable
private fun Payment(
    view: PromptView,
    groups: List<Run<Side>>,
    tall: Boolean,
) {
    var at = 0
    while (at < groups.size) {
        val carded = groups.drop(at).takeWhile { it.place == Side.LEAVES || it.place == Side.STAYS }
        if (carded.isEmpty()) {
            if (groups[at].place == Side.HEAD) Head(groups[at]) else Below(view, groups[at])
            at++
        } else {
            Card { Sides(view, carded, tall) }
            at += carded.size
        }
        Spacer(Modifier.height(if (tall) Space.near else Space.hair))
    }
}

/** The hedge stands where what leaves ends and what stays begins, and nowhere if they alternate. */
@Composable
private fun Sides(
    view: PromptView,
    groups: List<Run<Side>>,
    tall: Boolean,
) {
    val hedged = groups.map { it.place } == listOf(Side.LEAVES, Side.STAYS)
    groups.forEachIndexed { i, group ->
        if (i > 0 && hedged) Hedge(Modifier.padding(horizontal = Space.base))
        Column(
            Modifier.padding(Space.base, if (hedged && tall) Space.base else Space.near),
            Arrangement.spacedBy(Space.tight),
        ) {
            group.lines.forEach { FactLine(view, it) }
        }
    }
}

@Composable
private fun Head(group: Run<Side>): Unit =
    Column(Modifier.padding(horizontal = Space.hair), Arrangement.spacedBy(Space.hair)) {
        group.lines.forEach {
            when (it.value.fact) {
                Fact.AMOUNT -> CapScale(Cap.AMOUNT) { PlainLine(it, Look.type.amount) }
                Fact.PAYEE -> PlainLine(it, Look.type.title)
                else -> PlainLine(it, Look.type.fact)
            }
        }
    }

@Composable
private fun Below(
    view: PromptView,
    group: Run<Side>,
): Unit =
    Column(Modifier.padding(horizontal = Space.base), Arrangement.spacedBy(Space.tight)) {
        group.lines.forEach { FactLine(view, it) }
    }
