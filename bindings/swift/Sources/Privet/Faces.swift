import Foundation
import PrivetFFI

/// What a comparison found: yes or no, never a score.
public enum FaceMatch: Equatable, Sendable {
    /// The same face. The token is good for one payment proposal, within 60 s.
    case matched(MatchToken)
    /// Not the same face; so many attempts are left. After the last one only the owner key allows new ones.
    case notMatched(left: UInt32)
    /// The person left the camera. Nothing was compared, and no attempt is spent.
    case left
}

/// The faces of one activity that compares some (`Activity.faces()`), at most five: templates, each sealed under a key of its own,
/// compared inside the core, destroyed when the activity is turned off.
///
/// A probe is little-endian binary32 numbers (IEEE 754), as many as the manifest's `matching` says; wipe it afterwards. Failed
/// attempts count on, whatever is made, replaced or moved: only a match and `resetAttempts(_:_:request:)` end their row.
///
/// What any of this may be denied with, beside what it says itself: `.biometricsChanged` after a face or finger was set up on the
/// phone, which turned faces off, so that the person is asked anew and looks anew; `.noScreenLock` while anybody can open the phone
/// (`Next.setScreenLock`: they set one); `.needsOwnerKey` before `Privet.setOwner(_:_:request:)`. Of a fault, show its `view(in:)`.
public final class Faces: Sendable {
    /// Whose.
    public let activity: ActivityId
    private let core: Core

    init(activity: ActivityId, core: Core) { (self.activity, self.core) = (activity, core) }

    /// Makes the first one. Where there is one it is denied with `.alreadyEnrolled`: what the person wants then is
    /// `enrolBeside(_:keys:_:request:)` or `enrolInstead(_:keys:_:request:)`.
    ///
    /// - Parameters:
    ///   - probe: A fresh one.
    ///   - request: Names the call for `outcome(of:)`.
    /// - Throws: `Fault`; `Fault.BadArgument` if the probe is not one.
    public func enrol(_ probe: Data, request: RequestId = .random()) async throws(PrivetFault) -> Ruled<Void> {
        try await core.rule(about: activity) { [activity] in
            try $0.enrol(request: request, activity: activity, probe: probe)
        }
    }

    /// Makes another look of the same person beside those that are there: with glasses, without. Whoever holds the phone unlocked must
    /// not add a face of their own, so the owner key signs that it is theirs, after the look. Denied with `.nothingToCompare` where
    /// there is none yet (`enrol(_:request:)`), with `.tooManyTemplates` where there are five (`enrolInstead(_:keys:_:request:)`), and
    /// with `.badSignature` if another key than the owner's signed.
    ///
    /// - Parameters:
    ///   - probe: A fresh one.
    ///   - keys: The owner's is among them.
    ///   - reader: For whom the system's prompt is worded.
    ///   - request: Names the call for `outcome(of:)`.
    /// - Throws: `Fault`; `Fault.BadArgument` if the probe is not one; what `keys` throws becomes `Fault.Key`.
    public func enrolBeside(
        _ probe: Data, keys: some PersonKeys, _ reader: Reader, request: RequestId = .random()
    ) async throws(PrivetFault) -> Signed<Void> {
        try await core.owned(keys, reader, .makeTemplate(activity: activity), about: activity) { [activity] in
            try $0.enrolBeside(request: request, activity: activity, probe: probe, proof: $1)
        }
    }

    /// Makes one anew in place of all that are there, which are destroyed in the same commit. The owner key signs, and it is denied, as
    /// `enrolBeside(_:keys:_:request:)`.
    ///
    /// - Parameters:
    ///   - probe: A fresh one.
    ///   - keys: The owner's is among them.
    ///   - reader: For whom the system's prompt is worded.
    ///   - request: Names the call for `outcome(of:)`.
    /// - Throws: `Fault`; `Fault.BadArgument` if the probe is not one; what `keys` throws becomes `Fault.Key`.
    public func enrolInstead(
        _ probe: Data, keys: some PersonKeys, _ reader: Reader, request: RequestId = .random()
    ) async throws(PrivetFault) -> Signed<Void> {
        try await core.owned(keys, reader, .makeTemplate(activity: activity), about: activity) { [activity] in
            try $0.enrolInstead(request: request, activity: activity, probe: probe, proof: $1)
        }
    }

    /// Moves each of them to a new key and destroys the old one, as after an update that gave the phone a better key store. Nobody looks
    /// into the camera, and nobody signs: no face is let in. Denied with `.nothingToCompare` where there is none. After a fault some may
    /// have moved, and all still compare: call it again.
    ///
    /// - Parameter request: Names the call for `outcome(of:)`.
    /// - Throws: `Fault`
    public func renew(request: RequestId = .random()) async throws(PrivetFault) -> Ruled<Void> {
        try await core.rule(about: activity) { [activity] in try $0.renew(request: request, activity: activity) }
    }

    /// May a face be compared now? A hint from memory, as `Activity.check()`: consent, the phone's own permission and screen lock, a face,
    /// attempts that are left.
    ///
    /// - Returns: nil if it may; else why not. What is off has `.nothingToCompare`.
    /// - Throws: `Fault.BadArgument` if the id has illegal text.
    public func check() throws(PrivetFault) -> Denial? {
        switch try typed({ try core.engine.mayCompare(activity: activity) }) {
        case .allowed: return nil
        case .denied(let refusal): return try core.denial(refusal, of: activity)
        }
    }

    /// Compares a fresh probe with each of them. The attempt is spent, committed and anchored before it is made.
    ///
    /// After five failed attempts in a row it is denied with `.attemptsSpent` until `resetAttempts(_:_:request:)`, after a face or finger
    /// was set up on the phone with `.biometricsChanged`, and with `.nothingToCompare` where no face is enrolled. A match has a token,
    /// which one payment carries within 60 s; one that is used or too old is denied with `.tokenUnknown`: look anew.
    ///
    /// - Parameters:
    ///   - request: Names the call for `outcome(of:)`.
    ///   - capture: Takes a probe with the camera, after the core made a number that comes back with it once, within 60 s. It does not run
    ///     where it is clear before that nothing may be compared (`check()`): the camera stays off, and what was blocked is recorded.
    ///     It answers nil where the person left the camera: then the answer is `FaceMatch.left`.
    /// - Throws: `Fault`, and what `capture` throws; `Fault.BadArgument` if the probe is not one, and then no attempt is spent.
    public func verify(
        request: RequestId = .random(), capture: @Sendable () async throws -> Data?
    ) async throws -> Ruled<FaceMatch> {
        if try check() != nil {
            let before = try await core.commit { [activity] in
                try $0.beforeVerify(request: request, activity: activity)
            }
            guard case .done(.recorded) = before else { return try matched(before) }
        }
        let nonce = try await core.read { try $0.probeNonce() }
        guard let probe = try await capture() else { return .done(.left) }
        return try matched(
            try await core.commit { [activity] in
                try $0.verify(request: request, activity: activity, probe: probe, nonce: nonce)
            })
    }

    private func matched(_ outcome: Outcome) throws(PrivetFault) -> Ruled<FaceMatch> {
        try core.ruled(outcome, about: activity) {
            switch $0 {
            case .matched(let token): .matched(token)
            case .notMatched(let left): .notMatched(left: left)
            default: nil
            }
        }
    }

    /// Allows new attempts after too many failed ones.
    ///
    /// - Throws: `Fault`; what `keys` throws becomes `Fault.Key`.
    public func resetAttempts(
        _ keys: some PersonKeys, _ reader: Reader, request: RequestId = .random()
    ) async throws(PrivetFault) -> Signed<Void> {
        try await core.owned(keys, reader, .resetAttempts(activity: activity), about: activity) { [activity] in
            try $0.resetAttempts(request: request, activity: activity, proof: $1)
        }
    }
}

extension Privet {
    /// The screen of faces: each activity that compares faces, what is here of it, and what off left behind.
    ///
    /// - Returns: nil if no manifest was ever accepted.
    /// - Throws: `Fault`; `Fault.BadArgument` for an offset beyond −840 to 840 minutes.
    public func faceScreen(_ reader: Reader) async throws(PrivetFault) -> FaceScreen? {
        try await core.read { try $0.faceScreen(reader: reader) }
    }
}

extension Ruled where Value == FaceMatch {
    /// What to say of a try to recognise; nothing of one that the person left.
    ///
    /// - Throws: `Fault`
    public func said(in language: Language) throws(PrivetFault) -> String? {
        let tried: FaceTry
        switch self {
        case .done(.matched): tried = .matched
        case .done(.notMatched(let left)): tried = .notMatched(left: left)
        case .done(.left): return nil
        case .denied(let denial): tried = .refused(refusal: denial.reason)
        }
        return try typed { try triedText(tried: tried, language: language) }
    }
}
