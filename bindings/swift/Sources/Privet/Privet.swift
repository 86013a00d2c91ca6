import Foundation
import PrivetFFI

/// Permission state, template vault and gate of one app on one device.
///
/// Calls that may block run off the caller's thread. Those that commit run one after the other, each to its end whatever becomes of
/// its task; ask `outcome(of:)` afterwards. Reading and drawing wait for none of them. It is freed with the last reference to it, to a handle that it gave out,
/// or to a running iteration.
public final class Privet: Sendable {
    let core: Core

    /// What is to be delivered.
    public let outbox: Outbox

    /// What HTTP clients ask before a request and tell after it.
    public let requests: Requests

    /// Opens on a directory that exists and belongs to this app alone.
    ///
    /// Damage, and a manifest that is not accepted, are no fault: see `status()`.
    ///
    /// - Parameters:
    ///   - directory: Where the files are. Keep it out of backups and of app groups.
    ///   - manifest: The compiled-in manifest, as JSON.
    ///   - keys: The device's key store.
    ///   - anchor: Where a few hundred bytes outlive a restored copy of the files.
    ///   - boot: Bytes that stay the same until the device restarts (`kern.bootsessionuuid`). Without them each process counts
    ///     as a boot, and what a process left open ends with it.
    /// - Throws: `Fault` if the device did not answer.
    public convenience init(
        directory: URL, manifest: String, keys: any DeviceKeys, anchor: any AnchorStore, boot: Data? = nil
    ) async throws(PrivetFault) {
        try await self.init(manifest: manifest, keys: keys, anchor: anchor) { keys, anchor in
            try PrivetEngine.open(dir: directory.path, manifest: manifest, boot: boot, keys: keys, anchor: anchor)
        }
    }

    /// Opens by a way of the caller's own: for tests and previews, which bring their own clock. `open` gets the hosts, marked.
    ///
    /// - Throws: `Fault`, as `open` does.
    public init(
        manifest: String, keys: any DeviceKeys, anchor: any AnchorStore,
        open: @escaping @Sendable (any DeviceKeys, any AnchorStore) throws -> PrivetEngine
    ) async throws(PrivetFault) {
        core = try await Core { try open(MarkedKeys(keys), MarkedAnchor(anchor)) }
        outbox = Outbox(core: core)
        requests = Requests(core: core)
    }

    /// One activity. Whether it is declared shows in its answers: an id with illegal text is `Fault.BadArgument` there.
    public func activity(_ id: ActivityId) -> Activity { Activity(id: id, core: core) }

    /// How the engine stands. From memory.
    ///
    /// - Throws: Nothing at present.
    public func status() throws(PrivetFault) -> EngineStatus { try typed { try core.engine.status() } }

    /// The status now, and each time it is another one.
    public var statuses: some AsyncSequence<EngineStatus, Never> & Sendable {
        Changes(hub: core.hub) { [engine = core.engine] in try? engine.status() }
    }

    /// Grows with every change that a view could show: the number now, and each time it is another one. Draw anew at each.
    public var revisions: some AsyncSequence<UInt64, Never> & Sendable {
        Changes(hub: core.hub) { [engine = core.engine] in try? engine.revision() }
    }

    /// What is wrong with the compiled-in manifest, if the engine is locked down for it.
    ///
    /// - Throws: Nothing at present.
    public func manifestProblem() throws(PrivetFault) -> ManifestProblem? {
        try typed { try core.engine.manifestProblem() }
    }

    /// What the latest open found that belongs to nothing: after a crash, a restored backup, or a key store that lost something. What
    /// opened nothing is deleted; where a face was `lost`, say so and have the person look again (`Faces.enrol(_:request:)`). All zero
    /// while locked, and after an ordinary start.
    public func found() -> Found { core.engine.found() }

    /// Reports what the phone itself allows. Until it is told in a run, it denies.
    ///
    /// - Throws: `Fault`
    @discardableResult
    public func report(_ permission: OsPermission, _ state: OsState) async throws(PrivetFault) -> Ruled<Void> {
        try await core.rule { try $0.reportOs(permission: permission, state: state) }
    }

    /// Records what came due, and does what is owed. Call it when `nextDue()` says, after an unlock, and when the app is in front again
    /// after `lock()`: it opens the records.
    ///
    /// - Throws: `Fault`
    @discardableResult
    public func tick() async throws(PrivetFault) -> Ruled<Void> {
        try await core.rule { try $0.tick() }
    }

    /// Lets go of the keys that open the records, and of what was read of them, while the app rests: call it when the scene goes to the
    /// background (`ScenePhase.background`) or protected data become unavailable (`protectedDataWillBecomeUnavailableNotification`), and
    /// `tick()` when it is active again. It comes after the commands that began before.
    ///
    /// Until a command opens them again, `status()` is `.locked`: `check()` denies, views show names alone, and a request that is told is
    /// counted without its host. A prompt on screen, and a send that waits for the person or for delivery, goes on where it was. Its
    /// bytes stay in memory for that, until it ends.
    ///
    /// Optional: it keeps keys from whoever reads the memory of an app that rests. It costs the next command one unwrapping in the key
    /// store and opening the file. In lock-down it changes nothing.
    ///
    /// - Throws: `Fault`
    public func lock() async throws(PrivetFault) {
        try await core.commit { try $0.lock() }
    }

    /// When there will next be something to record, as far as can be told now; nil if nothing waits.
    ///
    /// - Throws: Nothing at present.
    public func nextDue() throws(PrivetFault) -> Date? {
        try typed { try core.engine.nextDue() }.map { Date(timeIntervalSince1970: TimeInterval($0) / 1000) }
    }

    /// What became of a committing call, asked again by its id; nil if it never committed. Ask after a fault, or after the task
    /// that made the call was cancelled: it may have committed all the same. Waits for the calls that commit and began before.
    ///
    /// - Throws: `Fault`
    public func outcome(of request: RequestId) async throws(PrivetFault) -> Outcome? {
        try await core.commit { try $0.outcome(request: request) }
    }
}
