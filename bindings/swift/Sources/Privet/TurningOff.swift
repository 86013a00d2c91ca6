import Foundation
import PrivetFFI

/// What turning off several at once came to. All of them are denied from that call on.
public struct TurnedOff: Equatable, Sendable {
    /// Names those that can still be undone; nil if there are none.
    public let batch: BatchId?
    /// Until when they can be undone; then the withdrawal is in force, whether the app runs or not. Nil if there are none.
    public let until: Date?
    /// How many can be undone, those that rest on the named ones included.
    public let undoable: UInt32
    /// How many are withdrawn for good: the sensitive ones and what rests on them, and all of them while the app is locked.
    public let atOnce: UInt32

    init?(_ reply: Reply) {
        guard case .turnedOff(let batch, let until, let undoable, let atOnce) = reply else { return nil }
        self.batch = batch
        self.until = until.map { Date(timeIntervalSince1970: TimeInterval($0) / 1000) }
        (self.undoable, self.atOnce) = (undoable, atOnce)
    }
}

/// Tidying up: what is on, ranked; several turned off together; and the way back for ten minutes.
extension Privet {
    /// Everything that is on, ranked, with what the person selected marked. From memory: draw it anew at each of `revisions`.
    ///
    /// - Parameters:
    ///   - sort: In which order.
    ///   - selected: What the person selected. Begin with none: nothing is selected for anybody.
    ///   - reader: For whom it is drawn.
    /// - Returns: nil if no manifest was ever accepted, and while locked, when nobody knows what is on.
    /// - Throws: `Fault.BadArgument` for an id with illegal text, or an offset beyond −840 to 840 minutes.
    public func tidy(
        sort: TidySort = .unused, selected: Set<ActivityId> = [], _ reader: Reader
    ) throws(PrivetFault) -> Tidy? {
        try typed { try core.engine.tidy(sort: sort, selected: Array(selected), reader: reader) }
    }

    /// Takes several consents back at once, in every state of the app. All are denied from this call on; those without sensitive
    /// data, and what rests on them, can be undone for ten minutes.
    ///
    /// - Parameters:
    ///   - activities: Which, 1 to 1,000.
    ///   - request: Names the call for `outcome(of:)`.
    /// - Throws: `Fault`; `Fault.BadArgument` for none at all or too many. If nothing could be written, some may be kept and
    ///   others not: repeat it with the same `request`.
    @discardableResult
    public func withdraw(
        all activities: Set<ActivityId>, request: RequestId = .random()
    ) async throws(PrivetFault) -> Ruled<TurnedOff> {
        try await core.rule {
            try $0.withdrawMany(request: request, activities: Array(activities))
        } take: {
            TurnedOff($0)
        }
    }

    /// Lifts withdrawals that are not in force yet. It makes no grant: what was allowed before is allowed again, for as long as
    /// it was.
    ///
    /// - Parameters:
    ///   - batch: What `withdraw(all:)` gave, or a banner of the center or of `tidy`.
    ///   - request: Names the call for `outcome(of:)`.
    /// - Returns: How many are as they were before; denied with `.undoOver` once they are in force.
    /// - Throws: `Fault`
    @discardableResult
    public func undoWithdrawal(
        _ batch: BatchId, request: RequestId = .random()
    ) async throws(PrivetFault) -> Ruled<UInt32> {
        try await core.rule {
            try $0.undoWithdrawal(request: request, batch: batch)
        } take: {
            if case .undone(let count) = $0 { count } else { nil }
        }
    }
}

/// The two switches of the permission center.
extension Activity {
    /// What turning it off would do: what stops and still works, what ends with it, who is told, what can't be brought back. From
    /// memory; changes nothing.
    ///
    /// - Returns: nil if no accepted manifest declares it.
    /// - Throws: `Fault.BadArgument` if the id has illegal text, or for an offset beyond −840 to 840 minutes.
    public func whatIf(_ reader: Reader) throws(PrivetFault) -> WhatIf? {
        try typed { try core.engine.whatIf(activity: id, reader: reader) }
    }

    /// What to say before the phone's own question: one button, which always leads to it. From memory.
    ///
    /// - Returns: nil if it is not declared or needs no permission of the phone's.
    /// - Throws: `Fault.BadArgument` if the id has illegal text.
    public func phonePrompt(in language: Language) throws(PrivetFault) -> PhonePrompt? {
        try typed { try core.engine.phonePrompt(activity: id, language: language) }
    }

    /// Has the person turn it on in the permission center, which no cool-down binds. An objection is lifted here and nowhere
    /// else, by `.allow(.withdrawn)`: a shorter yes to it is denied with `.durationNotOffered`.
    ///
    /// - Parameters:
    ///   - ui: Shows the prompt.
    ///   - request: Names the answer for `outcome(of:)`.
    /// - Returns: What the person said. Denied with `.needsOther` while something that it rests on is off (`Denial.needs`), and
    ///   with `.nothingToAsk` where it rests on no consent and nobody objected.
    /// - Throws: `Fault`
    public func turnOn(_ ui: some Confirming, request: RequestId = .random()) async throws(PrivetFault) -> Consent {
        switch try await ask(from: .center) {
        case .denied(let denial): .denied(denial)
        case .done(let prompt): try await prompt.answer(ui, request: request)
        }
    }
}
