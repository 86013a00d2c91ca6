import Foundation

/// Any JSON, comparable and Sendable.
enum Json: Decodable, Equatable, Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case text(String)
    case list([Json])
    case object([String: Json])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let bool = try? container.decode(Bool.self) {
            self = .bool(bool)
        } else if let int = try? container.decode(Int64.self) {
            self = .int(int)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let list = try? container.decode([Json].self) {
            self = .list(list)
        } else {
            self = .object(try container.decode([String: Json].self))
        }
    }

    init(parsing data: Data) throws { self = try JSONDecoder().decode(Json.self, from: data) }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var int: Int64? { if case .int(let int) = self { int } else { nil } }
    var list: [Json]? { if case .list(let list) = self { list } else { nil } }
    var object: [String: Json]? { if case .object(let object) = self { object } else { nil } }
    subscript(key: String) -> Json? { object?[key] }
}

extension Json: Encodable {
    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let bool): try container.encode(bool)
        case .int(let int): try container.encode(int)
        case .text(let text): try container.encode(text)
        case .list(let list): try container.encode(list)
        case .object(let object): try container.encode(object)
        }
    }
}

/// Bytes as base64url without padding (RFC 4648, section 5).
enum Base64Url {
    static func encode(_ data: Data) -> String {
        data.base64EncodedString().replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }
    static func decode(_ text: String) throws -> Data {
        let plain = text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
        let padded = plain + String(repeating: "=", count: (4 - plain.count % 4) % 4)
        guard let data = Data(base64Encoded: padded) else { throw Missing("base64url") }
        return data
    }
}

/// What a receipt says, before anybody checked it.
enum Jws {
    static func claims(of receipt: String) throws -> Json { try part(1, of: receipt) }
    static func header(of receipt: String) throws -> Json { try part(0, of: receipt) }
    private static func part(_ at: Int, of receipt: String) throws -> Json {
        let parts = receipt.split(separator: ".")
        guard parts.count == 3 else { throw Missing("three parts") }
        return try Json(parsing: Base64Url.decode(String(parts[at])))
    }
}
