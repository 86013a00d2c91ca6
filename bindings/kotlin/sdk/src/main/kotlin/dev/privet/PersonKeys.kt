package dev.privet

import dev.privet.ffi.ConfirmingKey
import dev.privet.ffi.Digest
import dev.privet.ffi.HostFault
import dev.privet.ffi.KeyLoss
import dev.privet.ffi.Outcome
import dev.privet.ffi.OwnerPurpose
import dev.privet.ffi.OwnerSigned
import dev.privet.ffi.PrivetEngine
import dev.privet.ffi.Reader
import dev.privet.ffi.RecipientId
import dev.privet.ffi.SystemPrompt
import dev.privet.ffi.UserVerification

/** One of the person's keys: P-256 (FIPS 186-5), in the platform's key store, used behind the system's own prompt. */
public sealed interface PersonKey {
    /**
     * Confirms what goes to one recipient, who knows it by its registration.
     *
     * @property recipient who.
     * @property uv what unlocks it.
     */
    public data class Confirming(
        public val recipient: RecipientId,
        public val uv: UserVerification,
    ) : PersonKey

    /** Proves the device's owner: guarded by the device credential, known to no recipient, signs the core's challenges alone. */
    public data object Owner : PersonKey
}

/** The person's keys, made and used by the platform's key store. The core never holds them. */
public interface PersonKeys {
    /** Whether the device can unlock a key so now: a finger or face is set up, or the device has a PIN. Sheets ask for what it can. */
    public fun canUnlock(uv: UserVerification): Boolean = true

    /**
     * Makes the keys for a recipient, one of each kind that it [accepts] and this device can hold, or finds those that were made, with
     * [attestation] as the platform's attestation challenge. What the platform answered goes along as [ConfirmingKey.attestation]; on
     * Android `KeyStore.getCertificateChain`, each `encoded`, in order. A key of another kind has the whole registration refused.
     */
    public suspend fun make(
        recipient: RecipientId,
        accepts: Set<UserVerification>,
        attestation: Digest,
    ): List<ConfirmingKey>

    /** The public half of [PersonKey.Owner] as a DER `SubjectPublicKeyInfo` (RFC 5280). Makes the key at the first call. */
    public suspend fun owner(): ByteArray

    /**
     * Has the system prompt shown, with the strings of [prompt] word for word, and [key] sign [input]: ECDSA P-256 over its SHA-256, as
     * DER or `r ‖ s`. Null if nobody was let in: the person left the system prompt, or it ended by itself, as with too many wrong tries
     * or a sensor that can't. That is no fault: the send is cancelled, and can be had again or by PIN. For a send within 60 s, and the
     * strings are part of what is digested and signed, whichever of them this system shows.
     *
     * @throws HostFault.KeyMissing if the key store has no such key, and [HostFault.KeyInvalidated] if it ended, as when a face or finger
     * was added since (`KeyPermanentlyInvalidatedException`). Neither reaches the caller of Privet: the loss of a confirming key is
     * recorded, and the answer says that it is gone ([Signed.Lost]; of a send [Release.Denied], to register again).
     */
    public suspend fun sign(
        key: PersonKey,
        prompt: SystemPrompt,
        input: ByteArray,
    ): ByteArray?
}

/** What became of something that a key of the person's signs for: a [Ruled], or no signature to rule on. */
public sealed interface Signed<out T> {
    /** The person left the system prompt, or it let nobody in; nothing changed. */
    public data object Left : Signed<Nothing>

    /**
     * The key is gone, and nothing else changed. A confirming key confirms nothing any more; it can be registered anew.
     *
     * @property cause how.
     */
    public data class Lost(
        public val cause: KeyLoss,
    ) : Signed<Nothing>
}

/** What came of asking a key for a signature. */
internal sealed interface Signature {
    class By(
        val bytes: ByteArray,
    ) : Signature

    data object Left : Signature

    data class Lost(
        val cause: KeyLoss,
    ) : Signature
}

internal suspend fun PersonKeys.signature(
    key: PersonKey,
    prompt: SystemPrompt,
    input: ByteArray,
): Signature =
    try {
        sign(key, prompt, input)?.let(Signature::By) ?: Signature.Left
    } catch (_: HostFault.KeyMissing) {
        Signature.Lost(KeyLoss.MISSING)
    } catch (_: HostFault.KeyInvalidated) {
        Signature.Lost(KeyLoss.INVALIDATED)
    }

/** The public half first, so that a key that cannot be had spends no challenge. */
internal suspend fun Core.proveOwner(
    keys: PersonKeys,
    reader: Reader,
    purpose: OwnerPurpose,
    use: PrivetEngine.(OwnerSigned) -> Outcome,
): Signed<Unit> {
    val spki = keys.owner()
    val prompt = read { ownerPrompt(purpose, reader.language) }
    val input = read { ownerChallenge(purpose) }
    return when (val signature = keys.signature(PersonKey.Owner, prompt, input.input)) {
        is Signature.By -> commit { use(OwnerSigned(input, spki, signature.bytes)) }.ruled()
        is Signature.Left -> Signed.Left
        is Signature.Lost -> Signed.Lost(signature.cause)
    }
}
