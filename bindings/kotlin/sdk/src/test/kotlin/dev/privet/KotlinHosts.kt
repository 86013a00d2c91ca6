package dev.privet

import dev.privet.ffi.AnchorAdvance
import dev.privet.ffi.AnchorRead
import dev.privet.ffi.AnchorStore
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
import java.security.GeneralSecurityException
import java.security.KeyPair
import java.security.KeyPairGenerator
import java.security.Signature
import java.security.spec.ECGenParameterSpec
import java.util.concurrent.ConcurrentHashMap
import javax.crypto.Cipher
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.spec.GCMParameterSpec

/** A key store as an app would write it, with the platform's own cryptography. [before] runs first in every call, by its name. */
internal class KotlinKeys(
    var before: (String) -> Unit = {},
) : DeviceKeys {
    private val keys = ConcurrentHashMap<String, Any>()

    override fun create(
        alias: String,
        policy: KeyPolicy,
    ): KeyMade {
        before("create")
        val made: Any =
            when (policy) {
                KeyPolicy.NOTICE -> {
                    KeyPairGenerator
                        .getInstance("EC")
                        .apply {
                            initialize(ECGenParameterSpec("secp256r1"))
                        }.generateKeyPair()
                }

                else -> {
                    KeyGenerator.getInstance("AES").apply { init(256) }.generateKey()
                }
            }
        if (keys.putIfAbsent(alias, made) != null) throw HostFault.Corrupt()
        return KeyMade.SOFTWARE
    }

    override fun state(alias: String): KeyState {
        before("state")
        return if (keys.containsKey(alias)) KeyState.PRESENT else KeyState.MISSING
    }

    override fun protection(alias: String): KeyGuard {
        before("protection")
        return KeyGuard(KeyPlace.SOFTWARE, KeyUsable.ALWAYS)
    }

    override fun list(prefix: String): List<String> {
        before("list")
        return keys.keys.filter { it.startsWith(prefix) }.sorted()
    }

    override fun seal(
        alias: String,
        aad: ByteArray,
        plaintext: ByteArray,
    ): ByteArray {
        before("seal")
        val cipher = Cipher.getInstance("AES/GCM/NoPadding").apply { init(Cipher.ENCRYPT_MODE, find<SecretKey>(alias)) }
        cipher.updateAAD(aad)
        return (cipher.iv + cipher.doFinal(plaintext)).also { plaintext.fill(0) }
    }

    override fun unseal(
        alias: String,
        aad: ByteArray,
        ciphertext: ByteArray,
    ): ByteArray {
        before("unseal")
        val key = find<SecretKey>(alias)
        if (ciphertext.size < 28) throw HostFault.Corrupt()
        return try {
            val cipher = Cipher.getInstance("AES/GCM/NoPadding")
            cipher.init(Cipher.DECRYPT_MODE, key, GCMParameterSpec(128, ciphertext, 0, 12))
            cipher.updateAAD(aad)
            cipher.doFinal(ciphertext, 12, ciphertext.size - 12)
        } catch (_: GeneralSecurityException) {
            throw HostFault.Corrupt()
        }
    }

    override fun delete(alias: String): KeyDeleted {
        before("delete")
        return if (keys.remove(alias) == null) KeyDeleted.WAS_MISSING else KeyDeleted.DELETED
    }

    override fun publicKey(alias: String): ByteArray {
        before("publicKey")
        return find<KeyPair>(alias).public.encoded
    }

    override fun sign(
        alias: String,
        bytes: ByteArray,
    ): ByteArray {
        before("sign")
        val key = find<KeyPair>(alias).private
        return Signature.getInstance("SHA256withECDSA").run {
            initSign(key)
            update(bytes)
            sign()
        }
    }

    override fun screenLock(): ScreenLock {
        before("screenLock")
        return ScreenLock.SET
    }

    private inline fun <reified K> find(alias: String): K = keys[alias] as? K ?: throw HostFault.KeyMissing()
}

/** An anchor in memory. */
internal class KotlinAnchor(
    var before: (String) -> Unit = {},
) : AnchorStore {
    private var held: ByteArray? = null

    @Synchronized
    override fun read(): AnchorRead {
        before("read")
        return held?.let { AnchorRead.Present(it.clone()) } ?: AnchorRead.Absent
    }

    @Synchronized
    override fun advance(
        expected: AnchorRead,
        new: ByteArray,
    ): AnchorAdvance {
        before("advance")
        val same =
            when (expected) {
                is AnchorRead.Absent -> held == null
                is AnchorRead.Present -> held?.contentEquals(expected.v1) == true
            }
        if (!same) return AnchorAdvance.Stale(held?.let { AnchorRead.Present(it.clone()) } ?: AnchorRead.Absent)
        held = new.clone()
        return AnchorAdvance.Advanced
    }
}
