package dev.privet.scenario

import dev.privet.Answered
import dev.privet.ConsentPrompt
import dev.privet.ENGLISH
import dev.privet.Faces
import dev.privet.PersonKey
import dev.privet.PersonKeys
import dev.privet.Ruled
import dev.privet.Signed
import dev.privet.TOUCH
import dev.privet.Use
import dev.privet.ffi.ActivityId
import dev.privet.ffi.Answer
import dev.privet.ffi.Asked
import dev.privet.ffi.AskedFrom
import dev.privet.ffi.BatchId
import dev.privet.ffi.ConfirmingKey
import dev.privet.ffi.Decision
import dev.privet.ffi.Digest
import dev.privet.ffi.Fault
import dev.privet.ffi.LibraryId
import dev.privet.ffi.Outcome
import dev.privet.ffi.Party
import dev.privet.ffi.ProbeNonce
import dev.privet.ffi.PromptId
import dev.privet.ffi.PromptOutcome
import dev.privet.ffi.RecipientId
import dev.privet.ffi.Refusal
import dev.privet.ffi.ReleaseId
import dev.privet.ffi.Reply
import dev.privet.ffi.RequestId
import dev.privet.ffi.SystemPrompt
import dev.privet.ffi.Until
import dev.privet.ffi.UseId
import dev.privet.ffi.UserVerification
import dev.privet.ffi.Verified
import dev.privet.undoWithdrawal
import dev.privet.withdrawAll
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive

/** What came back, and what `as` binds. */
internal class Told(
    val reply: JsonElement,
    val bound: JsonElement? = null,
)

internal fun told(name: String): Told = Told(JsonPrimitive(name))

internal fun refused(why: Refusal): Told = Told(said("refused", spelled(why)))

internal fun told(outcome: Outcome): Told =
    when (outcome) {
        is Outcome.Refused -> refused(outcome.refusal)
        is Outcome.Done -> Told(spelled(outcome.reply), bound(outcome.reply)?.let(::spelled))
    }

private fun bound(reply: Reply): Any? =
    when (reply) {
        is Reply.Prompt -> reply.prompt.raw
        is Reply.TurnedOff -> reply.batch?.raw
        is Reply.Began -> reply.useId.raw
        is Reply.Pending -> reply.release.raw
        is Reply.Approved -> reply.signingInput
        is Reply.Confirmed -> members("jti" to reply.jti.raw, "receipt" to reply.receipt)
        is Reply.Released -> members("jti" to reply.jti.raw)
        is Reply.Matched -> reply.token.raw
        else -> null
    }

internal fun <T> told(
    ruled: Ruled<T>,
    done: (T) -> Told,
): Told =
    when (ruled) {
        is Ruled.Denied -> refused(ruled.reason)
        is Ruled.Done -> done(ruled.value)
    }

internal fun told(
    ruled: Ruled<Unit>,
    name: String,
): Told = told(ruled) { told(name) }

internal fun asked(step: Step): Asked {
    val (prompt, release) = step.maybe("prompt") to step.maybe("release")
    require((prompt == null) != (release == null)) { "either a prompt or a release" }
    return if (prompt != null) Asked.Consent(PromptId(prompt)) else Asked.Release(ReleaseId(checkNotNull(release)))
}

internal fun id(asked: Asked): String =
    when (asked) {
        is Asked.Consent -> asked.v1.raw
        is Asked.Release -> asked.v1.raw
    }

internal fun Phone.handle(id: PromptId): ConsentPrompt = prompts.getOrPut(id.raw) { ConsentPrompt(privet.core, id) }

/** Digest of the lines last drawn; without any, one that no lines have. */
internal fun Phone.digest(
    step: Step,
    id: String,
): Digest = step.maybe("digest")?.let(::Digest) ?: drawn[id] ?: Digest("0".repeat(64))

/** Asking, answering, using; keys and faces; the rest is in [send], [check] and [takeAlong]. */
internal suspend fun Phone.operate(step: Step): Told {
    val op = step.text("do")
    val request = request(step.maybe("request"))

    fun activity() = privet.activity(ActivityId(step.text("activity")))
    return when (op) {
        "status" -> {
            Told(spelled(privet.status.value))
        }

        "check" -> {
            when (val decision = activity().check()) {
                is Decision.Allowed -> told("Allowed")
                is Decision.Denied -> refused(decision.refusal)
            }
        }

        "ask" -> {
            told(activity().ask(named<AskedFrom>(step.maybe("from") ?: "Center"), request)) { prompt ->
                prompts[prompt.id.raw] = prompt
                Told(said("Prompt", members("prompt" to prompt.id.raw)), JsonPrimitive(prompt.id.raw))
            }
        }

        "shown" -> {
            shown(step)
        }

        "answer" -> {
            answer(step, request)
        }

        "leave" -> {
            when (val left = handle(PromptId(step.text("prompt"))).leave(named(step.text("reason")), request)) {
                is Answered.Left -> told("Undecided")
                is Answered.Denied -> refused(left.reason)
                else -> error("$left")
            }
        }

        "withdraw" -> {
            told(activity().withdraw(request), "Withdrawn")
        }

        "withdraw_many" -> {
            told(privet.withdrawAll(step.texts("activities").map(::ActivityId), request)) {
                told(Outcome.Done(Reply.TurnedOff(it.batch, it.until, it.undoable, it.atOnce)))
            }
        }

        "undo" -> {
            told(privet.undoWithdrawal(BatchId(step.text("batch")), request)) { told(Outcome.Done(Reply.Undone(it))) }
        }

        "access" -> {
            told(activity().access(step.maybe("by")?.let(::LibraryId), request)) {
                told(Outcome.Done(Reply.Began(it.id)))
            }
        }

        "end_use" -> {
            told(Use(privet.core, UseId(step.text("use"))).end(withheld(step) ?: Use.NOTHING, request), "Ended")
        }

        "tick" -> {
            told(privet.tick(), "Recorded")
        }

        "background" -> {
            privet.lock()
            Told(spelled(privet.core.engine.status()))
        }

        "outcome" -> {
            privet.outcome(asked(step.text("of")))?.let(::told) ?: told("Unknown")
        }

        "make_owner" -> {
            told(privet.setOwner(owner(step), ENGLISH, request).ruled(), "OwnerSet")
        }

        "reset_attempts" -> {
            told(faces(step).resetAttempts(owner(step), ENGLISH, request).ruled(), "Recorded")
        }

        "leave_lock_down" -> {
            told(privet.leaveLockDown(owner(step), ENGLISH).ruled(), "Recorded")
        }

        "enrol" -> {
            told(enrol(step, request), "Enrolled")
        }

        "renew" -> {
            told(faces(step).renew(request), "Enrolled")
        }

        "nonce" -> {
            Told(JsonPrimitive("Nonce"), JsonPrimitive(engine.probeNonce().raw))
        }

        // The idiomatic call makes its own nonce; here the story says which one.
        "verify" -> {
            told(
                engine.verify(
                    request,
                    ActivityId(step.text("activity")),
                    read(step.text("probe")),
                    ProbeNonce(step.text("nonce")),
                ),
            )
        }

        "verify_ledger" -> {
            when (privet.records.verifyLedger()) {
                is Verified.Whole -> told("Whole")
                is Verified.Broken -> told("Broken")
                is Verified.Cancelled, null -> told("Unknown")
            }
        }

        else -> {
            send(op, step, request) ?: check(op, step) ?: takeAlong(op, step) ?: error("unknown operation $op")
        }
    }
}

/** Also where [dev.privet.Activity.faces] gives none: a story may try what an app can't write. */
private fun Phone.faces(step: Step): Faces = Faces(privet.activity(ActivityId(step.text("activity"))))

private suspend fun Phone.enrol(
    step: Step,
    request: RequestId,
): Ruled<Unit> {
    val (faces, probe) = faces(step) to read(step.text("probe"))
    val (beside, instead) = step.yesIfAny("beside") to step.yesIfAny("instead")
    require(!beside || !instead) { "beside or instead" }
    return when {
        beside -> faces.enrolBeside(probe, owner(step), ENGLISH, request).ruled()
        instead -> faces.enrolInstead(probe, owner(step), ENGLISH, request).ruled()
        else -> faces.enrol(probe, request)
    }
}

private suspend fun Phone.shown(step: Step): Told {
    val asked = asked(step)
    val reader = reader(step.maybe("language"))
    if (asked is Asked.Consent) {
        val handle = handle(asked.v1)
        return told(handle.draw(reader)) { view ->
            drawn[id(asked)] = view.digest
            Told(JsonPrimitive("Drawn"), JsonPrimitive(view.digest.raw))
        }.let { if (it.bound == null) it else told(handle.shown()) { _ -> Told(JsonPrimitive("Recorded"), it.bound) } }
    }
    return when (val outcome = engine.prompt(asked, reader)) {
        is PromptOutcome.Refused -> {
            refused(outcome.refusal)
        }

        is PromptOutcome.Drawn -> {
            drawn[id(asked)] = outcome.view.digest
            Told(told(engine.shown(asked, outcome.view.digest)).reply, JsonPrimitive(outcome.view.digest.raw))
        }
    }
}

private suspend fun Phone.answer(
    step: Step,
    request: RequestId,
): Told {
    val prompt = PromptId(step.text("prompt"))
    val answer =
        when (val outcome = step.text("outcome")) {
            "allow" -> Answer.Allow(until(requireNotNull(step["until"]) { "a yes says how long" }))
            "refuse" -> Answer.Refuse
            else -> error("unknown outcome $outcome")
        }
    val party = named<Party>(step.maybe("party") ?: "Person")
    val digest = digest(step, prompt.raw)
    // A handle answers for the lines that it drew last; a step may answer for others.
    if (digest != drawn[prompt.raw] || prompt.raw !in prompts) {
        return told(engine.answer(request, prompt, digest, party, answer, TOUCH))
    }
    return when (val answered = handle(prompt).answer(answer, TOUCH, party, request)) {
        is Answered.Given -> told(Outcome.Done(Reply.Given(answered.until)))
        is Answered.Refused -> told("Refused")
        is Answered.Denied -> refused(answered.reason)
        is Answered.Left -> error("left")
    }
}

private fun Phone.until(value: JsonElement): Until =
    when (value) {
        JsonPrimitive("once") -> {
            Until.Once
        }

        JsonPrimitive("withdrawn") -> {
            Until.Withdrawn
        }

        else -> {
            val lasting = Step(value as JsonObject)
            Until.At(kit.wall() + duration(lasting.text("in"))).also { lasting.done() }
        }
    }

private fun Phone.owner(step: Step): PersonKeys {
    val name = step.maybe("key") ?: "owner"
    return object : PersonKeys {
        override suspend fun make(
            recipient: RecipientId,
            accepts: Set<UserVerification>,
            attestation: Digest,
        ): List<ConfirmingKey> = error("the owner registers nothing")

        override suspend fun owner(): ByteArray = key(name, UserVerification.PIN)

        override suspend fun sign(
            key: PersonKey,
            prompt: SystemPrompt,
            input: ByteArray,
        ): ByteArray = kit.sign(name, input)
    }
}

private fun Signed<Unit>.ruled(): Ruled<Unit> =
    when (this) {
        is Ruled -> this
        is Signed.Left, is Signed.Lost -> error("the owner key did not sign")
    }

/** What the app is told of a fault. */
internal suspend fun faulty(call: suspend () -> Told): Told =
    try {
        call()
    } catch (fault: Fault) {
        Told(fault(fault))
    }
