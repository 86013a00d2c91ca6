package dev.privet

import dev.privet.ffi.Compared
import dev.privet.ffi.Fault
import dev.privet.ffi.PhoneLog
import dev.privet.ffi.Reader
import java.nio.ByteBuffer

/**
 * Holds a log that the phone keeps (docs/observed.md) against what the app declares and what is recorded here. Records, sends and
 * keeps nothing of it. None if no manifest was ever read. What is wrong with the file is a finding and no fault.
 *
 * @param log the bytes between position and limit, which must not change until this returns. A direct buffer, as of a mapped
 * file, is read where it is; of any other a copy is made, and wiped.
 * @param app the bundle id or package name, 1 to 255 bytes of UTF-8: a log about every app tells of others too.
 * @throws Fault; [Fault.BadArgument] for an app id that is none, or an offset.
 */
public suspend fun Privet.compare(
    kind: PhoneLog,
    log: ByteBuffer,
    app: String,
    reader: Reader,
): Compared? {
    val bytes = log.slice()
    return core.read {
        if (bytes.isDirect) compare(bytes, kind, app, reader) else bytes.copied { compare(it, kind, app, reader) }
    }
}

/**
 * The same for bytes on the Java heap.
 *
 * @throws Fault
 */
public suspend fun Privet.compare(
    kind: PhoneLog,
    log: ByteArray,
    app: String,
    reader: Reader,
): Compared? = compare(kind, ByteBuffer.wrap(log), app, reader)

private inline fun <T> ByteBuffer.copied(use: (ByteBuffer) -> T): T {
    val copy = ByteBuffer.allocateDirect(remaining()).put(duplicate()).flip()
    try {
        return use(copy)
    } finally {
        val _ = copy.clear().put(ByteArray(copy.capacity()))
    }
}
