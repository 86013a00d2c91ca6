package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.ActivityState
import dev.privet.ffi.AskedFrom
import dev.privet.ffi.Decision
import dev.privet.ffi.Fault
import dev.privet.ffi.LibraryId
import dev.privet.ffi.Next
import dev.privet.ffi.Party
import dev.privet.ffi.RequestId
import kotlinx.coroutines.flow.StateFlow

/** Whether the person allowed it, whatever the phone itself says: that is asked when the feature begins. */
public val ActivityState.allowed: Boolean get() = this == ActivityState.ON || this == ActivityState.BLOCKED_BY_PHONE

/** What every declared purpose has, whatever it sends: an [Activity], and what `privet manifest build` writes for each of them. */
public interface Purpose {
    /** Which one. */
    public val id: ActivityId

    /**
     * How it stands for the feature that needs it. From memory: reading [StateFlow.value] is fine on the main thread. Collecting
     * needs no scope of Privet's; a slow collector meets the newest state. What is not declared is off.
     */
    public val state: StateFlow<ActivityState>

    /**
     * May it run now? A hint from memory, without a lock, a file or a host call.
     *
     * @throws Fault.BadArgument if [id] is no legal id.
     */
    public fun check(): Decision

    /**
     * Raises a prompt. From the feature only when the person tapped it; a refusal's cool-down binds features and not the
     * permission center.
     *
     * @throws Fault
     */
    public suspend fun ask(
        from: AskedFrom,
        request: RequestId = RequestId.random(),
    ): Ruled<ConsentPrompt>

    /**
     * Raises a prompt and has [ui] put it to the person.
     *
     * @throws Fault
     */
    public suspend fun askWith(
        ui: Asking,
        from: AskedFrom,
        party: Party = Party.PERSON,
    ): Answered

    /**
     * What a tap on "Turn on" in the permission center or the policy does: asks, and no cool-down stands in the way. Where they
     * objected, their yes lifts the objection, which no feature may ask for, and counts only without an end ([Question.offers]
     * says which do). What rests on another activity that is off is denied with [Next.ASK_OTHER], and [Answered.Denied.needs] names
     * that one.
     *
     * @throws Fault
     */
    public suspend fun turnOn(
        ui: Asking,
        party: Party = Party.PERSON,
    ): Answered

    /**
     * Takes the consent back, and those that rest on it; where nothing was asked and the law lets a person refuse, it is their
     * objection, which [turnOn] lifts. Works in every state of the app, locked and locked down included; ends uses and sends,
     * and destroys the template.
     *
     * @throws Fault if not even that could be written: the withdrawal is then not kept and has to be repeated.
     */
    public suspend fun withdraw(request: RequestId = RequestId.random()): Ruled<Unit>

    /**
     * Begins a use that is recorded, a blocked one included. End it.
     *
     * @param by the library on whose account, as the manifest names it; none for the app itself.
     * @throws Fault
     */
    public suspend fun access(
        by: LibraryId? = null,
        request: RequestId = RequestId.random(),
    ): Ruled<Use>

    /**
     * Runs [block] as one recorded use, which ends with it, however it ends.
     *
     * @param by the library on whose account, as the manifest names it; none for the app itself.
     * @throws Fault
     */
    public suspend fun <T> use(
        by: LibraryId? = null,
        block: suspend () -> T,
    ): Ruled<T>
}

/**
 * For code that `privet manifest build` writes: it knows what the manifest says of an activity, where anybody else has to ask
 * ([Activity.faces]).
 */
@RequiresOptIn("For code that `privet manifest build` writes; otherwise ask the activity.")
@Retention(AnnotationRetention.BINARY)
@Target(AnnotationTarget.FUNCTION)
public annotation class FromManifest
