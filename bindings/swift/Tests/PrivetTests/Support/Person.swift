import Foundation
import Privet
import PrivetTestkit
import Synchronization

/// A person who looks at sheets and answers as the test says. Their keys are software.
final class Person: Confirming, PersonKeys {
    private let phone: TestPhone
    private let script = Mutex(Script())

    /// What the person does next.
    struct Script: Sendable {
        var consent: ConsentChoice = .allow(.withdrawn, .touch)
        var choice: Choice = .confirm(.bio, .touch)
        /// What the person does before that, once each.
        var before: [Choice] = []
        /// Who reads now; and who reads after each sheet that is drawn anew for them.
        var reader = Reader.english
        var turns: [Language] = []
        /// How long the person looks, in milliseconds; what is left of the list when it is over stays 700.
        var looks: [UInt64] = []
        var signature: @Sendable (Data) throws -> Data? = { $0 }
        /// Which kinds of keys are made for a recipient.
        var kinds: [UserVerification] = [.bio]
        /// The name of the key that they prove to be the owner with.
        var owner = "owner"
        var made: [String: Data] = [:]
        var asked = 0
        var presented = 0
        var previews: [Data?] = []
        var lines: [String] = []
        /// The language and the digest of every sheet.
        var languages: [String] = []
        var digests: [Digest] = []
        /// What the screens were given for the system's prompt, and what `sign` was given.
        var systems: [SystemPrompt?] = []
        var prompts: [SystemPrompt] = []

        /// Whether somebody with another language looks from now on.
        mutating func turned() -> Bool {
            guard !turns.isEmpty else { return false }
            reader = Reader(language: turns.removeFirst(), utcOffset: reader.utcOffset, hour24: reader.hour24)
            return true
        }
    }

    init(phone: TestPhone) { self.phone = phone }

    static func key(_ recipient: RecipientId, _ uv: UserVerification) -> String {
        "\(recipient.raw)/\(uv == .bio ? "bio" : "pin")"
    }

    func will(_ change: (inout Script) -> Void) { script.withLock { change(&$0) } }
    var did: Script { script.withLock { $0 } }

    var reader: Reader { get async { script.withLock { $0.reader } } }

    func ask(_ sheet: Question) async -> ConsentChoice {
        await look(sheet)
        return script.withLock {
            $0.asked += 1
            return $0.turned() ? .redraw : $0.consent
        }
    }

    func present(_ sheet: Offer) async -> Choice {
        await look(sheet)
        return script.withLock {
            $0.presented += 1
            $0.previews.append(sheet.preview)
            $0.systems.append(sheet.release.system)
            $0.lines = sheet.view.lines.map(\.text)
            if $0.turned() { return .redraw }
            return $0.before.isEmpty ? $0.choice : $0.before.removeFirst()
        }
    }

    var keys: any PersonKeys { self }

    /// Registering again takes the keys that are there.
    func make(
        for recipient: RecipientId, accepts: Set<UserVerification>, attestation: Digest
    ) async throws -> [ConfirmingKey] {
        let kinds = script.withLock { $0.kinds }
        return try kinds.map { ConfirmingKey(uv: $0, spki: try made(Self.key(recipient, $0), $0)) }
    }

    func owner() async throws -> Data { try made(script.withLock { $0.owner }, .pin) }

    func sign(_ key: PersonKey, prompt: SystemPrompt, input: Data) async throws -> Data? {
        let (altered, owner) = script.withLock {
            $0.prompts.append(prompt)
            return ($0.signature, $0.owner)
        }
        let name =
            switch key {
            case .confirming(let recipient, let uv): Self.key(recipient, uv)
            case .owner: owner
            }
        return try altered(phone.sign(name: name, bytes: input))
    }

    private func made(_ name: String, _ uv: UserVerification) throws -> Data {
        try script.withLock {
            if let known = $0.made[name] { return known }
            let spki = try phone.makeKey(name: name, uv: uv)
            $0.made[name] = spki
            return spki
        }
    }

    private func look(_ sheet: some Sheet) async {
        await sheet.shown()
        script.withLock {
            $0.languages.append(sheet.view.language)
            $0.digests.append(sheet.view.digest)
        }
        let time = script.withLock { $0.looks.isEmpty ? 700 : $0.looks.removeFirst() }
        try? phone.advance(by: time)
    }
}

/// Somebody's keys, and something that happens before each signature.
protocol Signing: PersonKeys {
    var person: Person { get }
    func before() async throws
}

extension Signing {
    var keys: any PersonKeys { self }
    func make(
        for recipient: RecipientId, accepts: Set<UserVerification>, attestation: Digest
    ) async throws -> [ConfirmingKey] {
        try await person.make(for: recipient, accepts: accepts, attestation: attestation)
    }
    func owner() async throws -> Data { try await person.owner() }
    func sign(_ key: PersonKey, prompt: SystemPrompt, input: Data) async throws -> Data? {
        try await before()
        return try await person.sign(key, prompt: prompt, input: input)
    }
}
