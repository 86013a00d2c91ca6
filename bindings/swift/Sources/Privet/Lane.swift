import Foundation

/// A queue in which calls that may block run, off Swift's own threads.
///
/// A call that entered the lane runs to its end, whatever becomes of the task that waits for it.
struct Lane: Sendable {
    private let queue: DispatchQueue

    /// One call after the other.
    static func single() -> Lane { Lane(queue: DispatchQueue(label: "privet.commits")) }

    /// Calls beside each other.
    static func wide() -> Lane { Lane(queue: DispatchQueue(label: "privet.reads", attributes: .concurrent)) }

    func run<T: Sendable>(_ call: @escaping @Sendable () throws -> T) async throws(PrivetFault) -> T {
        // A host call runs in a lane: to wait for that lane from within one would never end.
        if HostCall.inside { throw .Reentrant }
        let result: Result<T, PrivetFault> = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: Result { try call() }.mapError(fault(of:))) }
        }
        return try result.get()
    }
}

/// UniFFI's functions throw untyped; only `Fault` is declared, so anything else is a bug of ours.
func typed<T>(_ call: () throws -> T) throws(PrivetFault) -> T {
    do { return try call() } catch { throw fault(of: error) }
}

/// The fault that an error of a generated function is.
func fault(of error: any Error) -> PrivetFault {
    error as? PrivetFault ?? .Internal
}

/// The fault that an error of the app's own code is: what it threw undeclared goes no further than its kind.
func fault(ofHost error: any Error) -> PrivetFault {
    if let fault = error as? PrivetFault { return fault }
    guard let host = error as? HostFault else { return .Key(.host) }
    return switch host {
    case .KeyMissing: .Key(.keyMissing)
    case .KeyInvalidated: .Key(.keyInvalidated)
    case .Locked: .Key(.locked)
    case .Transient: .Key(.transient)
    case .Corrupt: .Key(.corrupt)
    case .TooManyKeys: .Key(.tooManyKeys)
    case .Unexpected: .Key(.host)
    }
}
