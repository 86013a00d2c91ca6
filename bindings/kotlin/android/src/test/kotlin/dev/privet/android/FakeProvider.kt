package dev.privet.android

import android.security.keystore.KeyGenParameterSpec
import java.io.InputStream
import java.io.OutputStream
import java.security.AlgorithmParameters
import java.security.InvalidAlgorithmParameterException
import java.security.InvalidKeyException
import java.security.Key
import java.security.KeyFactorySpi
import java.security.KeyPair
import java.security.KeyPairGeneratorSpi
import java.security.KeyStoreException
import java.security.KeyStoreSpi
import java.security.PrivateKey
import java.security.Provider
import java.security.PublicKey
import java.security.SecureRandom
import java.security.Signature
import java.security.SignatureException
import java.security.SignatureSpi
import java.security.cert.Certificate
import java.security.cert.CertificateFactory
import java.security.spec.AlgorithmParameterSpec
import java.security.spec.KeySpec
import java.util.Collections
import java.util.Date
import java.util.Enumeration
import javax.crypto.Cipher
import javax.crypto.CipherSpi
import javax.crypto.KeyGeneratorSpi
import javax.crypto.SecretKey
import javax.crypto.SecretKeyFactorySpi

/** The fake as Java's cryptography finds it by its name. */
class FakeProvider : Provider(Entries.PROVIDER, "1.0", "in memory") {
    init {
        put("KeyStore.${Entries.PROVIDER}", FakeStoreSpi::class.java.name)
        put("KeyGenerator.AES", FakeAesGeneratorSpi::class.java.name)
        put("KeyPairGenerator.EC", FakeEcGeneratorSpi::class.java.name)
        put("SecretKeyFactory.AES", FakeSecretKeyFactorySpi::class.java.name)
        put("KeyFactory.EC", FakeKeyFactorySpi::class.java.name)
    }
}

/** What works with its keys, and stands before all others as on a phone; it takes no other keys. */
class FakeOperations : Provider(NAME, "1.0", "in memory") {
    init {
        put("Cipher.$AES_GCM", FakeCipherSpi::class.java.name)
        put("Cipher.$AES_GCM SupportedKeyClasses", FakeSecretKey::class.java.name)
        put("Signature.$ECDSA", FakeSignatureSpi::class.java.name)
        put("Signature.$ECDSA SupportedKeyClasses", FakePrivateKey::class.java.name)
    }

    companion object {
        const val NAME = "AndroidKeyStoreBCWorkaround"
    }
}

class FakeAesGeneratorSpi : KeyGeneratorSpi() {
    private lateinit var spec: KeyGenParameterSpec

    override fun engineInit(random: SecureRandom?) = throw UnsupportedOperationException()

    override fun engineInit(
        keysize: Int,
        random: SecureRandom?,
    ) = throw UnsupportedOperationException()

    override fun engineInit(
        params: AlgorithmParameterSpec,
        random: SecureRandom?,
    ) {
        spec = (params as KeyGenParameterSpec).also(::refuseWithoutBiometrics)
    }

    override fun engineGenerateKey(): SecretKey = FakeKeyStore.make(spec) { FakeKey.aes(spec) }.key as SecretKey
}

class FakeEcGeneratorSpi : KeyPairGeneratorSpi() {
    private lateinit var params: AlgorithmParameterSpec

    override fun initialize(
        keysize: Int,
        random: SecureRandom?,
    ) = throw UnsupportedOperationException()

    override fun initialize(
        params: AlgorithmParameterSpec,
        random: SecureRandom?,
    ) {
        this.params = (params as KeyGenParameterSpec).also(::refuseWithoutBiometrics)
    }

    override fun generateKeyPair(): KeyPair {
        val spec = params as KeyGenParameterSpec
        val made = FakeKeyStore.make(spec) { FakeKey.p256(spec) }
        return KeyPair((made.key as FakePrivateKey).public, made.key as PrivateKey)
    }
}

private fun refuseWithoutBiometrics(spec: KeyGenParameterSpec) {
    if (spec.isInvalidatedByBiometricEnrollment && spec.isUserAuthenticationRequired && !FakeKeyStore.enrolled) {
        val why = "At least one biometric must be enrolled"
        if (spec.userAuthenticationType == android.security.keystore.KeyProperties.AUTH_BIOMETRIC_STRONG) {
            throw InvalidAlgorithmParameterException(IllegalStateException(why))
        }
    }
}

class FakeSecretKeyFactorySpi : SecretKeyFactorySpi() {
    override fun engineGetKeySpec(
        key: SecretKey,
        spec: Class<*>,
    ): KeySpec = (key as FakeSecretKey).of.info

    override fun engineGenerateSecret(spec: KeySpec): SecretKey = throw UnsupportedOperationException()

    override fun engineTranslateKey(key: SecretKey): SecretKey = throw UnsupportedOperationException()
}

class FakeKeyFactorySpi : KeyFactorySpi() {
    @Suppress("UNCHECKED_CAST")
    override fun <T : KeySpec> engineGetKeySpec(
        key: Key,
        spec: Class<T>,
    ): T = (key as FakePrivateKey).of.info as T

    override fun engineGeneratePublic(spec: KeySpec): PublicKey = throw UnsupportedOperationException()

    override fun engineGeneratePrivate(spec: KeySpec): PrivateKey = throw UnsupportedOperationException()

    override fun engineTranslateKey(key: Key): Key = throw UnsupportedOperationException()
}

class FakeCipherSpi : CipherSpi() {
    private val inner = Cipher.getInstance(AES_GCM, "SunJCE")
    private lateinit var key: FakeKey

    private fun begin(
        key: Key,
        random: SecureRandom?,
    ): SecretKey {
        this.key = (key as? FakeSecretKey ?: throw InvalidKeyException("not of this store")).of
        FakeKeyStore.begin(this.key)
        return checkNotNull(this.key.secret).also { check(random == null || true) }
    }

    override fun engineInit(
        mode: Int,
        key: Key,
        random: SecureRandom?,
    ) = inner.init(mode, begin(key, random))

    override fun engineInit(
        mode: Int,
        key: Key,
        params: AlgorithmParameterSpec?,
        random: SecureRandom?,
    ) {
        // Nonces of what is encrypted are the store's.
        if (mode == Cipher.ENCRYPT_MODE && params != null) throw InvalidAlgorithmParameterException()
        inner.init(mode, begin(key, random), params)
    }

    override fun engineInit(
        mode: Int,
        key: Key,
        params: AlgorithmParameters?,
        random: SecureRandom?,
    ) = throw UnsupportedOperationException()

    override fun engineUpdateAAD(
        src: ByteArray,
        offset: Int,
        len: Int,
    ) = inner.updateAAD(src, offset, len)

    override fun engineDoFinal(
        input: ByteArray?,
        offset: Int,
        len: Int,
    ): ByteArray = inner.doFinal(input, offset, len)

    override fun engineDoFinal(
        input: ByteArray?,
        offset: Int,
        len: Int,
        output: ByteArray?,
        at: Int,
    ): Int = inner.doFinal(input, offset, len, output, at)

    override fun engineUpdate(
        input: ByteArray?,
        offset: Int,
        len: Int,
    ): ByteArray? = inner.update(input, offset, len)

    override fun engineUpdate(
        input: ByteArray?,
        offset: Int,
        len: Int,
        output: ByteArray?,
        at: Int,
    ): Int = inner.update(input, offset, len, output, at)

    override fun engineGetIV(): ByteArray = inner.iv

    override fun engineGetBlockSize(): Int = inner.blockSize

    override fun engineGetOutputSize(len: Int): Int = inner.getOutputSize(len)

    override fun engineGetParameters(): AlgorithmParameters = inner.parameters

    override fun engineSetMode(mode: String) = Unit

    override fun engineSetPadding(padding: String) = Unit
}

class FakeSignatureSpi : SignatureSpi() {
    private val inner = Signature.getInstance(ECDSA, "BC")
    private lateinit var key: FakeKey

    /** Of this operation alone, as on a phone: another one by the same key is not authenticated with it. */
    @Volatile var authenticated = false

    override fun engineInitSign(privateKey: PrivateKey) {
        key = (privateKey as? FakePrivateKey ?: throw InvalidKeyException("not of this store")).of
        FakeKeyStore.begin(key)
        inner.initSign(checkNotNull(key.pair).private)
    }

    override fun engineInitVerify(publicKey: PublicKey) = inner.initVerify(publicKey)

    override fun engineUpdate(b: Byte) = inner.update(b)

    override fun engineUpdate(
        b: ByteArray,
        off: Int,
        len: Int,
    ) = inner.update(b, off, len)

    override fun engineSign(): ByteArray {
        if (key.spec.isUserAuthenticationRequired && !authenticated) {
            throw SignatureException(
                android.security.KeyStoreException(NOT_AUTHENTICATED, "Key user not authenticated"),
            )
        }
        authenticated = false
        return inner.sign()
    }

    override fun engineVerify(sigBytes: ByteArray): Boolean = inner.verify(sigBytes)

    @Deprecated("Deprecated in Java")
    override fun engineSetParameter(
        param: String,
        value: Any,
    ) = throw UnsupportedOperationException()

    @Deprecated("Deprecated in Java")
    override fun engineGetParameter(param: String): Any = if (param == OPERATION) this else error(param)

    companion object {
        /** Under which a [Signature] gives its operation, for a prompt to authenticate. */
        const val OPERATION = "operation"

        /** `KeymasterDefs.KM_ERROR_KEY_USER_NOT_AUTHENTICATED`. */
        private const val NOT_AUTHENTICATED = -26
    }
}

class FakeStoreSpi : KeyStoreSpi() {
    override fun engineLoad(
        stream: InputStream?,
        password: CharArray?,
    ) = Unit

    override fun engineStore(
        stream: OutputStream?,
        password: CharArray?,
    ) = throw UnsupportedOperationException()

    override fun engineGetKey(
        alias: String,
        password: CharArray?,
    ): Key? = FakeKeyStore.find(alias)

    override fun engineGetCertificate(alias: String): Certificate? =
        FakeKeyStore.orNothing(null) {
            FakeKeyStore.certificates[alias]?.let {
                CertificateFactory.getInstance("X.509").generateCertificate(it.inputStream())
            } ?: FakeKeyStore.keys[alias]?.chain?.first()
        }

    override fun engineGetCertificateChain(alias: String): Array<Certificate>? =
        FakeKeyStore.orNothing(null) { FakeKeyStore.keys[alias]?.chain }

    override fun engineGetCreationDate(alias: String): Date? =
        FakeKeyStore.orNothing(null) {
            FakeKeyStore.keys.keys
                .indexOf(alias)
                .takeIf { it >= 0 }
                ?.let { Date(it + 1L) }
        }

    override fun engineSetKeyEntry(
        alias: String,
        key: Key,
        password: CharArray?,
        chain: Array<out Certificate>,
    ) = throw UnsupportedOperationException()

    override fun engineSetKeyEntry(
        alias: String,
        key: ByteArray,
        chain: Array<out Certificate>,
    ) = throw UnsupportedOperationException()

    override fun engineSetCertificateEntry(
        alias: String,
        cert: Certificate,
    ) {
        FakeKeyStore.failing?.let { throw KeyStoreException("Couldn't insert certificate.", it()) }
        if (alias in FakeKeyStore.keys) throw KeyStoreException("Entry exists and is not a trusted certificate")
        if (FakeKeyStore.takesCertificates) FakeKeyStore.certificates[alias] = cert.encoded
    }

    override fun engineDeleteEntry(alias: String) {
        FakeKeyStore.failing?.let { throw KeyStoreException("Failed to delete entry: $alias", it()) }
        FakeKeyStore.keys -= alias
        FakeKeyStore.certificates -= alias
    }

    override fun engineAliases(): Enumeration<String> =
        FakeKeyStore.orNothing(Collections.emptyEnumeration()) {
            Collections.enumeration(FakeKeyStore.keys.keys + FakeKeyStore.certificates.keys)
        }

    override fun engineContainsAlias(alias: String): Boolean =
        FakeKeyStore.orNothing(false) { alias in FakeKeyStore.keys || alias in FakeKeyStore.certificates }

    override fun engineSize(): Int =
        FakeKeyStore.orNothing(0) { FakeKeyStore.keys.size + FakeKeyStore.certificates.size }

    override fun engineIsKeyEntry(alias: String): Boolean = FakeKeyStore.orNothing(false) { alias in FakeKeyStore.keys }

    override fun engineIsCertificateEntry(alias: String): Boolean =
        FakeKeyStore.orNothing(false) { alias in FakeKeyStore.certificates }

    override fun engineGetCertificateAlias(cert: Certificate): String? = throw UnsupportedOperationException()
}
