package dev.privet.android

import android.app.Activity
import android.app.Application
import android.content.Context
import android.provider.Settings
import dev.privet.Privet
import dev.privet.Ruled
import dev.privet.ffi.AnchorStore
import dev.privet.ffi.DeviceKeys
import dev.privet.ffi.EngineStatus
import dev.privet.ffi.Fault
import dev.privet.ffi.OsPermission
import dev.privet.ffi.OsState
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.SupervisorJob
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.cancel
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.delay
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.launch
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import kotlinx.coroutines.withContext
import java.io.File

/**
 * Privet on this phone: the AndroidKeyStore, the no-backup directory, and the app's coming and going. Make one in `Application.onCreate`:
 * it costs nothing until it is used or an activity is in front, and whoever is made later takes the app for one that nobody looks at until
 * the next resume.
 *
 * While an activity is in front it tells the core what the phone allows, and has recorded what came due; with the last one gone, or the
 * screen off, the records are closed ([Privet.lock]), and closed again within half a minute where something opened them that nobody looks
 * at, such as a delivery. [close] ends all that, and the engine with it.
 */
public class PrivetAndroid internal constructor(
    context: Context,
    name: String,
    private val now: () -> Long,
    private val lookAgain: Long = LOOK_AGAIN,
    private val open: suspend (File) -> Privet,
) : AutoCloseable {
    private val app = context.applicationContext as Application
    private val directory = File(app.noBackupFilesDir, name)
    private val permissions = PhonePermissions(app, File(directory, "privet.asked"))
    private val scope = CoroutineScope(SupervisorJob() + Dispatchers.Default)
    private val opening = Mutex()
    private val telling = Mutex()
    private val told = HashMap<OsPermission, OsState>()

    @Volatile private var opened: Privet? = null

    @Volatile private var closed = false

    /** What is to be done about the app's comings and goings, one after the other: a look away and back must not end up closed. */
    private val steps = Channel<suspend () -> Unit>(Channel.UNLIMITED)

    /** Keeps time while somebody looks, and the records closed from when nobody does. */
    private var beside: Job? = null

    @Volatile private var looked = false

    /** Whether the latest look at the phone came to its end. */
    @Volatile private var heard = false
    private val presence = Presence(app, ::inFront, ::left)

    init {
        synchronized(taken) { check(taken.add(directory)) { "there is a PrivetAndroid for $name in this process" } }
        val _ = scope.launch { for (step in steps) quietly { step() } }
        beside { keepClosed() }
        presence.begin()
    }

    /**
     * @param name the ledger's directory, below the no-backup directory: one instance for each in a process, until it is closed.
     * @param manifest what the app declares (JSON), read off the main thread when Privet is opened.
     * @throws IllegalStateException if there is one for this name.
     */
    public constructor(
        context: Context,
        name: String = "privet",
        manifest: (Context) -> String,
    ) : this(
        context,
        name,
        System::currentTimeMillis,
        open = { directory -> open(context.applicationContext, directory, manifest) },
    )

    /**
     * Privet itself, opened at the first call and the same one from then on. Off the main thread, wherever it is called from. After a
     * fault the next call tries again.
     *
     * @throws Fault if the device did not answer.
     * @throws IllegalStateException after [close].
     */
    public suspend fun privet(): Privet =
        opened.takeUnless { closed }
            ?: opening.withLock {
                check(!closed) { "closed" }
                opened ?: withContext(NonCancellable) { made() }
            }

    /** An engine that nobody got, as its caller was gone by then, would keep what it opened. */
    private suspend fun made(): Privet =
        withContext(Dispatchers.IO) {
            val _ = directory.mkdirs()
            open(directory).also {
                opened = it
                if (closed) it.close()
            }
        }

    /** The phone allows or forbids something, or things came due. Repeated until it could be told, and with the next resume. */
    private fun inFront(activity: Activity) {
        // What keeps the records closed looks at this in its turn.
        looked = true
        val explained = permissions.explained(activity)
        heard = false
        val look: suspend () -> Unit = {
            val states = permissions.states(explained)
            tell(states)
            val _ = privet().tick()
            // Closed records take a no alone.
            tell(states)
            heard = true
        }
        val _ = steps.trySend(look)
        beside { keepTime(look) }
    }

    private fun beside(doing: suspend () -> Unit) {
        beside?.cancel()
        beside = scope.launch { quietly { doing() } }
    }

    /**
     * Whether to say before ([dev.privet.phonePrompt]) what the phone would ask: nobody was asked yet, or it was refused once. An app is not
     * told a permission that was given for this time alone from one that is refused for good: the phone is asked then, and nothing is said
     * before.
     *
     * @param over what is in front.
     */
    public suspend fun explains(
        permission: OsPermission,
        over: Activity,
    ): Boolean {
        val explained = explained(over)
        return when (states(explained)[permission]) {
            OsState.NOT_ASKED -> true
            OsState.DENIED -> permissions.asked(permission).any { it in explained }
            else -> false
        }
    }

    /**
     * Has the phone ask for what the app's manifest requests of this permission, unless it is there or taken away by whoever manages the
     * phone, and tells the core what the phone allows then.
     *
     * @param over what is in front.
     * @throws Fault
     */
    public suspend fun ask(
        permission: OsPermission,
        over: Activity,
    ) {
        val names = permissions.asked(permission)
        when (states(explained(over))[permission]) {
            OsState.NOT_ASKED, OsState.DENIED, OsState.COARSE -> if (names.isNotEmpty()) PhoneQuestion.put(over, names)
            else -> Unit
        }
        tell(states(explained(over)))
    }

    private suspend fun explained(over: Activity) =
        withContext(over.mainExecutor.asCoroutineDispatcher()) { permissions.explained(over) }

    private suspend fun states(explained: Set<String>) = withContext(Dispatchers.IO) { permissions.states(explained) }

    private suspend fun tell(states: Map<OsPermission, OsState>): Unit = telling.withLock { tellEach(states) }

    private suspend fun tellEach(states: Map<OsPermission, OsState>) {
        val privet = privet()
        for ((permission, state) in states) {
            if (told[permission] == state) continue
            // Refused while the records are locked or locked down: told again with the next look.
            if (privet.report(permission, state) is Ruled.Done) told[permission] = state
        }
    }

    private suspend fun keepTime(look: suspend () -> Unit) {
        open(look)
        while (true) {
            val due = opened?.nextDue()
            // Again every half minute, because a command may have brought the next time nearer.
            val rest = if (due == null) lookAgain else (due - now()).coerceIn(0, lookAgain)
            delay(rest)
            val reached = opened?.nextDue()
            if (reached != null && reached <= now()) {
                quietly { val _ = privet().tick() }
                delay(BREATH)
            }
        }
    }

    /** Who came back finds the records open, and told what the phone allows, though the key store did not answer at once. */
    private suspend fun open(look: suspend () -> Unit) {
        while (true) {
            delay(BREATH)
            if (heard && opened.let { it != null && it.status.value != EngineStatus.Locked }) return
            quietly { look() }
        }
    }

    private fun left() {
        looked = false
        beside { keepClosed() }
        val _ = steps.trySend { opened?.lock() }
    }

    private suspend fun keepClosed() {
        while (true) {
            delay(lookAgain)
            // In its turn: whoever is back by then has them open.
            val _ = steps.trySend { if (!looked) opened?.lock() }
        }
    }

    private suspend inline fun quietly(call: () -> Unit) {
        try {
            call()
        } catch (_: Exception) {
            currentCoroutineContext().ensureActive()
            // Nobody called this. A fault, and what the app's own manifest threw, meet whoever calls next; what the phone allows is told
            // with the next look.
        }
    }

    /** Lets go of the app's callbacks and frees the engine; a command that runs still runs to its end. */
    override fun close() {
        if (closed) return
        closed = true
        presence.end()
        scope.cancel()
        opened?.close()
        synchronized(taken) { val _ = taken.remove(directory) }
    }

    private companion object {
        const val LOOK_AGAIN = 30_000L

        /** What is due and stays due, a withdrawal that cannot be written for one, is not tried without a pause. */
        const val BREATH = 1_000L
        val taken = HashSet<File>()

        suspend fun open(
            app: Context,
            directory: File,
            manifest: (Context) -> String,
        ): Privet {
            val keys: DeviceKeys = AndroidKeys(app)
            val anchor: AnchorStore = AndroidAnchor(app, directory)
            return Privet.open(directory, manifest(app), keys, anchor, boot(app))
        }
    }
}

/**
 * What stays the same until the device restarts and differs after it: how often it started, and when the app was installed, because
 * another phone may have started as often. Null where the phone does not count.
 */
internal fun boot(context: Context): ByteArray? {
    val count = Settings.Global.getInt(context.contentResolver, Settings.Global.BOOT_COUNT, -1)
    if (count < 0) return null
    val installed = context.packageManager.getPackageInfo(context.packageName, 0).firstInstallTime
    return "$count since $installed".encodeToByteArray()
}
