import Foundation
import PrivetFFI

/// The person's owner key: guarded by the device's own PIN, and used for the core's challenges only.
public protocol OwnerKey: Sendable {
    /// Its public half as a DER `SubjectPublicKeyInfo` (RFC 5280), P-256.
    var spki: Data { get }

    /// ECDSA P-256 over SHA-256 of `input`, DER or `r ‖ s`, behind the system's prompt; nil if the person cancelled it.
    ///
    /// - Throws: `HostFault`; anything else becomes `Fault.Key(.host)`.
    func sign(_ input: Data) async throws -> Data?
}

/// Keys that the person signs with: registration with recipients, and the owner key.
extension Privet {
    /// What the platform's attestation of a confirming key has to carry, for a recipient's challenge.
    ///
    /// - Throws: `Fault.BadArgument`
    public func attestationChallenge(
        of recipient: RecipientId, _ challenge: Data
    ) throws(PrivetFault) -> Digest {
        try typed { try core.engine.attestationChallenge(recipient: recipient, challenge: challenge) }
    }

    /// Registers the person's confirming keys with a recipient. Every key signs once.
    ///
    /// - Parameters:
    ///   - keys: One of each kind that the recipient accepts, with what the platform attests of it: a registration with the same
    ///     recipient is replaced, its keys confirm nothing any more, and what was approved with them is over.
    ///   - recipient: With whom.
    ///   - challenge: What the recipient gave for it.
    ///   - request: Names the call for `outcome(of:)`.
    ///   - sign: ECDSA P-256 over SHA-256 of the input by this key, DER or `r ‖ s`; nil if the person cancelled.
    /// - Returns: What the recipient gets (its keys, challenge and signatures); nil if the person cancelled, and nothing changed.
    /// - Throws: `Fault`; what `sign` throws becomes `Fault.Key`.
    public func register(
        _ keys: [ConfirmingKey], with recipient: RecipientId, challenge: Data, request: RequestId = .random(),
        sign: @Sendable (ConfirmingKey, Data) async throws -> Data?
    ) async throws(PrivetFault) -> Ruled<String>? {
        let draft: RegistrationDraft
        switch try await core.commit({
            try $0.beginRegistration(recipient: recipient, challenge: challenge, keys: keys)
        }) {
        case .refused(let refusal): return .denied(try core.denial(refusal, of: nil))
        case .drafted(let drafted): draft = drafted
        }
        var signatures: [Data] = []
        for (key, input) in zip(keys, draft.inputs) {
            do {
                guard let signature = try await sign(key, Data(input.utf8)) else { return nil }
                signatures.append(signature)
            } catch { throw fault(ofHost: error) }
        }
        return try await core.rule { [signatures] in
            try $0.finishRegistration(request: request, recipient: recipient, signatures: signatures)
        } take: {
            if case .registered(let registration) = $0 { registration } else { nil }
        }
    }

    /// Makes `key` the owner key: before the first template or registration.
    ///
    /// - Returns: nil if the person cancelled the system's prompt; nothing changed then.
    /// - Throws: `Fault`; what the key throws becomes `Fault.Key`.
    public func setOwner(
        _ key: some OwnerKey, request: RequestId = .random()
    ) async throws(PrivetFault) -> Ruled<Void>? {
        try await core.owned(key, .becomeOwner) {
            try $0.setOwner(request: request, input: $1, spki: key.spki, signature: $2)
        }
    }

    /// The way out of lock-down: starts a new ledger that cites the old head. Old files are set aside, template keys deleted,
    /// every consent asked anew.
    ///
    /// - Returns: nil if the person cancelled the system's prompt; nothing changed then.
    /// - Throws: `Fault`; what the key throws becomes `Fault.Key`.
    public func leaveLockDown(_ key: some OwnerKey) async throws(PrivetFault) -> Ruled<Void>? {
        try await core.owned(key, .leaveLockDown) {
            try $0.leaveLockDown(input: $1, spki: key.spki, signature: $2)
        }
    }

    /// The owner key's digest as the anchor remembers it: tells which key to ask for on the recovery screen.
    ///
    /// - Throws: `Fault`
    public func anchoredOwner() async throws(PrivetFault) -> Digest? {
        try await core.read { try $0.anchoredOwner() }
    }

}

extension Core {
    /// A challenge, the owner's signature over it, and the command that carries both.
    func owned(
        _ key: some OwnerKey, _ purpose: OwnerPurpose, about activity: ActivityId? = nil,
        _ call: @escaping @Sendable (PrivetEngine, OwnerInput, Data) throws -> Outcome
    ) async throws(PrivetFault) -> Ruled<Void>? {
        let input = try await read { try $0.ownerChallenge(purpose: purpose) }
        let signature: Data
        do {
            guard let signed = try await key.sign(input.input) else { return nil }
            signature = signed
        } catch { throw fault(ofHost: error) }
        return try await rule(about: activity) { try call($0, input, signature) }
    }
}
