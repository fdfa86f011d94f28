/// Words of the program for texts that the templates got after there were sites with files of their own.
///
/// A site's own text takes the place of these; a language that has none here gets the English ones, and a warning. So a
/// site that was whole stays so when a text is added. A new text is added here, in `en`, `ru` and `sw` at least.
enum BuiltInTexts {
  /// By key, then by language tag; `en` is always there.
  static let words: [String: [String: String]] = [
    "note": [
      "ar": "ملاحظة", "de": "Hinweis", "en": "Note", "es": "Nota", "fr": "Remarque", "pt": "Nota", "ru": "Примечание",
      "sw": "Kumbuka",
    ],
    "tip": [
      "ar": "نصيحة", "de": "Tipp", "en": "Tip", "es": "Consejo", "fr": "Astuce", "pt": "Dica", "ru": "Совет",
      "sw": "Dokezo",
    ],
    "important": [
      "ar": "مهم", "de": "Wichtig", "en": "Important", "es": "Importante", "fr": "Important", "pt": "Importante",
      "ru": "Важно", "sw": "Muhimu",
    ],
    "warning": [
      "ar": "تحذير", "de": "Warnung", "en": "Warning", "es": "Advertencia", "fr": "Avertissement", "pt": "Aviso",
      "ru": "Внимание", "sw": "Onyo",
    ],
    "caution": [
      "ar": "تنبيه", "de": "Vorsicht", "en": "Caution", "es": "Precaución", "fr": "Attention", "pt": "Cuidado",
      "ru": "Осторожно", "sw": "Tahadhari",
    ],
    // What a table with no heading before it is called where it is read out.
    "table": [
      "ar": "جدول", "de": "Tabelle", "en": "Table", "es": "Tabla", "fr": "Tableau", "pt": "Tabela", "ru": "Таблица",
      "sw": "Jedwali",
    ],
  ]
}
