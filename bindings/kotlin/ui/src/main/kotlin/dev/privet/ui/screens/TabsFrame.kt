package dev.privet.ui.screens

import androidx.compose.foundation.background
import androidx.compose.foundation.layout.Box
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import dev.privet.ffi.Chrome
import dev.privet.ui.look.Icons
import dev.privet.ui.look.Look
import dev.privet.ui.parts.Tab
import dev.privet.ui.parts.Tabs

/** A root of the app, in the order of the tabs. */
public enum class Root {
    /** S1. */
    PAY,

    /** S2. */
    PERMISSIONS,

    /** S4. */
    ACTIVITY,

    /** S13. */
    MINE,
}

/** The four tabs under what is drawn in one of them: same order and names on both platforms, always labelled. */
@Composable
public fun TabsFrame(
    chrome: Chrome,
    here: Root,
    onRoot: (Root) -> Unit,
    content: @Composable () -> Unit,
): Unit =
    Column(Modifier.fillMaxSize().background(Look.colour.sheet)) {
        Box(Modifier.weight(1f).fillMaxWidth()) { content() }
        ResultAbove()
        val tabs =
            listOf(
                Tab(chrome.tabs.pay, Icons.pay),
                Tab(chrome.tabs.permissions, Icons.shield),
                Tab(chrome.tabs.activity, Icons.history),
                Tab(chrome.tabs.mine, Icons.person),
            )
        Tabs(tabs, here.ordinal) { onRoot(Root.entries[it]) }
    }
