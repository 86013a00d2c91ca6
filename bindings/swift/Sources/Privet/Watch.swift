import Foundation
import Synchronization

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The delegate of a `PrivetSession`: gathers what each task got, and where it went.
final class Watch: NSObject, URLSessionDataDelegate {
    /// Where a task went, and how much of its body.
    struct Hop {
        let host: String
        var bytes: Int64 = 0
    }

    /// What a task came to.
    struct Ended: Sendable {
        var data = Data()
        var hops: [Hop] = []
        var response: URLResponse?
        var error: (any Error)?
    }

    private struct Running {
        var hop: Hop
        let follows: Bool
        var ended = Ended()
        let end: @Sendable (Ended) -> Void
    }

    private let running = Mutex<[Int: Running]>([:])

    /// Before the task is resumed.
    func begin(_ task: URLSessionTask, host: String?, follows: Bool, end: @escaping @Sendable (Ended) -> Void) {
        let begun = Running(hop: Hop(host: host ?? ""), follows: follows, end: end)
        running.withLock { $0[task.taskIdentifier] = begun }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        let host = request.url?.host ?? ""
        let follows = running.withLock { running in
            guard var moved = running[task.taskIdentifier], moved.follows else { return false }
            moved.ended.hops.append(moved.hop)
            moved.hop = Hop(host: host)
            running[task.taskIdentifier] = moved
            return true
        }
        completionHandler(follows ? request : nil)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, didSendBodyData bytes: Int64, totalBytesSent: Int64,
        totalBytesExpectedToSend: Int64
    ) {
        running.withLock { $0[task.taskIdentifier]?.hop.bytes += bytes }
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        running.withLock { $0[dataTask.taskIdentifier]?.ended.data.append(data) }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        guard let last = running.withLock({ $0.removeValue(forKey: task.taskIdentifier) }) else { return }
        var ended = last.ended
        (ended.response, ended.error) = (task.response, error)
        // What found no server, or was cancelled before it did, went nowhere.
        if error == nil || task.response != nil || last.hop.bytes > 0 { ended.hops.append(last.hop) }
        last.end(ended)
    }
}
