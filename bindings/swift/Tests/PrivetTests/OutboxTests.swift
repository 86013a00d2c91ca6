import Foundation
import Privet
import PrivetTestkit
import Testing

extension All {
    /// What a round of deliveries does when one of them goes wrong.
    @Suite struct OutboxTests {
        struct Surprise: Error, Equatable {}
        let world: World

        init() throws { world = try World() }

        /// An outbox in which two pictures wait, and their numbers, the older one first.
        private func waiting() async throws -> (Outbox, Jti, Jti) {
            let privet = try await world.openWithCamera()
            _ = try await world.register(privet, with: .cloudlane)
            try await world.allow(privet, .billScan)
            let photo = Payload.jpeg(try Files.test("photos/gps.jpg"))
            var numbers: [Jti] = []
            for _ in 1...2 {
                let sent = try await privet.activity(.billScan).release(to: .cloudlane, photo).confirm(world.person)
                guard case .confirmed(_, let jti) = sent else { throw Missing("a confirmation") }
                numbers.append(jti)
            }
            return (privet.outbox, numbers[0], numbers[1])
        }

        @Test func aDeliveryThatThrowsHoldsUpNoOther() async throws {
            let (outbox, bad, good) = try await waiting()
            let first = try await outbox.drain { item in
                if item.jti == bad { throw Surprise() }
                return .delivered
            }
            #expect(first.delivered == [good] && first.later == [bad] && first.errors.count == 1)
            #expect(first.errors[bad] is Surprise)
            let second = try await outbox.drain { _ in throw CancellationError() }
            #expect(second.later == [bad] && second.errors[bad] is CancellationError)
        }

        @Test func anAcknowledgementOfSomethingElseIsToldAndTheItemStays() async throws {
            let (outbox, bad, good) = try await waiting()
            let drained = try await outbox.drain { [phone = world.phone] item in
                .acknowledged(item.jti == bad ? Data(count: 9) : try phone.acknowledge(envelope: item.bytes))
            }
            #expect(drained.delivered == [good] && drained.later == [bad])
            #expect(drained.wronglyAcknowledged == [bad] && drained.errors.isEmpty)
        }

        @Test func whatSomebodyElseToldAlreadyIsDelivered() async throws {
            let (outbox, older, newer) = try await waiting()
            let drained = try await outbox.drain { item in
                try await outbox.delivered(item.jti)
                return .delivered
            }
            #expect(drained.delivered == [older, newer] && drained.later.isEmpty)
        }

        @Test func aRoundThatIsCancelledEndsAndLeavesWhatWasUnderWayAsItWas() async throws {
            let (outbox, older, _) = try await waiting()
            let tried = Box<[Jti]>([])
            let draining = Task {
                try await outbox.drain { item in
                    tried.value?.append(item.jti)
                    do { try await Task.sleep(for: .seconds(60)) } catch { throw Surprise() }
                    return .later
                }
            }
            while tried.value?.isEmpty == true { try await Task.sleep(for: .milliseconds(1)) }
            draining.cancel()
            let drained = try await draining.value
            #expect(tried.value == [older])
            #expect(drained.delivered.isEmpty && drained.later.isEmpty && drained.errors.isEmpty)
            #expect(try await outbox.next()?.jti == older)
        }
    }
}
