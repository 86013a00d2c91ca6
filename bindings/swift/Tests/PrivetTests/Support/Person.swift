import Foundation
import Privet
import PrivetTestkit
import Synchronization

/// A person who looks at sheets and answers as the test says.
final class Person: Confirming {
    private let phone: TestPhone
    private let script = Mutex(Script())

    /// What the person does next.
    struct Script: Sendable {
        var consent: ConsentChoice = .allow(.withdrawn, .touch)
        var choice: Choice = .confirm(.bio, .touch)
        /// What the person does before that, once each.
        var before: [Choice] = []
        /// How long the person looks, in milliseconds; what is left of the list when it is over stays 700.
        var looks: [UInt64] = []
        var signature: @Sendable (Data) throws -> Data? = { $0 }
        var asked = 0
        var presented = 0
        var previews: [Data?] = []
        var lines: [String] = []
        /// What the screens were given for the system's prompt, and what `sign` was given.
        var systems: [SystemPrompt?] = []
        var prompts: [SystemPrompt] = []
    }

    init(phone: TestPhone) { self.phone = phone }

    static func key(_ recipient: RecipientId, _ uv: UserVerification) -> String {
        "\(recipient.raw)/\(uv == .bio ? "bio" : "pin")"
    }

    func will(_ change: (inout Script) -> Void) { script.withLock { change(&$0) } }
    var did: Script { script.withLock { $0 } }

    var reader: Reader { get async { .english } }

    func ask(_ sheet: Sheet) async -> ConsentChoice {
        await look(sheet)
        return script.withLock {
            $0.asked += 1
            return $0.consent
        }
    }

    func present(_ sheet: Sheet) async -> Choice {
        await look(sheet)
        return script.withLock {
            $0.presented += 1
            $0.previews.append(sheet.preview)
            $0.systems.append(sheet.view.system)
            $0.lines = sheet.view.lines.map(\.text)
            return $0.before.isEmpty ? $0.choice : $0.before.removeFirst()
        }
    }

    func sign(
        recipient: RecipientId, uv: UserVerification, prompt: SystemPrompt, input: Data
    ) async throws -> Data? {
        let altered = script.withLock {
            $0.prompts.append(prompt)
            return $0.signature
        }
        return try altered(phone.sign(name: Self.key(recipient, uv), bytes: input))
    }

    private func look(_ sheet: Sheet) async {
        await sheet.shown()
        let time = script.withLock { $0.looks.isEmpty ? 700 : $0.looks.removeFirst() }
        try? phone.advance(by: time)
    }
}
