// swift-tools-version: 6.2
import PackageDescription

/// What holds for every Swift target: the strictest language the toolchain has, and no warning let through.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// For targets whose tests look at what only the target itself sees: the tests run in release mode, too.
let testable = strict + [.unsafeFlags(["-enable-testing"], .when(configuration: .release))]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nio: [Target.Dependency] = [
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOPosix", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
]

let package = Package(
  name: "hatua",
  products: [.executable(name: "hatua", targets: ["hatua"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    .systemLibrary(name: "CCMark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"]), .brew(["nettle"])]),
    .target(name: "Digest", dependencies: ["CNettle"], swiftSettings: strict),
    .target(name: "Diagnostics", swiftSettings: strict),
    .target(name: "Records", dependencies: ["Diagnostics", yams], swiftSettings: strict),
    .target(name: "Markdown", dependencies: ["CCMark"], swiftSettings: strict),
    .target(name: "FlowModel", dependencies: ["Diagnostics", "Records"], swiftSettings: strict),
    .target(
      name: "Guides", dependencies: ["Diagnostics", "Records", "Markdown", "FlowModel"], swiftSettings: strict),
    .target(
      name: "Site", dependencies: ["Digest", "Diagnostics", "Records", "Markdown", "FlowModel", "Guides", mustache],
      exclude: ["Languages/generate.py"], swiftSettings: testable),
    .target(name: "SiteServer", dependencies: nio + ["Digest"], swiftSettings: testable),
    .executableTarget(
      name: "hatua", dependencies: ["Diagnostics", "FlowModel", "Guides", "Site", "SiteServer", argumentParser],
      swiftSettings: strict),
    .testTarget(name: "DigestTests", dependencies: ["Digest"], swiftSettings: strict),
    .testTarget(
      name: "DiagnosticsTests", dependencies: ["Diagnostics"], exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown"], swiftSettings: strict),
    .testTarget(name: "FlowModelTests", dependencies: ["Diagnostics", "FlowModel"], swiftSettings: strict),
    .testTarget(
      name: "ExplorationTests", dependencies: ["Diagnostics", "FlowModel", "Guides"], exclude: ["Fixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "GuidesTests", dependencies: ["Diagnostics", "FlowModel", "Guides", "Markdown"], swiftSettings: strict),
    .testTarget(
      name: "SiteTests", dependencies: ["Diagnostics", "FlowModel", "Guides", "Markdown", "Site"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(name: "SiteServerTests", dependencies: ["SiteServer"], swiftSettings: strict),
    .testTarget(
      name: "ContentTests", dependencies: ["Diagnostics", "Records", "Markdown", "FlowModel", "Guides"],
      exclude: ["words-en.txt", "words-ru.txt", "words-sw.txt"], swiftSettings: strict),
    .testTarget(name: "CommandTests", dependencies: ["hatua"], exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(name: "DocumentationTests", dependencies: ["hatua"], swiftSettings: strict),
    .testTarget(name: "ArchitectureTests", swiftSettings: strict),
  ]
)
