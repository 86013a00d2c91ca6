package dev.privet

import dev.privet.ffi.Decision
import dev.privet.ffi.privetVersion
import dev.privet.testkit.TestPhone
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Path
import kotlin.test.assertIs
import kotlin.test.assertTrue

/** What a call from Kotlin costs beside one that does nothing, in one run. */
class CallCostTest {
    @TempDir
    lateinit var dir: Path

    @Test
    fun `a check from Kotlin costs a few empty calls`(): Unit =
        TestPhone(dir.toString(), 1uL, START).use { phone ->
            phone.open(phone.lanternPay(), null, null).use { engine ->
                assertIs<Decision.Denied>(engine.check(BILL_SCAN))
                val empty = median { privetVersion() }
                val check = median { engine.check(BILL_SCAN) }
                println("ffi: check $check ns, empty call $empty ns, ratio ${check / empty}")
                assertTrue(check < empty * MOST, "check $check ns, empty call $empty ns")
            }
        }

    private fun median(call: () -> Any): Long {
        repeat(CALLS) { val _ = call() }
        val batches =
            List(BATCHES) {
                val began = System.nanoTime()
                repeat(CALLS) { val _ = call() }
                (System.nanoTime() - began) / CALLS
            }
        return batches.sorted()[BATCHES / 2].coerceAtLeast(1)
    }

    private companion object {
        const val CALLS = 2_000
        const val BATCHES = 5
        const val MOST = 20L
    }
}
