import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An HTTP server on this machine that answers one request a connection and remembers it.
final class LocalServer: Sendable {
    struct Got: Sendable {
        let line: String
        let body: Data
    }

    let port: UInt16
    private let listening: Int32
    private let got = Mutex<[Got]>([])
    private let answer: @Sendable (String, UInt16) -> String

    /// `answer` takes the request's first line and the port; it says the status line and the headers, without the last ones.
    init(_ answer: @escaping @Sendable (String, UInt16) -> String = { _, _ in "HTTP/1.1 200 OK" }) throws {
        #if canImport(Glibc)
            let stream = Int32(SOCK_STREAM.rawValue)
        #else
            let stream = SOCK_STREAM
        #endif
        let listening = socket(AF_INET, stream, 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listening, address, size) == 0 && listen(listening, 8) == 0
                    && getsockname(listening, address, &size) == 0
            }
        }
        guard listening >= 0, bound else { throw Missing("a port") }
        (self.listening, self.answer, port) = (listening, answer, UInt16(bigEndian: address.sin_port))
        let thread = Thread { [weak self] in
            while true {
                let connection = accept(listening, nil, nil)
                guard connection >= 0 else { break }
                self?.serve(connection)
                close(connection)
            }
            // Here, where nobody waits on it any more: the next server may get the same number.
            close(listening)
        }
        thread.start()
    }

    deinit {
        shutdown(listening, Int32(SHUT_RDWR))
    }

    var requests: [Got] { got.withLock { $0 } }

    func url(_ path: String = "/inbox", host: String = "127.0.0.1") throws -> URL {
        guard let url = URL(string: "http://\(host):\(port)\(path)") else { throw Missing("a URL") }
        return url
    }

    private func serve(_ connection: Int32) {
        var read = Data()
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let end = Data("\r\n\r\n".utf8)
        while true {
            if let head = read.range(of: end) {
                let lines = String(decoding: read[..<head.lowerBound], as: UTF8.self).split(separator: "\r\n")
                let named = lines.first { $0.lowercased().hasPrefix("content-length:") }
                let length = named.flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) } ?? 0
                if read.count - head.upperBound >= length {
                    let line = String(lines.first ?? "")
                    got.withLock { $0.append(Got(line: line, body: Data(read[head.upperBound...]))) }
                    let said = Data((answer(line, port) + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok").utf8)
                    _ = said.withUnsafeBytes { send(connection, $0.baseAddress, $0.count, 0) }
                    return
                }
            }
            let count = recv(connection, &buffer, buffer.count, 0)
            guard count > 0 else { return }
            read.append(contentsOf: buffer[..<count])
        }
    }
}
