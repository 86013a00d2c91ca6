package dev.privet.android

import android.app.Activity
import dev.privet.Answered
import dev.privet.Choice
import dev.privet.Confirming
import dev.privet.ConsentChoice
import dev.privet.Manner
import dev.privet.Offer
import dev.privet.Privet
import dev.privet.Question
import dev.privet.Ruled
import dev.privet.ffi.ActivityId
import dev.privet.ffi.AskedFrom
import dev.privet.ffi.Gesture
import dev.privet.ffi.Language
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OsState
import dev.privet.ffi.Payment
import dev.privet.ffi.Reader
import dev.privet.ffi.RecipientId
import dev.privet.ffi.Until
import dev.privet.ffi.UserVerification
import dev.privet.testkit.TestPhone
import org.robolectric.RuntimeEnvironment
import java.io.File
import java.nio.ByteBuffer
import kotlin.test.assertIs
import dev.privet.Activity as Purpose

/** 2026-03-03T06:30:00Z, in milliseconds. */
internal const val START: Long = 1_772_519_400_000
internal val PAY = ActivityId("pay")
internal val FACE_PAYMENT = ActivityId("face_payment")
internal val BILL_SCAN = ActivityId("bill_scan")
internal val NEARBY = ActivityId("nearby")
internal val LANTERN_PAY = RecipientId("lantern_pay")
internal val CHALLENGE = "a challenge of the recipient".encodeToByteArray()
internal val ENGLISH = Reader(Language.EN, 480, true)
internal val TOUCH = Manner(Gesture.TOUCH)
internal val TEA = Payment("38.00", "CNY", "Blue Kettle Tea", null, null)

internal fun TestPhone.lanternPay(): String = manifest(File("../../../cli/assets/demo.json").readText())

internal fun file(name: String): ByteBuffer {
    val bytes = File("../../../tests").resolve(name).readBytes()
    return ByteBuffer.allocateDirect(bytes.size).put(bytes).flip()
}

/** Opens on the phone's clock, with the keys and the anchor of Android. */
internal suspend fun TestPhone.onAndroid(directory: File): Privet {
    val app = RuntimeEnvironment.getApplication()
    return lanternPay().let { manifest ->
        Privet.over { open(manifest, AndroidKeys(app), AndroidAnchor(app, directory)) }
    }
}

/** Somebody who looks for 700 ms and then does as [choice] says; their keys are the AndroidKeyStore's. */
internal class AndroidPerson(
    private val phone: TestPhone,
    activity: () -> Activity?,
) : Confirming {
    override val keys = AndroidPersonKeys(RuntimeEnvironment.getApplication(), activity = activity)
    var choice: Choice = Choice.Confirm(UserVerification.BIO, TOUCH)
    override val reader = ENGLISH

    override suspend fun ask(sheet: Question): ConsentChoice {
        sheet.shown()
        phone.advance(700uL)
        return ConsentChoice.Allow(Until.Withdrawn, TOUCH)
    }

    override suspend fun present(
        sheet: Offer,
        preview: ByteArray?,
    ): Choice {
        sheet.shown()
        phone.advance(700uL)
        return choice
    }

    /** Answers the registration. */
    suspend fun register(privet: Privet): String {
        assertIs<Ruled.Done<Unit>>(privet.report(OsPermission.CAMERA, OsState.GRANTED))
        assertIs<Ruled.Done<Unit>>(privet.setOwner(keys, reader))
        return assertIs<Ruled.Done<String>>(privet.register(LANTERN_PAY, CHALLENGE, keys, reader)).value
    }

    suspend fun allow(purpose: Purpose) {
        assertIs<Answered.Given>(purpose.askWith(this, AskedFrom.CENTER))
    }
}
