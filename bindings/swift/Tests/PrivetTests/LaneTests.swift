import Dispatch
import Foundation
import PrivetTestkit
import Testing

@testable import Privet

extension All {
    /// Threads, tasks, and who holds what.
    @Suite struct LaneTests {
        let world: World

        init() throws { world = try World() }

        @Test func aCommitOutlivesItsTask() async throws {
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
            let task = Task { try await privet.activity(.analytics).withdraw(request: request) }
            await Self.wait(for: inHost)
            task.cancel()
            anchor.will {}
            go.signal()
            #expect(try await task.value.denial == nil)
            #expect(try await privet.outcome(of: request) == .done(reply: .withdrawn))
            #expect(try privet.activity(.analytics).check()?.reason == .withdrawn)
        }

        @Test func readingAndDrawingDoNotWaitForACommitThatWaitsForTheKeyStore() async throws {
            let (inHost, go) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
            let keys = SwiftKeys(world.phone.keys())
            let privet = try await world.openWithCamera(keys: keys)
            _ = try await world.register(privet, with: .lanternPay)
            let faces = try await world.allowFaces(privet)
            let prompt = try #require(try await privet.activity(.analytics).ask(from: .center).value)
            keys.will { call in
                guard call == "create" else { return }
                inHost.signal()
                go.wait()
            }
            let enrols = Task { try await faces.enrol(Files.test("probes/alice-1.f32")) }
            await Self.wait(for: inHost)
            keys.will { _ in }  // the next key is made without waiting
            let answered = Box<Digest>()
            let reads = Task {
                let view = try #require(try await prompt.draw(.english).value)
                #expect(try await prompt.shown(view.digest).denial == nil)
                #expect(try await privet.outbox.next() == nil)
                #expect(try await privet.timeline(.english).rows.isEmpty == false)
                guard case .whole = try await privet.verifyLedger() else { throw Missing("a whole ledger") }
                #expect(try await privet.requests.sent(to: "read.cloudlane.example", bytes: 9) == .kept)
                let nobodys = Jti(String(repeating: "0", count: 32))
                let check = try await privet.requests.mayLeave(
                    nobodys, scheme: "https", host: "read.cloudlane.example", body: Data())
                #expect(check == .notQueued)
                answered.value = view.digest
            }
            for _ in 0..<1_000 where answered.value == nil { try await Task.sleep(for: .milliseconds(10)) }
            let digest = answered.value
            go.signal()
            try await reads.value
            #expect(try await enrols.value.denial == nil)
            try world.phone.advance(by: 600)
            let drawn = try #require(digest, "they waited for it")
            #expect(try await prompt.answer(.allow(until: .withdrawn), to: drawn, .touch).denial == nil)
        }

        @Test func aRequestIdIsTheSameCallOnce() async throws {
            let privet = try await world.open()
            let request = RequestId.random()
            #expect(try await privet.outcome(of: request) == nil)
            let analytics = privet.activity(.analytics)
            let first = try #require(try await analytics.ask(from: .center, request: request).value)
            #expect(try await analytics.ask(from: .center, request: request).value?.id == first.id)
            await #expect(throws: PrivetFault.Conflict) {
                try await privet.activity(.billScan).ask(from: .center, request: request)
            }
        }

        @Test func slowReadersSeeTheNewest() async throws {
            let privet = try await world.open()
            let analytics = privet.activity(.analytics)
            let seen = Box<[ActivityState]>([])
            let (slow, go) = AsyncStream<Void>.makeStream()
            let task = Task {
                for await state in analytics.states {
                    seen.value?.append(state)
                    for await _ in slow {}
                }
            }
            while seen.value?.isEmpty == true { try await Task.sleep(for: .milliseconds(1)) }
            for _ in 0..<10 {
                try await world.allow(privet, .analytics)
                try await analytics.withdraw()
            }
            try await world.allow(privet, .analytics)
            go.finish()
            for _ in 0..<30_000 where seen.value?.last != .on { try await Task.sleep(for: .milliseconds(1)) }
            task.cancel()
            await task.value
            #expect(seen.value == [.off, .on])
        }

        @Test func theSameStateIsToldOnce() async throws {
            let privet = try await world.open()
            let states = privet.activity(.analytics).states
            let seen = Box<[ActivityState]>([])
            let task = Task { for await state in states { seen.value?.append(state) } }
            while seen.value?.isEmpty == true { try await Task.sleep(for: .milliseconds(1)) }
            try await world.allow(privet, .billScan)  // another activity's change
            try await Task.sleep(for: .milliseconds(100))
            task.cancel()
            await task.value
            #expect(seen.value == [.off])
        }

        @Test func twoReadersOfOneSequenceBothSeeIt() async throws {
            let privet = try await world.open()
            let states = privet.activity(.analytics).states
            let readers = (0..<2).map { _ in Task { await states.first { $0 == .on } } }
            try await world.allow(privet, .analytics)
            for reader in readers { #expect(await reader.value == .on) }
        }

        @Test func theStatusIsToldWhenItChanges() async throws {
            let privet = try await world.open()
            let seen = Box<[EngineStatus]>([])
            let task = Task { for await status in privet.statuses { seen.value?.append(status) } }
            while seen.value?.isEmpty == true { try await Task.sleep(for: .milliseconds(1)) }
            #expect(seen.value == [.ready])
            task.cancel()
            await task.value
            var revisions = privet.revisions.makeAsyncIterator()
            let before = try #require(await revisions.next())
            try await world.allow(privet, .analytics)
            #expect(try #require(await revisions.next()) > before)
        }

        @Test func theLastReferenceFreesTheEngine() async throws {
            try await settle(0)
            var privet: Privet? = try await world.open()
            var activity: Activity? = privet?.activity(.analytics)
            let states = try #require(activity?.states)
            let began = Box(false)
            let task = Task { for await _ in states { began.value = true } }
            while began.value == false { try await Task.sleep(for: .milliseconds(1)) }
            privet = nil
            try await settle(1)
            activity = nil
            try await settle(1)  // the sequence and its reader keep it
            task.cancel()
            await task.value
            _ = consume states
            try await settle(0)
            #expect(privet == nil && activity == nil)
        }

        @Test func aHostMethodThatCallsBackIsRefused() async throws {
            let keys = SwiftKeys(world.phone.keys())
            let privet = try await world.openWithCamera(keys: keys)
            _ = try await world.register(privet, with: .lanternPay)
            let faces = try await world.allowFaces(privet)
            let (seen, hint) = (Box<PrivetFault>(), Box<ActivityState>())
            keys.will { [engine = privet.core.engine] _ in
                do { _ = try engine.tick() } catch { seen.value = error as? PrivetFault }
                hint.value = try? engine.activityState(activity: .facePayment)
            }
            let enrolled = try await faces.enrol(Files.test("probes/alice-1.f32"))
            keys.will { _ in }
            #expect(seen.value == .Reentrant)
            #expect(hint.value == .on)  // what reads memory only may be called from anywhere
            #expect(enrolled.denial == nil)
        }

        @Test func aTaskThatAHostMethodWaitsForIsRefused() async throws {
            let keys = SwiftKeys(world.phone.keys())
            let privet = try await world.openWithCamera(keys: keys)
            let seen = Box<PrivetFault>()
            _ = try await world.register(privet, with: .cloudlane)
            let faces = try await world.allowFaces(privet)
            let inner = Box<Privet>(privet)
            keys.will { _ in
                let done = DispatchSemaphore(value: 0)
                Task {
                    do { _ = try await inner.value?.tick() } catch { seen.value = error as? PrivetFault }
                    done.signal()
                }
                done.wait()
            }
            _ = try await faces.enrol(Files.test("probes/alice-1.f32"))
            keys.will { _ in }
            inner.value = nil
            #expect(seen.value == .Reentrant)
        }

        private func settle(_ count: UInt64) async throws {
            for _ in 0..<5_000 where enginesAlive() != count { try await Task.sleep(for: .milliseconds(10)) }
            #expect(enginesAlive() == count)
        }

        static func wait(for semaphore: DispatchSemaphore) async {
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async {
                    semaphore.wait()
                    continuation.resume()
                }
            }
        }
    }
}
