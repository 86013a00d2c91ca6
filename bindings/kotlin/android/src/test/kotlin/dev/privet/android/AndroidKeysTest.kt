package dev.privet.android

import android.app.KeyguardManager
import android.content.pm.PackageManager
import android.hardware.biometrics.BiometricManager
import android.os.Build
import android.security.KeyStoreException
import android.security.keystore.KeyProperties
import android.security.keystore.UserNotAuthenticatedException
import dev.privet.ffi.HostFault
import dev.privet.ffi.KeyDeleted
import dev.privet.ffi.KeyGuard
import dev.privet.ffi.KeyMade
import dev.privet.ffi.KeyPlace
import dev.privet.ffi.KeyPolicy
import dev.privet.ffi.KeyState
import dev.privet.ffi.KeyUsable
import dev.privet.ffi.ScreenLock
import org.junit.After
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import java.security.KeyFactory
import java.security.ProviderException
import java.security.Signature
import java.security.spec.X509EncodedKeySpec
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertFalse
import kotlin.test.assertTrue

/** The device's keys over a key store that records what it is asked for and fails as the platform's does. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [30, 35])
class AndroidKeysTest {
    private val context = RuntimeEnvironment.getApplication()
    private val keyguard = shadowOf(context.getSystemService(KeyguardManager::class.java))
    private val keys by lazy { AndroidKeys(context) }
    private val newer = Build.VERSION.SDK_INT >= 35

    @Before fun install() {
        FakeKeyStore.install()
        shadowOf(context.packageManager).setSystemFeature(PackageManager.FEATURE_STRONGBOX_KEYSTORE, true)
        fingerEnrolled(true)
    }

    @After fun uninstall(): Unit = FakeKeyStore.uninstall()

    private fun create(policy: KeyPolicy): String =
        "privet/${policy.name.lowercase()}/main/0".also { alias ->
            assertEquals(KeyMade.HARDWARE, offMain { keys.create(alias, policy) })
        }

    @Test
    fun `a key that wraps is AES-256-GCM with nonces of the key store's own`() {
        for (policy in listOf(KeyPolicy.MASTER, KeyPolicy.TEMPLATE, KeyPolicy.ANCHOR)) {
            val spec = FakeKeyStore.spec(create(policy))
            assertEquals(256, spec.keySize)
            assertEquals(KeyProperties.PURPOSE_ENCRYPT or KeyProperties.PURPOSE_DECRYPT, spec.purposes)
            assertEquals(listOf(KeyProperties.BLOCK_MODE_GCM), spec.blockModes.toList())
            assertEquals(listOf(KeyProperties.ENCRYPTION_PADDING_NONE), spec.encryptionPaddings.toList())
            assertTrue(spec.isRandomizedEncryptionRequired)
            assertFalse(spec.isUserAuthenticationRequired, "no method shows a prompt")
        }
    }

    @Test
    fun `masters and templates are in StrongBox and what is used often is not`() {
        val inStrongBox = KeyPolicy.entries.filter { FakeKeyStore.spec(create(it)).isStrongBoxBacked }
        assertEquals(listOf(KeyPolicy.MASTER, KeyPolicy.TEMPLATE), inStrongBox)
    }

    @Test
    fun `a phone without StrongBox has the key in its TEE`() {
        FakeKeyStore.hasStrongBox = false
        val alias = create(KeyPolicy.MASTER)
        assertEquals(listOf(true, false), FakeKeyStore.specs.map { it.isStrongBoxBacked })
        assertContentEquals(byteArrayOf(7), opened(alias, sealed(alias, byteArrayOf(7))))
    }

    @Test
    fun `a phone that says it has none is not asked for it`() {
        shadowOf(context.packageManager).setSystemFeature(PackageManager.FEATURE_STRONGBOX_KEYSTORE, false)
        val _ = create(KeyPolicy.TEMPLATE)
        assertEquals(listOf(false), FakeKeyStore.specs.map { it.isStrongBoxBacked })
    }

    @Test
    fun `a key that came out in software is told as such`() {
        FakeKeyStore.inSoftware = true
        assertEquals(KeyMade.SOFTWARE, offMain { keys.create("privet/master/main/0", KeyPolicy.MASTER) })
        assertEquals(KeyMade.SOFTWARE, offMain { keys.create("privet/notice/cloudlane/0", KeyPolicy.NOTICE) })
    }

    @Test
    fun `only from API 35 on a locked device closes what masters and templates wrap`() {
        val bound = KeyPolicy.entries.filter { FakeKeyStore.spec(create(it)).isUnlockedDeviceRequired }
        assertEquals(if (newer) listOf(KeyPolicy.MASTER, KeyPolicy.TEMPLATE) else emptyList(), bound)
    }

    @Test
    fun `what guards a key is told as it was made and not as it would be made now`() {
        val told = KeyPolicy.entries.associateWith { create(it).let { alias -> offMain { keys.protection(alias) } } }
        val chip = if (newer) KeyPlace.CHIP else KeyPlace.HARDWARE
        assertEquals(KeyGuard(chip, if (newer) KeyUsable.UNLOCKED else KeyUsable.ALWAYS), told[KeyPolicy.MASTER])
        assertEquals(KeyGuard(KeyPlace.HARDWARE, KeyUsable.ALWAYS), told[KeyPolicy.ANCHOR])
        assertEquals(KeyGuard(KeyPlace.HARDWARE, KeyUsable.ALWAYS), told[KeyPolicy.NOTICE])
        // A key of a phone that was updated since.
        val old = KeySpecs.wrapping("privet/master/main/old", KeyPolicy.MASTER, 34, strongBox = false)
        val _ = offMain { Entries().makeAes(old) }
        assertEquals(KeyUsable.ALWAYS, offMain { keys.protection("privet/master/main/old") }.usable)
        FakeKeyStore.inSoftware = true
        assertEquals(KeyPlace.SOFTWARE, offMain { keys.protection("privet/master/main/old") }.place)
        val _ = assertFailsWith<HostFault.KeyMissing> { offMain { keys.protection("privet/master/main/none") } }
    }

    @Test
    fun `while the device is locked a bound key is locked and not lost`() {
        val alias = create(KeyPolicy.MASTER)
        val sealed = sealed(alias, byteArrayOf(7))
        FakeKeyStore.deviceLocked = true
        keyguard.setIsDeviceLocked(true)
        if (newer) {
            assertEquals(KeyState.LOCKED, offMain { keys.state(alias) })
            val _ = assertFailsWith<HostFault.Locked> { opened(alias, sealed) }
        } else {
            assertEquals(KeyState.PRESENT, offMain { keys.state(alias) })
        }
        FakeKeyStore.deviceLocked = false
        keyguard.setIsDeviceLocked(false)
        assertContentEquals(byteArrayOf(7), opened(alias, sealed))
    }

    @Test
    fun `a key store that wants the person first is locked`() {
        val faults = KeyFaults { false }
        assertTrue(faults.of(UserNotAuthenticatedException()) is HostFault.Locked)
        assertTrue(KeyFaults { true }.of(ProviderException()) is HostFault.Locked)
    }

    @Test
    fun `what was sealed opens under the same alias and words alone`() {
        val alias = create(KeyPolicy.MASTER)
        val sealed = sealed(alias, "a secret".encodeToByteArray())
        assertContentEquals("a secret".encodeToByteArray(), opened(alias, sealed))
        assertFalse(sealed.contentEquals(sealed(alias, "a secret".encodeToByteArray())), "each has a nonce of its own")
        for (at in sealed.indices) {
            val altered = sealed.clone().also { it[at] = (it[at] + 1).toByte() }
            val _ = assertFailsWith<HostFault.Corrupt> { opened(alias, altered) }
        }
        for (size in 0 until sealed.size) {
            val _ = assertFailsWith<HostFault.Corrupt> { opened(alias, sealed.copyOf(size)) }
        }
        val _ = assertFailsWith<HostFault.Corrupt> { offMain { keys.unseal(alias, byteArrayOf(2), sealed) } }
        val other = create(KeyPolicy.ANCHOR)
        val _ = assertFailsWith<HostFault.Corrupt> { opened(other, sealed) }
    }

    @Test
    fun `the array that held a secret is overwritten even if sealing fails`() {
        val alias = create(KeyPolicy.MASTER)
        val secret = byteArrayOf(1, 2, 3)
        val _ = offMain { keys.seal(alias, AAD, secret) }
        assertContentEquals(ByteArray(3), secret)
        val other = byteArrayOf(1, 2, 3)
        val _ = assertFailsWith<HostFault.KeyMissing> { offMain { keys.seal("privet/master/main/1", AAD, other) } }
        assertContentEquals(ByteArray(3), other)
    }

    @Test
    fun `a name that is taken is refused and its key still opens`() {
        val alias = create(KeyPolicy.MASTER)
        val sealed = sealed(alias, byteArrayOf(7))
        val _ = assertFailsWith<HostFault.Corrupt> { offMain { keys.create(alias, KeyPolicy.MASTER) } }
        assertContentEquals(byteArrayOf(7), opened(alias, sealed))
        assertEquals(1, FakeKeyStore.specs.size)
    }

    @Test
    fun `a missing key is missing to every call and none is made`() {
        val alias = "privet/notice/cloudlane/0"
        assertEquals(KeyState.MISSING, offMain { keys.state(alias) })
        assertEquals(KeyDeleted.WAS_MISSING, offMain { keys.delete(alias) })
        for (call in listOf<() -> Any>(
            { keys.seal(alias, AAD, byteArrayOf(7)) },
            { keys.unseal(alias, AAD, ByteArray(40)) },
            { keys.publicKey(alias) },
            { keys.sign(alias, AAD) },
        )) {
            val _ = assertFailsWith<HostFault.KeyMissing> { offMain(call) }
        }
        assertEquals(0, FakeKeyStore.specs.size)
    }

    @Test
    fun `a deleted key opens nothing and reads back as missing`() {
        val alias = create(KeyPolicy.TEMPLATE)
        val sealed = sealed(alias, byteArrayOf(7))
        assertEquals(KeyDeleted.DELETED, offMain { keys.delete(alias) })
        assertEquals(KeyState.MISSING, offMain { keys.state(alias) })
        val _ = assertFailsWith<HostFault.KeyMissing> { opened(alias, sealed) }
        assertEquals(KeyDeleted.WAS_MISSING, offMain { keys.delete(alias) })
    }

    @Test
    fun `a key that the platform ended says so and can be deleted`() {
        val alias = create(KeyPolicy.MASTER)
        val sealed = sealed(alias, byteArrayOf(7))
        FakeKeyStore.keys.getValue(alias).ended = true
        val _ = assertFailsWith<HostFault.KeyInvalidated> { opened(alias, sealed) }
        assertEquals(KeyDeleted.DELETED, offMain { keys.delete(alias) })
        assertEquals(KeyState.MISSING, offMain { keys.state(alias) })
    }

    @Test
    fun `a key whose blob an update broke counts as ended`() {
        val alias = create(KeyPolicy.MASTER)
        FakeKeyStore.failing = { KeyStoreException(-33, "Invalid key blob") }
        assertEquals(KeyState.INVALIDATED, offMain { keys.state(alias) })
    }

    @Test
    fun `a store that fails is not taken for an empty one`() {
        val alias = create(KeyPolicy.TEMPLATE)
        FakeKeyStore.failing = { KeyStoreException(FakeKeyStore.SYSTEM_ERROR, "System error") }
        for (call in listOf<() -> Any>(
            { keys.list("privet/template/") },
            { keys.state(alias) },
            { keys.delete(alias) },
            { keys.create(alias, KeyPolicy.TEMPLATE) },
            { keys.seal(alias, AAD, byteArrayOf(7)) },
            { keys.publicKey(alias) },
        )) {
            val _ = assertFailsWith<HostFault.Transient> { offMain(call) }
        }
        FakeKeyStore.failing = null
        assertEquals(listOf(alias), offMain { keys.list("privet/template/") })
    }

    @Test
    fun `a list holds what begins with the prefix and nothing else of the app's`() {
        val alias = create(KeyPolicy.TEMPLATE)
        val _ = create(KeyPolicy.MASTER)
        assertEquals(listOf(alias), offMain { keys.list("privet/template/") })
        assertEquals(emptyList(), offMain { keys.list("privet/template/another/") })
    }

    @Test
    @Config(sdk = [35])
    fun `a full store says so where the platform does`() {
        class Told(
            private val public: Int,
        ) : KeyStoreException(0, "told") {
            override fun getNumericErrorCode(): Int = public
        }
        FakeKeyStore.notMade = { ProviderException("Keystore key generation failed", Told(18)) }
        val _ =
            assertFailsWith<HostFault.TooManyKeys> { offMain { keys.create("privet/anchor/main/0", KeyPolicy.ANCHOR) } }
        FakeKeyStore.notMade = { ProviderException("Keystore key generation failed", Told(13)) }
        val _ =
            assertFailsWith<HostFault.Transient> { offMain { keys.create("privet/anchor/main/0", KeyPolicy.ANCHOR) } }
    }

    @Test
    fun `a new finger ends the sentinel and a look at it shows no prompt`() {
        val alias = create(KeyPolicy.SENTINEL)
        val spec = FakeKeyStore.spec(alias)
        assertTrue(spec.isUserAuthenticationRequired && spec.isInvalidatedByBiometricEnrollment)
        assertEquals(KeyProperties.AUTH_BIOMETRIC_STRONG, spec.userAuthenticationType)
        assertEquals(KeyState.PRESENT, offMain { keys.state(alias) })
        FakeKeyStore.changeEnrolment()
        assertEquals(KeyState.INVALIDATED, offMain { keys.state(alias) })
    }

    @Test
    fun `where there was no finger the first one ends the sentinel`() {
        fingerEnrolled(false)
        FakeKeyStore.enrolled = false
        val alias = create(KeyPolicy.SENTINEL)
        assertEquals(KeyState.PRESENT, offMain { keys.state(alias) })
        fingerEnrolled(true)
        assertEquals(KeyState.INVALIDATED, offMain { keys.state(alias) })
    }

    @Test
    fun `a sensor that does not answer does not say that there is still no finger`() {
        fingerEnrolled(false)
        FakeKeyStore.enrolled = false
        val alias = create(KeyPolicy.SENTINEL)
        for (silent in listOf(
            BiometricManager.BIOMETRIC_ERROR_HW_UNAVAILABLE,
            BiometricManager.BIOMETRIC_ERROR_SECURITY_UPDATE_REQUIRED,
        )) {
            sensorSays(silent)
            val _ = assertFailsWith<HostFault.Transient>("$silent") { offMain { keys.state(alias) } }
            val other = "privet/sentinel/main/1"
            val _ =
                assertFailsWith<HostFault.Transient>("$silent") { offMain { keys.create(other, KeyPolicy.SENTINEL) } }
        }
        sensorSays(BiometricManager.BIOMETRIC_ERROR_NO_HARDWARE)
        assertEquals(KeyState.PRESENT, offMain { keys.state(alias) })
        fingerEnrolled(true)
        assertEquals(KeyState.INVALIDATED, offMain { keys.state(alias) })
    }

    @Test
    fun `the last finger taken away ends the sentinel too`() {
        val alias = create(KeyPolicy.SENTINEL)
        FakeKeyStore.changeEnrolment(enrolled = false)
        assertEquals(KeyState.INVALIDATED, offMain { keys.state(alias) })
    }

    @Test
    fun `a notice key signs without a prompt what its public half verifies`() {
        val alias = create(KeyPolicy.NOTICE)
        assertFalse(FakeKeyStore.spec(alias).isUserAuthenticationRequired)
        val public = X509EncodedKeySpec(offMain { keys.publicKey(alias) })
        val signature = offMain { keys.sign(alias, AAD) }
        val verifier = Signature.getInstance(ECDSA)
        verifier.initVerify(KeyFactory.getInstance("EC", "BC").generatePublic(public))
        verifier.update(AAD)
        assertTrue(verifier.verify(signature))
    }

    @Test
    fun `the screen lock is told as it stands now`() {
        keyguard.setIsDeviceSecure(false)
        assertEquals(ScreenLock.NOT_SET, offMain { keys.screenLock() })
        keyguard.setIsDeviceSecure(true)
        assertEquals(ScreenLock.SET, offMain { keys.screenLock() })
    }

    @Test
    fun `no call is answered on the main thread`() {
        for (call in listOf<() -> Any>(
            { keys.create("privet/master/main/0", KeyPolicy.MASTER) },
            { keys.state("privet/master/main/0") },
            { keys.protection("privet/master/main/0") },
            { keys.list("privet/") },
            { keys.seal("privet/master/main/0", AAD, AAD.clone()) },
            { keys.unseal("privet/master/main/0", AAD, AAD) },
            { keys.delete("privet/master/main/0") },
            { keys.publicKey("privet/notice/cloudlane/0") },
            { keys.sign("privet/notice/cloudlane/0", AAD) },
            { keys.screenLock() },
        )) {
            val _ = assertFailsWith<IllegalStateException> { call() }
        }
        assertEquals(0, FakeKeyStore.specs.size)
    }

    private fun sealed(
        alias: String,
        plaintext: ByteArray,
    ): ByteArray = offMain { keys.seal(alias, AAD, plaintext) }

    private fun opened(
        alias: String,
        ciphertext: ByteArray,
    ): ByteArray = offMain { keys.unseal(alias, AAD, ciphertext) }

    private companion object {
        val AAD = byteArrayOf(1)
    }
}
