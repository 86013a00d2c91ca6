package dev.privet.ui.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.height
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.layout.size
import androidx.compose.runtime.Composable
import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.remember
import androidx.compose.runtime.setValue
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.contentDescription
import androidx.compose.ui.semantics.semantics
import androidx.compose.ui.unit.dp
import dev.privet.ui.look.Corner
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size
import dev.privet.ui.look.Space
import kotlinx.coroutines.delay

/**
 * Rows to come, after 300 ms of waiting and not before: what loads at once never flickers. Nothing turns and nothing shimmers.
 *
 * @param reading what a screen reader says meanwhile
 */
@Composable
internal fun Skeleton(reading: String) {
    var late by remember { mutableStateOf(false) }
    LaunchedEffect(Unit) {
        delay(PATIENCE)
        late = true
    }
    Box(Modifier.fillMaxWidth().semantics { contentDescription = reading }) {
        if (late) {
            Card {
                repeat(ROWS) {
                    if (it > 0) Rule(Size.inset)
                    SkeletonRow()
                }
            }
        }
    }
}

@Composable
private fun SkeletonRow(): Unit =
    Row(
        Modifier.padding(Space.base, Space.near),
        Arrangement.spacedBy(Space.near),
        Alignment.CenterVertically,
    ) {
        val well = Look.colour.well
        Box(Modifier.size(Size.tile).background(well, Corner.tile))
        Column(Modifier.weight(1f), Arrangement.spacedBy(Space.tight)) {
            Box(Modifier.fillMaxWidth(LONG).height(grown(12.dp)).background(well, Corner.chip))
            Box(Modifier.fillMaxWidth(SHORT).height(grown(10.dp)).background(well, Corner.chip))
        }
    }

/** How long a screen waits before it shows that it waits. */
internal const val PATIENCE: Long = 300
private const val ROWS = 5
private const val LONG = 0.55f
private const val SHORT = 0.8f

/** Why there is nothing to see, and the one thing that helps. Ink on paper: a failed reading is no alarm. */
@Composable
internal fun StatePanel(
    icon: ImageVector,
    title: String,
    body: String?,
    action: String?,
    onAction: () -> Unit,
): Unit =
    Card {
        Column(Modifier.padding(Space.base), Arrangement.spacedBy(Space.tight)) {
            Row(
                Modifier.semantics(mergeDescendants = true) {},
                Arrangement.spacedBy(Space.near),
            ) {
                LineGlyph(icon, Look.colour.ink2)
                Column(Modifier.weight(1f)) {
                    Words(title, Look.type.factFirm)
                    if (body != null) Words(body, Look.type.fact, colour = Look.colour.ink2)
                }
            }
            if (action != null) {
                PlainButton(action, onAction, Modifier.padding(start = grown(Size.icon)))
            }
        }
    }

/** Words in place of rows. */
@Composable
internal fun EmptyCard(text: String): Unit =
    Card { Words(text, Look.type.fact, Modifier.padding(Space.base), Look.colour.ink2) }
