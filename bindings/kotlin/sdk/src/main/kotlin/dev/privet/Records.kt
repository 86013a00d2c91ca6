package dev.privet

import dev.privet.ffi.ActivityId
import dev.privet.ffi.Checked
import dev.privet.ffi.DestructionPage
import dev.privet.ffi.DestructionRecord
import dev.privet.ffi.EntryProof
import dev.privet.ffi.Fault
import dev.privet.ffi.Inspector
import dev.privet.ffi.Jti
import dev.privet.ffi.KnownKeys
import dev.privet.ffi.Language
import dev.privet.ffi.Reader
import dev.privet.ffi.ReceiptSheet
import dev.privet.ffi.Receipts
import dev.privet.ffi.TemplateId
import dev.privet.ffi.TriedView
import dev.privet.ffi.UseDetail
import dev.privet.ffi.Verified
import java.io.File

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
     * The receipts of what the person chose, newest first. A page may be shorter than [limit]; it is the last when `next` is null. Null
     * while the records are locked.
     *
     * @param before where the page begins: `next` of the page before it; null is the newest.
     * @param limit at most so many rows, 1 to 200.
     * @throws Fault; [Fault.BadArgument] for an offset that is none.
     */
    public suspend fun receipts(
        reader: Reader,
        before: ULong? = null,
        limit: UInt = 50u,
    ): Receipts? = core.read { receipts(before, limit, reader) }

    /**
     * One receipt as a sheet: lines, QR code, file, and what it discloses. Null if the entry is nothing a person chose, and while the
     * records are locked.
     *
     * @throws Fault as [receipts].
     */
    public suspend fun receiptSheet(
        index: ULong,
        reader: Reader,
    ): ReceiptSheet? = core.read { receiptSheet(index, reader) }

    /**
     * The receipt of the last word on [activity]: a yes, a no, or that it was turned off, by itself or with another; what became of one
     * send is none. Null if nothing was said, while it is off and that can still be undone or is not in the records yet, while these are
     * locked, and where [receiptSheet] has none.
     *
     * @throws Fault as [receipts].
     */
    public suspend fun answerReceiptSheet(
        activity: ActivityId,
        reader: Reader,
    ): ReceiptSheet? = core.read { answerReceiptSheet(activity, reader) }

    /**
     * Writes the file of a receipt to a new file that only the app's user can read. False, and no file, where [receiptSheet] has none.
     *
     * @param file where nothing is yet, in a folder that exists.
     * @throws Fault; [Fault.Store] if there is a file already, which stays as it is, or it could not be written.
     */
    public suspend fun exportReceipt(
        index: ULong,
        file: File,
    ): Boolean = core.read { exportReceipt(index, file.path) }

    /**
     * Checks a receipt that somebody shows: a file's bytes, the text of a QR code, or the receipt of a send; or the record of a
     * destruction. This phone's own keys are known besides [known]; while locked, from the first time on that this run had the records
     * open. Works in every state of the app, and asks no network.
     *
     * @throws Fault.BadArgument for a known key that is none, or an offset that is none. What is wrong with the receipt is an answer.
     */
    public suspend fun check(
        receipt: ByteArray,
        reader: Reader,
        known: KnownKeys = KnownKeys(),
    ): Checked = core.read { checkReceipt(receipt, known, reader) }

    /**
     * The detail behind the timeline's row of this entry: what it was, what was shown before it and whether that still gives the recorded
     * digest, what became of it, and its receipt. Null if it has no row, and while the records are locked.
     *
     * @throws Fault as [receipts].
     */
    public suspend fun useDetail(
        index: ULong,
        reader: Reader,
    ): UseDetail? = core.read { useDetail(index, reader) }

    /**
     * What the records are, how far they were verified, and how the keys behind them stand. Works in every state of the app: while
     * locked, it knows the keys' state and the policy alone.
     *
     * @throws Fault as [receipts].
     */
    public suspend fun inspector(reader: Reader): Inspector = core.commit { inspector(reader) }

    /**
     * Tries to send without asking the person, and locks the engine down if that is not denied. Sends nothing and records nothing but
     * what came due.
     *
     * @throws Fault
     */
    public suspend fun tryToSend(language: Language): TriedView = core.commit { tryToSend(language) }

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
