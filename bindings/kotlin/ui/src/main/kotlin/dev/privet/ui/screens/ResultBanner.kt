package dev.privet.ui.screens

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.widthIn
import androidx.compose.foundation.rememberScrollState
import androidx.compose.foundation.verticalScroll
import androidx.compose.runtime.Composable
import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.runtime.DisposableEffect
import androidx.compose.runtime.Immutable
import androidx.compose.runtime.MutableIntState
import androidx.compose.runtime.compositionLocalOf
import androidx.compose.runtime.mutableIntStateOf
import androidx.compose.runtime.remember
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.layout.layout
import androidx.compose.ui.semantics.LiveRegionMode
import androidx.compose.ui.semantics.liveRegion
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.privet.ui.look.Corner
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
        // Beside it are cards and tabs of the same colour.
        Card(Modifier.widthIn(max = Size.column).border(1.dp, Look.colour.line, Corner.card)) {
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

/**
 * An app, and what came of the last sheet where it covers nothing that can be tapped: above the tabs of a [TabsFrame], below an app
 * without one. It takes three quarters of the height at most, and scrolls then.
 */
@Composable
internal fun WithResult(
    banner: (@Composable () -> Unit)?,
    modifier: Modifier = Modifier,
    app: @Composable () -> Unit,
) {
    val bars = remember { mutableIntStateOf(0) }
    val place = ResultPlace(bars, banner)
    Column(modifier) {
        Box(Modifier.weight(1f).fillMaxWidth()) { CompositionLocalProvider(LocalResultPlace provides place, app) }
        if (bars.intValue == 0) place.Drawn()
    }
}

/** Room for what came of the last sheet, above a bar at the foot of the app. */
@Composable
internal fun ResultAbove() {
    val place = LocalResultPlace.current ?: return
    DisposableEffect(place.bars) {
        place.bars.intValue++
        onDispose { place.bars.intValue-- }
    }
    place.Drawn()
}

private val LocalResultPlace = compositionLocalOf<ResultPlace?> { null }

/** @property bars how many bars there are that it stands above */
private class ResultPlace(
    val bars: MutableIntState,
    private val banner: (@Composable () -> Unit)?,
) {
    @Composable
    fun Drawn() {
        if (banner == null) return
        Box(Modifier.background(Look.colour.ground).atMost().verticalScroll(rememberScrollState())) { banner() }
    }
}

private fun Modifier.atMost(): Modifier =
    layout { measurable, room ->
        val most = if (room.hasBoundedHeight) room.maxHeight * 3 / 4 else room.maxHeight
        val drawn = measurable.measure(room.copy(minHeight = 0, maxHeight = most))
        layout(drawn.width, drawn.height) { drawn.place(0, 0) }
    }
