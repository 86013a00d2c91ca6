import Dispatch
import Foundation
import Privet
import PrivetTestkit
import Testing

extension All {
    /// Turning off several, undoing it, and turning on again.
    @Suite struct TurningOffTests {
        static let reviews = ActivityId("public_reviews")
        static let nearby = ActivityId("nearby")
        let world: World

        init() throws { world = try World() }

        @Test func aFaceThatWasTurnedOffLeavesARecordThatAnAuditorCanCheck() async throws {
            let privet = try await world.openWithCamera()
            _ = try await world.register(privet, with: .lanternPay)
            try await world.allow(privet, .facePayment)
            let face = privet.activity(.facePayment)
            let faces = try #require(try face.faces())
            #expect(try await faces.enrol(Files.test("probes/alice-1.f32")).denial == nil)
            #expect(try await privet.destruction(of: .facePayment) == nil)
            #expect(try await face.withdraw().denial == nil)
            let record = try #require(try await privet.destruction(of: .facePayment))
            #expect(try await privet.logKey() == record.logKey)
            let said = try world.phone.destructionReply(logKey: record.logKey, record: record.text)
            #expect(said.contains("\"missing\":\(record.missing)") && said.contains("\"denied\":\(record.denied)"))
            for held in [record.destroying, record.destroyed] {
                let proved = try world.phone.proofReply(logKey: record.logKey, entry: held.entry, proof: held.proof)
                #expect(proved == "\"Proved\"")
            }
            var characters = Array(record.text)
            let middle = characters.count / 2
            characters[middle] = characters[middle] == "A" ? "B" : "A"
            let altered = try world.phone.destructionReply(logKey: record.logKey, record: String(characters))
            #expect(altered.contains("fault"))
            #expect(try await privet.destruction(of: .facePayment, template: record.template)?.index == record.index)
            let page = try #require(try await privet.destructionPage(of: .facePayment, .english))
            #expect(page.showsTitle == "What this shows" && page.notShownTitle == "What this does not show")
            #expect(page.shows.count == 3 && page.notShown.count == 3)
        }

        @Test func whoeverWatchesSeesItTurnedOffAndUndone() async throws {
            let privet = try await world.openWithCamera()
            try await world.allow(privet, .analytics)
            try await world.allow(privet, .billScan)
            var states = privet.activity(.analytics).states.makeAsyncIterator()
            #expect(await states.next(isolation: nil) == .on)
            let off = try #require(try await privet.withdraw(all: [.analytics, .billScan]).value)
            #expect(await states.next(isolation: nil) == .off)
            #expect(off.undoable == 2 && off.atOnce == 0)
            let tenMinutes = TimeInterval(world.phone.wall() + 600_000) / 1000
            #expect(off.until == Date(timeIntervalSince1970: tenMinutes))
            let batch = try #require(off.batch)
            #expect(try privet.tidy(.english)?.undo.map(\.batch) == [batch])
            #expect(try await privet.undoWithdrawal(batch) == .done(2))
            #expect(await states.next(isolation: nil) == .on)
            let again = try await privet.undoWithdrawal(batch).denial
            #expect(again?.reason == .undoOver && again?.next == .nothing)
        }

        @Test func aSelectionHasNoOrderAndIsTheSameCallOnce() async throws {
            let privet = try await world.openWithCamera()
            let request = RequestId.random()
            var selected: Set<ActivityId> = []
            for activity in [ActivityId.analytics, .billScan, Self.reviews] {
                if activity != Self.reviews { try await world.allow(privet, activity) }
                selected.insert(activity)
            }
            let first = try #require(try await privet.withdraw(all: selected, request: request).value)
            #expect(try await privet.withdraw(all: Set(selected.reversed()), request: request).value == first)
            await #expect(throws: PrivetFault.Conflict) {
                try await privet.withdraw(all: [.analytics], request: request)
            }
            await #expect(throws: PrivetFault.BadArgument) { try await privet.withdraw(all: []) }
        }

        @Test func turningOffOutlivesItsTaskAndCanBeAsked() async throws {
            let inHost = DispatchSemaphore(value: 0)
            let go = DispatchSemaphore(value: 0)
            let anchor = SwiftAnchor(world.phone.anchor())
            let privet = try await world.open(anchor: anchor)
            try await world.allow(privet, .analytics)
            anchor.will {
                inHost.signal()
                go.wait()
            }
            let request = RequestId.random()
            let task = Task { try await privet.withdraw(all: [.analytics], request: request) }
            await LaneTests.wait(for: inHost)
            task.cancel()
            anchor.will {}
            go.signal()
            let off = try #require(try await task.value.value)
            guard case .done(.turnedOff(let batch, _, 1, 0)) = try await privet.outcome(of: request) else {
                throw Missing("what it came to")
            }
            #expect(batch == off.batch)
        }

        @Test func anObjectionIsLiftedFromTheCenterAndByAWholeYesOnly() async throws {
            let privet = try await world.open()
            let reviews = privet.activity(Self.reviews)
            #expect(try reviews.check() == nil)
            #expect(try await reviews.turnOn(world.person).denial?.reason == .nothingToAsk)
            try await reviews.withdraw()
            #expect(try await reviews.ask(from: .feature).denial?.reason == .objected)
            world.person.will { $0.consent = .allow(.once, .touch) }
            #expect(try await reviews.turnOn(world.person).denial?.reason == .durationNotOffered)
            #expect(try reviews.check()?.reason == .objected)
            let prompt = try #require(try await reviews.ask(from: .center).value)
            #expect(try await prompt.draw(.english).value?.kind == .consent(offers: [.withdrawn]))
            world.person.will { $0.consent = .allow(.withdrawn, .touch) }
            let request = RequestId.random()
            #expect(try await reviews.turnOn(world.person, request: request) == .given(.withdrawn))
            #expect(try await privet.outcome(of: request) == .done(reply: .given(until: .withdrawn)))
            #expect(try reviews.check() == nil)
        }

        @Test func aCoolDownBindsTheFeatureAndNotTheCenter() async throws {
            let privet = try await world.open()
            let analytics = privet.activity(.analytics)
            world.person.will { $0.consent = .refuse(.touch) }
            #expect(try await analytics.turnOn(world.person) == .refused)
            #expect(try await analytics.ask(from: .feature).denial?.next == .useFallback)
            world.person.will { $0.consent = .allow(.withdrawn, .touch) }
            guard case .given = try await analytics.turnOn(world.person) else { throw Missing("a yes") }
            #expect(try analytics.check() == nil)
        }

        @Test func aDenialNamesWhatHasToBeOnFirst() async throws {
            let privet = try await world.open()
            try await privet.report(.locationCoarse, .coarse)
            let queues = privet.activity(ActivityId("queue_times"))
            let denial = try #require(try await queues.turnOn(world.person).denial)
            #expect(denial.reason == .needsOther && denial.next == .askOther && denial.needs == [Self.nearby])
            #expect(world.person.did.asked == 0)
            // Nobody was asked yet, and a yes here alone would be one for later.
            #expect(try queues.check()?.next == .askOther && queues.check()?.needs == [Self.nearby])
            try await world.allow(privet, Self.nearby)
            _ = try await queues.turnOn(world.person)
            #expect(try queues.check() == nil)
            #expect(try privet.activity(Self.nearby).whatIf(.english)?.also.map(\.activity) == [queues.id])
            #expect(try privet.tidy(selected: [Self.nearby], .english)?.also.map(\.activity) == [queues.id])
        }

        @Test func aUseIsTheAppsOwnUnlessALibraryIsNamed() async throws {
            let privet = try await world.open()
            let analytics = privet.activity(.analytics)
            try await world.allow(privet, .analytics)
            for library in [nil, LibraryId("maplight")] {
                try await #require(analytics.access(by: library).value).end()
            }
            let uses = try await privet.timeline(of: .analytics, .english).rows.filter { $0.result == .used }
            #expect(uses.map(\.by) == ["Maplight maps", nil])
            #expect(try await analytics.access(by: LibraryId("adlight")).denial?.reason == .unknownLibrary)
            await #expect(throws: PrivetFault.BadArgument) { try await analytics.access(by: LibraryId("Ad Light")) }
        }
    }
}

extension Consent {
    fileprivate var denial: Denial? { if case .denied(let denial) = self { denial } else { nil } }
}
