/// Withdrawals that were asked for together, and can be undone together. A type of its own, so that no other id can stand in for it.
///
/// The text (32 lower-case hex digits) is checked by the core when it crosses: an illegal one is `Fault.BadArgument` there, not here.
public struct BatchId: Hashable, Sendable {
    /// The text of the id.
    public let raw: String

    /// The id with this text.
    public init(_ raw: String) {
        self.raw = raw
    }
}
