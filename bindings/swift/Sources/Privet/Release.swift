import Foundation
import PrivetFFI

/// Data that may leave. It is cleaned first: pictures lose their metadata.
public enum Payload: Sendable {
    /// A JPEG picture.
    case jpeg(Data)
    /// A still PNG picture.
    case png(Data)
    /// A still WebP picture.
    case webp(Data)
    /// One JSON document in UTF-8.
    case json(Data)
    /// What was found by looking, for an activity that declares `result_only`: one JSON document in UTF-8, and what was looked at and
    /// stays here (at most 2⁵³ − 1 bytes). The pictures themselves are never a payload.
    case result(Data, Withheld)
    /// A place, in units of 10⁻⁷ degree (WGS 84), which the core makes coarse before it leaves. The precise one leaves only for an
    /// activity that declares precise location, and under prompts that say so.
    case location(latE7: Int32, lonE7: Int32)
    /// The counts of a year, 1970 to 9999, as `footprint` shows them to this reader: the core takes them from its own records.
    /// A proposal that is repeated by its request id after something was counted is `Fault.Conflict`.
    case footprint(year: Int, reader: Reader)
}

/// What an attempt to let data leave came to.
public enum Release: Equatable, Sendable {
    /// In the outbox exactly once, with the receipt that the person signed (JWS compact, RFC 7515).
    case confirmed(receipt: String, jti: Jti)
    /// In the outbox, without a receipt: its rule asks for none.
    case sent(jti: Jti)
    /// The person said no; the activity to offer instead, if one is declared.
    case refused(fallback: ActivityId?)
    /// Not allowed: why, who can act, and what there is instead.
    case denied(Denial)
    /// The payload can't be cleaned, so nothing was proposed, or what it was to replace is cancelled; the code says what to convert it to.
    case notCleanable(NotCleanable)
    /// It ended without leaving, and nothing of it is left.
    case ended(EndReason)
}

/// Letting data leave.
extension Activity {
    /// Describes a send of data. Nothing happens before `PendingRelease.confirm`. The core copies the payload once then, into memory
    /// that it wipes; the copy that is held here goes with it, and the caller drops its own.
    ///
    /// - Parameters:
    ///   - recipient: To whom.
    ///   - payload: What.
    ///   - tapped: Whether the person just tapped this very feature. Only then may `confirm` ask for a consent that is missing.
    ///   - request: Names the proposal for `outcome(of:)`.
    public func release(
        to recipient: RecipientId, _ payload: Payload, tapped: Bool = false, request: RequestId = .random()
    ) -> PendingRelease {
        PendingRelease(activity: self, recipient: recipient, tapped: tapped, request: request) { [id] in
            try payload.propose($0, $1, id, recipient)
        }
    }

    /// Describes a payment, with the face that was matched for it if there was one. Nothing happens before `PendingRelease.confirm`.
    ///
    /// - Parameters:
    ///   - recipient: To whom the order goes.
    ///   - payment: Amount, currency, payee, and what the recipient gave for this payment.
    ///   - token: What `verify` of the face activity gave, good for one proposal within 60 s; nil where a PIN confirms.
    ///   - tapped: Whether the person just tapped this very feature. Only then may `confirm` ask for a consent that is missing.
    ///   - request: Names the proposal for `outcome(of:)`.
    public func pay(
        to recipient: RecipientId, _ payment: Payment, token: MatchToken? = nil, tapped: Bool = false,
        request: RequestId = .random()
    ) -> PendingRelease {
        PendingRelease(activity: self, recipient: recipient, tapped: tapped, request: request) { [id] engine, request in
            ProposeOutcome(
                try engine.proposePayment(
                    request: request, activity: id, recipient: recipient, payment: payment, token: token))
        }
    }
}

extension Payload {
    fileprivate func propose(
        _ engine: PrivetEngine, _ request: RequestId, _ activity: ActivityId, _ recipient: RecipientId
    ) throws -> ProposeOutcome {
        func data(_ bytes: Data, _ type: MediaType) throws -> ProposeOutcome {
            try engine.proposeData(
                request: request, activity: activity, recipient: recipient, payload: bytes, mediaType: type)
        }
        return switch self {
        case .jpeg(let bytes): try data(bytes, .jpeg)
        case .png(let bytes): try data(bytes, .png)
        case .webp(let bytes): try data(bytes, .webp)
        case .json(let bytes): try data(bytes, .json)
        case .result(let json, let withheld):
            try engine.proposeResult(
                request: request, activity: activity, recipient: recipient, result: json, withheld: withheld)
        case .location(let latE7, let lonE7):
            ProposeOutcome(
                try engine.proposeLocation(
                    request: request, activity: activity, recipient: recipient, latE7: latE7, lonE7: lonE7))
        case .footprint(let year, let reader):
            ProposeOutcome(
                try engine.proposeFootprint(
                    request: request, activity: activity, recipient: recipient, year: ofYear(year), reader: reader))
        }
    }
}

extension ProposeOutcome {
    /// What was proposed without bytes that would have to be cleaned.
    fileprivate init(_ outcome: Outcome) {
        self =
            switch outcome {
            case .done(let reply): .done(reply: reply)
            case .refused(let refusal): .refused(refusal: refusal)
            }
    }
}
