//! Dates and ages of every shape and in every place, lines L38 to L46 and L78 of the checklist:
//! days of one person move together, and nothing tells by how many.

mod support;

use chrono::NaiveDate;
use kamei::policy::Policy;
use support::{Bundle, DataSet, holds, preset, run, slice, text};

const ID: &str = "0012345";

fn image(number: u32) -> DataSet {
    slice(ID, "Yamada^Taro", "19610103", "20240501", number)
}

fn output(set: &DataSet, policy: &str) -> Vec<u8> {
    let bundle = run(&[("in", set.file())], preset(policy));
    bundle.output("in").to_vec()
}

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(&text[..8], "%Y%m%d").expect("a day")
}

/// How many days the Study Date of an [`image`] has moved back.
fn offset(output: &[u8]) -> i64 {
    let study = text(output, 0x0008_0020).expect("a study date");
    (day("20240501") - day(&study)).num_days()
}

/// `value` put into `tag` under `policy`, and the days by which that image moved.
fn moved(tag: u32, vr: &str, value: &str) -> (String, i64) {
    let set = image(1).put(tag, vr, value);
    assert!(holds(&set.file(), value.trim_end()), "not planted");
    let output = output(&set, "jp-kamei");
    (text(&output, tag).unwrap_or_default(), offset(&output))
}

fn back(text: &str, days: i64, format: &str) -> String {
    (day(text) - chrono::TimeDelta::days(days))
        .format(format)
        .to_string()
}

#[test]
fn l39_a_date_and_time_moves_by_whole_days_whatever_its_zone() {
    for clock in [
        "",
        "10",
        "1015",
        "101500",
        "235960",
        "101500.123456",
        "000000+1400",
        "235959.9-1200",
        "2359+0900",
    ] {
        let (after, days) = moved(0x0008_002A, "DT", &format!("20240301{clock}"));
        let expected = back("20240301", days, "%Y%m%d") + clock;
        assert_eq!(after, expected);
    }
}

#[test]
fn l39_partial_dates_and_times_move_from_their_first_day() {
    let (after, days) = moved(0x0018_9151, "DT", "202403");
    assert_eq!(after, back("20240301", days, "%Y%m"));
    let (after, days) = moved(0x0018_9151, "DT", "2024");
    assert_eq!(after, back("20240101", days, "%Y"));
}

#[test]
fn l39_separators_old_and_wrong_padding_and_several_values_do_not_stop_a_date() {
    for (value, format) in [
        ("2024.03.01", "%Y%m%d"),
        ("2024-03-01", "%Y%m%d"),
        ("2024/03/01", "%Y%m%d"),
        ("20240301  ", "%Y%m%d"),
    ] {
        let (after, days) = moved(0x0008_0021, "DA", value);
        assert_eq!(after, back("20240301", days, format), "{value}");
    }
    let (after, days) = moved(0x0008_0021, "DA", "20240301\\\\20240302");
    let expected = [
        back("20240301", days, "%Y%m%d"),
        String::new(),
        back("20240302", days, "%Y%m%d"),
    ];
    assert_eq!(after, expected.join("\\"));
}

#[test]
fn l39_times_keep_their_bytes_and_what_is_no_time_goes() {
    for time in ["101500", "235960", "10:15:00", "101500.000001", "10"] {
        assert_eq!(moved(0x0008_0031, "TM", time).0, time);
    }
    assert_eq!(moved(0x0008_0031, "TM", "20240301").0, "");
}

#[test]
fn l39_ranges_and_impossible_dates_are_emptied() {
    // A range is legal in a query alone (PS3.5 6.2).
    for value in [
        "20240301-20240302",
        "20240301-",
        "20240230",
        "20241301",
        "202403",
        "2024-3-1",
        "19000101",
        "99991231",
    ] {
        let (after, _) = moved(0x0008_0021, "DA", value);
        assert_eq!(after, "", "{value}");
    }
}

#[test]
fn l38_without_a_patient_the_study_moves_and_without_both_nothing_stays() {
    let nobody = image(1).put(0x0010_0020, "LO", "");
    let first = output(&nobody, "jp-kamei");
    let second = output(
        &nobody.clone().put(0x0008_0018, "UI", "1.2.3.4"),
        "jp-kamei",
    );
    assert!((1..=730).contains(&offset(&first)));
    assert_eq!(offset(&first), offset(&second), "one study moves together");
    let lost = nobody.put(0x0020_000D, "UI", "");
    for name in Policy::PRESETS {
        let bundle = run(&[("in", lost.file())], preset(name));
        assert!(!holds(&bundle.everything(), "20240501"), "{name}");
    }
}

#[test]
fn l40_days_between_two_dates_stay_across_leap_days_and_summer_time() {
    let set = image(1)
        .put(0x0008_0021, "DA", "20240229")
        .put(0x0008_0022, "DA", "20240331")
        .put(0x0008_0023, "DA", "20241027");
    let output = output(&set, "jp-kamei");
    let at = |tag| day(&text(&output, tag).expect("a date"));
    assert_eq!((at(0x0008_0022) - at(0x0008_0021)).num_days(), 31);
    assert_eq!((at(0x0008_0023) - at(0x0008_0022)).num_days(), 210);
}

fn csv(bundle: &Bundle, path: &str) -> Vec<Vec<String>> {
    let text = String::from_utf8(bundle.output(path).to_vec()).expect("text");
    text.lines()
        .skip(1)
        .map(|line| line.split(',').map(str::to_owned).collect())
        .collect()
}

#[test]
fn l41_l78_one_person_moves_by_one_offset_in_every_series_and_table() {
    let files = [
        ("ct", image(1).file()),
        (
            "mr",
            image(2)
                .put(0x0020_000E, "UI", "1.2.3.9")
                .put(0x0008_0020, "DA", "20240501")
                .file(),
        ),
        (
            "visits.csv",
            "患者ID,検査日,入院日\n0012345,2024/05/01,2024-04-28\n0067890,2024/05/01,2024-04-28\n0099999,2024/05/03,2024-04-01\n"
                .as_bytes()
                .to_vec(),
        ),
        (
            "labs.csv",
            "採血日,カルテ番号,HbA1c\n20240502,0012345,6.1\n20240502,0067890,5.4\n20240503,0099999,7.0\n"
                .as_bytes()
                .to_vec(),
        ),
    ];
    let bundle = run(&files, preset("jp-kamei"));
    let days = offset(bundle.output("ct"));
    assert!((1..=730).contains(&days), "never by nothing");
    assert_eq!(offset(bundle.output("mr")), days);
    let visits = csv(&bundle, "visits.csv");
    assert_eq!(visits[0][1], back("20240501", days, "%Y/%m/%d"));
    assert_eq!(visits[0][2], back("20240428", days, "%Y-%m-%d"));
    let labs = csv(&bundle, "labs.csv");
    assert_eq!(labs[0][0], back("20240502", days, "%Y%m%d"));
    assert_ne!(labs[1][0], labs[0][0], "another person, another offset");
    // L74: one pseudonym in images, tables and paths.
    let pseudonym = text(bundle.output("ct"), 0x0010_0020).expect("a pseudonym");
    assert_eq!((&visits[0][0], &labs[0][1]), (&pseudonym, &pseudonym));
    assert!(
        bundle
            .finished
            .files
            .iter()
            .any(|(_, path)| path.contains(&pseudonym))
    );
}

#[test]
fn l42_the_offset_does_not_follow_from_the_id_without_the_key() {
    use kamei::identity::Person;
    use kamei::key::RootKey;
    use kamei::transform::derive::Derivations;
    let person = Person {
        issuer: String::new(),
        id: ID.to_owned(),
    };
    let offsets: std::collections::BTreeSet<_> = (0..64)
        .map(|byte| Derivations::new(&RootKey::from_bytes([byte; 32]), None, "").offset(&person))
        .collect();
    assert!(offsets.len() > 50, "{} offsets of 64 keys", offsets.len());
}

#[test]
fn l43_dates_that_patients_share_are_never_moved_in_any_place() {
    let shared = |set: DataSet| {
        set.put(0x0018_1200, "DA", "20230405")
            .put(0x0018_1204, "DA", "20150607")
            .put(0x0018_1205, "DA", "20160708")
            .put(0x0018_700C, "DA", "20230809")
            .put(0x0014_3076, "DA", "20230910")
            .put(0x0014_1020, "DA", "20261011")
    };
    let set = shared(image(1))
        .sequence(0x0050_0010, &[shared(DataSet::default())])
        .sequence(
            0x0008_1140,
            &[shared(DataSet::default().put(0x0008_1155, "UI", "1.2.3"))],
        );
    let input = set.file();
    for name in Policy::PRESETS {
        let bundle = run(&[("in", input.clone())], preset(name));
        let output = bundle.output("in");
        let days = text(output, 0x0008_0020)
            .filter(|date| !date.is_empty())
            .map(|_| offset(output));
        for date in [
            "20230405", "20150607", "20160708", "20230809", "20230910", "20261011",
        ] {
            assert!(holds(&input, date));
            if let Some(days) = days {
                let told = back(date, days, "%Y%m%d");
                assert!(!holds(output, &told), "{date} moved under {name}");
            }
        }
    }
}

#[test]
fn l44_a_birth_date_is_a_month_a_year_or_nothing_as_the_policy_says() {
    for (rule, length) in [("generalise-month", "01"), ("generalise-year", "0101")] {
        let policy =
            format!(r#"{{"preset":"jp-kamei","rules":[{{"tag":"00100030","action":"{rule}"}}]}}"#);
        let policy = Policy::from_json(&policy).expect("a policy");
        let bundle = run(&[("in", image(1).file())], policy);
        let birth = text(bundle.output("in"), 0x0010_0030).expect("a birth date");
        assert!(birth.ends_with(length) && birth.len() == 8, "{birth}");
        assert!(day(&birth) < day("19610103"), "it moves with all dates");
    }
    let basic = output(&image(1), "ps3.15-basic");
    assert_eq!(text(&basic, 0x0010_0030).as_deref(), Some(""));
    let unborn = image(1).put(0x0010_0030, "DA", "");
    let unborn = output(&unborn, "jp-kamei");
    assert_eq!(text(&unborn, 0x0010_0030).as_deref(), Some(""));
}

#[test]
fn l45_ages_over_89_are_one_class_in_every_unit_and_vr() {
    for (vr, age, after) in [
        ("AS", "089Y", "089Y"),
        ("AS", "042W", "042W"),
        ("AS", "999M", "999M"),
        ("AS", "090Y", "090Y"),
        ("AS", "101Y", "090Y"),
        ("AS", "1200M", "090Y"),
        ("AS", "40000D", "090Y"),
        ("AS", "5000W", "090Y"),
        ("AS", "1000M", ""),
        ("AS", "101", ""),
        ("LO", "101Y", "090Y"),
        ("LO", "064Y", "064Y"),
        ("SH", "101 years", ""),
        ("IS", "101", ""),
    ] {
        let set = image(1).put(0x0010_1010, vr, age);
        let output = output(&set, "jp-kamei");
        let found = text(&output, 0x0010_1010).unwrap_or_default();
        assert_eq!(found, after, "{vr} {age}");
    }
}

#[test]
fn l45_ages_over_89_in_tables_are_one_class() {
    let mut table = String::from("患者ID,年齢,体重\n");
    for (number, age) in [
        "95", "104歳", "095Y", "９８", "89", "７歳", "90", "1200M", "121",
    ]
    .iter()
    .enumerate()
    {
        table.push_str(&format!("00123{number:02},{age},5{number}.5\n"));
    }
    for number in 10..40 {
        table.push_str(&format!("00123{number},{number},61.5\n"));
    }
    let bundle = run(&[("t.csv", table.into_bytes())], preset("jp-kamei"));
    let ages: Vec<String> = csv(&bundle, "t.csv")
        .into_iter()
        .map(|row| row[1].clone())
        .collect();
    assert_eq!(
        ages[..9],
        ["90", "90歳", "090Y", "９０", "89", "７歳", "90", "", ""]
    );
}

#[test]
fn l46_a_date_in_the_vr_of_a_text_moves_and_in_that_of_a_code_goes() {
    for vr in ["LO", "SH", "ST", "LT", "UT"] {
        let (after, days) = moved(0x0008_0021, vr, "20240301");
        assert_eq!(after, back("20240301", days, "%Y%m%d"), "{vr}");
    }
    for vr in ["CS", "IS", "DS", "AE", "TM"] {
        let (after, _) = moved(0x0008_0021, vr, "20240301");
        assert_eq!(after, "", "{vr}");
    }
}

#[test]
fn l46_a_date_in_an_attribute_that_is_no_date_does_not_stay() {
    for (tag, vr, value) in [
        (0x0020_0012, "IS", "20240301"),
        (0x0020_0011, "IS", "20240301"),
        (0x0018_0050, "DS", "20240301"),
        (0x0018_0022, "CS", "20240301"),
        (0x0018_1210, "SH", "2024-03-01"),
        (0x0018_1210, "SH", "3 MAR 2024"),
        (0x0018_1020, "LO", "V1\\2024/03/01"),
        (0x0018_1210, "DA", "20240301"),
        (0x0018_1210, "DT", "20240301101500"),
    ] {
        for name in Policy::PRESETS {
            let set = image(1).put(tag, vr, value);
            let output = output(&set, name);
            assert!(!holds(&output, value), "{tag:08X} {vr} under {name}");
            let days = text(&output, 0x0008_0020).filter(|date| !date.is_empty());
            // What is encoded as a date moves like one.
            if days.is_some() && !matches!(vr, "DA" | "DT") {
                let told = back("20240301", offset(&output), "%Y%m%d");
                assert!(!holds(&output, &told), "{tag:08X} {vr} moved under {name}");
            }
        }
    }
    let kept = image(1)
        .put(0x0018_1020, "LO", "syngo 7.0.1")
        .put(0x0020_0012, "IS", "12");
    let kept = output(&kept, "jp-kamei");
    assert_eq!(text(&kept, 0x0018_1020).as_deref(), Some("syngo 7.0.1"));
    assert_eq!(text(&kept, 0x0020_0012).as_deref(), Some("12"));
}

#[test]
fn l46_a_date_spelled_out_in_a_description_moves_in_its_own_style() {
    let (after, days) = moved(0x0008_103E, "LO", "after 3 JAN 2024 and 2024.02.05");
    let moved = |text: &str, format| back(text, days, format).to_uppercase();
    let expected = format!(
        "AFTER {} AND {}",
        moved("20240103", "%-d %b %Y"),
        moved("20240205", "%Y.%m.%d")
    );
    assert_eq!(after.to_uppercase(), expected);
}

#[test]
fn l66_a_date_in_a_file_name_is_in_no_output_path() {
    let files = [
        ("20240501_CT/IM20240501", image(1).file()),
        ("Yamada 1961-01-03.dcm", image(2).file()),
    ];
    for name in Policy::PRESETS {
        let bundle = run(&files, preset(name));
        for path in bundle.files.keys() {
            for part in ["2024", "1961", "Yamada", "IM"] {
                assert!(!path.contains(part), "{part} under {name}");
            }
        }
    }
}

#[test]
fn an_offset_from_utc_stays_where_dates_move_and_goes_where_they_go() {
    let set = image(1).put(0x0008_0201, "SH", "+0900");
    assert_eq!(
        text(&output(&set, "jp-kamei"), 0x0008_0201).as_deref(),
        Some("+0900")
    );
    assert!(!holds(&output(&set, "ps3.15-basic"), "+0900"));
    let telling = image(1).put(0x0008_0201, "SH", "Yamada");
    assert!(!holds(&output(&telling, "jp-kamei"), "Yamada"));
}

#[test]
fn l44_the_age_agrees_with_the_days_between_birth_and_study() {
    let policy = r#"{"preset":"jp-kamei","rules":[{"tag":"00100030","action":"clean"}]}"#;
    let policy = Policy::from_json(policy).expect("a policy");
    let bundle = run(&[("in", image(1).file())], policy);
    let output = bundle.output("in");
    let birth = day(&text(output, 0x0010_0030).expect("a birth date"));
    let study = day(&text(output, 0x0008_0020).expect("a study date"));
    assert_eq!(study - birth, day("20240501") - day("19610103"));
    assert_eq!(text(output, 0x0010_1010).as_deref(), Some("042Y"));
}
