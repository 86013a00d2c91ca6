import Foundation
import PrivetFFI

/// Lines to put on screen, word for word, in order; then two buttons, refusing first.
public struct Sheet: Sendable {
    /// What to draw.
    public let view: PromptView
    /// The exact bytes that would leave, where there are any: draw the picture from these. They are a copy that nothing wipes;
    /// drop it when the sheet closes.
    public let preview: Data?
    private let onShown: @Sendable () async -> Void

    /// A sheet that tells `onShown` when its lines are on screen: for previews and tests of an app's own screens.
    public init(view: PromptView, preview: Data?, onShown: @escaping @Sendable () async -> Void) {
        (self.view, self.preview, self.onShown) = (view, preview, onShown)
    }

    /// Say that the lines are fully on screen and have the focus: at the first full draw, and again after anything covered them.
    ///
    /// An answer counts from 600 ms after it. Without it none does: the sheet comes again.
    public func shown() async { await onShown() }
}

extension PromptView {
    /// The durations that count as a yes, the one that the lines state first; none where no consent is asked for.
    public var offers: [Until] {
        if case .consent(let offers) = kind { offers } else { [] }
    }

    /// What only a release has; nil where a consent is asked for.
    public var release: ReleasePrompt? {
        if case .release(let release) = kind { release } else { nil }
    }
}

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
    func ask(_ sheet: Sheet) async -> ConsentChoice

    /// Shows what would leave, calls `sheet.shown()`, and waits for the person. Answers `.leave` when its task is cancelled.
    func present(_ sheet: Sheet) async -> Choice
}

/// How often a sheet is shown again to one who answers too fast, or to lines that went stale, before that becomes the answer.
let looks = 3

extension Core {
    /// Draws the lines of a prompt or a release.
    func draw(_ asked: Asked, _ reader: Reader) async throws(PrivetFault) -> PromptOutcome {
        try await read { try $0.prompt(asked: asked, reader: reader) }
    }

    /// What a screen needs to show these lines, and to say that it did.
    func sheet(_ view: PromptView, _ asked: Asked, preview: Data? = nil) -> Sheet {
        Sheet(view: view, preview: preview) { [self] in
            // A fault here starts no guard: the answer is then too fast, or meets the same fault and throws it.
            _ = try? await read { try $0.shown(asked: asked, digest: view.digest) }
        }
    }
}
