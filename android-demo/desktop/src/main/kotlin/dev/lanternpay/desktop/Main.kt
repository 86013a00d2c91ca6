package dev.lanternpay.desktop

import androidx.compose.runtime.LaunchedEffect
import androidx.compose.runtime.remember
import androidx.compose.ui.unit.DpSize
import androidx.compose.ui.unit.dp
import androidx.compose.ui.window.Window
import androidx.compose.ui.window.WindowState
import androidx.compose.ui.window.application
import dev.privet.ui.desktop.WindowSurroundings
import java.awt.GraphicsEnvironment

/** Lantern Pay in a window the size of a phone, on the real core; the keys and the recipients are the testkit's. */
public fun main() {
    val run = Run.begin()
    // A phone is taller than some screens.
    val height = minOf(TALL, GraphicsEnvironment.getLocalGraphicsEnvironment().maximumWindowBounds.height)
    application {
        val state = remember { WindowState(size = DpSize(400.dp, height.dp)) }
        Window(::exitApplication, state, title = "Lantern Pay 灯笼付") {
            LaunchedEffect(run) { run.goOn() }
            val around = remember { WindowSurroundings(window) }
            Shell(run, around, Dialogs)
        }
    }
}

private const val TALL = 860
