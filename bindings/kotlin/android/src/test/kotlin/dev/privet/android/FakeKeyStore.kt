package dev.privet.android

import android.security.KeyStoreException
import android.security.keystore.KeyGenParameterSpec
import android.security.keystore.KeyInfo
import android.security.keystore.KeyPermanentlyInvalidatedException
import android.security.keystore.KeyProperties
import android.security.keystore.StrongBoxUnavailableException
import org.robolectric.shadow.api.Shadow
import org.robolectric.util.ReflectionHelpers
import java.io.ByteArrayInputStream
import java.security.InvalidKeyException
import java.security.Key
import java.security.KeyPair
import java.security.KeyPairGenerator
import java.security.PrivateKey
import java.security.ProviderException
import java.security.PublicKey
import java.security.Security
import java.security.cert.Certificate
import java.security.cert.CertificateFactory
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList
import javax.crypto.KeyGenerator
import javax.crypto.SecretKey

/**
 * An AndroidKeyStore in memory, as the documentation and the platform's sources describe the real one, its swallowed failures included.
 * It records every spec, and can have no StrongBox, be full, locked, failing, lose keys and end them.
 */
object FakeKeyStore {
    /** Every key that was asked for, made or not. */
    val specs = CopyOnWriteArrayList<KeyGenParameterSpec>()
    val keys: MutableMap<String, FakeKey> = ConcurrentHashMap()
    val certificates: MutableMap<String, ByteArray> = ConcurrentHashMap()

    @Volatile var hasStrongBox = true

    @Volatile var inSoftware = false

    @Volatile var attests = true

    /** Keys that need an unlocked device open nothing. */
    @Volatile var deviceLocked = false

    /** What every call fails with, if it fails. */
    @Volatile var failing: (() -> KeyStoreException)? = null

    /** What making a key fails with, if it does. */
    @Volatile var notMade: (() -> Exception)? = null

    @Volatile var takesCertificates = true

    @Volatile var enrolled = true

    fun install() {
        reset()
        val _ = Security.insertProviderAt(FakeOperations(), 1)
        val _ = Security.addProvider(FakeProvider())
    }

    fun uninstall() {
        Security.removeProvider(Entries.PROVIDER)
        Security.removeProvider(FakeOperations.NAME)
        reset()
    }

    private fun reset() {
        specs.clear()
        keys.clear()
        certificates.clear()
        hasStrongBox = true
        inSoftware = false
        attests = true
        deviceLocked = false
        failing = null
        notMade = null
        takesCertificates = true
        enrolled = true
    }

    /** Another finger, or the last one taken away: what is bound to them ends. */
    fun changeEnrolment(enrolled: Boolean = true) {
        this.enrolled = enrolled
        keys.values
            .filter { it.spec.isInvalidatedByBiometricEnrollment && it.spec.boundToBiometrics() }
            .forEach { it.ended = true }
    }

    fun spec(alias: String): KeyGenParameterSpec = specs.last { it.keystoreAlias == alias }

    fun make(
        spec: KeyGenParameterSpec,
        generate: () -> FakeKey,
    ): FakeKey {
        specs += spec
        failing?.let { throw ProviderException("Keystore key generation failed", it()) }
        notMade?.let { throw it() }
        if (spec.isStrongBoxBacked && !hasStrongBox) throw StrongBoxUnavailableException("no StrongBox")
        if (spec.attestationChallenge != null && !attests) throw ProviderException("Failed to generate key pair")
        return generate().also { keys[spec.keystoreAlias] = it }
    }

    /** As the platform: null only for what is not there, and for an entry that is a certificate. */
    fun find(alias: String): Key? {
        failing?.let { throw java.security.UnrecoverableKeyException("Failed to obtain information").initCause(it()) }
        return keys[alias]?.key
    }

    /** As the platform: a failure looks like nothing. */
    fun <T> orNothing(
        nothing: T,
        look: () -> T,
    ): T = if (failing == null) look() else nothing

    /** Whether an operation may begin. */
    fun begin(key: FakeKey) {
        failing?.let { throw InvalidKeyException("Keystore operation failed", it()) }
        if (keys[key.spec.keystoreAlias] !== key || key.ended) throw KeyPermanentlyInvalidatedException()
        if (deviceLocked && key.spec.isUnlockedDeviceRequired) {
            throw InvalidKeyException("Keystore operation failed", KeyStoreException(DEVICE_LOCKED, "Device locked"))
        }
    }

    /** `KeymasterDefs.KM_ERROR_DEVICE_LOCKED`. */
    const val DEVICE_LOCKED = -72

    /** `ResponseCode.SYSTEM_ERROR`. */
    const val SYSTEM_ERROR = 4
}

private fun KeyGenParameterSpec.boundToBiometrics(): Boolean =
    isUserAuthenticationRequired && userAuthenticationType == KeyProperties.AUTH_BIOMETRIC_STRONG

/** A key that is not handed out: [key] is a name for it. */
class FakeKey(
    val spec: KeyGenParameterSpec,
    val secret: SecretKey? = null,
    val pair: KeyPair? = null,
) {
    @Volatile var ended = false

    val key: Key = if (secret != null) FakeSecretKey(this) else FakePrivateKey(this)

    val chain: Array<Certificate> by lazy {
        val own = certificate()
        if (spec.attestationChallenge == null) arrayOf(own) else arrayOf(own, certificate())
    }

    /** Self-signed, and this key's: what attests it is not told apart by these tests. */
    private fun certificate(): Certificate {
        val der = CarryingCertificate.of(spec.attestationChallenge ?: ByteArray(0), checkNotNull(pair)).encoded
        return CertificateFactory.getInstance("X.509").generateCertificate(ByteArrayInputStream(der))
    }

    val info: KeyInfo
        get() =
            Shadow.newInstanceOf(KeyInfo::class.java).also {
                val level =
                    when {
                        FakeKeyStore.inSoftware -> KeyProperties.SECURITY_LEVEL_SOFTWARE
                        spec.isStrongBoxBacked -> KeyProperties.SECURITY_LEVEL_STRONGBOX
                        else -> KeyProperties.SECURITY_LEVEL_TRUSTED_ENVIRONMENT
                    }
                ReflectionHelpers.setField(it, "mUserAuthenticationRequired", spec.isUserAuthenticationRequired)
                ReflectionHelpers.setField(it, "mKeyValidityStart", spec.keyValidityStart)
                ReflectionHelpers.setField(it, "mInsideSecureHardware", !FakeKeyStore.inSoftware)
                if (KeyInfo::class.java.declaredFields.any { field -> field.name == "mSecurityLevel" }) {
                    ReflectionHelpers.setField(it, "mSecurityLevel", level)
                }
            }

    companion object {
        fun aes(spec: KeyGenParameterSpec): FakeKey =
            FakeKey(spec, secret = KeyGenerator.getInstance("AES", "SunJCE").apply { init(spec.keySize) }.generateKey())

        fun p256(spec: KeyGenParameterSpec): FakeKey =
            FakeKey(
                spec,
                pair =
                    KeyPairGenerator
                        .getInstance("EC", "BC")
                        .apply { initialize(spec.algorithmParameterSpec) }
                        .generateKeyPair(),
            )
    }
}

class FakeSecretKey(
    val of: FakeKey,
) : SecretKey {
    override fun getAlgorithm(): String = "AES"

    override fun getFormat(): String? = null

    override fun getEncoded(): ByteArray? = null
}

class FakePrivateKey(
    val of: FakeKey,
) : PrivateKey {
    override fun getAlgorithm(): String = "EC"

    override fun getFormat(): String? = null

    override fun getEncoded(): ByteArray? = null

    val public: PublicKey get() = checkNotNull(of.pair).public
}
