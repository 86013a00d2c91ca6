import Foundation
import PrivetFFI

/// What every handle shares: the engine, its lane, and who wakes watchers. Freed with the last handle.
final class Core: Sendable {
    let engine: PrivetEngine
    let hub = Hub()
    private let lane: Lane
    private let fallbacks: [ActivityId: ActivityId]

    init(manifest: String, _ open: @escaping @Sendable () throws -> PrivetEngine) async throws(PrivetFault) {
        lane = Lane()
        fallbacks = Fallbacks.declared(in: manifest)
        engine = try await lane.run(open)
        try typed { try engine.observe(observer: hub) }
    }

    /// One call, in the lane.
    func run<T: Sendable>(_ call: @escaping @Sendable (PrivetEngine) throws -> T) async throws(PrivetFault) -> T {
        try await lane.run { [engine] in try call(engine) }
    }

    /// One command, in the lane; `take` picks what its reply hands back.
    func rule<Value: Sendable>(
        about activity: ActivityId? = nil,
        _ call: @escaping @Sendable (PrivetEngine) throws -> Outcome,
        take: (Reply) -> Value?
    ) async throws(PrivetFault) -> Ruled<Value> {
        switch try await run(call) {
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

    func denial(_ refusal: Refusal, of activity: ActivityId?) throws(PrivetFault) -> Denial {
        let next = try typed { try nextStep(refusal: refusal) }
        return Denial(refusal: refusal, next: next, fallback: activity.flatMap { fallbacks[$0] })
    }

    func fallback(of activity: ActivityId) -> ActivityId? { fallbacks[activity] }
}

/// Which activity stands in for which. Whether the manifest is one is the core's to judge: what cannot be read here names none.
private struct Fallbacks: Decodable {
    struct Activity: Decodable {
        let id: String
        let fallback: String?
    }
    let activities: [Activity]

    static func declared(in manifest: String) -> [ActivityId: ActivityId] {
        guard let read = try? JSONDecoder().decode(Self.self, from: Data(manifest.utf8)) else { return [:] }
        let pairs = read.activities.compactMap { activity in
            activity.fallback.map { (ActivityId(activity.id), ActivityId($0)) }
        }
        return Dictionary(pairs) { first, _ in first }
    }
}
