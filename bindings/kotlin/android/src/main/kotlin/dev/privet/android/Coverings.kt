package dev.privet.android

import android.os.Build
import android.view.MotionEvent
import android.view.View
import android.view.Window
import android.view.WindowManager
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow

/**
 * Touches that came through another app's window. Where one did, the confirming button is off and says why, until a touch comes through
 * nothing; refusing and going back work all the while. For one sheet, on the main thread.
 */
public class CoveredTouches {
    private val now = MutableStateFlow(false)

    /** Whether the last touch was covered, wholly or in part: confirming is off, with the words for it. */
    public val covered: StateFlow<Boolean> = now.asStateFlow()

    /** How many were, for the record of how an answer was given. */
    public var count: UInt = 0u
        private set

    /**
     * Takes note of a touch, before any view of the sheet gets it: from `Activity.dispatchTouchEvent`, or the view that hosts the sheet.
     *
     * @return whether it was covered.
     */
    public fun note(event: MotionEvent): Boolean {
        val through =
            event.flags and (MotionEvent.FLAG_WINDOW_IS_OBSCURED or MotionEvent.FLAG_WINDOW_IS_PARTIALLY_OBSCURED)
        val wasCovered = through != 0
        if (event.actionMasked == MotionEvent.ACTION_DOWN || event.actionMasked == MotionEvent.ACTION_POINTER_DOWN) {
            if (wasCovered) count++
            now.value = wasCovered
        }
        return wasCovered
    }
}

/**
 * This button does not get touches that came through another app's window. For what confirms, never for what refuses; a filter on the
 * whole window would make the app look frozen under a night light.
 */
public fun View.refuseCovered(touches: CoveredTouches) {
    setOnTouchListener { _, event -> touches.note(event) }
}

/**
 * Keeps overlays of other apps away from this window while [hide]: from API 31 on, with the permission `HIDE_OVERLAY_WINDOWS`, which the
 * library's manifest declares. Before that nothing does, and [CoveredTouches] alone stands against them.
 */
public fun Window.hideOverlays(hide: Boolean) {
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.S) Level31.hideOverlays(this, hide)
}

/** While [on], the window is in no screenshot, recording or list of recent apps. For a dialog window, its own. */
public fun Window.secure(on: Boolean) {
    if (on) addFlags(WindowManager.LayoutParams.FLAG_SECURE) else clearFlags(WindowManager.LayoutParams.FLAG_SECURE)
}

/**
 * From API 34 on, only what declares itself a tool for people with disabilities reads this view or taps in it. Such tools go on to
 * work as before.
 */
public fun View.onlyForAccessibilityTools() {
    if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.UPSIDE_DOWN_CAKE) Level34.onlyForAccessibilityTools(this)
}
