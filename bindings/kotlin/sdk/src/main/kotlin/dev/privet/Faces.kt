package dev.privet

import dev.privet.ffi.Decision
import dev.privet.ffi.FaceScreen
import dev.privet.ffi.FaceTry
import dev.privet.ffi.Fault
import dev.privet.ffi.Language
import dev.privet.ffi.MatchToken
import dev.privet.ffi.Next
import dev.privet.ffi.Outcome
import dev.privet.ffi.OwnerPurpose
import dev.privet.ffi.OwnerSigned
import dev.privet.ffi.PrivetEngine
import dev.privet.ffi.Reader
import dev.privet.ffi.Refusal
import dev.privet.ffi.Reply
import dev.privet.ffi.RequestId
import dev.privet.ffi.triedText
import kotlinx.coroutines.flow.Flow
import java.nio.ByteBuffer

/**
 * The faces of one activity that compares some ([Activity.faces]), at most five: templates, each sealed under a key of its own,
 * compared inside the core, destroyed when the activity is turned off.
 *
 * A probe is little-endian binary32 numbers (IEEE 754), as many as the manifest's `matching` says, in a direct buffer, which the
 * caller wipes. Failed attempts count on, whatever is made, replaced or moved: only a match and [resetAttempts] end their row.
 *
 * What any of this may be denied with, beside what it says itself: [Refusal.BiometricsChanged] after a face or finger was set up on
 * the phone, which turned faces off, so that the person is asked anew and looks anew; [Refusal.NoScreenLock] while anybody can open
 * the phone ([Next.SET_SCREEN_LOCK]: they set one); [Refusal.NeedsOwnerKey] before [Privet.setOwner]. Of a [Fault], show [view].
 *
 * @property activity whose.
 */
public class Faces internal constructor(
    public val activity: Activity,
) {
    private val core = activity.core
    private val id = activity.id

    /**
     * Makes the first one. Where there is one it is denied with [Refusal.AlreadyEnrolled]: what the person wants then is
     * [enrolBeside] or [enrolInstead].
     *
     * @throws NotDirect
     * @throws Fault
     */
    public suspend fun enrol(
        probe: ByteBuffer,
        request: RequestId = RequestId.random(),
    ): Ruled<Unit> {
        val bytes = probe.direct()
        return ruled { enrol(request, id, bytes) }
    }

    /**
     * Makes another look of the same person beside those that are there: with glasses, without. Whoever holds the phone unlocked
     * must not add a face of their own, so the owner key signs that it is theirs, after the look. Denied with
     * [Refusal.NothingToCompare] where there is none yet ([enrol]), with [Refusal.TooManyTemplates] where there are five
     * ([enrolInstead]), and with [Refusal.BadSignature] if another key than the owner's signed.
     *
     * @throws NotDirect
     * @throws Fault
     */
    public suspend fun enrolBeside(
        probe: ByteBuffer,
        keys: PersonKeys,
        reader: Reader,
        request: RequestId = RequestId.random(),
    ): Signed<Unit> {
        val bytes = probe.direct()
        return signed(keys, reader, OwnerPurpose.MakeTemplate(id)) { enrolBeside(request, id, bytes, it) }
    }

    /**
     * Makes one anew in place of all that are there, which are destroyed in the same commit. The owner key signs, and it is denied,
     * as [enrolBeside].
     *
     * @throws NotDirect
     * @throws Fault
     */
    public suspend fun enrolInstead(
        probe: ByteBuffer,
        keys: PersonKeys,
        reader: Reader,
        request: RequestId = RequestId.random(),
    ): Signed<Unit> {
        val bytes = probe.direct()
        return signed(keys, reader, OwnerPurpose.MakeTemplate(id)) { enrolInstead(request, id, bytes, it) }
    }

    /**
     * Moves each of them to a new key and destroys the old one, as after an update that gave the phone a better key store. Nobody
     * looks into the camera, and nobody signs: no face is let in. Denied with [Refusal.NothingToCompare] where there is none. After
     * a fault some may have moved, and all still compare: call it again.
     *
     * @throws Fault
     */
    public suspend fun renew(request: RequestId = RequestId.random()): Ruled<Unit> = ruled { renew(request, id) }

    /**
     * May a face be compared now? A hint from memory, as [Activity.check]: consent, the phone's own permission and screen lock, a face,
     * attempts that are left. What is off has [Refusal.NothingToCompare].
     */
    public fun check(): Decision = core.engine.mayCompare(id)

    /**
     * Compares a fresh probe with each of them: yes or no, never a score. [capture] runs after the core made a nonce, and its probe
     * is worth something for 60 s and once, so a recorded one from before is not accepted. It answers null where the person left the
     * camera: then nothing is compared, no attempt is spent, and the answer is [Match.Left]. An attempt is spent before it is made.
     *
     * [capture] does not run where it is clear before that nothing may be compared ([check]): the camera stays off, and what was
     * blocked is recorded. After five failed attempts in a row it is denied with [Refusal.AttemptsSpent] until [resetAttempts], after a
     * face or finger was set up on the phone with [Refusal.BiometricsChanged], and with [Refusal.NothingToCompare] where no face is
     * enrolled. [Match.Same] has a token, which one payment carries within 60 s ([Activity.pay]); one that is used or too old is denied
     * with [Refusal.TokenUnknown]: look anew.
     *
     * @throws NotDirect
     * @throws Fault
     */
    public suspend fun verify(
        request: RequestId = RequestId.random(),
        capture: suspend () -> ByteBuffer?,
    ): Ruled<Match> {
        if (check() is Decision.Denied) {
            val before = core.commit { beforeVerify(request, id) }
            if (before !is Outcome.Done || before.reply !is Reply.Recorded) return matched(before)
        }
        val nonce = core.read { probeNonce() }
        val bytes = capture()?.direct() ?: return Ruled.Done(Match.Left)
        return matched(core.commit { verify(request, id, bytes, nonce) })
    }

    private fun matched(outcome: Outcome): Ruled<Match> {
        val ruled =
            outcome.ruled { it: Reply ->
                when (it) {
                    is Reply.Matched -> Match.Same(it.token)
                    is Reply.NotMatched -> Match.Other(it.left)
                    else -> throw Fault.Internal()
                }
            }
        return with(activity) { ruled.here() }
    }

    /**
     * Allows new attempts after too many failed ones, by the owner key.
     *
     * @throws Fault
     */
    public suspend fun resetAttempts(
        keys: PersonKeys,
        reader: Reader,
        request: RequestId = RequestId.random(),
    ): Signed<Unit> = signed(keys, reader, OwnerPurpose.ResetAttempts(id)) { resetAttempts(request, id, it) }

    private suspend fun ruled(call: PrivetEngine.() -> Outcome): Ruled<Unit> =
        with(activity) { core.commit(call).ruled().here() }

    private suspend fun signed(
        keys: PersonKeys,
        reader: Reader,
        purpose: OwnerPurpose,
        call: PrivetEngine.(OwnerSigned) -> Outcome,
    ): Signed<Unit> =
        when (val signed = core.proveOwner(keys, reader, purpose, call)) {
            is Ruled -> with(activity) { signed.here() }
            is Signed.Left, is Signed.Lost -> signed
        }
}

/** What a comparison found. */
public sealed interface Match {
    /**
     * The same face.
     *
     * @property token good for one payment proposal, within 60 s.
     */
    public data class Same(
        public val token: MatchToken,
    ) : Match

    /**
     * Another face.
     *
     * @property left attempts that are left; at none, [Faces.resetAttempts].
     */
    public data class Other(
        public val left: UInt,
    ) : Match

    /** The person left the camera. Nothing was compared, and no attempt is spent. */
    public data object Left : Match
}

/**
 * The screen of faces, drawn again after each change: each activity that compares faces, what is here of it, and what off left behind. None
 * if no manifest was ever read.
 *
 * @throws Fault in the collector; [Fault.BadArgument] for an offset that is none.
 */
public fun Privet.faceScreen(reader: Reader): Flow<FaceScreen?> = core.watch { faceScreen(reader) }

/** What to say of a try to recognise; nothing of one that the person left. */
public fun Ruled<Match>.said(language: Language): String? {
    val tried =
        when (this) {
            is Ruled.Done -> {
                when (val match = value) {
                    is Match.Same -> FaceTry.Matched
                    is Match.Other -> FaceTry.NotMatched(match.left)
                    is Match.Left -> return null
                }
            }

            is Ruled.Denied -> {
                FaceTry.Refused(reason)
            }
        }
    return triedText(tried, language)
}
