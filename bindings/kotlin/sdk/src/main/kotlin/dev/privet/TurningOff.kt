package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.BatchId
import dev.privet.ffi.Fault
import dev.privet.ffi.Language
import dev.privet.ffi.PhonePrompt
import dev.privet.ffi.Reader
import dev.privet.ffi.Refusal
import dev.privet.ffi.Reply
import dev.privet.ffi.RequestId
import dev.privet.ffi.Tidy
import dev.privet.ffi.TidySort
import dev.privet.ffi.WhatIf
import kotlinx.coroutines.flow.Flow

/**
 * What became of several that were turned off together. All of them are off.
 *
 * @property batch names those that can be undone, to [undoWithdrawal]; none if there are none.
 * @property until until when that is (milliseconds since 1970).
 * @property undoable how many can be undone, those that rest on the named ones included.
 * @property atOnce how many are withdrawn for good.
 */
public data class TurnedOff(
    public val batch: BatchId?,
    public val until: Long?,
    public val undoable: UInt,
    public val atOnce: UInt,
)

/**
 * Turns several off together: all are denied from this call on, and so is what rests on them. Those without sensitive data can be
 * undone for ten minutes, then the withdrawal is in force, whether the app runs or not; the others are withdrawn at once, and on
 * a locked phone all are. Works in every state of the app, as [Activity.withdraw] does.
 *
 * @param activities 1 to 1,000; one that is named twice counts once.
 * @throws Fault; [Fault.BadArgument] for none at all or too many. If not even a tombstone could be written, some may be kept and
 * others not: repeat the call.
 */
public suspend fun Privet.withdrawAll(
    activities: Collection<ActivityId>,
    request: RequestId = RequestId.random(),
): Ruled<TurnedOff> {
    val named = activities.toList()
    return core.commit { withdrawMany(request, named) }.ruled { it: Reply.TurnedOff ->
        TurnedOff(it.batch, it.until, it.undoable, it.atOnce)
    }
}

/**
 * Lifts withdrawals that are not in force yet, and answers how many. It makes no grant: what was allowed before is allowed
 * again. [batch] is [TurnedOff.batch], or that of a banner in the permission center. Once they are in force it is denied with
 * [Refusal.UndoOver].
 *
 * @throws Fault
 */
public suspend fun Privet.undoWithdrawal(
    batch: BatchId,
    request: RequestId = RequestId.random(),
): Ruled<UInt> = core.commit { undoWithdrawal(request, batch) }.ruled { it: Reply.Undone -> it.count }

/**
 * Everything that is on, ranked for tidying up, drawn again after each change. Nothing is selected but what the person selected:
 * [selected] is the screen's own state, and goes to [withdrawAll] when they tap the button. None if no manifest was ever read,
 * and while locked, when nobody knows what is on.
 *
 * @throws Fault.BadArgument in the collector, for an id or an offset that is none.
 */
public fun Privet.tidy(
    reader: Reader,
    sort: TidySort = TidySort.UNUSED,
    selected: Collection<ActivityId> = emptyList(),
): Flow<Tidy?> {
    val marked = selected.toList()
    return core.watch { tidy(sort, marked, reader) }
}

/**
 * What turning this one off would do: the sheet to show before [Activity.withdraw]. Changes nothing. None if it is not declared.
 *
 * @throws Fault.BadArgument for an id or an offset that is none.
 */
public suspend fun Activity.whatIf(reader: Reader): WhatIf? = core.read { whatIf(id, reader) }

/**
 * What to say before the phone's own question: one button, which always leads to it. From memory: fine on the main thread. None if it
 * is not declared or needs no permission of the phone's.
 *
 * @throws Fault.BadArgument for an id that is none.
 */
public fun Activity.phonePrompt(language: Language): PhonePrompt? = core.engine.phonePrompt(id, language)
