import Foundation
@testable import Privet
import PrivetTestkit

/// Views: each becomes a list of plain rows, and `has`, `lacks`, `says` look there.
extension Stage {
    func look(_ step: inout Members) async throws {
        let view = try step.text("view")
        let (has, lacks) = (step.take("has"), step.take("lacks"))
        let (says, neverSays) = (try step.texts("says"), try step.texts("never_says"))
        let reader = try reader(step.textIfAny("language"))
        let seen: Seen
        switch view {
        case "center": seen = try await center(reader)
        case "timeline": seen = try await timeline(step.textIfAny("activity").map { ActivityId($0) }, reader)
        case "prompt": seen = try await drawing(&step, reader)
        case "activity":
            guard let state = try activity(&step).state() else { throw Bad("not declared") }
            seen = ([.object(["state": Json(of: state)])], "")
        default:
            guard let read = try await read(view, &step, reader) else { throw Bad("unknown view \(view)") }
            seen = read
        }
        for wanted in Self.several(has) where !seen.rows.contains(where: { $0.holds(wanted) }) {
            throw Bad("no row has \(wanted); rows are \(seen.rows)")
        }
        for unwanted in Self.several(lacks) where seen.rows.contains(where: { $0.holds(unwanted) }) {
            throw Bad("a row has \(unwanted)")
        }
        for text in says where !seen.texts.contains(text) {
            throw Bad("it does not say \(text); it says \(seen.texts)")
        }
        for text in neverSays where seen.texts.contains(text) { throw Bad("it says \(text)") }
    }

    private static func several(_ patterns: Json?) -> [Json] { patterns.map { $0.list ?? [$0] } ?? [] }

    private func center(_ reader: Reader) async throws -> ([Json], String) {
        guard let center = try await privet().center(reader) else { throw Bad("no center") }
        var rows: [Json] = [
            .object([
                "locked": Json(of: center.banner?.lock as Any), "stale": .int(Int64(center.stale)),
                "undo": Json(of: center.undo.count),
            ])
        ]
        rows += center.activities.map { row in
            .object([
                "activity": .text(row.activity.raw), "state": Json(of: row.state), "uses": .int(Int64(row.uses)),
                "sensitive": .bool(row.sensitive), "turn_on": .bool(row.turnOn != nil),
                "turn_off": .bool(row.turnOff != nil), "waiting": .list(row.waiting.map { .text($0.recipient.raw) }),
                "needs": .list(row.needs.map { .text($0.raw) }),
            ])
        }
        rows += center.phone.map { row in
            .object(["permission": Json(of: row.permission), "phone": Json(of: row.state as Any)])
        }
        return (rows, Json(of: center).texts)
    }

    private func timeline(_ activity: ActivityId?, _ reader: Reader) async throws -> ([Json], String) {
        var (rows, said, before): ([Json], String, UInt64?) = ([], "", nil)
        repeat {
            let page = try await privet().timeline(of: activity, before: before, limit: 50, reader)
            for row in page.rows {
                said += Json(of: row).texts
                rows.append(
                    .object([
                        "activity": Json(of: row.activity as Any), "result": Json(of: row.result),
                        "recipient": Json(of: row.recipient as Any), "filter": Json(of: row.filter),
                        "at": .int(row.at), "by": Json(of: row.by as Any),
                    ]))
            }
            before = page.next
        } while before != nil
        return (rows, said)
    }

    private func drawing(_ step: inout Members, _ reader: Reader) async throws -> ([Json], String) {
        let (id, asked) = try asked(&step)
        guard case .drawn(let view) = try await privet().core.draw(asked, reader) else { throw Bad("refused") }
        drawn[id] = view.digest
        var rows: [Json] = [
            .object([
                "asks": .text(view.asks), "language": .text(view.language), "activity": .text(view.activity.raw),
                "sensitive": .bool(view.sensitive),
            ])
        ]
        rows += view.lines.map { .object(["key": .text($0.key)]) }
        return (rows, Json(of: view).texts)
    }
}

extension PromptView {
    fileprivate var asks: String {
        switch kind {
        case .consent: "consent"
        case .release(let release):
            switch release.content {
            case .payment: "payment"
            case .picture: "picture"
            case .data: "data"
            }
        }
    }
}
