import Foundation
import Privet
import Testing

extension All {
    /// What the person holds of a choice: its sheet, its file, the check of it, and the inspector.
    @Suite struct HoldingTests {
        let world: World

        init() throws { world = try World() }

        @Test func aReceiptIsAFileAndACodeThatAnybodyCanCheckWhoKnowsTheKey() async throws {
            let privet = try await world.open()
            #expect(try await privet.receipts(.english)?.rows.isEmpty == true)
            try await world.allow(privet, .analytics)
            let row = try #require(try await privet.receipts(.english)?.rows.first)
            let sheet = try #require(try await privet.receiptSheet(at: row.index, .english))
            guard case .qr(let size, let modules) = sheet.code else {
                Issue.record("no code")
                return
            }
            #expect(modules.count == (Int(size * size) + 7) / 8)
            let file = world.folder.appendingPathComponent(sheet.fileName)
            #expect(try await privet.exportReceipt(at: row.index, to: file))
            let rights = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
            #expect(rights == 0o600)
            await #expect(throws: PrivetFault.Store(.io)) { try await privet.exportReceipt(at: row.index, to: file) }
            let bytes = try Data(contentsOf: file)
            #expect(bytes == Data(sheet.file.utf8))
            let here = try await privet.check(receipt: bytes, .english)
            #expect(here.verdict == .genuine && here.lines == sheet.lines)
            let key = try #require(try await privet.logKey())
            #expect(try Privet.check(receipt: bytes, .english).verdict == .signerUnknown)
            #expect(try Privet.check(receipt: bytes, known: KnownKeys(logs: [key]), .english).verdict == .genuine)
            for at in bytes.indices {
                var flipped = bytes
                flipped[at] ^= 1
                guard case .notGenuine = try await privet.check(receipt: flipped, .english).verdict else {
                    Issue.record("byte \(at)")
                    return
                }
            }
            #expect(try Privet.check(receipt: Data(), .english).verdict == .notGenuine(why: .notAReceipt))
            #expect(throws: PrivetFault.BadArgument) {
                try Privet.check(receipt: bytes, known: KnownKeys(logs: ["no key"]), .english)
            }
        }

        @Test func theDetailShowsAgainWhatWasShownAndLeadsToTurningOff() async throws {
            let privet = try await world.open()
            try await world.allow(privet, .analytics)
            let row = try #require(try await privet.receipts(.english)?.rows.first)
            let detail = try #require(try await privet.useDetail(at: row.index, .english))
            #expect(detail.seen?.matches == true)
            #expect(detail.turnOff == .analytics)
            let none = world.folder.appendingPathComponent("none.json")
            #expect(try await privet.exportReceipt(at: 0, to: none) == false)
            #expect(!FileManager.default.fileExists(atPath: none.path))
        }

        @Test func theInspectorSaysHowKeysStandAndAnUnaskedSendIsDenied() async throws {
            let privet = try await world.open()
            let shown = try await privet.inspector(.english)
            #expect(shown.key == .ready(guard: KeyGuard(place: .software, usable: .always)))
            #expect(shown.face == .absent)
            #expect(try await privet.tryToSend(language: .en).tried == .denied)
        }
    }
}
