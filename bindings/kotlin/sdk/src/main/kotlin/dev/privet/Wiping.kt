package dev.privet

import java.nio.ByteBuffer

/** Overwrites all of it with zeros, whatever its position and limit. A direct buffer has no other copy in the heap. */
public fun ByteBuffer.wipe() {
    for (at in 0 until capacity()) put(at, 0)
}
