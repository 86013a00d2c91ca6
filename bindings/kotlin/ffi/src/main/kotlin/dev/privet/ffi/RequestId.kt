package dev.privet.ffi

import java.util.UUID

/**
 * Made by the caller of a committing command, so that its outcome can be asked again.
 *
 * Make one with [random] for each thing the person does, and use it again for every repeat of that very call. The text
 * (32 lower-case hex digits) is checked by the core when it crosses: an illegal one is [Fault.BadArgument] there, not here.
 */
@JvmInline
value class RequestId(
    val raw: String,
) {
    companion object {
        /** One that was never used: a random UUID without its hyphens. */
        fun random(): RequestId = RequestId(UUID.randomUUID().toString().replace("-", ""))
    }
}
