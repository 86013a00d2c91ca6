package dev.privet.ffi

/**
 * One kind of data declared in the manifest. A type of its own, so that no other id can stand in for it.
 *
 * The text (1 to 64 of `a-z 0-9 _ . -`, beginning with a letter) is checked by the core when it crosses: an illegal one is [Fault.BadArgument] there, not here.
 */
@JvmInline
value class DataId(
    val raw: String,
)
