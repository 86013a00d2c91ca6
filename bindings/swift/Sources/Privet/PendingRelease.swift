import Foundation
import PrivetFFI
import Synchronization

/// A send that was described and not proposed yet: nothing is recorded or drawn before `confirm`, so nothing has to be cancelled if
/// it never is. What waits then is shown by its sheet (`Offer.preview`) and left by `Choice.leave`, or by cancelling the task; its
/// time is over after 5 minutes, that of a payment after 120 seconds at most.
public final class PendingRelease: Sendable {
    typealias Propose = @Sendable (PrivetEngine, RequestId) throws -> ProposeOutcome

    /// What came of proposing.
    enum Stage: Sendable {
        case waits(ReleaseId, confirm: Bool)
        case refused(Refusal)
        case notCleanable(NotCleanable)

        init(_ outcome: ProposeOutcome) throws(PrivetFault) {
            switch outcome {
            case .done(.pending(let release, let confirm)): self = .waits(release, confirm: confirm)
            case .done: throw .Internal
            case .refused(let refusal): self = .refused(refusal)
            case .notCleanable(let why): self = .notCleanable(why)
            }
        }
    }

    private enum Place {
        /// The payload is in here, and no longer than it may have to be proposed.
        case described(Propose)
        /// Proposed already: a repeated call speaks of this one.
        case waits(ReleaseId, confirm: Bool)
    }

    /// The id of the proposal, for `outcome(of:)`.
    public let request: RequestId
    private let activity: Activity
    private let recipient: RecipientId
    private let tapped: Bool
    private let place: Mutex<Place>

    init(
        activity: Activity, recipient: RecipientId, tapped: Bool, request: RequestId, propose: @escaping Propose
    ) {
        (self.activity, self.recipient, self.tapped, self.request) = (activity, recipient, tapped, request)
        place = Mutex(.described(propose))
    }

    private var core: Core { activity.core }

    /// Proposes, has the person confirm it, and puts it into the outbox, exactly once.
    ///
    /// Shows the lines, fixes the receipt when the person chose to confirm, has their key sign, and commits. A sheet comes again
    /// if the answer was too fast, three times at most. A missing consent is asked for first, if the person tapped the feature
    /// and no cool-down forbids it. A send that needs no confirmation leaves at once. A task that is cancelled leaves the sheet;
    /// once the signature was handed in, nothing stops it.
    ///
    /// - Parameters:
    ///   - ui: Shows the sheets and signs.
    ///   - request: Names the one commit by which it leaves, for `outcome(of:)`. Calling again with the same id never sends twice,
    ///     and answers for what left what it answered then.
    /// - Throws: `Fault`; `Fault.BadArgument` for a place or a year out of range. What `ui.keys` throws becomes `Fault.Key`, and the
    ///   send is cancelled; but for `HostFault.KeyMissing` and `.KeyInvalidated` the loss is recorded, and the answer is denied with
    ///   `.registerKey`.
    public func confirm(_ ui: some Confirming, request: RequestId = .random()) async throws(PrivetFault) -> Release {
        var stage = try await propose(self.request)
        if case .refused(let refusal) = stage, mayAsk(refusal) {
            if let ended = try await consent(ui) { return ended }
            stage = try await propose(.random())
        }
        switch stage {
        case .notCleanable(let code): return .notCleanable(code)
        case .refused(let refusal): return try denied(refusal)
        case .waits(let id, confirm: true): return try await confirm(id, ui, request)
        case .waits(let id, confirm: false):
            return try await settle { try $0.release(request: request, release: id) }
        }
    }

    func propose(_ request: RequestId) async throws(PrivetFault) -> Stage {
        let propose: Propose
        switch place.withLock({ $0 }) {
        case .waits(let id, let confirm): return .waits(id, confirm: confirm)
        case .described(let described): propose = described
        }
        let stage = try Stage(await core.commit { try propose($0, request) })
        if case .waits(let id, let confirm) = stage { place.withLock { $0 = .waits(id, confirm: confirm) } }
        return stage
    }
}

// MARK: - A consent that is missing

extension PendingRelease {
    /// Only a tap on the feature itself may raise a question. Whether a no of before still forbids it is the core's to say.
    private func mayAsk(_ refusal: Refusal) -> Bool {
        guard tapped else { return false }
        return switch refusal {
        case .noConsent, .expired, .termsChanged, .spent, .refused, .withdrawn: true
        default: false
        }
    }

    /// Asks for the consent. Answers how the send ended, unless it was given.
    private func consent(_ ui: some Confirming) async throws(PrivetFault) -> Release? {
        let prompt: ConsentPrompt
        switch try await activity.ask(from: .feature) {
        case .denied(let denial): return .denied(denial)  // for instance a cool-down
        case .done(let raised): prompt = raised
        }
        return switch try await prompt.answer(ui) {
        case .denied(let denial): .denied(denial)
        case .left(let why): .ended(.cancelled(why: why))
        case .refused: .refused(fallback: try core.fallback(of: activity.id))
        case .given: nil
        }
    }
}

// MARK: - The person's confirmation

extension PendingRelease {
    private func confirm(
        _ id: ReleaseId, _ ui: some Confirming, _ request: RequestId
    ) async throws(PrivetFault) -> Release {
        var (id, look) = (id, 1)
        while true {
            let view: PromptView
            switch try await core.draw(.release(id), await ui.reader) {
            case .refused(let refusal): return try await already(id, refusal, request)
            case .drawn(let drawn): view = drawn
            }
            // What waits for a confirmation is signed, so the core has strings for it.
            guard case .release(let release) = view.kind, let prompt = release.system else { throw .Internal }
            let bytes = try await core.read { [id] in try $0.preview(release: id)?.bytes() }
            let sheet = Offer(view: view, release: release, preview: bytes) { [core, id] in
                await core.shown(.release(id), view.digest)
            }
            let choice = await ui.present(sheet)
            if Task.isCancelled { return try await leave(id, .back) }
            switch choice {
            case .leave(let why): return try await leave(id, why)
            case .redraw: continue
            case .replace(let cropped, let type):
                switch try await replace(id, cropped, type) {
                case .ended(let how): return how
                case .waits(let other): id = other
                }
            case .refuse(let manner):
                return try await settle { [id] in
                    try $0.refuse(request: .random(), release: id, manner: manner)
                } cancelled: {
                    .refused(fallback: $0)
                }
            case .confirm(let uv, let manner):
                let approved = try await core.commit { [id] in
                    try $0.approve(request: .random(), release: id, digest: view.digest, uv: uv, manner: manner)
                }
                switch approved {
                case .done(.approved(let input, _)): return try await sign(id, uv, prompt, input, ui, request)
                case .done: throw .Internal
                case .refused(let refusal):
                    let again = try core.denial(refusal, of: activity.id).next == .showAgain
                    guard again, look < looks else { return try await giveUp(id, refusal) }
                    look += 1
                }
            }
        }
    }

    /// What other bytes came to that were to take the place of those on screen.
    private enum Replaced {
        case waits(ReleaseId)
        case ended(Release)
    }

    private func replace(_ id: ReleaseId, _ bytes: Data, _ type: MediaType) async throws(PrivetFault) -> Replaced {
        let outcome = try await core.commit {
            try $0.replace(request: .random(), release: id, payload: bytes, mediaType: type)
        }
        switch try Stage(outcome) {
        case .waits(let other, _):
            place.withLock { $0 = .waits(other, confirm: true) }
            return .waits(other)
        case .refused(let refusal): return .ended(try await giveUp(id, refusal))
        case .notCleanable(let why):
            _ = try await leave(id, .changed)
            return .ended(.notCleanable(why))
        }
    }

    private func sign(
        _ id: ReleaseId, _ uv: UserVerification, _ prompt: SystemPrompt, _ input: String, _ ui: some Confirming,
        _ request: RequestId
    ) async throws(PrivetFault) -> Release {
        let asked: Signature
        do {
            asked = try await ui.keys.signature(of: .confirming(recipient, uv), prompt, Data(input.utf8))
        } catch {
            _ = try await leave(id, .systemPrompt)
            throw error
        }
        let signature: Data
        switch asked {
        case .by(let signed): signature = signed
        case .left: return try await leave(id, .systemPrompt)
        case .lost(let cause): return try await lost(id, uv, cause)
        }
        if Task.isCancelled { return try await leave(id, .back) }
        return try await settle { try $0.confirm(request: request, release: id, signature: signature) }
    }

    /// Recorded, which ends this send; the way on is to register again, or the other key.
    private func lost(
        _ id: ReleaseId, _ uv: UserVerification, _ cause: KeyLoss
    ) async throws(PrivetFault) -> Release {
        let told = try await core.commit { [recipient] in
            try $0.keyLost(request: .random(), recipient: recipient, uv: uv, cause: cause)
        }
        guard case .refused(let refusal) = told else { return try denied(.notRegistered) }
        _ = try await leave(id, .systemPrompt)
        return try denied(refusal)
    }

    private func leave(_ id: ReleaseId, _ why: CancelReason) async throws(PrivetFault) -> Release {
        try await settle {
            try $0.cancel(request: .random(), release: id, why: why)
        } cancelled: { _ in
            .ended(.cancelled(why: why))
        }
    }

    /// What can't be approved is not left waiting.
    private func giveUp(_ id: ReleaseId, _ refusal: Refusal) async throws(PrivetFault) -> Release {
        _ = try await leave(id, .changed)
        return try denied(refusal)
    }

    /// A repeated call for what left already answers what it answered then; one for what is over says how it ended, which the core
    /// tells to whoever would end it.
    private func already(
        _ id: ReleaseId, _ refusal: Refusal, _ request: RequestId
    ) async throws(PrivetFault) -> Release {
        if let outcome = try await core.commit({ try $0.outcome(request: request) }) { return try settled(outcome) }
        return refusal == .unknownId ? try await leave(id, .changed) : try denied(refusal)
    }

    /// The last command of a release, and what it means for whoever proposed it.
    private func settle(
        _ call: @escaping @Sendable (PrivetEngine) throws -> Outcome,
        cancelled: (ActivityId?) -> Release? = { _ in nil }
    ) async throws(PrivetFault) -> Release {
        try settled(await core.commit(call), cancelled: cancelled)
    }

    private func settled(
        _ outcome: Outcome, cancelled: (ActivityId?) -> Release? = { _ in nil }
    ) throws(PrivetFault) -> Release {
        switch outcome {
        case .done(.confirmed(let jti, let receipt)): return .confirmed(receipt: receipt, jti: jti)
        case .done(.released(let jti)): return .sent(jti: jti)
        case .done(.cancelled):
            guard let ended = cancelled(try core.fallback(of: activity.id)) else { throw .Internal }
            return ended
        case .done: throw .Internal
        case .refused(let refusal): return try denied(refusal)
        }
    }

    private func denied(_ refusal: Refusal) throws(PrivetFault) -> Release {
        if case .ended(let reason) = refusal { return .ended(reason) }
        return .denied(try core.denial(refusal, of: activity.id))
    }
}
