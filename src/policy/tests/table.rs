//! Table E.1-1 row by row.

use super::*;

#[test]
fn every_row_resolves_to_the_documented_action_under_the_basic_profile() {
    let policy = basic();
    assert_eq!(e1_1::ROWS.len() + e1_1::REPEATING.len() + 1, 656);
    let mut pseudonyms = Vec::new();
    for row in &e1_1::ROWS {
        let vr = vr_of(row.tag);
        let decision = decide(&policy, row.tag.group(), row.tag.element());
        if is_out_of_place(row.tag) {
            assert_eq!(decision.action, Action::Remove, "{}", row.keyword);
            continue;
        }
        assert_eq!(decision.reason, Reason::Profile, "{}", row.keyword);
        if let Action::Pseudonym(purpose) = decision.action {
            let promised = promised(row.letters.basic, vr);
            assert!(
                matches!(promised, Action::Empty | Action::Dummy),
                "{}",
                row.keyword
            );
            pseudonyms.push((row.keyword, purpose));
        } else {
            assert_eq!(
                decision.action,
                promised(row.letters.basic, vr),
                "{}",
                row.keyword
            );
        }
    }
    let expected = [
        ("AccessionNumber", Purpose::Accession),
        ("PatientName", Purpose::Patient),
        ("PatientID", Purpose::Patient),
        ("StudyID", Purpose::Study),
    ];
    assert_eq!(pseudonyms, expected);
}

#[test]
fn the_letters_of_well_known_rows_are_those_of_the_standard() {
    let row = |group, element| {
        let tag = Tag(group, element);
        let at = e1_1::ROWS
            .binary_search_by_key(&tag, |row| row.tag)
            .unwrap();
        (
            e1_1::ROWS[at].keyword,
            e1_1::ROWS[at].letters.basic.to_string(),
        )
    };
    assert_eq!(row(0x0008, 0x0018), ("SOPInstanceUID", "U".to_owned()));
    assert_eq!(row(0x0008, 0x0080), ("InstitutionName", "X/Z/D".to_owned()));
    assert_eq!(
        row(0x0008, 0x1140),
        ("ReferencedImageSequence", "X/Z/U*".to_owned())
    );
    assert_eq!(row(0x0010, 0x0020), ("PatientID", "Z/D".to_owned()));
    assert_eq!(row(0x0010, 0x0030), ("PatientBirthDate", "Z".to_owned()));
    assert_eq!(
        row(0x0042, 0x0011),
        ("EncapsulatedDocument", "D".to_owned())
    );
}

#[test]
fn the_counts_of_codes_are_those_of_edition_2026c() {
    let repeating = e1_1::REPEATING.iter().map(|row| row.letters);
    let letters: Vec<_> = e1_1::ROWS
        .iter()
        .map(|row| row.letters)
        .chain(repeating)
        .chain([e1_1::PRIVATE])
        .collect();
    let basic = |code| letters.iter().filter(|row| row.basic == code).count();
    let counts = [
        (ActionCode::X, 416),
        (ActionCode::D, 93),
        (ActionCode::U, 55),
        (ActionCode::Z, 42),
        (ActionCode::XD, 23),
        (ActionCode::XZ, 11),
        (ActionCode::XZD, 8),
        (ActionCode::ZD, 6),
        (ActionCode::XZU, 2),
    ];
    for (code, count) in counts {
        assert_eq!(basic(code), count, "{code}");
    }
    let option = |option, code| {
        letters
            .iter()
            .filter(|row| row.options.contains(&(option, code)))
            .count()
    };
    assert_eq!(option(ProfileOption::RetainUids, ActionCode::K), 60);
    assert_eq!(option(ProfileOption::RetainDevice, ActionCode::K), 48);
    assert_eq!(option(ProfileOption::RetainDevice, ActionCode::C), 11);
    assert_eq!(option(ProfileOption::RetainInstitution, ActionCode::K), 10);
    assert_eq!(
        option(ProfileOption::RetainPatientCharacteristics, ActionCode::K),
        14
    );
    assert_eq!(
        option(ProfileOption::RetainPatientCharacteristics, ActionCode::C),
        5
    );
    assert_eq!(option(ProfileOption::RetainFullDates, ActionCode::K), 169);
    assert_eq!(
        option(ProfileOption::RetainModifiedDates, ActionCode::C),
        169
    );
    assert_eq!(option(ProfileOption::CleanDescriptors, ActionCode::C), 140);
    assert_eq!(
        option(ProfileOption::CleanStructuredContent, ActionCode::C),
        4
    );
    assert_eq!(option(ProfileOption::CleanGraphics, ActionCode::C), 4);
    assert_eq!(option(ProfileOption::RetainSafePrivate, ActionCode::C), 1);
}

#[test]
fn a_sequence_that_needs_an_item_gets_a_dummy_one_and_references_are_walked() {
    let policy = basic();
    assert_eq!(
        action(&policy, 0x0008, 0x0082),
        Action::Dummy,
        "InstitutionCodeSequence X/Z/D"
    );
    assert_eq!(
        action(&policy, 0x0040, 0xA730),
        Action::Dummy,
        "ContentSequence D"
    );
    assert_eq!(
        action(&policy, 0x0008, 0x1110),
        Action::Empty,
        "ReferencedStudySequence X/Z"
    );
    assert_eq!(
        action(&policy, 0x0008, 0x1140),
        Action::Keep,
        "ReferencedImageSequence X/Z/U*"
    );
    assert_eq!(
        action(&policy, 0x0088, 0x0200),
        Action::Remove,
        "IconImageSequence X"
    );
    assert_eq!(
        action(&policy, 0x0400, 0x0561),
        Action::Remove,
        "OriginalAttributesSequence X"
    );
}
