package dev.privet.ui.reading

import androidx.compose.runtime.CompositionLocalProvider
import androidx.compose.ui.platform.LocalDensity
import androidx.compose.ui.test.ComposeUiTest
import androidx.compose.ui.test.ExperimentalTestApi
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.performClick
import androidx.compose.ui.test.runDesktopComposeUiTest
import androidx.compose.ui.unit.Density
import dev.privet.chrome
import dev.privet.ffi.HistoryOf
import dev.privet.ffi.OsPermission
import dev.privet.ffi.Period
import dev.privet.ffi.TimelineResult
import dev.privet.lists
import dev.privet.ui.flow.Place
import dev.privet.ui.flow.place
import dev.privet.ui.flow.saved
import dev.privet.ui.look.Palette
import dev.privet.ui.look.PrivetTheme
import dev.privet.ui.parts.PATIENCE
import dev.privet.ui.screens.CenterActions
import dev.privet.ui.screens.CenterScreen
import dev.privet.ui.screens.Help
import dev.privet.ui.screens.Loaded
import dev.privet.ui.stage.ENGLISH
import dev.privet.ui.stage.Fonts
import dev.privet.ui.stage.NEARBY
import dev.privet.ui.stage.fresh
import dev.privet.ui.stage.inUse
import org.junit.jupiter.api.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertTrue

/** What stands on a screen before there is a view, and where there is nothing to see. */
@OptIn(ExperimentalTestApi::class)
class StatesTest {
    private val words = ENGLISH.language.chrome()

    private fun center(
        view: Loaded<Nothing>,
        help: Help,
        test: ComposeUiTest.() -> Unit,
    ): Unit =
        runDesktopComposeUiTest(360, 800) {
            mainClock.autoAdvance = false
            setContent {
                PrivetTheme(Palette.Day, Fonts.type) {
                    CompositionLocalProvider(LocalDensity provides Density(1f)) {
                        CenterScreen(view, words, help, CenterActions())
                    }
                }
            }
            mainClock.advanceTimeBy(100)
            test()
        }

    @Test
    fun `rows to come are shown after 300 ms and not before, and nothing turns`(): Unit =
        center(Loaded.Reading, Help()) {
            val before =
                onAllNodes(named(words.states.loading))
                    .fetchSemanticsNodes()
                    .single()
                    .size.height
            assertEquals(0, before)
            mainClock.advanceTimeBy(PATIENCE)
            val after =
                onAllNodes(named(words.states.loading))
                    .fetchSemanticsNodes()
                    .single()
                    .size.height
            assertTrue(after > 0)
        }

    @Test
    fun `what could not be read says that nothing was sent, and is read again on a tap`() {
        var again = 0
        center(Loaded.Failed, Help(onRetry = { again++ })) {
            assertEquals(1, onAllNodes(hasText(words.states.error)).fetchSemanticsNodes().size)
            onNode(hasText(words.buttons.retry)).performClick()
            assertEquals(1, again)
        }
    }

    @Test
    fun `without a network the screens are whole and say that turning off works`(): Unit =
        center(Loaded.Locked, Help(offline = words.states.offline)) {
            assertEquals(1, onAllNodes(hasText(words.states.offline)).fetchSemanticsNodes().size)
        }

    @Test
    fun `nothing used and nothing to tidy up are said in words`() {
        fresh().read(Place.Tidy) { assertTrue(shows(words.tidy.empty)) }
        fresh().read(Place.History()) {
            tapNamed(words.buttons.filter)
            choose(words.history.left)
            until { shows(words.history.empty) }
        }
    }

    @Test
    fun `A17 the history shows each row that the core has, refusals and blocked ones too`(): Unit =
        inUse().read(Place.History()) {
            val rows = stage.now { privet.timeline(ENGLISH, limit = 200u) }.rows
            assertTrue(
                rows.any { it.result == TimelineResult.REFUSED } && rows.any { it.result == TimelineResult.BLOCKED },
            )
            val said = buildSet { everywhere { addAll(nodes(spoken).map { it.label }) } }
            assertEquals(emptyList(), rows.map { it.spoken }.filter { it !in said })
        }

    @Test
    fun `A17 the times in the lists are the uses in the history`(): Unit =
        inUse().read(Place.Lists(NEARBY)) {
            val rows = stage.now { privet.timeline(ENGLISH, NEARBY, limit = 200u) }.rows
            val uses = rows.count { it.result == TimelineResult.USED || it.result == TimelineResult.LEFT }
            val list = stage.now { checkNotNull(privet.lists(Period.MONTH, ENGLISH)) }
            val row = list.collected.flatMap { it.rows }.first { it.activity == NEARBY }
            assertEquals(uses.toUInt(), row.times)
            assertTrue(shows(checkNotNull(row.timesText)))
            assertFalse(list.collected.flatMap { it.rows }.all { it.times == row.times })
        }

    @Test
    fun `a place that was saved is the same place again`() {
        val places =
            listOf(
                Place.Center,
                Place.Purpose(NEARBY),
                Place.History(),
                Place.History(HistoryOf.Activity(NEARBY)),
                Place.History(HistoryOf.Permission(OsPermission.CAMERA), Period.WEEK),
                Place.Use(418uL),
                Place.Receipt(NEARBY),
                Place.Lists(),
                Place.Lists(NEARBY),
                Place.Tidy,
                Place.Policy(NEARBY),
                Place.Compared,
            )
        assertEquals(places, places.map { place(it.saved()) })
    }
}
