// swift-tools-version: 6.0
import Foundation
import PackageDescription

// The tests link the testkit's library, which holds privet-ffi whole. Its folder holds nothing else: with a dynamic library
// beside it the linker would take that. `cargo xtask` names the folder when it is not the usual one.
let libraries =
    ProcessInfo.processInfo.environment["PRIVET_SWIFT_LIB"]
    ?? Context.packageDirectory + "/../../target/xtask/swift-lib"

let package = Package(
    name: "Privet",
    platforms: [.macOS(.v15), .iOS(.v18)],
    products: [.library(name: "Privet", targets: ["Privet"])],
    targets: [
        .systemLibrary(name: "CPrivet"),
        .target(name: "PrivetFFI", dependencies: ["CPrivet"]),
        .target(name: "Privet", dependencies: ["PrivetFFI"]),
        .systemLibrary(name: "CPrivetTestkit"),
        .target(name: "PrivetTestkit", dependencies: ["CPrivetTestkit", "CPrivet", "PrivetFFI"]),
        .testTarget(
            name: "PrivetTests",
            dependencies: ["Privet", "PrivetTestkit"],
            linkerSettings: [.unsafeFlags(["-L", libraries]), .linkedLibrary("privet_testkit")]
        ),
    ],
    swiftLanguageModes: [.v6]
)
