package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.ActivityStatus
import dev.privet.ffi.Center
import dev.privet.ffi.Exported
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OsState
import dev.privet.ffi.WhatIf
import dev.privet.testkit.TestPhone
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.io.File
import java.nio.file.Path
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotNull
import kotlin.test.assertTrue

/** What docs/permission-center.md shows, run as it stands there. */
class CenterGuideTest {
    @TempDir
    lateinit var dir: Path

    // snippet:begin
    class PermissionCenter(
        private val privet: Privet,
        private val sheets: Asking,
    ) {
        val shown: Flow<Center?> = privet.center(sheets.reader)

        suspend fun turnOn(id: ActivityId): String =
            when (val answer = privet.activity(id).turnOn(sheets)) {
                is Answered.Given -> "on"
                is Answered.Refused, is Answered.Left -> "off, as before"
                is Answered.Denied -> "not asked: ${answer.reason}; turn on first: ${answer.needs.map { it.raw }}"
            }

        // The sheet before a no: what stops, what still works, what goes off with it.
        suspend fun beforeTurningOff(id: ActivityId): WhatIf? = privet.activity(id).whatIf(sheets.reader)

        suspend fun turnOff(id: ActivityId): Boolean = privet.activity(id).withdraw() is Ruled.Done

        // From the screen that tidies up. All are off when this returns; `batch` undoes those that can be undone.
        suspend fun turnOffTogether(ids: Set<ActivityId>): TurnedOff? =
            when (val ruled = privet.withdrawAll(ids)) {
                is Ruled.Done -> ruled.value
                is Ruled.Denied -> null
            }

        suspend fun undo(off: TurnedOff): Boolean = off.batch?.let { privet.undoWithdrawal(it) } is Ruled.Done

        suspend fun takeAlong(file: File): Exported? = privet.exportHtml(file, sheets.reader)
    }
    // snippet:end

    @Test
    fun `the permission center that the guide shows turns on, off and on again`(): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            runBlocking {
                phone.privet().use { privet ->
                    val _ = privet.report(OsPermission.LOCATION_COARSE, OsState.COARSE)
                    val center = PermissionCenter(privet, Person(phone))
                    val (nearby, queues) = ActivityId("nearby") to ActivityId("queue_times")

                    suspend fun on(): List<ActivityId> {
                        val rows = assertNotNull(center.shown.first()).activities
                        return rows.filter { it.state == ActivityStatus.On }.map { it.activity }
                    }
                    assertTrue(nearby !in on())
                    assertEquals("not asked: NeedsOther; turn on first: [nearby]", center.turnOn(queues))
                    assertEquals("on", center.turnOn(nearby))
                    assertEquals("on", center.turnOn(queues))
                    assertEquals(listOf(queues), center.beforeTurningOff(nearby)?.also?.map { it.activity })
                    val off = assertNotNull(center.turnOffTogether(setOf(nearby)))
                    assertTrue(nearby !in on() && queues !in on())
                    assertTrue(center.undo(off))
                    assertTrue(on().containsAll(listOf(nearby, queues)))
                    assertTrue(center.turnOff(nearby))
                    assertTrue(nearby !in on() && queues !in on())
                    val page = dir.resolve("mine.html").toFile()
                    assertIs<Exported>(center.takeAlong(page))
                    assertTrue(page.length() > 0)
                }
            }
        }
}
