package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.Answer
import dev.privet.ffi.Asked
import dev.privet.ffi.CancelReason
import dev.privet.ffi.Digest
import dev.privet.ffi.Fault
import dev.privet.ffi.Manner
import dev.privet.ffi.Next
import dev.privet.ffi.Outcome
import dev.privet.ffi.Party
import dev.privet.ffi.PrivetEngine
import dev.privet.ffi.PromptId
import dev.privet.ffi.PromptKind
import dev.privet.ffi.PromptOutcome
import dev.privet.ffi.PromptView
import dev.privet.ffi.Reader
import dev.privet.ffi.Refusal
import dev.privet.ffi.Reply
import dev.privet.ffi.RequestId
import dev.privet.ffi.Until

/** What the person made of a consent prompt. */
public sealed interface Answered {
    /**
     * Yes.
     *
     * @property until for how long, after the manifest's cap.
     */
    public data class Given(
        public val until: Until,
    ) : Answered

    /** No. A feature may not ask again for a while; the permission center may. */
    public data object Refused : Answered

    /**
     * Neither yes nor no, and no penalty.
     *
     * @property reason how they left.
     */
    public data class Left(
        public val reason: CancelReason,
    ) : Answered

    /**
     * There was nothing to ask, or the answer does not count.
     *
     * @property reason why not.
     * @property next who can do what about it.
     * @property needs what has to be turned on first; empty unless [next] is [Next.ASK_OTHER].
     */
    public data class Denied(
        public val reason: Refusal,
        public val next: Next,
        public val needs: List<ActivityId> = emptyList(),
    ) : Answered
}

/**
 * A question that waits for the person: the only way to a grant. For screens that draw it themselves; [askWith] goes through it
 * in order.
 *
 * @property id its id, for as long as it is live.
 */
public class ConsentPrompt internal constructor(
    private val core: Core,
    public val id: PromptId,
) {
    @Volatile private var drawn = NOTHING_DRAWN

    /**
     * Draws the lines for this reader. Drawing again replaces them: an answer speaks of the lines last drawn. Its kind is
     * [PromptKind.Consent], whose offers are the durations that count as a yes.
     *
     * @throws Fault
     */
    public suspend fun draw(reader: Reader): Ruled<PromptView> =
        core.draw(Asked.Consent(id), reader).also { if (it is Ruled.Done) drawn = it.value.digest }

    /**
     * The lines last drawn are fully on screen, with focus. Starts the 600 ms guard.
     *
     * @throws Fault
     */
    public suspend fun shown(): Ruled<Unit> = core.shown(Asked.Consent(id), drawn)

    /**
     * The person's answer, once. A guardian is recorded as said.
     *
     * @throws Fault
     */
    public suspend fun answer(
        answer: Answer,
        manner: Manner,
        party: Party = Party.PERSON,
        request: RequestId = RequestId.random(),
    ): Answered {
        val digest = drawn
        return when (
            val ruled =
                core.commit { answer(request, id, digest, party, answer, manner) }.ruled { it: Reply ->
                    it
                }
        ) {
            is Ruled.Denied -> {
                Answered.Denied(ruled.reason, ruled.next)
            }

            is Ruled.Done -> {
                when (val reply = ruled.value) {
                    is Reply.Given -> Answered.Given(reply.until)
                    is Reply.Refused -> Answered.Refused
                    else -> throw Fault.Internal()
                }
            }
        }
    }

    /**
     * The person left without an answer.
     *
     * @throws Fault
     */
    public suspend fun leave(
        reason: CancelReason,
        request: RequestId = RequestId.random(),
    ): Answered =
        when (val ruled = core.commit { leave(request, id, reason) }.ruled()) {
            is Ruled.Done -> Answered.Left(reason)
            is Ruled.Denied -> Answered.Denied(ruled.reason, ruled.next)
        }

    /**
     * Draws, shows, and records what the person did. If [ui] is cancelled or throws, the prompt is left undecided.
     *
     * @throws Fault
     */
    public suspend fun askWith(
        ui: Asking,
        party: Party = Party.PERSON,
        request: RequestId = RequestId.random(),
    ): Answered {
        var tries = MAX_DRAWINGS
        while (true) {
            val view =
                when (val drawn = draw(ui.reader)) {
                    is Ruled.Denied -> return Answered.Denied(drawn.reason, drawn.next)
                    is Ruled.Done -> drawn.value
                }
            val kind = view.kind as? PromptKind.Consent ?: throw Fault.Internal()
            val sheet = Question(view, kind.offers) { val _ = shown() }
            val choice = core.orLeave({ leave(RequestId.random(), id, CancelReason.BACK) }) { ui.ask(sheet) }
            // An answer that did not count commits nothing, so the same id names the one that does.
            val answered =
                when (choice) {
                    is ConsentChoice.Allow -> answer(Answer.Allow(choice.until), choice.manner, party, request)
                    is ConsentChoice.Refuse -> answer(Answer.Refuse, choice.manner, party, request)
                    is ConsentChoice.Leave -> return leave(choice.reason, request)
                    is ConsentChoice.Redraw -> continue
                }
            tries -= 1
            if (answered !is Answered.Denied || answered.next != Next.SHOW_AGAIN) return answered
            if (tries == 0) {
                val _ = leave(CancelReason.CHANGED)
                return answered
            }
        }
    }
}

/** How often one question is drawn again because its lines changed or the answer came too fast. */
internal const val MAX_DRAWINGS: Int = 3

/** A digest of no lines at all: the core answers it as it answers any that is not the current one. */
private val NOTHING_DRAWN = Digest("0".repeat(64))

internal suspend fun Core.draw(
    asked: Asked,
    reader: Reader,
): Ruled<PromptView> =
    when (val outcome = read { prompt(asked, reader) }) {
        is PromptOutcome.Drawn -> Ruled.Done(outcome.view)
        is PromptOutcome.Refused -> denied(outcome.refusal)
    }

internal suspend fun Core.shown(
    asked: Asked,
    digest: Digest,
): Ruled<Unit> = read { shown(asked, digest) }.ruled()

/** Runs the app's screen; if it does not come back with a choice, [leave] says so to the core before the failure goes on. */
internal suspend fun <T> Core.orLeave(
    leave: PrivetEngine.() -> Outcome,
    screen: suspend () -> T,
): T =
    try {
        screen()
    } catch (
        @Suppress("TooGenericExceptionCaught") e: Throwable,
    ) {
        runCatching { val _ = commitAnyway(leave) }.onFailure(e::addSuppressed)
        throw e
    }
