import Diagnostics
import FlowModel
import Foundation
import Testing

/// Flow models in files.
enum Models {
  private static let tests = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()

  /// The folder that the site’s own pages stand in.
  static let siteContent = tests.appending(path: "../../content").standardizedFileURL

  /// A model of the site itself.
  static func ofSite(_ name: String) throws -> FlowModel {
    try read(tests.appending(path: "../../content/flows/\(name).yml"))
  }

  /// A model known from the literature.
  static func classic(_ name: String) throws -> FlowModel {
    try read(tests.appending(path: "Fixtures/content/flows/\(name).yml"))
  }

  static func ofBenchmark(_ name: String) throws -> FlowModel {
    try read(tests.appending(path: "../../Benchmarks/exploring/content/flows/\(name).yml"))
  }

  static func promelaOfBenchmark(_ name: String) throws -> String {
    let file = tests.appending(path: "../../Benchmarks/exploring/promela/\(name).pml")
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  static func read(text: String, name: String) throws -> FlowModel {
    let (model, diagnostics) = FlowModel.load(SourceFile(path: "\(name).yml", text: text), languages: ["en"])
    #expect(diagnostics.isEmpty, "\(TextReport(sources: [:]).text(diagnostics))\n\(text)")
    return try #require(model)
  }

  private static func read(_ file: URL) throws -> FlowModel {
    let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    return try read(text: text, name: file.deletingPathExtension().lastPathComponent)
  }
}

extension FlowModel {
  /// In how many ways variables can be given values at the starts, those against `always` included.
  var startCandidates: Int {
    starts.reduce(0) { sum, start in
      let given = Set(start.assignments.map(\.variable))
      return sum
        + variables.indices.dropFirst().filter { !given.contains($0) }.reduce(1) {
          $0 * (variables[$1].starts.isEmpty ? variables[$1].domain.count : variables[$1].starts.count)
        }
    }
  }
}
