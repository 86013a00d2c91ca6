import Foundation
import Privet
import PrivetTestkit
import Testing

extension All {
    /// What goes wrong arrives typed.
    @Suite struct FaultTests {
        struct Surprise: Error {}
        let world: World

        init() throws { world = try World() }

        @Test func whatAKeyStoreThrowsIsAFaultOfItsOwnKind() async throws {
            let kinds: [(any Error, KeyFault)] = [
                (HostFault.KeyMissing, .keyMissing), (HostFault.KeyInvalidated, .keyInvalidated),
                (HostFault.Transient, .transient), (HostFault.Corrupt, .corrupt),
                (HostFault.TooManyKeys, .tooManyKeys), (HostFault.Unexpected, .host), (Surprise(), .host),
            ]
            for (thrown, kind) in kinds {
                let world = try World()
                let keys = SwiftKeys(world.phone.keys())
                let privet = try await world.openWithCamera(keys: keys)
                _ = try await world.register(privet, with: .lanternPay)
                let faces = try await world.allowFaces(privet)
                keys.will { call in if call == "create" { throw thrown } }
                await #expect(throws: PrivetFault.Key(kind)) {
                    try await faces.enrol(Files.test("probes/alice-1.f32"))
                }
            }
        }

        @Test func anAnchorThatThrowsWhileOpeningIsAFault() async throws {
            try world.phone.fail(call: "anchor.read", fault: .transient, times: 1)
            await #expect(throws: PrivetFault.Key(.transient)) { try await world.open() }
            _ = try await world.open()
        }

        @Test func aTextThatIsNoIdIsABadArgument() async throws {
            let privet = try await world.open()
            for bad in ["", "Pay", "pay now", "pay\u{202e}", "päy", String(repeating: "a", count: 65)] {
                let activity = privet.activity(ActivityId(bad))
                #expect(throws: PrivetFault.BadArgument) { try activity.check() }
                #expect(throws: PrivetFault.BadArgument) { try activity.state() }
                #expect(throws: PrivetFault.BadArgument) { try activity.faces() }
                await #expect(throws: PrivetFault.BadArgument) { try await activity.ask(from: .center) }
                await #expect(throws: PrivetFault.BadArgument) {
                    try await privet.activity(.billScan).release(to: RecipientId(bad), .json(Data()))
                        .confirm(world.person)
                }
            }
            await #expect(throws: PrivetFault.BadArgument) {
                try await privet.activity(.billScan).withdraw(request: RequestId("not hex"))
            }
            #expect(try privet.activity(ActivityId("nobody_declared")).state() == nil)
            #expect(try privet.activity(ActivityId("nobody_declared")).check()?.reason == .unknownActivity)
        }

        @Test func aSliceIsTakenFromItsOwnStart() async throws {
            let privet = try await world.openWithCamera()
            _ = try await world.register(privet, with: .cloudlane)
            try await world.allow(privet, .billScan)
            let photo = try Files.test("photos/gps.jpg")
            let padded = Data([0, 1, 2]) + photo + Data([9])
            let slice = padded[3..<(3 + photo.count)]
            #expect(slice.startIndex == 3)
            let scan = privet.activity(.billScan)
            world.person.will { $0.choice = .leave(.back) }
            for bytes in [photo, slice] {
                _ = try await scan.release(to: .cloudlane, .jpeg(bytes)).confirm(world.person)
            }
            let previews = world.person.did.previews
            #expect(previews.count == 2 && previews[0] == previews[1] && previews[0]?.isEmpty == false)
        }

        @Test func aProbeThatIsNoneSpendsNoAttempt() async throws {
            let privet = try await world.openWithCamera()
            _ = try await world.register(privet, with: .lanternPay)
            let faces = try await world.allowFaces(privet)
            let alice = try Files.test("probes/alice-1.f32")
            await #expect(throws: PrivetFault.BadArgument) { try await faces.enrol(alice.dropLast()) }
            await #expect(throws: PrivetFault.BadArgument) { try await faces.enrol(Data([7]) + alice) }
        }

        @Test func whatTheAppLockedDeniesUntilTheNextCommand() async throws {
            let privet = try await world.open()
            try await world.allow(privet, .analytics)
            try await privet.lock()
            #expect(try privet.status() == .locked)
            #expect(try privet.activity(.analytics).check()?.reason == .locked)
            #expect(try await privet.timeline(.english).rows.isEmpty)
            try await privet.tick()
            #expect(try privet.status() == .ready)
            #expect(try privet.activity(.analytics).check() == nil)
        }

        @Test func aLockedPhoneKeepsItsSecretsAndTakesANo() async throws {
            var privet: Privet? = try await world.open()
            try await world.allow(try #require(privet), .analytics)
            privet = nil
            world.phone.lock()
            let locked = try await world.open()
            #expect(try locked.status() == .locked)
            #expect(try locked.activity(.analytics).state() == .locked)
            #expect(try await locked.activity(.analytics).ask(from: .center).denial?.next == .unlock)
            #expect(try await locked.activity(.analytics).withdraw().denial == nil)
            world.phone.unlock()
            try await locked.tick()
            #expect(try locked.status() == .ready)
            #expect(try locked.activity(.analytics).check()?.reason == .withdrawn)
        }
    }
}
