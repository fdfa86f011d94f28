import Foundation
import Testing

/// What SPIN's verifier has counted.
struct SpinCounts: Equatable {
  var stored = 0
  var transitions = 0
  var errors = 0
  /// Steps to the farthest state: on a shortest way only where the verifier searches breadth first.
  var depth = 0
}

/// Runs the model checker SPIN: it writes a verifier in C, which the C compiler builds and which counts the states.
enum Spin {
  struct Failure: Error {
    let command: String
    let output: String
  }

  /// Counts a whole model; `flags` are further ones for the C compiler.
  static func counts(of promela: String, flags: [String] = []) throws -> SpinCounts {
    let folder = FileManager.default.temporaryDirectory.appending(path: "hatua-spin-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(promela.utf8).write(to: folder.appending(path: "model.pml"))
    _ = try run(["spin", "-a", "model.pml"], in: folder)
    // No partial-order reduction: every state counts. Small models: the compiler's time matters, not the verifier's.
    _ = try run(
      ["gcc", "-O1", "-w", "-DSAFETY", "-DNOREDUCE", "-DNOFAIR"] + flags + ["-o", "pan", "pan.c"], in: folder)
    // All errors are counted and none stops the search; a state without a way on is none.
    let report = try run(["./pan", "-m1000000", "-w18", "-E", "-c0"], in: folder)
    return SpinCounts(
      stored: try number(before: "states, stored", in: report),
      transitions: try number(before: "transitions (= stored+matched)", in: report),
      errors: try number(behind: "errors:", in: report),
      depth: try number(behind: "depth reached", in: report))
  }

  private static func run(_ command: [String], in folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(command: command.joined(separator: " "), output: output)
    }
    return output
  }

  private static func number(before words: String, in report: String) throws -> Int {
    let line = try #require(report.split(separator: "\n").first { $0.contains(words) })
    return try #require(line.split(separator: " ").first.flatMap { Int($0) })
  }

  private static func number(behind words: String, in report: String) throws -> Int {
    let range = try #require(report.range(of: words))
    return try #require(report[range.upperBound...].split { !$0.isNumber }.first.flatMap { Int($0) })
  }
}
