package dev.privet.ui.desktop

import dev.privet.ui.flow.Surroundings
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import java.awt.Window
import java.awt.event.WindowAdapter
import java.awt.event.WindowEvent

/**
 * What a desktop knows about a window: its focus, and whether it is there at all. It can tell neither what covers a window nor who
 * records a screen, and keeps nothing out of a recording; a desktop shows what the sheets are like and is no place to pay.
 *
 * Not part of what Android compiles.
 */
public class WindowSurroundings(
    window: Window,
) : Surroundings {
    private val focus = MutableStateFlow(window.isFocused)
    private val front = MutableStateFlow(true)
    private val never = MutableStateFlow(false)

    override val focused: StateFlow<Boolean> get() = focus
    override val foreground: StateFlow<Boolean> get() = front
    override val covered: StateFlow<Boolean> get() = never
    override val captured: StateFlow<Boolean> get() = never
    override val lockedOut: StateFlow<Boolean> get() = never
    override val still: StateFlow<Boolean> get() = never
    override val contrast: StateFlow<Boolean> get() = never

    init {
        val listener =
            object : WindowAdapter() {
                override fun windowGainedFocus(e: WindowEvent) {
                    focus.value = true
                }

                override fun windowLostFocus(e: WindowEvent) {
                    focus.value = false
                }

                override fun windowIconified(e: WindowEvent) {
                    front.value = false
                }

                override fun windowDeiconified(e: WindowEvent) {
                    front.value = true
                }
            }
        window.addWindowFocusListener(listener)
        window.addWindowListener(listener)
    }

    override fun secure(on: Boolean): Unit = Unit
}
