package dev.privet.ui.android

import android.annotation.SuppressLint
import android.content.Context
import android.view.MotionEvent
import android.widget.FrameLayout
import dev.privet.android.onlyForAccessibilityTools

/** The view that the sheets are in. It hears of each touch before Compose does, and of the window's focus; it keeps neither. */
@SuppressLint("ViewConstructor")
internal class Host(
    context: Context,
    private val touched: (MotionEvent) -> Unit,
    private val focused: (Boolean) -> Unit,
) : FrameLayout(context) {
    init {
        onlyForAccessibilityTools()
    }

    override fun dispatchTouchEvent(event: MotionEvent): Boolean {
        touched(event)
        return super.dispatchTouchEvent(event)
    }

    override fun onWindowFocusChanged(hasWindowFocus: Boolean) {
        super.onWindowFocusChanged(hasWindowFocus)
        focused(hasWindowFocus)
    }
}
