import Foundation
import PrivetFFI

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What an HTTP client asks before a request and tells after it. `PrivetSession` does both for `URLSession`; another client can do
/// the same.
///
/// What is told here is one client's word. It knows nothing of other clients, sockets, web views, native code, or libraries with a
/// client of their own (docs/observed.md).
public final class Requests: Sendable {
    private let core: Core

    init(core: Core) { self.core = core }

    /// May a request with exactly this body go to this host, as the delivery of what waits under this number? Ask before each try, and
    /// for each hop of a redirect. Changes nothing.
    ///
    /// - Parameters:
    ///   - jti: The item's number.
    ///   - scheme: The URL's; only `https` may.
    ///   - host: The URL's, without port.
    ///   - body: The bytes. The core borrows them.
    /// - Throws: `Fault`: then it may not.
    public func mayLeave(
        _ jti: Jti, scheme: String, host: String, body: Data
    ) async throws(PrivetFault) -> OutboxCheck {
        try await core.read { try $0.outboxCheck(body: body, jti: jti, scheme: scheme, host: host) }
    }

    /// Tells that a request went out. Whatever comes of telling is no reason not to send.
    ///
    /// - Parameters:
    ///   - host: A name or an address, without port.
    ///   - bytes: Of its body, as far as they were written; less than none is none.
    /// - Throws: `Fault`: the request is counted, and written without a name with the next one.
    @discardableResult
    public func sent(to host: String, bytes: Int64) async throws(PrivetFault) -> Contacted {
        try await core.read { try $0.contacted(host: host, bytes: UInt64(max(bytes, 0))) }
    }

    /// Holds what was told against what is declared and recorded: hosts that nobody declares, and declared ones without a send.
    ///
    /// - Parameters:
    ///   - period: How far back, today included. Days are those of the ledger (UTC).
    ///   - reader: For whom it is drawn.
    /// - Returns: nil if no manifest was ever accepted.
    /// - Throws: `Fault`; `Fault.BadArgument` for an offset beyond −840 to 840 minutes.
    public func compare(_ period: Period, _ reader: Reader) async throws(PrivetFault) -> Compared? {
        try await core.read { try $0.compareContacts(period: period, reader: reader) }
    }
}

#if !canImport(FoundationNetworking)
    extension Requests {
        /// Tells what a session of the app's own sent: call it from `urlSession(_:task:didFinishCollecting:)`. Each hop that went to the
        /// network counts, with the bytes of its body on the wire. If telling fails, the request is counted without its name.
        public func observed(_ metrics: URLSessionTaskMetrics) async {
            for hop in metrics.transactionMetrics where hop.resourceFetchType == .networkLoad {
                guard let host = hop.request.url?.host else { continue }
                _ = try? await sent(to: host, bytes: hop.countOfRequestBodyBytesSent)
            }
        }
    }
#endif
