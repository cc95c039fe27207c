//! The report's words in Japanese and English, by the stable code that the JSON report carries.

/// A text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Japanese.
    pub ja: &'static str,
    /// English.
    pub en: &'static str,
}

/// The words for a code; `None` for a code that has none, which is then printed as it is.
pub fn of(code: &str) -> Option<Words> {
    WORDS
        .iter()
        .find(|(known, _, _)| *known == code)
        .map(|&(_, ja, en)| Words { ja, en })
}

/// The words for a code of a list: its own if it means another thing there, which stand under the code with
/// `-list` after it.
pub fn of_list(list: &str, code: &str) -> Option<Words> {
    of(&format!("{code}-{list}")).or_else(|| of(code))
}

/// Every code with its words, one to a line.
pub fn all() -> String {
    let lines: Vec<String> = WORDS
        .iter()
        .map(|(code, ja, en)| format!("{code}\n{ja}\n{en}"))
        .collect();
    lines.join("\n")
}

#[rustfmt::skip]
const WORDS: &[(&str, &str, &str)] = &[
    // Actions on elements and columns.
    ("keep",         "そのまま残した",                   "kept"),
    ("remove",       "削除した",                         "removed"),
    ("empty",        "値を空にした",                     "emptied"),
    ("dummy",        "ダミー値に置換した",               "replaced by a dummy value"),
    ("clean",        "識別情報を除去した",               "cleaned"),
    ("replace-uid",  "新しいUIDに置換した",              "replaced by a new UID"),
    ("pseudonym-patient",   "患者の仮名に置換した",       "replaced by the patient's pseudonym"),
    ("pseudonym-uid",       "仮名に置換した",             "replaced by a pseudonym"),
    ("pseudonym-accession", "受付番号の仮名に置換した",   "replaced by the accession number's pseudonym"),
    ("pseudonym-study",     "検査IDの仮名に置換した",     "replaced by the study ID's pseudonym"),
    ("pseudonym-record",    "番号の仮名に置換した",       "replaced by the record number's pseudonym"),
    ("pseudonym-staff",     "職員の仮名に置換した",       "replaced by the staff member's pseudonym"),
    ("pseudonym-facility",  "施設の仮名に置換した",       "replaced by the facility's pseudonym"),
    ("generalise-month", "日付をずらして年月に丸めた",    "date moved and cut to the month"),
    ("generalise-year",  "日付をずらして年に丸めた",      "date moved and cut to the year"),
    ("drop",         "列ごと削除した",                   "column left out"),
    ("shift-date",   "日付をずらした",                   "dates shifted"),
    ("scrub",        "本文の識別情報を除去した",         "text scrubbed"),
    ("coarsen",      "同じ値の人が増えるよう粗くした",   "made coarser"),
    // Reasons.
    ("profile",              "PS3.15 基本プロファイル",            "PS3.15 Basic Profile"),
    ("profile-option",       "PS3.15 オプション",                  "PS3.15 option"),
    ("unlisted",             "PS3.15 の表に無い標準属性",          "standard attribute not in the PS3.15 table"),
    ("value-representation", "値表現による規則",                   "rule for the value representation"),
    ("structural",           "構造を示すUID",                      "structural UID"),
    ("unknown-element",      "辞書に無い要素",                     "element the dictionary does not know"),
    ("private",              "安全と確認できないプライベート要素", "private element not known to be safe"),
    ("safe-private",         "安全なプライベート要素 (表 E.3.10-1)", "safe private element (Table E.3.10-1)"),
    ("old-encoding",         "元の符号化だけを説明する要素",       "describes only the old encoding"),
    ("user-rule",            "利用者の規則",                       "rule of the user"),
    ("illegal-value",        "値が規格に合わず判断できない",       "value not legal, so it cannot be judged"),
    ("known-identifier",     "既知の識別子を含んでいた",           "held a known identifier"),
    ("beside-picture",       "画像以外のデータ",                   "stood beside the picture"),
    // Masks on pixels.
    ("mask",             "マスク",                               "masked"),
    ("known-screen",     "文字を焼き込むことが知られた装置の領域", "an area where the device is known to write"),
    ("outside-regions",  "超音波の走査領域の外",                 "outside the ultrasound regions"),
    ("found-text",       "検出した文字",                         "text that the search found"),
    ("face",             "検出した顔",                           "a face that the search found"),
    ("template",         "利用者の雛形",                         "a template of the user"),
    ("drawn",            "利用者がこの画像に描いた範囲",         "drawn by the user on the image"),
    ("slide-label",      "スライドのラベル",                     "the label of a slide"),
    ("head-surface",     "頭部の表面（顔と耳）",                 "the surface of a head: face and ears"),
    // What files of pictures carry beside them.
    ("picture",         "画像ファイル",               "pictures"),
    ("animation",       "アニメーションのコマ",       "frames of an animation"),
    ("colour-profile",  "カラープロファイル",         "a colour profile"),
    ("comment",         "コメント",                   "a comment"),
    ("exif",            "EXIF",                       "EXIF"),
    ("further-picture", "ほかの画像",                 "a further picture"),
    ("iptc",            "IPTC",                       "IPTC"),
    ("location",        "位置情報",                   "a location"),
    ("person",          "人名",                       "the name of a person"),
    ("thumbnail",       "サムネイル",                 "a thumbnail"),
    ("trailing-bytes",  "終端より後ろのデータ",       "bytes after the end"),
    ("unknown-data",    "内容の分からないデータ",     "data of unknown meaning"),
    ("written-text",    "文章",                       "written text"),
    ("xmp",             "XMP",                        "XMP"),
    // Reasons for holding back.
    ("unreadable",        "ファイルを読み取れない",                       "the file cannot be read"),
    ("unwritable",        "出力を書き込めない",                           "the output cannot be written"),
    ("unknown-format",    "形式を認識できない",                           "the format is not recognised"),
    ("empty-file",        "ファイルが空",                                 "the file is empty"),
    ("unsupported",       "この版では対応していない",                     "not supported by this version"),
    ("unseen-part",       "ワークブックの非表示の部分、またはセル以外の部分（コメント・図など）", "hidden in a workbook, or no cell of it (comments, pictures)"),
    ("media-index",       "元の媒体の目次（DICOMDIR）は引き継がず、出力したファイルの新しい目次に置き換えた", "the index of the input medium (DICOMDIR) is replaced by a new one of the released files"),
    ("truncated",         "途中で切れている",                             "truncated"),
    ("malformed",         "構造が壊れている",                             "malformed"),
    ("limit",             "上限を超えている",                             "exceeds a limit"),
    ("undecodable",       "文字コードとして読めない",                     "bytes are not legal text"),
    ("row",               "行が見出しと合わない",                         "a row does not fit the header"),
    ("transfer-syntax",   "転送構文に対応していない",                     "transfer syntax not supported"),
    ("pixels-unexamined", "画素に文字が焼き込まれている恐れがあり未検査", "pixels may show text and were not examined"),
    ("frame",             "画素を読み書きできない",                       "pixels cannot be read or written"),
    ("frame-varies",      "非可逆のJPEG XLなど、処理する装置によって画素の値が変わるため、検査もマスクもできない", "compressed with loss in a way that processors decode differently, such as JPEG XL: neither searched nor masked"),
    ("text-remains",      "画素の文字と画像を区別できない",               "text in the pixels cannot be told from the picture"),
    ("review-missing",    "画素に個人情報の文字がある恐れがあり未確認",       "pixels may show identifying text and nobody accepted the masks"),
    ("photograph-not-reviewed", "人物が写っている恐れがあり未確認",       "a picture that may show a person and nobody reviewed"),
    ("cohort",            "コホートが定まらない",                     "the cohort cannot be made"),
    ("outside-cohort",    "コホートの対象外",                         "nothing in it belongs to the cohort"),
    ("rows-outside-cohort", "コホートの対象外として書き出さなかった行", "rows left out since they are not of the cohort"),
    ("small-class",       "似た人が少なすぎるため匿名加工の対象から除外",         "too few people are alike, so it is left out of anonymised output"),
    ("rows-in-small-classes", "似た人が少なすぎるため書き出さなかった行",   "rows left out since too few people are alike"),
    ("head-surface-stays", "頭部の表面（顔と耳）を除けないCT・MR画像",     "a CT or MR image from which the surface of a head cannot be removed"),
    ("voice-unexamined",  "音声に個人情報が含まれる恐れがあり未検査",           "a recording of speech that nobody listened to"),
    ("genome",            "ゲノムデータ（40箇所以上の位置の塩基など）であり、それ自体が個人識別符号に当たる", "states so much of a genome (40 places or more) that it is an individual identification code by law"),
    ("gate-hit",          "出荷前検査で識別子が見つかった",               "the release gate found an identifier"),
    ("verification",      "出力の検証に失敗した",                         "verification of the output failed"),
    ("undecided",         "利用者の判断が必要",                           "needs a decision of the user"),
    ("not-in-lookup",     "対応表に無いIDを含む",                         "holds an ID that the lookup table does not name"),
    ("worker",            "処理中に異常終了した",                         "the worker stopped"),
    ("cancelled",         "利用者が中止した",                             "cancelled by the user"),
    // Findings over the collection.
    ("one-patient-two-birth-dates", "同じ患者IDに異なる生年月日",        "one patient ID with two birth dates"),
    ("one-id-two-issuers",          "同じ患者IDに複数の発行元",          "one patient ID from two issuers"),
    ("patient-ids-alike",           "先頭の0や区切り記号だけが異なる患者ID（別人として扱う）", "patient IDs that differ in leading zeros or separators only: treated as different people"),
    ("one-study-two-patients",      "一つの検査に複数の患者ID",          "two patients in one study"),
    ("one-patient-two-names",       "同じ患者IDに異なる氏名",            "one patient ID with two names"),
    ("one-patient-two-sexes",       "同じ患者IDに異なる性別",            "one patient ID with two sexes"),
    ("one-study-partly-without-id", "検査の一部のファイルに患者IDが無い（日付のずらし幅が異なる）", "a study in which some files have no patient ID: their dates move by other days"),
    ("one-series-two-studies",      "一つのシリーズが複数の検査にある",  "one series in two studies"),
    ("duplicate-sop-instance",      "同じSOPインスタンスUIDで内容が異なる", "one SOP Instance UID with different contents"),
    ("repeated-instance",           "同じインスタンスの写しが複数ある",  "copies of one instance"),
    ("already-deidentified",        "Kameiで仮名化済み（日付は再びずれ、仮名も変わる）", "de-identified by Kamei before: dates move again, pseudonyms change"),
    ("deidentified-elsewhere",      "他のプログラムで匿名化・仮名化済みと記録されている", "says that another program de-identified it"),
    ("unresolved-reference",        "参照先が投入ファイルに無い",        "refers to what is not here"),
    ("no-patient-id",               "患者を特定できないファイル",        "no patient can be told"),
    // Identifier kinds.
    ("patient-id",      "患者ID",             "patient IDs"),
    ("patient-name",    "患者名",             "patient names"),
    ("birth-date",      "生年月日",           "birth dates"),
    ("staff-name",      "職員名",             "staff names"),
    ("record-id",       "検査・受付などの番号", "record numbers"),
    ("contact",         "連絡先",             "contact details"),
    ("official-number", "公的番号など",       "official numbers"),
    ("institution",     "施設",               "institutions"),
    ("device",          "装置",               "devices"),
    ("uid",             "UID",                "UIDs"),
    ("event-date",      "日付",               "event dates"),
    ("file-name",       "ファイル名",         "file names"),
    // Roles of columns.
    ("birth-date-role", "生年月日", "birth date"),
    ("date",            "日付",     "date"),
    ("sex",             "性別",     "sex"),
    ("age",             "年齢",     "age"),
    ("staff",           "職員",     "staff"),
    ("accession",       "受付番号", "accession number"),
    ("other-id",        "その他の番号", "other number"),
    ("facility",        "施設",     "facility"),
    ("free-text",       "自由記載", "free text"),
    ("measurement",     "測定値",   "measurement"),
    ("category",        "区分",     "category"),
    ("unknown",         "不明",     "unknown"),
    // Notes on single files.
    ("head-surface-removed",      "頭部の表面（顔と耳）を除いたCT・MR画像",     "CT and MR images from which the surface of the head (face and ears) was removed"),
    ("head-surface-kept",         "頭部の表面を残したCT・MR画像（規則が除去を求めない。2024-09-30の指針も一律の除去を求めない）", "CT and MR images of heads whose surface stays: the policy leaves it, as the guideline of 2024-09-30 asks for no uniform removal"),
    ("no-head",                   "頭部以外と記載され、表面を除く対象にしなかったCT・MR画像", "CT and MR images that name another part of the body than the head: left as they are"),
    ("faces-searched",            "顔を探して隠した写真（見落としがありうるため、人による確認が必要）", "photographs searched for faces: some may be missed, a person must look"),
    ("pixels-examined",           "全フレームの文字を探したファイル",           "searched for text in every frame"),
    ("pixels-not-examined",       "画素を検査していないファイル",               "pixels not examined"),
    ("text-read",                 "隠した後の画像を文字認識で読み直したファイル", "masked frames read by text recognition"),
    ("recognition-not-run",       "文字認識が指定されたが実行できず、見つかった文字をすべて隠したファイル", "text recognition was asked for and did not run: all text that was found is masked"),
    ("harmless-text-kept",        "左右・目盛り・計測値など無害と読めた文字を残したファイル", "text read as harmless (sides, scales, measurements) left in the picture"),
    ("not-in-media-index",        "新しい目次（DICOMDIR）に載らないファイル",   "released, but not listed in the new index (DICOMDIR)"),
    ("no-second-opinion",         "独立した読取器が読めなかったファイル",       "the independent parser could read neither input nor output"),
    ("identifier-in-kept-text",   "残す予定の文字列に識別子があり除去した",     "an identifier in text that was to stay was removed"),
    ("text-emptied",              "判断できず空にした文字列",                   "text that could not be judged was emptied"),
    ("mixed-encodings",           "要素の符号化が混在している",                 "elements are encoded in more than one way"),
    ("value-of-another-element",  "別の要素の値と疑われ空にした値",             "a value that may belong to another element was emptied"),
    ("trailing-bytes-left-out",   "データの終わりより後ろの余分なバイトを除いた", "bytes after the end of the data left out"),
    ("beside-pixels-left-out",    "画素以外の内容（注釈、末尾の余分なバイト、画素値に使われないビット）を除いたファイル", "files whose pixel data lost comments, bytes behind the frames or bits that hold no value"),
    ("colour-profile-left-out",   "カラープロファイルを除いた画像ファイル",     "pictures whose colour profile was left out"),
    ("further-pictures-left-out", "主な画像以外の画像（ラベル、サムネイルなど）を除いたファイル", "files whose further pictures (labels, thumbnails) were left out"),
    ("encapsulated-document-left-out", "内包文書（PDFなど）の中身を除いた",      "the content of an encapsulated document (PDF, CDA, STL) left out"),
    ("document-not-examined",     "利用者の規則により検査せずに残した内包文書（PDFなど）", "an encapsulated document (PDF, CDA, STL) kept by a rule of the user and not examined"),
    ("voice-not-examined",        "音声を検査していないファイル",               "a recording of speech that nobody listened to, released"),
    ("unknown-character-set",     "文字集合の指定が規格に無い",                 "a character set the standard does not know"),
    ("lines-above-left-out",      "表の上の行（題名など）を除いた",             "lines above the header, such as titles, were left out"),
    ("lines-below-left-out",      "表の下の行（合計など）を除いた",             "lines below the table, such as totals, were left out"),
    ("mislabelled-text",          "宣言と異なる文字コードの文字列があるファイル", "text whose bytes are not of the declared character set"),
    ("formula-neutralised",       "表計算の数式になり得る値を無害化した",       "cells that a spreadsheet would run were neutralised"),
    ("header-replaced",           "見出しに識別子があり置換した",               "a header held an identifier and was replaced"),
    ("stands-for-nobody",         "IDではない値（不明など）を空にした",         "ID cells that stand for nobody were emptied"),
    ("date-without-person",       "患者が分からない行の日付を空にした",         "dates in rows without a patient were emptied"),
    ("date-not-readable",         "読めない日付を空にした",                     "dates that cannot be read were emptied"),
    ("no-patient-column",         "患者IDの列がない表",                         "a table without a patient ID column"),
    ("not-representable",         "元の文字コードで書けず空にした",             "text that the encoding cannot write was emptied"),
    ("age-over-89",               "89歳を超える年齢をまとめた",                 "ages over 89 were joined"),
    ("text-identifiers",          "本文から除去した識別子",                     "identifiers removed from text"),
    ("text-dates",                "本文の日付",                                 "dates in text moved or removed"),
    ("text-patterns",             "本文から除去した連絡先・番号など",           "contact details, numbers and the like removed from text"),
    // Guidelines.
    ("need-required",            "必須",       "required"),
    ("need-recommended",         "推奨",       "recommended"),
    ("need-none-to-recommended", "なし～推奨", "none to recommended"),
    ("need-none",                "なし",       "none"),
    ("need-unstated",            "（記載なし）", "not stated"),
    ("asked-delete",             "削除",                       "delete"),
    ("asked-generalise",         "一般化またはノイズ付加",     "generalise or add noise"),
    ("asked-keep",               "必要に応じて残してよい",     "may stay as far as needed"),
    ("asked-mask",               "該当部分をマスク",           "mask that part"),
    ("asked-nothing-uniform",    "一律の除去は求められていない", "no uniform removal asked for"),
    // Anonymised output.
    ("quasi",                        "準識別子",               "quasi-identifier"),
    ("sensitive",                    "準識別子ではない情報",   "no quasi-identifier"),
    ("identifiers-removed",          "特定の個人を識別できる記述等を削除または置換し、出力の全バイトを検索した", "descriptions that identify a person removed or replaced, and every byte that ships searched for them"),
    ("identification-codes-removed", "個人識別符号を削除した", "individual identification codes removed"),
    ("linking-codes-removed",        "情報を連結する符号を削除または置換し、鍵を残さなかった", "codes that link information removed or replaced, and no key kept"),
    ("peculiar-values-joined",       "特異な記述等を「その他」や端の区分にまとめた", "peculiar values joined with others"),
    ("classes-of-k",                 "全員が求められたk人以上の集団に属する", "everybody is in a class of at least the k asked for"),
    // Formats.
    ("dicom", "DICOM", "DICOM"),
    ("table", "表",    "tables"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_a_report_has_words() {
        // Evidence, faults of lookup tables and notes on imported rules are for the page; no policy can ask for the two actions,
        // and no file is held back for the three errors.
        let elsewhere = ["evidence", "importEffects", "imported", "lookupFaults"];
        let never = [
            "pseudonym-date-offset",
            "pseudonym-file-name",
            "policy",
            "key",
            "lookup",
        ];
        for (list, codes) in crate::report::codes::all() {
            if elsewhere.contains(&list) {
                continue;
            }
            for code in codes.into_iter().filter(|code| !never.contains(code)) {
                assert!(of(code).is_some(), "{code} of {list}");
            }
        }
    }

    #[test]
    fn a_code_of_two_lists_means_what_its_list_says() {
        let en = |words: Option<Words>| words.unwrap().en;
        assert_eq!(en(of_list("file", "empty")), "the file is empty");
        assert_eq!(en(of("empty")), "emptied");
        assert_eq!(en(of_list("role", "birth-date")), "birth date");
        assert_eq!(en(of_list("role", "sex")), "sex");
        assert_eq!(of_list("role", "not-a-code"), None);
    }

    #[test]
    fn every_code_has_words_once() {
        let mut codes: Vec<&str> = WORDS.iter().map(|(code, _, _)| *code).collect();
        codes.sort_unstable();
        let count = codes.len();
        codes.dedup();
        assert_eq!(codes.len(), count);
    }
}
