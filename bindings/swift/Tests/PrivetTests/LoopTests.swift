import Foundation
import Privet
import PrivetTestkit
import Testing

extension All {
    /// The whole loop: asked, confirmed, left, delivered, provable.
    @Suite struct LoopTests {
        let world: World
        let photo: Data

        init() throws {
            world = try World()
            photo = try Files.test("photos/gps.jpg")
        }

        @Test func aConfirmedPictureLeavesOnceAndItsRecipientCanCheckIt() async throws {
            let privet = try await world.openWithCamera()
            let registration = try await world.register(privet, with: .cloudlane)
            try await world.allow(privet, .billScan)
            let scan = privet.activity(.billScan)
            #expect(try scan.check() == nil)
            #expect(try scan.state() == .on)
            let pending = scan.release(to: .cloudlane, .jpeg(photo))
            let request = RequestId.random()
            guard case .confirmed(let receipt, let jti) = try await pending.confirm(world.person, request: request)
            else {
                throw Missing("a confirmation")
            }
            #expect(try await privet.outcome(of: request) == .done(reply: .confirmed(jti: jti, receipt: receipt)))
            #expect(try await privet.receipt(jti) == receipt)
            let preview = try #require(world.person.did.previews.compactMap { $0 }.first)
            #expect(preview.count < photo.count && preview.range(of: Data("GPS".utf8)) == nil)
            let sent = Box<Data>()
            let drained = try await privet.outbox.drain { [world] item in
                #expect(item.hosts == ["read.cloudlane.example"] && item.jti == jti)
                sent.value = item.bytes
                return .acknowledged(try world.phone.acknowledge(envelope: item.bytes))
            }
            #expect(drained.delivered == [jti] && drained.later.isEmpty)
            let opened = try world.phone.openEnvelope(
                recipient: "cloudlane", envelope: try #require(sent.value), registration: registration,
                challenge: World.challenge, nonce: nil)
            #expect(opened.verified == .confirmed && opened.payload == preview && opened.receipt == receipt)
            #expect(try await privet.outbox.next() == nil)
            guard case .whole(let entries) = try await privet.verifyLedger() else { throw Missing("a whole ledger") }
            #expect(try await privet.proof(at: entries - 1) != nil)
            #expect(try await privet.proof(at: entries) == nil)
            #expect(try await privet.checkpoint()?.isEmpty == false)
            #expect(try await privet.logKey()?.isEmpty == false)
            let rows = try await privet.timeline(of: .billScan, .english).rows
            #expect(rows.first?.result == .left && rows.first?.recipient == .cloudlane)
            let center = try #require(try await privet.center(.english))
            #expect(center.activities.first { $0.activity == .billScan }?.state == .on)
        }

        @Test func aReceiptIsGenuineAndIsNotOnceACharacterIsFlipped() async throws {
            let privet = try await world.openWithCamera()
            let registration = try await world.register(privet, with: .cloudlane)
            try await world.allow(privet, .billScan)
            let pending = privet.activity(.billScan).release(to: .cloudlane, .jpeg(photo))
            guard case .confirmed(let receipt, let jti) = try await pending.confirm(world.person) else {
                throw Missing("a confirmation")
            }
            let sub = try #require(try Jws.claims(of: receipt)["sub"]?.text)
            #expect(!registration.isEmpty)
            let expected = Expectations(
                app: AppId("lantern_pay"), recipient: .cloudlane, subject: Subject(sub), uv: .bio, nonce: nil,
                now: world.phone.wall() / 1000)
            let jwk = try world.phone.jwk(name: "cloudlane/bio")
            let genuine = ReceiptCheck.genuine(jti: jti, activity: .billScan)
            #expect(try Privet.verify(receipt: receipt, jwk: jwk, expected: expected) == genuine)
            for at in [2, receipt.count / 2, receipt.count - 5] {
                var characters = Array(receipt)
                characters[at] = characters[at] == "A" ? "B" : "A"
                guard case .not = try Privet.verify(receipt: String(characters), jwk: jwk, expected: expected) else {
                    Issue.record("taken with character \(at) flipped")
                    continue
                }
            }
            #expect(throws: PrivetFault.BadArgument) {
                try Privet.verify(receipt: receipt, jwk: "{}", expected: expected)
            }
        }

        @Test func aFacePaymentTakesAMatchAndOffTakesTheTemplate() async throws {
            let privet = try await world.openWithCamera()
            _ = try await world.register(privet, with: .lanternPay)
            let faces = try await world.allowFaces(privet)
            #expect(try await faces.enrol(Files.test("probes/alice-1.f32")).denial == nil)
            let other = try await faces.verify { try Files.test("probes/bob-1.f32") }
            #expect(other == .done(.notMatched(left: 4)))
            let same = try await faces.verify { try Files.test("probes/alice-2.f32") }
            guard case .done(.matched(let token)) = same else { throw Missing("a match") }
            let payment = Payment(
                amount: "38.00", currency: "CNY", payee: "Blue Kettle Tea", nonce: "n-1234567890123456", until: nil)
            let pending = privet.activity(.pay).pay(to: .lanternPay, payment, token: token)
            guard case .confirmed(let receipt, _) = try await pending.confirm(world.person) else {
                throw Missing("a confirmation")
            }
            #expect(world.person.did.previews == [nil])
            #expect(world.person.did.lines.contains { $0.contains("Blue Kettle Tea") })
            #expect(try Jws.claims(of: receipt)["face_matched"] == .bool(true))
            #expect(try await privet.activity(.facePayment).withdraw().denial == nil)
            #expect(try privet.activity(.facePayment).check()?.fallback == .pay)
            let gone = try await faces.verify { try Files.test("probes/alice-1.f32") }
            #expect(gone.denial?.reason == .nothingToCompare)
        }

        @Test func aUseIsRecordedAndEnds() async throws {
            let privet = try await world.openWithCamera()
            let scan = privet.activity(.billScan)
            #expect(try await scan.access().denial?.reason == .noConsent)
            try await world.allow(privet, .billScan)
            let use = try #require(try await scan.access().value)
            #expect(try await use.end().denial == nil)
            #expect(try await use.end().denial?.reason == .unknownId)
        }
    }
}
