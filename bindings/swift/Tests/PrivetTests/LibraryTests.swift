import Foundation
import Privet
import PrivetTestkit
import Testing

extension All {
    @Suite struct LibraryTests {
        /// A phone with a directory of its own.
        private func phone() throws -> TestPhone {
            let dir = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
            try FileManager.default.createDirectory(at: dir, withIntermediateDirectories: true)
            return try TestPhone(dir: dir.path, seed: 1, start: 1_000)
        }

        @Test func theCoreSaysItsVersion() {
            let parts = PrivetBuild.coreVersion.split(separator: ".").map { Int($0) }
            #expect(parts.count == 3 && !parts.contains(nil))
        }

        @Test func aTextThatIsNoIdIsATypedFault() throws {
            let engine = try phone().open(manifest: "{}", keys: nil, anchor: nil)
            for bad in ["", "Pay", "pay now", "pay\u{202e}", "päy", String(repeating: "a", count: 65)] {
                #expect(throws: Fault.BadArgument) { try engine.check(activity: ActivityId(bad)) }
            }
        }

        @Test func aFaultyManifestLocksTheEngineDown() throws {
            let engine = try phone().open(manifest: "{}", keys: nil, anchor: nil)
            #expect(try engine.status() == .lockedDown(cause: .badManifest))
            #expect(try engine.manifestProblem()?.code == "MissingField")
            #expect(try engine.check(activity: ActivityId("pay")) == .denied(refusal: .badManifest))
        }

        @Test func aScriptedFailureIsAFaultOfItsOwnKind() throws {
            let phone = try phone()
            try phone.fail(call: "anchor.read", fault: .transient, times: 1)
            #expect(throws: Fault.Key(.transient)) { try phone.open(manifest: "{}", keys: nil, anchor: nil) }
            #expect(phone.unfired().isEmpty)
        }

        @Test func aRequestIdIs32HexDigitsAndNeverTheSame() {
            let one = RequestId.random()
            #expect(one.raw.count == 32 && one.raw.allSatisfy { $0.isHexDigit && !$0.isUppercase })
            #expect(one != RequestId.random())
        }

        @Test func theClockMovesOnlyWhenTold() throws {
            let phone = try phone()
            #expect(phone.wall() == 1_000)
            try phone.advance(by: 500)
            #expect(phone.wall() == 1_500)
        }
    }
}
