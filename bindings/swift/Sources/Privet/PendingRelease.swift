import Foundation
import PrivetFFI
import Synchronization

/// Data that waits to leave, until the person confirms it or its time is over (5 min; a payment 120 s at most).
public final class PendingRelease: Sendable {
    typealias Propose = @Sendable (PrivetEngine, RequestId) throws -> ProposeOutcome

    /// Where it stands.
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

    private let activity: Activity
    private let recipient: RecipientId
    private let tapped: Bool
    /// The proposal is kept, with the payload in it, only for as long as it may have to be made again after a consent.
    private let at: Mutex<(stage: Stage, propose: Propose?)>

    init(activity: Activity, recipient: RecipientId, tapped: Bool, stage: Stage, propose: @escaping Propose) {
        (self.activity, self.recipient, self.tapped) = (activity, recipient, tapped)
        at = Mutex((stage, Self.asksFirst(stage, tapped) ? propose : nil))
    }

    private var core: Core { activity.core }
    var stage: Stage { at.withLock { $0.stage } }

    /// Its id; nil while it was not proposed.
    public var id: ReleaseId? {
        if case .waits(let id, _) = stage { id } else { nil }
    }

    /// The exact bytes that would leave; nil for a payment, where the lines are all there is, and while it was not proposed. A
    /// copy that nothing wipes.
    ///
    /// - Throws: `Fault`
    public func preview() async throws(PrivetFault) -> Data? {
        guard let id else { return nil }
        return try await preview(of: id)
    }

    private func preview(of id: ReleaseId) async throws(PrivetFault) -> Data? {
        try await core.run { try $0.preview(release: id)?.bytes() }
    }

    /// Has the person confirm it and puts it into the outbox, exactly once.
    ///
    /// Shows the lines, fixes the receipt when the person chose to confirm, has their key sign, and commits. A sheet comes again
    /// if the answer was too fast, three times at most. A missing consent is asked for first, if the person tapped the feature
    /// and no cool-down forbids it. A send that needs no confirmation leaves at once. A task that is cancelled leaves the sheet;
    /// once the signature was handed in, nothing stops it.
    ///
    /// - Parameters:
    ///   - ui: Shows the sheets and signs.
    ///   - request: Names the commit for `outcome(of:)`.
    /// - Throws: `Fault`. What `ui.sign` throws becomes `Fault.Key`, and the send is cancelled; but for `HostFault.KeyMissing` and
    ///   `.KeyInvalidated` the loss is recorded, and the answer is denied with `.registerKey`.
    public func confirm(_ ui: some Confirming, request: RequestId = .random()) async throws(PrivetFault) -> Release {
        if case .refused(let refusal) = stage, let ended = try await consent(ui, after: refusal) { return ended }
        switch stage {
        case .notCleanable(let code): return .notCleanable(code)
        case .refused(let refusal): return try denied(refusal)
        case .waits(let id, confirm: true): return try await confirm(id, ui, request)
        case .waits(let id, confirm: false):
            return try await settle { try $0.release(request: request, release: id) }
        }
    }

    /// Leaves it without an answer.
    ///
    /// - Throws: `Fault`
    @discardableResult
    public func cancel(_ why: CancelReason, request: RequestId = .random()) async throws(PrivetFault) -> Release {
        guard let id else { return .ended(.cancelled(why: why)) }
        return try await leave(id, why, request)
    }
}

// MARK: - A consent that is missing

extension PendingRelease {
    /// Whether the person has to be asked before this can be proposed, and may be.
    private static func asksFirst(_ stage: Stage, _ tapped: Bool) -> Bool {
        guard tapped, case .refused(let refusal) = stage else { return false }
        return switch refusal {
        case .noConsent, .expired, .termsChanged, .spent, .refused, .withdrawn: true
        default: false
        }
    }

    /// Asks for the consent and proposes again. Answers how it ended, unless there is something to confirm now.
    private func consent(_ ui: some Confirming, after refusal: Refusal) async throws(PrivetFault) -> Release? {
        guard let propose = at.withLock({ $0.propose }) else { return try denied(refusal) }
        let prompt: ConsentPrompt
        switch try await activity.ask(from: .feature) {
        case .denied(let denial): return .denied(denial)  // for instance a cool-down
        case .done(let raised): prompt = raised
        }
        switch try await prompt.answer(ui) {
        case .denied(let denial): return .denied(denial)
        case .undecided: return try denied(refusal)
        case .refused: return .refused(fallback: core.fallback(of: activity.id))
        case .given: break
        }
        let stage = try await Stage(core.run { try propose($0, .random()) })
        at.withLock { $0 = (stage, nil) }
        return nil
    }
}

// MARK: - The person's confirmation

extension PendingRelease {
    private func confirm(
        _ id: ReleaseId, _ ui: some Confirming, _ request: RequestId
    ) async throws(PrivetFault) -> Release {
        var (id, bytes, look) = (id, try await preview(), 1)
        while true {
            let view: PromptView
            switch try await core.draw(.release(id), await ui.reader) {
            // There is nothing to draw any more: ending it once more answers how it ended.
            case .refused(.unknownId): return try await leave(id, .changed)
            case .refused(let refusal): return try denied(refusal)
            case .drawn(let drawn): view = drawn
            }
            // What waits for a confirmation is signed, so the core has strings for it.
            guard let prompt = view.system else { throw .Internal }
            let choice = await ui.present(core.sheet(view, .release(id), preview: bytes))
            if Task.isCancelled { return try await leave(id, .back) }
            switch choice {
            case .leave(let why): return try await leave(id, why)
            case .replace(let cropped, let type):
                switch try await replace(id, cropped, type) {
                case .ended(let how): return how
                case .waits(let other): (id, bytes) = (other, try await preview(of: other))
                }
            case .refuse(let manner):
                return try await settle { [id] in
                    try $0.refuse(request: .random(), release: id, manner: manner)
                } cancelled: {
                    .refused(fallback: $0)
                }
            case .confirm(let uv, let manner):
                let approved = try await core.run { [id] in
                    try $0.approve(request: .random(), release: id, digest: view.digest, uv: uv, manner: manner)
                }
                switch approved {
                case .done(.approved(let input, _)): return try await sign(id, uv, prompt, input, ui, request)
                case .done: throw .Internal
                case .refused(let refusal):
                    let again = try core.denial(refusal, of: activity.id).next == .showAgain
                    guard again, look < looks else { return try denied(refusal) }
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
        let outcome = try await core.run {
            try $0.replace(request: .random(), release: id, payload: bytes, mediaType: type)
        }
        switch try Stage(outcome) {
        case .waits(let other, _):
            at.withLock { $0.stage = .waits(other, confirm: true) }
            return .waits(other)
        case .refused(let refusal): return .ended(try denied(refusal))
        case .notCleanable(let why):
            _ = try await leave(id, .changed)
            return .ended(.notCleanable(why))
        }
    }

    private func sign(
        _ id: ReleaseId, _ uv: UserVerification, _ prompt: SystemPrompt, _ input: String, _ ui: some Confirming,
        _ request: RequestId
    ) async throws(PrivetFault) -> Release {
        let signature: Data
        do {
            let signed = try await ui.sign(recipient: recipient, uv: uv, prompt: prompt, input: Data(input.utf8))
            guard let signed else { return try await leave(id, .systemPrompt) }
            signature = signed
        } catch HostFault.KeyMissing {
            return try await lost(id, uv, .missing)
        } catch HostFault.KeyInvalidated {
            return try await lost(id, uv, .invalidated)
        } catch {
            _ = try await leave(id, .systemPrompt)
            throw fault(ofHost: error)
        }
        if Task.isCancelled { return try await leave(id, .back) }
        return try await settle { try $0.confirm(request: request, release: id, signature: signature) }
    }

    /// Recorded, which ends this send; the way on is to register again, or the other key.
    private func lost(
        _ id: ReleaseId, _ uv: UserVerification, _ cause: KeyLoss
    ) async throws(PrivetFault) -> Release {
        let told = try await core.run { [recipient] in
            try $0.keyLost(request: .random(), recipient: recipient, uv: uv, cause: cause)
        }
        guard case .refused(let refusal) = told else { return try denied(.notRegistered) }
        _ = try await leave(id, .systemPrompt)
        return try denied(refusal)
    }

    private func leave(
        _ id: ReleaseId, _ why: CancelReason, _ request: RequestId = .random()
    ) async throws(PrivetFault) -> Release {
        try await settle {
            try $0.cancel(request: request, release: id, why: why)
        } cancelled: { _ in
            .ended(.cancelled(why: why))
        }
    }

    /// The last command of a release, and what it means for whoever proposed it.
    private func settle(
        _ call: @escaping @Sendable (PrivetEngine) throws -> Outcome,
        cancelled: (ActivityId?) -> Release? = { _ in nil }
    ) async throws(PrivetFault) -> Release {
        switch try await core.run(call) {
        case .done(.confirmed(let jti, let receipt)): return .confirmed(receipt: receipt, jti: jti)
        case .done(.released(let jti)): return .sent(jti: jti)
        case .done(.cancelled):
            guard let ended = cancelled(core.fallback(of: activity.id)) else { throw .Internal }
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
