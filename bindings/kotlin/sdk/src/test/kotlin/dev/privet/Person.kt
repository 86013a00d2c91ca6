package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.AskedFrom
import dev.privet.ffi.ConfirmingKey
import dev.privet.ffi.Digest
import dev.privet.ffi.Gesture
import dev.privet.ffi.Language
import dev.privet.ffi.Manner
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OsState
import dev.privet.ffi.PromptView
import dev.privet.ffi.Reader
import dev.privet.ffi.RecipientId
import dev.privet.ffi.SystemPrompt
import dev.privet.ffi.Until
import dev.privet.ffi.UserVerification
import dev.privet.testkit.TestPhone
import java.io.File
import java.nio.ByteBuffer
import kotlin.test.assertIs
import kotlin.test.assertNotNull

/** 2026-03-03T06:30:00Z, in milliseconds. */
internal const val START: Long = 1_772_519_400_000

internal val BILL_SCAN = ActivityId("bill_scan")
internal val FACE_PAYMENT = ActivityId("face_payment")
internal val PAY = ActivityId("pay")
internal val CLOUDLANE = RecipientId("cloudlane")
internal val LANTERN_PAY = RecipientId("lantern_pay")

/** What a recipient gives when a person registers. */
internal val CHALLENGE = "a challenge of the recipient".encodeToByteArray()

internal val ENGLISH = Reader(Language.EN, 480, true)
internal val TOUCH = Manner(Gesture.TOUCH, 0u, 100u)

/** The tests' folder of the repository. */
internal val TESTS = File("../../../tests")

/** Lantern Pay's manifest, with recipients' keys that this phone has. */
internal fun TestPhone.lanternPay(): String = manifest(File("../../../cli/assets/demo.json").readText())

internal fun direct(bytes: ByteArray): ByteBuffer = ByteBuffer.allocateDirect(bytes.size).put(bytes).flip()

internal fun file(name: String): ByteBuffer = direct(TESTS.resolve(name).readBytes())

/** A phone with this app on it, opened with the phone's own hosts. */
internal suspend fun TestPhone.privet(): Privet =
    lanternPay().let { manifest ->
        Privet.over { open(manifest, null, null) }
    }

/** Somebody who looks at the lines for 700 ms and then does as [consent] and [choice] say; their keys are software. */
internal class Person(
    val phone: TestPhone,
    private val pause: suspend () -> Unit = { phone.advance(700uL) },
) : Confirming,
    PersonKeys {
    var consent: suspend (Question) -> ConsentChoice = { ConsentChoice.Allow(Until.Withdrawn, TOUCH) }
    var choice: suspend (Offer) -> Choice = { Choice.Confirm(UserVerification.BIO, TOUCH) }
    var signs = true

    /** Thrown instead of signing. */
    var unable: Throwable? = null
    val previews = mutableListOf<ByteArray?>()
    val sheets = mutableListOf<Offer>()
    val views: List<PromptView> get() = sheets.map { it.view }
    val prompts = mutableListOf<SystemPrompt>()
    private val ownKey by lazy { phone.makeKey("owner", UserVerification.PIN) }

    /** Registering again takes the keys that are there. */
    private val made = mutableMapOf<RecipientId, ByteArray>()

    private fun bio(recipient: RecipientId): ByteArray = phone.makeKey("${recipient.raw}/bio", UserVerification.BIO)

    override var reader = ENGLISH
    override val keys: PersonKeys get() = this

    override suspend fun ask(sheet: Question): ConsentChoice {
        sheet.shown()
        pause()
        return consent(sheet)
    }

    override suspend fun present(
        sheet: Offer,
        preview: ByteArray?,
    ): Choice {
        previews += preview
        sheets += sheet
        sheet.shown()
        pause()
        return choice(sheet)
    }

    override suspend fun make(
        recipient: RecipientId,
        accepts: Set<UserVerification>,
        attestation: Digest,
    ): List<ConfirmingKey> = listOf(ConfirmingKey(UserVerification.BIO, made.getOrPut(recipient) { bio(recipient) }))

    override suspend fun owner(): ByteArray = ownKey

    override suspend fun sign(
        key: PersonKey,
        prompt: SystemPrompt,
        input: ByteArray,
    ): ByteArray? {
        prompts += prompt
        unable?.let { throw it }
        if (!signs) return null
        return when (key) {
            is PersonKey.Confirming -> phone.sign("${key.recipient.raw}/${key.uv.name.lowercase()}", input)
            is PersonKey.Owner -> phone.sign("owner", input)
        }
    }

    /** The owner's and this recipient's keys are there, the phone allows its camera. Answers the registration. */
    suspend fun register(
        privet: Privet,
        recipient: RecipientId,
    ): String {
        val _ = assertIs<Ruled.Done<Unit>>(privet.report(OsPermission.CAMERA, OsState.GRANTED))
        val _ = assertIs<Ruled.Done<Unit>>(privet.setOwner(this, reader))
        return assertIs<Ruled.Done<String>>(privet.register(recipient, CHALLENGE, this, reader)).value
    }

    suspend fun allow(activity: Purpose) {
        val _ = assertIs<Answered.Given>(activity.askWith(this, AskedFrom.CENTER))
    }

    /** They allow face payment. Answers its faces. */
    suspend fun allowFaces(privet: Privet): Faces {
        val activity = privet.activity(FACE_PAYMENT)
        allow(activity)
        return assertNotNull(activity.faces())
    }
}
