import Foundation
import Privet
import PrivetTestkit
import Testing

extension All {
    /// What docs/permission-center.md shows, run as it stands there.
    @Suite struct CenterGuideTests {
        // snippet:begin
        struct PermissionCenter {
            let privet: Privet
            let sheets: any Confirming

            func shown() async throws -> Center? { try await privet.center(await sheets.reader) }

            func turnOn(_ id: ActivityId) async throws -> String {
                switch try await privet.activity(id).turnOn(sheets) {
                case .given: "on"
                case .refused, .left: "off, as before"
                case .denied(let denial): "not asked: \(denial.reason); turn on first: \(denial.needs.map(\.raw))"
                }
            }

            /// The sheet before a no: what stops, what still works, what goes off with it.
            func beforeTurningOff(_ id: ActivityId) async throws -> WhatIf? {
                try privet.activity(id).whatIf(await sheets.reader)
            }

            func turnOff(_ id: ActivityId) async throws { try await privet.activity(id).withdraw() }

            /// From the screen that tidies up. All are off when this returns; `batch` undoes those that can be undone.
            func turnOffTogether(_ ids: Set<ActivityId>) async throws -> TurnedOff? {
                try await privet.withdraw(all: ids).value
            }

            func undo(_ off: TurnedOff) async throws -> Bool {
                guard let batch = off.batch else { return false }
                return try await privet.undoWithdrawal(batch).value != nil
            }

            func takeAlong(to file: URL) async throws -> Exported? {
                try await privet.exportHTML(to: file, await sheets.reader)
            }
        }
        // snippet:end

        @Test func thePermissionCenterThatTheGuideShowsTurnsOnOffAndOnAgain() async throws {
            let world = try World()
            let privet = try await world.open()
            try await privet.report(.locationCoarse, .coarse)
            let center = PermissionCenter(privet: privet, sheets: world.person)
            let (nearby, queues) = (ActivityId("nearby"), ActivityId("queue_times"))
            func on() async throws -> Set<ActivityId> {
                let rows = try #require(try await center.shown()).activities
                return Set(rows.filter { $0.state == .on }.map(\.activity))
            }
            #expect(try await center.turnOn(queues) == "not asked: needsOther; turn on first: [\"nearby\"]")
            #expect(try await center.turnOn(nearby) == "on")
            #expect(try await center.turnOn(queues) == "on")
            #expect(try await center.beforeTurningOff(nearby)?.also.map(\.activity) == [queues])
            let off = try #require(try await center.turnOffTogether([nearby]))
            #expect(try await on().isDisjoint(with: [nearby, queues]))
            #expect(try await center.undo(off))
            #expect(try await on().isSuperset(of: [nearby, queues]))
            try await center.turnOff(nearby)
            #expect(try await on().isDisjoint(with: [nearby, queues]))
            let page = try Files.folder().appendingPathComponent("mine.html")
            #expect(try await center.takeAlong(to: page) != nil)
            #expect(try Data(contentsOf: page).count > 0)
        }
    }
}
