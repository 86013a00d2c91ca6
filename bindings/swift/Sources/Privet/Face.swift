import Foundation
import PrivetFFI

/// What a comparison found: yes or no, never a score.
public enum FaceMatch: Equatable, Sendable {
    /// The same face. The token is good for one payment proposal, within 60 s.
    case matched(MatchToken)
    /// Not the same face; so many attempts are left. After the last one only the owner key allows new ones.
    case notMatched(left: UInt32)
}

/// Templates: sealed under a key of their own, compared inside the core, destroyed by `withdraw`.
extension Activity {
    /// Makes a template of a fresh probe, under the activity's own consent.
    ///
    /// - Parameters:
    ///   - probe: Little-endian binary32 numbers (IEEE 754), as many as the manifest's `matching` says. Wipe it afterwards.
    ///   - request: Names the call for `outcome(of:)`.
    /// - Throws: `Fault`; `Fault.BadArgument` if the probe is not one.
    public func enrol(_ probe: Data, request: RequestId = .random()) async throws(PrivetFault) -> Ruled<Void> {
        try await core.rule(about: id) { [id] in try $0.enrol(request: request, activity: id, probe: probe) }
    }

    /// A number that has to come back once, with one probe taken after it, within 60 s.
    ///
    /// - Throws: `Fault`
    public func probeNonce() async throws(PrivetFault) -> ProbeNonce {
        try await core.read { try $0.probeNonce() }
    }

    /// Compares a fresh probe. The attempt is spent, committed and anchored before it is made.
    ///
    /// - Parameters:
    ///   - probe: Little-endian binary32 numbers (IEEE 754), as many as the manifest's `matching` says. Wipe it afterwards.
    ///   - nonce: What `probeNonce()` gave for this probe.
    ///   - request: Names the call for `outcome(of:)`.
    /// - Throws: `Fault`; `Fault.BadArgument` if the probe is not one, and then no attempt is spent.
    public func verify(
        _ probe: Data, nonce: ProbeNonce, request: RequestId = .random()
    ) async throws(PrivetFault) -> Ruled<FaceMatch> {
        try await core.rule(about: id) { [id] in
            try $0.verify(request: request, activity: id, probe: probe, nonce: nonce)
        } take: {
            switch $0 {
            case .matched(let token): .matched(token)
            case .notMatched(let left): .notMatched(left: left)
            default: nil
            }
        }
    }

    /// Allows new attempts after too many failed ones.
    ///
    /// - Returns: nil if the person cancelled the system's prompt; nothing changed then.
    /// - Throws: `Fault`; what the key throws becomes `Fault.Key`.
    public func resetAttempts(
        _ key: some OwnerKey, request: RequestId = .random()
    ) async throws(PrivetFault) -> Ruled<Void>? {
        try await core.owned(key, .resetAttempts(activity: id), about: id) { [id] in
            try $0.resetAttempts(request: request, activity: id, input: $1, spki: key.spki, signature: $2)
        }
    }
}
