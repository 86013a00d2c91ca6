package dev.privet.ui.sheets

import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.Spacer
import androidx.compose.foundation.layout.fillMaxSize
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.material3.Text
import androidx.compose.material3.TextButton
import androidx.compose.runtime.Composable
import androidx.compose.ui.Modifier
import androidx.compose.ui.geometry.Rect
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasClickAction
import dev.privet.Answered
import dev.privet.chrome
import dev.privet.ui.flow.Sitting
import dev.privet.ui.screens.Root
import dev.privet.ui.screens.TabsFrame
import dev.privet.ui.stage.ANALYTICS
import dev.privet.ui.stage.ENGLISH
import dev.privet.ui.stage.fresh
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertTrue

/** Where what came of a sheet stands, beside an app that goes on. */
@OptIn(ExperimentalTestApi::class)
class ResultTest {
    private val words = ENGLISH.language.chrome()

    /** A page that has something to tap at its foot. */
    @Composable
    private fun Page(onFoot: () -> Unit): Unit =
        Column(Modifier.fillMaxSize()) {
            Spacer(Modifier.weight(1f))
            TextButton(onFoot, Modifier.fillMaxWidth()) { Text(FOOT) }
        }

    private fun Desk.refused() {
        val asked = start { sheets.turnOn(stage.privet.activity(ANALYTICS)) }
        val view = (drawn() as Sitting.Prompt).view
        look()
        tap(view.refuse)
        assertEquals(Answered.Refused, ended(asked))
        saysSoon(words.sheets.refused)
        test.waitForIdle()
    }

    private fun Desk.covered(): List<Pair<Rect, Rect>> {
        val tapped = test.onAllNodes(hasClickAction()).fetchSemanticsNodes().map { it.boundsInRoot }
        val told = test.nodes().first { words.sheets.refused in it.texts() }.boundsInRoot
        val all = tapped + told
        return all.flatMapIndexed { i, one -> all.drop(i + 1).map { one to it } }.filter { (one, other) ->
            one.overlaps(other)
        }
    }

    private fun Desk.top(label: String): Float =
        test
            .onNode(button(label))
            .fetchSemanticsNode()
            .boundsInRoot.top

    @Test
    fun `what came of a sheet covers nothing that can be tapped, and stands above the tabs`() {
        for (size in listOf(1f, 2f)) {
            desk(::fresh) {
                text = size
                val roots = mutableListOf<Root>()
                var foot = 0
                app = { TabsFrame(words, Root.PAY, { roots += it }) { Page { foot++ } } }
                refused()
                assertEquals(emptyList(), covered())
                assertTrue(top(FOOT) < top(words.buttons.close) && top(words.buttons.close) < top(words.tabs.mine))
                tap(words.tabs.mine)
                tap(FOOT)
                assertEquals(listOf(Root.MINE) to 1, roots to foot)
                tap(words.buttons.close)
                assertTrue(!says(words.sheets.refused))
            }
        }
    }

    @Test
    fun `below an app without such tabs it covers nothing either`(): Unit =
        desk(::fresh) {
            var foot = 0
            app = { Page { foot++ } }
            refused()
            assertEquals(emptyList(), covered())
            tap(FOOT)
            assertEquals(1, foot)
        }

    @Test
    fun `11 on its side and in large text it scrolls, and the tabs stay where they are`(): Unit =
        desk(::fresh, width = 480, height = 320) {
            text = 2f
            app = { TabsFrame(words, Root.PAY, {}) { Page {} } }
            val tabs = top(words.tabs.mine)
            refused()
            assertEquals(tabs, top(words.tabs.mine))
            assertEquals(emptyList(), covered())
            tap(words.buttons.close)
            assertTrue(!says(words.sheets.refused))
        }

    private companion object {
        const val FOOT = "The app's own"
    }
}
