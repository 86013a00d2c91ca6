package dev.privet.ui.parts

import androidx.compose.foundation.layout.Arrangement
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.PaddingValues
import androidx.compose.foundation.layout.Row
import androidx.compose.foundation.layout.padding
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.Color
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.semantics.heading
import androidx.compose.ui.semantics.semantics
import dev.privet.ffi.BatchId
import dev.privet.ffi.LockView
import dev.privet.ffi.TellingStage
import dev.privet.ffi.UndoBanner
import dev.privet.ffi.WaitingNotice
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size
import dev.privet.ui.look.Space

/** What was turned off and can be turned back: it stays until its time is over, and does not vanish by itself before. */
@Composable
internal fun UndoBar(
    undo: UndoBanner,
    onUndo: (BatchId) -> Unit,
    enabled: Boolean = true,
): Unit =
    Card(colour = Look.colour.jadeTint) {
        Beside({
            Words(undo.text, Look.type.fact, it.padding(vertical = Space.tight), Look.colour.onJadeTint)
        }) { PlainButton(undo.undo, { onUndo(undo.batch) }, icon = Icons.undo, enabled = enabled) }
    }

/** Words and their button: side by side, or the one under the other in large text. */
@Composable
private fun Beside(
    words: @Composable (Modifier) -> Unit,
    button: @Composable () -> Unit,
) {
    val pad = PaddingValues(start = Space.base, end = Space.hair, top = Space.hair, bottom = Space.hair)
    if (stacks()) {
        Column(Modifier.padding(pad)) {
            words(Modifier)
            Box(Modifier.align(Alignment.End)) { button() }
        }
    } else {
        Row(Modifier.padding(pad), verticalAlignment = Alignment.CenterVertically) {
            words(Modifier.weight(1f))
            button()
        }
    }
}

/**
 * Why the records are not as usual. Locked records are a matter of course and stand in ink on paper; records that may have been
 * changed are the one thing of this product that is red.
 */
@Composable
internal fun LockNotice(
    banner: dev.privet.ffi.Banner,
    onAction: (LockView) -> Unit,
    onEvidence: () -> Unit,
) {
    val colour = Look.colour
    val down = banner.lock is LockView.Down
    val ground = if (down) colour.alarmTint else colour.sheet
    val ink = if (down) colour.onAlarmTint else colour.ink
    Card(colour = ground) {
        Column(Modifier.padding(Space.base), Arrangement.spacedBy(Space.hair)) {
            Row(
                Modifier.semantics(mergeDescendants = true) {},
                Arrangement.spacedBy(Space.near),
            ) {
                LineGlyph(if (down) Icons.alarm else Icons.key, if (down) colour.alarm else colour.ink2)
                Column(Modifier.weight(1f), Arrangement.spacedBy(Space.hair)) {
                    Words(banner.title, Look.type.factFirm, Modifier.semantics { heading() }, ink)
                    banner.lines.forEach { Words(it, Look.type.fact, colour = ink) }
                }
            }
            val ways =
                listOf(banner.evidence to onEvidence, banner.action to { onAction(banner.lock) })
            for ((way, taken) in ways) {
                if (way == null) continue
                PlainButton(
                    way,
                    taken,
                    Modifier.padding(start = grown(Size.icon)),
                    ink = if (down) ink else colour.jade,
                )
            }
        }
    }
}

/** Somebody who has not confirmed that they were told. It stays until they do. */
@Composable
internal fun WaitingLine(notice: WaitingNotice): Unit =
    IconLine(
        if (notice.stage == TellingStage.IMPOSSIBLE) Icons.cancelled else Icons.clock,
        notice.text,
        Modifier.padding(Space.base, Space.near).semantics(mergeDescendants = true) {},
        Look.colour.ink2,
    )

/** A thing to know. Amber where it asks for a look. */
@Composable
internal fun NoteLine(
    text: String,
    icon: ImageVector = Icons.notice,
    tint: Color = Look.colour.amber,
): Unit =
    IconLine(
        icon,
        text,
        Modifier.padding(Space.base, Space.near).semantics(mergeDescendants = true) {},
        tint,
    )
