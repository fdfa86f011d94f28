// swift-format-ignore-file
// Written by generate.py beside this file, from Unicode CLDR and the Unicode Character Database.

/// What Unicode knows of languages.
enum LanguageData {
  /// Cardinal plural rules, a line each: languages, `|`, and every form with the whole numbers `n` that take it, in
  /// the syntax of CLDR; `never` where only numbers with a fraction do, and `else` for all that is left.
  static let pluralRules = """
    bm bo dz hnj id ig ii in ja jbo jv jw kde kea km ko lkt lo ms my nqo osa sah ses sg su th to tpi vi wo yo yue zh | other: else
    am as bn doi fa gu hi kn pcm zu | one: n = 0 or n = 1; other: else
    ff hy kab si | one: n = 0,1; other: else
    af an asa ast az bal bem bez bg brx ca ce cgg chr ckb da de dv ee el en eo et eu fi fo fur fy gl gsw ha haw hu ia io jgo ji jmc ka kaj kcg kk kkj kl ks ksb ku ky lb lg lij mas mgo ml mn mr nah nb nd ne nl nn nnh no nr ny nyn om or os pap ps rm rof rwk saq sc scn sd sdh seh sn so sq ss ssy st sv sw syr ta te teo tig tk tn tr ts ug ur uz ve vo vun wae xh xog yi | one: n = 1; other: else
    ak bho guw ln mg nso pa ti wa | one: n = 0..1; other: else
    tzm | one: n = 0..1 or n = 11..99; other: else
    is mk | one: n % 10 = 1 and n % 100 != 11; other: else
    ceb fil tl | one: n = 1,2,3 or n % 10 != 4,6,9; other: else
    lv prg | zero: n % 10 = 0 or n % 100 = 11..19; one: n % 10 = 1 and n % 100 != 11; other: else
    lag | zero: n = 0; one: n = 0,1 and n != 0; other: else
    ksh | zero: n = 0; one: n = 1; other: else
    iu naq sat se sma smi smj smn sms | one: n = 1; two: n = 2; other: else
    shi | one: n = 0 or n = 1; few: n = 2..10; other: else
    mo ro | one: n = 1; few: n = 0 or n % 100 = 2..19; other: else
    bs hr sh sr | one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14; other: else
    fr | one: n = 0,1; many: n != 0 and n % 1000000 = 0; other: else
    pt | one: n = 0..1; many: n != 0 and n % 1000000 = 0; other: else
    es it pt-PT | one: n = 1; many: n != 0 and n % 1000000 = 0; other: else
    gd | one: n = 1,11; two: n = 2,12; few: n = 3..10,13..19; other: else
    dsb hsb sl | one: n % 100 = 1; two: n % 100 = 2; few: n % 100 = 3..4; other: else
    he iw | one: n = 1; two: n = 2; many: never; other: else
    cs sk | one: n = 1; few: n = 2..4; many: never; other: else
    pl | one: n = 1; few: n % 10 = 2..4 and n % 100 != 12..14; many: n != 1 and n % 10 = 0..1 or n % 10 = 5..9 or n % 100 = 12..14; other: never
    be ru uk | one: n % 10 = 1 and n % 100 != 11; few: n % 10 = 2..4 and n % 100 != 12..14; many: n % 10 = 0 or n % 10 = 5..9 or n % 100 = 11..14; other: never
    lt | one: n % 10 = 1 and n % 100 != 11..19; few: n % 10 = 2..9 and n % 100 != 11..19; many: never; other: else
    mt | one: n = 1; few: n = 0 or n % 100 = 2..10; many: n % 100 = 11..19; other: else
    br | one: n % 10 = 1 and n % 100 != 11,71,91; two: n % 10 = 2 and n % 100 != 12,72,92; few: n % 10 = 3..4,9 and n % 100 != 10..19,70..79,90..99; many: n != 0 and n % 1000000 = 0; other: else
    ga | one: n = 1; two: n = 2; few: n = 3..6; many: n = 7..10; other: else
    gv | one: n % 10 = 1; two: n % 10 = 2; few: n % 100 = 0,20,40,60,80; many: never; other: else
    kw | zero: n = 0; one: n = 1; two: n % 100 = 2,22,42,62,82 or n % 1000 = 0 and n % 100000 = 1000..20000,40000,60000,80000 or n != 0 and n % 1000000 = 100000; few: n % 100 = 3,23,43,63,83; many: n != 1 and n % 100 = 1,21,41,61,81; other: else
    ar ars | zero: n = 0; one: n = 1; two: n = 2; few: n % 100 = 3..10; many: n % 100 = 11..99; other: else
    cy | zero: n = 0; one: n = 1; two: n = 2; few: n = 3; many: n = 6; other: else
    """

  /// Scripts (ISO 15924) that run from right to left.
  static let rightToLeftScripts = """
    Adlm Arab Armi Avst Chrs Cprt Elym Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh Ougr
    Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Thaa Yezi
    """

  /// Languages that are written in one of them where no script is named.
  static let rightToLeftLanguages = """
    ae aeb apc apd ar arc arq ars ary arz avl bal bej bft bgn bqi brh cja ckb dcc dgl dv fa fia fub gbz gjk gju
    glk gwc gwt haz he hnd hno iw ji kby khw ks kvx kxp kzh lad lah lki lrc luz mde mfa mki mvy myz mzn nqo oru
    ota otk oui pal phl phn pra prd ps rhg rmt scl sd sdh shu skr smp sog swb syr trw ug ur wni xco xld xmn xmr
    xna xpr xsa yi zdj
    """

  /// Languages that are so in a region, though not as a rule.
  static let rightToLeftRegions = """
    az-IQ az-IR ha-CM ha-SD kk-AF kk-CN kk-IR kk-MN ku-LB ky-CN man-GN ms-CC pa-PK tg-PK uz-AF
    """

  /// Languages that are not so in a region, though as a rule.
  static let leftToRightRegions = """
    sd-IN ug-KZ ug-MN
    """

  /// Scalars of the bidirectional classes R and AL, in order.
  static let rightToLeftLetters: [ClosedRange<UInt32>] = [
    0x05BE...0x05BE, 0x05C0...0x05C0, 0x05C3...0x05C3, 0x05C6...0x05C6, 0x05D0...0x05F4, 0x0608...0x0608,
    0x060B...0x060B, 0x060D...0x060D, 0x061B...0x064A, 0x066D...0x066F, 0x0671...0x06D5, 0x06E5...0x06E6,
    0x06EE...0x06EF, 0x06FA...0x0710, 0x0712...0x072F, 0x074D...0x07A5, 0x07B1...0x07EA, 0x07F4...0x07F5,
    0x07FA...0x07FA, 0x07FE...0x0815, 0x081A...0x081A, 0x0824...0x0824, 0x0828...0x0828, 0x0830...0x0858,
    0x085E...0x088E, 0x08A0...0x08C9, 0x200F...0x200F, 0xFB1D...0xFB1D, 0xFB1F...0xFB28, 0xFB2A...0xFD3D,
    0xFD50...0xFDC7, 0xFDF0...0xFDFC, 0xFE70...0xFEFC, 0x10800...0x1091B, 0x10920...0x10A00, 0x10A10...0x10A35,
    0x10A40...0x10AE4, 0x10AEB...0x10B35, 0x10B40...0x10D23, 0x10E80...0x10EA9, 0x10EAD...0x10F45,
    0x10F51...0x10F81, 0x10F86...0x10FF6, 0x1E800...0x1E8CF, 0x1E900...0x1E943, 0x1E94B...0x1EEBB,
  ]
}
