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
