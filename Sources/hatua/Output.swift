import Diagnostics
import Foundation

/// The exit statuses that stand in the documentation.
enum ExitStatus {
  static let problemsFound: Int32 = 1
  static let misuse: Int32 = 64
  static let inputOutput: Int32 = 74
}

/// What the program prints: reports on standard output, alone; everything else on standard error.
enum Output {
  /// Ends the program where the text cannot be written, as on a full disk: a report cut short must not pass for one.
  static func report(_ text: String) {
    guard let reason = write(text, to: STDOUT_FILENO) else { return }
    error("the output cannot be written: \(reason)")
    exit(ExitStatus.inputOutput)
  }

  /// A line of its own, at once: for commands that go on.
  static func line(_ text: String) { report(shown(text) + "\n") }

  /// A line of a server's log: where nobody takes it any more, the server goes on.
  static func log(_ text: String) { _ = write(text + "\n", to: STDOUT_FILENO) }

  /// Whether reports are coloured: on a terminal, unless its owner wants none (`NO_COLOR`).
  static var isColoured: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDOUT_FILENO) == 1 && environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
  }

  /// For people who watch: nothing of it in a pipe.
  static func note(_ text: String) {
    if isatty(STDERR_FILENO) == 1 { _ = write(text + "\n", to: STDERR_FILENO) }
  }

  static func error(_ text: String) { said("hatua: \(text)") }

  /// What was done, beside the report; where even this cannot be written, there is nobody to tell.
  static func said(_ text: String) { _ = write(shown(text) + "\n", to: STDERR_FILENO) }

  /// Shows a text on standard error as it is, for what moves the cursor.
  static func draw(_ text: String) { _ = write(text, to: STDERR_FILENO) }

  /// Writes all of a text; returns why it cannot be.
  private static func write(_ text: String, to descriptor: CInt) -> String? {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { return String(cString: strerror(errno)) }
      rest = rest.dropFirst(count)
    }
    return nil
  }
}
