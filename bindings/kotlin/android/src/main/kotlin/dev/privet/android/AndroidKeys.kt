package dev.privet.android

import android.app.KeyguardManager
import android.content.Context
import android.content.pm.PackageManager
import android.hardware.biometrics.BiometricManager
import android.hardware.biometrics.BiometricManager.Authenticators.BIOMETRIC_STRONG
import android.os.Build
import android.os.Looper
import dev.privet.ffi.DeviceKeys
import dev.privet.ffi.HostFault
import dev.privet.ffi.KeyDeleted
import dev.privet.ffi.KeyGuard
import dev.privet.ffi.KeyMade
import dev.privet.ffi.KeyPlace
import dev.privet.ffi.KeyPolicy
import dev.privet.ffi.KeyState
import dev.privet.ffi.KeyUsable
import dev.privet.ffi.ScreenLock
import java.security.Key
import java.security.PrivateKey
import java.security.ProviderException
import java.security.Signature
import javax.crypto.Cipher
import javax.crypto.spec.GCMParameterSpec

/**
 * The device's keys in the AndroidKeyStore. Needs the permission `USE_BIOMETRIC`, which the library's manifest declares.
 *
 * Every call may take seconds and is refused on the main thread; `Privet` makes none there. A key that could be made in software alone
 * is told as [KeyMade.SOFTWARE], never passed off as another.
 */
public class AndroidKeys(
    context: Context,
) : DeviceKeys {
    private val entries = Entries()
    private val keyguard = context.service<KeyguardManager>()
    private val biometrics = context.service<BiometricManager>()
    private val faults = KeyFaults { keyguard.isDeviceLocked }
    private val making = Any()

    /** Whether this phone says that it has a StrongBox: asked once, because it does not change. */
    private val hasStrongBox: Boolean by lazy {
        context.packageManager.hasSystemFeature(PackageManager.FEATURE_STRONGBOX_KEYSTORE)
    }

    override fun create(
        alias: String,
        policy: KeyPolicy,
    ): KeyMade =
        asked(making = true) {
            // The platform would replace a key of that name without a word.
            synchronized(making) {
                if (entries.key(alias) != null) throw HostFault.Corrupt()
                when (entries.place(make(alias, policy))) {
                    KeyPlace.CHIP, KeyPlace.HARDWARE -> KeyMade.HARDWARE
                    KeyPlace.SOFTWARE, KeyPlace.UNKNOWN -> KeyMade.SOFTWARE
                }
            }
        }

    private fun make(
        alias: String,
        policy: KeyPolicy,
    ): Key =
        when (policy) {
            KeyPolicy.NOTICE -> {
                entries.makeP256(KeySpecs.notice(alias))
            }

            KeyPolicy.SENTINEL -> {
                sentinel(alias)
            }

            KeyPolicy.MASTER, KeyPolicy.TEMPLATE, KeyPolicy.ANCHOR -> {
                bestOf(hasStrongBox && KeySpecs.wantsStrongBox(policy)) { strongBox ->
                    entries.makeAes(KeySpecs.wrapping(alias, policy, Build.VERSION.SDK_INT, strongBox))
                }
            }
        }

    /**
     * No key can be bound to fingers and faces where there are none. A plain one then stands for "there was none", and counts as ended
     * as soon as there is one.
     */
    private fun sentinel(alias: String): Key =
        if (enrolled()) {
            entries.makeAes(KeySpecs.sentinel(alias))
        } else {
            val level = Build.VERSION.SDK_INT
            entries.makeAes(KeySpecs.wrapping(alias, KeyPolicy.SENTINEL, level, strongBox = false))
        }

    /** Whether there is a finger or face of class 3. A sensor that does not answer does not say that there is none. */
    private fun enrolled(): Boolean =
        when (biometrics.canAuthenticate(BIOMETRIC_STRONG)) {
            BiometricManager.BIOMETRIC_SUCCESS -> true

            BiometricManager.BIOMETRIC_ERROR_NONE_ENROLLED,
            BiometricManager.BIOMETRIC_ERROR_NO_HARDWARE,
            -> false

            else -> throw HostFault.Transient()
        }

    override fun state(alias: String): KeyState =
        asked {
            try {
                val key = entries.key(alias)
                when {
                    key == null -> KeyState.MISSING
                    alias.startsWith(SENTINELS) -> stateOfSentinel(key)
                    keyguard.isDeviceLocked && key !is PrivateKey -> KeyState.PRESENT.also { val _ = encrypting(alias) }
                    else -> KeyState.PRESENT
                }
            } catch (
                @Suppress("TooGenericExceptionCaught") e: Exception,
            ) {
                when (val fault = faults.of(e)) {
                    is HostFault.KeyMissing -> KeyState.MISSING
                    is HostFault.KeyInvalidated -> KeyState.INVALIDATED
                    is HostFault.Locked -> KeyState.LOCKED
                    else -> throw fault
                }
            }
        }

    /** Beginning to use it is enough to hear that it was ended, and asks nobody for anything. */
    private fun stateOfSentinel(key: Key): KeyState {
        if (!entries.info(key).isUserAuthenticationRequired) {
            return if (enrolled()) KeyState.INVALIDATED else KeyState.PRESENT
        }
        val _ = Cipher.getInstance(AES_GCM).apply { init(Cipher.ENCRYPT_MODE, key) }
        return KeyState.PRESENT
    }

    override fun protection(alias: String): KeyGuard =
        asked {
            val key = found(alias)
            val bound = KeySpecs.wasBound(entries.info(key))
            KeyGuard(entries.place(key), if (bound) KeyUsable.UNLOCKED else KeyUsable.ALWAYS)
        }

    override fun list(prefix: String): List<String> = asked { entries.aliases(prefix) }

    override fun seal(
        alias: String,
        aad: ByteArray,
        plaintext: ByteArray,
    ): ByteArray =
        try {
            asked {
                val cipher = encrypting(alias)
                cipher.updateAAD(aad)
                val sealed = cipher.doFinal(plaintext)
                cipher.iv.also { check(it.size == NONCE) } + sealed
            }
        } finally {
            plaintext.fill(0)
        }

    private fun encrypting(alias: String): Cipher {
        val key = found(alias)
        return ofThis(alias) { Cipher.getInstance(AES_GCM).apply { init(Cipher.ENCRYPT_MODE, key) } }
    }

    override fun unseal(
        alias: String,
        aad: ByteArray,
        ciphertext: ByteArray,
    ): ByteArray =
        asked {
            val key = found(alias)
            if (ciphertext.size < NONCE + TAG_BITS / Byte.SIZE_BITS) throw HostFault.Corrupt()
            val nonce = GCMParameterSpec(TAG_BITS, ciphertext, 0, NONCE)
            val cipher =
                ofThis(alias) { Cipher.getInstance(AES_GCM).apply { init(Cipher.DECRYPT_MODE, key, nonce) } }
            cipher.updateAAD(aad)
            cipher.doFinal(ciphertext, NONCE, ciphertext.size - NONCE)
        }

    override fun delete(alias: String): KeyDeleted =
        asked {
            val was = state(alias)
            entries.delete(alias)
            if (was == KeyState.MISSING) KeyDeleted.WAS_MISSING else KeyDeleted.DELETED
        }

    override fun publicKey(alias: String): ByteArray =
        asked { (entries.certificate(alias) ?: throw HostFault.KeyMissing()).publicKey.encoded }

    override fun sign(
        alias: String,
        bytes: ByteArray,
    ): ByteArray =
        asked {
            val key = found(alias) as? PrivateKey ?: throw HostFault.Unexpected()
            val signature = ofThis(alias) { Signature.getInstance(ECDSA).apply { initSign(key) } }
            signature.update(bytes)
            signature.sign()
        }

    override fun screenLock(): ScreenLock =
        asked { if (keyguard.isDeviceSecure) ScreenLock.SET else ScreenLock.NOT_SET }

    private fun found(alias: String): Key = entries.key(alias) ?: throw HostFault.KeyMissing()

    /** The platform calls a key that went in between ended; whether it did is asked again. */
    private inline fun <T> ofThis(
        alias: String,
        begin: () -> T,
    ): T =
        try {
            begin()
        } catch (
            @Suppress("TooGenericExceptionCaught") e: Exception,
        ) {
            val fault = faults.of(e)
            throw if (fault is HostFault.KeyInvalidated && entries.key(alias) == null) HostFault.KeyMissing() else fault
        }

    private inline fun <T> asked(
        making: Boolean = false,
        call: () -> T,
    ): T {
        refuseOnMainThread()
        return faults.typed(making, call)
    }

    private companion object {
        const val SENTINELS = "privet/sentinel/"
    }
}

internal const val AES_GCM: String = "AES/GCM/NoPadding"
internal const val ECDSA: String = "SHA256withECDSA"
private const val NONCE = 12
private const val TAG_BITS = 128

/** In StrongBox if [strongBox], else, and where that fails, in the TEE: the second failure is the one that counts. */
internal inline fun <T> bestOf(
    strongBox: Boolean,
    make: (Boolean) -> T,
): T {
    if (strongBox) {
        try {
            return make(true)
        } catch (_: ProviderException) {
            // StrongBoxUnavailableException is one of them; phones throw others, too, for what their StrongBox cannot do.
        }
    }
    return make(false)
}

/** A key store's call, an open or a command would hold up the screen. */
internal fun refuseOnMainThread() {
    check(!Looper.getMainLooper().isCurrentThread) { "not on the main thread" }
}
