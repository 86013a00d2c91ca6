package dev.privet

import dev.privet.ffi.EntryProof
import dev.privet.ffi.Fault
import dev.privet.ffi.Jti
import dev.privet.ffi.Verified

/** What the person holds: the ledger, and what proves it to others without this app. */
public class Records internal constructor(
    private val core: Core,
) {
    /**
     * The ledger's head as a C2SP signed checkpoint; none while it cannot be read.
     *
     * @throws Fault
     */
    public suspend fun checkpoint(): String? = core.read { checkpoint() }

    /**
     * The key that verifies this ledger's checkpoints, as a C2SP verifier key; none while it cannot be read.
     *
     * @throws Fault
     */
    public suspend fun logKey(): String? = core.read { logKey() }

    /**
     * One entry with a proof that it is in the ledger; none if there is no such entry.
     *
     * @throws Fault
     */
    public suspend fun proof(index: ULong): EntryProof? = core.read { proof(index) }

    /**
     * The receipt of a confirmed send; none if there is no such send.
     *
     * @throws Fault
     */
    public suspend fun receipt(jti: Jti): String? = core.read { receipt(jti) }

    /**
     * Checks every entry, which takes seconds for a large ledger. A broken one locks the engine down. None while it cannot be
     * read.
     *
     * @throws Fault
     */
    public suspend fun verifyLedger(): Verified? = core.read { verifyLedger() }
}
