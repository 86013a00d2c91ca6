import Foundation
import PrivetFFI

/// One purpose of the manifest, and all that can be done under it.
public final class Activity: Sendable {
    /// Its id.
    public let id: ActivityId
    let core: Core

    init(id: ActivityId, core: Core) { (self.id, self.core) = (id, core) }

    /// How it stands, for the feature's own screen. From memory.
    ///
    /// - Returns: nil if no accepted manifest declares it.
    /// - Throws: `Fault.BadArgument` if the id has illegal text.
    public func state() throws(PrivetFault) -> ActivityState? {
        try typed { try core.engine.activityState(activity: id) }
    }

    /// How it stands now, and each time that is something else. Ends with the task that reads it; a slow reader sees the newest.
    public var states: some AsyncSequence<ActivityState, Never> & Sendable {
        Changes(hub: core.hub) { [engine = core.engine, id] in try? engine.activityState(activity: id) }
    }

    /// May it run now? A hint from memory: no lock, no file, no host call. `access` and `release` decide.
    ///
    /// - Returns: nil if it may; else why not.
    /// - Throws: `Fault.BadArgument` if the id has illegal text.
    public func check() throws(PrivetFault) -> Denial? {
        switch try typed({ try core.engine.check(activity: id) }) {
        case .allowed: return nil
        case .denied(let refusal): return try core.denial(refusal, of: id)
        }
    }

    /// What to show of a refusal of something for this activity, as things stand: why not, who can do what, what still works, and what has
    /// to be turned on first. From memory, in every state of the app.
    ///
    /// - Throws: `Fault.BadArgument` if the id has illegal text.
    public func wayOn(_ refusal: Refusal, in language: Language) throws(PrivetFault) -> WayOn {
        try typed { try core.engine.wayOn(refusal: refusal, activity: id, language: language) }
    }

    /// Raises a prompt. There is no other way to a grant.
    ///
    /// - Parameters:
    ///   - from: Where the person tapped. After a refusal a cool-down binds `.feature`.
    ///   - request: Names the call for `outcome(of:)`.
    /// - Throws: `Fault`
    public func ask(
        from: AskedFrom, request: RequestId = .random()
    ) async throws(PrivetFault) -> Ruled<ConsentPrompt> {
        try await core.rule(about: id) { [id] in
            try $0.ask(request: request, activity: id, from: from)
        } take: {
            if case .prompt(let prompt) = $0 { ConsentPrompt(id: prompt, activity: id, core: core) } else { nil }
        }
    }

    /// Takes the consent back, in every state of the app: while locked or locked down it is kept beside the ledger, synced before
    /// this returns. Uses, proposals and templates under it end at once, and so do activities that rest on it (`whatIf` names
    /// them). Where nothing was asked and the law lets the person refuse, it is their objection.
    ///
    /// - Throws: `Fault` if not even that could be written; the withdrawal is then not kept and has to be repeated.
    @discardableResult
    public func withdraw(request: RequestId = .random()) async throws(PrivetFault) -> Ruled<Void> {
        try await core.rule(about: id) { [id] in try $0.withdraw(request: request, activity: id) }
    }

    /// Its faces. From memory, in every state of the app.
    ///
    /// - Returns: nil where the manifest declares no comparison (`matching`), as for an identity check: what looks at a photo there
    ///   can make no face that pays.
    /// - Throws: `Fault.BadArgument` if the id has illegal text.
    public func faces() throws(PrivetFault) -> Faces? {
        try typed { try core.engine.comparesFaces(activity: id) } ? Faces(activity: id, core: core) : nil
    }

    /// Begins a use that is recorded, blocked ones included.
    ///
    /// - Parameters:
    ///   - library: The library on whose account, as the manifest names it; nil is the app itself.
    ///   - request: Names the call for `outcome(of:)`.
    /// - Throws: `Fault`; `Fault.BadArgument` if an id has illegal text.
    public func access(
        by library: LibraryId? = nil, request: RequestId = .random()
    ) async throws(PrivetFault) -> Ruled<Use> {
        try await core.rule(about: id) { [id] in
            try $0.access(request: request, activity: id, by: library)
        } take: {
            if case .began(let use) = $0 { Use(id: use, activity: id, core: core) } else { nil }
        }
    }
}

/// A use that began. End it.
public final class Use: Sendable {
    /// Its id.
    public let id: UseId
    private let activity: ActivityId
    private let core: Core

    init(id: UseId, activity: ActivityId, core: Core) {
        (self.id, self.activity, self.core) = (id, activity, core)
    }

    /// Ends it.
    ///
    /// - Parameters:
    ///   - withheld: What was looked at in it and stayed on the phone, such as the frames of which a code was read: counted in the
    ///     year's page, on the app's word.
    ///   - request: Names the call for `outcome(of:)`.
    /// - Throws: `Fault`; `Fault.BadArgument` for more than 2⁵³ − 1 bytes.
    @discardableResult
    public func end(
        withheld: Withheld = Withheld(frames: 0, bytes: 0), request: RequestId = .random()
    ) async throws(PrivetFault) -> Ruled<Void> {
        try await core.rule(about: activity) { [id] in
            try $0.endUse(request: request, useId: id, withheld: withheld)
        }
    }
}
