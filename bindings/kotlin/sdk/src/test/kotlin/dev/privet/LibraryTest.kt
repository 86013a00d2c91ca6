package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.Cause
import dev.privet.ffi.Decision
import dev.privet.ffi.EngineStatus
import dev.privet.ffi.Fault
import dev.privet.ffi.KeyFault
import dev.privet.ffi.Refusal
import dev.privet.ffi.RequestId
import dev.privet.testkit.TestPhone
import dev.privet.testkit.enginesAlive
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir
import java.nio.file.Path
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNotEquals

class LibraryTest {
    @TempDir
    lateinit var dir: Path

    @Test
    fun `the library and the package have one version`() {
        assertEquals(System.getProperty("privet.version"), PrivetBuild.coreVersion)
    }

    @Test
    fun `a text that is no id is a typed fault without the text`() {
        TestPhone(dir.toString(), 1uL, 1_000).use { phone ->
            phone.open("{}", null, null).use { engine ->
                for (bad in listOf("", "Pay", "pay now", "pay\u202e", "päy", "a".repeat(65))) {
                    val fault = assertFailsWith<Fault.BadArgument> { engine.check(ActivityId(bad)) }
                    assertEquals("", fault.message)
                }
            }
        }
    }

    @Test
    fun `a faulty manifest locks the engine down`() {
        TestPhone(dir.toString(), 1uL, 1_000).use { phone ->
            phone.open("{}", null, null).use { engine ->
                assertEquals(EngineStatus.LockedDown(Cause.BAD_MANIFEST), engine.status())
                assertEquals("MissingField", engine.manifestProblem()?.code)
                assertEquals(Decision.Denied(Refusal.BadManifest), engine.check(ActivityId("pay")))
            }
            assertEquals(0uL, enginesAlive())
        }
    }

    @Test
    fun `a scripted failure is a fault of its own kind`() {
        TestPhone(dir.toString(), 1uL, 1_000).use { phone ->
            phone.fail("anchor.read", KeyFault.TRANSIENT, 1u)
            val fault = assertFailsWith<Fault.Key> { phone.open("{}", null, null) }
            assertEquals(KeyFault.TRANSIENT, fault.v1)
            assertEquals(emptyList(), phone.unfired())
        }
    }

    @Test
    fun `a request id is 32 hex digits and never the same`() {
        val one = RequestId.random()
        assertEquals(true, Regex("[0-9a-f]{32}").matches(one.raw))
        assertNotEquals(one, RequestId.random())
    }

    @Test
    fun `the clock moves only when told`() {
        TestPhone(dir.toString(), 1uL, 1_000).use { phone ->
            assertEquals(1_000, phone.wall())
            phone.advance(500uL)
            assertEquals(1_500, phone.wall())
        }
    }
}
