import Foundation

/// Made by the caller of a committing command, so that its outcome can be asked again.
///
/// Make one with `random()` for each thing the person does, and use it again for every repeat of that very call. The text
/// (32 lower-case hex digits) is checked by the core when it crosses: an illegal one is `Fault.BadArgument` there, not here.
public struct RequestId: Hashable, Sendable {
    /// The text of the id.
    public let raw: String

    /// The id with this text.
    public init(_ raw: String) {
        self.raw = raw
    }

    /// One that was never used: a random UUID without its hyphens.
    public static func random() -> RequestId {
        RequestId(UUID().uuidString.replacingOccurrences(of: "-", with: "").lowercased())
    }
}
