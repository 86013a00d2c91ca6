package dev.privet.ui.screens

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.ui.Modifier
import androidx.compose.ui.draw.clip
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.collapse
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.expand
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.privet.ffi.Chrome
import dev.privet.ffi.PromptView
import dev.privet.ui.look.Corner
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space
import dev.privet.ui.parts.ActionRow
import dev.privet.ui.parts.AnswerPair
import dev.privet.ui.parts.IconLine

/**
 * What there is to know about a sheet besides its facts. A screen draws it; whoever shows the screen keeps it.
 *
 * @property answered an answer was accepted: neither button does anything any more
 * @property covered another window lies over this one: nothing can be allowed, everything can be refused
 * @property details whether the details stand below the facts
 * @property notice what the person has to know before they read on, such as that a fact changed
 * @property unready why it can't be allowed though nothing covers it, such as a picture that can't be shown
 */
@Immutable
public data class SheetStanding(
    public val answered: Boolean = false,
    public val covered: Boolean = false,
    public val details: Boolean = false,
    public val notice: String? = null,
    public val unready: String? = null,
)

/** Both answers, and above them why one of them can't be given now. */
@Composable
internal fun SheetAnswers(
    view: PromptView,
    words: Chrome,
    standing: SheetStanding,
    onRefuse: () -> Unit,
    onAllow: () -> Unit,
): Unit = SheetAnswers(view.refuse, view.allow, words, standing, onRefuse, onAllow)

@Composable
internal fun SheetAnswers(
    refuse: String,
    allow: String,
    words: Chrome,
    standing: SheetStanding,
    onRefuse: () -> Unit,
    onAllow: () -> Unit,
) {
    val why = if (standing.covered) words.sheets.covered else standing.unready
    if (why != null) {
        SheetNote(why)
        Spacer(Modifier.height(Space.near))
    }
    AnswerPair(refuse, allow, onRefuse, onAllow, allowEnabled = why == null, enabled = !standing.answered)
}

/** Something to know about the sheet itself: amber beside it, the same ink as every fact. Read out when it comes. */
@Composable
internal fun SheetNote(
    text: String,
    modifier: Modifier = Modifier,
): Unit =
    IconLine(
        Icons.notice,
        text,
        modifier
            .clip(Corner.chip)
            .background(Look.colour.amberTint)
            .padding(Space.base, Space.near)
            .semantics(mergeDescendants = true) { liveRegion = LiveRegionMode.Polite },
        Look.colour.amber,
    )

/** What the person is told before anything else, if there is something. */
@Composable
internal fun NoticeAbove(standing: SheetStanding) {
    val notice = standing.notice ?: return
    SheetNote(notice)
    Spacer(Modifier.height(Space.near))
}

/** The row that opens the details, and they below it. What they say is not part of what is answered. */
@Composable
internal fun SheetDetails(
    words: Chrome,
    details: List<String>,
    standing: SheetStanding,
    onDetails: () -> Unit,
) {
    if (details.isEmpty()) return
    val open = standing.details
    ActionRow(
        if (open) Icons.less else Icons.more,
        if (open) words.buttons.fewerDetails else words.buttons.details,
        onDetails,
        Modifier.semantics {
            if (open) {
                collapse {
                    onDetails()
                    true
                }
            } else {
                expand {
                    onDetails()
                    true
                }
            }
        },
    )
    if (open) {
        Column(Modifier.padding(horizontal = Space.base), Arrangement.spacedBy(Space.near)) {
            details.forEach { IconLine(Icons.page, it, Modifier.semantics(mergeDescendants = true) {}) }
        }
    }
}

/** What only a reader hears: a place of its own in the order, and none on the screen. */
@Composable
internal fun Heard(text: String): Unit = Box(Modifier.size(1.dp).semantics { contentDescription = text })
