package dev.privet.android

import java.io.File
import java.io.RandomAccessFile

/**
 * One after the other, in this process and in the others of the app: the platform replaces a key by one of the same name without a word, so
 * that whoever looks whether there is one and then makes it has to be alone. A process that dies lets go.
 */
internal class OneAtATime(
    private val file: File,
) {
    operator fun <T> invoke(what: () -> T): T =
        // A lock on a file is the process's: within it, all that share the file wait for this.
        synchronized(HERE) {
            val _ = file.parentFile?.mkdirs()
            RandomAccessFile(file, "rw").use { held -> held.channel.lock().use { what() } }
        }

    private companion object {
        val HERE = Any()
    }
}
