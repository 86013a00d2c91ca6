import Foundation
@testable import Privet
import PrivetTestkit

/// Views that speak of everything at once: lists, policy, year, the phone's own log; and the sheets about turning off.
extension Stage {
    typealias Seen = (rows: [Json], texts: String)

    /// Draws a view, with the members of the step that it takes.
    func read(_ view: String, _ step: inout Members, _ reader: Reader) async throws -> Seen? {
        switch view {
        case "what_if": try whatIf(&step, reader)
        case "tidy": try tidy(&step, reader)
        case "lists": try await lists(&step, reader)
        case "policy": try await policy(reader)
        case "footprint":
            try await footprint(Int(step.int("year")), reader)
        case "compare": try await compared(&step, reader)
        default: nil
        }
    }

    private func whatIf(_ step: inout Members, _ reader: Reader) throws -> Seen {
        guard let sheet = try activity(&step).whatIf(reader) else { throw Bad("not declared") }
        var rows: [Json] = [
            .object([
                "activity": .text(sheet.activity.raw), "fallback": Json(of: sheet.fallback as Any),
                "destroys": .bool(!sheet.destroys.isEmpty),
            ])
        ]
        rows += sheet.also.map { .object(["also": .text($0.activity.raw)]) }
        rows += sheet.told.map { .object(["told": .text($0.recipient.raw)]) }
        return (rows, Json(of: sheet).texts)
    }

    private func tidy(_ step: inout Members, _ reader: Reader) throws -> Seen {
        let sort = try TidySort.named(step.textIfAny("sort") ?? "Unused")
        let selected = Set(try step.texts("selected").map { ActivityId($0) })
        guard let tidy = try privet().tidy(sort: sort, selected: selected, reader) else {
            throw Bad("nobody knows what is on")
        }
        var rows: [Json] = [
            .object([
                "on": Json(of: tidy.on), "stale": Json(of: tidy.stale), "can_turn_off": .bool(tidy.canTurnOff),
                "undo": Json(of: tidy.undo.count),
            ])
        ]
        rows += tidy.rows.enumerated().map { place, row in
            .object([
                "place": Json(of: place), "activity": .text(row.activity.raw), "sensitive": .bool(row.sensitive),
                "stale": .bool(row.stale), "used": .bool(row.used != nil), "selected": .bool(row.selected),
            ])
        }
        rows += tidy.also.map { .object(["also": .text($0.activity.raw)]) }
        return (rows, Json(of: tidy).texts)
    }

    private func lists(_ step: inout Members, _ reader: Reader) async throws -> Seen {
        let period = try Period.named(step.text("period"))
        let held = try (step.take("held")?.list ?? []).map { json in
            var value = try Members(json)
            let held = Held(data: DataId(try value.text("data")), value: try value.text("value"))
            try value.done()
            return held
        }
        guard let lists = try await privet().lists(period, held: held, reader) else { throw Bad("no manifest") }
        var rows: [Json] = [.object(["undeclared": Json(of: lists.undeclared)])]
        rows += lists.collected.flatMap(\.rows).map { row in
            .object([
                "collected": .text(row.data.raw), "activity": .text(row.activity.raw),
                "times": Json(of: row.times as Any), "content": Json(of: row.content as Any),
            ])
        }
        rows += lists.shared.map { row in
            .object([
                "shared": .text(row.data.raw), "activity": .text(row.activity.raw),
                "recipient": .text(row.recipient.raw), "times": Json(of: row.times as Any),
            ])
        }
        return (rows, Json(of: lists).texts)
    }

    private func policy(_ reader: Reader) async throws -> Seen {
        guard let policy = try await privet().policy(reader) else { throw Bad("no manifest") }
        var rows: [Json] = [.object(["version": .text(policy.version)])]
        for chapter in policy.chapters {
            for section in chapter.sections {
                guard let both = section.switch else { throw Bad("a section without a switch") }
                rows.append(
                    .object([
                        "chapter": Json(of: chapter.kind), "activity": .text(section.activity.raw),
                        "state": Json(of: both.state), "turn_on": .bool(both.turnOn != nil),
                        "turn_off": .bool(both.turnOff != nil),
                    ]))
            }
        }
        return (rows, Json(of: policy).texts)
    }

    private func footprint(_ year: Int, _ reader: Reader) async throws -> Seen {
        let page = try await privet().footprint(year: year, reader)
        let row = Json.object(["year": Json(of: page.year), "counts": Json(of: page.counts as Any)])
        return ([row], Json(of: page).texts)
    }

    private func compared(_ step: inout Members, _ reader: Reader) async throws -> Seen {
        let drawn: Compared?
        if step.all["log"] != nil {
            var log = try step.members("log")
            let (kind, file, app) = (try PhoneLog.named(log.text("kind")), try log.text("file"), try log.text("app"))
            try log.done()
            drawn = try await privet().compare(read(file), kind: kind, app: app, reader)
        } else {
            drawn = try await privet().requests.compare(Period.named(step.text("period")), reader)
        }
        guard let seen = drawn else { throw Bad("no manifest") }
        var rows: [Json] = [
            .object([
                "extra": Json(of: seen.extra), "gap": Json(of: seen.gap), "undeclared": Json(of: seen.undeclared),
                "whole": .bool(seen.whole),
            ])
        ]
        rows += seen.accesses.map { row in
            .object([
                "access": Json(of: row.resource), "standing": Json(of: row.standing), "noted": Json(of: row.noted),
            ])
        }
        rows += seen.hosts.map { row in
            .object([
                "host": .text(row.host), "standing": Json(of: row.standing), "hits": Json(of: row.hits),
                "bytes": Json(of: row.bytes as Any),
            ])
        }
        rows += seen.unused.map { .object(["unused": Json(of: $0.what)]) }
        rows += seen.tags.map { row in
            .object([
                "tag": Json(of: row.tag as Any), "activity": Json(of: row.activity as Any),
                "access": Json(of: row.resource), "explained": .bool(row.explained),
            ])
        }
        rows += seen.findings.map { .object(["finding": Json(of: $0.code), "count": Json(of: $0.count)]) }
        return (rows, Json(of: seen).texts)
    }
}
