package dev.privet.android

import android.app.KeyguardManager
import android.security.KeyStoreException
import dev.privet.ffi.AnchorAdvance
import dev.privet.ffi.AnchorRead
import dev.privet.ffi.HostFault
import org.junit.After
import org.junit.Before
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner
import org.robolectric.RuntimeEnvironment
import org.robolectric.Shadows.shadowOf
import org.robolectric.annotation.Config
import java.security.Signature
import java.security.interfaces.ECPublicKey
import kotlin.test.assertContentEquals
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertIs
import kotlin.test.assertNull
import kotlin.test.assertTrue

/** Where the anchor is kept, and what does not bring an older one back. */
@RunWith(RobolectricTestRunner::class)
@Config(sdk = [30, 35])
class AndroidAnchorTest {
    @get:Rule val folder = TemporaryFolder()
    private val context = RuntimeEnvironment.getApplication()

    @Before fun install(): Unit = FakeKeyStore.install()

    @After fun uninstall(): Unit = FakeKeyStore.uninstall()

    private fun anchor(name: String = "privet") = AndroidAnchor(context, folder.root.resolve(name).apply { mkdirs() })

    private fun read(anchor: AndroidAnchor): ByteArray? = (offMain { anchor.read() } as? AnchorRead.Present)?.v1

    private fun advance(
        anchor: AndroidAnchor,
        expected: ByteArray?,
        new: ByteArray,
    ): AnchorAdvance = offMain { anchor.advance(expected?.let(AnchorRead::Present) ?: AnchorRead.Absent, new) }

    @Test
    fun `what was advanced to is read in another process and by no other ledger`() {
        assertNull(read(anchor()))
        assertEquals(AnchorAdvance.Advanced, advance(anchor(), null, ONE))
        assertEquals(AnchorAdvance.Advanced, advance(anchor(), ONE, TWO))
        assertContentEquals(TWO, read(anchor()))
        assertNull(read(anchor("other")))
    }

    @Test
    fun `who expects something else changes nothing and is told what is there`() {
        val anchor = anchor()
        val _ = advance(anchor, null, ONE)
        for (expected in listOf(null, TWO)) {
            val stale = assertIs<AnchorAdvance.Stale>(advance(anchor, expected, TWO))
            assertContentEquals(ONE, assertIs<AnchorRead.Present>(stale.v1).v1)
        }
        assertContentEquals(ONE, read(anchor))
    }

    @Test
    fun `files of the app that are put back do not bring an older anchor back`() {
        val anchor = anchor()
        val _ = advance(anchor, null, ONE)
        val files =
            folder.root
                .walk()
                .filter { it.isFile }
                .associateWith { it.readBytes() }
        val _ = advance(anchor, ONE, TWO)
        folder.root
            .walk()
            .filter { it.isFile }
            .forEach { it.delete() }
        files.forEach { (file, bytes) -> file.writeBytes(bytes) }
        assertContentEquals(TWO, read(anchor()))
    }

    @Test
    fun `a key store that keeps no certificate leaves it to a file for good`() {
        FakeKeyStore.takesCertificates = false
        assertEquals(AnchorAdvance.Advanced, advance(anchor(), null, ONE))
        assertEquals(1, folder.root.walk().count { it.isFile })
        FakeKeyStore.takesCertificates = true
        assertEquals(AnchorAdvance.Advanced, advance(anchor(), ONE, TWO))
        assertContentEquals(TWO, read(anchor()))
        assertEquals(0, FakeKeyStore.certificates.size)
    }

    @Test
    fun `a file beside the certificate counts for nothing`() {
        val _ = advance(anchor(), null, TWO)
        folder.root.resolve("privet/privet.anchor").writeBytes(ONE)
        assertContentEquals(TWO, read(anchor()))
    }

    @Test
    fun `a store that fails holds no absent anchor and no second one in a file`() {
        val _ = advance(anchor(), null, ONE)
        FakeKeyStore.failing = { KeyStoreException(FakeKeyStore.SYSTEM_ERROR, "System error") }
        val _ = assertFailsWith<HostFault.Transient> { read(anchor()) }
        val _ = assertFailsWith<HostFault.Transient> { advance(anchor(), ONE, TWO) }
        FakeKeyStore.failing = null
        assertContentEquals(ONE, read(anchor()))
        assertEquals(0, folder.root.walk().count { it.isFile })
    }

    @Test
    fun `a store that is locked at the first write is waited for`() {
        val keyguard = shadowOf(context.getSystemService(KeyguardManager::class.java))
        FakeKeyStore.failing = { KeyStoreException(FakeKeyStore.DEVICE_LOCKED, "Device locked") }
        keyguard.setIsDeviceLocked(true)
        val _ = assertFailsWith<HostFault.Locked> { advance(anchor(), null, ONE) }
        FakeKeyStore.failing = null
        keyguard.setIsDeviceLocked(false)
        assertEquals(AnchorAdvance.Advanced, advance(anchor(), null, ONE))
        assertEquals(1, FakeKeyStore.certificates.size)
    }

    @Test
    fun `another certificate under its name is corrupt and not absent`() {
        val _ = advance(anchor(), null, ONE)
        val alias = FakeKeyStore.certificates.keys.single()
        FakeKeyStore.certificates[alias] = somebodys()
        val _ = assertFailsWith<HostFault.Corrupt> { read(anchor()) }
    }

    @Test
    fun `the certificate is one to any reader and carries whatever it is given`() {
        for (size in listOf(0, 1, 127, 128, 255, 256, 1000, 70_000)) {
            val bytes = ByteArray(size) { it.toByte() }
            val certificate = CarryingCertificate.of(bytes)
            certificate.verify(certificate.publicKey)
            certificate.checkValidity()
            assertEquals("CN=privet", certificate.subjectX500Principal.name)
            assertContentEquals(bytes, CarryingCertificate.read(certificate))
            assertTrue(certificate.publicKey is ECPublicKey)
        }
        assertTrue(Signature.getInstance(CarryingCertificate.of(ONE).sigAlgName).algorithm.isNotEmpty())
    }

    @Test
    fun `nothing of it is read on the main thread`() {
        val _ = assertFailsWith<IllegalStateException> { anchor().read() }
        val _ = assertFailsWith<IllegalStateException> { anchor().advance(AnchorRead.Absent, ONE) }
    }

    /** One like it, with another identifier (2.5.29.35) in place of the one that carries. */
    private fun somebodys(): ByteArray {
        val der = CarryingCertificate.of(ONE).encoded
        // With its tag and length, and the tag of what it names: keys and signatures hold a few such bytes by chance, and never so many.
        val oid = byteArrayOf(6, 3, 0x55, 0x1d, 0x0e, 4)
        val at = (0..der.size - oid.size).single { at -> oid.indices.all { der[at + it] == oid[it] } }
        return der.also { it[at + 4] = 0x23 }
    }

    private companion object {
        val ONE = ByteArray(300) { 1 }
        val TWO = ByteArray(301) { 2 }
    }
}
