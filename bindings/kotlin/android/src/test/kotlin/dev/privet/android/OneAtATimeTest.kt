package dev.privet.android

import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import java.io.RandomAccessFile
import java.nio.channels.OverlappingFileLockException
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNotNull

class OneAtATimeTest {
    @get:Rule val folder = TemporaryFolder()

    @Test
    fun `while one is at it the file is locked for every other process, and free after a failure`() {
        val file = folder.root.resolve("not/there/making")
        val alone = OneAtATime(file)

        fun lock() = RandomAccessFile(file, "rw").use { assertNotNull(it.channel.tryLock()).close() }
        val came =
            alone {
                // The way that Java tells the process that holds it.
                val _ = assertFailsWith<OverlappingFileLockException> { lock() }
                7
            }
        assertEquals(7, came)
        lock()
        val _ = assertFailsWith<IllegalStateException> { alone { error("no key") } }
        lock()
    }
}
