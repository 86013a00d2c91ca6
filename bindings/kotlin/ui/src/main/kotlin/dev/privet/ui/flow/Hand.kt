package dev.privet.ui.flow

import androidx.compose.ui.Modifier
import androidx.compose.ui.input.key.KeyEventType
import androidx.compose.ui.input.key.onKeyEvent
import androidx.compose.ui.input.key.onPreviewKeyEvent
import androidx.compose.ui.input.key.type
import androidx.compose.ui.input.pointer.PointerEventPass
import androidx.compose.ui.input.pointer.PointerEventType
import androidx.compose.ui.input.pointer.pointerInput
import dev.privet.ffi.Gesture

/** Keeps a tap from counting that began before the lines could be read (UX rule 11). Fed with times in milliseconds. */
internal class Guard {
    @Volatile private var shown: Long? = null

    /** All lines are on screen since now. */
    fun shown(now: Long) {
        shown = now
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
 * @property began when the finger or the key went down
 */
internal class Touch(
    val gesture: Gesture,
    val began: Long,
    val covered: Boolean,
)

/**
 * Remembers what the person touches the sheet with, so that an answer can tell how it was given. It is told of presses before the
 * buttons are; a click that no finger and no key began came from a screen reader, a switch or a voice.
 *
 * @param now milliseconds that only go forward
 */
internal class Hand(
    private val now: () -> Long,
) {
    private var pressed: Touch? = null
    private var current: Touch? = null
    private var keyed: Touch? = null

    /** Touches that came through another window. */
    var coveredTouches: UInt = 0u
        private set

    fun press(covered: Boolean) {
        pressed = Touch(Gesture.TOUCH, now(), covered)
        if (covered) coveredTouches++
    }

    /** The finger leaves the screen: what is clicked now is clicked by it. */
    fun release() {
        current = pressed
    }

    /** Every button has heard of it. */
    fun released() {
        current = null
        pressed = null
    }

    fun keyDown() {
        if (keyed == null) keyed = Touch(Gesture.KEYBOARD, now(), covered = false)
    }

    /** The key that was down is no longer, and nobody was clicked by it. */
    fun keyDone() {
        keyed = null
    }

    /** What the click that is being handled came from. */
    fun take(): Touch {
        val touch = current ?: keyed ?: Touch(Gesture.ASSISTIVE, now(), covered = false)
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
                when (awaitPointerEvent(PointerEventPass.Initial).type) {
                    PointerEventType.Press -> hand.press(covered())
                    PointerEventType.Release -> hand.release()
                }
            }
        }
    }.pointerInput(hand) {
        awaitPointerEventScope {
            while (true) {
                if (awaitPointerEvent(PointerEventPass.Final).type == PointerEventType.Release) hand.released()
            }
        }
    }.onPreviewKeyEvent {
        if (it.type == KeyEventType.KeyDown) hand.keyDown()
        false
    }.onKeyEvent {
        if (it.type == KeyEventType.KeyUp) hand.keyDone()
        false
    }
