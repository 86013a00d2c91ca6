import Foundation
import Privet

extension Json {
    /// A value of the layer as the core spells it: `.given(until: .once)` becomes `{"Given": {"until": "Once"}}`.
    init(of value: Any) {
        switch value {
        case let json as Json: self = json
        case let word as any ManifestWord: self = .text(Self.snake("\(word)"))
        case let text as String: self = .text(text)
        case let bool as Bool: self = .bool(bool)
        case let number as any BinaryInteger: self = .int(Int64(number))
        case let bytes as Data: self = .text(Base64Url.encode(bytes))
        default: self = Self.reflected(value)
        }
    }

    private static func reflected(_ value: Any) -> Json {
        let mirror = Mirror(reflecting: value)
        let children = mirror.children
        switch mirror.displayStyle {
        case .optional: return children.first.map { Json(of: $0.value) } ?? .null
        case .collection: return .list(children.map { Json(of: $0.value) })
        case .enum:
            guard let payload = children.first, let name = payload.label else { return .text(capitalised("\(value)")) }
            return .object([capitalised(name): Json(of: payload.value)])
        case .struct where children.first?.label == "raw": return Json(of: children.first?.value ?? "")
        default:
            let members = children.map { (snake($0.label ?? "value"), Json(of: $0.value)) }
            return .object(Dictionary(members) { first, _ in first })
        }
    }

    private static func capitalised(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }

    private static func snake(_ name: String) -> String {
        name.map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
    }

    static func variant(_ name: String, _ members: [String: Json]) -> Json { .object([name: .object(members)]) }

    /// A fault by its name, without what it carries.
    init(fault: PrivetFault) {
        let name = Mirror(reflecting: fault).children.first?.label ?? "\(fault)"
        self = .object(["fault": .text(name)])
    }

    init(refused: Refusal) { self = .object(["refused": Json(of: refused)]) }

    var isRefusal: Bool { ["refused", "fault", "not_cleanable"].contains { self[$0] != nil } }
}

/// An enum whose cases the core spells as a manifest does: `already_public`.
protocol ManifestWord {}
extension OsPermission: ManifestWord {}
extension LegalBasis: ManifestWord {}
extension ChapterKind: ManifestWord {}

/// An enum whose cases a scenario names as the core does.
protocol Named {
    static var cases: [Self] { get }
}
extension Named {
    static func named(_ name: String) throws -> Self {
        guard let found = cases.first(where: { Json(of: $0) == .text(name) }) else { throw Bad("unknown: \(name)") }
        return found
    }
}
extension OsPermission: Named {
    static let cases: [OsPermission] = [
        .camera, .locationCoarse, .locationPrecise, .photos, .microphone, .contacts,
    ]
}
extension ScreenLock: Named {
    static let cases: [ScreenLock] = [.set, .notSet]
}
extension OsState: Named {
    static let cases: [OsState] = [.granted, .once, .coarse, .denied, .restricted, .notAsked]
}
extension CancelReason: Named {
    static let cases: [CancelReason] = [
        .back, .background, .systemPrompt, .changed, .replaced, .runEnded,
    ]
}
extension KeyFault: Named {
    static let cases: [KeyFault] = [
        .keyMissing, .keyInvalidated, .locked, .transient, .corrupt, .tooManyKeys, .host,
    ]
}
extension KeyLoss: Named {
    static let cases: [KeyLoss] = [.missing, .invalidated]
}
extension AskedFrom: Named {
    static let cases: [AskedFrom] = [.center, .feature]
}
extension Party: Named {
    static let cases: [Party] = [.person, .guardian]
}
extension Period: Named {
    static let cases: [Period] = [.day, .week, .month, .year]
}
extension TidySort: Named {
    static let cases: [TidySort] = [.unused, .oldest, .sensitive]
}
extension PhoneLog: Named {
    static let cases: [PhoneLog] = [.iosReport, .androidNotes]
}
extension UserVerification: Named {
    static let cases: [UserVerification] = [.bio, .pin]
    static func short(_ name: String) throws -> Self { try named(name.prefix(1).uppercased() + name.dropFirst()) }
}
