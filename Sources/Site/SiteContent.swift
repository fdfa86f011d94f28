package import Diagnostics
import FlowModel
package import Guides

/// A file or folder of the site that cannot be read or written; exit status 74.
package struct FileProblem: Error, CustomStringConvertible {
  /// As the user would name it.
  package let path: String
  /// What is wrong, and what to do, in one sentence.
  package let message: String

  package init(path: String, message: String) {
    self.path = path
    self.message = message
  }

  package var description: String { "\(path): \(message)" }
}

/// What the reading of a site is told by the command line.
package struct ReadingOptions: Sendable {
  /// The folder that holds `content` and `templates`.
  package var root: String
  /// Takes the place of the site file's `base-url`; ends with a slash.
  package var baseURL: String?
  /// Whether pages with `draft: true` are read too.
  package var includesDrafts = false
  /// The most processor cores to use; all when `nil`.
  package var jobs: Int?

  package init(root: String) { self.root = root }
}

/// Everything that a site is made of, read from disk: after this nothing is read.
package struct SiteContent: Sendable {
  /// A file that is copied into the site as it is, or a template.
  package struct File: Sendable {
    /// Relative to the folder that it was found in, with `/` between folders.
    package let path: String
    package let bytes: [UInt8]
  }

  /// None when the site file cannot be used; then no pages are read.
  package var config: SiteConfig?
  package var flows: [String: KnownFlow] = [:]
  /// In the order of language and path.
  package var pages: [Page] = []
  /// Pages that are there and left out, each by `LANGUAGE/PATH`.
  package var absent: [String: Absence] = [:]
  /// What stands beside the pages: images and other files, by their path under `content`.
  package var assets: [File] = []
  /// What is copied to the root of the site under its own name, by its path under `content/static`.
  package var staticFiles: [File] = []
  /// By their path under `templates`.
  package var templates: [File] = []
  /// Text files, by their name in reports; for the source lines in them.
  package var sources: [String: SourceFile] = [:]
  /// The most processor cores to use in what follows; all when `nil`.
  package var jobs: Int?
  package var diagnostics: [Diagnostic] = []
  /// What could not be read at all.
  package var problems: [FileProblem] = []
}

extension SiteContent {
  /// Reads a site. Nothing is thrown: what is wrong stands in `diagnostics`, what cannot be read in `problems`.
  package static func read(_ options: ReadingOptions) -> SiteContent {
    var reader = ContentReader(options: options)
    reader.content.jobs = options.jobs
    reader.read()
    return reader.content
  }

  /// Reads one flow model alone, for commands that need no pages. Languages are the site's, if there is a site file.
  package static func readFlow(named name: String, root: String) -> SiteContent {
    var reader = ContentReader(options: ReadingOptions(root: root))
    reader.readConfigIfPresent()
    reader.readFlows(only: name)
    return reader.content
  }
}

extension SiteContent {
  /// The names of all flow models of a site, sorted; none where its folder cannot be read.
  package static func flowNames(root: String) -> [String] {
    let entries = try? Disk.entries(of: root + "/content/flows")
    return (entries ?? []).map(\.name).filter { $0.hasSuffix(".yml") }.map { String($0.dropLast(4)) }
  }
}
