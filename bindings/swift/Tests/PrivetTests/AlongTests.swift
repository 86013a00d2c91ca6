import Foundation
import Privet
import PrivetTestkit
import Testing

extension All {
    /// Pages about everything at once, and what a person takes along.
    @Suite struct AlongTests {
        let world: World

        init() throws { world = try World() }

        @Test func anExportIsANewFileOrNone() async throws {
            let privet = try await world.open()
            try await world.allow(privet, .analytics)
            let file = world.folder.appendingPathComponent("everything, 100% (1).json")
            let exported = try #require(try await privet.exportJSON(to: file))
            #expect(exported.entries > 0 && exported.unreadable == 0)
            let rights = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
            #expect(rights == 0o600)
            let before = try Data(contentsOf: file)
            await #expect(throws: PrivetFault.Store(.io)) { try await privet.exportJSON(to: file, withManner: true) }
            await #expect(throws: PrivetFault.Store(.io)) { try await privet.exportHTML(to: file, .english) }
            #expect(try Data(contentsOf: file) == before)
            let web = try #require(URL(string: "https://lantern.example/everything.json"))
            await #expect(throws: PrivetFault.BadArgument) { try await privet.exportJSON(to: web) }
            await #expect(throws: PrivetFault.BadArgument) { try await privet.exportHTML(to: web, .english) }
        }

        @Test func howAPersonTappedStaysUnlessItIsAskedFor() async throws {
            let privet = try await world.open()
            try await world.allow(privet, .analytics)
            let (plain, whole) = (world.folder.appendingPathComponent("a"), world.folder.appendingPathComponent("b"))
            #expect(try await privet.exportJSON(to: plain)?.mannerLeftOut == 1)
            #expect(try await privet.exportJSON(to: whole, withManner: true)?.mannerLeftOut == 0)
            let manner = Data("covered_touches".utf8)
            #expect(try Data(contentsOf: plain).range(of: manner) == nil)
            #expect(try Data(contentsOf: whole).range(of: manner) != nil)
        }

        @Test func aLockedPhoneWritesNoFile() async throws {
            world.phone.lock()
            let privet = try await world.open()
            let file = world.folder.appendingPathComponent("everything.html")
            #expect(try await privet.exportHTML(to: file, .english) == nil)
            #expect(!FileManager.default.fileExists(atPath: file.path))
            #expect(try await privet.consentReceipt(language: .en) == nil)
            #expect(try privet.tidy(.english) == nil)
        }

        @Test func aReceiptHoldsAllThatWereAnsweredUnlessOneIsNamed() async throws {
            let privet = try await world.openWithCamera()
            #expect(try await privet.consentReceipt(language: .en) == nil)
            #expect(try await privet.consentRecord(for: .billScan, language: .en) == nil)
            try await world.allow(privet, .analytics)
            try await world.allow(privet, .billScan)
            let both = try #require(try await privet.consentReceipt(language: .en))
            let one = try #require(try await privet.consentReceipt(for: .billScan, language: .en))
            #expect(both.contains("analytics") && both.contains("bill_scan"))
            #expect(!one.contains("analytics") && one.contains("bill_scan"))
        }

        @Test func aYearThatIsNoneIsABadArgument() async throws {
            let privet = try await world.open()
            for year in [-1, 0, 1969, 10_000, 70_000, .max] {
                await #expect(throws: PrivetFault.BadArgument) { try await privet.footprint(year: year, .english) }
                await #expect(throws: PrivetFault.BadArgument) {
                    try await privet.activity(ActivityId("footprint")).release(
                        to: .lanternPay, .footprint(year: year, reader: .english)
                    ).confirm(world.person)
                }
            }
            #expect(try await privet.footprint(year: 2026, .english).counts != nil)
        }

        @Test func aTappedYearAsksForTheConsentAndLeavesAsItWasShown() async throws {
            let privet = try await world.open()
            _ = try await world.register(privet, with: .lanternPay)
            world.person.will { $0.consent = .allow(.once, .touch) }
            let pending = privet.activity(ActivityId("footprint")).release(
                to: .lanternPay, .footprint(year: 2026, reader: .english), tapped: true)
            guard case .confirmed = try await pending.confirm(world.person) else { throw Missing("a confirmation") }
            #expect(world.person.did.asked == 1 && world.person.did.presented == 1)
            let shown = try #require(world.person.did.previews.compactMap { $0 }.first)
            #expect(try Json(parsing: shown)["year"] == .int(2026))
        }

        @Test func whatTheAppHoldsIsShownByItsRuleAndNeverPrinted() async throws {
            let privet = try await world.open()
            let held = Held(data: DataId("face_pattern"), value: "0.12, 0.44")
            let area = Held(data: DataId("area"), value: "Hangzhou")
            var dumped = ""
            dump(held, to: &dumped)
            for text in ["\(held)", String(reflecting: held), dumped, "\([held])"] {
                #expect(!text.contains("0.44") && text.contains("face_pattern"))
            }
            let files = try #require(try await privet.listFiles(.month, held: [held, area], .english))
            #expect(files.json.contains("Hangzhou") && files.collectedCsv.contains("Hangzhou"))
            #expect(!files.json.contains("0.44") && !files.collectedCsv.contains("0.44"))
            #expect(try privet.masked("0.12, 0.44", as: held.data).contains("0.44") == false)
            #expect(try privet.masked("anything", as: DataId("nobody_declared")).contains("anything") == false)
            #expect(throws: PrivetFault.BadArgument) { try privet.masked("anything", as: DataId("Face Pattern")) }
        }

        @Test func aLogIsReadFromItsOwnStart() async throws {
            let privet = try await world.open()
            let log = try Files.test("observed/ios_week.ndjson")
            let padded = Data("junk".utf8) + log + Data("junk".utf8)
            let slice = padded[4..<(4 + log.count)]
            let app = "com.lanternpay.demo"
            let whole = try #require(try await privet.compare(log, app: app, .english))
            #expect(try await privet.compare(slice, app: app, .english) == whole)
            #expect(whole.log == .iosReport && whole.whole)
            await #expect(throws: PrivetFault.BadArgument) { try await privet.compare(log, app: "", .english) }
        }

        @Test func aMannerTellsWhatTheAppKnows() async throws {
            let plain = Manner(gesture: .touch, coveredTouches: 0, textPercent: 100)
            let full = Manner(
                gesture: .touch, coveredTouches: 0, textPercent: 100, smallestText: nil, theme: nil, captured: false,
                relaid: 0, unseen: [])
            #expect(plain == full && Manner(gesture: .touch, textPercent: 100) == full)
            #expect(Manner(gesture: .touch, textPercent: 100, unseen: (0..<9).lazy.filter { $0 > 6 }).unseen == [7, 8])
            let privet = try await world.open()
            let many = Manner(gesture: .assistive, textPercent: 310, theme: .dark, unseen: 0..<65)
            world.person.will { $0.consent = .refuse(many) }
            await #expect(throws: PrivetFault.BadArgument) {
                try await privet.activity(.analytics).turnOn(world.person)
            }
        }
    }
}
