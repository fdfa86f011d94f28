import Diagnostics

/// The colour of a guide's way.
private let wayColour = "#b00020"

extension Graph {
  /// For Graphviz.
  func dot() -> String {
    var lines = ["digraph \(quoted(model)) {"]
    lines.append("  node [shape=box, style=rounded, fontname=\"sans-serif\"];")
    lines.append("  edge [fontname=\"sans-serif\", fontsize=10];")
    if !isComplete { lines.append("  label=\"cut short: there are more states\";") }
    for (index, node) in nodes.enumerated() {
      var attributes = ["label=\(quoted([node.title] + node.values))"]
      if node.kind != "page" { attributes.append("shape=\(shape(node.kind))") }
      if node.isEnd { attributes.append("peripheries=2") }
      if node.isMarked { attributes.append("penwidth=3, color=\"\(wayColour)\"") }
      lines.append("  n\(index) [\(attributes.joined(separator: ", "))];")
      for start in node.starts {
        lines.append("  \(quoted("start " + start + " " + node.id)) [shape=plaintext, label=\(quoted(start))];")
        lines.append("  \(quoted("start " + start + " " + node.id)) -> n\(index);")
      }
    }
    for edge in edges {
      let mark = edge.isMarked ? ", penwidth=3, color=\"\(wayColour)\", fontcolor=\"\(wayColour)\"" : ""
      lines.append("  n\(edge.from) -> n\(edge.to) [label=\(quoted(edge.text))\(mark)];")
    }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  private func shape(_ kind: String) -> String {
    switch kind {
    case "menu": "folder"
    case "dialog": "box3d"
    case "mail": "note"
    case "app": "component"
    default: "box"
    }
  }

  private func quoted(_ text: String) -> String { quoted([text]) }

  /// Lines of a text in quotes.
  private func quoted(_ lines: [String]) -> String {
    let escaped = lines.map { line in
      shown(line).unicodeScalars.reduce(into: "") { text, scalar in
        if scalar == "\"" || scalar == "\\" { text += "\\" }
        text.unicodeScalars.append(scalar)
      }
    }
    return "\"\(escaped.joined(separator: "\\n"))\""
  }
}

extension Graph {
  /// For Mermaid: a flowchart.
  func mermaid() -> String {
    var lines = ["flowchart TD"]
    if !isComplete { lines.append("  %% cut short: there are more states") }
    var starts = 0
    var links = 0
    var marked: [String] = []
    for (index, node) in nodes.enumerated() {
      let text = ([node.title] + node.values).map(entities).joined(separator: "<br/>")
      lines.append(node.isEnd ? "  n\(index)([\"\(text)\"])" : "  n\(index)[\"\(text)\"]")
      for start in node.starts {
        lines.append("  start\(starts)>\"\(entities(start))\"] --> n\(index)")
        starts += 1
        links += 1
      }
    }
    for edge in edges {
      lines.append("  n\(edge.from) -->|\"\(entities(edge.text))\"| n\(edge.to)")
      if edge.isMarked { marked.append(String(links)) }
      links += 1
    }
    let passed = nodes.indices.filter { nodes[$0].isMarked }.map { "n\($0)" }
    if !passed.isEmpty {
      lines.append("  classDef way stroke:\(wayColour),stroke-width:3px")
      lines.append("  class \(passed.joined(separator: ",")) way")
    }
    if !marked.isEmpty {
      lines.append("  linkStyle \(marked.joined(separator: ",")) stroke:\(wayColour),stroke-width:3px")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Mermaid's own form of what has a meaning in its texts.
  private func entities(_ text: String) -> String {
    shown(text).unicodeScalars.reduce(into: "") { text, scalar in
      if "\"#&<>`*_\\;".unicodeScalars.contains(scalar) {
        text += "#\(scalar.value);"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}

extension Graph {
  /// As one JSON object with sorted keys.
  func json() -> String { JSONReport.encoded(self) }
}
