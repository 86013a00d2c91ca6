package dev.privet

import dev.privet.ffi.CancelReason
import dev.privet.ffi.Digest
import dev.privet.ffi.EndReason
import dev.privet.ffi.Fault
import dev.privet.ffi.HostFault
import dev.privet.ffi.KeyLoss
import dev.privet.ffi.OwnerPurpose
import dev.privet.ffi.Reader
import dev.privet.ffi.RecipientId
import dev.privet.ffi.Refusal
import dev.privet.ffi.RegistrationOutcome
import dev.privet.ffi.Reply
import dev.privet.ffi.RequestId

/** The recipients' side of a registration: what the app asks of their servers, and brings to them. */
public interface Registering {
    /**
     * Whether this recipient took a registration of this phone's. What the core made and the recipient never got is none, so this is asked
     * of whoever knows that it arrived. From memory: it is asked before every send.
     */
    public fun knows(recipient: RecipientId): Boolean

    /** What the recipient gives to register with it: 16 to 64 bytes, made anew each time. What it throws goes to who confirms. */
    public suspend fun challenge(recipient: RecipientId): ByteArray

    /** Hands the recipient what was made for its challenge. What it throws goes to who confirms. */
    public suspend fun registered(
        recipient: RecipientId,
        registration: String,
    )
}

/**
 * Has the person confirm a send, under keys that its recipient knows. Where it knows none, or they ended, as after a new finger, they are
 * made known first, behind the phone's own prompts: after the person's yes to the purpose itself, where a first registration is made.
 *
 * @param release the send, made anew where it has to be tried again: one that ended is not used again.
 * @return as [PendingRelease.confirm]; [Release.Ended] where the person left the prompts before.
 * @throws Fault
 * @throws HostFault as the person's keys throw it.
 */
public suspend fun Registering.confirm(
    ui: Confirming,
    release: () -> PendingRelease,
): Release {
    var send = release()
    val recipient = send.recipient
    // What was made here and never got there: what is signed with it, nobody could check.
    val lost = !knows(recipient) && send.activity.core.read { isRegistered(recipient) }
    if (!lost) {
        val came = send.confirm(ui)
        if ((came as? Release.Denied)?.reason !is Refusal.NotRegistered) return came
        send = release()
    }
    return when (val made = send.register(this, ui.keys, ui.reader)) {
        is Ruled.Done -> send.confirm(ui)
        is Ruled.Denied -> Release.Denied(made.reason, made.next, null)
        is Signed.Left, is Signed.Lost -> Release.Ended(EndReason.Cancelled(CancelReason.SYSTEM_PROMPT))
    }
}

/**
 * Makes the person's keys known to whoever this send would go to, and before that the key that is the person's alone, if there is none.
 * Each key signs once, behind the phone's own prompt.
 *
 * @throws Fault
 * @throws HostFault as [keys] throw it.
 */
public suspend fun PendingRelease.register(
    with: Registering,
    keys: PersonKeys,
    reader: Reader,
): Signed<Unit> {
    val owned = activity.core.ensureOwner(keys, reader)
    if (owned !is Ruled.Done) return owned
    return when (val made = activity.core.register(recipient, with.challenge(recipient), keys, reader)) {
        is Ruled.Done -> Ruled.Done(with.registered(recipient, made.value))
        is Ruled.Denied -> made
        is Signed.Left -> made
        is Signed.Lost -> made
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
