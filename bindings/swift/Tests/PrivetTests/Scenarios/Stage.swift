import Foundation
@testable import Privet
import PrivetTestkit

/// The phone that a scenario happens on, and the app while it runs.
final class Stage {
    static let challenge = Data("a challenge of the recipient".utf8)
    let phone: TestPhone
    let reader: Reader
    /// The folder of payloads, probes and manifests.
    let files: URL
    var names = Names()
    /// Digest of the lines last drawn, by the id of what they ask.
    var drawn: [String: Digest] = [:]
    /// What each recipient was told at registration.
    var registrations: [String: String] = [:]
    var owners: [String: Data] = [:]
    var requests: [String: RequestId] = [:]
    private let folder: URL
    private let copies: URL
    private let compiled: Json
    private var manifest: Json
    private var running: Privet?
    private var stood: (ledger: Json?, size: Int) = (nil, 0)

    init(start: Int64, reader: Reader, files: URL) async throws {
        (self.reader, self.files, folder, copies) = (reader, files, try Files.folder(), try Files.folder())
        phone = try TestPhone(dir: folder.path, seed: 7, start: start)
        let made = try phone.manifest(json: Files.demoManifest())
        compiled = try Json(parsing: Data(made.utf8))
        manifest = compiled
        let opened = try await open()
        guard opened == .text("Ready") else { throw Bad("a new phone answered \(opened)") }
    }

    deinit {
        try? FileManager.default.removeItem(at: folder)
        try? FileManager.default.removeItem(at: copies)
    }

    /// Plays a scenario; answers how many steps it had.
    static func play(_ scenario: inout Members, files: URL) async throws -> Int {
        let (name, _) = (try scenario.text("name"), try scenario.text("event"))
        guard try scenario.text("manifest") == "lantern_pay" else { throw Bad("unknown manifest") }
        guard let start = try ISO8601DateFormatter().date(from: scenario.text("start")) else { throw Bad("no start") }
        var reads = try scenario.members("reader")
        let reader = Reader(
            language: try language(reads.text("language")), utcOffset: Int32(try reads.int("utc_offset")), hour24: true)
        try reads.done()
        guard let steps = scenario.take("steps")?.list else { throw Bad("no steps") }
        try scenario.done()
        let stage = try await Stage(start: Int64(start.timeIntervalSince1970 * 1000), reader: reader, files: files)
        for (at, step) in steps.enumerated() {
            do { try await stage.take(step) } catch { throw Bad("\(name), step \(at + 1): \(step): \(error)") }
        }
        let left = stage.phone.unfired()
        if !left.isEmpty { throw Bad("did not happen: \(left)") }
        if stage.running != nil { try await stage.kill() }
        return steps.count
    }

    static func language(_ tag: String) throws -> Language {
        switch tag {
        case "en": .en
        case "zh-Hans": .zhHans
        default: throw Bad("unknown language \(tag)")
        }
    }

    /// The app, if it runs.
    func privet() throws -> Privet {
        guard let running else { throw Bad("the app was killed and not opened again") }
        return running
    }

    /// The scenario's reader, or the same one reading another language.
    func reader(_ tag: String?) throws -> Reader {
        guard let tag else { return reader }
        return Reader(language: try Self.language(tag), utcOffset: reader.utcOffset, hour24: reader.hour24)
    }

    func read(_ file: String) throws -> Data { try Data(contentsOf: files.appendingPathComponent(file)) }

    /// The same id for the same name; a new one without.
    func request(_ name: String?) -> RequestId {
        guard let name else { return .random() }
        let id = requests[name] ?? .random()
        requests[name] = id
        return id
    }

    /// Starts the app; answers how the engine stands.
    func open() async throws -> Json {
        if running != nil { throw Bad("the app runs already: kill it first") }
        let text = String(decoding: try JSONEncoder().encode(manifest), as: UTF8.self)
        do throws(PrivetFault) {
            let opened = try await Privet(manifest: text, keys: phone.keys(), anchor: phone.anchor()) {
                [phone] keys, anchor in try phone.open(manifest: text, keys: keys, anchor: anchor)
            }
            running = opened
            return Json(of: try opened.status())
        } catch { return Json(fault: error) }
    }

    /// Ends the app, and waits until nothing of it is left.
    func kill() async throws {
        _ = try privet()
        running = nil
        for _ in 0..<10_000 where enginesAlive() != 0 { try await Task.sleep(for: .milliseconds(5)) }
        if enginesAlive() != 0 { throw Bad("something keeps the engine") }
    }

    /// The next start has the original manifest with the changes of this file.
    func changeManifest(_ file: String) throws {
        guard let changes = try Json(parsing: read(file)).list else { throw Bad("a list of changes") }
        manifest = try changes.reduce(compiled) { manifest, change in
            var change = try Members(change)
            let path = try change.text("path").split(separator: "/").map(String.init)
            let value = change.take("value")
            try change.done()
            return try manifest.changed(path[...], to: value)
        }
    }

    func copy(_ name: String) throws {
        let to = copies.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: to, withIntermediateDirectories: true)
        try move(from: folder, to: to)
    }

    func restore(_ name: String) throws {
        let from = copies.appendingPathComponent(name)
        guard FileManager.default.fileExists(atPath: from.path) else { throw Bad("no copy is named \(name)") }
        try delete()
        try move(from: from, to: folder)
    }

    func delete() throws {
        if running != nil { throw Bad("the app runs: kill it first") }
        for file in Self.database {
            let path = folder.appendingPathComponent(file)
            if FileManager.default.fileExists(atPath: path.path) { try FileManager.default.removeItem(at: path) }
        }
    }

    private static let database = ["privet.db", "privet.db-wal", "privet.db-shm"]

    private func move(from: URL, to: URL) throws {
        for file in Self.database {
            let there = from.appendingPathComponent(file)
            guard FileManager.default.fileExists(atPath: there.path) else { continue }
            let copy = to.appendingPathComponent(file)
            if FileManager.default.fileExists(atPath: copy.path) { try FileManager.default.removeItem(at: copy) }
            try FileManager.default.copyItem(at: there, to: copy)
        }
    }

    /// The ledger's events, each as its name and what it carries; none while it cannot be read.
    func events() -> [Json]? {
        guard let running else { return nil }
        let texts = try? phone.eventsSince(engine: running.core.engine, from: 0)
        return texts?.compactMap { text in
            guard let entry = try? Json(parsing: Data(text.utf8)), var event = entry["event"]?.object ?? entry.object,
                let name = event.removeValue(forKey: "type")?.text
            else { return nil }
            return .object([name: .object(event)])
        }
    }

    /// Where the ledger stands: its first event, and how many there are. After a kill, where it stood.
    func mark() -> (ledger: Json?, size: Int) {
        if let events = events(), let first = events.first { stood = (first, events.count) }
        return stood
    }
}

extension Json {
    /// The same with the value at this path set, or taken away. A list is stepped into by the `id` of its members.
    fileprivate func changed(_ path: ArraySlice<String>, to value: Json?) throws -> Json {
        guard let name = path.first else {
            guard let value else { throw Bad("an empty path") }
            return value
        }
        let (rest, last) = (path.dropFirst(), path.count == 1)
        switch self {
        case .object(var members):
            if last {
                if value == nil, members[name] == nil { throw Bad("nothing to take away: \(name)") }
                members[name] = value
            } else {
                guard let inside = members[name] else { throw Bad("no such place: \(name)") }
                members[name] = try inside.changed(rest, to: value)
            }
            return .object(members)
        case .list(var list):
            let found = list.firstIndex { $0["id"] == .text(name) }
            guard let at = found else { throw Bad("no such place: \(name)") }
            if last {
                guard value == nil else { throw Bad("not a place to change: \(name)") }
                list.remove(at: at)
            } else {
                list[at] = try list[at].changed(rest, to: value)
            }
            return .list(list)
        default: throw Bad("not a place to change: \(name)")
        }
    }
}
