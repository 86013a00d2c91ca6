import Dispatch
import Foundation
@testable import Privet
import PrivetTestkit
import Testing

/// Operations of the gate. The layer runs approving, signing and confirming as one; a scenario looks between them, so these go
/// to the generated engine, in the layer's lane.
extension Stage {
    func sending(_ name: String, _ step: inout Members, _ named: String?) async throws -> Answered? {
        let core = try privet().core
        let request = request(named)
        switch name {
        case "propose": return try await propose(&step, request)
        case "replace":
            let release = ReleaseId(try step.text("release"))
            let (bytes, type) = try file(&step)
            return proposed(
                try await PendingRelease.Stage(
                    core.commit {
                        try $0.replace(request: request, release: release, payload: bytes, mediaType: type)
                    }))
        case "preview": return try await preview(&step)
        case "approve":
            let id = try step.text("release")
            let digest = try digest(&step, of: id)
            let uv = try UserVerification.short(step.textIfAny("uv") ?? "bio")
            return Answered(
                try await core.commit {
                    try $0.approve(request: request, release: ReleaseId(id), digest: digest, uv: uv, manner: .touch)
                })
        case "sign":
            let signature = try phone.sign(name: step.text("key"), bytes: Data(step.text("input").utf8))
            let kept = try step.yesIfAny("truncated") ? signature.dropLast() : signature
            return Answered("Signed", bound: .text(Base64Url.encode(kept)))
        case "confirm":
            let release = ReleaseId(try step.text("release"))
            let signature = try Base64Url.decode(step.text("signature"))
            let confirm: @Sendable (PrivetEngine) throws -> Outcome = {
                try $0.confirm(request: request, release: release, signature: signature)
            }
            if try step.yesIfAny("cancelled") { return try await gone(core, confirm) }
            return Answered(try await core.commit(confirm))
        case "release":
            let release = ReleaseId(try step.text("release"))
            return Answered(try await core.commit { try $0.release(request: request, release: release) })
        case "refuse":
            let release = ReleaseId(try step.text("release"))
            return Answered(try await core.commit { try $0.refuse(request: request, release: release, manner: .touch) })
        case "cancel":
            let (release, why) = (ReleaseId(try step.text("release")), try CancelReason.named(step.text("reason")))
            return Answered(try await core.commit { try $0.cancel(request: request, release: release, why: why) })
        default: return try await delivering(name, &step, request)
        }
    }

    /// A call whose task is cancelled while it is under way in the lane: nobody waits for how it ends.
    private func gone(
        _ core: Core, _ call: @escaping @Sendable (PrivetEngine) throws -> Outcome
    ) async throws -> Answered {
        let (inLane, go, done) = (
            DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)
        )
        let caller = Task {
            _ = try await core.commit { engine in
                inLane.signal()
                go.wait()
                defer { done.signal() }
                return try call(engine)
            }
            try Task.checkCancellation()
        }
        await All.LaneTests.wait(for: inLane)
        caller.cancel()
        go.signal()
        await All.LaneTests.wait(for: done)
        await #expect(throws: CancellationError.self) { try await caller.value }
        return Answered("Gone")
    }

    private func propose(_ step: inout Members, _ request: RequestId) async throws -> Answered {
        let (activity, recipient) = (try activity(&step), RecipientId(try step.text("recipient")))
        let pending: PendingRelease
        if step.all["payment"] != nil {
            var asked = try step.members("payment")
            let within = try asked.textIfAny("within").map(duration)
            let payment = Payment(
                amount: try asked.text("amount"), currency: try asked.text("currency"), payee: try asked.text("payee"),
                nonce: try asked.textIfAny("nonce"), until: within.map { phone.wall() + $0 })
            try asked.done()
            let token = try step.textIfAny("token").map { MatchToken($0) }
            pending = activity.pay(to: recipient, payment, token: token, request: request)
        } else {
            pending = activity.release(to: recipient, try payload(&step), request: request)
        }
        return proposed(try await pending.propose(request))
    }

    private func proposed(_ stage: PendingRelease.Stage) -> Answered {
        switch stage {
        case .notCleanable(let why): return Answered(.object(["not_cleanable": Json(of: why)]))
        case .refused(let refusal): return Answered(Json(refused: refusal))
        case .waits(let id, let confirm):
            return Answered(.variant("Pending", ["confirm": .bool(confirm)]), bound: .text(id.raw))
        }
    }

    private func payload(_ step: inout Members) throws -> Payload {
        if step.all["footprint"] != nil { return .footprint(year: Int(try step.int("footprint")), reader: reader) }
        if step.all["place"] != nil {
            var place = try step.members("place")
            let (lat, lon) = (Int32(try place.int("lat_e7")), Int32(try place.int("lon_e7")))
            try place.done()
            return .location(latE7: lat, lonE7: lon)
        }
        if let withheld = try step.withheldIfAny() { return .result(try read(step.text("payload")), withheld) }
        let (bytes, type) = try file(&step)
        return switch type {
        case .jpeg: .jpeg(bytes)
        case .png: .png(bytes)
        case .webp: .webp(bytes)
        case .json: .json(bytes)
        }
    }

    private func file(_ step: inout Members) throws -> (Data, MediaType) {
        let file = try step.text("payload")
        let bytes = try read(file)
        switch try step.textIfAny("media_type") ?? String(file.split(separator: ".").last ?? "") {
        case "jpg", "image/jpeg": return (bytes, .jpeg)
        case "png", "image/png": return (bytes, .png)
        case "webp", "image/webp": return (bytes, .webp)
        case "json", "application/json": return (bytes, .json)
        default: throw Bad("\(file): say its media type")
        }
    }

    private func preview(_ step: inout Members) async throws -> Answered {
        let (release, lacks) = (ReleaseId(try step.text("release")), try step.texts("lacks"))
        let found = try await privet().core.read { engine in
            try engine.preview(release: release).map { (try $0.bytes(), try $0.mediaType()) }
        }
        guard let (bytes, type) = found else { return Answered("Nothing") }
        try Self.without(bytes, lacks)
        let seen: [String: Json] = [
            "sha256": .text(sha256Of(bytes: bytes)), "size": .int(Int64(bytes.count)),
            "media_type": .text(name(of: type)),
        ]
        return Answered(.variant("Preview", seen), bound: .object(seen))
    }

    private func name(of type: MediaType) -> String {
        switch type {
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .webp: "image/webp"
        case .json: "application/json"
        }
    }

    /// Fails if the bytes hold one of these texts.
    static func without(_ bytes: Data, _ texts: [String]) throws {
        for text in texts where bytes.range(of: Data(text.utf8)) != nil { throw Bad("the bytes hold \(text)") }
    }

    private func delivering(_ name: String, _ step: inout Members, _ request: RequestId) async throws -> Answered? {
        let outbox = try privet().outbox
        switch name {
        case "outbox_next":
            guard let item = try await outbox.next() else { return Answered("Nothing") }
            let said: [String: Json] = [
                "jti": .text(item.jti.raw), "recipient": .text(item.recipient.raw),
                "hosts": .list(item.hosts.map { .text($0) }), "notice": .bool(item.notice),
                "bytes": .text(Base64Url.encode(item.bytes)),
            ]
            return Answered(.variant("Item", said), bound: .object(said))
        case "outbox_check":
            let item = try Item(step.take("item"))
            let altered = try step.boolIfAny("altered") ?? false
            let (scheme, host) = (try step.textIfAny("scheme") ?? "https", try step.text("to"))
            let sent = altered ? item.bytes + [0] : item.bytes
            return Answered(
                Json(of: try await privet().requests.mayLeave(item.jti, scheme: scheme, host: host, body: sent)))
        case "delivered":
            let item = try Item(step.take("item"))
            var acknowledgement: Data?
            if let other = step.take("acknowledges") {
                acknowledgement = try phone.acknowledge(envelope: Item(other).bytes)
            }
            let ruled = try await outbox.delivered(item.jti, acknowledgement: acknowledgement, request: request)
            return Answered(ruled) { Answered("Delivered") }
        case "failed":
            let ruled = try await outbox.failed(Item(step.take("item")).jti, request: request)
            return Answered(ruled) { Answered("Waiting") }
        case "receipt":
            let receipt = try await privet().receipt(Jti(step.text("jti")))
            return receipt.map { Answered("Found", bound: .text($0)) } ?? Answered("Unknown")
        default: return nil
        }
    }
}

/// What `outbox_next` bound, as far as an operation needs it.
struct Item {
    let jti: Jti
    let recipient: String
    let bytes: Data

    init(_ json: Json?) throws {
        guard let jti = json?["jti"]?.text, let recipient = json?["recipient"]?.text, let bytes = json?["bytes"]?.text
        else { throw Bad("outbox_next binds items") }
        (self.jti, self.recipient, self.bytes) = (Jti(jti), recipient, try Base64Url.decode(bytes))
    }
}

extension Members {
    /// What was looked at and stayed, if the step says so.
    mutating func withheldIfAny() throws -> Withheld? {
        guard all["withheld"] != nil else { return nil }
        var said = try members("withheld")
        let withheld = Withheld(frames: UInt32(try said.int("frames")), bytes: UInt64(try said.int("bytes")))
        try said.done()
        return withheld
    }
}
