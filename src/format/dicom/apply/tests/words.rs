//! Texts and codes in their character sets.

use super::*;

#[test]
fn names_in_iso_2022_are_found_in_kept_text() {
    let escaped = b"\x1B$B;3ED\x1B(B \x1B$BNI9%\x1B(B";
    let mut data = even(EXPLICIT, CHARSET, VR::CS, b"\\ISO 2022 IR 87");
    data.extend(even(
        EXPLICIT,
        NAME,
        VR::PN,
        b"Yamada^Taro=\x1B$B;3ED\x1B(B^\x1B$BB@O:\x1B(B",
    ));
    data.extend(even(EXPLICIT, COMMENT, VR::LT, escaped));
    let decide = Rule(|facts: &ElementFacts<'_>| match facts.tag {
        NAME => Action::Empty,
        _ => Action::Keep,
    });
    let output = apply(&file(EXPLICIT, &data), &decide, &Claims::default()).unwrap();
    assert!(!contains(&output.bytes, b";3ED"));
    assert!(
        contains(&output.bytes, b"\x1B$BNI9%\x1B(B"),
        "the rest of the text stays"
    );
}

#[test]
fn a_mislabelled_name_is_cut_out_of_kept_text_whose_other_bytes_stay() {
    let mut data = even(EXPLICIT, CHARSET, VR::CS, b"ISO_IR 100");
    data.extend(even(
        EXPLICIT,
        COMMENT,
        VR::LT,
        b"\x8E\x52\x93\x63\x91\xBE\x98\x59 \x97\xC7\x8D\x44",
    ));
    let input = file(EXPLICIT, &data);
    let (facts, _) = survey(&input).unwrap();
    let decide = Rule(|_: &ElementFacts<'_>| Action::Keep);
    let output = apply_knowing(
        &input,
        &decide,
        &Claims::default(),
        facts,
        &names(&["山田^太郎"]),
    )
    .unwrap();
    assert_eq!(
        value_of(&output.bytes, COMMENT).as_deref(),
        Some(b"[NAME] \x97\xC7\x8D\x44".as_slice())
    );
    assert_eq!(output.done.notes.get("mislabelled-text"), Some(&1));
}

#[test]
fn pairs_of_gb18030_that_are_katakana_of_iso_ir_13_too_are_cut_out() {
    let mut data = even(EXPLICIT, CHARSET, VR::CS, b"ISO_IR 13");
    data.extend(even(EXPLICIT, COMMENT, VR::LO, b"\xBC\xD3\xC4\xC9 CT"));
    let input = file(EXPLICIT, &data);
    let (facts, _) = survey(&input).unwrap();
    let decide = Rule(|_: &ElementFacts<'_>| Action::Keep);
    let known = names(&["加纳^太郎"]);
    let output = apply_knowing(&input, &decide, &Claims::default(), facts, &known).unwrap();
    assert_eq!(
        value_of(&output.bytes, COMMENT).as_deref(),
        Some(b"[NAME] CT".as_slice())
    );
}

#[test]
fn an_items_own_character_set_counts_inside_it() {
    let mut inside = even(EXPLICIT, CHARSET, VR::CS, b"ISO_IR 192");
    inside.extend(even(EXPLICIT, COMMENT, VR::LT, "山田太郎".as_bytes()));
    let mut data = even(EXPLICIT, CHARSET, VR::CS, b"\\ISO 2022 IR 87");
    data.extend(nested(EXPLICIT, REFERENCED, &inside));
    let input = file(EXPLICIT, &data);
    let (facts, _) = survey(&input).unwrap();
    let decide = Rule(|_: &ElementFacts<'_>| Action::Keep);
    let output = apply_knowing(
        &input,
        &decide,
        &Claims::default(),
        facts,
        &names(&["山田^太郎"]),
    )
    .unwrap();
    assert!(!contains(&output.bytes, "山田".as_bytes()));
}

#[test]
fn the_character_set_stays_whatever_the_policy_says_unless_it_is_none() {
    for (value, expected) in [
        (b"ISO_IR 100".as_slice(), b"ISO_IR 100".as_slice()),
        (b"iso_ir 100", b"ISO_IR 100"),
        (b"ISO_IR 100\\QXZJWVKQ", b"ISO_IR 100"),
        (MARKER, b""),
    ] {
        let data = even(EXPLICIT, CHARSET, VR::CS, value);
        let output = apply_all(&file(EXPLICIT, &data), Action::Remove);
        assert_eq!(value_of(&output.bytes, CHARSET).as_deref(), Some(expected));
    }
}

#[test]
fn a_code_that_is_a_patients_name_goes_and_other_codes_stay() {
    let mut data = even(
        EXPLICIT,
        Tag(0x0008, 0x0008),
        VR::CS,
        b"ORIGINAL\\KOBAYASHI",
    );
    data.extend(even(EXPLICIT, Tag(0x0008, 0x0060), VR::CS, b"CT"));
    data.extend(even(EXPLICIT, NAME, VR::PN, b"Kobayashi^Hanako"));
    let output = apply_all(&file(EXPLICIT, &data), Action::Keep).bytes;
    assert_eq!(
        value_of(&output, Tag(0x0008, 0x0008)).as_deref(),
        Some(b"ORIGINAL".as_slice())
    );
    assert_eq!(
        value_of(&output, Tag(0x0008, 0x0060)).as_deref(),
        Some(b"CT".as_slice())
    );
}

#[test]
fn a_body_part_stays_although_a_patient_bears_its_name() {
    let mut data = even(EXPLICIT, NAME, VR::PN, b"Hand^Mark");
    data.extend(even(EXPLICIT, Tag(0x0018, 0x0015), VR::CS, b"HAND"));
    let output = apply_all(&file(EXPLICIT, &data), Action::Keep).bytes;
    assert_eq!(
        value_of(&output, Tag(0x0018, 0x0015)).as_deref(),
        Some(b"HAND".as_slice())
    );
}

#[test]
fn a_code_with_a_patients_name_or_id_in_it_goes() {
    for label in ["KOBAYASHI_SEG", "PLAN KOBAYASHI", "PT7741993"] {
        let mut data = even(EXPLICIT, NAME, VR::PN, b"Kobayashi^Hanako");
        data.extend(even(EXPLICIT, ID, VR::LO, b"7741993"));
        data.extend(even(
            EXPLICIT,
            Tag(0x0070, 0x0080),
            VR::CS,
            label.as_bytes(),
        ));
        let output = apply_all(&file(EXPLICIT, &data), Action::Keep).bytes;
        assert_eq!(
            value_of(&output, Tag(0x0070, 0x0080)).as_deref(),
            Some(b"DEIDENTIFIED".as_slice()),
            "{label}"
        );
    }
}

#[test]
fn of_several_codes_those_without_a_name_stay_at_their_places() {
    const IMAGE_TYPE: Tag = Tag(0x0008, 0x0008);
    for (codes, left) in [
        (
            "ORIGINAL\\PRIMARY\\AXIAL\\KOBAYASHI",
            "ORIGINAL\\PRIMARY\\AXIAL",
        ),
        ("ORIGINAL\\KOBAYASHI_1\\AXIAL", "ORIGINAL\\\\AXIAL"),
        ("KOBAYASHI\\7741993", ""),
    ] {
        let mut data = even(EXPLICIT, IMAGE_TYPE, VR::CS, codes.as_bytes());
        data.extend(even(EXPLICIT, NAME, VR::PN, b"Kobayashi^Hanako"));
        data.extend(even(EXPLICIT, ID, VR::LO, b"7741993"));
        let output = apply_all(&file(EXPLICIT, &data), Action::Keep).bytes;
        assert_eq!(
            value_of(&output, IMAGE_TYPE).as_deref(),
            Some(left.as_bytes())
        );
    }
}

#[test]
fn a_swallowed_element_is_found_in_the_text_that_swallowed_it() {
    // A lying length made one LO of a description and the Patient ID behind it.
    let swallowed = [
        b"CHEST ".as_slice(),
        &even(EXPLICIT, ID, VR::LO, b"ID-7741-99"),
    ]
    .concat();
    let data = even(EXPLICIT, Tag(0x0008, 0x1030), VR::LO, &swallowed);
    let input = file(EXPLICIT, &data);
    let (facts, _) = survey(&input).unwrap();
    let id = Identifier {
        kind: IdentifierKind::PatientId,
        value: "ID-7741-99".to_owned(),
    };
    let decide = Rule(|_: &ElementFacts<'_>| Action::Keep);
    let known = [id].into();
    let output = apply_knowing(&input, &decide, &Claims::default(), facts, &known).unwrap();
    assert!(!contains(&output.bytes, b"7741"));
}

#[test]
fn a_text_is_read_in_the_light_of_its_own_files_people() {
    let told = |patient: &[u8], doctor: &[u8], action: Action, vr: VR, text: &[u8]| {
        let mut data = even(EXPLICIT, CHARSET, VR::CS, b"ISO_IR 192");
        data.extend(even(EXPLICIT, Tag(0x0008, 0x0020), VR::DA, b"20230405"));
        data.extend(even(EXPLICIT, Tag(0x0008, 0x0090), VR::PN, doctor));
        data.extend(even(EXPLICIT, NAME, VR::PN, patient));
        data.extend(even(EXPLICIT, ID, VR::LO, b"71830452"));
        data.extend(even(EXPLICIT, Tag(0x0010, 0x0030), VR::DA, b"19610103"));
        data.extend(even(EXPLICIT, COMMENT, vr, text));
        let input = file(EXPLICIT, &data);
        let (facts, _) = survey(&input).unwrap();
        let identifiers = |kind, values: &[&str]| -> Vec<Identifier> {
            let identifier = |value: &&str| Identifier {
                kind,
                value: (*value).to_owned(),
            };
            values.iter().map(identifier).collect()
        };
        let mut known = names(&["Long^Rose", "林^健", "Kowal^Jan"]);
        known.extend(identifiers(IdentifierKind::StaffName, &["White^Joy"]));
        known.extend(identifiers(IdentifierKind::PatientId, &["71830452"]));
        known.extend(identifiers(IdentifierKind::BirthDate, &["19610103"]));
        known.extend(identifiers(IdentifierKind::EventDate, &["20230405"]));
        let decide = Rule(move |facts: &ElementFacts<'_>| match facts.tag {
            COMMENT => action,
            CHARSET => Action::Keep,
            _ => Action::Empty,
        });
        let output = apply_knowing(&input, &decide, &Claims::default(), facts, &known).unwrap();
        String::from_utf8(value_of(&output.bytes, COMMENT).unwrap()).unwrap()
    };
    let (long, other): (&[u8], &[u8]) = (b"Long^Rose", b"Kowal^Jan");
    for action in [Action::Clean, Action::Keep] {
        for vr in [VR::LO, VR::LT] {
            let told =
                |patient, doctor, text: &str| told(patient, doctor, action, vr, text.as_bytes());
            assert_eq!(told(long, b"", "CHEST LONG"), "CHEST [NAME]");
            assert_eq!(told(other, b"", "CHEST LONG"), "CHEST LONG");
            assert_eq!(told(long, b"", "LONG AXIS"), "LONG AXIS");
            assert_eq!(told(other, b"White^Joy", "knee, White"), "knee, [NAME]");
            assert_eq!(told(other, b"", "knee, White"), "knee, White");
            assert_eq!(told("林^健".as_bytes(), b"", "林 胸部"), "[NAME] 胸部");
            assert_eq!(told(other, b"", "林 胸部"), "林 胸部");
            assert_eq!(told(other, b"", "knee 30452"), "knee [ID]");
        }
    }
    let born = told(other, b"", Action::Clean, VR::LO, b"knee 610103");
    assert_eq!(born, "knee [DATE]");
    let dated = told(
        other,
        b"",
        Action::Clean,
        VR::LO,
        b"4/5/23 knee 22.12.1 hip 1.2.3",
    );
    assert_eq!(dated, "[DATE] knee [DATE] hip 1.2.3");
}
