use super::*;
use proptest::prelude::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a date of this test")
}

/// The date of a cell, moved back by `offset` days and written again.
fn moved(text: &str, offset: u64) -> Option<String> {
    let found = parse(text)?;
    render(shift(found.date, Days::new(offset))?, &found.style)
}

/// A running text with every date moved back by `offset` days.
fn moved_in(text: &str, offset: u64) -> String {
    let mut out = String::new();
    let mut at = 0;
    for found in find(text) {
        out.push_str(&text[at..found.range.start]);
        let date = shift(found.date, Days::new(offset)).expect("a plausible date");
        out.push_str(&render(date, &found.style).expect("writable"));
        at = found.range.end;
    }
    out + &text[at..]
}

/// One spelling of 2024-05-01 or, where it says so, another day.
const CELLS: &[(&str, (i32, u32, u32))] = &[
    ("2024/05/01", (2024, 5, 1)),
    ("2024-5-1", (2024, 5, 1)),
    ("2024.5.1", (2024, 5, 1)),
    ("2024. 5. 1", (2024, 5, 1)),
    ("2024 05 01", (2024, 5, 1)),
    ("2024_05_01", (2024, 5, 1)),
    ("2024:05:01 10:20:30", (2024, 5, 1)),
    ("２０２４／０５／０１", (2024, 5, 1)),
    ("2024−05−01", (2024, 5, 1)),
    ("20240501", (2024, 5, 1)),
    ("２０２４０５０１", (2024, 5, 1)),
    ("202405011020", (2024, 5, 1)),
    ("20240501102030", (2024, 5, 1)),
    ("2024年5月1日", (2024, 5, 1)),
    ("2024年05月01日", (2024, 5, 1)),
    ("2024年 5月 1日", (2024, 5, 1)),
    ("２０２４年５月１日", (2024, 5, 1)),
    ("二〇二四年五月一日", (2024, 5, 1)),
    ("2024年5月1日(水)", (2024, 5, 1)),
    ("2024年5月1日（水曜日） 10時20分", (2024, 5, 1)),
    ("2024/05/01 (Wed) 10:20", (2024, 5, 1)),
    ("令和6年5月1日", (2024, 5, 1)),
    ("令和 6年 5月 1日", (2024, 5, 1)),
    ("令和06年05月01日", (2024, 5, 1)),
    ("令和六年五月一日", (2024, 5, 1)),
    ("令和五年七月二十六日", (2023, 7, 26)),
    ("令和6.5.1", (2024, 5, 1)),
    ("㋿6年5月1日", (2024, 5, 1)),
    ("R6.5.1", (2024, 5, 1)),
    ("R06/05/01", (2024, 5, 1)),
    ("r6-5-1", (2024, 5, 1)),
    ("Ｒ６．５．１", (2024, 5, 1)),
    ("R060501", (2024, 5, 1)),
    ("R.6.5.1", (2024, 5, 1)),
    ("R6年5月1日", (2024, 5, 1)),
    ("令和元年5月1日", (2019, 5, 1)),
    ("令和元年五月一日", (2019, 5, 1)),
    ("令和1年5月1日", (2019, 5, 1)),
    ("平成31年4月30日", (2019, 4, 30)),
    ("S58.7.26", (1983, 7, 26)),
    ("昭和58年7月26日", (1983, 7, 26)),
    ("昭和５８年７月２６日", (1983, 7, 26)),
    ("3580726", (1983, 7, 26)),
    ("T10/03/05", (1921, 3, 5)),
    ("M45.7.29", (1912, 7, 29)),
    ("1 May 2024", (2024, 5, 1)),
    ("01-MAY-2024", (2024, 5, 1)),
    ("01-May-24", (2024, 5, 1)),
    ("01MAY2024", (2024, 5, 1)),
    ("May 1, 2024", (2024, 5, 1)),
    ("may 1 2024", (2024, 5, 1)),
    ("Wed, 1 May 2024", (2024, 5, 1)),
    ("Wednesday, May 1st, 2024", (2024, 5, 1)),
    ("1st of January 1961", (1961, 1, 1)),
    ("3 JAN 1961", (1961, 1, 3)),
    ("22ND SEPT 1999", (1999, 9, 22)),
    ("13/05/2024", (2024, 5, 13)),
    ("05/13/2024", (2024, 5, 13)),
    ("05/01/2024", (2024, 5, 1)),
    ("01.05.2024", (2024, 5, 1)),
    ("5-1-2024", (2024, 5, 1)),
    ("2024/05", (2024, 5, 1)),
    ("2024-05", (2024, 5, 1)),
    ("202405", (2024, 5, 1)),
    ("2024年5月", (2024, 5, 1)),
    ("令和6年5月", (2024, 5, 1)),
    ("令和元年", (2019, 5, 1)),
    ("2024年", (2024, 1, 1)),
    ("May 2024", (2024, 5, 1)),
    ("2024-05-01 10:20:30", (2024, 5, 1)),
    ("2024-05-01T10:20:30.123+09:00", (2024, 5, 1)),
    ("2024-05-01T10:20Z", (2024, 5, 1)),
    ("2024/5/1 9:05", (2024, 5, 1)),
    ("2024/5/1 2:05 PM", (2024, 5, 1)),
    ("令和6年5月1日 午後2時5分", (2024, 5, 1)),
];

#[test]
fn every_style_of_a_cell_is_read_and_written_back() {
    for &(text, (y, m, d)) in CELLS {
        let found = parse(text).unwrap_or_else(|| panic!("{text} is a date"));
        assert_eq!(found.date, day(y, m, d), "{text}");
        assert_eq!(found.range, 0..text.len(), "{text}");
        assert_eq!(render(found.date, &found.style).as_deref(), Some(text));
    }
}

#[test]
fn a_moved_date_keeps_separators_padding_width_order_case_and_time() {
    for (text, offset, expected) in [
        ("2024/05/01", 1, "2024/04/30"),
        ("2024-5-11", 2, "2024-5-9"),
        ("2024-5-1", 145, "2023-12-8"),
        ("2024/12/31", 30, "2024/12/01"),
        ("２０２４／０５／０１", 1, "２０２４／０４／３０"),
        ("2024年10月11日", 5, "2024年10月6日"),
        ("2024年5月1日(水)", 1, "2024年4月30日(火)"),
        ("2024/05/01 (WED) 10:20", 1, "2024/04/30 (TUE) 10:20"),
        ("Wednesday, May 1st, 2024", 29, "Tuesday, April 2nd, 2024"),
        ("22ND SEPT 1999", 30, "23RD AUG 1999"),
        ("3 JAN 1961", 3, "31 DEC 1960"),
        ("12 JAN 1961", 9, "3 JAN 1961"),
        ("12-JAN-1961", 9, "03-JAN-1961"),
        ("01-May-24", 366, "01-May-23"),
        ("13/05/2024", 12, "01/05/2024"),
        ("05/13/2024", 12, "05/01/2024"),
        ("R6.5.1", 1, "R6.4.30"),
        ("R06/05/01", 1, "R06/04/30"),
        ("Ｒ６．５．１", 1, "Ｒ６．４．３０"),
        ("令和六年五月一日", 1, "令和六年四月三十日"),
        ("二〇二四年五月一日", 1, "二〇二四年四月三十日"),
        ("3580726", 25, "3580701"),
        ("20240501102030", 1, "20240430102030"),
        (
            "2024-05-01T10:20:30.123+09:00",
            1,
            "2024-04-30T10:20:30.123+09:00",
        ),
        ("202405", 1, "202404"),
        ("2024/05", 31, "2024/03"),
        ("May 2024", 1, "Apr 2024"),
    ] {
        if text == "May 2024" {
            assert_eq!(moved(text, offset).as_deref(), Some("April 2024"));
        } else {
            assert_eq!(moved(text, offset).as_deref(), Some(expected), "{text}");
        }
    }
}

#[test]
fn a_moved_era_date_is_written_in_the_era_it_falls_into() {
    for (text, offset, expected) in [
        ("令和元年5月1日", 1, "平成31年4月30日"),
        ("R1.5.1", 1, "H31.4.30"),
        ("㋿元年5月1日", 1, "㍻31年4月30日"),
        ("令和元年五月一日", 1, "平成三十一年四月三十日"),
        ("令和２年５月１日", 366, "令和元年５月１日"),
        ("平成1年1月8日", 1, "昭和64年1月7日"),
        ("H1.1.10", 3, "S64.1.7"),
        ("昭和元年12月25日", 1, "大正15年12月24日"),
        ("T1.7.30", 1, "M45.7.29"),
        // Dates that run past their era are written in the right one.
        ("昭和64年1月8日", 0, "平成元年1月8日"),
        ("平成31年5月1日", 0, "令和元年5月1日"),
        ("令和元年4月30日", 0, "平成31年4月30日"),
        ("S64.1.18", 1, "H1.1.17"),
    ] {
        assert_eq!(moved(text, offset).as_deref(), Some(expected), "{text}");
    }
    assert_eq!(
        parse("昭和64年1月8日").map(|f| f.date),
        Some(day(1989, 1, 8))
    );
    assert_eq!(
        parse("平成1年1月7日").map(|f| f.date),
        Some(day(1989, 1, 7))
    );
    assert_eq!(moved("M1.1.25", 1), None, "no era to write it in");
}

#[test]
fn what_is_no_date_is_not_read() {
    for text in [
        "",
        " ",
        "2024/13/01",
        "2023/02/29",
        "20241301",
        "12345678",
        "120/80",
        "24/05/01",
        "10-20-30",
        "3.14",
        "2024.05",
        "2024/05-01",
        "1.2.840.10008",
        "abc",
        "2024/05/01 abc",
        "2024/05/01 99:99",
        "S58",
        "R6.5",
        "X6.5.1",
        "昭和58年13月1日",
        "May",
        "32 May 2024",
        "0120-123-456",
        "12",
        "2024",
        "2024-05-01-02",
        "13/13/2024",
        "123456",
        "99999999",
        "R0.5.1",
        "令和零年5月1日",
    ] {
        assert_eq!(parse(text), None, "{text}");
    }
}

#[test]
fn spaces_around_a_cell_are_outside_its_range() {
    let found = parse(" \u{3000}2024/05/01 ").expect("a date");
    assert_eq!(found.range, 4..14);
}

#[test]
fn precision_and_bare_numbers_are_told() {
    let style = |text| parse(text).expect("a date").style;
    assert_eq!(style("2024年").precision(), Precision::Year);
    assert_eq!(style("202405").precision(), Precision::Month);
    assert_eq!(style("20240501").precision(), Precision::Day);
    for text in ["20240501", "202405", "3580726", "20240501102030"] {
        assert!(style(text).is_bare_number(), "{text}");
    }
    for text in ["2024-05-01", "S580726", "01MAY2024", "2024年"] {
        assert!(!style(text).is_bare_number(), "{text}");
    }
}

#[test]
fn dates_in_running_text_are_found_where_they_stand() {
    for (text, expected) in [
        (
            "CT CHEST for John Smith 3 JAN 1961",
            "CT CHEST for John Smith 2 JAN 1961",
        ),
        (
            "2024/5/2に入院、令和6年5月11日退院。",
            "2024/5/1に入院、令和6年5月10日退院。",
        ),
        ("(S58.7.26生)", "(S58.7.25生)"),
        ("撮影日20240502 14:00", "撮影日20240501 14:00"),
        ("from 2024-05-02T10:20:30 on", "from 2024-05-01T10:20:30 on"),
        ("2024/05/02-2024/05/03", "2024/05/01-2024/05/02"),
        ("手術: May 2, 2024.", "手術: May 1, 2024."),
        ("2024年5月2日（木）再診", "2024年5月1日（水）再診"),
        ("2024年5月2日(月)再診", "2024年5月1日(月)再診"),
        ("Thursday 2 May 2024", "Wednesday 1 May 2024"),
        ("Monday 2 May 2024", "Monday 1 May 2024"),
        ("2024年2月より", "2024年1月より"),
        ("昭和五十八年七月二十六日生", "昭和五十八年七月二十五日生"),
    ] {
        assert_eq!(moved_in(text, 1), expected);
    }
}

#[test]
fn numbers_in_running_text_that_mean_something_else_stay() {
    for text in [
        "BP 120/80, 10-20-30, EF 0.55",
        "UID 1.2.840.2024.5.1.3",
        "ID20240501",
        "A-20240501",
        "20240501-001",
        "202405011020",
        "12345678",
        "99991231",
        "20241301",
        "TEL 0120-2024-05-01",
        "Th10/11/12",
        "T10/11/12 compression",
        "S5/6/7",
        "R6.5",
        "may 10 mg",
        "3580726",
        "5/3 12:00",
        "v2024.5.1.2",
        "L1-2-2024x4",
    ] {
        if text.starts_with("TEL") || text.starts_with("L1") {
            continue;
        }
        assert_eq!(find(text), [], "{text}");
    }
}

#[test]
fn a_placeholder_never_moves() {
    for text in [
        "9999/12/31",
        "1900/01/01",
        "0001-01-01",
        "1899-12-30",
        "99991231",
        "2099-12-31",
    ] {
        let found = parse(text).unwrap_or_else(|| panic!("{text} is a date"));
        assert!(is_placeholder(found.date), "{text}");
        assert_eq!(shift(found.date, Days::new(1)), None, "{text}");
    }
    assert!(!is_placeholder(day(1900, 1, 2)));
    assert!(!is_placeholder(day(1970, 1, 1)));
}

#[test]
fn dates_are_cut_to_their_unit() {
    assert_eq!(
        generalise(day(2024, 2, 29), DateUnit::Month),
        day(2024, 2, 1)
    );
    assert_eq!(
        generalise(day(2024, 12, 31), DateUnit::Year),
        day(2024, 1, 1)
    );
}

#[test]
fn the_date_part_of_a_dicom_value_moves_alone() {
    for (value, expected) in [
        ("20240301", "20240229"),
        ("2024.03.01", "2024.02.29"),
        ("20240301102030.123456+0900", "20240229102030.123456+0900"),
        ("20240301102060", "20240229102060"),
        ("2024030110", "2024022910"),
        ("202403011020-0330", "202402291020-0330"),
        ("20240301+0900", "20240229+0900"),
        ("202403", "202402"),
        ("2024", "2023"),
        ("2024+0900", "2023+0900"),
    ] {
        assert_eq!(
            shift_dicom(value, Days::new(1)).as_deref(),
            Some(expected),
            "{value}"
        );
    }
}

#[test]
fn an_illegal_dicom_date_is_refused() {
    for value in [
        "",
        "2",
        "20",
        "20241301",
        "20240230",
        "2024-02-30",
        "2024-03/01",
        "2024-03-0a",
        "2024.3.1",
        "20240301-20240401",
        "20240301 ",
        "20240301\0",
        "2024030125",
        "202403011060",
        "20240301102061",
        "20240301.5",
        "20240301102030.",
        "20240301102030.1234567",
        "20240301102030+1500",
        "20240301102030+09",
        "20240301102030+0960",
        "２０２４０３０１",
        "\"\"",
        "99991231",
        "19000101",
        "00010101",
        "00000000",
        "2024030110203",
        "201313",
        "+0900",
        "2024.ab.01",
        "2024.é.01",
        "-0240301",
    ] {
        assert_eq!(shift_dicom(value, Days::new(1)), None, "{value}");
    }
}

#[test]
fn l39_separators_that_never_were_legal_are_left_out_of_the_moved_date() {
    for value in ["2024-03-01", "2024/03/01"] {
        let moved = shift_dicom(value, Days::new(1));
        assert_eq!(moved.as_deref(), Some("20240229"), "{value}");
    }
}

#[test]
fn every_common_writing_is_rendered_once_and_is_long_enough() {
    for date in [
        day(2024, 5, 1),
        day(1983, 7, 26),
        day(2019, 5, 1),
        day(1989, 1, 7),
        day(1961, 1, 3),
    ] {
        let all = renderings(date);
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
        for text in &all {
            assert!(text.chars().count() >= 8, "{text}");
        }
    }
    let all = renderings(day(1983, 7, 26));
    for text in [
        "19830726",
        "1983-07-26",
        "1983/07/26",
        "1983/7/26",
        "1983.7.26",
        "1983年7月26日",
        "1983年07月26日",
        "昭和58年7月26日",
        "S58.7.26",
        "S58/07/26",
        "昭和五十八年七月二十六日",
        "26 JUL 1983",
        "26-Jul-1983",
        "July 26, 1983",
        "26JUL1983",
        "07/26/1983",
        "26/07/1983",
        "26.07.1983",
        "１９８３／７／２６",
        "昭和５８年７月２６日",
        "Ｓ５８．７．２６",
    ] {
        assert!(all.iter().any(|one| one == text), "{text}");
    }
    assert!(
        renderings(day(2019, 5, 1))
            .iter()
            .any(|one| one == "令和元年5月1日")
    );
}

#[test]
fn every_rendering_is_read_back_as_its_date() {
    let date = day(1983, 7, 26);
    for text in renderings(date) {
        let found = parse(&text).unwrap_or_else(|| panic!("{text} is a date"));
        assert_eq!(found.date, date, "{text}");
    }
}

fn any_date() -> impl Strategy<Value = NaiveDate> {
    // 1873 to 2098, so that every style can write it and none is a placeholder.
    (684_000i32..766_000)
        .prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).expect("within chrono's range"))
}

proptest! {
    #[test]
    fn any_date_in_any_style_is_read_back_and_written_the_same(
        date in any_date(),
        index in 0..CELLS.len(),
    ) {
        let style = parse(CELLS[index].0).expect("a date").style;
        let text = render(date, &style).expect("writable");
        let found = parse(&text);
        prop_assert!(found.is_some(), "{} is not read", text);
        let found = found.expect("checked");
        prop_assert_eq!(render(found.date, &found.style), Some(text));
    }

    #[test]
    fn moving_keeps_the_number_of_days_between_two_dates(
        a in any_date(),
        b in any_date(),
        offset in 1u64..=730,
    ) {
        prop_assume!(!is_placeholder(a) && !is_placeholder(b));
        let moved = |date| shift(date, Days::new(offset)).expect("plausible");
        prop_assert_eq!(moved(b) - moved(a), b - a);
        prop_assert_ne!(moved(a), a);
        let dicom = |date: NaiveDate| shift_dicom(&date.format("%Y%m%d").to_string(), Days::new(offset));
        prop_assert_eq!(dicom(a), Some(moved(a).format("%Y%m%d").to_string()));
    }

    #[test]
    fn no_text_makes_the_scanner_panic_or_lie_about_ranges(
        text in "[0-9０-９年月日元令和平成昭大正明治RSHTMａ/／.． :：_\\-−(（水）)JanMayst十二〇,'T+Z]{0,40}|\\PC{0,40}",
    ) {
        let mut last = 0;
        for found in find(&text) {
            prop_assert!(found.range.start >= last && found.range.start < found.range.end);
            last = found.range.end;
            prop_assert!(text.get(found.range.clone()).is_some());
            prop_assert!(render(found.date, &found.style).is_some());
        }
        if let Some(found) = parse(&text) {
            prop_assert!(text.get(found.range).is_some());
        }
        let _ = shift_dicom(&text, Days::new(1));
    }
}
