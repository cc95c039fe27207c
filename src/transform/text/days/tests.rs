use crate::identity::{Identifier, IdentifierKind};
use crate::transform::matcher::TextMatcher;
use crate::transform::text::{Own, names_someone, scrub};
use chrono::Days;

/// `text` cleaned in a file of 2023-04-05 of a patient born on 1961-01-03.
fn of_2023(text: &str, offset: Option<u64>) -> String {
    of_day("20230405", text, offset)
}

/// `text` cleaned in a file of `day` of a patient born on 1961-01-03.
fn of_day(day: &str, text: &str, offset: Option<u64>) -> String {
    let people = [
        (IdentifierKind::BirthDate, "19610103"),
        (IdentifierKind::EventDate, day),
    ];
    let people = people.map(|(kind, value)| Identifier {
        kind,
        value: value.to_owned(),
    });
    let known = TextMatcher::new(people.iter());
    let own = Own::new(people.iter(), &known);
    let once = scrub(text, &known, &own, offset.map(Days::new)).text;
    if offset.is_none() {
        assert_eq!(scrub(&once, &known, &own, None).text, once, "{text}");
    }
    once
}

fn of_nobody(text: &str) -> String {
    let known = TextMatcher::new(std::iter::empty());
    scrub(text, &known, &Own::default(), None).text
}

type Case = (&'static str, &'static str);

fn wrong(cases: &[Case], clean: impl Fn(&str) -> String) -> Vec<(Case, String)> {
    let all = cases.iter().map(|&case| (case, clean(case.0)));
    all.filter(|(case, found)| case.1 != found).collect()
}

/// Texts of a file of 2023-04-05.
const NEAR: &[Case] = &[
    ("23/4/5 造影CT", "[DATE] 造影CT"),
    ("23.4.5 CT", "[DATE] CT"),
    ("23-04-05", "[DATE]"),
    ("230405 knee", "[DATE] knee"),
    ("050423 knee", "[DATE] knee"),
    ("4/5/23 chest", "[DATE] chest"),
    ("5/4/23", "[DATE]"),
    ("05.04.23", "[DATE]"),
    ("5.4.5 撮影", "[DATE] 撮影"),
    ("胸部CT23/4/5", "胸部CT[DATE]"),
    ("R5.4.5 撮影", "[DATE] 撮影"),
    ("R50405", "[DATE]"),
    ("23 04 05 knee", "[DATE] knee"),
    ("前回22.12.1", "前回[DATE]"),
    ("前回CT 22.12.1 と比較", "前回CT [DATE] と比較"),
    ("compare 12/1/22", "compare [DATE]"),
    ("12/1/22 stable", "[DATE] stable"),
    ("CT 22-12-1, stable", "CT [DATE], stable"),
    ("22/1/5-22/3/4", "[DATE]-[DATE]"),
    ("61/1/3生", "[DATE]生"),
    ("dob 61/1/3", "dob [DATE]"),
    ("dob 61.1.3", "dob [DATE]"),
    ("03.01.61 knee", "[DATE] knee"),
    ("born 3 Jan, 61", "born [DATE]"),
    ("3 jan 61", "[DATE]"),
    ("61年1月3日", "[DATE]"),
];

/// What is no date there.
const FAR: &[&str] = &[
    "T1 3/4 view",
    "1/2 dose",
    "23.4 mm",
    "L4/5/S1, C5/6",
    "L4/5/6, Th10/11/12",
    "5/10 mm",
    "v2.1.3, version 20.1.3, Ver. 22.4.1",
    "5-10-15 min, 1-5-20 min",
    "5/10/20 min delay",
    "2/3/4 phase",
    "ribs 4/5/6, grade 1/2/3, segments 5/6/7",
    "segment 5/8/20",
    "10-20-30, 5-10-15",
    "1.2.3.4, 1.5.20.2",
    "12 x 1 x 22 mm, 12/1/22 mm",
    "230406 images",
    "B230405, 0.230405, 230405 px",
    "0/0/23, 13/13/22, 22.2.30",
];

/// Texts of anybody.
const CUED: &[Case] = &[
    ("dob 61/1/3", "dob [DATE]"),
    ("dob 61.1.3", "dob [DATE]"),
    ("DOB: 610103", "DOB: [DATE]"),
    ("DOB: 3.1.61 f", "DOB: [DATE] f"),
    ("geb. 3.1.61", "geb. [DATE]"),
    ("*03.01.61", "*[DATE]"),
    ("生年月日:36.1.3", "生年月日:[DATE]"),
    ("61/1/3生", "[DATE]生"),
    ("61.1.3生まれ", "[DATE]生まれ"),
    ("3-1-61 born", "[DATE] born"),
    ("S36生", "[DATE]生"),
    ("昭36生まれ", "[DATE]生まれ"),
    ("昭36年生", "[DATE]生"),
    ("61年生まれ", "[DATE]生まれ"),
    ("61年1月3日", "[DATE]"),
    ("22年12月の検査", "[DATE]の検査"),
    ("3 Jan, 61", "[DATE]"),
    ("3 Jan 61 knee", "[DATE] knee"),
    ("03-JAN-61", "[DATE]"),
    ("3rd January, 61", "[DATE]"),
    ("Jan 3, '61", "[DATE]"),
    ("since Jan '22", "since [DATE]"),
    ("03.01.61", "[DATE]"),
    ("05-04-23 CT", "[DATE] CT"),
    ("compare 12/1/22", "compare [DATE]"),
    ("Compared to 12.1.22", "Compared to [DATE]"),
    ("prior (12/1/22)", "prior ([DATE])"),
    ("since 5-4-22", "since [DATE]"),
    ("vs 5/4/22", "vs [DATE]"),
    ("前回22.12.1", "前回[DATE]"),
    ("前回:22/12/1", "前回:[DATE]"),
    ("検査日 5/4/22", "検査日 [DATE]"),
    ("22/12/1 造影", "22/12/1 造影"),
    ("22/12/1 CT", "[DATE] CT"),
    ("22.12.1以降", "[DATE]以降"),
];

/// What is no date whoever it is about.
const KEPT: &[&str] = &[
    "T1 3/4 view",
    "2/3/4 phase",
    "5-10-15 min",
    "after 1-2-3 weeks",
    "on 1-5-10 scale",
    "grade 1/3/61, kernel 36.1.4",
    "version 05.01.02, build 20.04.01",
    "S8生検, S4 生検、2年生、生後3日",
    "3年6月, 10年間, 12月",
    "may 10 mg, Mar 12 mm",
    "Jan van Eyck 12",
    "10.20.30",
    "0.5/1/2 mg",
    "3 mar 61",
];

#[test]
fn a_short_date_near_the_events_of_its_file_goes() {
    let wrong = wrong(NEAR, |text| of_2023(text, None));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_short_date_goes_too_where_full_dates_move() {
    assert_eq!(
        of_2023("2023/4/5 CT, 23/4/5 CT, 前回22.12.1", Some(1)),
        "2023/4/4 CT, [DATE] CT, 前回[DATE]"
    );
}

#[test]
fn a_short_date_beside_a_word_that_asks_for_one_goes_from_any_text() {
    let wrong = wrong(CUED, of_nobody);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn levels_versions_sizes_and_times_are_no_dates() {
    let all = FAR.iter().chain(KEPT);
    let wrong: Vec<_> = all
        .map(|&text| (text, of_2023(text, None)))
        .filter(|(text, found)| text != found)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let wrong: Vec<_> = FAR
        .iter()
        .chain(KEPT)
        .map(|&text| (text, of_nobody(text)))
        .filter(|(text, found)| text != found)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Texts of a file of 2023-04-23, whose other dates move.
const OF_23_APRIL: &[Case] = &[
    ("4/23", "[DATE]"),
    ("胸部 4/23", "胸部 [DATE]"),
    ("04/23 chest", "[DATE] chest"),
    ("CT 0423", "CT [DATE]"),
    ("CT_0423_1", "CT_[DATE]_1"),
    ("2304 knee", "[DATE] knee"),
    ("R5.4", "[DATE]"),
    ("23/04", "[DATE]"),
    ("23.04", "[DATE]"),
    ("4-23", "[DATE]"),
    ("4・23", "[DATE]"),
    ("2023.04", "[DATE]"),
    ("2023/04 CT", "[DATE] CT"),
    ("04-2023", "[DATE]"),
    ("2023年4月", "[DATE]"),
    ("2023 Apr", "[DATE]"),
    ("Apr 2023", "[DATE]"),
    ("2023-113", "[DATE]"),
    ("01_胸部ルーチン(造影) 4/23", "01_胸部ルーチン(造影) [DATE]"),
    ("4/23 造影CT施行", "[DATE] 造影CT施行"),
    ("4/23CT", "[DATE]CT"),
    ("4/20に発熱、4/23 CT", "[DATE]に発熱、[DATE] CT"),
    ("4/20-4/23", "[DATE]-[DATE]"),
    ("4/23-4/30", "[DATE]-[DATE]"),
    ("4/30、4/23 CT", "[DATE]、[DATE] CT"),
];

/// Texts of anybody, with dates that something beside them makes dates.
const BESIDE: &[Case] = &[
    ("5/1〜5/7 入院", "[DATE]〜[DATE] 入院"),
    ("5/1-5/7", "[DATE]-[DATE]"),
    ("10/1から内服", "[DATE]から内服"),
    ("4/20に発熱", "[DATE]に発熱"),
    ("8/15 8/16 8/17", "[DATE]"),
    ("去る3/3", "去る[DATE]"),
    ("昨年の12/25に手術", "昨年の[DATE]に手術"),
    ("12/28〜2024/1/3", "[DATE]〜[DATE]"),
];

/// Ratios, levels, scores and sizes, none of them a day of a file of 2023-04-23.
const RATIOS: &[&str] = &[
    "1/2に縮小、3/4、2/3から1/4に",
    "BP 120/80, BP 110/70から120/80に",
    "MMT 4/5, 4/5 MMT, 上肢4/5 下肢3/5",
    "NRS 8/10から3/10に改善",
    "HDS-R 12/30に低下, MMSE 12/28に低下",
    "L4/5 5/6, C5/6に狭窄",
    "TR 1024, 512x512, 1 0422",
    "CRP 4.23, 4.23 mg/dL, 0.423",
    "4/23 mm, 4-23 mm, 4/23 phase",
    "Gleason 3/4, grade 4/23, segment 4-23",
    "5-10回, 2-3 mm, 3-4 cm",
    "2023.05, 2022.04, 2023-114, 4/24, 5/23",
    "1/4から2/3, 1/2〜2/3",
];

#[test]
fn a_day_of_the_file_goes_without_its_year_or_its_day_too() {
    let found = wrong(OF_23_APRIL, |text| of_day("20230423", text, None));
    assert!(found.is_empty(), "{found:#?}");
    for (text, expected) in OF_23_APRIL {
        // A year with its month moves like a full date.
        let found = of_day("20230423", text, Some(356));
        assert!(found == *expected || found.contains("2022"), "{found}");
    }
}

#[test]
fn a_month_and_a_day_go_with_the_other_end_of_their_range_and_before_a_particle_of_time() {
    let found = wrong(BESIDE, of_nobody);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn ratios_stay_where_they_are_no_day_of_the_file() {
    let of_day = |text: &str| of_day("20230423", text, Some(356));
    let ways: [&dyn Fn(&str) -> String; 2] = [&of_day, &of_nobody];
    for way in ways {
        let found = RATIOS.iter().map(|&text| (text, way(text)));
        let wrong: Vec<_> = found.filter(|(text, found)| text != found).collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

#[test]
fn a_label_with_a_day_of_birth_names_someone() {
    for text in ["dob 61/1/3", "DOB 610103", "61.1.3生", "S36生", "*03.01.61"] {
        assert!(names_someone(text), "{text}");
    }
    for text in ["23/4/5 CT", "compare 12/1/22", "05.04.23", "v2.1.3"] {
        assert!(!names_someone(text), "{text}");
    }
}

#[test]
fn a_long_row_of_digits_is_no_date() {
    for text in ["1".repeat(5_000), format!("{}年4月", "9".repeat(40))] {
        assert!(!of_2023(&text, None).contains("[DATE]"), "{text}");
    }
}

#[test]
fn no_prefix_of_a_case_makes_the_search_panic() {
    let cases = NEAR.iter().chain(CUED).chain(OF_23_APRIL).chain(BESIDE);
    let cases = cases.map(|case| case.0);
    for text in cases.chain(FAR.iter().chain(RATIOS).copied()) {
        for (at, _) in text.char_indices() {
            let _ = of_2023(&text[..at], Some(30));
            let _ = of_2023(&text[at..], Some(30));
        }
    }
}
