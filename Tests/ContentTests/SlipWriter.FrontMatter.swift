import Diagnostics
import Guides

/// Slips between the lines `---`.
extension SlipWriter {
  func ofFrontMatter() -> [Slip] {
    guard let flow = lines[..<body].firstIndex(where: { $0.hasPrefix("flow: ") }) else { return [] }
    let name = lines[flow].dropFirst("flow: ".count)
    func inFlow(_ rule: String, _ text: String, _ ids: Set<DiagnosticID> = [.frontMatter]) -> Slip {
      slip(rule, flow..<flow + 1, [text], ids)
    }
    var slips = [
      Slip(
        rule: "no flow", text: (lines[..<flow] + lines[(flow + 1)...]).joined(separator: "\n"), place: Set(1...body),
        ids: [.flowUnknown]),
      inFlow("a mistyped flow", "flow: \(name.dropLast())", [.flowUnknown]),
      inFlow("a flow in capitals", "flow: \(name.uppercased())", [.flowUnknown]),
      inFlow("a flow with its ending", "flow: \(name).yml", [.flowUnknown]),
      inFlow("a mistyped key", "flwo: \(name)"), inFlow("a missing colon", "flow \(name)"),
      inFlow("no space behind a colon", "flow:\(name)"), inFlow("a tab in front of a key", "\tflow: \(name)"),
      inFlow("a blank in front of a key", " flow: \(name)"),
      slip("a key twice", flow..<flow, [lines[flow]], at: 0...1, [.frontMatter]),
      slip("front matter that is not closed", body..<body + 1, [], at: -body...1, [.frontMatter]),
      slip("front matter that is not begun", 0..<1, [], at: 0...1, [.frontMatter]),
      slip("two hyphens for three", body..<body + 1, ["--"], at: -body...1, [.frontMatter]),
    ]
    if let title = lines[..<body].firstIndex(where: { $0.hasPrefix("title: ") }) {
      let words = lines[title].dropFirst("title: ".count)
      slips += [
        slip("a colon in a title", title..<title + 1, ["title: Note: \(words)"], [.frontMatter]),
        slip(
          "a quotation mark in front of a title", title..<title + 1, ["title: \"\(words)"], at: 0...body, [.frontMatter]
        ),
        slip("no title", title..<title + 1, [], at: -1...1, [.frontMatter]),
      ]
    }
    return slips
  }
}
