/// One purpose declared in the manifest. A type of its own, so that no other id can stand in for it.
///
/// The text is checked by the core when it crosses: an illegal one is a fault there, not here.
public struct ActivityId: Hashable, Sendable {
    /// The text of the id.
    public let raw: String

    /// Names an activity.
    public init(_ raw: String) {
        self.raw = raw
    }
}
