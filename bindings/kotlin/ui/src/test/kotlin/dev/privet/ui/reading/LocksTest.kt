package dev.privet.ui.reading

import androidx.compose.ui.test.hasClickAction
import androidx.compose.ui.test.hasText
import androidx.compose.ui.test.isEnabled
import dev.privet.Ruled
import dev.privet.Signed
import dev.privet.chrome
import dev.privet.ffi.ActivityState
import dev.privet.ffi.EngineStatus
import dev.privet.ffi.Fault
import dev.privet.ffi.KeyFault
import dev.privet.ffi.KeyLoss
import dev.privet.ffi.Next
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OsState
import dev.privet.ffi.Refusal
import dev.privet.text
import dev.privet.ui.flow.Place
import dev.privet.ui.stage.ANALYTICS
import dev.privet.ui.stage.ENGLISH
import dev.privet.ui.stage.NEARBY
import dev.privet.ui.stage.Stage
import dev.privet.ui.stage.fresh
import dev.privet.ui.stage.locked
import dev.privet.ui.stage.rolledBack
import dev.privet.ui.stage.tampered
import dev.privet.view
import org.junit.jupiter.api.Test
import java.io.File
import kotlin.test.assertEquals
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

/** What the screens say and offer when the records are locked or may have been changed, and when the phone and the app differ. */
class LocksTest {
    private val words = ENGLISH.language.chrome()

    @Test
    fun `38 where records may have been changed every screen says so and things can be turned off alone`() {
        for (broken in listOf(::rolledBack, ::tampered)) {
            broken().use { stage ->
                val title = assertNotNull(stage.center().banner).title
                val on = stage.center().activities.mapNotNull { it.turnOn }
                assertEquals(emptyList(), on)
            }
            for (place in PLACES) {
                broken().read(place) {
                    val title = assertNotNull(stage.center().banner, "$place ${stage.privet.status.value}").title
                    until { shows(title) }
                }
            }
            broken().read {
                val offered = stage.center().activities.filter { it.turnOff != null }
                assertTrue(offered.isNotEmpty())
                for (row in offered) {
                    // What rested on one that was turned off before is off with it.
                    if (stage.center().row(row.title)?.turnOff == null) continue
                    tap(row.title)
                    val off = assertNotNull(row.turnOff)
                    assertTrue(nodes(hasText(off) and hasClickAction() and isEnabled()).isNotEmpty(), row.title)
                    tap(off)
                    until { row.activity in answering.off }
                    until {
                        stage
                            .center()
                            .activities
                            .first { it.activity == row.activity }
                            .turnOff == null
                    }
                    back()
                }
                assertEquals(emptyList(), answering.on)
            }
        }
    }

    @Test
    fun `38 where records may have been changed all that can be read is saved as a page`() {
        tampered().read {
            until { shows(words.states.brokenTitle) }
            var page: ByteArray? = null
            val before = written()
            var then = emptySet<String>()
            sharing = {
                page = it
                then = written()
                assertTrue(it.decodeToString().contains(words.states.brokenTitle))
            }
            tap(assertNotNull(assertNotNull(stage.center().banner).evidence))
            until { shared.isNotEmpty() }
            assertEquals(listOf("records.html"), shared)
            assertEquals(before, then, "it is off the disk before anybody is asked where it goes")
            until { assertNotNull(page).all { it == 0.toByte() } }
        }
        // Their key went with what was turned off since: nothing can be opened, and nobody is told that it could be.
        rolledBack().use { stage ->
            val banner = assertNotNull(stage.center().banner)
            assertEquals(null, banner.evidence)
            assertTrue(words.states.brokenBody in banner.lines, "${banner.lines}")
        }
        locked().use { stage -> assertEquals(null, assertNotNull(stage.center().banner).evidence) }
    }

    /** Folders that an export was written in and that are there still. */
    private fun written(): Set<String> =
        File(System.getProperty("java.io.tmpdir"))
            .list { _, name -> name.startsWith("records") }
            .orEmpty()
            .toSet()

    @Test
    fun `a way out that leads nowhere says why`() {
        rolledBack().read {
            val out = assertNotNull(assertNotNull(stage.center().banner).action)
            val lost = Fault.Key(KeyFault.KEY_MISSING).view(ENGLISH.language).text
            for ((came, said) in listOf(
                Ruled.Denied(Refusal.BadSignature, Next.START_OVER) to Refusal.BadSignature.text(ENGLISH.language),
                Signed.Lost(KeyLoss.MISSING) to lost,
            )) {
                left = came
                tap(out)
                until { shows(said) }
            }
            left = Signed.Left
            tap(out)
            until { !shows(lost) }
        }
    }

    @Test
    fun `locked records show names and what can be turned off, and after the unlock all of it`(): Unit =
        locked().read {
            val names = stage.center().activities.map { it.title }
            assertTrue(shows(assertNotNull(stage.center().banner).title))
            val seen = buildSet { everywhere { addAll(texts().map { it.first }) } }
            assertEquals(emptyList(), names.filter { it !in seen })
            stage.phone.unlock()
            tap(assertNotNull(stage.center().banner?.action))
            until { stage.privet.status.value == EngineStatus.Ready }
            until { stage.center().banner == null && !shows(words.states.lockedTitle) }
        }

    @Test
    fun `history, lists and tidying up show one panel while locked, and its button opens them`() {
        for (place in listOf(Place.History(), Place.Lists(), Place.Tidy)) {
            locked().read(place) {
                assertEquals(1, nodes(hasText(words.states.lockedTitle)).size, "$place")
                stage.phone.unlock()
                tap(words.buttons.unlock)
                until { !shows(words.states.lockedTitle) }
            }
        }
    }

    @Test
    fun `39 for every state of the phone and of the app the line is the core's, on the center and on the purpose`() {
        for (phone in OsState.entries) {
            for (allowed in listOf(false, true)) {
                fresh().setUp(phone, allowed).read {
                    val row = stage.center().activities.first { it.activity == NEARBY }
                    val line = stage.center().phone.first { it.permission == OsPermission.LOCATION_COARSE }
                    val seen = buildSet { everywhere { addAll(texts().map { it.first }) } }
                    val said = listOfNotNull(line.text, line.idle, row.usesText)
                    assertEquals(emptyList(), said.filter { it !in seen }, "$phone, $allowed")
                    tap(row.title)
                    val shown = buildSet { everywhere { addAll(texts().map { it.first }) } }
                    assertEquals(emptyList(), (row.notes + row.stateText).filter { it !in shown }, "$phone, $allowed")
                    val runs =
                        stage.privet
                            .activity(NEARBY)
                            .state.value == ActivityState.ON
                    assertEquals(allowed && phone in OPEN, runs, "$phone, $allowed")
                }
            }
        }
    }

    private fun Stage.setUp(
        phone: OsState,
        allowed: Boolean,
    ) = apply {
        now {
            if (allowed) {
                report(OsPermission.LOCATION_COARSE, OsState.GRANTED)
                allow(NEARBY)
            }
            report(OsPermission.LOCATION_COARSE, phone)
        }
    }

    private companion object {
        val OPEN = listOf(OsState.GRANTED, OsState.ONCE, OsState.COARSE)
        val PLACES =
            listOf(Place.Center, Place.Purpose(ANALYTICS), Place.History(), Place.Lists(), Place.Tidy, Place.Policy())
    }
}
