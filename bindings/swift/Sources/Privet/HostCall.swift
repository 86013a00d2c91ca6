import Foundation
import PrivetFFI

/// Marks what runs inside a host method, with every `Task` started there.
///
/// The core refuses a call from a host method's own thread; a task started there runs on another one, and could wait for a lane
/// that waits for it. A detached task carries no mark: a host method that waits for one waits for ever.
enum HostCall {
    @TaskLocal static var inside = false
}

/// A host's keys, with every call marked.
final class MarkedKeys: DeviceKeys {
    private let keys: any DeviceKeys

    init(_ keys: any DeviceKeys) { self.keys = keys }

    func create(alias: String, policy: KeyPolicy) throws -> KeyMade {
        try HostCall.$inside.withValue(true) { try keys.create(alias: alias, policy: policy) }
    }
    func state(alias: String) throws -> KeyState {
        try HostCall.$inside.withValue(true) { try keys.state(alias: alias) }
    }
    func protection(alias: String) throws -> KeyGuard {
        try HostCall.$inside.withValue(true) { try keys.protection(alias: alias) }
    }
    func list(prefix: String) throws -> [String] {
        try HostCall.$inside.withValue(true) { try keys.list(prefix: prefix) }
    }
    func seal(alias: String, aad: Data, plaintext: Data) throws -> Data {
        try HostCall.$inside.withValue(true) { try keys.seal(alias: alias, aad: aad, plaintext: plaintext) }
    }
    func unseal(alias: String, aad: Data, ciphertext: Data) throws -> Data {
        try HostCall.$inside.withValue(true) { try keys.unseal(alias: alias, aad: aad, ciphertext: ciphertext) }
    }
    func delete(alias: String) throws -> KeyDeleted {
        try HostCall.$inside.withValue(true) { try keys.delete(alias: alias) }
    }
    func publicKey(alias: String) throws -> Data {
        try HostCall.$inside.withValue(true) { try keys.publicKey(alias: alias) }
    }
    func sign(alias: String, bytes: Data) throws -> Data {
        try HostCall.$inside.withValue(true) { try keys.sign(alias: alias, bytes: bytes) }
    }
    func screenLock() throws -> ScreenLock {
        try HostCall.$inside.withValue(true) { try keys.screenLock() }
    }
}

/// A host's anchor store, with every call marked.
final class MarkedAnchor: AnchorStore {
    private let anchor: any AnchorStore

    init(_ anchor: any AnchorStore) { self.anchor = anchor }

    func read() throws -> AnchorRead {
        try HostCall.$inside.withValue(true) { try anchor.read() }
    }
    func advance(expected: AnchorRead, new: Data) throws -> AnchorAdvance {
        try HostCall.$inside.withValue(true) { try anchor.advance(expected: expected, new: new) }
    }
}
