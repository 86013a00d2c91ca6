import Foundation
import Privet
import PrivetTestkit
import Synchronization
import Testing

extension All {
    /// Several faces, moved to new keys, and what the phone itself does to them. The struct is that of docs/vault.md.
    @Suite struct FacesTests {
        // snippet:begin
        struct FaceSettings {
            let faces: Faces  // try activity.faces(); nil, and no such screen, where none are compared
            let keys: any PersonKeys
            let reader: Reader

            /// "Another look": with glasses, beside those that are there. They look, then the phone asks for its PIN.
            func anotherLook(_ probe: Data) async -> String {
                await told { () throws(PrivetFault) in try await faces.enrolBeside(probe, keys: keys, reader) }
            }

            /// "Make anew": those that are there are destroyed.
            func makeAnew(_ probe: Data) async -> String {
                await told { () throws(PrivetFault) in try await faces.enrolInstead(probe, keys: keys, reader) }
            }

            /// "Move to a new key": nobody looks, and nobody signs.
            func moveToANewKey() async -> String {
                await told { () throws(PrivetFault) in Signed(try await faces.renew()) }
            }

            private func told(_ call: () async throws(PrivetFault) -> Signed<Void>) async -> String {
                do throws(PrivetFault) {
                    switch try await call() {
                    case .done: return "done"
                    case .left: return "the person put it off"
                    case .lost(let cause): return "the key store lost the owner's key: \(cause)"
                    case .denied(let denial): return "not done: \(denial.reason); next: \(denial.next)"
                    }
                } catch { return error.view(in: reader.language).text }
            }
        }
        // snippet:end

        /// How often the camera ran.
        final class Looks: Sendable { let count = Mutex(0) }

        let world: World

        init() throws { world = try World() }

        private func probe(_ name: String) throws -> Data { try Files.test("probes/\(name).f32") }

        private func match(_ faces: Faces, _ name: String) async throws -> FaceMatch {
            try #require(try await faces.verify { try probe(name) }.value)
        }

        private func isMatched(_ faces: Faces, _ name: String) async throws -> Bool {
            if case .matched = try await match(faces, name) { true } else { false }
        }

        /// The owner's key, an allowed face payment and one face.
        private func enrolled(_ privet: Privet) async throws -> Faces {
            _ = try await world.register(privet, with: .cloudlane)
            let faces = try await world.allowFaces(privet)
            try #require(try await faces.enrol(probe("alice-1")).denial == nil)
            return faces
        }

        @Test func furtherFacesTakeTheOwnersWordAndNoFailedAttemptIsGivenBack() async throws {
            let privet = try await world.openWithCamera()
            let faces = try await enrolled(privet)
            let settings = FaceSettings(faces: faces, keys: world.person, reader: .english)
            #expect(try await faces.enrol(probe("bob-1")).denial?.reason == .alreadyEnrolled)
            let somebody = Person(phone: world.phone)
            somebody.will { $0.owner = "somebody" }
            let theirs = FaceSettings(faces: faces, keys: somebody, reader: .english)
            #expect(await theirs.anotherLook(try probe("bob-1")) == "not done: badSignature; next: startOver")
            world.person.will { $0.signature = { _ in nil } }
            #expect(await settings.makeAnew(try probe("bob-1")) == "the person put it off")
            world.person.will { $0.signature = { $0 } }
            #expect(try await match(faces, "bob-1") == .notMatched(left: 4))

            #expect(await settings.anotherLook(try probe("bob-1")) == "done")
            #expect(try await isMatched(faces, "bob-1"))
            #expect(try await isMatched(faces, "alice-2"))

            #expect(try await match(faces, "carol-1") == .notMatched(left: 4))
            #expect(await settings.moveToANewKey() == "done")
            #expect(try await match(faces, "carol-1") == .notMatched(left: 3), "moving forgives nothing")
            #expect(await settings.makeAnew(try probe("alice-1")) == "done")
            #expect(try await match(faces, "bob-1") == .notMatched(left: 2), "who was taken out is nobody now")
            #expect(try await faces.resetAttempts(world.person, .english).value != nil)
            #expect(try await match(faces, "bob-1") == .notMatched(left: 4))
            #expect(try await isMatched(faces, "alice-2"))
        }

        @Test func whatComparesNoFacesHasNoHandleToMakeOneWith() async throws {
            var privet: Privet? = try await world.open()
            for id in [ActivityId("photo_check"), .billScan, ActivityId("nobody_declared")] {
                #expect(try privet?.activity(id).faces() == nil, "\(id.raw)")
            }
            privet = nil
            world.phone.lock()
            let locked = try await world.open()
            #expect(try locked.status() == .locked)
            #expect(try locked.activity(.facePayment).faces() != nil)
        }

        @Test func aPhoneThatAnybodyCanOpenSendsNothingAndComparesNoFaceAndTurnsOff() async throws {
            let privet = try await world.openWithCamera()
            let faces = try await enrolled(privet)
            let face = privet.activity(.facePayment)
            try await world.allow(privet, .billScan)
            let photo = try Files.test("photos/gps.jpg")
            let scan = privet.activity(.billScan)
            try world.phone.setScreenLock(lock: .notSet)
            guard case .denied(let denial) = try await scan.release(to: .cloudlane, .jpeg(photo)).confirm(world.person)
            else { throw Missing("a denial") }
            #expect(denial.reason == .noScreenLock && denial.next == .setScreenLock)
            let compared = try await faces.verify { try probe("alice-2") }
            #expect(compared.denial?.reason == .noScreenLock)
            #expect(try await face.withdraw().denial == nil)
            try world.phone.setScreenLock(lock: .set)
            #expect(try face.check()?.reason == .withdrawn)
            guard case .confirmed = try await scan.release(to: .cloudlane, .jpeg(photo)).confirm(world.person)
            else { throw Missing("a confirmation") }
        }

        @Test func aPhoneThatDoesNotTellWhetherItHasAScreenLockComparesNoFace() async throws {
            let keys = SwiftKeys(world.phone.keys())
            let faces = try await enrolled(world.openWithCamera(keys: keys))
            keys.will { call in if call == "screenLock" { throw Missing("an answer") } }
            let denied = try await faces.verify { try probe("alice-2") }.denial
            #expect(denied?.reason == .phoneUnknown && denied?.next == .phonePermission)
            keys.will { _ in }
            #expect(try await isMatched(faces, "alice-2"))
        }

        @Test func aFaceThatWasSetUpOnThePhoneSinceTurnsFacesOffAndThePersonIsAskedAnew() async throws {
            let privet = try await world.openWithCamera()
            let faces = try await enrolled(privet)
            try world.phone.newEnrolment()
            try await privet.tick()
            #expect(try privet.activity(.facePayment).check()?.reason == .biometricsChanged)
            let denied = try await faces.enrol(probe("bob-1")).denial
            #expect(denied?.reason == .biometricsChanged && denied?.next == .ask)
            try await world.allow(privet, .facePayment)
            #expect(try await faces.enrol(probe("alice-1")).denial == nil)
            #expect(try await isMatched(faces, "alice-2"))
        }

        @Test func theCameraStaysOffWhereNothingMayBeComparedAndWhatWasBlockedIsOnRecord() async throws {
            let privet = try await world.openWithCamera()
            let faces = try await enrolled(privet)
            let looks = Looks()
            func look(_ name: String) async throws -> Ruled<FaceMatch> {
                try await faces.verify {
                    looks.count.withLock { $0 += 1 }
                    return try probe(name)
                }
            }
            #expect(try faces.check() == nil)
            for _ in 1...5 { #expect(try await look("bob-1").denial == nil) }
            #expect(try await look("alice-2").denial?.reason == .attemptsSpent)
            #expect(try await faces.resetAttempts(world.person, .english).value != nil)
            try world.phone.setScreenLock(lock: .notSet)
            try await privet.tick()
            #expect(try await look("alice-2").denial?.reason == .noScreenLock)
            #expect(looks.count.withLock { $0 } == 5)
            try world.phone.setScreenLock(lock: .set)
            #expect(try await look("alice-2").value != nil, "asked of the phone again")
            #expect(looks.count.withLock { $0 } == 6)
            try await privet.activity(.facePayment).withdraw()
            #expect(try await look("alice-2").denial?.reason == .nothingToCompare)
            #expect(looks.count.withLock { $0 } == 6)
        }

        @Test func whatIsDeniedSaysInThePersonsLanguageWhyAndWhatStillWorks() async throws {
            let privet = try await world.openWithCamera()
            _ = try await enrolled(privet)
            let face = privet.activity(.facePayment)
            try await face.withdraw()
            let denial = try #require(try face.check())
            let english = try face.wayOn(denial.reason, in: .en)
            let chinese = try face.wayOn(denial.reason, in: .zhHans)
            #expect(english.text == "You turned this off." && chinese.text == "您已关闭此项。")
            #expect(english.other == .pay && chinese.fallback != nil)
            let owned = try await privet.leaveLockDown(world.person, .english)
            #expect(owned.denial?.reason.text(in: .en) == "There is nothing to do here.")
        }

        @Test func aFaultOfTheKeyStoreSaysWhatToDoInBothLanguages() async throws {
            let faces = try await enrolled(world.openWithCamera())
            try world.phone.fail(call: "keys.create", fault: .keyMissing, times: 1)
            let fault = PrivetFault.Key(.keyMissing)
            await #expect(throws: fault) { try await faces.renew() }
            let (english, chinese) = (fault.view(in: .en), fault.view(in: .zhHans))
            #expect(english.next == .startOver && chinese.next == .startOver)
            #expect(english.text.contains("Your records stay") && english.text != chinese.text)
            try world.phone.fail(call: "keys.create", fault: .transient, times: 1)
            let settings = FaceSettings(faces: faces, keys: world.person, reader: .english)
            #expect(await settings.moveToANewKey() == PrivetFault.Key(.transient).view(in: .en).text)
            #expect(await settings.moveToANewKey() == "done")
            #expect(try await isMatched(faces, "alice-2"), "nothing was lost by it")
        }

        @Test func aFaceWhoseKeyIsLostIsFoundAtTheNextStartAndCanBeMadeAnew() async throws {
            var privet: Privet? = try await world.openWithCamera()
            _ = try await enrolled(try #require(privet))
            #expect(privet?.found() == Found(keys: 0, rows: 0, lost: 0, others: 0))
            privet = nil
            let keys = world.phone.keys()
            for alias in try keys.list(prefix: "privet/template/") {
                #expect(try keys.delete(alias: alias) == .deleted)
            }
            let again = try await world.openWithCamera()
            #expect(again.found() == Found(keys: 0, rows: 0, lost: 1, others: 0))
            let faces = try #require(try again.activity(.facePayment).faces())
            #expect(try await faces.enrol(probe("alice-1")).denial == nil, "the yes still stands")
        }
    }
}
