import Foundation
@testable import Privet
import PrivetTestkit

/// What an operation answered, and what `as` binds.
struct Answered {
    var reply: Json
    var bound: Json?

    init(_ reply: Json, bound: Json? = nil) { (self.reply, self.bound) = (reply, bound) }
    init(_ name: String, bound: Json? = nil) { self.init(.text(name), bound: bound) }

    /// What the layer answered: `done` says how the core names it.
    init<Value>(_ ruled: Ruled<Value>, _ done: (Value) -> Answered) {
        switch ruled {
        case .done(let value): self = done(value)
        case .denied(let denial): self.init(Json(refused: denial.reason))
        }
    }

    /// What the generated engine answered.
    init(_ outcome: Outcome) {
        switch outcome {
        case .refused(let refusal): self.init(Json(refused: refusal))
        case .done(let reply): self.init(Json(of: reply), bound: Self.bound(reply))
        }
    }

    private static func bound(_ reply: Reply) -> Json? {
        switch reply {
        case .prompt(let prompt): .text(prompt.raw)
        case .turnedOff(let batch, _, _, _): batch.map { .text($0.raw) }
        case .began(let use): .text(use.raw)
        case .pending(let release, _): .text(release.raw)
        case .approved(let input, _): .text(input)
        case .confirmed(let jti, let receipt): .object(["jti": .text(jti.raw), "receipt": .text(receipt)])
        case .released(let jti): .object(["jti": .text(jti.raw)])
        case .matched(let token): .text(token.raw)
        default: nil
        }
    }
}

extension Stage {
    /// Takes one step.
    func take(_ text: Json) async throws {
        var step = try Members(names.fill(text))
        _ = step.take("why")
        let (bind, wanted, events) = (try step.textIfAny("as"), step.take("reply"), step.take("events"))
        let named = try step.textIfAny("request")
        // Reading the whole ledger takes its time: only where somebody asks, and before nobody can.
        let asks = events != nil || step.all["kill"] != nil || step.all["lock"] != nil
        let before = asks ? mark() : (ledger: nil, size: 0)
        var answered = Answered("Done")
        if step.all["do"] != nil {
            let operation = try step.text("do")
            do {
                answered = try await operate(operation, &step, named)
            } catch let fault as PrivetFault { answered = Answered(Json(fault: fault)) }
        } else {
            if bind != nil || named != nil || wanted != nil { throw Bad("as, request and reply belong to operations") }
            try await other(&step)
        }
        try step.done()
        if let wanted {
            if !answered.reply.holds(wanted) { throw Bad("answered \(answered.reply) instead of \(wanted)") }
        } else if answered.reply.isRefusal {
            throw Bad("answered \(answered.reply)")
        }
        if let events {
            let now = mark()
            let since = now.ledger == before.ledger ? min(before.size, now.size) : 0
            let added = Json.list(Array((self.events() ?? []).dropFirst(since)))
            if !added.holds(events) { throw Bad("recorded \(added) instead of \(events)") }
        }
        if let bind {
            guard let bound = answered.bound else { throw Bad("nothing to bind") }
            names.bind(bind, bound)
        }
    }

    private func operate(_ name: String, _ step: inout Members, _ named: String?) async throws -> Answered {
        if let answered = try await asking(name, &step, named) { return answered }
        if let answered = try await sending(name, &step, named) { return answered }
        if let answered = try await proving(name, &step, named) { return answered }
        throw Bad("unknown operation \(name)")
    }

    /// A step that is no operation.
    private func other(_ step: inout Members) async throws {
        if step.all["view"] != nil { return try await look(&step) }
        if step.all["host"] != nil {
            let times = try step.intIfAny("times") ?? 1
            return try phone.fail(
                call: step.text("host"), fault: KeyFault.named(step.text("fails")), times: UInt32(times))
        }
        guard step.all.count <= 3, let kind = Self.kinds.first(where: { step.all[$0] != nil }) else {
            throw Bad("unknown step \(step.all.keys.sorted())")
        }
        switch kind {
        case "wait": try phone.advance(by: UInt64(duration(step.text("wait"))))
        case "os":
            for (permission, state) in try step.members("os").all {
                guard let state = state.text else { throw Bad("a state") }
                let told = try await privet().report(.named(permission), .named(Self.camel(state)))
                if let denial = told.denial { throw Bad("refused: \(denial)") }
            }
        case "clock":
            var clock = try step.members("clock")
            if clock.all["wall"] != nil {
                try phone.shiftWall(by: duration(clock.text("wall")))
            } else {
                try clock.yes("reboot")
                phone.reboot()
            }
            try clock.done()
        case "lock":
            try step.yes(kind)
            phone.lock()
        case "unlock":
            try step.yes(kind)
            phone.unlock()
        case "new_enrolment":
            try step.yes(kind)
            try phone.newEnrolment()
        case "screen_lock": try phone.setScreenLock(lock: .named(step.text(kind)))
        case "kill":
            try step.yes(kind)
            try await kill()
        case "delete":
            try step.yes(kind)
            try delete()
        case "copy": try copy(step.text(kind))
        case "restore": try restore(step.text(kind))
        default:
            var how = try step.members("open")
            if let file = try how.textIfAny("reopen_with") { try changeManifest(file) }
            guard let wanted = how.take("reply") else { throw Bad("open says the status") }
            try how.done()
            let opened = try await open()
            if !opened.holds(wanted) { throw Bad("opened \(opened) instead of \(wanted)") }
        }
    }

    /// `not_asked` as `NotAsked`.
    private static func camel(_ snake: String) -> String {
        snake.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    private static let kinds = [
        "wait", "os", "clock", "lock", "unlock", "new_enrolment", "screen_lock", "kill", "delete", "copy", "restore",
        "open",
    ]
}
