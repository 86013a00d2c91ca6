/// Code by somebody else that is built into the app, as the manifest names it. A type of its own, so that no other id can stand in for it.
///
/// The text (1 to 64 of `a-z 0-9 _ . -`, beginning with a letter) is checked by the core when it crosses: an illegal one is `Fault.BadArgument` there, not here.
public struct LibraryId: Hashable, Sendable {
    /// The text of the id.
    public let raw: String

    /// The id with this text.
    public init(_ raw: String) {
        self.raw = raw
    }
}
