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
 * One declared purpose, by its id. A handle: cheap, as many as wanted, and it keeps the engine alive. What `privet manifest build`
 * writes wraps one for each activity, with what that activity declares as types.
 */
public class Activity internal constructor(
    internal val core: Core,
    override val id: ActivityId,
) : Purpose {
    override val state: StateFlow<ActivityState> =
        Reread(core.hub.revisions) {
            core.engine.activityState(id)
                ?: ActivityState.OFF
        }

    override fun check(): Decision = core.engine.check(id)

    override suspend fun ask(
        from: AskedFrom,
        request: RequestId,
    ): Ruled<ConsentPrompt> =
        core
            .commit { ask(request, id, from) }
            .ruled { it: Reply.Prompt -> ConsentPrompt(core, it.prompt) }
            .here()

    override suspend fun askWith(
        ui: Asking,
        from: AskedFrom,
        party: Party,
    ): Answered =
        when (val asked = ask(from)) {
            is Ruled.Done -> asked.value.askWith(ui, party)
            is Ruled.Denied -> Answered.Denied(asked.reason, asked.next, wayOn(asked.reason, Language.EN).needs)
        }

    override suspend fun turnOn(
        ui: Asking,
        party: Party,
    ): Answered = askWith(ui, AskedFrom.CENTER, party)

    override suspend fun withdraw(request: RequestId): Ruled<Unit> = core.commit { withdraw(request, id) }.ruled()

    override suspend fun access(
        by: LibraryId?,
        request: RequestId,
    ): Ruled<Use> = core.commit { access(request, id, by) }.ruled { it: Reply.Began -> Use(core, it.useId) }.here()

    override suspend fun <T> use(
        by: LibraryId?,
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
     * Only what the manifest declares of this activity can be sent, to whom it declares; anything else is [Release.Denied]. A picture
     * has 16,777,216 bytes and 67,108,864 pixels at most, a document 65,536 bytes, or fewer where the manifest says so
     * (`max_payload_bytes`); more is [Release.NotCleanable]. What is proposed waits for five minutes at most, and a signature counts for
     * 60 s after the person's tap. What left waits for its recipient for the manifest's `delivery_hours`, 24 unless it says otherwise,
     * and is dropped then ([Outbox]).
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
     * Its faces, for code that has it from the manifest that this activity compares some. Of an activity that does not, the core
     * denies whatever is called.
     */
    @FromManifest
    public fun declaredFaces(): Faces = Faces(this)

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

    internal fun <T> Ruled<T>.here(): Ruled<T> =
        if (this is Ruled.Denied) copy(next = wayOn(reason, Language.EN).next) else this
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
