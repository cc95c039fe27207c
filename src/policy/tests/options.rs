//! Options against the rows they name.

use super::*;

/// Rows that modified dates leave alone, because many patients share the date.
fn is_shared(row: &crate::policy::profile::Row) -> bool {
    row.letters.names(ProfileOption::RetainDevice)
        || crate::policy::tables::shared_dates::SHARED_DATES.contains(&row.tag)
}

/// UIDs and dates of a device, which need a second option to stay.
fn needs_another_option(row: &crate::policy::profile::Row, vr: VR) -> bool {
    vr == VR::UI || row.letters.names(ProfileOption::RetainFullDates)
}

#[test]
fn every_option_overrides_every_row_it_names() {
    for option in ProfileOption::ALL {
        let policy = with(&format!("\"{}\"", option.name()));
        for row in e1_1::ROWS.iter().filter(|row| !is_out_of_place(row.tag)) {
            let vr = vr_of(row.tag);
            let decision = decide(&policy, row.tag.group(), row.tag.element());
            let column = row.letters.options.iter().find(|(o, _)| *o == option);
            let alone = (option == ProfileOption::RetainModifiedDates && is_shared(row))
                || (option == ProfileOption::RetainDevice && needs_another_option(row, vr))
                || column.is_some_and(|&(_, code)| code == ActionCode::C && vr == VR::OB);
            match column {
                Some(&(_, code)) if !alone => {
                    assert_eq!(
                        decision.action,
                        promised(code, vr),
                        "{option:?} {}",
                        row.keyword
                    );
                    assert_eq!(
                        decision.reason,
                        Reason::ProfileOption,
                        "{option:?} {}",
                        row.keyword
                    );
                }
                Some(_) | None => {
                    let plain = decide(&basic(), row.tag.group(), row.tag.element());
                    assert_eq!(decision, plain, "{option:?} {}", row.keyword);
                }
            }
        }
    }
}

#[test]
fn dates_that_many_patients_share_never_move_with_one_patient() {
    let policy = with(r#""retain_modified_dates","retain_device""#);
    assert_eq!(action(&policy, 0x0008, 0x0020), Action::Clean, "StudyDate");
    assert_eq!(
        action(&policy, 0x0008, 0x0106),
        Action::Dummy,
        "ContextGroupVersion"
    );
    assert_eq!(
        action(&policy, 0x0018, 0x1200),
        Action::Remove,
        "DateOfLastCalibration"
    );
    assert_eq!(
        action(&policy, 0x0018, 0x1204),
        Action::Remove,
        "DateOfManufacture"
    );
    assert_eq!(
        action(&policy, 0x0012, 0x0086),
        Action::Remove,
        "an ethics approval"
    );
    assert_eq!(
        action(&policy, 0x0018, 0x1000),
        Action::Keep,
        "DeviceSerialNumber"
    );
    let full = with(r#""retain_full_dates""#);
    assert_eq!(
        action(&full, 0x0018, 0x1200),
        Action::Keep,
        "full dates keep all"
    );
}

#[test]
fn uids_and_dates_of_a_device_stay_only_if_uids_and_dates_stay() {
    let alone = with(r#""retain_device""#);
    assert_eq!(
        action(&alone, 0x0018, 0x1002),
        Action::ReplaceUid,
        "DeviceUID"
    );
    assert_eq!(
        action(&alone, 0x0018, 0x1200),
        Action::Remove,
        "DateOfLastCalibration"
    );
    assert_eq!(
        action(&alone, 0x0018, 0x1000),
        Action::Keep,
        "DeviceSerialNumber"
    );
    let with_uids = with(r#""retain_device","retain_uids""#);
    assert_eq!(action(&with_uids, 0x0018, 0x1002), Action::Keep);
    let with_dates = with(r#""retain_device","retain_full_dates""#);
    assert_eq!(action(&with_dates, 0x0018, 0x1200), Action::Keep);
}

#[test]
fn an_attribute_that_two_options_clean_is_cleaned() {
    let policy = with(r#""retain_patient_characteristics","clean_descriptors""#);
    assert_eq!(action(&policy, 0x0010, 0x2110), Action::Clean, "Allergies");
    assert_eq!(action(&policy, 0x0010, 0x0040), Action::Keep, "PatientSex");
}

#[test]
fn bytes_are_not_called_clean() {
    let policy = with(r#""clean_descriptors","retain_modified_dates""#);
    assert_eq!(
        action(&policy, 0x0016, 0x002B),
        Action::Remove,
        "MakerNote is OB"
    );
    assert_eq!(
        action(&policy, 0x0034, 0x0007),
        Action::Dummy,
        "FrameOriginTimestamp is OB"
    );
}

#[test]
fn structured_content_is_walked_and_its_text_cleaned() {
    let policy = with(r#""clean_structured_content","clean_descriptors""#);
    assert_eq!(
        action(&policy, 0x0040, 0xA730),
        Action::Keep,
        "ContentSequence"
    );
    assert_eq!(action(&policy, 0x0040, 0xA160), Action::Clean, "TextValue");
    assert_eq!(action(&policy, 0x0040, 0xA123), Action::Dummy, "PersonName");
    assert_eq!(action(&policy, 0x0040, 0xA124), Action::ReplaceUid, "UID");
    assert_eq!(action(&policy, 0x0040, 0xA121), Action::Dummy, "Date");
}

#[test]
fn graphics_are_walked_and_overlays_and_curves_go_whatever_the_options() {
    for options in ["", r#""clean_graphics""#] {
        let policy = with(options);
        for tag in [
            Tag(0x6000, 0x3000),
            Tag(0x601E, 0x3000),
            Tag(0x6002, 0x4000),
        ] {
            assert_eq!(
                policy.element(&facts(tag, VR::OW)).action,
                Action::Remove,
                "{tag}"
            );
        }
        for tag in [
            Tag(0x6000, 0x0010),
            Tag(0x6000, 0x0022),
            Tag(0x6004, 0x1500),
        ] {
            assert_eq!(
                policy.element(&facts(tag, VR::LO)).action,
                Action::Remove,
                "{tag}"
            );
        }
        for tag in [Tag(0x5000, 0x0005), Tag(0x501E, 0x3000)] {
            let decision = policy.element(&facts(tag, VR::OW));
            assert_eq!(decision.action, Action::Remove, "{tag}");
            assert_eq!(decision.reason, Reason::Profile, "{tag}");
        }
    }
    assert_eq!(action(&basic(), 0x0070, 0x0001), Action::Dummy);
    assert_eq!(
        action(&with(r#""clean_graphics""#), 0x0070, 0x0001),
        Action::Keep
    );
    assert_eq!(
        action(&with(r#""clean_graphics""#), 0x0070, 0x0006),
        Action::Dummy
    );
}

#[test]
fn beyond_the_repeating_groups_nothing_is_known() {
    let tags = [
        Tag(0x5020, 0x3000),
        Tag(0x50FE, 0x3000),
        Tag(0x6020, 0x3000),
        Tag(0x60FE, 0x3000),
        Tag(0x6020, 0x0010),
        Tag(0x7F00, 0x0010),
        Tag(0x0020, 0x3105),
    ];
    for tag in tags {
        let decision = basic().element(&facts(tag, VR::OW));
        assert_eq!(decision.action, Action::Remove, "{tag}");
    }
}
