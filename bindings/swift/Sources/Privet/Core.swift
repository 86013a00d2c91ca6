import Foundation
import PrivetFFI

/// What every handle shares: the engine, its two lanes, and who wakes watchers. Freed with the last handle.
final class Core: Sendable {
    let engine: PrivetEngine
    let hub = Hub()
    private let commits = Lane.single()
    private let reads = Lane.wide()

    init(_ open: @escaping @Sendable () throws -> PrivetEngine) async throws(PrivetFault) {
        engine = try await commits.run(open)
        try typed { try engine.observe(observer: hub) }
    }

    /// One command at a time. Here goes what writes the ledger or calls the key store, and `outcome`, which has to come after the
    /// command that it asks about.
    func commit<T: Sendable>(_ call: @escaping @Sendable (PrivetEngine) throws -> T) async throws(PrivetFault) -> T {
        try await commits.run { [engine] in try call(engine) }
    }

    /// What neither writes the ledger nor calls the key store, beside the commands: views, drawing, when the lines were on screen
    /// (which the core keeps in memory), what an HTTP client asks and tells. None of it waits for a commit that waits for the key
    /// store; a guard of 600 ms that began after such a wait would count a person's slow tap as a hasty one. Only where `lock()` closed
    /// the records, a prompt and the outbox open them again from here.
    func read<T: Sendable>(_ call: @escaping @Sendable (PrivetEngine) throws -> T) async throws(PrivetFault) -> T {
        try await reads.run { [engine] in try call(engine) }
    }

    /// One command; `take` picks what its reply hands back.
    func rule<Value: Sendable>(
        about activity: ActivityId? = nil,
        _ call: @escaping @Sendable (PrivetEngine) throws -> Outcome,
        take: (Reply) -> Value?
    ) async throws(PrivetFault) -> Ruled<Value> {
        try ruled(try await commit(call), about: activity, take: take)
    }

    /// What an answer of the core means.
    func ruled<Value: Sendable>(
        _ outcome: Outcome, about activity: ActivityId?, take: (Reply) -> Value?
    ) throws(PrivetFault) -> Ruled<Value> {
        switch outcome {
        case .refused(let refusal): return .denied(try denial(refusal, of: activity))
        case .done(let reply):
            guard let value = take(reply) else { throw .Internal }
            return .done(value)
        }
    }

    /// One command that hands nothing back.
    func rule(
        about activity: ActivityId? = nil, _ call: @escaping @Sendable (PrivetEngine) throws -> Outcome
    ) async throws(PrivetFault) -> Ruled<Void> {
        try await rule(about: activity, call) { _ in () }
    }

    /// A refusal with who can do what about it, as things stand for this activity.
    func denial(_ refusal: Refusal, of activity: ActivityId?) throws(PrivetFault) -> Denial {
        guard let activity else {
            return Denial(reason: refusal, next: try typed { try nextStep(refusal: refusal) }, fallback: nil)
        }
        let way = try typed { try engine.wayOn(refusal: refusal, activity: activity, language: .en) }
        return Denial(reason: refusal, next: way.next, fallback: way.other, needs: way.needs)
    }

    /// The activity that the manifest declares as the other way.
    func fallback(of activity: ActivityId) throws(PrivetFault) -> ActivityId? {
        try denial(.refused, of: activity).fallback
    }
}
