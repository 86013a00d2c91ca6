package dev.privet.ui.screens

import androidx.compose.foundation.focusable
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.Modifier
import androidx.compose.ui.focus.FocusRequester
import androidx.compose.ui.focus.focusRequester
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.TextStyle
import dev.privet.ffi.Fact
import dev.privet.ffi.PromptLine
import dev.privet.ffi.PromptView
import dev.privet.ffi.ReleaseContent
import dev.privet.ffi.ReleasePrompt
import dev.privet.ffi.Topic
import dev.privet.ui.look.Cap
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Space
import dev.privet.ui.parts.CapScale
import dev.privet.ui.parts.LineGlyph
import dev.privet.ui.parts.WitnessedText
import dev.privet.ui.parts.icon
import dev.privet.ui.parts.led
import dev.privet.ui.parts.witnessed

/** What a picture has; null where none would leave. */
internal val ReleasePrompt.picture: ReleaseContent.Picture? get() = content as? ReleaseContent.Picture

/** What to say once a payment was confirmed; null where none is. */
internal val ReleasePrompt.approved: String? get() = (content as? ReleaseContent.Payment)?.approved

/** The sign beside a fact: the same fact has the same sign on every sheet. */
internal fun Fact.sign(topic: Topic): ImageVector =
    when (this) {
        Fact.TITLE, Fact.USES -> topic.icon
        Fact.WHY, Fact.BASIS -> Icons.page
        Fact.KEPT, Fact.STAYS_HERE -> Icons.stay
        Fact.LEAVES, Fact.EXACT, Fact.GOES_ALONG -> Icons.leave
        Fact.EXACT_PLACE -> Icons.place
        Fact.ABROAD -> Icons.outside
        Fact.CONTACT, Fact.GUARDIAN -> Icons.person
        Fact.NEEDS -> Icons.tree
        Fact.UNTIL -> Icons.clock
        Fact.ENDS, Fact.KEPT_THERE -> Icons.until
        Fact.SENSITIVE, Fact.OTHER -> Icons.notice
        Fact.IF_REFUSED -> Icons.sound
        Fact.ONLY, Fact.LATER -> Icons.shield
        Fact.AMOUNT -> Icons.pay
        Fact.PAYEE -> Icons.shop
        Fact.RECEIVER, Fact.DESTINATION -> Icons.company
        Fact.MATCHED -> Icons.face
        Fact.SIZE -> if (topic == Topic.PICTURE || topic == Topic.FACE) Icons.picture else Icons.page
        Fact.CODE -> Icons.hash
        Fact.REMOVED -> Icons.strip
    }

/** Lines of one place on the sheet that stand one after the other, with their numbers in the view. */
internal class Run<P>(
    val place: P,
    val lines: List<IndexedValue<PromptLine>>,
)

/** Cuts the lines into runs of one place each. What stood before something stands before it still: a sheet groups, never sorts. */
internal fun <P> runs(
    lines: List<IndexedValue<PromptLine>>,
    place: (Fact) -> P,
): List<Run<P>> {
    val made = mutableListOf<Run<P>>()
    for (line in lines) {
        val last = made.lastOrNull()
        val here = place(line.value.fact)
        if (last != null && last.place == here) {
            made[made.lastIndex] = Run(here, last.lines + line)
        } else {
            made += Run(here, listOf(line))
        }
    }
    return made
}

/**
 * A line of the view with its sign: one element for a screen reader, which says what the view gives it to say.
 *
 * @param dense lines and sign closer together, for a small screen; the type is as large
 */
@Composable
internal fun FactLine(
    view: PromptView,
    line: IndexedValue<PromptLine>,
    modifier: Modifier = Modifier,
    tint: Color = Look.colour.jade,
    dense: Boolean = false,
): Unit =
    Row(
        modifier.fillMaxWidth().witnessed(line.index).semantics(mergeDescendants = true) {},
        Arrangement.spacedBy(Space.near),
    ) {
        val style = if (dense) Look.type.dense else Look.type.fact
        LineGlyph(line.value.fact.sign(view.topic), tint, style = style)
        WitnessedText(led(line.value.text), style, Modifier.weight(1f).said(line.value))
    }

/** A line of the view in larger type, without a sign. */
@Composable
internal fun PlainLine(
    line: IndexedValue<PromptLine>,
    style: TextStyle,
    modifier: Modifier = Modifier,
): Unit = WitnessedText(AnnotatedString(line.value.text), style, modifier.witnessed(line.index).said(line.value))

private fun Modifier.said(line: PromptLine): Modifier =
    if (line.spoken == line.text) this else semantics { contentDescription = line.spoken }

/** The question. Focus is here when the sheet opens, so that no key and no reader begins on a button (UX rule 2). */
@Composable
internal fun SheetTitle(
    text: String,
    style: TextStyle,
    modifier: Modifier = Modifier,
    line: Int = -1,
) {
    val focus = remember { FocusRequester() }
    LaunchedEffect(Unit) { focus.requestFocus() }
    val capped = style == Look.type.ask
    CapScale(if (capped) Cap.ASK else Float.MAX_VALUE) {
        WitnessedText(
            AnnotatedString(text),
            style,
            modifier
                .focusRequester(focus)
                .focusable()
                .witnessed(line)
                .semantics { heading() },
        )
    }
}
