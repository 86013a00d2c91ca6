import Foundation
@testable import Privet
import PrivetTestkit

/// Keys that the story names: those of a recipient, in this order, and the owner's.
private struct NamedKeys: PersonKeys {
    let phone: TestPhone
    var confirming: [ConfirmingKey] = []
    var name = ""
    var spki = Data()

    func make(
        for recipient: RecipientId, accepts: Set<UserVerification>, attestation: Digest
    ) async throws -> [ConfirmingKey] { confirming }
    func owner() async throws -> Data { spki }
    func sign(_ key: PersonKey, prompt: SystemPrompt, input: Data) async throws -> Data? {
        switch key {
        case .confirming(let recipient, let uv): try phone.sign(name: Person.key(recipient, uv), bytes: input)
        case .owner: try phone.sign(name: name, bytes: input)
        }
    }
}

/// Operations about asking, answering, using, faces and keys.
extension Stage {
    func asking(_ name: String, _ step: inout Members, _ named: String?) async throws -> Answered? {
        let privet = try privet()
        switch name {
        case "status": return Answered(Json(of: try privet.status()))
        case "check":
            guard let denial = try activity(&step).check() else { return Answered("Allowed") }
            return Answered(Json(refused: denial.reason))
        case "ask":
            let from = try AskedFrom.named(step.textIfAny("from") ?? "Center")
            return Answered(try await activity(&step).ask(from: from, request: request(named))) {
                Answered("Prompt", bound: .text($0.id.raw))
            }
        case "shown": return try await shown(&step)
        case "answer": return try await answer(&step, request(named))
        case "leave":
            let why = try CancelReason.named(step.text("reason"))
            return Answered(try await prompt(&step).leave(why, request: request(named))) { Answered("Undecided") }
        case "withdraw":
            return Answered(try await activity(&step).withdraw(request: request(named))) { Answered("Withdrawn") }
        case "withdraw_many":
            let activities = Set(try step.texts("activities").map { ActivityId($0) })
            return Answered(try await privet.withdraw(all: activities, request: request(named))) { Self.turnedOff($0) }
        case "undo":
            return Answered(try await privet.undoWithdrawal(BatchId(step.text("batch")), request: request(named))) {
                Answered(.variant("Undone", ["count": Json(of: $0)]))
            }
        case "access":
            let library = try step.textIfAny("by").map { LibraryId($0) }
            return Answered(try await activity(&step).access(by: library, request: request(named))) {
                Answered("Began", bound: .text($0.id.raw))
            }
        case "end_use":
            let use = Use(id: UseId(try step.text("use")), activity: ActivityId("pay"), core: privet.core)
            let withheld = try step.withheldIfAny() ?? Withheld(frames: 0, bytes: 0)
            return Answered(try await use.end(withheld: withheld, request: request(named))) { Answered("Ended") }
        case "tick": return Answered(try await privet.tick()) { Answered("Recorded") }
        case "background":
            try await privet.lock()
            return Answered(Json(of: try privet.status()))
        case "outcome":
            let of = try step.text("of")
            guard let id = requests[of] else { throw Bad("no request is named \(of)") }
            return try await privet.outcome(of: id).map { Answered($0) } ?? Answered("Unknown")
        case "enrol":
            return Answered(try await enrol(&step, request(named))) { Answered("Enrolled") }
        case "renew": return Answered(try await faces(&step).renew(request: request(named))) { Answered("Enrolled") }
        case "nonce":
            let nonce = try await privet.core.read { try $0.probeNonce() }
            return Answered("Nonce", bound: .text(nonce.raw))
        case "verify": return try await verify(&step, request(named))
        default: return try await owning(name, &step, named)
        }
    }

    private static func turnedOff(_ off: TurnedOff) -> Answered {
        let until = off.until.map { Int64(($0.timeIntervalSince1970 * 1000).rounded()) }
        return Answered(
            .variant(
                "TurnedOff",
                [
                    "batch": Json(of: off.batch as Any), "until": Json(of: until as Any),
                    "undoable": Json(of: off.undoable), "at_once": Json(of: off.atOnce),
                ]),
            bound: off.batch.map { .text($0.raw) })
    }

    func activity(_ step: inout Members) throws -> Activity { try privet().activity(ActivityId(step.text("activity"))) }

    /// The activity of a prompt only names the fallback, which no scenario looks at.
    private func prompt(_ step: inout Members) throws -> ConsentPrompt {
        ConsentPrompt(id: PromptId(try step.text("prompt")), activity: ActivityId("pay"), core: try privet().core)
    }

    func asked(_ step: inout Members) throws -> (String, Asked) {
        if step.all["prompt"] != nil {
            let id = try step.text("prompt")
            return (id, .consent(PromptId(id)))
        }
        let id = try step.text("release")
        return (id, .release(ReleaseId(id)))
    }

    /// The digest that a step gives, or that of the lines last drawn; before any drawing, one that no lines have.
    func digest(_ step: inout Members, of id: String) throws -> Digest {
        if let given = try step.textIfAny("digest") { return Digest(given) }
        return drawn[id] ?? Digest(String(repeating: "0", count: 64))
    }

    private func shown(_ step: inout Members) async throws -> Answered {
        let (id, asked) = try asked(&step)
        let reader = try reader(step.textIfAny("language"))
        let core = try privet().core
        switch try await core.draw(asked, reader) {
        case .refused(let refusal): return Answered(Json(refused: refusal))
        case .drawn(let view):
            drawn[id] = view.digest
            var answered = Answered(try await core.read { try $0.shown(asked: asked, digest: view.digest) })
            answered.bound = .text(view.digest.raw)
            return answered
        }
    }

    private func answer(_ step: inout Members, _ request: RequestId) async throws -> Answered {
        let digest = try digest(&step, of: step.all["prompt"]?.text ?? "")
        let party = try Party.named(step.textIfAny("party") ?? "Person")
        let given: Answer
        switch (try step.text("outcome"), step.take("until")) {
        case ("refuse", nil): given = .refuse
        case ("allow", .text("once")): given = .allow(until: .once)
        case ("allow", .text("withdrawn")): given = .allow(until: .withdrawn)
        case ("allow", .object(let until)):
            guard let time = until["in"]?.text, until.count == 1 else { throw Bad("until what?") }
            given = .allow(until: .at(wall: phone.wall() + (try duration(time))))
        default: throw Bad("a yes says how long, a no does not")
        }
        let ruled = try await prompt(&step).answer(given, to: digest, by: party, .touch, request: request)
        return Answered(ruled) { until in
            until.map { Answered(.variant("Given", ["until": Json(of: $0)])) } ?? Answered("Refused")
        }
    }

    /// Also where `Activity.faces()` gives none: a story may try what an app can't write.
    private func faces(_ step: inout Members) throws -> Faces {
        Faces(activity: ActivityId(try step.text("activity")), core: try privet().core)
    }

    private func enrol(_ step: inout Members, _ request: RequestId) async throws -> Ruled<Void> {
        let (faces, probe) = (try faces(&step), try read(step.text("probe")))
        switch (try step.yesIfAny("beside"), try step.yesIfAny("instead")) {
        case (false, false): return try await faces.enrol(probe, request: request)
        case (true, false):
            return try signed(try await faces.enrolBeside(probe, keys: owner(&step), .english, request: request))
        case (false, true):
            return try signed(try await faces.enrolInstead(probe, keys: owner(&step), .english, request: request))
        case (true, true): throw Bad("beside or instead")
        }
    }

    private func verify(_ step: inout Members, _ request: RequestId) async throws -> Answered {
        let (probe, nonce) = (try read(step.text("probe")), ProbeNonce(try step.text("nonce")))
        // The layer's call makes its own nonce; here the story says which one.
        let activity = ActivityId(try step.text("activity"))
        let outcome = try await privet().core.commit {
            try $0.verify(request: request, activity: activity, probe: probe, nonce: nonce)
        }
        guard case .done(.matched(let token)) = outcome else { return Answered(outcome) }
        return Answered("Matched", bound: .text(token.raw))
    }

    private func owning(_ name: String, _ step: inout Members, _ named: String?) async throws -> Answered? {
        let privet = try privet()
        switch name {
        case "make_owner":
            return Answered(try signed(try await privet.setOwner(owner(&step), .english, request: request(named)))) {
                Answered("OwnerSet")
            }
        case "reset_attempts":
            let faces = try faces(&step)
            let reset = try await faces.resetAttempts(owner(&step), .english, request: request(named))
            return Answered(try signed(reset)) {
                Answered("Recorded")
            }
        case "leave_lock_down":
            return Answered(try signed(try await privet.leaveLockDown(owner(&step), .english))) { Answered("Recorded") }
        case "register_key": return try await register(&step, request(named))
        case "key_lost":
            let (recipient, uv) = (RecipientId(try step.text("recipient")), try UserVerification.short(step.text("uv")))
            let (cause, request) = (try KeyLoss.named(step.text("cause")), request(named))
            return Answered(
                try await privet.core.commit {
                    try $0.keyLost(request: request, recipient: recipient, uv: uv, cause: cause)
                })
        default: return nil
        }
    }

    private func owner(_ step: inout Members) throws -> NamedKeys {
        let name = try step.textIfAny("key") ?? "owner"
        let spki = try owners[name] ?? phone.makeKey(name: name, uv: .pin)
        owners[name] = spki
        return NamedKeys(phone: phone, name: name, spki: spki)
    }

    private func signed<Value>(_ signed: Signed<Value>) throws -> Ruled<Value> {
        switch signed {
        case .done(let value): return .done(value)
        case .denied(let denial): return .denied(denial)
        case .left, .lost: throw Bad("the key did not sign")
        }
    }

    private func register(_ step: inout Members, _ request: RequestId) async throws -> Answered {
        let recipient = try step.text("recipient")
        let cut = try step.yesIfAny("truncated") ? 1 : 0
        let keys = try step.texts("uv").map {
            let spki = try phone.makeKey(name: "\(recipient)/\($0)", uv: .short($0))
            return ConfirmingKey(uv: try .short($0), spki: spki.dropLast(cut))
        }
        let ruled = try signed(
            try await privet().register(
                with: RecipientId(recipient), challenge: Self.challenge,
                keys: NamedKeys(phone: phone, confirming: keys), .english, request: request))
        if let registration = ruled.value { registrations[recipient] = registration }
        return Answered(ruled) { Answered(.variant("Registered", ["registration": .text($0)])) }
    }
}
