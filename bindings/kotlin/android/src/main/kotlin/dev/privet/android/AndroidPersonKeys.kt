package dev.privet.android

import android.app.Activity
import android.app.KeyguardManager
import android.content.Context
import android.content.pm.PackageManager
import android.hardware.biometrics.BiometricManager
import android.hardware.biometrics.BiometricManager.Authenticators.BIOMETRIC_STRONG
import dev.privet.PersonKey
import dev.privet.PersonKeys
import dev.privet.ffi.ConfirmingKey
import dev.privet.ffi.Digest
import dev.privet.ffi.HostFault
import dev.privet.ffi.RecipientId
import dev.privet.ffi.SystemPrompt
import dev.privet.ffi.UserVerification
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.withContext
import java.io.File
import java.security.PrivateKey
import java.security.ProviderException
import java.security.Signature

/**
 * The person's own keys in the AndroidKeyStore, each used once for each prompt of the system's: for every recipient one that a face or
 * finger of class 3 unlocks, and which ends when another is enrolled, and one that the device's PIN, pattern or password unlocks; and the
 * owner's key, for the core's own challenges. P-256, in StrongBox where there is one.
 *
 * Every call of the key store is made off the main thread, wherever it is called from; the prompt alone is on it.
 *
 * @param activity the one in front, which the prompt belongs to; none if there is none.
 */
public class AndroidPersonKeys(
    context: Context,
    private val activity: () -> Activity?,
) : PersonKeys {
    private val entries = Entries()
    private val keyguard = context.service<KeyguardManager>()
    private val biometrics = context.service<BiometricManager>()
    private val faults = KeyFaults { keyguard.isDeviceLocked }
    private val making = OneAtATime(File(context.noBackupFilesDir, "privet.making"))
    private val locked = MutableStateFlow(false)

    /**
     * Whether the latest prompt ended because of too many tries: for half a minute, or until the device is unlocked by its PIN. The PIN's
     * own prompt opens all the same.
     */
    public val lockedOut: StateFlow<Boolean> = locked.asStateFlow()

    private val hasStrongBox: Boolean by lazy {
        context.packageManager.hasSystemFeature(PackageManager.FEATURE_STRONGBOX_KEYSTORE)
    }

    /**
     * Makes the keys that this phone can hold for [recipient]: none that a finger unlocks where no finger is enrolled, none at all without
     * a screen lock. With the same [attestation] it finds those that were made. Keys of earlier registrations stay until a few newer ones
     * are there: one that is broken off takes no key away.
     *
     * @throws HostFault
     */
    override suspend fun make(
        recipient: RecipientId,
        accepts: Set<UserVerification>,
        attestation: Digest,
    ): List<ConfirmingKey> =
        keyStore(making = true) {
            val possible = accepts.filter(::canUnlock).sorted()
            making { possible.map { confirming(recipient, it, attestation) } }
        }

    override fun canUnlock(uv: UserVerification): Boolean =
        when (uv) {
            UserVerification.BIO -> biometrics.canAuthenticate(BIOMETRIC_STRONG) == BiometricManager.BIOMETRIC_SUCCESS
            UserVerification.PIN -> keyguard.isDeviceSecure
        }

    private fun confirming(
        recipient: RecipientId,
        uv: UserVerification,
        attestation: Digest,
    ): ConfirmingKey {
        val prefix = prefix(recipient, uv)
        val alias = prefix + attestation.raw
        if (entries.key(alias) == null) {
            attested(alias, uv, attestation)
            entries
                .aliases(prefix)
                .filter { it != alias }
                .sortedByDescending(entries::made)
                .drop(EARLIER)
                .forEach(entries::delete)
        }
        val chain = entries.chain(alias)
        val spki = public(alias)
        // A key that the phone attests nothing of has a certificate of its own making, which says nothing.
        return ConfirmingKey(uv, spki, if (chain.size > 1) chain else emptyList())
    }

    /** What the recipient makes of a key that no phone attests is its own affair: it sees that there is nothing. */
    private fun attested(
        alias: String,
        uv: UserVerification,
        challenge: Digest,
    ) {
        try {
            made(alias, uv, challenge)
        } catch (e: ProviderException) {
            if (faults.of(e, making = true) !is HostFault.Transient) throw e
            made(alias, uv, challenge = null)
        }
    }

    private fun made(
        alias: String,
        uv: UserVerification,
        challenge: Digest?,
    ) {
        val _ = bestOf(hasStrongBox) { entries.makeP256(KeySpecs.person(alias, uv, challenge, it)) }
    }

    /**
     * The owner key's public half as a DER `SubjectPublicKeyInfo`. Makes the key if there is none.
     *
     * @throws HostFault
     */
    override suspend fun owner(): ByteArray =
        keyStore(making = true) {
            making {
                if (entries.key(OWNER) == null) made(OWNER, UserVerification.PIN, challenge = null)
                public(OWNER)
            }
        }

    /**
     * Has the system's prompt shown, with the strings of [prompt] word for word, and the key sign [input]: ECDSA P-256 over its SHA-256,
     * DER. Null if nobody was let in: the person cancelled or let it time out, the sensor can't or had too many wrong tries
     * ([lockedOut]), or the activity went away.
     *
     * @throws HostFault.KeyMissing if there is no such key; for a receipt, the very one that its input names.
     * @throws HostFault.KeyInvalidated if a face or finger was added since, or the screen lock taken away.
     * @throws HostFault if the key store failed, or the prompt could not be shown at all.
     */
    override suspend fun sign(
        key: PersonKey,
        prompt: SystemPrompt,
        input: ByteArray,
    ): ByteArray? {
        val front = activity()?.takeUnless { it.isFinishing || it.isDestroyed } ?: return null
        val uv =
            when (key) {
                is PersonKey.Confirming -> key.uv
                is PersonKey.Owner -> UserVerification.PIN
            }
        val begun = keyStore { begin(alias(key, input)) }
        val prompted = front.authenticate(prompt, uv, begun)
        locked.value = prompted.lockedOut
        val authenticated = prompted.signature ?: return null
        return keyStore {
            authenticated.update(input)
            authenticated.sign()
        }
    }

    private fun begin(alias: String): Signature {
        val key = entries.key(alias) as? PrivateKey ?: throw HostFault.KeyMissing()
        return Signature.getInstance(ECDSA).apply { initSign(key) }
    }

    /** A registration that was broken off left keys of its own: which one is meant, the input says. */
    private fun alias(
        key: PersonKey,
        input: ByteArray,
    ): String =
        when (key) {
            is PersonKey.Owner -> {
                OWNER
            }

            is PersonKey.Confirming -> {
                val kid = Thumbprint.named(input)
                val candidates = entries.aliases(prefix(key.recipient, key.uv))
                candidates.firstOrNull { Thumbprint.of(public(it)) == kid } ?: throw HostFault.KeyMissing()
            }
        }

    private fun public(alias: String): ByteArray =
        (entries.certificate(alias) ?: throw HostFault.KeyMissing()).publicKey.encoded

    private suspend fun <T> keyStore(
        making: Boolean = false,
        call: () -> T,
    ): T = withContext(Dispatchers.IO) { faults.typed(making, call) }

    private companion object {
        /** Beside the core's own names, so that nothing of the core's takes them for keys of nobody. */
        const val PEOPLE = "privet.person/"
        const val OWNER = PEOPLE + "owner"

        /** How many earlier keys of a kind are kept. */
        const val EARLIER = 3

        fun prefix(
            recipient: RecipientId,
            uv: UserVerification,
        ): String = "$PEOPLE${recipient.raw}/${uv.name.lowercase()}/"
    }
}
