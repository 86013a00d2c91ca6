package dev.privet

import dev.privet.ffi.Compared
import dev.privet.ffi.Contacted
import dev.privet.ffi.Fault
import dev.privet.ffi.Jti
import dev.privet.ffi.OutboxCheck
import dev.privet.ffi.Period
import dev.privet.ffi.Reader
import java.nio.ByteBuffer

/**
 * What an HTTP client asks before a request and tells after it. `privet-okhttp` does both for OkHttp; another client can do the
 * same.
 *
 * [mayLeave] and [sent] block for as long as the disk takes and run on the caller's thread, which is the client's own: never
 * the main thread, and never from within a host call.
 *
 * What is told here is one client's word. It knows nothing of other HTTP clients, sockets, web views, native code, or libraries
 * with a client of their own (docs/observed.md).
 */
public class Requests internal constructor(
    private val core: Core,
) {
    /**
     * May a request with exactly this [body] go to this [host], as the delivery of what waits under [jti]? Ask before each try, and
     * for each hop of a redirect. Changes nothing.
     *
     * @param scheme of the URL; only `https` may.
     * @param host of the URL, without port.
     * @throws Fault: then it may not.
     */
    public fun mayLeave(
        jti: Jti,
        scheme: String,
        host: String,
        body: ByteArray,
    ): OutboxCheck {
        refuseInsideHost()
        val direct = ByteBuffer.allocateDirect(body.size).put(body).flip()
        return core.engine.outboxCheck(direct, jti, scheme, host)
    }

    /**
     * Tells that a request went out to [host] (a name or an address, without port) with [bytes] bytes of body, as far as they were
     * written. Whatever comes of telling is no reason not to send.
     *
     * @throws Fault: the request is counted, and written without a name with the next one.
     */
    public fun sent(
        host: String,
        bytes: Long,
    ): Contacted {
        refuseInsideHost()
        return core.engine.contacted(host, bytes.coerceAtLeast(0).toULong())
    }

    /**
     * Holds what was told over [period] up to today against what is declared and recorded: hosts that nobody declares, and declared
     * ones without a send. None if no manifest was ever read.
     *
     * @throws Fault; [Fault.BadArgument] for an offset that is none.
     */
    public suspend fun compare(
        period: Period,
        reader: Reader,
    ): Compared? = core.read { compareContacts(period, reader) }
}
