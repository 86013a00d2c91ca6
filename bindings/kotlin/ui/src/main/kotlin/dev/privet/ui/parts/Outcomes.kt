package dev.privet.ui.parts

import androidx.compose.foundation.background
import androidx.compose.foundation.border
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.size
import androidx.compose.foundation.shape.CircleShape
import androidx.compose.material3.Icon
import androidx.compose.runtime.Composable
import androidx.compose.ui.Alignment
import androidx.compose.ui.Modifier
import androidx.compose.ui.graphics.vector.ImageVector
import androidx.compose.ui.unit.dp
import dev.privet.ffi.TimelineResult
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.look.Size

/** The mark of what came of something. The words beside it say the same. */
internal val TimelineResult.icon: ImageVector
    get() =
        when (this) {
            TimelineResult.LEFT -> Icons.leave

            TimelineResult.USED -> Icons.stay

            TimelineResult.REFUSED,
            TimelineResult.WITHDRAWN,
            TimelineResult.TURNING_OFF,
            TimelineResult.OBJECTED,
            -> Icons.refused

            TimelineResult.BLOCKED, TimelineResult.NOT_RECOGNISED -> Icons.blocked

            TimelineResult.CANCELLED,
            TimelineResult.INVALIDATED,
            TimelineResult.UNDELIVERED,
            TimelineResult.NOT_TOLD,
            -> Icons.cancelled

            TimelineResult.EXPIRED, TimelineResult.ENDED, TimelineResult.LAPSED -> Icons.until

            TimelineResult.ALLOWED, TimelineResult.OBJECTION_LIFTED -> Icons.check

            TimelineResult.UNDECIDED -> Icons.clock

            TimelineResult.UNDONE -> Icons.undo

            TimelineResult.TERMS_CHANGED, TimelineResult.TERMS_READ -> Icons.page

            TimelineResult.BIOMETRICS_CHANGED,
            TimelineResult.ENROLLED,
            TimelineResult.RENEWED,
            TimelineResult.RECOGNISED,
            -> Icons.face

            TimelineResult.DESTROYED, TimelineResult.OLD_KEY_DESTROYED, TimelineResult.KEY_LOST -> Icons.keyGone

            TimelineResult.REGISTERED, TimelineResult.TRIES_ALLOWED -> Icons.key

            TimelineResult.STARTED -> Icons.tree
        }

/** In a list only what left the phone is filled: the eye finds departures first. */
@Composable
internal fun OutcomeMark(result: TimelineResult) {
    val colour = Look.colour
    val left = result == TimelineResult.LEFT
    val shape =
        if (left) {
            Modifier.background(colour.jade, CircleShape)
        } else {
            Modifier.border(Size.edge, colour.hairline, CircleShape)
        }
    Box(shape.size(Size.tile), Alignment.Center) {
        Icon(result.icon, null, Modifier.size(22.dp), if (left) colour.onJade else colour.ink2)
    }
}
