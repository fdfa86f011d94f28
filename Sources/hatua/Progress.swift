import Dispatch
import Foundation
import Synchronization

/// A line on a terminal that says what is being done, once it has taken longer than a second; nothing in a pipe.
final class Progress: Sendable {
  private struct State {
    var text: String
    var isShown = false
    var isFinished = false
  }

  private let state: Mutex<State>

  /// Begins to wait for the second to pass.
  init(_ text: String) {
    state = Mutex(State(text: text))
    guard isatty(STDERR_FILENO) == 1 else { return }
    DispatchQueue.global().asyncAfter(deadline: .now() + 1) { [self] in
      state.withLock { state in
        if state.isFinished { return }
        state.isShown = true
        write(state.text)
      }
    }
  }

  /// Says what is being done now.
  func show(_ text: String) {
    state.withLock { state in
      guard state.text != text else { return }
      state.text = text
      if state.isShown, !state.isFinished { write(text) }
    }
  }

  /// Takes the line away.
  func finish() {
    state.withLock { state in
      if state.isShown, !state.isFinished { write("") }
      state.isFinished = true
    }
  }

  private func write(_ text: String) {
    Output.draw("\r\u{1B}[K\(text)")
  }
}
