import Foundation
import Privet
import PrivetTestkit
import Testing

extension All {
    /// What the README shows, run as it stands there, on the system's clock.
    @Suite struct ReadmeTests {
        /// The app's own network.
        struct Http: Sendable {
            func post(_ host: String, _ body: Data) async throws -> Bool { host.hasSuffix(".example") && !body.isEmpty }
        }

        @Test func itsSnippetSendsOnePicture() async throws {
            let world = try World()
            let (folder, manifest, http) = (try Files.folder(), world.manifest, Http())
            let jpeg = try Files.test("photos/gps.jpg")
            let (keys, anchor) = (world.phone.keys(), world.phone.anchor())
            let ui = UnhurriedPerson(person: world.person)
            let (person, challenge, reader) = (world.person, World.challenge, Reader.english)

            // snippet:begin
            // On every start: the app's own key store and anchor, and what the phone itself allows.
            let privet = try await Privet(directory: folder, manifest: manifest, keys: keys, anchor: anchor)
            try await privet.report(.camera, .granted)

            // Once per phone the owner's key, and once per recipient the person's, for the challenge that its server gave.
            // What comes back goes to that server.
            _ = try await privet.setOwner(person, reader)
            let registered = try await privet.register(
                with: RecipientId("cloudlane"), challenge: challenge, keys: person, reader)

            let scan = privet.activity(ActivityId("bill_scan"))

            // The person tapped "Scan a bill": asks for the consent if there is none, shows exactly what would leave,
            // has the person's key sign, and puts the sealed picture into the outbox, once.
            let pending = scan.release(to: RecipientId("cloudlane"), .jpeg(jpeg), tapped: true)
            let sent: String
            switch try await pending.confirm(ui) {
            case .confirmed(_, let jti), .sent(let jti): sent = "queued as \(jti.raw)"
            case .refused(let fallback): sent = "the person said no; use \(fallback?.raw ?? "nothing else")"
            case .denied(let denial): sent = "not allowed: \(denial.reason); next: \(denial.next)"
            case .notCleanable(let code): sent = "convert the picture: \(code)"
            case .ended(let reason): sent = "nothing left: \(reason)"
            }

            // Whenever there is a network. The same bytes and number come again until the recipient has them.
            let round = try await privet.outbox.drain { item in
                try await http.post(item.hosts[0], item.bytes) ? .delivered : .later
            }
            // snippet:end

            #expect(registered.value?.contains("\"signatures\"") == true)
            #expect(sent.hasPrefix("queued as ") && round.delivered.map { "queued as \($0.raw)" } == [sent])
            #expect(world.person.did.asked == 1)
        }
    }

    /// Looks for as long as the guard takes, in real time.
    final class UnhurriedPerson: Confirming {
        private let person: Person
        init(person: Person) { self.person = person }
        var reader: Reader { get async { await person.reader } }
        func ask(_ sheet: Question) async -> ConsentChoice {
            await sheet.shown()
            try? await Task.sleep(for: .milliseconds(650))
            return await person.ask(Question(view: sheet.view, offers: sheet.offers) {})
        }
        func present(_ sheet: Offer) async -> Choice {
            await sheet.shown()
            try? await Task.sleep(for: .milliseconds(650))
            return await person.present(Offer(view: sheet.view, release: sheet.release, preview: sheet.preview) {})
        }
        var keys: any PersonKeys { person }
    }
}
