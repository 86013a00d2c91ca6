import Foundation
@testable import Privet
import PrivetTestkit

/// Operations on what a person takes along, masks, and on where requests went.
extension Stage {
    func takingAlong(_ name: String, _ step: inout Members) async throws -> Answered? {
        let privet = try privet()
        switch name {
        case "contacted":
            let (host, bytes) = (try step.text("to"), try step.int("bytes"))
            return Answered(Json(of: try await privet.requests.sent(to: host, bytes: bytes)))
        case "masked":
            let masked = try privet.masked(step.text("value"), as: DataId(step.text("data")))
            return Answered(.variant("Masked", ["text": .text(masked)]))
        case "export": return try await export(&step)
        case "consent_record":
            let activity = ActivityId(try step.text("activity"))
            return try found(await privet.consentRecord(for: activity, language: reader.language), &step)
        case "consent_receipt":
            let activity = try step.textIfAny("activity").map { ActivityId($0) }
            return try found(await privet.consentReceipt(for: activity, language: reader.language), &step)
        default: return nil
        }
    }

    private func export(_ step: inout Members) async throws -> Answered {
        let folder = try Files.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("everything")
        let (format, withManner) = (try step.text("format"), try step.boolIfAny("with_manner"))
        let exported: Exported?
        switch (format, withManner) {
        case ("json", let withManner):
            exported = try await privet().exportJSON(to: file, withManner: withManner ?? false)
        case ("html", nil): exported = try await privet().exportHTML(to: file, reader)
        default: throw Bad("json, or html without the manner")
        }
        guard let exported else {
            if FileManager.default.fileExists(atPath: file.path) { throw Bad("nothing was exported, into a file") }
            try Self.held(nil, &step)
            return Answered("Nothing")
        }
        try Self.held(String(decoding: Data(contentsOf: file), as: UTF8.self), &step)
        return Answered(.object(["Exported": Json(of: exported)]))
    }

    private func found(_ text: String?, _ step: inout Members) throws -> Answered {
        try Self.held(text, &step)
        return Answered(text == nil ? "Nothing" : "Found")
    }

    /// Fails if the text holds not all of `holds`, or any of `lacks`.
    private static func held(_ text: String?, _ step: inout Members) throws {
        let (text, holds, lacks) = (text ?? "", try step.texts("holds"), try step.texts("lacks"))
        for part in holds where !text.contains(part) { throw Bad("it does not hold \(part)") }
        for part in lacks where text.contains(part) { throw Bad("it holds \(part)") }
    }
}
