import PrivetFFI

/// Why something was not done, who can act, and what there is instead. A value, never an error.
public struct Denial: Equatable, Sendable {
    /// Why not. A code: nothing in it was typed by a person.
    public let reason: Refusal
    /// Who can do what about it.
    public let next: Next
    /// The activity that the manifest declares as the other way; nil if it declares none.
    public let fallback: ActivityId?
    /// What it cannot run without, as the manifest declares it: one of these has to be turned on first. Empty unless the refusal
    /// is `.needsOther`.
    public let needs: [ActivityId]

    /// A denial with these parts: for previews and tests of an app's own screens.
    public init(reason: Refusal, next: Next, fallback: ActivityId?, needs: [ActivityId] = []) {
        (self.reason, self.next, self.fallback, self.needs) = (reason, next, fallback, needs)
    }
}

/// What a command came to.
public enum Ruled<Value: Sendable>: Sendable {
    /// Done, and recorded.
    case done(Value)
    /// Not done, and recorded as not done where the records are kept.
    case denied(Denial)

    /// What came of it; nil if it was denied.
    public var value: Value? {
        if case .done(let value) = self { value } else { nil }
    }

    /// Why not; nil if it was done.
    public var denial: Denial? {
        if case .denied(let denial) = self { denial } else { nil }
    }
}

extension Ruled: Equatable where Value: Equatable {}

extension Refusal {
    /// Why something was not done, in words. Of something for an activity `Activity.wayOn(_:in:)` says more.
    public func text(in language: Language) -> String {
        // Nothing in a refusal can fail to cross over.
        (try? refusalText(refusal: self, language: language)) ?? ""
    }
}

extension PrivetFault {
    /// What to show of a fault that was caught: what happened and what to do, and who can act. No way out of it loses a record. For a
    /// refusal, see `Activity.wayOn(_:in:)`.
    public func view(in language: Language) -> FaultView { faultView(fault: self, language: language) }
}
