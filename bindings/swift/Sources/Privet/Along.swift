import Foundation
import PrivetFFI

/// What the person takes along. A file made here holds everything about them in plain text: hand it over, then delete it.
extension Privet {
    /// Writes everything about the person as JSON (docs/export.md) to a new file, readable by the app's user only.
    ///
    /// - Parameters:
    ///   - file: Where. A file that is there already is left as it is.
    ///   - withManner: Whether to tell how answers were given, which can reveal a disability: only if the person asks for it.
    /// - Returns: What was written and left out; nil, and no file, while the records are locked.
    /// - Throws: `Fault`; `Fault.BadArgument` if `file` is no file URL; `Fault.Store` if there is a file already or it could not be
    ///   written. An unfinished file is taken away.
    @discardableResult
    public func exportJSON(to file: URL, withManner: Bool = false) async throws(PrivetFault) -> Exported? {
        try await core.read { try $0.exportJson(withManner: withManner, path: ofFile(file)) }
    }

    /// Writes everything about the person as one page to read, without how answers were given, to a new file, readable by the
    /// app's user only.
    ///
    /// - Returns: As `exportJSON`.
    /// - Throws: As `exportJSON`; `Fault.BadArgument` for an offset beyond −840 to 840 minutes.
    @discardableResult
    public func exportHTML(to file: URL, _ reader: Reader) async throws(PrivetFault) -> Exported? {
        try await core.read { try $0.exportHtml(path: ofFile(file), reader: reader) }
    }

    /// The same page as UTF-8, for whoever hands it on at once: no file holds it.
    ///
    /// - Returns: nil while the records are locked.
    /// - Throws: `Fault`; `Fault.BadArgument` for an offset beyond −840 to 840 minutes.
    public func exportPage(_ reader: Reader) async throws(PrivetFault) -> Data? {
        try await core.read { try $0.exportPage(reader: reader) }
    }

    /// The consent record of one activity (ISO/IEC TS 27560, JSON-LD).
    ///
    /// - Returns: nil while the records are locked, and if nothing happened to its consent.
    /// - Throws: `Fault`; `Fault.BadArgument` if the id has illegal text.
    public func consentRecord(
        for activity: ActivityId, language: Language
    ) async throws(PrivetFault) -> String? {
        try await core.read { try $0.consentRecord(activity: activity, language: language) }
    }

    /// A consent receipt (ISO/IEC TS 27560, JSON-LD).
    ///
    /// - Parameters:
    ///   - activity: With the record of this one; nil is all that were answered.
    ///   - language: In which the texts are.
    /// - Returns: nil while the records are locked, and if there is nothing in it.
    /// - Throws: `Fault`; `Fault.BadArgument` if the id has illegal text.
    public func consentReceipt(
        for activity: ActivityId? = nil, language: Language
    ) async throws(PrivetFault) -> String? {
        try await core.read { try $0.consentReceipt(activity: activity, language: language) }
    }
}

func ofFile(_ file: URL) throws -> String {
    guard file.isFileURL else { throw PrivetFault.BadArgument }
    return file.path
}
