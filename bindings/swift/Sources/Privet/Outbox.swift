import Foundation
import PrivetFFI

/// What became of one delivery.
public enum Delivery: Sendable {
    /// The recipient has it. A withdrawal notice without an acknowledgement is offered again a day later.
    case delivered
    /// The recipient has it and acknowledged it: held against the very bytes that were sent.
    case acknowledged(Data)
    /// Not now. It stays queued until its time is over.
    case later
}

/// What one round of deliveries came to.
public struct Drained: Sendable {
    /// What recipients have.
    public internal(set) var delivered: [Jti] = []
    /// What stays queued.
    public internal(set) var later: [Jti] = []
    /// What deliveries threw, by what was to be delivered; it is among `later`.
    public internal(set) var errors: [Jti: any Error] = [:]
    /// What was delivered with an acknowledgement that does not speak of it; it is among `later`.
    public internal(set) var wronglyAcknowledged: [Jti] = []
}

/// What was released and is to be delivered: envelopes sealed to their recipients, and notices of withdrawals.
public final class Outbox: Sendable {
    private let core: Core

    init(core: Core) { self.core = core }

    /// The next thing to deliver: the one with the fewest failed tries, the oldest of them first; nil if nothing waits.
    ///
    /// - Throws: `Fault`
    public func next() async throws(PrivetFault) -> OutboxItem? {
        try await core.read { try $0.outboxNext() }
    }

    /// The recipient has it. An acknowledgement, if it gave one, is held against the very bytes that were sent. A withdrawal
    /// notice without one is offered again a day later, and may be acknowledged at any time.
    ///
    /// - Throws: `Fault`
    @discardableResult
    public func delivered(
        _ jti: Jti, acknowledgement: Data? = nil, request: RequestId = .random()
    ) async throws(PrivetFault) -> Ruled<Void> {
        try await core.rule { try $0.delivered(request: request, jti: jti, ack: acknowledgement) }
    }

    /// It could not be delivered now; it stays queued until its time is over.
    ///
    /// - Throws: `Fault`
    @discardableResult
    public func failed(_ jti: Jti, request: RequestId = .random()) async throws(PrivetFault) -> Ruled<Void> {
        try await core.rule { try $0.failed(request: request, jti: jti) }
    }

    /// Delivers what waits, each thing once, until the round is over or its task is cancelled; what is under way then stays as it
    /// was. The same bytes and number come again in a later round for what failed; the recipient keeps each number once.
    ///
    /// It opens records that ``Privet/lock()`` closed. Whoever delivers after each change skips the change to
    /// ``EngineStatus/locked``, or opens again what was just closed; whoever delivers while nobody has the app in front locks again
    /// afterwards.
    ///
    /// - Parameter deliver: Sends one item. What it throws counts as `.later` and is in the result, so that one holds up no other.
    /// - Throws: `Fault`
    @discardableResult
    public func drain(
        _ deliver: @Sendable (OutboxItem) async throws -> Delivery
    ) async throws(PrivetFault) -> Drained {
        var drained = Drained()
        var tried: Set<Jti> = []
        while !Task.isCancelled, let item = try await next(), tried.insert(item.jti).inserted {
            let delivery: Delivery
            do {
                delivery = try await deliver(item)
            } catch {
                // Whatever a cancelled try throws is the cancellation's; a time limit of the try's own cancels nobody else.
                if Task.isCancelled { break }
                drained.errors[item.jti] = error
                delivery = .later
            }
            if try await arrived(item, delivery, &drained) {
                drained.delivered.append(item.jti)
            } else {
                try await failed(item.jti)
                drained.later.append(item.jti)
            }
        }
        return drained
    }

    /// Whether the recipient has it, as far as that could be recorded.
    private func arrived(
        _ item: OutboxItem, _ delivery: Delivery, _ drained: inout Drained
    ) async throws(PrivetFault) -> Bool {
        let acknowledgement: Data?
        switch delivery {
        case .later: return false
        case .delivered: acknowledgement = nil
        case .acknowledged(let given): acknowledgement = given
        }
        switch try await delivered(item.jti, acknowledgement: acknowledgement).denial?.reason {
        // Nothing queued: it was told already, or dropped meanwhile. The recipient has it all the same.
        case nil, .nothingQueued: return true
        case .wrongAcknowledgement:
            drained.wronglyAcknowledged.append(item.jti)
            return false
        default: return false
        }
    }
}
