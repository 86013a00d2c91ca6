package dev.privet

import dev.privet.ffi.CancelReason
import dev.privet.ffi.DataId
import dev.privet.ffi.EndReason
import dev.privet.ffi.EngineStatus
import dev.privet.ffi.Gesture
import dev.privet.ffi.Refusal
import dev.privet.ffi.Theme
import org.junit.jupiter.api.Test
import kotlin.test.assertEquals

/** What a log line says, and what a manner is where the screen says less. */
class TextTest {
    @Test
    fun `a denial prints its code and who can act`() {
        assertEquals("Denied(reason=NoConsent, next=ASK)", denied(Refusal.NoConsent).toString())
        assertEquals("Denied(reason=CoolDown(until=1), next=USE_FALLBACK)", denied(Refusal.CoolDown(1)).toString())
        assertEquals(
            "Ended(reason=Cancelled(why=BACK))",
            Release.Ended(EndReason.Cancelled(CancelReason.BACK)).toString(),
        )
        assertEquals("Ended(reason=Expired)", Release.Ended(EndReason.Expired).toString())
        assertEquals("Ready", EngineStatus.Ready.toString())
    }

    @Test
    fun `what the app holds of a person is not printed`() {
        assertEquals("Held(legal_name)", Held(DataId("legal_name"), "Li Hua").toString())
    }

    @Test
    fun `what a screen does not say of the manner is ordinary or not known`() {
        val plain = dev.privet.ffi.Manner(Gesture.TOUCH, 0u, 100u, null, null, false, 0u, emptyList())
        assertEquals(plain, Manner(Gesture.TOUCH))
        assertEquals(
            plain.copy(theme = Theme.DARK, captured = true),
            Manner(Gesture.TOUCH, theme = Theme.DARK, captured = true),
        )
    }
}
