import Foundation
import PrivetFFI
import Synchronization

/// Wakes whoever watches. The core holds it and it holds no engine, so there is no cycle.
final class Hub: Observer {
    private let watchers = Mutex<[UUID: AsyncStream<Void>.Continuation]>([:])

    func changed(revision: UInt64) -> Heard {
        for watcher in watchers.withLock({ Array($0.values) }) { watcher.yield() }
        return .heard
    }

    /// A wake-up at once and one after each change; those that are not taken in time become one.
    func wakeUps() -> AsyncStream<Void> {
        let id = UUID()
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        continuation.onTermination = { [weak self] _ in self?.watchers.withLock { $0[id] = nil } }
        watchers.withLock { $0[id] = continuation }
        continuation.yield()
        return stream
    }
}

/// A value now, and again each time it is another one. Never fails, and ends with the task that reads it.
///
/// Every iteration reads for itself. A slow reader skips what was in between and sees the newest. While an iteration goes on it
/// keeps the engine.
public struct Changes<Element: Equatable & Sendable>: AsyncSequence, Sendable {
    /// It does not fail.
    public typealias Failure = Never

    let hub: Hub
    let read: @Sendable () -> Element?

    /// One reader's place.
    public struct AsyncIterator: AsyncIteratorProtocol {
        private var wakeUps: AsyncStream<Void>.Iterator
        private let read: @Sendable () -> Element?
        private var last: Element?

        init(_ changes: Changes) {
            wakeUps = changes.hub.wakeUps().makeAsyncIterator()
            read = changes.read
        }

        /// The next value that differs from the last one; nil once the task is cancelled.
        public mutating func next() async -> Element? {
            await next(isolation: nil)
        }

        /// The next value that differs from the last one; nil once the task is cancelled.
        public mutating func next(isolation actor: isolated (any Actor)?) async -> Element? {
            while await wakeUps.next(isolation: actor) != nil {
                // Read anew, not carried along: whatever was in between is skipped.
                guard let value = read(), value != last else { continue }
                last = value
                return value
            }
            return nil
        }
    }

    /// Begins to read.
    public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }
}
