package dev.privet.ui.stage

import dev.privet.Choice
import dev.privet.Confirming
import dev.privet.ConsentChoice
import dev.privet.Manner
import dev.privet.Offer
import dev.privet.PersonKey
import dev.privet.PersonKeys
import dev.privet.Question
import dev.privet.Sheet
import dev.privet.ffi.ConfirmingKey
import dev.privet.ffi.Digest
import dev.privet.ffi.Gesture
import dev.privet.ffi.Language
import dev.privet.ffi.Reader
import dev.privet.ffi.RecipientId
import dev.privet.ffi.SystemPrompt
import dev.privet.ffi.Until
import dev.privet.ffi.UserVerification
import dev.privet.testkit.TestPhone

/** What a finger leaves behind: no covered touch, text at its usual size. */
internal val TOUCH = Manner(Gesture.TOUCH)

internal val ENGLISH = Reader(Language.EN, 480, true)
internal val CHINESE = Reader(Language.ZH_HANS, 480, true)

/**
 * The person of a [Stage], for what happened before a screen is looked at: they look at each sheet for 700 ms of the phone's time
 * and then do as [consent] and [choice] say. Their keys are the phone's software ones.
 */
internal class Person(
    private val phone: TestPhone,
) : Confirming,
    PersonKeys {
    var consent: ConsentChoice = ConsentChoice.Allow(Until.Withdrawn, TOUCH)
    var choice: Choice = Choice.Confirm(UserVerification.BIO, TOUCH)

    /** Their keys as they are now, by name: registering again takes those that are there. */
    private val made = mutableMapOf<String, ByteArray>()

    override val reader = ENGLISH
    override val keys: PersonKeys get() = this

    override suspend fun ask(sheet: Question): ConsentChoice {
        look(sheet)
        return consent
    }

    override suspend fun present(
        sheet: Offer,
        preview: ByteArray?,
    ): Choice {
        look(sheet)
        return choice
    }

    private suspend fun look(sheet: Sheet) {
        sheet.shown()
        phone.advance(LOOK)
    }

    override suspend fun make(
        recipient: RecipientId,
        accepts: Set<UserVerification>,
        attestation: Digest,
    ): List<ConfirmingKey> = UserVerification.entries.map { ConfirmingKey(it, key(name(recipient, it), it)) }

    override suspend fun owner(): ByteArray = key(OWNER, UserVerification.PIN)

    override suspend fun sign(
        key: PersonKey,
        prompt: SystemPrompt,
        input: ByteArray,
    ): ByteArray =
        when (key) {
            is PersonKey.Confirming -> phone.sign(name(key.recipient, key.uv), input)
            is PersonKey.Owner -> phone.sign(OWNER, input)
        }

    private fun key(
        name: String,
        uv: UserVerification,
    ): ByteArray = made.getOrPut(name) { phone.makeKey(name, uv) }

    private fun name(
        recipient: RecipientId,
        uv: UserVerification,
    ) = "${recipient.raw}/${uv.name.lowercase()}"
}

private const val OWNER = "owner"

/** Longer than the guard of 600 ms that keeps a hasty tap from counting. */
private const val LOOK: ULong = 700uL
