import Foundation
@testable import Privet
import PrivetTestkit

/// Operations on what the person and the recipients hold. Recipient and auditor are the test kit's.
extension Stage {
    func proving(_ name: String, _ step: inout Members, _ named: String?) async throws -> Answered? {
        if named != nil { throw Bad("what only reads takes no request") }
        switch name {
        case "open_envelope": return try opened(&step)
        case "verify_receipt":
            let (receipt, nonce) = (try step.text("receipt"), try step.textIfAny("nonce"))
            let by = try Jws.claims(of: receipt)["aud"]?.text ?? ""
            return try replied(
                phone.receiptReply(
                    receipt: receipt, registration: registration(by), challenge: Self.challenge, nonce: nonce))
        case "verify_notice":
            let item = try Item(step.take("item"))
            return try replied(
                phone.noticeReply(
                    recipient: item.recipient, notice: String(decoding: item.bytes, as: UTF8.self),
                    registration: registration(item.recipient), challenge: Self.challenge))
        case "verify_ledger":
            switch try await privet().verifyLedger() {
            case .whole: return Answered("Whole")
            case .broken: return Answered("Broken")
            case .cancelled, nil: return Answered("Unknown")
            }
        case "proof": return try await proof(&step)
        case "destruction": return try await destruction(&step)
        default: return try await takingAlong(name, &step)
        }
    }

    private func registration(_ recipient: String) throws -> String {
        guard let registration = registrations[recipient] else { throw Bad("nobody registered with \(recipient)") }
        return registration
    }

    private func replied(_ text: String) throws -> Answered { Answered(try Json(parsing: Data(text.utf8))) }

    private func opened(_ step: inout Members) throws -> Answered {
        let item = try Item(step.take("item"))
        let (by, nonce) = (try step.textIfAny("by") ?? item.recipient, try step.textIfAny("nonce"))
        let lacks = try step.texts("lacks")
        let registration = registrations[by]
        let answered = try replied(
            phone.openReply(
                recipient: by, envelope: item.bytes, registration: registration, challenge: Self.challenge, nonce: nonce
            ))
        if !lacks.isEmpty {
            let envelope = try phone.openEnvelope(
                recipient: by, envelope: item.bytes, registration: registration, challenge: Self.challenge, nonce: nonce
            )
            try Self.without(envelope.payload, lacks)
        }
        return answered
    }

    /// The proof of the newest event of this name, checked as an auditor checks it.
    private func proof(_ step: inout Members) async throws -> Answered {
        let (event, hides) = (try step.text("event"), try step.texts("hides"))
        guard let index = events()?.lastIndex(where: { $0[event] != nil }) else { throw Bad("no \(event)") }
        guard let proof = try await privet().proof(at: UInt64(index)) else { return Answered("Unknown") }
        guard let key = try await privet().logKey() else { throw Bad("no log key") }
        try Self.without(proof.entry, hides)
        try Self.without(Data(proof.proof.utf8), hides)
        return try replied(phone.proofReply(logKey: key, entry: proof.entry, proof: proof.proof))
    }

    /// The record of a destruction, checked as an auditor checks it.
    private func destruction(_ step: inout Members) async throws -> Answered {
        let activity = ActivityId(try step.text("activity"))
        let template = try step.textIfAny("template").map { TemplateId($0) }
        let hides = try step.texts("hides")
        guard let record = try await privet().destruction(of: activity, template: template) else {
            return Answered("Nothing")
        }
        guard let key = try await privet().logKey() else { throw Bad("no log key") }
        for held in [Data(record.text.utf8), record.destroying.entry, record.destroyed.entry] {
            try Self.without(held, hides)
        }
        let reply = try Json(parsing: Data(phone.destructionReply(logKey: key, record: record.text).utf8))
        return Answered(reply, bound: .text(record.template.raw))
    }
}
