package dev.privet

import dev.privet.ffi.Fault
import dev.privet.ffi.Jti
import dev.privet.ffi.OutboxItem
import dev.privet.ffi.Outcome
import dev.privet.ffi.Refusal
import dev.privet.ffi.RequestId
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive

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
 * @property errors what deliveries threw, by what was to be delivered; it is among [later].
 * @property wronglyAcknowledged what was delivered with an acknowledgement that does not speak of it; it is among [later].
 */
public data class Drained(
    public val delivered: List<Jti>,
    public val later: List<Jti>,
    public val errors: Map<Jti, Exception> = emptyMap(),
    public val wronglyAcknowledged: List<Jti> = emptyList(),
)

/** What waits to be delivered: sealed envelopes and withdrawal notices. */
public class Outbox internal constructor(
    private val core: Core,
) {
    /**
     * The next thing to deliver: the one with the fewest failed tries, the oldest of them first; none if nothing waits.
     *
     * @throws Fault
     */
    public suspend fun next(): OutboxItem? = core.read { outboxNext() }

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
     * Hands each waiting thing to [deliver] until nothing is left or the first one that failed comes round again. What it throws
     * counts as later and is in the result, so that one thing holds up no other. If the coroutine is cancelled the round ends, and
     * the thing under way stays as it was. An [Error] counts as later, too, and is thrown on.
     *
     * It opens records that [Privet.lock] closed. Whoever delivers after each change skips the change to
     * [dev.privet.ffi.EngineStatus.Locked], or opens again what was just closed; whoever delivers while nobody has the app in front locks
     * again afterwards.
     *
     * @throws Fault
     */
    public suspend fun drain(deliver: suspend (OutboxItem) -> Delivery): Drained {
        val done = mutableListOf<Jti>()
        val later = linkedSetOf<Jti>()
        val errors = linkedMapOf<Jti, Exception>()
        val wrong = mutableListOf<Jti>()
        while (true) {
            val item = next()?.takeUnless { it.jti in later } ?: break
            val delivery = tried(item, errors, deliver)
            val refusal = (delivery as? Delivery.Delivered)?.let { arrived(item, it) }
            if (refusal == Refusal.WrongAcknowledgement) wrong += item.jti
            // Nothing queued: it was told already, or dropped meanwhile. The recipient has it all the same.
            if (delivery is Delivery.Delivered && (refusal == null || refusal == Refusal.NothingQueued)) {
                done += item.jti
            } else {
                later += item.jti
                failed(item)
            }
        }
        return Drained(done, later.toList(), errors, wrong)
    }

    private suspend fun tried(
        item: OutboxItem,
        errors: MutableMap<Jti, Exception>,
        deliver: suspend (OutboxItem) -> Delivery,
    ): Delivery =
        try {
            deliver(item)
        } catch (
            @Suppress("TooGenericExceptionCaught") e: Throwable,
        ) {
            // Whatever a cancelled try throws is the cancellation's; a time limit of the try's own cancels nobody else.
            currentCoroutineContext().ensureActive()
            if (e !is Exception) {
                runCatching { failed(item) }.onFailure(e::addSuppressed)
                throw e
            }
            errors[item.jti] = e
            Delivery.Later
        }

    /** The recipient has it by now: that is recorded even if the caller is being cancelled. Answers why it could not be. */
    private suspend fun arrived(
        item: OutboxItem,
        delivery: Delivery.Delivered,
    ): Refusal? {
        val told = core.commitAnyway { delivered(RequestId.random(), item.jti, delivery.acknowledgement) }
        return (told as? Outcome.Refused)?.refusal
    }

    private suspend fun failed(item: OutboxItem) {
        val _ = core.commitAnyway { failed(RequestId.random(), item.jti) }
    }
}
