//! Dates and ages.

use super::*;

#[test]
fn dates_of_one_patient_move_together_at_every_depth() {
    let person = Person {
        issuer: String::new(),
        id: "42A".to_owned(),
    };
    let offset = derivations().offset(&person);
    let day = chrono::NaiveDate::from_ymd_opt(2024, 3, 1).unwrap();
    let moved = day
        .checked_sub_days(offset)
        .unwrap()
        .format("%Y%m%d")
        .to_string();
    for encoding in ENCODINGS {
        let mut inside = even(
            encoding,
            Tag(0x0008, 0x002A),
            VR::DT,
            b"20240301103000.5+0900",
        );
        inside.extend(even(encoding, Tag(0x0008, 0x0030), VR::TM, b"103000"));
        let mut data = even(encoding, Tag(0x0008, 0x0021), VR::DA, b"20240301\\20240301");
        data.extend(nested(encoding, REFERENCED, &inside));
        data.extend(even(encoding, ID, VR::LO, b"42A"));
        let output = apply_all(&file(encoding, &data), Action::Clean).bytes;
        let series = value_of(&output, Tag(0x0008, 0x0021));
        assert_eq!(series, Some(format!("{moved}\\{moved}").into_bytes()));
        let acquired = value_of(&output, Tag(0x0008, 0x002A));
        assert_eq!(acquired, Some(format!("{moved}103000.5+0900").into_bytes()));
        assert_eq!(
            value_of(&output, Tag(0x0008, 0x0030)).as_deref(),
            Some(b"103000".as_slice())
        );
        let cut = Rule(|facts: &ElementFacts<'_>| match facts.vr {
            VR::SQ => Action::Keep,
            _ => Action::Generalise(DateUnit::Month),
        });
        let cut = apply(&file(encoding, &data), &cut, &Claims::default())
            .unwrap()
            .bytes;
        let first = format!("{}01", &moved[..6]);
        assert_eq!(
            value_of(&cut, Tag(0x0008, 0x002A)),
            Some(first.into_bytes())
        );
    }
}

#[test]
fn dates_do_not_survive_without_a_person_or_a_legal_value() {
    let orphan = even(EXPLICIT, Tag(0x0008, 0x0021), VR::DA, b"20240301");
    let output = apply_all(&file(EXPLICIT, &orphan), Action::Clean);
    assert_eq!(
        value_of(&output.bytes, Tag(0x0008, 0x0021)).as_deref(),
        Some(b"".as_slice())
    );
    for illegal in [
        "20241301",
        "2024-3-1",
        "20240301\\YAMADA",
        "YYYYMMDD",
        "20240230",
    ] {
        let mut data = even(EXPLICIT, Tag(0x0008, 0x0021), VR::DA, illegal.as_bytes());
        data.extend(even(EXPLICIT, ID, VR::LO, b"42A"));
        let output = apply_all(&file(EXPLICIT, &data), Action::Clean);
        assert_eq!(
            value_of(&output.bytes, Tag(0x0008, 0x0021)).as_deref(),
            Some(b"".as_slice()),
            "{illegal}"
        );
    }
}

#[test]
fn without_a_patient_id_the_dates_of_a_study_move_together() {
    let mut data = even(EXPLICIT, Tag(0x0008, 0x0021), VR::DA, b"20240301");
    data.extend(even(EXPLICIT, ID, VR::LO, b"0000"));
    data.extend(even(EXPLICIT, Tag(0x0020, 0x000D), VR::UI, UID));
    let (facts, _) = survey(&file(EXPLICIT, &data)).unwrap();
    let person = facts.person.expect("the study stands for its patient");
    assert_eq!(person.id, "STUDY:1.2.392.99.4");
    let output = apply_all(&file(EXPLICIT, &data), Action::Clean);
    let moved = value_of(&output.bytes, Tag(0x0008, 0x0021)).unwrap();
    assert!(moved.len() == 8 && moved != b"20240301");
}

#[test]
fn ages_over_89_become_one_class() {
    for (age, cleaned) in [
        ("089Y", "089Y"),
        ("090Y", "090Y"),
        ("104Y\\003M", "090Y\\003M"),
        ("old!", ""),
    ] {
        let data = even(EXPLICIT, Tag(0x0010, 0x1010), VR::AS, age.as_bytes());
        let output = apply_all(&file(EXPLICIT, &data), Action::Clean);
        assert_eq!(
            value_of(&output.bytes, Tag(0x0010, 0x1010)),
            Some(cleaned.into()),
            "{age}"
        );
    }
}

/// L45: the ages above 89 are one class, which a year of birth would tell apart.
#[test]
fn the_birth_date_of_the_oldest_does_not_stay() {
    let birth = Tag(0x0010, 0x0030);
    for encoding in ENCODINGS {
        let born = |on: &[u8], age: &[u8]| {
            let mut data = even(encoding, Tag(0x0008, 0x0020), VR::DA, b"20240301");
            data.extend(even(encoding, ID, VR::LO, b"42A"));
            data.extend(even(encoding, birth, VR::DA, on));
            data.extend(even(encoding, Tag(0x0010, 0x1010), VR::AS, age));
            let output = apply_all(&file(encoding, &data), Action::Clean).bytes;
            value_of(&output, birth).unwrap_or_default().len()
        };
        assert_eq!(born(b"19340302", b""), 8, "89 on that day");
        assert_eq!(born(b"19340301", b""), 0, "90 on that day");
        assert_eq!(born(b"19340302", b"093Y"), 0, "by the age");
        assert_eq!(born(b"1930.01.15", b""), 0, "with points");
    }
}

#[test]
fn a_moved_date_is_written_without_the_points_of_acr_nema() {
    let mut data = even(EXPLICIT, Tag(0x0008, 0x0020), VR::DA, b"2024.03.01");
    data.extend(even(EXPLICIT, ID, VR::LO, b"42A"));
    let output = apply_all(&file(EXPLICIT, &data), Action::Clean).bytes;
    let moved = value_of(&output, Tag(0x0008, 0x0020)).unwrap();
    assert!(moved.len() == 8 && moved.iter().all(u8::is_ascii_digit));
}
