import Foundation
import PrivetFFI

/// Pages that a person reads about everything at once. All words are the core's, in the reader's language.
extension Privet {
    /// The two lists of personal information with counts of real use.
    ///
    /// - Parameters:
    ///   - period: How far back is counted, today included. Days are those of the ledger (UTC).
    ///   - held: What the app holds, to be shown masked. Nothing of it is kept.
    ///   - reader: For whom it is drawn.
    /// - Returns: Without counts while the records are locked or can't be read; nil if no manifest was ever accepted.
    /// - Throws: `Fault`; `Fault.BadArgument` for an id with illegal text, or an offset beyond −840 to 840 minutes.
    public func lists(
        _ period: Period, held: [Held] = [], _ reader: Reader
    ) async throws(PrivetFault) -> Lists? {
        try await core.read { try $0.lists(period: period, held: held, reader: reader) }
    }

    /// The same lists as the person takes them along: JSON, and two tables that a spreadsheet opens.
    ///
    /// - Throws: As `lists`.
    public func listFiles(
        _ period: Period, held: [Held] = [], _ reader: Reader
    ) async throws(PrivetFault) -> ListFiles? {
        try await core.read { try $0.listFiles(period: period, held: held, reader: reader) }
    }

    /// A value as the manifest's rule for its kind shows it; hidden if the kind is not declared. From memory.
    ///
    /// - Throws: `Fault.BadArgument` if the id has illegal text.
    public func masked(_ value: String, as data: DataId) throws(PrivetFault) -> String {
        try typed { try core.engine.masked(data: data, value: value) }
    }

    /// The interactive policy: what is collected, stored and shared, with the switches of the permission center.
    ///
    /// - Returns: nil if no manifest was ever accepted.
    /// - Throws: `Fault`; `Fault.BadArgument` for an offset beyond −840 to 840 minutes.
    public func policy(_ reader: Reader) async throws(PrivetFault) -> Policy? {
        try await core.read { try $0.policy(reader: reader) }
    }

    /// The year in privacy: counts only, worked out here. Viewing it agrees to nothing; it leaves only as a
    /// `Payload.footprint` that the person confirmed.
    ///
    /// - Parameters:
    ///   - year: 1970 to 9999. Its days are those of the ledger (UTC).
    ///   - reader: For whom it is drawn.
    /// - Throws: `Fault`; `Fault.BadArgument` for another year, or an offset beyond −840 to 840 minutes.
    public func footprint(year: Int, _ reader: Reader) async throws(PrivetFault) -> Footprint {
        try await core.read { try $0.footprint(year: ofYear(year), reader: reader) }
    }

    /// Holds a log that the phone keeps against what the app declares and what is recorded here: what nothing explains, hosts
    /// that nobody declares, and what was declared and never used. Records, sends and keeps nothing of it.
    ///
    /// - Parameters:
    ///   - log: The file, as the person exported it. The core borrows it.
    ///   - kind: Which log it is.
    ///   - app: Whose lines to read: the bundle identifier, 1 to 255 bytes.
    ///   - reader: For whom it is drawn.
    /// - Returns: What is wrong with the file is among its findings; nil if no manifest was ever accepted.
    /// - Throws: `Fault`; `Fault.BadArgument` for another length of `app`, or an offset beyond −840 to 840 minutes.
    public func compare(
        _ log: Data, kind: PhoneLog = .iosReport, app: String, _ reader: Reader
    ) async throws(PrivetFault) -> Compared? {
        try await core.read { try $0.compare(log: log, kind: kind, app: app, reader: reader) }
    }
}

/// A year as the core takes it: one that does not fit is out of its range as well.
func ofYear(_ year: Int) throws -> UInt16 {
    guard let year = UInt16(exactly: year) else { throw PrivetFault.BadArgument }
    return year
}

/// What a person typed stays out of logs: only the kind is printed.
extension Held: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Its kind, without the value.
    public var description: String { "Held(data: \(data.raw))" }
    /// Its kind, without the value.
    public var debugDescription: String { description }
    /// Its kind, without the value.
    public var customMirror: Mirror { Mirror(self, children: ["data": data]) }
}
