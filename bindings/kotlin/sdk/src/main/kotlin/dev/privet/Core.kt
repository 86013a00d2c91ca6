package dev.privet

import dev.privet.ffi.Fault
import dev.privet.ffi.PrivetEngine
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.withContext

/**
 * The engine with its write lane and its hub: what every handle shares.
 *
 * References go from handles to here and from here to the engine. Rust holds only the hub, which knows neither, so the last
 * reference that an app drops frees the engine.
 */
internal class Core(
    val engine: PrivetEngine,
    val hub: Hub,
    private val lane: CoroutineDispatcher,
) {
    /**
     * One command at a time, off the main thread. Cancelling acts before the call starts: the call itself blocks, so a commit
     * that began runs to its end even if its caller is gone by then. Here goes what writes the ledger or calls the key store,
     * and [Privet.outcome], which has to come after the command that it asks about.
     *
     * @throws Fault.Reentrant from within a host call, where waiting for the lane would be waiting for oneself.
     */
    suspend fun <T> commit(call: PrivetEngine.() -> T): T {
        refuseInsideHost()
        return withContext(lane) { engine.call() }
    }

    /** As [commit], for what has to be done even though the caller is being cancelled. */
    suspend fun <T> commitAnyway(call: PrivetEngine.() -> T): T = withContext(NonCancellable) { commit(call) }

    /**
     * What neither writes the ledger nor calls the key store, beside the lane: views, drawing, and when the lines were on screen,
     * which the core keeps in memory. None of it waits for a commit that waits for the key store; a guard of 600 ms that began
     * after such a wait would count a person's slow tap as a hasty one. Only where [Privet.lock] closed the records, a prompt and the
     * outbox open them again from here.
     *
     * @throws Fault.Reentrant from within a host call.
     */
    suspend fun <T> read(call: PrivetEngine.() -> T): T {
        refuseInsideHost()
        return withContext(Dispatchers.IO) { engine.call() }
    }

    /** As [read], for bytes that whoever gets them wipes: those that come too late for a caller that was cancelled are wiped here. */
    suspend fun readBytes(call: PrivetEngine.() -> ByteArray?): ByteArray? {
        var bytes: ByteArray? = null
        try {
            read { bytes = call() }
            return bytes
        } catch (late: CancellationException) {
            bytes?.fill(0)
            throw late
        }
    }

    /** A view that is read again after each change, and told when it differs. */
    fun <T> watch(call: PrivetEngine.() -> T): Flow<T> = hub.revisions.map { read(call) }.distinctUntilChanged()
}
