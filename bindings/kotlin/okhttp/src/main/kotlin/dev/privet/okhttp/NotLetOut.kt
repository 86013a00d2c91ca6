package dev.privet.okhttp

import dev.privet.ffi.OutboxCheck
import java.io.IOException

/**
 * A request was not let out; nothing of its body left. Says codes alone, never what was in it or where it would have gone.
 *
 * @property why the code.
 * @property check what the outbox said; there if [why] is [Why.CHECKED].
 */
public class NotLetOut internal constructor(
    public val why: Why,
    public val check: OutboxCheck? = null,
    cause: Exception? = null,
) : IOException("not let out: $why${check?.let { " $it" }.orEmpty()}", cause) {
    /** Why not. */
    public enum class Why {
        /** It carries personal data, as its tag says, and no item of the outbox. */
        NO_ITEM,

        /** It carries an item and is no POST or PUT: a redirect that drops the body, for instance. */
        NOT_POSTED,

        /** The outbox says no: [check] says why. */
        CHECKED,

        /** The outbox could not be asked. */
        FAULT,
    }
}
