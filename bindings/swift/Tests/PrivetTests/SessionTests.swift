import Foundation
@testable import Privet
import PrivetTestkit
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension All {
    /// What leaves this session leaves as what waits in the outbox, to whom it is for; and what it sent to anybody is known.
    @Suite struct SessionTests {
        let world: World

        init() throws { world = try World() }

        /// An app with a picture for Cloudlane waiting.
        private func waiting() async throws -> (Privet, OutboxItem) {
            let privet = try await world.openWithCamera()
            _ = try await world.register(privet, with: .cloudlane)
            try await world.allow(privet, .billScan)
            let photo = Payload.jpeg(try Files.test("photos/gps.jpg"))
            guard
                case .confirmed = try await privet.activity(.billScan).release(to: .cloudlane, photo)
                    .confirm(world.person)
            else { throw Missing("a confirmation") }
            return (privet, try #require(try await privet.outbox.next()))
        }

        /// A session that asks the core as if this machine's server were Cloudlane's, with a certificate.
        private func session(_ privet: Privet) -> PrivetSession {
            PrivetSession(privet, configuration: .ephemeral) { item, url in
                let host = url.host == "127.0.0.1" ? "read.cloudlane.example" : url.host ?? ""
                return try await privet.requests.mayLeave(item.jti, scheme: "https", host: host, body: item.bytes)
            }
        }

        private func hosts(_ privet: Privet) async throws -> [String] {
            let compared = try #require(try await privet.requests.compare(.day, .english))
            return compared.hosts.map { "\($0.host) \($0.hits) \($0.bytes ?? 0)" }
        }

        @Test func theOutboxDrainsThroughTheSessionAndWhatLeftIsWhatWaited() async throws {
            let (privet, item) = try await waiting()
            let (server, session) = (try LocalServer(), session(privet))
            let url = try server.url()
            // snippet:begin
            let drained = try await privet.outbox.drain { item in
                let (_, answer) = try await session.post(item, to: url)
                return answer.statusCode == 200 ? .delivered : .later
            }
            // snippet:end
            #expect(drained.delivered == [item.jti] && drained.errors.isEmpty)
            #expect(server.requests.map(\.body) == [item.bytes])
            #expect(server.requests.first?.line.hasPrefix("POST /inbox ") == true)
            #expect(try await hosts(privet) == ["127.0.0.1 1 \(item.bytes.count)"])
            await #expect(throws: NotLetOut(check: .notQueued)) { try await session.post(item, to: url) }
            #expect(server.requests.count == 1)
        }

        @Test func noRequestIsPutOffUntilThereIsANetwork() async throws {
            let patient = URLSessionConfiguration.ephemeral
            patient.isDiscretionary = true
            #if !canImport(FoundationNetworking)
                patient.waitsForConnectivity = true
            #endif
            let own = PrivetSession(try await world.openWithCamera(), configuration: patient).session.configuration
            #expect(!own.isDiscretionary)
            #expect(patient.isDiscretionary, "the app's own stays as it is")
            #if !canImport(FoundationNetworking)
                #expect(!own.waitsForConnectivity && patient.waitsForConnectivity)
            #endif
        }

        @Test func anItemGoesNowhereButToItsRecipientOverHttps() async throws {
            let (privet, item) = try await waiting()
            let session = PrivetSession(privet)
            for (text, check): (String, OutboxCheck) in [
                ("https://collect.ads.example/inbox", .otherHost),
                ("https://evil-read.cloudlane.example/inbox", .otherHost),
                ("https://read.cloudlane.example@collect.ads.example/", .otherHost),
                ("http://read.cloudlane.example/inbox", .notHttps),
                ("file:///read.cloudlane.example", .notHttps),
                ("read.cloudlane.example", .notHttps),
            ] {
                let url = try #require(URL(string: text))
                await #expect(throws: NotLetOut(check: check), "\(text)") { try await session.post(item, to: url) }
            }
            let changed = OutboxItem(
                jti: item.jti, recipient: item.recipient, hosts: item.hosts, bytes: item.bytes + [0], exp: item.exp,
                notice: item.notice)
            let home = try #require(URL(string: "https://read.cloudlane.example/"))
            await #expect(throws: NotLetOut(check: .otherBytes)) { try await session.post(changed, to: home) }
            #expect(try await hosts(privet).isEmpty)
        }

        @Test func aRedirectOfAnItemIsAnAnswerAndIsNotFollowed() async throws {
            let (privet, item) = try await waiting()
            let other = try LocalServer()
            let place = try other.url("/elsewhere", host: "localhost").absoluteString
            for code in [301, 302, 303, 307, 308] {
                let server = try LocalServer { _, _ in "HTTP/1.1 \(code) Moved\r\nLocation: \(place)" }
                let (_, response) = try await session(privet).post(item, to: try server.url())
                #expect(response.statusCode == code && server.requests.count == 1)
            }
            #expect(other.requests.isEmpty)
            #expect(try await privet.outbox.next()?.jti == item.jti, "it waits on")
        }

        @Test func everyOtherRequestPassesAndEachHopIsKnown() async throws {
            let privet = try await world.open()
            let session = PrivetSession(privet)
            let server = try LocalServer { line, port in
                let moved = "HTTP/1.1 307 Moved\r\nLocation: http://localhost:\(port)/second"
                return line.contains("/first") ? moved : "HTTP/1.1 200 OK"
            }
            var request = URLRequest(url: try server.url("/first"))
            request.httpMethod = "POST"
            request.httpBody = Data(count: 5_000)
            let (data, response) = try await session.data(for: request)
            #expect(response.statusCode == 200 && data == Data("ok".utf8))
            #expect(server.requests.count == 2 && server.requests.first?.body.count == 5_000)
            let compared = try #require(try await privet.requests.compare(.day, .english))
            #expect(compared.log == .ownRequests)
            // `localhost` is no name that a log would have: it is counted without one.
            #expect(try await hosts(privet) == ["127.0.0.1 1 5000"])
            #expect(compared.findings.map(\.code) == [.badHost] && compared.hosts.first?.standing == .undeclared)
        }

        @Test func aRequestThatFindsNobodyWentNowhere() async throws {
            let privet = try await world.open()
            let url = try #require(URL(string: "http://127.0.0.1:1/"))
            await #expect(throws: (any Error).self) {
                try await PrivetSession(privet).data(for: URLRequest(url: url))
            }
            #expect(try await hosts(privet).isEmpty)
        }

        @Test func anotherClientCanAskAndTellTheSame() async throws {
            let (privet, item) = try await waiting()
            let check = try await privet.requests.mayLeave(
                item.jti, scheme: "https", host: "read.cloudlane.example", body: item.bytes)
            #expect(check == .allowed)
            #expect(try await privet.requests.sent(to: "Other.Example", bytes: -5) == .kept)
            #expect(try await privet.requests.sent(to: "no host", bytes: .max) == .noHost)
            #expect(try await hosts(privet) == ["other.example 1 0"])
        }
    }
}
