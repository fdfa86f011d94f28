import Foundation

/// The exit statuses that stand in the documentation.
enum ExitStatus {
  static let problemsFound: Int32 = 1
  static let misuse: Int32 = 64
  static let inputOutput: Int32 = 74
}

/// What the program prints: reports on standard output, alone; everything else on standard error.
enum Output {
  static func report(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  /// A line of its own, at once: for commands that go on.
  static func line(_ text: String) { report(text + "\n") }

  /// Whether reports are coloured: on a terminal, unless its owner wants none (`NO_COLOR`).
  static var isColoured: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDOUT_FILENO) == 1 && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }

  /// For people who watch: nothing of it in a pipe.
  static func note(_ text: String) {
    if isatty(STDERR_FILENO) == 1 { FileHandle.standardError.write(Data((text + "\n").utf8)) }
  }

  static func error(_ text: String) { said("hatua: \(text)") }

  /// What was done, beside the report.
  static func said(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
