import Foundation

/// What a scenario says that does not hold, or cannot be read.
struct Bad: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

/// The members of an object, each to be read: one that nobody reads is unknown.
struct Members {
    let all: [String: Json]
    private var unread: Set<String>

    init(_ json: Json) throws {
        guard let all = json.object else { throw Bad("not an object: \(json)") }
        (self.all, unread) = (all, Set(all.keys))
    }

    mutating func take(_ name: String) -> Json? {
        unread.remove(name)
        return all[name]
    }
    mutating func text(_ name: String) throws -> String {
        guard let text = take(name)?.text else { throw Bad("no text \(name)") }
        return text
    }
    mutating func textIfAny(_ name: String) throws -> String? { all[name] == nil ? nil : try text(name) }
    mutating func int(_ name: String) throws -> Int64 {
        guard let int = take(name)?.int else { throw Bad("no number \(name)") }
        return int
    }
    mutating func intIfAny(_ name: String) throws -> Int64? { all[name] == nil ? nil : try int(name) }
    mutating func boolIfAny(_ name: String) throws -> Bool? {
        guard let json = take(name) else { return nil }
        guard case .bool(let bool) = json else { throw Bad("\(name) is true or false") }
        return bool
    }
    mutating func texts(_ name: String) throws -> [String] {
        guard let list = take(name) else { return [] }
        guard let texts = list.list?.map(\.text), !texts.contains(nil) else { throw Bad("\(name) is a list of texts") }
        return texts.compactMap { $0 }
    }
    mutating func members(_ name: String) throws -> Members {
        guard let json = take(name) else { throw Bad("no \(name)") }
        return try Members(json)
    }
    mutating func yes(_ name: String) throws {
        guard take(name) == .bool(true) else { throw Bad("only true says something: \(name)") }
    }
    /// Whether it is there, and then true.
    mutating func yesIfAny(_ name: String) throws -> Bool {
        if all[name] == nil { return false }
        try yes(name)
        return true
    }
    func done() throws {
        if !unread.isEmpty { throw Bad("unknown members: \(unread.sorted())") }
    }
}

/// What `as` bound.
struct Names {
    private var bound: [String: Json] = [:]

    mutating func bind(_ name: String, _ value: Json) { bound[name] = value }

    /// The same value with every text `$name` or `$name.member` replaced by what was bound.
    func fill(_ json: Json) throws -> Json {
        switch json {
        case .text(let text) where text.hasPrefix("$"): return try find(text.dropFirst())
        case .list(let list): return .list(try list.map(fill))
        case .object(let members): return .object(try members.mapValues(fill))
        default: return json
        }
    }

    private func find(_ path: Substring) throws -> Json {
        let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
        guard let first = parts.first, let value = bound[first] else { throw Bad("nothing is bound to $\(path)") }
        guard parts.count == 2 else { return value }
        guard let member = value[parts[1]] else { throw Bad("$\(path) has no such member") }
        return member
    }
}

extension Json {
    /// Does this hold what is asked of it, in part?
    func holds(_ wanted: Json) -> Bool {
        switch (wanted, self) {
        case (.text(let name), .object(let members)): members.count == 1 && members[name] != nil
        case (.object(let wanted), .object(let members)):
            wanted.allSatisfy { name, part in members[name].map { $0.holds(part) } ?? false }
        case (.list(let wanted), .list(let list)):
            wanted.count == list.count && zip(list, wanted).allSatisfy { $0.holds($1) }
        default: self == wanted
        }
    }

    /// Every text in it, one to a line.
    var texts: String {
        switch self {
        case .text(let text): text + "\n"
        case .list(let list): list.map(\.texts).joined()
        case .object(let members): members.values.map(\.texts).joined()
        default: ""
        }
    }
}

/// Milliseconds of a duration like `700ms`, `61s`, `5m`, `2h` or `31d`, with an optional minus.
func duration(_ text: String) throws -> Int64 {
    let units: [(String, Int64)] = [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000)]
    for (unit, ms) in units where text.hasSuffix(unit) {
        if let number = Int64(text.dropLast(unit.count)) { return number * ms }
    }
    throw Bad("not a duration: \(text)")
}
