package dev.privet.ui.flow

import androidx.compose.ui.Modifier
import androidx.compose.ui.input.key.KeyEventType
import androidx.compose.ui.input.key.onKeyEvent
import androidx.compose.ui.input.key.onPreviewKeyEvent
import androidx.compose.ui.input.key.type
import androidx.compose.ui.input.pointer.PointerEventPass
import androidx.compose.ui.input.pointer.changedToDownIgnoreConsumed
import androidx.compose.ui.input.pointer.changedToUpIgnoreConsumed
import androidx.compose.ui.input.pointer.pointerInput
import dev.privet.ffi.Gesture

/** Keeps a tap from counting that began before the lines could be read (UX rule 11). Fed with times in milliseconds. */
internal class Guard {
    @Volatile private var shown: Long? = null

    /** All lines are on screen since now. */
    fun shown(now: Long) {
        shown = now
    }

    /** The same, if they never were before. */
    fun shownOnce(now: Long) {
        if (shown == null) shown = now
    }

    /** They are not, or stand elsewhere. */
    fun hidden() {
        shown = null
    }

    fun counts(began: Long): Boolean = shown?.let { began - it >= PAUSE } ?: false

    companion object {
        /** As long as the core's own guard, in milliseconds. */
        const val PAUSE: Long = 600
    }
}

/**
 * What a click came from.
 *
 * @property began when the finger went down, and not when that was heard of; of a key, when it was heard
 */
internal class Touch(
    val gesture: Gesture,
    val began: Long,
    val covered: Boolean,
)

/**
 * Remembers what the person touches the sheet with, so that an answer can tell how it was given. It is told of presses before the
 * buttons are; a click that no finger and no key began came from a screen reader, a switch or a voice, and began when it came.
 */
internal class Hand(
    private val time: Time,
) {
    private val pressed = HashMap<Long, Touch>()
    private var current: Touch? = null
    private var keyed: Touch? = null

    /** Touches that came through another window. */
    var coveredTouches: UInt = 0u
        private set

    /** A finger of this number comes down; [stamp] is what the platform says of when, which a busy main thread hears of late. */
    fun press(
        finger: Long,
        covered: Boolean,
        stamp: Long,
    ) {
        pressed[finger] = Touch(Gesture.TOUCH, time.touched(stamp), covered)
        if (covered) coveredTouches++
    }

    /** It leaves the screen: what is clicked now is clicked by it. */
    fun release(finger: Long) {
        current = pressed[finger] ?: current
    }

    /** Every button has heard of it. */
    fun released(finger: Long) {
        pressed.remove(finger)
        current = null
    }

    fun keyDown() {
        if (keyed == null) keyed = Touch(Gesture.KEYBOARD, time.elapsed(), covered = false)
    }

    /** The key that was down is no longer, and nobody was clicked by it. */
    fun keyDone() {
        keyed = null
    }

    /** What the click that is being handled came from. */
    fun take(): Touch {
        // While a finger is down nobody else clicks: what comes then is that finger's, from its first touch on.
        val touch =
            current
                ?: keyed
                ?: pressed.values.minByOrNull { it.began }
                ?: Touch(Gesture.ASSISTIVE, time.elapsed(), false)
        keyed = null
        return touch
    }

    /** A covered touch was no ignored one: it refused. */
    fun accepted(touch: Touch) {
        if (touch.covered) coveredTouches--
    }
}

/** Has [hand] hear of every press on the sheet before its buttons do. */
internal fun Modifier.felt(
    hand: Hand,
    covered: () -> Boolean,
): Modifier =
    pointerInput(hand) {
        awaitPointerEventScope {
            while (true) {
                awaitPointerEvent(PointerEventPass.Initial).changes.forEach { change ->
                    if (change.changedToDownIgnoreConsumed()) {
                        hand.press(change.id.value, covered(), change.uptimeMillis)
                    }
                    if (change.changedToUpIgnoreConsumed()) hand.release(change.id.value)
                }
            }
        }
    }.pointerInput(hand) {
        awaitPointerEventScope {
            while (true) {
                awaitPointerEvent(PointerEventPass.Final).changes.forEach { change ->
                    if (change.changedToUpIgnoreConsumed()) hand.released(change.id.value)
                }
            }
        }
    }.onPreviewKeyEvent {
        if (it.type == KeyEventType.KeyDown) hand.keyDown()
        false
    }.onKeyEvent {
        if (it.type == KeyEventType.KeyUp) hand.keyDone()
        false
    }
