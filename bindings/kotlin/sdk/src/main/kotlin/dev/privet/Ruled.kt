package dev.privet

import dev.privet.ffi.Fault
import dev.privet.ffi.FaultView
import dev.privet.ffi.Language
import dev.privet.ffi.Next
import dev.privet.ffi.Outcome
import dev.privet.ffi.Refusal
import dev.privet.ffi.Reply
import dev.privet.ffi.faultView
import dev.privet.ffi.nextStep
import dev.privet.ffi.refusalText

/** What the core ruled. A refusal is a value, so that no screen has to catch it; only a fault is an exception. */
public sealed interface Ruled<out T> : Signed<T> {
    /**
     * It happened and is recorded.
     *
     * @property value what came of it.
     */
    public data class Done<out T>(
        public val value: T,
    ) : Ruled<T>

    /**
     * It did not happen. What to show of it says [Activity.wayOn]; where it is about no activity, [text].
     *
     * @property reason why not; a code, never anything that a person typed.
     * @property next who can do what about it.
     */
    public data class Denied(
        public val reason: Refusal,
        public val next: Next,
    ) : Ruled<Nothing>
}

internal fun denied(reason: Refusal): Ruled.Denied = Ruled.Denied(reason, nextStep(reason))

/** The reply that this command has, or the refusal. Another reply would be a fault of the core's. */
internal inline fun <reified R : Reply, T> Outcome.ruled(value: (R) -> T): Ruled<T> =
    when (this) {
        is Outcome.Done -> Ruled.Done(value(reply as? R ?: throw Fault.Internal()))
        is Outcome.Refused -> denied(refusal)
    }

/** For commands whose only news is that they happened. */
internal fun Outcome.ruled(): Ruled<Unit> =
    when (this) {
        is Outcome.Done -> Ruled.Done(Unit)
        is Outcome.Refused -> denied(refusal)
    }

/** Why something was not done, in words. Of something for an activity [Activity.wayOn] says more. */
public fun Refusal.text(language: Language): String = refusalText(this, language)

/**
 * What to show of a fault that was caught: what happened and what to do, and who can act. No way out of it loses a record. For a
 * refusal, see [Activity.wayOn].
 */
public fun Fault.view(language: Language): FaultView = faultView(this, language)
