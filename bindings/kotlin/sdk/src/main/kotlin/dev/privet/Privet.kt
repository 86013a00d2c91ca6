package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.AnchorStore
import dev.privet.ffi.Center
import dev.privet.ffi.DeviceKeys
import dev.privet.ffi.Digest
import dev.privet.ffi.EngineStatus
import dev.privet.ffi.Fault
import dev.privet.ffi.Found
import dev.privet.ffi.History
import dev.privet.ffi.KeyLoss
import dev.privet.ffi.ManifestProblem
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OsState
import dev.privet.ffi.Outcome
import dev.privet.ffi.OwnerPurpose
import dev.privet.ffi.Payment
import dev.privet.ffi.PrivetEngine
import dev.privet.ffi.Reader
import dev.privet.ffi.RecipientId
import dev.privet.ffi.RegistrationOutcome
import dev.privet.ffi.Reply
import dev.privet.ffi.RequestId
import dev.privet.ffi.RequestRow
import dev.privet.ffi.TimelinePage
import dev.privet.ffi.Wanted
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.withContext
import java.io.File

/**
 * Permission state, template vault and gate of one app on one device, off the main thread.
 *
 * Commands run one at a time on a lane of their own and to their end: cancelling a caller acts only before its command starts,
 * and [outcome] tells what came of it. Reading and drawing wait for none of them. A refusal is a value; a [Fault] is thrown. Freed when the last reference to it or to a
 * handle is gone, or by [close].
 */
public class Privet private constructor(
    internal val core: Core,
) : AutoCloseable {
    /** How the engine stands. From memory; collecting needs no scope of Privet's. */
    public val status: StateFlow<EngineStatus> = Reread(core.hub.revisions) { core.engine.status() }

    /** Grows with each change of what the screens show: for a view that is read page by page, or for a period. From memory. */
    public val revision: StateFlow<ULong> = core.hub.revisions.asStateFlow()

    /** What waits to be delivered. */
    public val outbox: Outbox = Outbox(core)

    /** What HTTP clients ask before a request and tell after it. */
    public val requests: Requests = Requests(core)

    /** What the person holds and can prove. */
    public val records: Records = Records(core)

    /** What is wrong with the compiled-in manifest, if the engine is locked down for it. The app's developer can act. */
    public val manifestProblem: ManifestProblem? get() = core.engine.manifestProblem()

    /**
     * What the latest open found that belongs to nothing: after a crash, a restored backup, or a key store that lost something. What
     * opened nothing is deleted; where a face was `lost`, say so and have the person look again ([Faces.enrol]). All zero while
     * locked, and after an ordinary start.
     */
    public val found: Found get() = core.engine.found()

    /** A handle on one declared purpose. An id that is not declared is denied, and is off. */
    public fun activity(id: ActivityId): Activity = Activity(core, id)

    /**
     * The permission center, drawn again after each change. Works in every state of the app; none if no manifest was ever read.
     *
     * @throws Fault in the collector; [Fault.BadArgument] for an offset that is none.
     */
    public fun center(reader: Reader): Flow<Center?> = core.watch { center(reader) }

    /**
     * The same with the purposes only whose title, kinds of data or recipients have every word of [query]; upper and lower case are one,
     * and so are full and half width. Works while locked.
     *
     * @throws Fault as [center].
     */
    public fun center(
        reader: Reader,
        query: String,
    ): Flow<Center?> = core.watch { centerMatching(query, reader) }

    /**
     * A payment that somebody asks for, as a row: who, how much, until when, whether it is over. Proposes nothing. From memory: fine on
     * the main thread. None if the recipient is not declared or the amount could not be paid.
     *
     * @throws Fault.BadArgument for an id or an offset that is none.
     */
    public fun paymentRequest(
        payment: Payment,
        recipient: RecipientId,
        reader: Reader,
    ): RequestRow? = core.engine.paymentRequest(payment, recipient, reader)

    /**
     * A page of the timeline, newest first: at most [limit] (1 to 200) entries below [before], of one activity or of all. It is
     * the last page when its `next` is none.
     *
     * @throws Fault
     */
    public suspend fun timeline(
        reader: Reader,
        activity: ActivityId? = null,
        before: ULong? = null,
        limit: UInt = 50u,
    ): TimelinePage = core.read { timeline(activity, before, limit, reader) }

    /**
     * A page of the use history under its days, newest first: [limit] (1 to 200) rows below [before] that are wanted, or fewer on the last
     * page, whose `next` is none. While locked it says so and holds no row.
     *
     * @throws Fault
     */
    public suspend fun history(
        reader: Reader,
        wanted: Wanted = Wanted(null, null, null),
        before: ULong? = null,
        limit: UInt = 50u,
    ): History = core.read { history(wanted, before, limit, reader) }

    /**
     * What the phone itself allows, as the platform tells it now. Until it is told in a run, it denies.
     *
     * @throws Fault
     */
    public suspend fun report(
        permission: OsPermission,
        state: OsState,
    ): Ruled<Unit> = core.commit { reportOs(permission, state) }.ruled()

    /**
     * Records what came due, and does what is owed. Call it when [nextDue] says, after an unlock, and when the app is in front again
     * after [lock]: it opens the records.
     *
     * @throws Fault
     */
    public suspend fun tick(): Ruled<Unit> = core.commit { tick() }.ruled()

    /**
     * Lets go of the keys that open the records, and of what was read of them, while the app rests: call it when the process goes to
     * the background (`ProcessLifecycleOwner`, `ON_STOP`) or the screen goes off, and [tick] when it is back (`ON_START`). It comes after
     * the commands that began before, and is done even if the caller is being cancelled.
     *
     * Until a command opens them again, [status] is [EngineStatus.Locked]: [Activity.check] denies, views show names alone, and a request
     * that is told is counted without its host. A prompt on screen, and a send that waits for the person or for delivery, goes on where
     * it was: the system's own prompt may pause an app. Its bytes stay in memory for that, until it ends.
     *
     * Optional: it keeps keys from whoever reads the memory of an app that rests. It costs the next command one unwrapping in the key
     * store and opening the file. In lock-down it changes nothing.
     *
     * @throws Fault
     */
    public suspend fun lock(): Unit = core.commitAnyway { lock() }

    /** When there will next be something to record (milliseconds since 1970), as far as can be told now. */
    public fun nextDue(): Long? = core.engine.nextDue()

    /**
     * What came of the command with this id; none if it never committed. Ask after a call was cancelled: it waits for the commands
     * that began before.
     *
     * @throws Fault
     */
    public suspend fun outcome(request: RequestId): Outcome? = core.commit { outcome(request) }

    /**
     * Registers the person's keys with a recipient, for the challenge that it gave (16 to 64 bytes). The owner key
     * has to be known first: [setOwner]. Each key signs once, behind a system prompt in [reader]'s language. An earlier registration
     * with this recipient is replaced: its keys confirm nothing any more, and what was approved with them is over.
     *
     * @return what the recipient gets: the keys, its challenge, and a signature by each key.
     * @throws Fault
     */
    public suspend fun register(
        recipient: RecipientId,
        challenge: ByteArray,
        keys: PersonKeys,
        reader: Reader,
        request: RequestId = RequestId.random(),
    ): Signed<String> = core.register(recipient, challenge, keys, reader, request)

    /**
     * Makes the key of [PersonKeys.owner] the owner key, once.
     *
     * @throws Fault
     */
    public suspend fun setOwner(
        keys: PersonKeys,
        reader: Reader,
        request: RequestId = RequestId.random(),
    ): Signed<Unit> = core.setOwner(keys, reader, request)

    /**
     * The way out of lock-down, by the owner key: begins a new ledger that cites the old head. Old files are set aside, templates
     * destroyed, every consent asked anew.
     *
     * @throws Fault
     */
    public suspend fun leaveLockDown(
        keys: PersonKeys,
        reader: Reader,
    ): Signed<Unit> = core.proveOwner(keys, reader, OwnerPurpose.LeaveLockDown) { leaveLockDown(it) }

    /**
     * The owner key's digest as the anchor remembers it: which key the recovery screen asks for.
     *
     * @throws Fault
     */
    public suspend fun anchoredOwner(): Digest? = core.read { anchoredOwner() }

    /**
     * Frees the engine now; a command that runs still runs to its end. Any later use of a handle throws
     * [IllegalStateException].
     */
    override fun close(): Unit = core.engine.close()

    /** Ways to open. */
    public companion object {
        /**
         * Opens on a directory that exists and belongs to this app alone, with the system's clock and randomness.
         *
         * Every failure of the two hosts is typed, a Java [Error] included. They must not call Privet: that is [Fault.Reentrant].
         *
         * @param manifest what the app declares, as compiled in (JSON).
         * @param boot bytes that stay the same until the device restarts and differ after it. Without them each process counts
         * as a boot, and what it left open ends with it.
         * @throws Fault if the device did not answer; [Fault.Store] also where the directory is not there. Damage, and a
         * manifest that is not accepted, are no fault: see [status].
         */
        public suspend fun open(
            dir: File,
            manifest: String,
            keys: DeviceKeys,
            anchor: AnchorStore,
            boot: ByteArray? = null,
        ): Privet = over { PrivetEngine.open(dir.path, manifest, boot, GuardedKeys(keys), GuardedAnchor(anchor)) }

        /**
         * Opens on an engine that was made otherwise, for tests that bring their own clock. Nobody else may hold that engine.
         *
         * @throws Fault
         */
        public suspend fun over(engine: () -> PrivetEngine): Privet {
            refuseInsideHost()
            val lane = Dispatchers.IO.limitedParallelism(1)
            val hub = Hub()
            val opened = withContext(lane) { engine().apply { observe(hub) } }
            return Privet(Core(opened, hub, lane))
        }
    }
}
