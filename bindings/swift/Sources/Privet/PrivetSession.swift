import Foundation
import PrivetFFI

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A request was not let out, and nothing of it left. A code alone: never what was in it or where it would have gone.
public struct NotLetOut: Error, Equatable {
    /// Why not.
    public let check: OutboxCheck
}

/// A URL session that lets what waits in the outbox out to its recipient alone, and tells where every request of its own went.
///
/// `post` makes the request itself, from an item of the outbox: nothing else can pass for one. It asks before anything connects, and
/// follows no redirect. `data` makes any other request, as it is. Both tell host and bytes of body for `Requests.compare`; if telling
/// fails, the request does not.
///
/// **What it cannot see**: other sessions, also `URLSession.shared`; other HTTP clients, sockets, web views, native code, libraries
/// with a client of their own, DNS, other processes. It counts bytes of bodies as they are handed over: not the request line, the URL's
/// query, headers or TLS. A host is the name in the URL, wherever that resolves to. A request by `data` is told by host and size
/// and not looked into. For a session of the app's own there is `Requests.observed`.
public final class PrivetSession: Sendable {
    let session: URLSession
    private let watch = Watch()
    private let requests: Requests
    private let mayLeave: @Sendable (OutboxItem, URL) async throws -> OutboxCheck

    /// A session of its own.
    ///
    /// - Parameters:
    ///   - privet: Whose outbox, and who is told.
    ///   - configuration: Copied. Whatever it says, a request fails where there is no network and is not put off: what was let out
    ///     leaves at once or not at all.
    public convenience init(_ privet: Privet, configuration: URLSessionConfiguration = .ephemeral) {
        let requests = privet.requests
        self.init(privet, configuration: configuration) { item, url in
            let (scheme, host) = (url.scheme ?? "", url.host ?? "")
            return try await requests.mayLeave(item.jti, scheme: scheme, host: host, body: item.bytes)
        }
    }

    /// For tests, whose server has neither a certificate nor a recipient's name.
    init(
        _ privet: Privet, configuration: URLSessionConfiguration,
        mayLeave: @escaping @Sendable (OutboxItem, URL) async throws -> OutboxCheck
    ) {
        // Asking comes before connecting: a request that waits for a network would leave hours after the answer.
        let own = (configuration.copy() as? URLSessionConfiguration) ?? .ephemeral
        own.isDiscretionary = false
        // Foundation on Linux never waits, and says so by a property that cannot be set.
        #if !canImport(FoundationNetworking)
            own.waitsForConnectivity = false
        #endif
        session = URLSession(configuration: own, delegate: watch, delegateQueue: nil)
        requests = privet.requests
        self.mayLeave = mayLeave
    }

    /// A session holds its delegate until it is told to end.
    deinit { session.finishTasksAndInvalidate() }

    /// Posts exactly the item's bytes to one of its recipient's hosts.
    ///
    /// - Parameters:
    ///   - item: From `Outbox.drain` or `Outbox.next`.
    ///   - url: Where its recipient takes it: https, at a host that the recipient declares or a name under one.
    ///   - contentType: What the recipient expects envelopes as.
    /// - Returns: The answer as it is. A redirect is an answer like any other and is not followed.
    /// - Throws: `NotLetOut` or `Fault`, and then nothing left; else what `URLSession` throws.
    public func post(
        _ item: OutboxItem, to url: URL, contentType: String = "application/octet-stream"
    ) async throws -> (Data, HTTPURLResponse) {
        let check = try await mayLeave(item, url)
        guard check == .allowed else { throw NotLetOut(check: check) }
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.setValue(contentType, forHTTPHeaderField: "Content-Type")
        let task = session.uploadTask(with: request, from: item.bytes)
        return try await run(task, to: request, follows: false)
    }

    /// Makes any other request. It is told, and not looked into.
    ///
    /// - Throws: What `URLSession` throws.
    public func data(for request: URLRequest) async throws -> (Data, HTTPURLResponse) {
        try await run(session.dataTask(with: request), to: request, follows: true)
    }

    private func run(
        _ task: URLSessionTask, to request: URLRequest, follows: Bool
    ) async throws -> (Data, HTTPURLResponse) {
        let ended = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                watch.begin(task, host: request.url?.host, follows: follows) { continuation.resume(returning: $0) }
                task.resume()
            }
        } onCancel: {
            task.cancel()
        }
        for hop in ended.hops { _ = try? await requests.sent(to: hop.host, bytes: hop.bytes) }
        if let error = ended.error { throw error }
        guard let response = ended.response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        return (ended.data, response)
    }
}
