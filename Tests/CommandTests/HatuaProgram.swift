import Foundation
import Testing

/// The program as a user runs it: the executable of this build.
enum HatuaProgram {
  struct Result: Sendable {
    /// The exit status; none when a signal ended the program.
    let status: Int32?
    let output: [UInt8]
    let errors: [UInt8]

    var outputText: String { String(decoding: output, as: UTF8.self) }
    var errorText: String { String(decoding: errors, as: UTF8.self) }
  }

  /// No executable, or one that did not end.
  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  /// Longer than any run may take, in seconds.
  private static let patience = 600.0

  /// Beside the test bundle; `HATUA_BINARY` names another one.
  static let location: URL? = {
    if let path = ProcessInfo.processInfo.environment["HATUA_BINARY"] { return URL(fileURLWithPath: path) }
    let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    let own = [CommandLine.arguments[0], "/proc/self/exe"].map { URL(fileURLWithPath: $0).resolvingSymlinksInPath() }
    return (bundles + own).map { $0.deletingLastPathComponent().appendingPathComponent("hatua") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  /// Runs the program in a folder and waits for its end. Its standard input is empty; `environment` is added to its own.
  static func run(_ arguments: [String], in folder: URL, environment: [String: String] = [:]) async throws -> Result {
    guard let location else {
      throw Problem(description: "there is no hatua beside the test bundle; build it, or name it in HATUA_BINARY")
    }
    return try await run(location, arguments, in: folder, environment: environment)
  }

  /// The same for any program, which finds this one in `HATUA`.
  static func run(
    _ program: URL, _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) async throws -> Result {
    let scratch = try TemporaryFolder()
    let (output, errors) = (scratch.url.appendingPathComponent("output"), scratch.url.appendingPathComponent("errors"))
    for file in [output, errors] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      .merging(["HATUA": location?.path ?? ""]) { $1 }
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    let handles = (output: try FileHandle(forWritingTo: output), errors: try FileHandle(forWritingTo: errors))
    // Closed at once: Foundation starts a program less and less safely the more files are open.
    defer {
      try? handles.output.close()
      try? handles.errors.close()
    }
    process.standardOutput = handles.output
    process.standardError = handles.errors
    try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
      process.terminationHandler = { _ in continuation.resume() }
      do {
        try process.run()
        // Held weakly: what waits for so long must not keep the files of all runs open.
        DispatchQueue.global().asyncAfter(deadline: .now() + patience) { [weak process] in
          if let process, process.isRunning { process.terminate() }
        }
      } catch {
        process.terminationHandler = nil
        continuation.resume(throwing: error)
      }
    }
    return Result(
      status: process.terminationReason == .exit ? process.terminationStatus : nil,
      output: [UInt8](try Data(contentsOf: output)), errors: [UInt8](try Data(contentsOf: errors)))
  }
}

/// A folder that is gone when nobody holds it any more.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("hatua-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes the files that all fixtures have in common: a right site with one guide.
  func writeCommonFiles() throws {
    let common = Fixture.folder.appendingPathComponent("common")
    for path in try FileManager.default.subpathsOfDirectory(atPath: common.path) where path.contains(".") {
      try write([UInt8](Data(contentsOf: common.appendingPathComponent(path))), to: path)
    }
  }

  /// Writes a file, making the folders above it.
  func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  func write(_ bytes: [UInt8], to path: String) throws {
    let place = url.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: place)
  }
}
