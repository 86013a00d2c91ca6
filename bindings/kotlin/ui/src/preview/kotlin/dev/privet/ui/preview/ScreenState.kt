package dev.privet.ui.preview

import androidx.compose.runtime.Composable

/**
 * A screen or sheet in one state. The pictures that are kept, the tests of every screen and the previews are drawn from it.
 *
 * @property name of its pictures and, in capitals, of its preview.
 * @property stage whose core answers.
 * @property tall how high the page is at 200 %, so that all of it is in the picture.
 * @property draw asks first and draws then: what it returns waits for nothing.
 */
internal class ScreenState(
    val name: String,
    val stage: StageName,
    val tall: Int = 1400,
    val draw: Answers.() -> @Composable () -> Unit,
)

/** The phones that the screens are looked at on. Each is cut by doing it, in a test. */
internal enum class StageName {
    /** As it was installed. */
    FRESH,

    /** Three days in use. */
    IN_USE,

    /** With a great many yeses. */
    MANY,

    /** With a dozen of those just turned off. */
    TIDIED,

    /** The phone's keys are out of reach. */
    LOCKED,

    /** An older copy of the records was put back. */
    ROLLED_BACK,

    /** An old record was altered. */
    TAMPERED,

    /** The files came to another phone, the keys did not. */
    RESTORED,

    /** Face payment is on. */
    FACE_ENROLLED,

    /** Face payment was turned off, and the face is destroyed. */
    FACE_DESTROYED,

    /** The same, for a face that is compared now: that leaves a record, so nobody else looks at this one. */
    FACE_TRIED,

    /** Where the sheets are asked. */
    SHEETS,
}

/** All of them. */
internal val everyState: List<ScreenState> by lazy { ownStates() + readingStates() + sheetStates() }
