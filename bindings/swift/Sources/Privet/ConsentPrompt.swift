import Foundation
import PrivetFFI

/// A prompt that waits for the person: live until it is answered or left.
public final class ConsentPrompt: Sendable {
    /// Its id.
    public let id: PromptId
    /// For what.
    public let activity: ActivityId
    private let core: Core

    init(id: PromptId, activity: ActivityId, core: Core) {
        (self.id, self.activity, self.core) = (id, activity, core)
    }

    /// Draws the lines for this reader. Drawing again replaces them: an answer speaks of the lines last drawn. Their kind is
    /// `PromptKind.consent`, whose offers are the durations that count as a yes.
    ///
    /// - Throws: `Fault`; `Fault.BadArgument` for an offset beyond −840 to 840 minutes.
    public func draw(_ reader: Reader) async throws(PrivetFault) -> Ruled<PromptView> {
        switch try await core.draw(.consent(id), reader) {
        case .drawn(let view): return .done(view)
        case .refused(let refusal): return .denied(try core.denial(refusal, of: activity))
        }
    }

    /// The lines with this digest are fully on screen, with focus. Starts the 600 ms guard.
    ///
    /// - Throws: `Fault`
    @discardableResult
    public func shown(_ digest: Digest) async throws(PrivetFault) -> Ruled<Void> {
        let told = try await core.read { [id] in try $0.shown(asked: .consent(id), digest: digest) }
        return try core.ruled(told, about: activity) { _ in () }
    }

    /// The person's answer to the lines with this digest, once.
    ///
    /// - Returns: Until when a yes lasts, after the manifest's cap; nil for a no.
    /// - Throws: `Fault`
    public func answer(
        _ answer: Answer, to digest: Digest, by party: Party = .person, _ manner: Manner,
        request: RequestId = .random()
    ) async throws(PrivetFault) -> Ruled<Until?> {
        try await core.rule(about: activity) { [id] in
            try $0.answer(request: request, prompt: id, digest: digest, party: party, answer: answer, manner: manner)
        } take: {
            switch $0 {
            case .given(let until): .some(until)
            case .refused: .some(nil)
            default: nil
            }
        }
    }

    /// Leaves it: neither yes nor no, and no penalty.
    ///
    /// - Throws: `Fault`
    @discardableResult
    public func leave(_ why: CancelReason, request: RequestId = .random()) async throws(PrivetFault) -> Ruled<Void> {
        try await core.rule(about: activity) { [id] in try $0.leave(request: request, prompt: id, why: why) }
    }

    /// Has `ui` show it and takes the person's answer: draws again while the answer came too fast, three times at most, and then
    /// leaves it.
    ///
    /// - Throws: `Fault`
    public func answer(
        _ ui: some Confirming, request: RequestId = .random()
    ) async throws(PrivetFault) -> Consent {
        var look = 1
        while true {
            let view: PromptView
            switch try await draw(await ui.reader) {
            case .denied(let denial): return .denied(denial)
            case .done(let drawn): view = drawn
            }
            guard case .consent(let offers) = view.kind else { throw .Internal }
            let sheet = Question(view: view, offers: offers) { [core, id] in
                await core.shown(.consent(id), view.digest)
            }
            switch await ui.ask(sheet) {
            case .leave(let why):
                if let denial = try await leave(why, request: request).denial { return .denied(denial) }
                return .left(why)
            case .redraw: continue
            case .answer(let given, let party, let manner):
                // An answer that did not count commits nothing, so the same id names the one that does.
                switch try await answer(given, to: view.digest, by: party, manner, request: request) {
                case .done(.some(let until)): return .given(until)
                case .done(.none): return .refused
                case .denied(let denial):
                    guard denial.next == .showAgain else { return .denied(denial) }
                    guard look < looks else {
                        try await leave(.changed)
                        return .denied(denial)
                    }
                    look += 1
                }
            }
        }
    }
}

/// What a prompt came to.
public enum Consent: Equatable, Sendable {
    /// Yes, for so long, after the manifest's cap.
    case given(Until)
    /// No.
    case refused
    /// Neither yes nor no, and no penalty: the prompt was left.
    case left(CancelReason)
    /// The answer did not count.
    case denied(Denial)
}
