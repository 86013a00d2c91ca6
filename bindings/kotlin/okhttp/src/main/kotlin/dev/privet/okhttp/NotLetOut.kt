package dev.privet.okhttp

import dev.privet.ffi.OutboxCheck
import java.io.IOException

/**
 * A request was not let out. Says codes alone, never what was in it or where it would have gone.
 *
 * @property why the code.
 * @property check what the outbox said; there if [why] is [Why.CHECKED].
 * @property left whether an earlier hop of the same call had gone out: its recipient has the bytes and answered by a redirect, or the
 *   connection broke off and was tried again. If not, nothing left.
 */
public class NotLetOut internal constructor(
    public val why: Why,
    public val check: OutboxCheck? = null,
    public val left: Boolean = false,
    cause: Exception? = null,
) : IOException(
        "not let out: $why${check?.let { " $it" }.orEmpty()}${if (left) " after a hop that left" else ""}",
        cause,
    ) {
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
