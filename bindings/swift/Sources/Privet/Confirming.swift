import Foundation
import PrivetFFI

/// A person's answer to a request to let data leave once.
public enum Choice: Equatable, Sendable {
    /// Let it leave; the key of this kind signs. How it was answered stays on the device.
    case confirm(UserVerification, Manner)
    /// No.
    case refuse(Manner)
    /// The person cropped or covered the picture: these bytes take the place of those on screen, and the sheet comes again with lines,
    /// a preview and a check code of their own. The old bytes cannot be sent any more. What cannot be cleaned ends the send.
    case replace(Data, MediaType)
    /// Neither: the sheet was left.
    case leave(CancelReason)
    /// Nothing was chosen: `Confirming.reader` reads another language by now, so the lines are drawn and digested anew.
    case redraw
}

/// A person's answer to a request for consent. There is no default.
public enum ConsentChoice: Equatable, Sendable {
    /// An answer, whose it is, and how it was given (which stays on the device).
    case answer(Answer, party: Party, manner: Manner)
    /// Neither yes nor no: the sheet was left.
    case leave(CancelReason)
    /// Nothing was chosen: `Confirming.reader` reads another language by now, so the lines are drawn and digested anew.
    case redraw

    /// Yes, for so long, by the person.
    public static func allow(_ until: Until, _ manner: Manner) -> Self {
        .answer(.allow(until: until), party: .person, manner: manner)
    }

    /// No, by the person.
    public static func refuse(_ manner: Manner) -> Self { .answer(.refuse, party: .person, manner: manner) }
}

/// Shows sheets. A screen implements it; so does a test.
public protocol Confirming: Sendable {
    /// The keys that sign what the person confirms.
    var keys: any PersonKeys { get }

    /// For whom lines are drawn now.
    var reader: Reader { get async }

    /// Shows a request for consent, calls `sheet.shown()`, and waits for the person. Answers `.leave` when its task is cancelled.
    func ask(_ sheet: Question) async -> ConsentChoice

    /// Shows what would leave, calls `sheet.shown()`, and waits for the person. Answers `.leave` when its task is cancelled.
    func present(_ sheet: Offer) async -> Choice
}

/// How often a sheet is shown again to one who answers too fast, or to lines that went stale, before that becomes the answer.
let looks = 3

extension Core {
    /// Draws the lines of a prompt or a release.
    func draw(_ asked: Asked, _ reader: Reader) async throws(PrivetFault) -> PromptOutcome {
        try await read { try $0.prompt(asked: asked, reader: reader) }
    }

    /// That the lines with this digest are on screen.
    func shown(_ asked: Asked, _ digest: Digest) async {
        // A fault here starts no guard: the answer is then too fast, or meets the same fault and throws it.
        _ = try? await read { try $0.shown(asked: asked, digest: digest) }
    }
}
