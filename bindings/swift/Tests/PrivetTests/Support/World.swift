import Foundation
import Privet
import PrivetTestkit
import Testing

/// Something that is missing in a test's own making.
struct Missing: Error {
    let what: String
    init(_ what: String) { self.what = what }
}

/// Files that tests share between languages.
enum Files {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../../..")
    static func test(_ path: String) throws -> Data {
        try Data(contentsOf: root.appendingPathComponent("tests").appendingPathComponent(path))
    }
    static func demoManifest() throws -> String {
        let bytes = try Data(contentsOf: root.appendingPathComponent("cli/assets/demo.json"))
        return String(decoding: bytes, as: UTF8.self)
    }
    static func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}

extension ActivityId {
    static let billScan = ActivityId("bill_scan")
    static let facePayment = ActivityId("face_payment")
    static let pay = ActivityId("pay")
    static let analytics = ActivityId("analytics")
}
extension RecipientId {
    static let cloudlane = RecipientId("cloudlane")
    static let lanternPay = RecipientId("lantern_pay")
}
extension Reader {
    static let english = Reader(language: .en, utcOffset: 480, hour24: true)
}
extension Manner {
    static let touch = Manner(gesture: .touch, coveredTouches: 0, textPercent: 100)
}

/// A phone, Lantern Pay on it, and a person.
struct World {
    static let challenge = Data("a challenge of the recipient".utf8)
    let phone: TestPhone
    let folder: URL
    let manifest: String
    let person: Person

    init() throws {
        folder = try Files.folder()
        phone = try TestPhone(dir: folder.path, seed: 1, start: 1_772_519_400_000)
        manifest = try phone.manifest(json: try Files.demoManifest())
        person = Person(phone: phone)
    }

    /// Opens with the phone's own keys, or with keys of the test's own.
    func open(keys: (any DeviceKeys)? = nil, anchor: (any AnchorStore)? = nil) async throws -> Privet {
        try await Privet(
            manifest: manifest, keys: keys ?? phone.keys(), anchor: anchor ?? phone.anchor()
        ) { [phone, manifest] keys, anchor in
            try phone.open(manifest: manifest, keys: keys, anchor: anchor)
        }
    }

    /// Opens, with the camera allowed by the phone.
    func openWithCamera(keys: (any DeviceKeys)? = nil) async throws -> Privet {
        let privet = try await open(keys: keys)
        try await privet.report(.camera, .granted)
        return privet
    }

    /// Makes the owner key and registers a key of this kind. Answers what the recipient gets.
    func register(_ privet: Privet, with recipient: RecipientId, _ uv: UserVerification = .bio) async throws -> String {
        person.will { $0.kinds = [uv] }
        _ = try await privet.setOwner(person, .english)
        let registered = try await privet.register(
            with: recipient, challenge: Self.challenge, keys: person, .english)
        return try #require(registered.value)
    }

    /// The person allows an activity in the permission center, until it is withdrawn.
    func allow(_ privet: Privet, _ activity: ActivityId) async throws {
        let prompt = try #require(try await privet.activity(activity).ask(from: .center).value)
        guard case .given = try await prompt.answer(person) else { throw Missing("a yes") }
    }

    /// The person allows face payment. Answers its faces.
    func allowFaces(_ privet: Privet) async throws -> Faces {
        try await allow(privet, .facePayment)
        return try #require(try privet.activity(.facePayment).faces())
    }
}
