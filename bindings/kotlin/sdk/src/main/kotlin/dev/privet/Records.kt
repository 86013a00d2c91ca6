package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.DestructionPage
import dev.privet.ffi.DestructionRecord
import dev.privet.ffi.EntryProof
import dev.privet.ffi.Fault
import dev.privet.ffi.Jti
import dev.privet.ffi.Reader
import dev.privet.ffi.TemplateId
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
     * The record of a face template's destruction, to take along: of [template], or else of the one of [activity] that was destroyed
     * last. None if there is none yet (nothing was destroyed, or the key store did not answer that the key is missing), and while
     * the records cannot be read.
     *
     * Its `text` is one file to share, and anybody can check it without this app (docs/formats.md). It shows what this app recorded
     * and when it says so; not that no copy was made before.
     *
     * @throws Fault; [Fault.BadArgument] for an id that is none.
     */
    public suspend fun destruction(
        activity: ActivityId,
        template: TemplateId? = null,
    ): DestructionRecord? = core.read { destruction(activity, template) }

    /**
     * The templates of [activity] that were destroyed, the last one first, at most 200: of each there is a [destruction]. None that
     * only moved to another key. Null while the records cannot be read.
     *
     * @throws Fault as [destruction].
     */
    public suspend fun destroyed(activity: ActivityId): List<TemplateId>? = core.read { destroyed(activity) }

    /**
     * The same for a screen, with what the record shows and what it does not show. Draw both lists.
     *
     * @throws Fault as [destruction]; [Fault.BadArgument] for an offset that is none.
     */
    public suspend fun destructionPage(
        activity: ActivityId,
        reader: Reader,
        template: TemplateId? = null,
    ): DestructionPage? = core.read { destructionPage(activity, template, reader) }

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
