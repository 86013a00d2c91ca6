import Foundation
import Privet
import Synchronization

/// A key store written in Swift: the test's own code runs before each call, the phone's keys do the cryptography.
final class SwiftKeys: DeviceKeys {
    private let keys: any DeviceKeys
    private let before: Mutex<@Sendable (String) throws -> Void>

    init(_ keys: any DeviceKeys, before: @escaping @Sendable (String) throws -> Void = { _ in }) {
        self.keys = keys
        self.before = Mutex(before)
    }

    /// What runs before each call from now on.
    func will(_ run: @escaping @Sendable (String) throws -> Void) { before.withLock { $0 = run } }

    private func called(_ name: String) throws {
        let run = before.withLock { $0 }
        try run(name)
    }

    func create(alias: String, policy: KeyPolicy) throws -> KeyMade {
        try called("create")
        return try keys.create(alias: alias, policy: policy)
    }
    func state(alias: String) throws -> KeyState {
        try called("state")
        return try keys.state(alias: alias)
    }
    func protection(alias: String) throws -> KeyGuard {
        try called("protection")
        return try keys.protection(alias: alias)
    }
    func list(prefix: String) throws -> [String] {
        try called("list")
        return try keys.list(prefix: prefix)
    }
    func seal(alias: String, aad: Data, plaintext: Data) throws -> Data {
        try called("seal")
        return try keys.seal(alias: alias, aad: aad, plaintext: plaintext)
    }
    func unseal(alias: String, aad: Data, ciphertext: Data) throws -> Data {
        try called("unseal")
        return try keys.unseal(alias: alias, aad: aad, ciphertext: ciphertext)
    }
    func delete(alias: String) throws -> KeyDeleted {
        try called("delete")
        return try keys.delete(alias: alias)
    }
    func publicKey(alias: String) throws -> Data {
        try called("publicKey")
        return try keys.publicKey(alias: alias)
    }
    func sign(alias: String, bytes: Data) throws -> Data {
        try called("sign")
        return try keys.sign(alias: alias, bytes: bytes)
    }
    func screenLock() throws -> ScreenLock {
        try called("screenLock")
        return try keys.screenLock()
    }
}

/// An anchor store written in Swift, over the phone's.
final class SwiftAnchor: AnchorStore {
    private let anchor: any AnchorStore
    private let before: Mutex<@Sendable () throws -> Void> = Mutex({})

    init(_ anchor: any AnchorStore) { self.anchor = anchor }

    /// What runs before each advance from now on.
    func will(_ run: @escaping @Sendable () throws -> Void) { before.withLock { $0 = run } }

    func read() throws -> AnchorRead { try anchor.read() }
    func advance(expected: AnchorRead, new: Data) throws -> AnchorAdvance {
        let run = before.withLock { $0 }
        try run()
        return try anchor.advance(expected: expected, new: new)
    }
}

/// A place for one value, shared between tasks.
final class Box<T: Sendable>: Sendable {
    private let content: Mutex<T?>
    init(_ value: T? = nil) { content = Mutex(value) }
    var value: T? {
        get { content.withLock { $0 } }
        set { content.withLock { $0 = newValue } }
    }
}
