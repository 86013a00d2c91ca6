import PrivetFFI

extension Manner {
    /// How an answer was given, with what the app can tell of it. Tell all you know: it is the person's evidence, and stays on
    /// the device.
    ///
    /// - Parameters:
    ///   - gesture: What the person used.
    ///   - coveredTouches: Touches that were ignored because another window covered the sheet.
    ///   - textPercent: The text size in percent of the platform's normal size.
    ///   - smallestText: The smallest text as it was rendered, in tenths of a point; nil if nobody measured.
    ///   - theme: Whether the sheet was light or dark; nil if nobody looked.
    ///   - captured: Whether the screen was recorded or mirrored while the sheet was open.
    ///   - relaid: How often the sheet was laid out anew: the screen turned, the language or text size changed.
    ///   - unseen: The lines, counted from 0, that were never fully on the screen. With more than 64 the
    ///     answer is `Fault.BadArgument`.
    public init<Lines: Sequence<UInt16>>(
        gesture: Gesture, coveredTouches: UInt32 = 0, textPercent: UInt16, smallestText: UInt16? = nil,
        theme: Theme? = nil, captured: Bool = false, relaid: UInt16 = 0, unseen: Lines = [UInt16]()
    ) {
        // Generic, so that it is another one than the generated initializer, which Swift prefers where a list is given.
        let lines: [UInt16] = Array(unseen)
        self.init(
            gesture: gesture, coveredTouches: coveredTouches, textPercent: textPercent, smallestText: smallestText,
            theme: theme, captured: captured, relaid: relaid, unseen: lines)
    }
}
