package dev.privet

import dev.privet.ffi.Fault
import dev.privet.ffi.Jti
import dev.privet.ffi.OutboxItem
import dev.privet.ffi.RequestId
import kotlinx.coroutines.CancellationException

/** What became of one try to deliver. */
public sealed interface Delivery {
    /**
     * The recipient has it.
     *
     * @property acknowledgement the bytes that it answered, if any; held against the very bytes that were sent. A withdrawal
     * notice without one is offered again a day later.
     */
    public class Delivered(
        public val acknowledgement: ByteArray? = null,
    ) : Delivery

    /** Not now: the same bytes come again with the same number, until their time is over. */
    public data object Later : Delivery
}

/**
 * What one drain did.
 *
 * @property delivered what the recipients have now.
 * @property later what stays queued.
 */
public data class Drained(
    public val delivered: List<Jti>,
    public val later: List<Jti>,
)

/** What waits to be delivered: sealed envelopes and withdrawal notices. */
public class Outbox internal constructor(
    private val core: Core,
) {
    /**
     * The next thing to deliver; none if nothing waits.
     *
     * @throws Fault
     */
    public suspend fun next(): OutboxItem? = core.commit { outboxNext() }

    /**
     * The recipient has it. A withdrawal notice without an acknowledgement is offered again a day later, and may be acknowledged
     * at any time.
     *
     * @throws Fault
     */
    public suspend fun delivered(
        jti: Jti,
        acknowledgement: ByteArray? = null,
        request: RequestId = RequestId.random(),
    ): Ruled<Unit> = core.commit { delivered(request, jti, acknowledgement) }.ruled()

    /**
     * It could not be delivered now.
     *
     * @throws Fault
     */
    public suspend fun failed(
        jti: Jti,
        request: RequestId = RequestId.random(),
    ): Ruled<Unit> = core.commit { failed(request, jti) }.ruled()

    /**
     * Hands each waiting thing to [deliver] until nothing is left or the first one that failed comes round again. An answer that
     * does not acknowledge the bytes sent counts as later. If [deliver] throws, its thing counts as failed and the exception
     * goes on; cancelled, it stays as it was.
     *
     * @throws Fault
     */
    public suspend fun drain(deliver: suspend (OutboxItem) -> Delivery): Drained {
        val done = mutableListOf<Jti>()
        val later = linkedSetOf<Jti>()
        while (true) {
            val item = next()?.takeUnless { it.jti in later } ?: return Drained(done, later.toList())
            if (arrived(item, deliver)) {
                done += item.jti
            } else {
                later += item.jti
                val _ = core.commitAnyway { failed(RequestId.random(), item.jti) }
            }
        }
    }

    private suspend fun arrived(
        item: OutboxItem,
        deliver: suspend (OutboxItem) -> Delivery,
    ): Boolean {
        val delivery =
            try {
                deliver(item)
            } catch (e: CancellationException) {
                throw e
            } catch (
                @Suppress("TooGenericExceptionCaught") e: Exception,
            ) {
                runCatching {
                    val _ =
                        core.commitAnyway {
                            failed(
                                RequestId.random(),
                                item.jti,
                            )
                        }
                }.onFailure(e::addSuppressed)
                throw e
            }
        return when (delivery) {
            is Delivery.Later -> {
                false
            }

            // The recipient has it by now: that is recorded even if the caller is being cancelled.
            is Delivery.Delivered -> {
                core
                    .commitAnyway {
                        delivered(
                            RequestId.random(),
                            item.jti,
                            delivery.acknowledgement,
                        )
                    }.ruled() is Ruled.Done
            }
        }
    }
}
