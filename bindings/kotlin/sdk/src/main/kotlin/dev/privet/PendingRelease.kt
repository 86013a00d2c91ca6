package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.Asked
import dev.privet.ffi.AskedFrom
import dev.privet.ffi.CancelReason
import dev.privet.ffi.Digest
import dev.privet.ffi.EndReason
import dev.privet.ffi.Fault
import dev.privet.ffi.HostFault
import dev.privet.ffi.KeyLoss
import dev.privet.ffi.Manner
import dev.privet.ffi.Next
import dev.privet.ffi.Outcome
import dev.privet.ffi.PrivetEngine
import dev.privet.ffi.PromptKind
import dev.privet.ffi.ProposeOutcome
import dev.privet.ffi.RecipientId
import dev.privet.ffi.Refusal
import dev.privet.ffi.ReleaseId
import dev.privet.ffi.Reply
import dev.privet.ffi.RequestId
import dev.privet.ffi.SystemPrompt
import dev.privet.ffi.UserVerification

/**
 * A send that was described and not proposed yet: nothing is recorded, drawn or copied before [confirm], so nothing has to be
 * cancelled if it never is. What waits is shown by the sheet ([Confirming.present]) and left by [Choice.Leave], or by cancelling
 * the coroutine.
 *
 * @property request the id of the proposal.
 */
public class PendingRelease internal constructor(
    private val activity: Activity,
    private val recipient: RecipientId,
    private val tapped: Boolean,
    public val request: RequestId,
    private val proposal: PrivetEngine.(RequestId) -> ProposeOutcome,
) {
    private val core get() = activity.core

    /** Proposed already: a repeated call speaks of this one, whatever became of the payload's buffer. */
    @Volatile private var waits: Proposed.Waits? = null

    /**
     * Proposes, has the lines shown, approves, has the person's key sign, and confirms. Where the manifest asks for no
     * confirmation it leaves directly. On any thread; what is proposed waits for five minutes at most.
     *
     * @param request the id of the one commit by which it leaves. After a cancelled call, [Privet.outcome] of it says whether it
     * did. Calling again with the same id never sends twice, and answers for what left what it answered then.
     * @param with makes the person's keys known to the recipient where it knows none of this phone's: after the yes to the purpose, and
     * only for what has to be confirmed. None where the app registers by itself ([Privet.register]).
     * @throws Fault
     * @throws HostFault what the person's keys threw, but for a key that is gone
     */
    public suspend fun confirm(
        ui: Confirming,
        request: RequestId = RequestId.random(),
        with: Registering? = null,
    ): Release {
        val first =
            when (val first = waits ?: propose(this.request)) {
                is Proposed.Not -> if (mayAsk(first.reason)) afterAsking(ui) else first
                else -> first
            }
        return when (val proposed = if (with == null) first else known(first, with, ui)) {
            is Proposed.Waits -> {
                if (proposed.confirm) {
                    Confirmation(
                        proposed.id,
                        ui,
                        request,
                    ).run()
                } else {
                    leave(proposed.id, ui, request)
                }
            }

            is Proposed.Not -> {
                refused(proposed.reason, ui)
            }

            is Proposed.Ended -> {
                proposed.how
            }
        }
    }

    private sealed interface Proposed {
        data class Waits(
            val id: ReleaseId,
            val confirm: Boolean,
        ) : Proposed

        data class Not(
            val reason: Refusal,
        ) : Proposed

        data class Ended(
            val how: Release,
        ) : Proposed
    }

    /** Nothing is put before the person that would be signed with keys that its recipient does not know. */
    private suspend fun known(
        proposed: Proposed,
        with: Registering,
        ui: Confirming,
    ): Proposed =
        when (proposed) {
            is Proposed.Ended -> {
                proposed
            }

            is Proposed.Not -> {
                if (proposed.reason !is Refusal.NotRegistered) return proposed
                val made = core.makeKnown(recipient, with, ui.keys, ui.reader)
                if (made is Ruled.Done) propose(RequestId.random()) else unknown(made)
            }

            is Proposed.Waits -> {
                if (!proposed.confirm || knows(with)) return proposed
                val leave: PrivetEngine.() -> Outcome = {
                    cancel(RequestId.random(), proposed.id, CancelReason.SYSTEM_PROMPT)
                }
                val made = core.orLeave(leave) { core.makeKnown(recipient, with, ui.keys, ui.reader) }
                if (made is Ruled.Done) return proposed
                val _ = core.commit(leave)
                unknown(made)
            }
        }

    private fun unknown(made: Signed<Unit>): Proposed =
        when (made) {
            is Ruled.Denied -> Proposed.Not(made.reason)
            else -> Proposed.Ended(Release.Ended(EndReason.Cancelled(CancelReason.SYSTEM_PROMPT)))
        }

    private suspend fun knows(with: Registering): Boolean =
        core.read { registeredAs(recipient) }?.let { with.knows(recipient, it) } ?: false

    private suspend fun propose(request: RequestId): Proposed =
        when (val outcome = core.commit { proposal(request) }) {
            is ProposeOutcome.NotCleanable -> {
                Proposed.Ended(Release.NotCleanable(outcome.why))
            }

            is ProposeOutcome.Refused -> {
                Proposed.Not(outcome.refusal)
            }

            is ProposeOutcome.Done -> {
                val reply = outcome.reply as? Reply.Pending ?: throw Fault.Internal()
                Proposed.Waits(reply.release, reply.confirm).also { waits = it }
            }
        }

    /** Only a tap on the feature itself may raise a question. Whether a no of before still forbids it is the core's to say. */
    private fun mayAsk(reason: Refusal): Boolean =
        tapped && (denied(reason).next == Next.ASK || reason is Refusal.Refused || reason is Refusal.Withdrawn)

    private suspend fun afterAsking(ui: Confirming): Proposed =
        when (val answered = activity.askWith(ui, AskedFrom.FEATURE)) {
            is Answered.Given -> propose(RequestId.random())
            is Answered.Refused -> Proposed.Ended(Release.Refused(activity.fallback(ui.reader)))
            is Answered.Left -> Proposed.Ended(Release.Ended(EndReason.Cancelled(answered.reason)))
            is Answered.Denied -> Proposed.Not(answered.reason)
        }

    private suspend fun refused(
        reason: Refusal,
        ui: Confirming,
    ): Release =
        when (reason) {
            is Refusal.Ended -> Release.Ended(reason.reason)
            else -> activity.wayOn(reason, ui.reader.language).let { Release.Denied(reason, it.next, it.fallback) }
        }

    private suspend fun leave(
        id: ReleaseId,
        ui: Confirming,
        request: RequestId,
    ): Release = left(core.commit { release(request, id) }, ui)

    private suspend fun left(
        outcome: Outcome,
        ui: Confirming,
    ): Release =
        when (outcome) {
            is Outcome.Refused -> {
                refused(outcome.refusal, ui)
            }

            is Outcome.Done -> {
                when (val reply = outcome.reply) {
                    is Reply.Confirmed -> Release.Confirmed(reply.receipt, reply.jti)
                    is Reply.Released -> Release.Sent(reply.jti)
                    else -> throw Fault.Internal()
                }
            }
        }

    /** One person in front of one send. */
    private inner class Confirmation(
        private var id: ReleaseId,
        private val ui: Confirming,
        private val request: RequestId,
    ) {
        suspend fun run(): Release {
            var last: Refusal = Refusal.Stale
            var drawings = 0
            while (drawings < MAX_DRAWINGS) {
                val view =
                    when (val drawn = core.draw(Asked.Release(id), ui.reader)) {
                        is Ruled.Denied -> return already(drawn.reason)
                        is Ruled.Done -> drawn.value
                    }
                val release = (view.kind as? PromptKind.Release)?.release ?: throw Fault.Internal()
                // What waits for a confirmation is signed, so the core has strings for it.
                val prompt = release.system ?: throw Fault.Internal()
                val preview = core.readBytes { preview(id)?.use { it.bytes() } }
                val sheet = Offer(view, release) { val _ = core.shown(Asked.Release(id), view.digest) }
                val choice =
                    core.orLeave(
                        { cancel(RequestId.random(), id, CancelReason.BACK) },
                    ) { ui.present(sheet, preview) }
                when (choice) {
                    is Choice.Refuse -> {
                        return refuse(choice.manner)
                    }

                    is Choice.Leave -> {
                        return cancel(choice.reason)
                    }

                    is Choice.Replace -> {
                        replace(choice.payload)?.let { return it }
                    }

                    is Choice.Redraw -> {
                        continue
                    }

                    is Choice.Confirm -> {
                        // Where no finger or face is set up, what the device's PIN unlocks.
                        val uv = if (ui.keys.canUnlock(choice.uv)) choice.uv else UserVerification.PIN
                        when (val approved = approve(view.digest, uv, choice.manner)) {
                            is Ruled.Done -> {
                                return sign(uv, prompt, approved.value)
                            }

                            is Ruled.Denied -> {
                                last = approved.reason
                                if (approved.next != Next.SHOW_AGAIN) return giveUp(last)
                                drawings++
                            }
                        }
                    }
                }
            }
            return giveUp(last)
        }

        private suspend fun approve(
            digest: Digest,
            uv: UserVerification,
            manner: Manner,
        ): Ruled<Reply.Approved> =
            core
                .commit { approve(RequestId.random(), id, digest, uv, manner) }
                .ruled { it: Reply.Approved -> it }

        /** Other bytes, looked at anew. Answers how it ended, if they cannot be. */
        private suspend fun replace(payload: Payload.Bytes): Release? =
            when (val outcome = core.commit { replace(RequestId.random(), id, payload.bytes, payload.mediaType) }) {
                is ProposeOutcome.Done -> {
                    id = (outcome.reply as? Reply.Pending ?: throw Fault.Internal()).release
                    waits = Proposed.Waits(id, confirm = true)
                    null
                }

                is ProposeOutcome.NotCleanable -> {
                    val _ = cancel(CancelReason.CHANGED)
                    Release.NotCleanable(outcome.why)
                }

                is ProposeOutcome.Refused -> {
                    giveUp(outcome.refusal)
                }
            }

        private suspend fun sign(
            uv: UserVerification,
            prompt: SystemPrompt,
            approved: Reply.Approved,
        ): Release {
            val input = approved.signingInput.encodeToByteArray()
            val signed =
                core.orLeave(
                    { cancel(RequestId.random(), id, CancelReason.SYSTEM_PROMPT) },
                ) { ui.keys.signature(PersonKey.Confirming(recipient, uv), prompt, input) }
            return when (signed) {
                is Signature.Left -> cancel(CancelReason.SYSTEM_PROMPT)
                is Signature.Lost -> lost(uv, signed.cause)
                is Signature.By -> left(core.commit { confirm(request, id, signed.bytes) }, ui)
            }
        }

        /** Recorded, which ends this send; the way on is to register again, or the other key. */
        private suspend fun lost(
            uv: UserVerification,
            cause: KeyLoss,
        ): Release =
            when (val ruled = core.commitAnyway { keyLost(RequestId.random(), recipient, uv, cause) }.ruled()) {
                is Ruled.Done -> {
                    refused(Refusal.NotRegistered, ui)
                }

                is Ruled.Denied -> {
                    val _ = cancel(CancelReason.SYSTEM_PROMPT)
                    refused(ruled.reason, ui)
                }
            }

        private suspend fun refuse(manner: Manner): Release =
            when (val ruled = core.commit { refuse(RequestId.random(), id, manner) }.ruled()) {
                is Ruled.Done -> Release.Refused(activity.fallback(ui.reader))
                is Ruled.Denied -> refused(ruled.reason, ui)
            }

        private suspend fun cancel(why: CancelReason): Release =
            when (val ruled = core.commit { cancel(RequestId.random(), id, why) }.ruled()) {
                is Ruled.Done -> Release.Ended(EndReason.Cancelled(why))
                is Ruled.Denied -> refused(ruled.reason, ui)
            }

        /** What can't be approved is not left waiting. */
        private suspend fun giveUp(reason: Refusal): Release {
            val _ = cancel(CancelReason.CHANGED)
            return refused(reason, ui)
        }

        /**
         * A repeated call for what left already answers what it answered then; one for what is over says how it ended, which the
         * core tells to whoever would end it.
         */
        private suspend fun already(reason: Refusal): Release =
            core.commit { outcome(request) }?.let { left(it, ui) }
                ?: if (reason is Refusal.UnknownId) cancel(CancelReason.CHANGED) else refused(reason, ui)
    }
}
