package dev.privet.android

import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyInfo
import android.security.keystore.KeyProperties
import dev.privet.ffi.Digest
import dev.privet.ffi.KeyPolicy
import dev.privet.ffi.UserVerification
import java.security.spec.ECGenParameterSpec
import java.util.Date

/**
 * What each key is made with. Decided here alone, from what the key is for and what this phone's system can be trusted with.
 *
 * StrongBox holds what is used seldom and matters most: masters (once a process), templates, and the person's own keys. It can take
 * seconds a call and does few at once, so the anchor's key, used with every commit, the sentinel, looked at with every tick, and
 * keys for notices are in the TEE.
 */
internal object KeySpecs {
    /** From this API level on a key that needs an unlocked device is one that can be used as soon as the device is unlocked. */
    private const val UNLOCK_BINDING_WORKS = 35

    /** Whether keys of this policy go to StrongBox where there is one. */
    fun wantsStrongBox(policy: KeyPolicy): Boolean = policy == KeyPolicy.MASTER || policy == KeyPolicy.TEMPLATE

    /**
     * Whether keys of this policy open nothing while the device is locked. Not before API 35: in 12 to 14 such keys were deleted with
     * the screen lock, and stayed closed after an unlock by some faces, which would cost people their records.
     */
    fun needsUnlocked(
        policy: KeyPolicy,
        level: Int,
    ): Boolean = level >= UNLOCK_BINDING_WORKS && wantsStrongBox(policy)

    /** A key that wraps: AES-256-GCM, its nonces made by the key store. */
    fun wrapping(
        alias: String,
        policy: KeyPolicy,
        level: Int,
        strongBox: Boolean,
    ): KeyGenParameterSpec {
        val key = aes(alias, strongBox)
        if (!needsUnlocked(policy, level)) return key.build()
        return key.setUnlockedDeviceRequired(true).setKeyValidityStart(BOUND).build()
    }

    /** Whether the key was made so, maybe by an older system. No call of API 35 tells; a beginning that no other key has does. */
    fun wasBound(info: KeyInfo): Boolean = info.keyValidityStart == BOUND

    /** A key that the platform ends when a finger or face of class 3 is enrolled, or when the last one is taken away. */
    fun sentinel(alias: String): KeyGenParameterSpec =
        aes(alias, strongBox = false)
            .setUserAuthenticationRequired(true)
            .setUserAuthenticationParameters(PER_USE, KeyProperties.AUTH_BIOMETRIC_STRONG)
            .setInvalidatedByBiometricEnrollment(true)
            .build()

    /** A key that signs notices, with no prompt. */
    fun notice(alias: String): KeyGenParameterSpec = p256(alias, strongBox = false).build()

    /** A key of the person's: used once for each prompt. [challenge] is what the phone attests it for. */
    fun person(
        alias: String,
        uv: UserVerification,
        challenge: Digest?,
        strongBox: Boolean,
    ): KeyGenParameterSpec =
        p256(alias, strongBox)
            .setUserAuthenticationRequired(true)
            .apply {
                val _ =
                    when (uv) {
                        UserVerification.BIO -> {
                            setUserAuthenticationParameters(PER_USE, KeyProperties.AUTH_BIOMETRIC_STRONG)
                                .setInvalidatedByBiometricEnrollment(true)
                        }

                        UserVerification.PIN -> {
                            setUserAuthenticationParameters(PER_USE, KeyProperties.AUTH_DEVICE_CREDENTIAL)
                        }
                    }
            }.setAttestationChallenge(challenge?.raw?.hexToByteArray())
            .build()

    private fun aes(
        alias: String,
        strongBox: Boolean,
    ): KeyGenParameterSpec.Builder =
        KeyGenParameterSpec
            .Builder(alias, KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT)
            .setKeySize(AES_BITS)
            .setBlockModes(KeyProperties.BLOCK_MODE_GCM)
            .setEncryptionPaddings(KeyProperties.ENCRYPTION_PADDING_NONE)
            .setIsStrongBoxBacked(strongBox)

    private fun p256(
        alias: String,
        strongBox: Boolean,
    ): KeyGenParameterSpec.Builder =
        KeyGenParameterSpec
            .Builder(alias, KeyProperties.PURPOSE_SIGN)
            .setAlgorithmParameterSpec(ECGenParameterSpec("secp256r1"))
            .setDigests(KeyProperties.DIGEST_SHA256)
            .setIsStrongBoxBacked(strongBox)

    /** Long before any phone, in milliseconds since 1970. */
    private val BOUND = Date(1_000)
    private const val AES_BITS = 256

    /** Seconds that an authentication counts: it does for one use. */
    private const val PER_USE = 0
}
