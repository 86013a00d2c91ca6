package dev.privet.android

import android.os.Build
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyInfo
import android.security.keystore.KeyProperties
import dev.privet.ffi.KeyPlace
import java.security.Key
import java.security.KeyFactory
import java.security.KeyPairGenerator
import java.security.KeyStore
import java.security.PrivateKey
import java.security.ProviderException
import java.security.cert.Certificate
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey
import javax.crypto.SecretKeyFactory

/**
 * The AndroidKeyStore's entries of this app. Half of its methods answer a failure as if there were nothing: what is said here to be
 * missing was asked for in a way that throws when the store fails.
 */
internal class Entries {
    private val store: KeyStore by lazy { KeyStore.getInstance(PROVIDER).apply { load(null) } }

    /** The key, or null where there is none (or a certificate alone). */
    fun key(alias: String): Key? = store.getKey(alias, null)

    /** The certificate, or null where there is none. */
    fun certificate(alias: String): Certificate? {
        store.getCertificate(alias)?.let { return it }
        answers(alias)
        // It answers now. That it did before as well, only the second look tells.
        return store.getCertificate(alias)
    }

    /** The key's own certificate first, then what attests it. */
    fun chain(alias: String): List<ByteArray> = store.getCertificateChain(alias).orEmpty().map { it.encoded }

    /** In no order. */
    fun aliases(prefix: String): List<String> {
        answers(prefix)
        return store
            .aliases()
            .asSequence()
            .filter { it.startsWith(prefix) }
            .toList()
    }

    /** Milliseconds since 1970; 0 if not told. */
    fun made(alias: String): Long = store.getCreationDate(alias)?.time ?: 0

    fun delete(alias: String): Unit = store.deleteEntry(alias)

    fun setCertificate(
        alias: String,
        certificate: Certificate,
    ): Unit = store.setCertificateEntry(alias, certificate)

    /** @throws ProviderException if it cannot be made so. */
    fun makeAes(spec: KeyGenParameterSpec): Key =
        KeyGenerator.getInstance(KeyProperties.KEY_ALGORITHM_AES, PROVIDER).apply { init(spec) }.generateKey()

    /** @throws ProviderException if it cannot be made so. */
    fun makeP256(spec: KeyGenParameterSpec): Key =
        KeyPairGenerator
            .getInstance(KeyProperties.KEY_ALGORITHM_EC, PROVIDER)
            .apply { initialize(spec) }
            .generateKeyPair()
            .private

    fun info(key: Key): KeyInfo =
        when (key) {
            is PrivateKey -> {
                KeyFactory
                    .getInstance(
                        key.algorithm,
                        PROVIDER,
                    ).getKeySpec(key, KeyInfo::class.java)
            }

            else -> {
                SecretKeyFactory.getInstance(key.algorithm, PROVIDER).getKeySpec(key as SecretKey, KeyInfo::class.java)
                    as KeyInfo
            }
        }

    /** Where the platform says that it lives. Before API 31 it does not tell a StrongBox from the TEE. */
    fun place(key: Key): KeyPlace {
        val info = info(key)
        if (Build.VERSION.SDK_INT < Build.VERSION_CODES.S) {
            @Suppress("DEPRECATION")
            return if (info.isInsideSecureHardware) KeyPlace.HARDWARE else KeyPlace.SOFTWARE
        }
        return when (Level31.level(info)) {
            KeyProperties.SECURITY_LEVEL_STRONGBOX -> KeyPlace.CHIP

            KeyProperties.SECURITY_LEVEL_TRUSTED_ENVIRONMENT,
            KeyProperties.SECURITY_LEVEL_UNKNOWN_SECURE,
            -> KeyPlace.HARDWARE

            KeyProperties.SECURITY_LEVEL_SOFTWARE -> KeyPlace.SOFTWARE

            else -> KeyPlace.UNKNOWN
        }
    }

    /** Asking for a key throws where the store fails; listing and certificates answer as if nothing were there. */
    private fun answers(alias: String) {
        val _ = key(alias)
    }

    internal companion object {
        const val PROVIDER = "AndroidKeyStore"
    }
}
