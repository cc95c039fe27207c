//! What an output says of its own de-identification.

use super::*;

pub(super) fn claims() -> Claims {
    Claims {
        methods: vec![("113100", "Basic Application Confidentiality Profile")],
        longitudinal: "UNMODIFIED",
    }
}

#[test]
fn claims_are_written_once_and_say_only_what_was_done_now() {
    for encoding in ENCODINGS {
        let code = |value: &[u8]| {
            let mut code = even(encoding, Tag(0x0008, 0x0100), VR::SH, value);
            code.extend(even(encoding, Tag(0x0008, 0x0102), VR::SH, b"DCM"));
            item(encoding, &code)
        };
        let mut data = even(encoding, SOP, VR::UI, UID);
        data.extend(even(encoding, Tag(0x0008, 0x0020), VR::DA, b"20240131"));
        data.extend(even(encoding, Tag(0x0012, 0x0062), VR::CS, b"NO"));
        data.extend(even(encoding, Tag(0x0012, 0x0063), VR::LO, b"dcanon"));
        let codes = [code(b"113101"), code(b"113105"), code(MARKER)].concat();
        data.extend(undefined(encoding, Tag(0x0012, 0x0064), VR::SQ, &codes));
        data.extend(even(encoding, Tag(0x0028, 0x0303), VR::CS, b"MODIFIED"));
        let decide = Rule(|_: &ElementFacts<'_>| Action::Keep);
        let run = |input: &[u8]| {
            let (facts, _) = survey(input).unwrap();
            apply_knowing(input, &decide, &claims(), facts, &names(&[]))
                .unwrap()
                .bytes
        };
        let output = run(&file(encoding, &data));
        assert!(!contains(&output, MARKER));
        assert_eq!(
            value_of(&output, Tag(0x0012, 0x0062)).as_deref(),
            Some(b"YES".as_slice())
        );
        assert_eq!(
            value_of(&output, Tag(0x0028, 0x0303)).as_deref(),
            Some(b"MODIFIED".as_slice())
        );
        let method = value_of(&output, Tag(0x0012, 0x0063)).unwrap();
        let method = String::from_utf8(method).unwrap();
        assert_eq!(method, format!("dcanon\\{} 113100", crate::TOOL));
        assert!(!contains(&output, b"113105") && !contains(&output, b"113101"));
        assert!(run(&output) == output, "a second run adds nothing");
        assert!(value_of(&output, Tag(0x0028, 0x0301)).is_none());
    }
}

#[test]
fn earlier_method_texts_stay_unless_they_name_somebody_or_the_policy_objects() {
    let mut data = even(EXPLICIT, NAME, VR::PN, b"Kobayashi^Hanako");
    let earlier = b"dcanon\\for KOBAYASHI HANAKO\\keep dates";
    data.extend(even(EXPLICIT, Tag(0x0012, 0x0063), VR::LO, earlier));
    let method = |action| {
        let decide = Rule(move |facts: &ElementFacts<'_>| match facts.tag {
            NAME => Action::Empty,
            _ => action,
        });
        let output = apply(&file(EXPLICIT, &data), &decide, &claims()).unwrap();
        let value = value_of(&output.bytes, Tag(0x0012, 0x0063)).unwrap();
        String::from_utf8(value).unwrap()
    };
    assert_eq!(
        method(Action::Keep),
        format!("dcanon\\keep dates\\{} 113100", crate::TOOL)
    );
    assert_eq!(method(Action::Empty), format!("{} 113100", crate::TOOL));
}

#[test]
fn without_a_method_nothing_is_claimed() {
    let data = even(EXPLICIT, SOP, VR::UI, UID);
    let output = apply_all(&file(EXPLICIT, &data), Action::Keep);
    assert!(value_of(&output.bytes, Tag(0x0012, 0x0062)).is_none());
}

#[test]
fn cleaned_reports_and_graphics_are_claimed_only_where_there_are_any() {
    let claims = Claims {
        methods: vec![
            ("113100", "Basic Application Confidentiality Profile"),
            ("113103", "Clean Graphics Option"),
            ("113104", "Clean Structured Content Option"),
        ],
        longitudinal: "",
    };
    let said = |data: &[u8]| {
        let decide = Rule(|_: &ElementFacts<'_>| Action::Keep);
        let output = apply(&file(EXPLICIT, data), &decide, &claims)
            .unwrap()
            .bytes;
        ["113103", "113104"].map(|code| contains(&output, code.as_bytes()))
    };
    let name = even(EXPLICIT, NAME, VR::PN, b"A^B");
    assert_eq!(said(&name), [false, false]);
    for tag in [Tag(0x0040, 0xA730), Tag(0x0040, 0xB020)] {
        assert_eq!(said(&nested(EXPLICIT, tag, &name)), [false, true]);
    }
    assert_eq!(
        said(&nested(EXPLICIT, Tag(0x0070, 0x0001), &name)),
        [true, false]
    );
    let overlay = even(EXPLICIT, Tag(0x6002, 0x3000), VR::OW, &[0, 1]);
    assert_eq!(said(&overlay), [true, false]);
}

#[test]
fn dates_are_called_removed_only_where_none_is_left_and_unmodified_only_where_nobody_changed_any() {
    let study = even(EXPLICIT, Tag(0x0008, 0x0020), VR::DA, b"20240131");
    let said = |earlier: &[u8], dates: &[u8], action| {
        let data = [
            dates.to_vec(),
            even(EXPLICIT, Tag(0x0028, 0x0303), VR::CS, earlier),
        ];
        let decide = Rule(move |_: &ElementFacts<'_>| action);
        let output = apply(&file(EXPLICIT, &data.concat()), &decide, &claims()).unwrap();
        value_of(&output.bytes, Tag(0x0028, 0x0303)).unwrap()
    };
    for (earlier, full, gone) in [
        ("REMOVED", "MODIFIED", "REMOVED"),
        ("MODIFIED", "MODIFIED", "REMOVED"),
        ("UNMODIFIED", "UNMODIFIED", "REMOVED"),
        ("", "UNMODIFIED", "REMOVED"),
    ] {
        let earlier = earlier.as_bytes();
        assert_eq!(said(earlier, &study, Action::Keep), full.as_bytes());
        assert_eq!(said(earlier, &study, Action::Remove), gone.as_bytes());
        assert_eq!(said(earlier, b"", Action::Keep), b"REMOVED");
    }
}

/// What the data set says of its pixels after a run that looked at none: class, value 1 of Image Type, and
/// what it said of Burned In Annotation and Recognizable Visual Features.
fn denials(class: &str, made: &[u8], said: &[u8]) -> [Option<Vec<u8>>; 2] {
    let class = format!("1.2.840.10008.5.1.4.1.1.{class}");
    let mut data = even(EXPLICIT, Tag(0x0008, 0x0008), VR::CS, made);
    data.extend(even(
        EXPLICIT,
        Tag(0x0008, 0x0016),
        VR::UI,
        class.as_bytes(),
    ));
    let tags = [Tag(0x0028, 0x0301), Tag(0x0028, 0x0302)];
    for tag in tags {
        data.extend(even(EXPLICIT, tag, VR::CS, said));
    }
    let output = apply_all(&file(EXPLICIT, &data), Action::Keep).bytes;
    tags.map(|tag| value_of(&output, tag))
}

/// L62: nobody looked, so nothing is denied where the object is legal without it.
#[test]
fn l62_an_unseen_denial_goes_unless_the_class_demands_it() {
    let no = || Some(b"NO".to_vec());
    for (class, made, left) in [
        ("1", "ORIGINAL", [None, None]),
        ("2", "ORIGINAL", [None, None]),
        ("1.1", "ORIGINAL", [no(), None]),
        ("1.2.1", "DERIVED", [no(), None]),
        ("12.1.1", "ORIGINAL", [no(), None]),
        ("77.1.7", "ORIGINAL", [None, no()]),
        ("14.1", "ORIGINAL", [no(), no()]),
        ("2.1", "ORIGINAL\\PRIMARY", [no(), None]),
        ("4.1", "MIXED\\PRIMARY", [no(), None]),
        ("4.1", "DERIVED\\PRIMARY", [None, None]),
        ("130", "", [None, None]),
        ("999", "ORIGINAL", [None, None]),
    ] {
        let found = denials(class, made.as_bytes(), b"NO");
        assert_eq!(found, left, "{class} {made}");
        let odd = denials("1", made.as_bytes(), b"no\\YES ");
        assert_eq!(odd, [None, None]);
        let yes = || Some(b"YES".to_vec());
        assert_eq!(denials(class, made.as_bytes(), b"YES"), [yes(), yes()]);
    }
}
