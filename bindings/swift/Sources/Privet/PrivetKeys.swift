import Foundation
import PrivetFFI

/// One of the person's keys: P-256 (FIPS 186-5), in the platform's key store, used behind the system's own prompt.
public enum PersonKey: Hashable, Sendable {
    /// Confirms what goes to one recipient, who knows it by its registration.
    case confirming(RecipientId, UserVerification)
    /// Proves the device's owner: guarded by the device's own PIN, known to no recipient, signs the core's challenges alone.
    case owner
}

/// The person's keys, made and used by the platform's key store. The core never holds them.
public protocol PersonKeys: Sendable {
    /// Makes the keys for a recipient, one of each kind that it `accepts` and this device can hold, or finds those that were made, with
    /// `attestation` as the platform's attestation challenge. What the platform answered goes along as `ConfirmingKey.attestation`. A key
    /// of another kind has the whole registration refused.
    ///
    /// - Throws: `HostFault`; anything else becomes `Fault.Key(.host)`.
    func make(
        for recipient: RecipientId, accepts: Set<UserVerification>, attestation: Digest
    ) async throws -> [ConfirmingKey]

    /// The public half of `PersonKey.owner` as a DER `SubjectPublicKeyInfo` (RFC 5280). Makes the key at the first call.
    ///
    /// - Throws: `HostFault`; anything else becomes `Fault.Key(.host)`.
    func owner() async throws -> Data

    /// ECDSA P-256 over SHA-256 of `input` by this key, behind the system's own prompt, DER or `r ‖ s`; nil if the person left it. For a
    /// send within 60 s.
    ///
    /// The system's prompt shows the strings of `prompt` word for word: `reason` as `localizedReason`, `refuse` as
    /// `localizedCancelTitle`, `fallback` (or the empty text, if there is none) as `localizedFallbackTitle`. Of a send they are part of
    /// what is digested and signed.
    ///
    /// - Throws: `HostFault`; anything else becomes `Fault.Key(.host)`. `HostFault.KeyMissing` and `.KeyInvalidated` say that this key is
    ///   gone for good, and are an answer: `Signed.lost`, and of a send a denial with `.registerKey`. The loss of a confirming key is
    ///   recorded.
    func sign(_ key: PersonKey, prompt: SystemPrompt, input: Data) async throws -> Data?
}

/// What became of something that a key of the person's signs for.
public enum Signed<Value: Sendable>: Sendable {
    /// Done, and recorded.
    case done(Value)
    /// The person left the system's prompt; nothing changed.
    case left
    /// The key is gone, and nothing else changed. A confirming key confirms nothing any more; it can be registered anew.
    case lost(KeyLoss)
    /// Not done.
    case denied(Denial)

    /// What was ruled, where nobody had to sign first.
    public init(_ ruled: Ruled<Value>) {
        self =
            switch ruled {
            case .done(let value): .done(value)
            case .denied(let denial): .denied(denial)
            }
    }

    /// What came of it; nil if it was not done.
    public var value: Value? {
        if case .done(let value) = self { value } else { nil }
    }

    /// Why it was ruled not to be done; nil if it was not ruled so.
    public var denial: Denial? {
        if case .denied(let denial) = self { denial } else { nil }
    }
}

extension Signed: Equatable where Value: Equatable {}

/// Keys that the person signs with: registration with recipients, and the owner key.
extension Privet {
    /// Registers the person's confirming keys with a recipient. Every key signs once, behind a system's prompt in the reader's language.
    /// A registration with the same recipient is replaced: its keys confirm nothing any more, and what was approved with them is over.
    ///
    /// - Parameters:
    ///   - recipient: With whom.
    ///   - challenge: What the recipient gave for it, 16 to 64 bytes.
    ///   - keys: Makes them and has them sign.
    ///   - reader: For whom the system's prompt is worded.
    ///   - request: Names the call for `outcome(of:)`.
    /// - Returns: What the recipient gets: its keys, challenge and signatures.
    /// - Throws: `Fault`; `Fault.BadArgument` for a challenge of another length; what `keys` throws becomes `Fault.Key`.
    public func register(
        with recipient: RecipientId, challenge: Data, keys: some PersonKeys, _ reader: Reader,
        request: RequestId = .random()
    ) async throws(PrivetFault) -> Signed<String> {
        let (accepts, attestation, prompt) = try await core.read {
            (
                Set($0.accepted(recipient: recipient)),
                try $0.attestationChallenge(recipient: recipient, challenge: challenge),
                try $0.registrationPrompt(recipient: recipient, language: reader.language)
            )
        }
        let made: [ConfirmingKey]
        do {
            made = try await keys.make(for: recipient, accepts: accepts, attestation: attestation)
        } catch { throw fault(ofHost: error) }
        let draft: RegistrationDraft
        switch try await core.commit({
            try $0.beginRegistration(recipient: recipient, challenge: challenge, keys: made)
        }) {
        case .refused(let refusal): return .denied(try core.denial(refusal, of: nil))
        case .drafted(let drafted): draft = drafted
        }
        var signatures: [Data] = []
        for (key, input) in zip(made, draft.inputs) {
            switch try await keys.signature(of: .confirming(recipient, key.uv), prompt, Data(input.utf8)) {
            case .by(let signature): signatures.append(signature)
            case .left: return .left
            case .lost(let cause):
                // Where a registration of before names this key; where none does, there is nothing to record.
                _ = try await core.commit {
                    try $0.keyLost(request: .random(), recipient: recipient, uv: key.uv, cause: cause)
                }
                return .lost(cause)
            }
        }
        return Signed(
            try await core.rule { [signatures] in
                try $0.finishRegistration(request: request, recipient: recipient, signatures: signatures)
            } take: {
                if case .registered(let registration) = $0 { registration } else { nil }
            })
    }

    /// Makes the key of `PersonKeys.owner()` the owner key: before the first template or registration.
    ///
    /// - Throws: `Fault`; what `keys` throws becomes `Fault.Key`.
    public func setOwner(
        _ keys: some PersonKeys, _ reader: Reader, request: RequestId = .random()
    ) async throws(PrivetFault) -> Signed<Void> {
        try await core.owned(keys, reader, .becomeOwner) { try $0.setOwner(request: request, proof: $1) }
    }

    /// The way out of lock-down: starts a new ledger that cites the old head. Old files are set aside, template keys deleted,
    /// every consent asked anew.
    ///
    /// - Throws: `Fault`; what `keys` throws becomes `Fault.Key`.
    public func leaveLockDown(
        _ keys: some PersonKeys, _ reader: Reader
    ) async throws(PrivetFault) -> Signed<Void> {
        try await core.owned(keys, reader, .leaveLockDown) { try $0.leaveLockDown(proof: $1) }
    }

    /// The owner key's digest as the anchor remembers it: tells which key to ask for on the recovery screen.
    ///
    /// - Throws: `Fault`
    public func anchoredOwner() async throws(PrivetFault) -> Digest? {
        try await core.read { try $0.anchoredOwner() }
    }

}

/// What came of asking a key for a signature.
enum Signature: Sendable {
    case by(Data)
    case left
    case lost(KeyLoss)
}

extension PersonKeys {
    /// Has it sign. A key that is gone is an answer, for every key alike.
    func signature(
        of key: PersonKey, _ prompt: SystemPrompt, _ input: Data
    ) async throws(PrivetFault) -> Signature {
        do {
            guard let signature = try await sign(key, prompt: prompt, input: input) else { return .left }
            return .by(signature)
        } catch HostFault.KeyMissing {
            return .lost(.missing)
        } catch HostFault.KeyInvalidated {
            return .lost(.invalidated)
        } catch {
            throw fault(ofHost: error)
        }
    }
}

extension Core {
    /// A challenge, the owner's signature over it, and the command that carries both. The public half first, so that a key that cannot be
    /// had spends no challenge.
    func owned(
        _ keys: some PersonKeys, _ reader: Reader, _ purpose: OwnerPurpose, about activity: ActivityId? = nil,
        _ call: @escaping @Sendable (PrivetEngine, OwnerSigned) throws -> Outcome
    ) async throws(PrivetFault) -> Signed<Void> {
        let spki: Data
        do { spki = try await keys.owner() } catch { throw fault(ofHost: error) }
        let (prompt, input) = try await read {
            (try $0.ownerPrompt(purpose: purpose, language: reader.language), try $0.ownerChallenge(purpose: purpose))
        }
        switch try await keys.signature(of: .owner, prompt, input.input) {
        case .left: return .left
        case .lost(let cause): return .lost(cause)
        case .by(let signature):
            let signed = OwnerSigned(input: input, spki: spki, signature: signature)
            return Signed(try await rule(about: activity) { try call($0, signed) })
        }
    }
}
