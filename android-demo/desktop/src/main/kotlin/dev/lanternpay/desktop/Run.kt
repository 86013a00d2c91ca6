package dev.lanternpay.desktop

import dev.lanternpay.LanternPay
import dev.privet.Privet
import dev.privet.ffi.Fault
import dev.privet.testkit.TestPhone
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import java.io.File
import java.nio.file.Files

/** One run of the app on a phone that is none: its keys live in memory, so nothing of it is opened again. */
internal class Run private constructor(
    val phone: TestPhone,
    val privet: Privet,
    val folder: File,
) : AutoCloseable {
    /** Time passes on the phone as it does on this computer's clock, and what comes due is recorded, as on a phone by PrivetAndroid. */
    suspend fun goOn(): Nothing =
        coroutineScope {
            launch { follow() }
            keepTime()
        }

    private suspend fun follow() {
        while (true) {
            delay(STEP)
            catchUp()
        }
    }

    /** The phone's clock is at this computer's. */
    @Synchronized
    internal fun catchUp() {
        val behind = System.currentTimeMillis() - phone.wall()
        if (behind > 0) phone.advance(behind.toULong())
    }

    private suspend fun keepTime(): Nothing {
        while (true) {
            delay(STEP)
            val due = privet.nextDue()
            if (due != null && due <= phone.wall()) {
                tick()
                // What is due and stays due is not tried without a pause.
                delay(BREATH)
            }
        }
    }

    private suspend fun tick() {
        try {
            privet.tick()
        } catch (_: Fault) {
            // The next command meets it again, and answers it to somebody who can act.
        }
    }

    override fun close() {
        privet.close()
        phone.close()
        folder.deleteRecursively()
    }

    companion object {
        private const val STEP = 100L
        private const val BREATH = 1_000L

        /** A new phone with the app on it, as it was declared when it was built. */
        fun begin(): Run {
            val folder = Files.createTempDirectory("lantern-pay").toFile()
            val phone = TestPhone(folder.path, System.nanoTime().toULong(), System.currentTimeMillis())
            val manifest = phone.manifest(LanternPay.manifest)
            val run = Run(phone, runBlocking { Privet.over { phone.open(manifest, null, null) } }, folder)
            Runtime.getRuntime().addShutdownHook(Thread { folder.deleteRecursively() })
            return run
        }
    }
}
