package dev.privet.ui.flow

import kotlinx.coroutines.flow.StateFlow

/**
 * What only the platform knows about the window that the sheets are in. Flows say how it is now and may be read and changed on any
 * thread; nothing here decides anything.
 *
 * What an Android implementation has to do, for the activity that shows [PrivetSheetHost] in its own content view. No dialog and no
 * bottom sheet of the platform's: those have windows of their own, which inherit none of this.
 * - hide overlay windows while it is resumed: `Window.setHideOverlayWindows(true)`, API 31 and later, with the permission
 *   `HIDE_OVERLAY_WINDOWS` declared;
 * - in `dispatchTouchEvent` of the host view, before Compose gets the event, set [covered] from `MotionEvent.FLAG_WINDOW_IS_OBSCURED`
 *   or `FLAG_WINDOW_IS_PARTIALLY_OBSCURED` of each `ACTION_DOWN`, and pass the event on all the same. Do not set
 *   `filterTouchesWhenObscured`: with a night light over the screen the app would look frozen, and nobody could refuse;
 * - mark the host view with `setAccessibilityDataSensitive(ACCESSIBILITY_DATA_SENSITIVE_YES)`, API 34 and later;
 * - drop volume and headset keys on the floor: `PrivetSheetHost` answers to none.
 */
public interface Surroundings {
    /**
     * Whether these are the surroundings of one window of several, as an app's activities are. Sheets are drawn in no window then but where
     * [LocalSheetsHere] says so.
     */
    public val oneWindow: Boolean get() = false

    /** Whether the window has the input focus: `onWindowFocusChanged`. Nothing can be allowed without it. */
    public val focused: StateFlow<Boolean>

    /** Whether the latest touch came through another app's window. */
    public val covered: StateFlow<Boolean>

    /** Whether the screen is being recorded or mirrored now: `WindowManager.addScreenRecordingCallback`, API 35 and later. */
    public val captured: StateFlow<Boolean>

    /**
     * Whether the app is in front: false from `ON_STOP` on, true from `ON_START` on. Not at `ON_PAUSE`: the system's own biometric prompt
     * pauses an app.
     */
    public val foreground: StateFlow<Boolean>

    /**
     * Whether the latest biometric prompt ended because of too many tries (`BIOMETRIC_ERROR_LOCKOUT`,
     * `BIOMETRIC_ERROR_LOCKOUT_PERMANENT`); false again after one that did not.
     */
    public val lockedOut: StateFlow<Boolean>

    /** Whether the person turned animations off: `Settings.Global.ANIMATOR_DURATION_SCALE` is 0. */
    public val still: StateFlow<Boolean>

    /** Whether they asked for more contrast: `UiModeManager.getContrast` of 0.5 or more, API 34 and later. */
    public val contrast: StateFlow<Boolean>

    /**
     * Keeps the window out of screenshots, recordings and the list of recent apps while it is on: `FLAG_SECURE`. Called from any
     * thread, and with the same value again. Off while the first frame without the sheet is composed: the flag may go once that is drawn.
     */
    public fun secure(on: Boolean)
}
