package dev.privet.ffi

/**
 * One purpose declared in the manifest. A type of its own, so that no other id can stand in for it.
 *
 * The text is checked by the core when it crosses: an illegal one is a fault there, not here.
 */
@JvmInline
value class ActivityId(
    val raw: String,
)
