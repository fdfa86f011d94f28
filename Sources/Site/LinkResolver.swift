import FlowModel
import Guides

/// What the destination of a link or an image means.
enum LinkResolution {
  /// Outside the site, or a scheme that is none of ours to judge.
  case elsewhere
  /// A page by its index among the site's pages.
  case page(Int, anchor: String?, query: String)
  /// A file by its path under the output folder, with the address's query and fragment.
  case asset(String, suffix: String)
  case broken(LinkProblem)
}

/// Why a link leads nowhere.
enum LinkProblem: Sendable {
  case empty
  /// From the root of a server, which a site does not know.
  case absolute(LinkDestination)
  case aboveContent
  /// By its path under `content`, without `.md`.
  case noPage(language: String, path: String)
  case draft
  /// Of a folder that is no language's.
  case pageOutsideLanguages
  case noFile(String)
  case noAnchor(String, page: Int)
}

/// Looks up where links lead (LANGUAGE.md §3); what checks them and what writes them both ask here.
struct LinkResolver: Sendable {
  let content: SiteContent
  /// In the order of the site's pages.
  let guides: [Guide]
  let map: SiteMap

  /// What the destination `text` means in the page `index`.
  func resolve(_ text: String, in index: Int) -> LinkResolution {
    guard case .page = LinkTarget(text) else { return .elsewhere }
    let destination = LinkDestination(text)
    if destination.path.isEmpty {
      guard let fragment = destination.fragment, !fragment.isEmpty else { return .broken(.empty) }
      return resolve(page: index, destination)
    }
    if destination.path.hasPrefix("/") {
      guard let file = map.assets["static" + destination.path] else { return .broken(.absolute(destination)) }
      return .asset(file, suffix: destination.suffix(fragment: destination.fragment))
    }
    guard let path = pathUnderContent(destination.path, from: index) else { return .broken(.aboveContent) }
    guard path.hasSuffix(".md"), !path.hasPrefix("static/") else {
      guard let asset = map.assets[path] else { return .broken(.noFile(path)) }
      return .asset(asset, suffix: destination.suffix(fragment: destination.fragment))
    }
    let parts = path.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, content.config?.languageTags.contains(String(parts[0])) == true else {
      return .broken(.pageOutsideLanguages)
    }
    let (language, name) = (String(parts[0]), String(parts[1].dropLast(3)))
    if let target = map.page(name, in: language) { return resolve(page: target, destination) }
    switch content.absent["\(language)/\(name)"] {
    case .draft: return .broken(.draft)
    // Which is what is wrong.
    case .unreadable: return .elsewhere
    case nil: return .broken(.noPage(language: language, path: name))
    }
  }

  /// The path under `content` that a relative path means in a page; `nil` when it leads out of `content`.
  func pathUnderContent(_ path: String, from index: Int) -> String? {
    resolvedPath(path, in: map.places[index].folder)
  }

  /// How a page is named in a link that stands in another.
  func link(to target: Int, from index: Int) -> String {
    let page = content.pages[target]
    return relativeAddress(from: source(of: index), to: "\(page.language)/\(page.path).md")
  }

  /// How a file under `content` is named in a link that stands in a page.
  func link(toFile path: String, from index: Int) -> String {
    relativeAddress(from: source(of: index), to: path)
  }

  private func resolve(page target: Int, _ destination: LinkDestination) -> LinkResolution {
    guard let fragment = destination.fragment, !fragment.isEmpty else {
      return .page(target, anchor: nil, query: destination.query)
    }
    guard let anchor = map.places[target].anchor(fragment) else {
      if !knowsSteps(of: target) {
        return .page(target, anchor: fragment, query: destination.query)
      }
      return .broken(.noAnchor(fragment, page: target))
    }
    return .page(target, anchor: anchor, query: destination.query)
  }

  /// The step of a page that begins with an action.
  func step(_ action: String, ofPage index: Int) -> Step? {
    model(ofPage: index)?.actionNamed[action].flatMap { guides[index].step(beginningWith: $0) }
  }

  /// The model that a page's steps run on.
  func model(ofPage index: Int) -> FlowModel? {
    guard let flow = content.pages[index].frontMatter.flow, case .model(let model)? = content.flows[flow] else {
      return nil
    }
    return model
  }

  /// Whether a page could be read so far that its steps are known. What it lacks in that is reported there.
  private func knowsSteps(of index: Int) -> Bool {
    let page = content.pages[index]
    guard page.frontMatter.isReadable else { return false }
    return page.frontMatter.flow == nil ? !page.hasClaims : model(ofPage: index) != nil
  }

  private func source(of index: Int) -> String { "\(content.pages[index].language)/\(content.pages[index].path).md" }
}
