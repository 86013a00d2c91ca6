import Privet
import PrivetFFI
import PrivetTestkit
import Testing

@Suite struct LibraryTests {
    @Test func theCoreSaysItsVersion() {
        let parts = PrivetBuild.coreVersion.split(separator: ".").map { Int($0) }
        #expect(parts.count == 3 && !parts.contains(nil))
    }

    @Test func anIdKeepsItsText() throws {
        #expect(try parseActivityId(text: "bill_scan") == ActivityId("bill_scan"))
    }

    @Test func aTextThatIsNoIdIsATypedFault() {
        for bad in ["", "Pay", "pay now", "pay\u{202e}", "päy", String(repeating: "a", count: 65)] {
            #expect(throws: IdFault.Illegal) { try parseActivityId(text: bad) }
        }
    }

    @Test func theManualClockMovesOnlyWhenTold() {
        let clock = ManualClock(wall: 1_000)
        #expect(clock.wall() == 1_000)
        clock.advance(by: 500)
        #expect(clock.wall() == 1_500)
        #expect(clock.elapsed() == 500)
    }
}
