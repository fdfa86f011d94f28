/// Words of the program for texts that the templates got after there were sites with files of their own.
///
/// A site's own text takes the place of these; a language that has none here gets the English ones, and a warning. So a
/// site that was whole stays so when a text is added. A new text is added here, in `en`, `ru` and `sw` at least.
enum BuiltInTexts {
  /// By key, then by language tag; `en` is always there.
  static let words: [String: [String: String]] = [
    "note": ["en": "Note", "ru": "Примечание", "sw": "Kumbuka"],
    "tip": ["en": "Tip", "ru": "Совет", "sw": "Dokezo"],
    "important": ["en": "Important", "ru": "Важно", "sw": "Muhimu"],
    "warning": ["en": "Warning", "ru": "Внимание", "sw": "Onyo"],
    "caution": ["en": "Caution", "ru": "Осторожно", "sw": "Tahadhari"],
  ]
}
