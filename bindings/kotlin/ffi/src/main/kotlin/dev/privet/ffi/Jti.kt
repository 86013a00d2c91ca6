package dev.privet.ffi

/**
 * The single-use number of a receipt or notice (RFC 7519, section 4.1.7). A type of its own, so that no other id can stand in for it.
 *
 * The text (32 lower-case hex digits) is checked by the core when it crosses: an illegal one is [Fault.BadArgument] there, not here.
 */
@JvmInline
value class Jti(
    val raw: String,
)
