package dev.lanternpay.desktop

import dev.lanternpay.LanternPay
import dev.privet.Answered
import dev.privet.Asking
import dev.privet.ConsentChoice
import dev.privet.Manner
import dev.privet.Question
import dev.privet.Ruled
import dev.privet.ffi.Gesture
import dev.privet.ffi.Language
import dev.privet.ffi.Reader
import dev.privet.ffi.TimelineResult
import dev.privet.withdrawAll
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertIs
import kotlin.test.assertNotNull

/** What goes on while the window is open, without anybody touching it. */
class RunTest {
    private val english = Reader(Language.EN, 480, true)

    /** Somebody who reads for a second and says yes. */
    private class Yes(
        private val run: Run,
        override val reader: Reader,
    ) : Asking {
        override suspend fun ask(sheet: Question): ConsentChoice {
            sheet.shown()
            run.phone.advance(1_000uL)
            return ConsentChoice.Allow(sheet.offers.first(), Manner(Gesture.TOUCH))
        }
    }

    @Test
    fun `what comes due is recorded at its time, as on a phone`(): Unit =
        Run.begin().use { run ->
            runBlocking {
                val nearby = LanternPay(run.privet).nearby
                assertIs<Answered.Given>(nearby.turnOn(Yes(run, english)))
                assertIs<Ruled.Done<*>>(run.privet.withdrawAll(listOf(nearby.id)))

                suspend fun last() =
                    run.privet
                        .timeline(english, nearby.id, limit = 1u)
                        .rows
                        .first()
                        .result
                assertEquals(TimelineResult.TURNING_OFF, last())
                val due = assertNotNull(run.privet.nextDue())
                val time = launch { run.goOn() }
                delay(PATIENCE)
                assertEquals(TimelineResult.TURNING_OFF, last(), "its ten minutes are not over")
                run.phone.advance((due - run.phone.wall()).toULong())
                withTimeout(LONG) { while (last() != TimelineResult.WITHDRAWN) delay(PATIENCE) }
                time.cancel()
            }
        }
}

private const val PATIENCE = 300L
private const val LONG = 20_000L
