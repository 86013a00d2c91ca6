import Foundation
import PrivetFFI

/// What the person can look at, hold and prove.
extension Privet {
    /// The permission center. Works in every state of the app: while locked with names only.
    ///
    /// - Returns: nil if no manifest was ever accepted.
    /// - Throws: `Fault`; `Fault.BadArgument` for an offset beyond −840 to 840 minutes.
    public func center(_ reader: Reader) async throws(PrivetFault) -> Center? {
        try await core.read { try $0.center(reader: reader) }
    }

    /// The same with the purposes only whose title, kinds of data or recipients have every word of `query`; upper and lower case are
    /// one, and so are full and half width. Works while locked.
    ///
    /// - Throws: As `center(_:)`.
    public func center(matching query: String, _ reader: Reader) async throws(PrivetFault) -> Center? {
        try await core.read { try $0.centerMatching(query: query, reader: reader) }
    }

    /// A payment that somebody asks for, as a row: who, how much, until when, whether it is over. From memory; proposes nothing.
    ///
    /// - Returns: nil if the recipient is not declared or the amount could not be paid.
    /// - Throws: `Fault.BadArgument` for an id with illegal text, or an offset beyond −840 to 840 minutes.
    public func request(
        _ payment: Payment, by recipient: RecipientId, _ reader: Reader
    ) throws(PrivetFault) -> RequestRow? {
        try typed { try core.engine.paymentRequest(payment: payment, recipient: recipient, reader: reader) }
    }

    /// A page of the use history under its days, newest first.
    ///
    /// - Parameters:
    ///   - wanted: Of what, under which filter, how far back.
    ///   - before: Where the page begins: `next` of the page before it; nil is the newest.
    ///   - limit: So many rows, 1 to 200; fewer on the last page, whose `next` is nil.
    ///   - reader: For whom it is drawn.
    /// - Returns: While locked it says so and holds no row.
    /// - Throws: `Fault`; `Fault.BadArgument` for an offset beyond −840 to 840 minutes.
    public func history(
        _ wanted: Wanted = Wanted(of: nil, filter: nil, period: nil), before: UInt64? = nil,
        limit: UInt32 = 50, _ reader: Reader
    ) async throws(PrivetFault) -> History {
        try await core.read { try $0.history(wanted: wanted, before: before, limit: limit, reader: reader) }
    }

    /// A page of the timeline, newest first.
    ///
    /// - Parameters:
    ///   - activity: Of one activity only; nil is all.
    ///   - before: Where the page begins: `next` of the page before it; nil is the newest.
    ///   - limit: At most so many entries, 1 to 200. One that shows nothing to a person takes no row.
    ///   - reader: For whom it is drawn.
    /// - Throws: `Fault`; `Fault.BadArgument` for an offset beyond −840 to 840 minutes.
    public func timeline(
        of activity: ActivityId? = nil, before: UInt64? = nil, limit: UInt32 = 50, _ reader: Reader
    ) async throws(PrivetFault) -> TimelinePage {
        try await core.read {
            try $0.timeline(activity: activity, before: before, limit: limit, reader: reader)
        }
    }

    /// The ledger's head as a C2SP signed checkpoint (tlog-checkpoint); nil while it cannot be read.
    ///
    /// - Throws: `Fault`
    public func checkpoint() async throws(PrivetFault) -> String? {
        try await core.read { try $0.checkpoint() }
    }

    /// The key that verifies this ledger's checkpoints, as a C2SP verifier key (signed-note); nil while it cannot be read.
    ///
    /// - Throws: `Fault`
    public func logKey() async throws(PrivetFault) -> String? {
        try await core.read { try $0.logKey() }
    }

    /// One entry with a proof (C2SP tlog-proof) that it is in the ledger; nil if there is no such entry.
    ///
    /// - Throws: `Fault`
    public func proof(at index: UInt64) async throws(PrivetFault) -> EntryProof? {
        try await core.read { try $0.proof(index: index) }
    }

    /// The record of a face template's destruction, to take along.
    ///
    /// Its `text` is one file to share, and anybody can check it without this app (docs/formats.md). It shows what this app
    /// recorded and when it says so; not that no copy was made before.
    ///
    /// - Parameters:
    ///   - activity: The activity that the template belonged to.
    ///   - template: Which one; nil is the one that was destroyed last.
    /// - Returns: nil if there is none yet (nothing was destroyed, or the key store did not answer that the key is missing),
    ///   and while the records cannot be read.
    /// - Throws: `Fault`; `Fault.BadArgument` for an id with illegal text.
    public func destruction(
        of activity: ActivityId, template: TemplateId? = nil
    ) async throws(PrivetFault) -> DestructionRecord? {
        try await core.read { try $0.destruction(activity: activity, template: template) }
    }

    /// The templates of an activity that were destroyed, the last one first, at most 200.
    ///
    /// Of each there is a ``destruction(of:template:)``. None that only moved to another key.
    ///
    /// - Parameter activity: The activity that they belonged to.
    /// - Returns: nil while the records cannot be read.
    /// - Throws: As `destruction`.
    public func destroyed(of activity: ActivityId) async throws(PrivetFault) -> [TemplateId]? {
        try await core.read { try $0.destroyed(activity: activity) }
    }

    /// The same for a screen, with what the record shows and what it does not show. Draw both lists.
    ///
    /// - Parameters:
    ///   - activity: The activity that the template belonged to.
    ///   - template: Which one; nil is the one that was destroyed last.
    ///   - reader: For whom it is drawn.
    /// - Throws: As `destruction`; `Fault.BadArgument` for an offset beyond −840 to 840 minutes.
    public func destructionPage(
        of activity: ActivityId, template: TemplateId? = nil, _ reader: Reader
    ) async throws(PrivetFault) -> DestructionPage? {
        try await core.read { try $0.destructionPage(activity: activity, template: template, reader: reader) }
    }

    /// The receipts of what the person chose, newest first.
    ///
    /// - Parameters:
    ///   - before: Where the page begins: `next` of the page before it; nil is the newest.
    ///   - limit: At most so many rows, 1 to 200. A page may be shorter; it is the last when `next` is nil.
    ///   - reader: For whom it is drawn.
    /// - Returns: nil while the records are locked.
    /// - Throws: `Fault`; `Fault.BadArgument` for an offset beyond −840 to 840 minutes.
    public func receipts(
        before: UInt64? = nil, limit: UInt32 = 50, _ reader: Reader
    ) async throws(PrivetFault) -> Receipts? {
        try await core.read { try $0.receipts(before: before, limit: limit, reader: reader) }
    }

    /// One receipt as a sheet: lines, QR code, file, and what it discloses.
    ///
    /// - Returns: nil if the entry is nothing a person chose, and while the records are locked.
    /// - Throws: As `receipts`.
    public func receiptSheet(at index: UInt64, _ reader: Reader) async throws(PrivetFault) -> ReceiptSheet? {
        try await core.read { try $0.receiptSheet(index: index, reader: reader) }
    }

    /// The receipt of the last word on a purpose: a yes, a no, or that it was turned off, by itself or with another. What became of one
    /// send is none.
    ///
    /// - Returns: nil if nothing was said, while it is off and that can still be undone or is not in the records yet, while these are
    ///   locked, and where `receiptSheet` has none.
    /// - Throws: As `receipts`.
    public func answerReceiptSheet(
        for activity: ActivityId, _ reader: Reader
    ) async throws(PrivetFault) -> ReceiptSheet? {
        try await core.read { try $0.answerReceiptSheet(activity: activity, reader: reader) }
    }

    /// Writes the file of a receipt to a new file that only the app's user can read.
    ///
    /// - Returns: false, and no file, where `receiptSheet` has none.
    /// - Throws: `Fault`; `Fault.BadArgument` if `file` is no file URL; `Fault.Store` if there is a file already, which stays as it
    ///   is, or it could not be written.
    public func exportReceipt(at index: UInt64, to file: URL) async throws(PrivetFault) -> Bool {
        try await core.read { try $0.exportReceipt(index: index, path: ofFile(file)) }
    }

    /// Checks a receipt that somebody shows: a file's bytes, the text of a QR code, or the receipt of a send; or the record of a
    /// destruction.
    ///
    /// This phone's own keys are known besides `known`; while locked, from the first time on that this run had the records open.
    /// Works in every state of the app, and asks no network. Whatever is wrong with the receipt is an answer.
    ///
    /// - Throws: `Fault.BadArgument` for a known key that is none, or an offset beyond −840 to 840 minutes.
    public func check(
        receipt: Data, known: KnownKeys = KnownKeys(), _ reader: Reader
    ) async throws(PrivetFault) -> Checked {
        try await core.read { try $0.checkReceipt(bytes: receipt, known: known, reader: reader) }
    }

    /// The same without an engine, as an auditor does: only `known` is known.
    ///
    /// - Throws: As the other `check`.
    public static func check(
        receipt: Data, known: KnownKeys = KnownKeys(), _ reader: Reader
    ) throws(PrivetFault) -> Checked {
        try typed { try checkReceipt(bytes: receipt, known: known, reader: reader) }
    }

    /// The detail behind the timeline's row of this entry: what it was, what was shown before it and whether that still gives the
    /// recorded digest, what became of it, and its receipt.
    ///
    /// - Returns: nil if it has no row, and while the records are locked.
    /// - Throws: As `receipts`.
    public func useDetail(at index: UInt64, _ reader: Reader) async throws(PrivetFault) -> UseDetail? {
        try await core.read { try $0.useDetail(index: index, reader: reader) }
    }

    /// What the records are, how far they were verified, and how the keys behind them stand.
    ///
    /// Works in every state of the app: while locked, it knows the keys' state and the policy alone.
    ///
    /// - Throws: As `receipts`.
    public func inspector(_ reader: Reader) async throws(PrivetFault) -> Inspector {
        try await core.commit { try $0.inspector(reader: reader) }
    }

    /// Tries to send without asking the person, and locks the engine down if that is not denied.
    ///
    /// Sends nothing and records nothing but what came due.
    ///
    /// - Throws: `Fault`
    public func tryToSend(language: Language) async throws(PrivetFault) -> TriedView {
        try await core.commit { try $0.tryToSend(language: language) }
    }

    /// The receipt of a confirmed release (JWS compact, RFC 7515); nil if there is none with this number.
    ///
    /// - Throws: `Fault`
    public func receipt(_ jti: Jti) async throws(PrivetFault) -> String? {
        try await core.read { try $0.receipt(jti: jti) }
    }

    /// Checks every entry and node, which takes seconds for a large ledger. A broken ledger locks the engine down.
    ///
    /// - Returns: nil while it cannot be read.
    /// - Throws: `Fault`
    public func verifyLedger() async throws(PrivetFault) -> Verified? {
        try await core.read { try $0.verifyLedger() }
    }

    /// Is this receipt genuine? Needs no engine and no network. Whatever is wrong with the receipt is an answer.
    ///
    /// - Parameters:
    ///   - receipt: The receipt, JWS compact (RFC 7515).
    ///   - jwk: The registered key (RFC 7517).
    ///   - expected: What whoever checks knows beforehand.
    /// - Throws: `Fault.BadArgument` if `jwk` is not a canonical P-256 JWK.
    public static func verify(
        receipt: String, jwk: String, expected: Expectations
    ) throws(PrivetFault) -> ReceiptCheck {
        try typed { try verifyReceipt(receipt: receipt, jwk: jwk, expected: expected) }
    }
}
