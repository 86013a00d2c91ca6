package dev.privet.ui.screens

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.runtime.Composable
import androidx.compose.runtime.Immutable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size
import dev.privet.ui.look.Space
import dev.privet.ui.parts.Card
import dev.privet.ui.parts.PlainButton
import dev.privet.ui.parts.Words

/**
 * What came of a sheet, in the core's words. It stays until the person closes it: nothing that matters vanishes by itself.
 *
 * @property lines what happened, and what still works
 * @property again the label of starting over; none where that would be no use
 * @property pin the label of paying by PIN; none where that is no way
 * @property close the label of closing it
 */
@Immutable
public data class SheetResult(
    public val lines: List<String>,
    public val again: String?,
    public val pin: String?,
    public val close: String,
)

/** Draws a [SheetResult] where it is put: one card, read out once when it comes. */
@Composable
public fun ResultBanner(
    result: SheetResult,
    onClose: () -> Unit,
    onAgain: () -> Unit,
    onPin: () -> Unit,
    modifier: Modifier = Modifier,
): Unit =
    Box(modifier.fillMaxWidth().padding(Space.base), Alignment.TopCenter) {
        Card(Modifier.widthIn(max = Size.column)) {
            Column(
                Modifier
                    .padding(start = Space.base, end = Space.base, top = Space.base)
                    .semantics(mergeDescendants = true) { liveRegion = LiveRegionMode.Polite },
                Arrangement.spacedBy(Space.hair),
            ) { result.lines.forEachIndexed { i, it -> Words(it, if (i == 0) Look.type.factFirm else Look.type.fact) } }
            Column(Modifier.padding(Space.hair), Arrangement.spacedBy(Space.tight)) {
                val pin = result.pin
                if (pin != null) PlainButton(pin, onPin, icon = Icons.keypad)
                val again = result.again
                if (again != null) PlainButton(again, onAgain)
                PlainButton(result.close, onClose)
            }
        }
    }
