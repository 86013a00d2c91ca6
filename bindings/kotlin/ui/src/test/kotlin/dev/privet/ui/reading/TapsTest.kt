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

    /** Taps from the center to the sheet that asks: one on the row, one on the button. */
    private fun Scene.tapsTo(
        title: String,
        label: String,
    ): Int {
        tap(title)
        tap(label)
        return 2
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
                val on = tapsTo(row.title, assertNotNull(before.turnOn))
                assertEquals(row.activity, answering.on.last())
                until { stage.center().row(row.title)?.turnOff != null }
                settle()
                back()
                val off = tapsTo(row.title, assertNotNull(stage.center().row(row.title)?.turnOff))
                assertEquals(row.activity, answering.off.last())
                settle()
                back()
                assertTrue(off <= on, row.title)
            }
        }

    @Test
    fun `33 A18 every screen is one tap from the center or two, and the policy three from the app`(): Unit =
        inUse().read {
            val purpose = stage.center().activities.first()
            tapNamed(words.center.tidyUp)
            assertTrue(shows(words.tidy.title))
            back()
            for (link in listOf(words.purpose.uses, words.purpose.lists, words.purpose.fullPolicy)) {
                tap(purpose.title)
                tap(link)
                until { stage.center().title !in drawn() }
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
            inUse().read(place) {
                val targets = buildSet { everywhere { addAll(nodes(hasClickAction()).map { it.label }) } }
                for (target in targets) {
                    if (runCatching { tap(target) }.isFailure) continue
                    if (answering.on.isNotEmpty()) asking += place.toString()
                    answering.on.clear()
                    while (!atStart) back()
                }
            }
        }
        assertEquals(setOf(Place.Purpose(ANALYTICS).toString(), Place.Policy().toString()), asking)
    }

    @Test
    fun `32 A6 thirty days after a no no screen has asked again`(): Unit =
        fresh().apply { now { refuse(ANALYTICS) } }.read {
            repeat(DAYS) {
                stage.advance(DAY)
                stage.now { privet.tick() }
                settle()
            }
            assertEquals(emptyList(), answering.on)
            assertTrue(atStart)
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
