package dev.privet.ui.reading

import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasText
import dev.privet.chrome
import dev.privet.ffi.ActivityRow
import dev.privet.ffi.Center
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OsState
import dev.privet.ffi.Reader
import dev.privet.ui.flow.Place
import dev.privet.ui.stage.ANALYTICS
import dev.privet.ui.stage.DAY
import dev.privet.ui.stage.ENGLISH
import dev.privet.ui.stage.NEARBY
import dev.privet.ui.stage.Stage
import dev.privet.ui.stage.fresh
import dev.privet.ui.stage.inUse
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import kotlin.test.assertEquals
import kotlin.test.assertFalse
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

/** How far everything is, in taps, and that nothing asks by itself. */
class TapsTest {
    private val words = ENGLISH.language.chrome()

    /** Taps from where the person is, by these labels, until it [happened]. */
    private fun Scene.tapsUntil(
        vararg labels: String,
        happened: () -> Boolean,
    ): Int {
        val before = taps
        for (label in labels) {
            if (happened()) break
            tap(label)
        }
        assertTrue(happened(), labels.joinToString())
        return taps - before
    }

    @Test
    fun `33 A7 turning off takes no more taps than turning on, for every purpose that has both`(): Unit =
        fresh().read {
            stage.now {
                OsPermission.entries.forEach { report(it, OsState.GRANTED) }
            }
            settle()
            val rows = stage.center().activities
            val asked = rows.filter { it.turnOn != null }
            assertTrue(asked.size > 5)
            for (row in asked) {
                val before = assertNotNull(stage.center().row(row.title))
                if (before.needs.isNotEmpty()) continue
                val on =
                    tapsUntil(row.title, assertNotNull(before.turnOn)) { answering.on.lastOrNull() == row.activity }
                until { stage.center().row(row.title)?.turnOff != null }
                settle()
                back()
                val turnOff = assertNotNull(stage.center().row(row.title)?.turnOff)
                val off = tapsUntil(row.title, turnOff) { answering.off.lastOrNull() == row.activity }
                settle()
                back()
                assertTrue(off <= on, row.title)
            }
        }

    @Test
    fun `33 A18 every screen is one tap from the center or two, and the policy three from the app`(): Unit =
        inUse().read {
            val purpose = stage.center().activities.first()
            // The tab of the center is the first of them.
            var from = taps - 1
            tapNamed(words.center.tidyUp)
            assertTrue(shows(words.tidy.title))
            assertTrue(taps - from <= 2, "tidying up")
            back()
            for ((link, most) in listOf(
                words.purpose.uses to 3,
                words.purpose.lists to 3,
                words.purpose.fullPolicy to 4,
            )) {
                from = taps - 1
                tap(purpose.title)
                assertTrue(taps - from <= 2, "a purpose")
                tap(link)
                until { stage.center().title !in drawn() }
                assertTrue(taps - from <= most, link)
                back()
                back()
            }
            assertTrue(atStart)
        }

    private fun Scene.drawn() = texts().map { it.first }

    @Test
    fun `A3 the consent sheet is reached from a purpose and the policy, and from no other screen`() {
        val asking = mutableSetOf<String>()
        for (place in PLACES) {
            var tapped = 0
            inUse().read(place) {
                val targets = buildSet { everywhere { addAll(nodes(hasClickAction()).map { it.label }) } }
                for (target in targets) {
                    // What another tap took away is no longer there to be tapped.
                    if (runCatching { tapLabelled(target) }.isFailure) continue
                    tapped++
                    if (answering.on.isNotEmpty()) asking += place.toString()
                    answering.on.clear()
                    while (!atStart) back()
                }
                assertTrue(tapped * 2 >= targets.size && tapped > 0, "$place: $tapped of ${targets.size}")
            }
        }
        assertEquals(setOf(Place.Purpose(ANALYTICS).toString(), Place.Policy().toString()), asking)
    }

    @Test
    fun `32 A6 thirty days after a no no screen has asked again`() {
        for (place in PLACES) {
            fresh().apply { now { refuse(ANALYTICS) } }.read(place) {
                repeat(DAYS) {
                    stage.advance(DAY)
                    stage.now { privet.tick() }
                    settle()
                }
                assertEquals(emptyList(), answering.on, "$place")
                assertTrue(atStart, "$place")
            }
        }
    }

    @Test
    fun `the way back leads through the same screens and ends where it began`(): Unit =
        inUse().read {
            val title =
                stage
                    .center()
                    .activities
                    .first { it.activity == NEARBY }
                    .title
            tap(title)
            tap(words.purpose.fullPolicy)
            recreate()
            back()
            until { shows(words.purpose.fullPolicy) }
            tapNamed(words.buttons.back)
            until { shows(words.center.title) }
            assertTrue(atStart)
            assertFalse(nodes(hasText(title)).isEmpty())
        }

    private companion object {
        const val DAYS = 30
        val PLACES =
            listOf(
                Place.Center,
                Place.Purpose(ANALYTICS),
                Place.History(),
                Place.Lists(),
                Place.Tidy,
                Place.Policy(),
            )
    }
}

/** The permission center as the core draws it now. */
internal fun Stage.center(reader: Reader = ENGLISH): Center =
    runBlocking { checkNotNull(privet.center(reader).first()) }

internal fun Center.row(title: String): ActivityRow? = activities.firstOrNull { it.title == title }
