package dev.privet.ffi

/**
 * A SHA-256 value. A type of its own, so that no other id can stand in for it.
 *
 * The text (64 lower-case hex digits) is checked by the core when it crosses: an illegal one is [Fault.BadArgument] there, not here.
 */
@JvmInline
value class Digest(
    val raw: String,
)
