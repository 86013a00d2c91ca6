package dev.privet

import dev.privet.ffi.Digest
import dev.privet.ffi.Fault
import dev.privet.ffi.HostFault
import dev.privet.ffi.KeyLoss
import dev.privet.ffi.OwnerPurpose
import dev.privet.ffi.Reader
import dev.privet.ffi.RecipientId
import dev.privet.ffi.RegistrationOutcome
import dev.privet.ffi.Reply
import dev.privet.ffi.RequestId
import dev.privet.ffi.Subject

/** The recipients' side of a registration: what the app asks of their servers, and brings to them. What these throw, a send throws. */
public interface Registering {
    /**
     * Whether this recipient took the registration that has this number ([registered]). Of an earlier one, and of what the core made and the
     * recipient never got, it is false: what is signed then, nobody could check. From memory: it is asked before every send that has to be
     * confirmed. Kept on the disk: where it is lost, the keys are made anew.
     */
    public fun knows(
        recipient: RecipientId,
        subject: Subject,
    ): Boolean

    /** What the recipient gives to register with it: 16 to 64 bytes, made anew each time. */
    public suspend fun challenge(recipient: RecipientId): ByteArray

    /**
     * Hands the recipient what was made for its challenge, and remembers the number of it once the recipient has it.
     *
     * @param subject the person's number there, of this registration alone.
     */
    public suspend fun registered(
        recipient: RecipientId,
        subject: Subject,
        registration: String,
    )
}

/** Makes the person's keys known to this recipient, and before that the key that is the person's alone, if there is none. */
internal suspend fun Core.makeKnown(
    recipient: RecipientId,
    with: Registering,
    keys: PersonKeys,
    reader: Reader,
): Signed<Unit> {
    val owned = ensureOwner(keys, reader)
    if (owned !is Ruled.Done) return owned
    return when (val made = register(recipient, with.challenge(recipient), keys, reader)) {
        is Ruled.Done -> {
            val subject = read { registeredAs(recipient) } ?: throw Fault.Internal()
            Ruled.Done(with.registered(recipient, subject, made.value))
        }

        is Ruled.Denied -> {
            made
        }

        is Signed.Left -> {
            made
        }

        is Signed.Lost -> {
            made
        }
    }
}

/**
 * Makes the key of [PersonKeys.owner] the owner key, unless there is one: before the first registration and the first face.
 *
 * @throws Fault
 * @throws HostFault as [keys] throw it.
 */
public suspend fun Privet.ensureOwner(
    keys: PersonKeys,
    reader: Reader,
): Signed<Unit> = core.ensureOwner(keys, reader)

private suspend fun Core.ensureOwner(
    keys: PersonKeys,
    reader: Reader,
): Signed<Unit> = if (read { anchoredOwner() } == null) setOwner(keys, reader, RequestId.random()) else Ruled.Done(Unit)

internal suspend fun Core.setOwner(
    keys: PersonKeys,
    reader: Reader,
    request: RequestId,
): Signed<Unit> = proveOwner(keys, reader, OwnerPurpose.BecomeOwner) { setOwner(request, it) }

internal suspend fun Core.register(
    recipient: RecipientId,
    challenge: ByteArray,
    keys: PersonKeys,
    reader: Reader,
    request: RequestId = RequestId.random(),
): Signed<String> {
    val attestation: Digest = read { attestationChallenge(recipient, challenge) }
    val accepts = read { accepted(recipient) }.toSet()
    val made = keys.make(recipient, accepts, attestation)
    val draft =
        when (val begun = commit { beginRegistration(recipient, challenge, made) }) {
            is RegistrationOutcome.Refused -> return denied(begun.refusal)
            is RegistrationOutcome.Drafted -> begun.draft
        }
    val prompt = read { registrationPrompt(recipient, reader.language) }
    val signatures =
        made.zip(draft.inputs) { key, input ->
            val own = PersonKey.Confirming(recipient, key.uv)
            when (val signature = keys.signature(own, prompt, input.encodeToByteArray())) {
                is Signature.By -> signature.bytes
                is Signature.Left -> return Signed.Left
                is Signature.Lost -> return lost(own, signature.cause)
            }
        }
    return commit { finishRegistration(request, recipient, signatures) }
        .ruled { it: Reply.Registered -> it.registration }
}

/** Where a registration of before names this key, it confirms nothing any more; where none does, there is nothing to record. */
private suspend fun Core.lost(
    key: PersonKey.Confirming,
    cause: KeyLoss,
): Signed<String> {
    val _ = commitAnyway { keyLost(RequestId.random(), key.recipient, key.uv, cause) }
    return Signed.Lost(cause)
}
