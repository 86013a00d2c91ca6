package dev.privet.ffi

/**
 * One prompt, live until answered or left. A type of its own, so that no other id can stand in for it.
 *
 * The text (32 lower-case hex digits) is checked by the core when it crosses: an illegal one is [Fault.BadArgument] there, not here.
 */
@JvmInline
value class PromptId(
    val raw: String,
)
