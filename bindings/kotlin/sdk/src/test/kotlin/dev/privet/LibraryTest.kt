package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.IdFault
import dev.privet.ffi.parseActivityId
import dev.privet.testkit.ManualClock
import org.junit.jupiter.api.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs

class LibraryTest {
    @Test
    fun `the library and the package have one version`() {
        assertEquals(System.getProperty("privet.version"), PrivetBuild.coreVersion)
    }

    @Test
    fun `an id keeps its text`() {
        assertEquals(ActivityId("bill_scan"), parseActivityId("bill_scan"))
    }

    @Test
    fun `a text that is no id is a typed fault without the text`() {
        for (bad in listOf("", "Pay", "pay now", "pay\u202e", "päy", "a".repeat(65))) {
            val fault = assertFailsWith<IdFault> { parseActivityId(bad) }
            assertIs<IdFault.Illegal>(fault)
            assertEquals("", fault.message)
        }
    }

    @Test
    fun `the manual clock moves only when told`() {
        ManualClock(1_000).use { clock ->
            assertEquals(1_000, clock.wall())
            clock.advance(500uL)
            assertEquals(1_500, clock.wall())
            assertEquals(500uL, clock.elapsed())
        }
    }
}
