use super::*;
use proptest::prelude::*;

fn matcher(identifiers: &[(IdentifierKind, &str)]) -> TextMatcher {
    let identifiers: Vec<Identifier> = identifiers
        .iter()
        .map(|&(kind, value)| Identifier {
            kind,
            value: value.to_owned(),
        })
        .collect();
    TextMatcher::new(identifiers.iter())
}

fn name(value: &str) -> TextMatcher {
    matcher(&[(IdentifierKind::PatientName, value)])
}

fn id(value: &str) -> TextMatcher {
    matcher(&[(IdentifierKind::PatientId, value)])
}

fn found<'a>(matcher: &TextMatcher, text: &'a str) -> Vec<&'a str> {
    matcher
        .find(text, Field::Text)
        .into_iter()
        .map(|hit| &text[hit.range])
        .collect()
}

#[track_caller]
fn hit(matcher: &TextMatcher, text: &str, expected: &str) {
    assert_eq!(found(matcher, text), [expected], "in {text}");
}

#[track_caller]
fn none(matcher: &TextMatcher, text: &str) {
    assert_eq!(found(matcher, text), Vec::<&str>::new(), "in {text}");
}

#[test]
fn every_order_separator_case_and_script_of_a_name_is_found() {
    let matcher = name("Yamada^Tarou=山田^太郎=やまだ^たろう");
    for text in [
        "Yamada^Tarou",
        "YAMADA TAROU",
        "tarou yamada",
        "Yamada, Tarou",
        "yamada_taro",
        "TaroYamada",
        "YAMADA-TARO",
        "Taroh.Yamada",
        "ＹＡＭＡＤＡ　ＴＡＲＯ",
        "山田太郎",
        "山田　太郎",
        "山田^太郎",
        "太郎 山田",
        "山 田 太 郎",
        "やまだたろう",
        "ヤマダ・タロウ",
        "ﾔﾏﾀﾞ ﾀﾛｳ",
        "たろう・やまだ",
        "Yamada Tarō",
        "Yamada Taro\u{304}",
    ] {
        hit(&matcher, text, text);
        let inside = format!("CT of {text} (done)");
        hit(&matcher, &inside, text);
        let inside = format!("所見:{text}。");
        hit(&matcher, &inside, text);
    }
    hit(&matcher, "Seen by YAMADA today", "YAMADA");
    hit(&matcher, "山田様", "山田");
    hit(&matcher, "本日山田が来院", "山田");
    none(&matcher, "Y.T.");
}

#[test]
fn a_surname_inside_a_place_or_disease_is_not_the_patient() {
    none(&name("山田^太郎"), "山田町の病院");
    none(&name("橋本^花子"), "橋本病の疑い");
    none(&name("川崎^一郎"), "川崎病、川崎市");
    none(&name("高安^薫"), "高安動脈炎");
    hit(&name("橋本^花子"), "橋本さんは橋本病", "橋本");
}

#[test]
fn a_name_inside_a_longer_word_is_not_the_patient() {
    let matcher = name("Smith^Jo");
    none(&matcher, "Smithson");
    none(&matcher, "Blacksmith");
    hit(&matcher, "Smith's scan", "Smith");
    hit(&matcher, "smith_01.dcm", "smith");
    hit(&matcher, "SMITH01", "SMITH");
}

#[test]
fn short_names_count_only_in_context() {
    let matcher = name("Li^An");
    none(&matcher, "an image of an li segment");
    none(&matcher, "Lian came");
    hit(&matcher, "Li, An", "Li, An");
    hit(&matcher, "an^li", "an^li");
    hit(&matcher, "Mr. Li came", "Li");
    hit(&matcher, "Patient: Li", "Li");
    hit(&matcher, "Li", "Li");
}

#[test]
fn short_family_names_count_as_words_among_words() {
    let matcher = name("Abe^Ken");
    for text in [
        "ABE CHEST",
        "CHEST_ABE",
        "T2 Abe x",
        "chest, Abe",
        "Abe, chest",
        "abe chest",
    ] {
        let found = matcher.find(text, Field::Text);
        assert_eq!(found.len(), 1, "{text}");
    }
    for text in ["BABE CHEST", "ABEL CHEST"] {
        none(&matcher, text);
    }
    // A word of the domain is none, however it is written.
    none(&name("Sag^Ola"), "Sag T1");
}

#[test]
fn names_that_are_clinical_words_count_only_in_context() {
    let matcher = name("HEAD^Victor");
    none(&matcher, "CT head and neck");
    none(&matcher, "patient head first supine");
    none(&matcher, "MR Head");
    none(&matcher, "STUDY_DR_HEAD ap");
    hit(&matcher, "MR. HEAD", "HEAD");
    hit(&matcher, "Mr Head", "Head");
    hit(&matcher, "Mrs. Head", "Head");
    hit(&matcher, "Victor Head", "Victor Head");
    hit(&matcher, "HEAD", "HEAD");
    let matcher = name("林^恵");
    none(&matcher, "森林浴");
    none(&matcher, "林型");
    hit(&matcher, "林さん", "林");
    hit(&matcher, "患者 林", "林");
    hit(&matcher, "林　恵", "林　恵");
    hit(&matcher, "林", "林");
}

#[test]
fn double_and_apostrophe_names_and_their_parts_are_found() {
    let matcher = name("O'Brien-Müller^Anna Maria^Q");
    for text in [
        "O'Brien",
        "OBrien",
        "OBRIEN",
        "O’BRIEN",
        "Mueller",
        "MÜLLER",
        "Muller",
        "Mu\u{308}ller",
    ] {
        let text = format!("with {text} there");
        assert_eq!(found(&matcher, &text).len(), 1, "{text}");
    }
    hit(&matcher, "Anna O'Brien-Müller", "Anna O'Brien-Müller");
    hit(
        &matcher,
        "ANNA MARIA Q OBRIENMUELLER",
        "ANNA MARIA Q OBRIENMUELLER",
    );
}

#[test]
fn names_in_running_text_columns_are_found_in_both_orders() {
    let matcher = name("山田 太郎");
    hit(&matcher, "太郎山田", "太郎山田");
    hit(&matcher, "山田氏", "山田");
    let matcher = name("Dr. Maria Schmidt");
    hit(&matcher, "SCHMIDT^MARIA", "SCHMIDT^MARIA");
    hit(&matcher, "schmidt", "schmidt");
    let matcher = name("홍^길동");
    hit(&matcher, "환자 홍길동님", "홍길동");
}

#[test]
fn ids_count_as_whole_numbers_only() {
    let matcher = id("0012345");
    hit(&matcher, "ID 0012345 seen", "0012345");
    hit(&matcher, "ID:12345", "12345");
    hit(&matcher, "００１２３４５", "００１２３４５");
    hit(&matcher, "(0000012345)", "0012345");
    hit(&matcher, "(012345)", "12345");
    none(&matcher, "90012345678");
    none(&matcher, "123456");
    none(&matcher, "12345.67 mm");
    none(&matcher, "3.12345");
    hit(&matcher, "MRN0012345", "0012345");
    none(&matcher, "a12345b");
}

#[test]
fn ids_with_separators_are_found_with_and_without() {
    let matcher = id("12-3456-78");
    for text in ["12-3456-78", "12345678", "12 3456 78", "12/3456/78"] {
        hit(&matcher, text, text);
    }
    none(&matcher, "912345678");
}

#[test]
fn short_ids_need_a_cue() {
    let matcher = id("12");
    none(&matcher, "12 slices of 12 mm");
    none(&matcher, "12");
    hit(&matcher, "ID 12", "12");
    hit(&matcher, "患者番号:12", "12");
    hit(&matcher, "No. 12", "12");
    let matcher = id("X12");
    none(&matcher, "vertebra x12 there");
    hit(&matcher, "X12", "X12");
}

#[test]
fn a_name_is_found_spelled_out_torn_in_two_and_with_an_s() {
    let known = name("Kowalczyk^Ingrid");
    for (text, expected) in [
        ("T K o w a l c z y k", "K o w a l c z y k"),
        ("T K.o.w.a.l.c.z.y.k knee", "K.o.w.a.l.c.z.y.k"),
        ("knee K-O-W-A-L-C-Z-Y-K", "K-O-W-A-L-C-Z-Y-K"),
        ("T Kowal czyk", "Kowal czyk"),
        ("knee KOWALC-ZYK, left", "KOWALC-ZYK"),
        ("Kowalczyks Lunge", "Kowalczyk"),
        ("Kowalczyk's knee", "Kowalczyk"),
        ("Ingrids Knie", "Ingrid"),
        ("Kowalczyk61f", "Kowalczyk"),
    ] {
        hit(&known, text, expected);
    }
    for text in [
        "Ko walc zyk",
        "Kowalczykski",
        "Kowalczyksa",
        "K owalczyk",
        "Kowal, czyk",
        "Kowal. Czyk",
    ] {
        none(&known, &format!("CT {text} knee"));
    }
    none(&name("Carson^Leftin"), "CT left in knee");
    none(&name("Hand^Otto"), "CT hands");
    none(&name("Kidne^Ingrid"), "CT kidneys, ok");
    none(&name("Vein^Ingrid"), "CT veins");
    let known = name("Kowalczyk^Ingrid");
    assert!(known.find_in_document("Kowal czyk, Kowalczyks").is_empty());
}

#[test]
fn typed_fields_know_only_whole_ids_and_dates_and_strong_names() {
    let matcher = matcher(&[
        (IdentifierKind::PatientId, "123456"),
        (IdentifierKind::PatientId, "12345"),
        (IdentifierKind::PatientName, "Yamada^Tarou"),
        (IdentifierKind::BirthDate, "19610103"),
    ]);
    let count = |text| matcher.find(text, Field::Typed).len();
    assert_eq!(count("123456"), 1);
    assert_eq!(count("1\\123456 "), 1);
    assert_eq!(count("12345"), 0);
    assert_eq!(count("123456.0"), 0);
    assert_eq!(count("19610103"), 1);
    assert_eq!(count("1\\19610103"), 1);
    assert_eq!(count("119610103"), 0);
    assert_eq!(matcher.find("19610103", Field::Date).len(), 0);
    assert_eq!(matcher.find("123456", Field::Date).len(), 1);
    assert_eq!(count("YAMADA"), 0);
    assert_eq!(count("X YAMADA TAROU"), 1);
}

#[test]
fn uids_are_found_whole_and_ids_as_components() {
    let matcher = matcher(&[
        (IdentifierKind::Uid, "1.2.840.99999.1.2"),
        (IdentifierKind::PatientId, "00123456"),
        (IdentifierKind::PatientId, "7777"),
    ]);
    let count = |text| matcher.find(text, Field::Uid).len();
    assert_eq!(count("1.2.840.99999.1.2"), 1);
    assert_eq!(count("1.2.840.99999.1.2\0"), 1);
    assert_eq!(count("1.2\\1.2.840.99999.1.2"), 1);
    assert_eq!(count("1.2.840.99999.1.21"), 0);
    assert_eq!(count("1.2.123456.7"), 1);
    assert_eq!(count("1.2.7777"), 0);
    assert_eq!(
        found(&matcher, "see 1.2.840.99999.1.2."),
        ["1.2.840.99999.1.2"]
    );
    assert_eq!(
        found(&matcher, "see 1.2.840.99999.1.22"),
        Vec::<&str>::new()
    );
}

#[test]
fn dates_are_found_in_every_style() {
    let matcher = matcher(&[(IdentifierKind::BirthDate, "19610103")]);
    for text in [
        "19610103",
        "1961-01-03",
        "1961/1/3",
        "1961.01.03",
        "1961年1月3日",
        "昭和36年1月3日",
        "S36.1.3",
        "3 Jan 1961",
        "１９６１／１／３",
        "January 3, 1961",
        "03-JAN-1961",
        "1961年０１月０３日",
    ] {
        let text = format!("on {text} at");
        assert_eq!(found(&matcher, &text).len(), 1, "{text}");
    }
    none(&matcher, "1961/1/31");
    none(&matcher, "119610103");
}

#[test]
fn a_date_far_from_other_digits_is_found_in_long_text() {
    let matcher = matcher(&[(IdentifierKind::BirthDate, "19610103")]);
    for text in ["January 3rd, 1961", "昭和三十六年一月三日", "S36.1.3"] {
        let long = format!(
            "{}, {text}. {}",
            "所見なし nothing ".repeat(50),
            "no 5 mm nodule, ".repeat(50)
        );
        assert_eq!(found(&matcher, &long), [text], "{text}");
    }
}

#[test]
fn in_a_dense_set_a_date_counts_only_as_a_date_of_birth() {
    let start = NaiveDate::from_ymd_opt(1990, 1, 1).unwrap_or_default();
    let identifiers: Vec<Identifier> = start
        .iter_days()
        .take(1000)
        .map(|day| Identifier {
            kind: IdentifierKind::BirthDate,
            value: day.format("%Y%m%d").to_string(),
        })
        .collect();
    let matcher = TextMatcher::new(identifiers.iter());
    none(&matcher, "follow-up on 1991-05-06");
    hit(&matcher, "DOB: 1991-05-06", "1991-05-06");
    hit(&matcher, "1991年5月6日生", "1991年5月6日");
    hit(&matcher, "1991-05-06", "1991-05-06");
}

#[test]
fn contacts_institutions_and_file_names_are_found() {
    let matcher = matcher(&[
        (IdentifierKind::Contact, "03-1234-5678"),
        (IdentifierKind::Contact, "東京都千代田区架空町1-2-3"),
        (IdentifierKind::Contact, "taro@example.jp"),
        (IdentifierKind::Institution, "架空総合病院"),
        (IdentifierKind::Institution, "Hospital"),
        (IdentifierKind::FileName, "yamada_0001.dcm"),
    ]);
    for text in [
        "0312345678",
        "03 (1234) 5678",
        "千代田区架空町１－２－３",
        "TARO@EXAMPLE.JP",
        "架空総合病院",
        "yamada_0001",
    ] {
        let text = format!("x {text} y");
        assert_eq!(found(&matcher, &text).len(), 1, "{text}");
    }
    none(&matcher, "the hospital");
}

#[test]
fn a_pseudonym_is_never_a_hit() {
    let key = crate::key::RootKey::from_bytes([7; 32]);
    let derive = crate::transform::derive::Derivations::new(&key, None, "");
    for n in 0..2000 {
        let pseudonym = derive.pseudonym(crate::key::Purpose::Patient, &n.to_string());
        let part: String = pseudonym.chars().take(6).collect();
        let matcher = matcher(&[
            (IdentifierKind::PatientId, &part),
            (IdentifierKind::PatientId, &pseudonym),
        ]);
        none(&matcher, &pseudonym);
        none(&matcher, &format!("see {pseudonym}."));
    }
}

#[test]
fn documents_of_ours_are_not_blocked_by_counts_hashes_and_words() {
    let matcher = matcher(&[
        (IdentifierKind::PatientId, "524288"),
        (IdentifierKind::PatientId, "20190503"),
        (IdentifierKind::PatientId, "0012345"),
        (IdentifierKind::PatientId, "abc123"),
        (IdentifierKind::PatientName, "Key^Page"),
        (IdentifierKind::PatientName, "Yamada^Tarou"),
    ]);
    let count = |text| matcher.find_in_document(text).len();
    assert_eq!(
        count("\"bytes\": 524288, \"sha256\": \"9fabc12320190503ff0012345e\""),
        0
    );
    assert_eq!(count("key page"), 0);
    assert_eq!(count("<td>Yamada</td>"), 1);
    assert_eq!(count("0012345"), 1);
    assert_eq!(count("x/abc123/y"), 1);
}

#[test]
fn long_texts_are_searched_to_their_end_and_counted_once() {
    let matcher = name("Yamada^Tarou");
    for padding in [
        0,
        WINDOW - 600,
        WINDOW - 5,
        WINDOW,
        WINDOW + 700,
        3 * WINDOW - 7,
    ] {
        let text = format!(
            "{} Yamada Tarou {}",
            "あ".repeat(padding / 3),
            "x ".repeat(WINDOW)
        );
        assert_eq!(found(&matcher, &text), ["Yamada Tarou"], "{padding}");
    }
}

#[test]
fn nothing_is_found_with_nothing_known() {
    let matcher = matcher(&[]);
    assert!(matcher.is_empty());
    for field in [Field::Text, Field::Typed, Field::Uid] {
        assert!(matcher.find("Yamada 0012345 1.2.3", field).is_empty());
    }
}

#[test]
fn the_order_of_identifiers_does_not_matter() {
    let a = Identifier {
        kind: IdentifierKind::StaffName,
        value: "Yamada^Tarou".to_owned(),
    };
    let b = Identifier {
        kind: IdentifierKind::PatientName,
        value: "Yamada^Tarou".to_owned(),
    };
    let one = TextMatcher::new([&a, &b].into_iter()).find("Yamada", Field::Text);
    let two = TextMatcher::new([&b, &a].into_iter()).find("Yamada", Field::Text);
    assert_eq!(one, two);
    assert_eq!(one[0].kind, IdentifierKind::PatientName);
}

proptest! {
    #[test]
    fn ids_are_found_where_a_naive_search_finds_them(
        ids in proptest::collection::btree_set("[1-9][0-9]{5,9}|[A-Z]{2}[0-9]{6}", 1..5),
        words in proptest::collection::vec(("[0-9]{1,7}|[a-z]{1,9}|山田|[.,()]", 0usize..8), 0..30),
    ) {
        let ids: Vec<String> = ids.into_iter().collect();
        let identifiers: Vec<Identifier> = ids
            .iter()
            .map(|id| Identifier { kind: IdentifierKind::PatientId, value: id.clone() })
            .collect();
        let matcher = TextMatcher::new(identifiers.iter());
        // Bars part the words, so that no two numbers join.
        let tokens: Vec<String> =
            words.into_iter().map(|(word, which)| ids.get(which).cloned().unwrap_or(word)).collect();
        let text = tokens.join(" x ");
        let expected: Vec<&str> = tokens.iter().map(String::as_str).filter(|token| ids.iter().any(|id| id == token)).collect();
        prop_assert_eq!(found(&matcher, &text), expected);
    }

    #[test]
    fn any_text_is_searched_without_a_panic(text in any::<String>(), joined in "[山田太郎Yamada 1961年月日0-9.\\\\-]{0,60}") {
        let matcher = matcher(&[
            (IdentifierKind::PatientName, "Yamada^Tarou=山田^太郎"),
            (IdentifierKind::PatientId, "12"),
            (IdentifierKind::BirthDate, "19610103"),
            (IdentifierKind::Uid, "1.2.3"),
        ]);
        for text in [&text, &joined] {
            for field in [Field::Text, Field::Typed, Field::Uid] {
                let mut end = 0;
                for hit in matcher.find(text, field) {
                    prop_assert!(hit.range.start >= end && text.get(hit.range.clone()).is_some());
                    end = hit.range.end;
                }
            }
            matcher.find_in_document(text);
        }
    }

    #[test]
    fn any_name_is_spelled_and_found_as_it_stands(value in "\\PC{1,30}") {
        let matcher = name(&value);
        matcher.find(&value, Field::Text);
        crate::transform::matcher::ByteMatcher::new(
            [Identifier { kind: IdentifierKind::PatientName, value }].iter(),
        );
    }
}

#[test]
fn initials_go_with_their_family_name_and_sides_and_weights_stay() {
    let matcher = name("YAMADA^TARO");
    for (text, expected) in [
        ("T. Yamada knee", "T. Yamada"),
        ("yamada, t knee", "yamada, t"),
        ("YAMADA T2 FLAIR", "YAMADA"),
        ("3T Yamada", "Yamada"),
        ("MR Yamada CT", "Yamada"),
    ] {
        hit(&matcher, text, expected);
    }
    hit(&name("KWON^ROBERT"), "KWON R KNEE", "KWON");
    let brown = name("BROWN^AMY");
    hit(&brown, "A. Brown knee", "A. Brown");
    none(&brown, "a brown spot");
}

#[test]
fn short_names_count_as_words_in_texts_but_not_in_documents_of_ours() {
    let ono = name("Ono^Jiro");
    hit(&ono, "ONO CT", "ONO");
    none(&ono, "onomatopoeia");
    assert!(ono.find_in_document("ono").is_empty());
    hit(&name("やまだ^たろう"), "ﾔﾏﾀﾞ 胸部", "ﾔﾏﾀﾞ");
}

#[test]
fn bare_digits_of_a_lettered_id_are_found_in_texts_and_as_whole_numbers() {
    let matcher = id("CN7730182");
    hit(&matcher, "repeat 7730182 knee", "7730182");
    none(&matcher, "17730182");
    assert_eq!(matcher.find("7730182", Field::Typed).len(), 1);
    assert!(matcher.find("7730182.5", Field::Typed).is_empty());
}
