package dev.privet.ui.flow

import java.nio.ByteBuffer

/** Overwrites all of it with zeros. A direct buffer has no other copy in the heap. */
internal fun ByteBuffer.wipe() {
    for (at in 0 until capacity()) put(at, 0)
}
