package dev.privet.android

import android.app.KeyguardManager
import android.content.Context
import android.util.AtomicFile
import dev.privet.ffi.AnchorAdvance
import dev.privet.ffi.AnchorRead
import dev.privet.ffi.AnchorStore
import dev.privet.ffi.HostFault
import java.io.File
import java.io.FileNotFoundException
import java.io.IOException

/**
 * The anchor in the AndroidKeyStore, as the certificate of an entry that has no key: files of the app that are put back do not bring an
 * older one back (docs/rollback.md). Where a phone's key store takes no certificate, it is in a file instead; which of them it is, the
 * first write decides.
 *
 * What is held is sealed by the core. One process at a time writes: the core's lane sees to it.
 *
 * @param directory the ledger's; its name is the entry's, so that two ledgers of one app do not share it.
 */
public class AndroidAnchor(
    context: Context,
    directory: File,
) : AnchorStore {
    private val entries = Entries()
    private val keyguard = context.service<KeyguardManager>()
    private val faults = KeyFaults { keyguard.isDeviceLocked }
    private val alias = "privet.anchor/${directory.name}"
    private val file = AtomicFile(File(directory, "privet.anchor"))

    @Synchronized
    override fun read(): AnchorRead {
        refuseOnMainThread()
        return held()?.let(AnchorRead::Present) ?: AnchorRead.Absent
    }

    @Synchronized
    override fun advance(
        expected: AnchorRead,
        new: ByteArray,
    ): AnchorAdvance {
        refuseOnMainThread()
        val certified = certified()
        val held = certified ?: filed()
        val now = held?.let(AnchorRead::Present) ?: AnchorRead.Absent
        if (!now.same(expected)) return AnchorAdvance.Stale(now)
        when {
            certified != null -> faults.typed { certify(new) }
            held != null -> write(new)
            else -> if (!takesCertificates(new)) write(new)
        }
        return AnchorAdvance.Advanced
    }

    private fun held(): ByteArray? = certified() ?: filed()

    private fun certified(): ByteArray? =
        faults.typed {
            entries.certificate(alias)?.let { CarryingCertificate.read(it) ?: throw HostFault.Corrupt() }
        }

    private fun certify(bytes: ByteArray) {
        entries.setCertificate(alias, CarryingCertificate.of(bytes))
    }

    /**
     * The first write: twice, because a file would be the weaker place for good. What was written is read back, since a key store that
     * takes it and keeps nothing would be no anchor.
     *
     * @throws HostFault.Locked while the store is locked.
     */
    private fun takesCertificates(bytes: ByteArray): Boolean =
        (1..2).any {
            try {
                certify(bytes)
                certified().contentEquals(bytes)
            } catch (
                @Suppress("TooGenericExceptionCaught") e: Exception,
            ) {
                val fault = faults.of(e)
                if (fault is HostFault.Locked) throw fault
                false
            }
        }

    private fun filed(): ByteArray? =
        try {
            file.readFully()
        } catch (_: FileNotFoundException) {
            null
        } catch (e: IOException) {
            throw HostFault.Transient().apply { val _ = initCause(e) }
        }

    private fun write(bytes: ByteArray) {
        try {
            val out = file.startWrite()
            try {
                out.write(bytes)
                file.finishWrite(out)
            } catch (e: IOException) {
                file.failWrite(out)
                throw e
            }
            if (!filed().contentEquals(bytes)) throw HostFault.Transient()
        } catch (e: IOException) {
            throw HostFault.Transient().apply { val _ = initCause(e) }
        }
    }
}

private fun AnchorRead.same(other: AnchorRead): Boolean =
    when (this) {
        is AnchorRead.Absent -> other is AnchorRead.Absent
        is AnchorRead.Present -> other is AnchorRead.Present && v1.contentEquals(other.v1)
    }
