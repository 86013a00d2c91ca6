package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.ActivityState
import dev.privet.ffi.AskedFrom
import dev.privet.ffi.Decision
import dev.privet.ffi.Fault
import dev.privet.ffi.Language
import dev.privet.ffi.LibraryId
import dev.privet.ffi.MatchToken
import dev.privet.ffi.Next
import dev.privet.ffi.Outcome
import dev.privet.ffi.Party
import dev.privet.ffi.Payment
import dev.privet.ffi.ProposeOutcome
import dev.privet.ffi.Reader
import dev.privet.ffi.RecipientId
import dev.privet.ffi.Refusal
import dev.privet.ffi.Reply
import dev.privet.ffi.RequestId
import dev.privet.ffi.UseId
import dev.privet.ffi.WayOn
import dev.privet.ffi.Withheld
import kotlinx.coroutines.flow.StateFlow

/**
 * One declared purpose. A handle: cheap, as many as wanted, and it keeps the engine alive.
 *
 * @property id which one.
 */
public class Activity internal constructor(
    internal val core: Core,
    public val id: ActivityId,
) {
    /**
     * How it stands for the feature that needs it. From memory: reading [StateFlow.value] is fine on the main thread. Collecting
     * needs no scope of Privet's; a slow collector meets the newest state. What is not declared is off.
     */
    public val state: StateFlow<ActivityState> =
        Reread(core.hub.revisions) {
            core.engine.activityState(id)
                ?: ActivityState.OFF
        }

    /**
     * May it run now? A hint from memory, without a lock, a file or a host call.
     *
     * @throws Fault.BadArgument if [id] is no legal id.
     */
    public fun check(): Decision = core.engine.check(id)

    /**
     * Raises a prompt. From the feature only when the person tapped it; a refusal's cool-down binds features and not the
     * permission center.
     *
     * @throws Fault
     */
    public suspend fun ask(
        from: AskedFrom,
        request: RequestId = RequestId.random(),
    ): Ruled<ConsentPrompt> =
        core
            .commit { ask(request, id, from) }
            .ruled { it: Reply.Prompt -> ConsentPrompt(core, it.prompt) }
            .here()

    /**
     * Raises a prompt and has [ui] put it to the person.
     *
     * @throws Fault
     */
    public suspend fun askWith(
        ui: Asking,
        from: AskedFrom,
        party: Party = Party.PERSON,
    ): Answered =
        when (val asked = ask(from)) {
            is Ruled.Done -> asked.value.askWith(ui, party)
            is Ruled.Denied -> Answered.Denied(asked.reason, asked.next, wayOn(asked.reason, Language.EN).needs)
        }

    /**
     * What a tap on "Turn on" in the permission center or the policy does: asks, and no cool-down stands in the way. Where they
     * objected, their yes lifts the objection, which no feature may ask for, and counts only without an end (`PromptView.offers`
     * says which do). What rests on another activity that is off is denied with [Next.ASK_OTHER], and [Answered.Denied.needs] names
     * that one.
     *
     * @throws Fault
     */
    public suspend fun turnOn(
        ui: Asking,
        party: Party = Party.PERSON,
    ): Answered = askWith(ui, AskedFrom.CENTER, party)

    /**
     * Takes the consent back, and those that rest on it; where nothing was asked and the law lets a person refuse, it is their
     * objection, which [turnOn] lifts. Works in every state of the app, locked and locked down included; ends uses and sends,
     * and destroys the template.
     *
     * @throws Fault if not even that could be written: the withdrawal is then not kept and has to be repeated.
     */
    public suspend fun withdraw(request: RequestId = RequestId.random()): Ruled<Unit> =
        core.commit { withdraw(request, id) }.ruled()

    /**
     * Begins a use that is recorded, a blocked one included. End it.
     *
     * @param by the library on whose account, as the manifest names it; none for the app itself.
     * @throws Fault
     */
    public suspend fun access(
        by: LibraryId? = null,
        request: RequestId = RequestId.random(),
    ): Ruled<Use> = core.commit { access(request, id, by) }.ruled { it: Reply.Began -> Use(core, it.useId) }.here()

    /**
     * Runs [block] as one recorded use, which ends with it, however it ends.
     *
     * @param by the library on whose account, as the manifest names it; none for the app itself.
     * @throws Fault
     */
    public suspend fun <T> use(
        by: LibraryId? = null,
        block: suspend () -> T,
    ): Ruled<T> =
        when (val began = access(by)) {
            is Ruled.Denied -> {
                began
            }

            is Ruled.Done -> {
                try {
                    Ruled.Done(block())
                } finally {
                    val _ = core.commitAnyway { endUse(RequestId.random(), began.value.id, Use.NOTHING) }
                }
            }
        }

    /**
     * Describes a send of data. Nothing happens before [PendingRelease.confirm].
     *
     * @param tapped whether the person tapped this very feature. Only then may a missing answer raise the consent prompt, and
     * only where no refusal's cool-down forbids it; otherwise the send is denied.
     */
    public fun release(
        recipient: RecipientId,
        payload: Payload,
        tapped: Boolean = false,
        request: RequestId = RequestId.random(),
    ): PendingRelease =
        PendingRelease(this, recipient, tapped, request) { with ->
            when (payload) {
                is Payload.Bytes -> {
                    proposeData(with, id, recipient, payload.bytes, payload.mediaType)
                }

                is Payload.Result -> {
                    proposeResult(with, id, recipient, payload.json, payload.withheld)
                }

                is Payload.Location -> {
                    proposeLocation(with, id, recipient, payload.latE7, payload.lonE7).proposed()
                }

                is Payload.Footprint -> {
                    proposeFootprint(with, id, recipient, payload.counted, payload.reader).proposed()
                }
            }
        }

    /**
     * Describes a payment. Nothing happens before [PendingRelease.confirm].
     *
     * @param token the face that was matched for it, if one was; good for one proposal within 60 s.
     * @param tapped as in [release].
     */
    public fun pay(
        recipient: RecipientId,
        payment: Payment,
        token: MatchToken? = null,
        tapped: Boolean = false,
        request: RequestId = RequestId.random(),
    ): PendingRelease =
        PendingRelease(this, recipient, tapped, request) { with ->
            proposePayment(with, id, recipient, payment, token).proposed()
        }

    /**
     * Its faces; null where the manifest declares no comparison (`matching`), as for an identity check: what looks at a photo there
     * can make no face that pays. From memory, in every state of the app.
     *
     * @throws Fault.BadArgument if [id] is no legal id.
     */
    public fun faces(): Faces? = if (core.engine.comparesFaces(id)) Faces(this) else null

    /**
     * What to show of a refusal of something for this activity, in the reader's language, as things stand: why not, who can do what,
     * what still works, and what has to be turned on first. From memory, in every state of the app.
     *
     * @throws Fault.BadArgument if [id] is no legal id.
     */
    public fun wayOn(
        reason: Refusal,
        language: Language,
    ): WayOn = core.engine.wayOn(reason, id, language)

    /** What still works after a no, in the person's language. */
    internal fun fallback(reader: Reader): String? = wayOn(Refusal.Refused, reader.language).fallback

    internal fun <T> Ruled<T>.here(): Ruled<T> = if (this is Ruled.Denied) copy(next = wayOn(reason, Language.EN).next) else this
}

/** The same answer in the form that a payload's proposal has. */
private fun Outcome.proposed(): ProposeOutcome =
    when (this) {
        is Outcome.Done -> ProposeOutcome.Done(reply)
        is Outcome.Refused -> ProposeOutcome.Refused(refusal)
    }

/**
 * One recorded use.
 *
 * @property id its id.
 */
public class Use internal constructor(
    private val core: Core,
    public val id: UseId,
) {
    /**
     * Ends it.
     *
     * @param withheld what was looked at in it and stayed on the phone, such as the frames of which a code was read: counted in the
     * year's page, on the app's word.
     * @throws Fault
     */
    public suspend fun end(
        withheld: Withheld = NOTHING,
        request: RequestId = RequestId.random(),
    ): Ruled<Unit> = core.commit { endUse(request, id, withheld) }.ruled()

    internal companion object {
        val NOTHING = Withheld(0u, 0uL)
    }
}
