//! Dates and ages: checklist L38 to L46.

use crate::patient::*;
use crate::support::{holds, preset, run, slice, text};
use kamei::policy::Policy;

#[test]
fn l38_dates_of_nobody_do_not_survive() {
    let file = slice("", "", "", "20240501", 1)
        .put(0x0020_000D, "UI", "")
        .file();
    for name in Policy::PRESETS {
        let bundle = run(&[("in", file.clone())], preset(name));
        assert!(!holds(&bundle.everything(), "20240501"), "{name}");
    }
    let file = slice(ID, NAME, BIRTH, "", 1)
        .put(0x0008_0021, "DA", "20240503")
        .file();
    assert_eq!(text(&output(&file), 0x0008_0020).as_deref(), Some(""));
    gone(&file, &["20240503"]);
}

#[test]
fn l39_l41_l46_dates_of_every_shape_move_together_or_go() {
    let file = image()
        .put(0x0008_0021, "DA", "2024.05.04")
        .put(0x0008_002A, "DT", "20240505101500.123456+0900")
        .put(0x0018_9074, "DT", "20240506235960")
        .put(0x0018_9151, "DT", "202405")
        .put(0x0008_0022, "DA", "2024-05-07")
        .put(0x0018_1012, "DA", "20240508")
        .put(0x0008_103E, "LO", "compared with 3 JAN 2024");
    let file = file.file();
    gone(
        &file,
        &[
            "2024.05.04",
            "20240505",
            "20240506",
            "2024-05-07",
            "3 JAN 2024",
        ],
    );
    let output = output(&file);
    let moved =
        chrono::NaiveDate::from_ymd_opt(2024, 5, 1).expect("a date") - date(&output, 0x0008_0020);
    assert!((1..=730).contains(&moved.num_days()), "never by nothing");
    for (tag, day) in [(0x0008_002A, 5), (0x0018_9074, 6)] {
        let was = chrono::NaiveDate::from_ymd_opt(2024, 5, day).expect("a date");
        assert_eq!(was - date(&output, tag), moved, "{tag:08X}");
    }
    let zoned = text(&output, 0x0008_002A).expect("a date and time");
    assert!(
        zoned.ends_with("101500.123456+0900"),
        "the clock stays: {zoned}"
    );
}

#[test]
fn l43_dates_of_the_machine_do_not_tell_the_offset() {
    let file = image()
        .put(0x0018_1200, "DA", "20240401")
        .put(0x0018_1201, "TM", "070000")
        .put(0x0018_1204, "DA", "20150401")
        .file();
    gone(&file, &["20240401", "20150401"]);
}

#[test]
fn l44_l45_great_ages_and_birth_dates_go() {
    let file = image().put(0x0010_1010, "AS", "095Y").file();
    let aged = text(&output(&file), 0x0010_1010);
    assert_eq!(aged.as_deref(), Some("090Y"));
    gone(&file, &["095Y"]);
    let unborn = slice(ID, NAME, "", "20240501", 1).file();
    assert_eq!(gone(&unborn, &[ID]), Vec::<String>::new());
}

#[test]
fn l40_a_shift_over_a_change_of_the_clock_moves_every_day_alike() {
    // Days around the changes to and from summer time in Europe and America, a leap day, a year's end.
    let days = [
        "20240309", "20240310", "20240311", "20240330", "20240331", "20240401", "20241026",
        "20241027", "20241103", "20241104", "20240229", "20231231", "20240101",
    ];
    let mut moved = std::collections::BTreeSet::new();
    for day in days {
        let file =
            image()
                .put(0x0008_0020, "DA", day)
                .put(0x0008_002A, "DT", format!("{day}023000-0500"));
        let output = output(&file.file());
        let was = chrono::NaiveDate::parse_from_str(day, "%Y%m%d").expect("a date");
        moved.insert((was - date(&output, 0x0008_0020)).num_days());
        moved.insert((was - date(&output, 0x0008_002A)).num_days());
        let clock = text(&output, 0x0008_002A).expect("a date and time");
        assert!(clock.ends_with("023000-0500"), "the clock stays: {clock}");
    }
    assert_eq!(moved.len(), 1, "one offset for one patient: {moved:?}");
}

#[test]
fn l42_the_offset_of_an_id_cannot_be_had_without_the_key() {
    use kamei::identity::Person;
    use kamei::key::RootKey;
    use kamei::transform::derive::Derivations;
    let [one, other] =
        [[7; 32], [8; 32]].map(|bytes| Derivations::new(&RootKey::from_bytes(bytes), None, ""));
    let mut agree = 0;
    let mut offsets = std::collections::BTreeSet::new();
    for id in 0..10_000 {
        let person = Person {
            issuer: String::new(),
            id: format!("{id:04}"),
        };
        let (a, b) = (one.offset(&person), other.offset(&person));
        agree += u32::from(a == b);
        offsets.insert(a);
    }
    // By chance one in 730; whoever knows the four digits knows no more than that.
    assert!(
        agree < 60,
        "{agree} of 10000 IDs have the same offset under two keys"
    );
    assert!(
        offsets.len() > 700,
        "only {} offsets are in use",
        offsets.len()
    );
}

#[test]
fn l46_a_day_inside_a_text_is_not_moved_where_dates_are_removed() {
    let file = image()
        .put(0x0018_1160, "SH", "seen 3 MAY 2024")
        .put(0x0008_0021, "DA", "20240503");
    for name in ["ps3.15-basic", "jp-tokumei"] {
        let bundle = run(&[("in", file.file())], preset(name));
        let left = text(bundle.output("in"), 0x0018_1160).expect("a text");
        assert!(
            left.starts_with("seen") && !left.contains(|c: char| c.is_ascii_digit()),
            "{left}"
        );
    }
    let moved = text(&output(&file.file()), 0x0018_1160).expect("a text");
    assert!(
        moved.contains("20") && !moved.contains("3 MAY 2024"),
        "{moved}"
    );
}
