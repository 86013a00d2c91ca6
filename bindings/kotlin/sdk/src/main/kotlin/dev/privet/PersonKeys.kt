package dev.privet

import dev.privet.ffi.ConfirmingKey
import dev.privet.ffi.Digest
import dev.privet.ffi.Next
import dev.privet.ffi.Outcome
import dev.privet.ffi.OwnerInput
import dev.privet.ffi.OwnerPurpose
import dev.privet.ffi.PrivetEngine
import dev.privet.ffi.RecipientId
import dev.privet.ffi.Refusal
import dev.privet.ffi.UserVerification

/** The person's own keys for one recipient, made and used by the platform's key store. The core never holds them. */
public interface RegistrationKeys {
    /**
     * Makes the keys, or finds those that were made, with [attestation] as the platform's attestation challenge. What the platform
     * answered goes along as [ConfirmingKey.attestation]; on Android `KeyStore.getCertificateChain`, each `encoded`, in order.
     */
    public suspend fun make(
        recipient: RecipientId,
        attestation: Digest,
    ): List<ConfirmingKey>

    /**
     * Has the key of this kind sign [input]: ECDSA P-256 over its SHA-256, as DER or `r ‖ s`. Null if the person cancelled.
     */
    public suspend fun sign(
        recipient: RecipientId,
        uv: UserVerification,
        input: ByteArray,
    ): ByteArray?
}

/** What became of a registration. */
public sealed interface Registered {
    /**
     * Recorded.
     *
     * @property registration what the recipient gets: the keys, its challenge, and a signature by each key.
     */
    public data class Done(
        public val registration: String,
    ) : Registered

    /** The person cancelled the system prompt; nothing was recorded. */
    public data object Left : Registered

    /**
     * Not recorded.
     *
     * @property reason why not.
     * @property next who can do what about it.
     */
    public data class Denied(
        public val reason: Refusal,
        public val next: Next,
    ) : Registered
}

/** The key that proves the device's owner, guarded by the device credential; it signs nothing but the core's challenges. */
public interface OwnerKey {
    /** Its public half as a DER `SubjectPublicKeyInfo` (RFC 5280), P-256. Makes the key if there is none. */
    public suspend fun publicKey(): ByteArray

    /** ECDSA P-256 over SHA-256 of [input], as DER or `r ‖ s`. The system prompt may be shown; if it fails, throw. */
    public suspend fun sign(input: ByteArray): ByteArray
}

/** The public half first, so that a key that cannot be had spends no challenge. */
internal suspend fun Core.proveOwner(
    owner: OwnerKey,
    purpose: OwnerPurpose,
    use: PrivetEngine.(OwnerInput, ByteArray, ByteArray) -> Outcome,
): Ruled<Unit> {
    val spki = owner.publicKey()
    val input = read { ownerChallenge(purpose) }
    val signature = owner.sign(input.input)
    return commit { use(input, spki, signature) }.ruled()
}
