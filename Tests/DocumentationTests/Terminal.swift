import Foundation

/// Runs commands in a folder as a person would: in a terminal 80 columns wide, so that what is printed for people is printed.
struct Terminal {
  private let folder: URL
  private let environment: [String: String]

  /// - Parameters:
  ///   - folder: where commands run.
  ///   - home: what `~` is.
  ///   - program: what `hatua` is.
  init(folder: URL, home: URL, program: URL) {
    self.folder = folder
    let own = ProcessInfo.processInfo.environment
    var environment = ["LANG": "C.UTF-8", "TERM": "dumb", "NO_COLOR": "1", "HOME": home.path, "HATUA": program.path]
    environment["PATH"] = own["PATH"] ?? "/usr/bin:/bin"
    environment["LD_LIBRARY_PATH"] = own["LD_LIBRARY_PATH"]
    self.environment = environment
  }

  /// Runs a shell command.
  ///
  /// - Parameters:
  ///   - command: a line as one would type it.
  ///   - status: that of the command before: `$?`.
  /// - Returns: what it prints, on both outputs, and its exit status.
  /// - Throws: when there is no terminal or no shell.
  func run(_ command: String, after status: Int32 = 0) throws -> (output: [String], status: Int32) {
    let (ours, theirs) = try Self.open()
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "hatua() { \"$HATUA\" \"$@\"; }; (exit \(status)); \(command)"]
    process.currentDirectoryURL = folder
    process.environment = environment
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(fileDescriptor: theirs)
    process.standardError = FileHandle(fileDescriptor: theirs)
    defer { close(ours) }
    do {
      try process.run()
      close(theirs)
    } catch {
      close(theirs)
      throw error
    }
    let output = String(decoding: Self.readToEnd(ours), as: UTF8.self)
    process.waitUntilExit()
    var lines = output.components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    return (lines, process.terminationStatus)
  }

  /// A terminal: the end that we read, and the end that the command writes to.
  private static func open() throws -> (ours: Int32, theirs: Int32) {
    var (ours, theirs): (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&ours, &theirs, nil, nil, &size) == 0 else {
      throw SampleMistake(message: "this machine gives no terminal: \(String(cString: strerror(errno)))")
    }
    for end in [ours, theirs] { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var settings = termios()
    tcgetattr(theirs, &settings)
    settings.c_oflag &= ~tcflag_t(OPOST)  // line ends as they are written
    tcsetattr(theirs, TCSANOW, &settings)
    return (ours, theirs)
  }

  /// Linux says “input/output error” where the other end is closed, macOS says that nothing is left.
  private static func readToEnd(_ file: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(file, &buffer, buffer.count)
      if count > 0 {
        bytes += buffer[..<count]
      } else if count == 0 || errno != EINTR {
        return bytes
      }
    }
  }
}
