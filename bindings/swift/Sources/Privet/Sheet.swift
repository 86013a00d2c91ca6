import Foundation
import PrivetFFI

/// Lines to put on screen, word for word, in order; then two buttons, refusing first. What it asks is its type: a `Question` or an
/// `Offer`.
public protocol Sheet: Sendable {
    /// What to draw.
    var view: PromptView { get }

    /// Say that the lines are fully on screen and have the focus: at the first full draw, and again after anything covered them.
    ///
    /// An answer counts from 600 ms after it. Without it none does: the sheet comes again.
    func shown() async
}

/// A sheet that asks for a consent.
public struct Question: Sheet {
    public let view: PromptView
    /// The durations that count as a yes, the one that the lines state first; empty where none does (a face, where the manifest caps a
    /// yes at one use).
    public let offers: [Until]
    private let onShown: @Sendable () async -> Void

    /// A sheet that tells `onShown` when its lines are on screen: for previews and tests of an app's own screens.
    public init(view: PromptView, offers: [Until], onShown: @escaping @Sendable () async -> Void) {
        (self.view, self.offers, self.onShown) = (view, offers, onShown)
    }

    public func shown() async { await onShown() }
}

/// A sheet that puts one send before the person.
public struct Offer: Sheet {
    public let view: PromptView
    /// What would leave, the words of the phone's own prompt, and when the offer ends.
    public let release: ReleasePrompt
    /// The exact bytes that would leave, where there are any: draw the picture from these. They are a copy that nothing wipes;
    /// drop it when the sheet closes.
    public let preview: Data?
    private let onShown: @Sendable () async -> Void

    /// A sheet that tells `onShown` when its lines are on screen: for previews and tests of an app's own screens.
    public init(
        view: PromptView, release: ReleasePrompt, preview: Data?, onShown: @escaping @Sendable () async -> Void
    ) {
        (self.view, self.release, self.preview, self.onShown) = (view, release, preview, onShown)
    }

    public func shown() async { await onShown() }
}
