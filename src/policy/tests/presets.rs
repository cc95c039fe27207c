//! Presets, claims and what the gate must search.

use super::*;
use crate::policy::guideline::{self, Need};
use crate::policy::{Guideline, worth};
use crate::transform::lookup::Lookup;

#[test]
fn jp_kamei_follows_the_guideline() {
    let guideline = include_str!("../../../data/mhlw-guideline-2024-dicom.csv");
    let policy = Policy::preset("jp-kamei").unwrap();
    let mut seen = 0;
    for line in guideline.lines().filter(|line| line.starts_with("tag,")) {
        let handling = line.split(',').nth(4).unwrap();
        for tag in line.rsplit(',').next().unwrap().split(' ') {
            let number = u32::from_str_radix(tag, 16).unwrap();
            let action = action(&policy, (number >> 16) as u16, number as u16);
            match handling {
                "delete" => assert!(matches!(action, Action::Pseudonym(_)), "{tag} {action:?}"),
                "generalise" => {
                    assert!(
                        matches!(action, Action::Generalise(_) | Action::Clean),
                        "{tag}"
                    )
                }
                "keep" => assert_eq!(action, Action::Keep, "{tag}"),
                other => panic!("no test for {other}"),
            }
            seen += 1;
        }
    }
    assert_eq!(seen, 8);
    let column = |role| policy.column(role);
    assert_eq!(
        column(Role::BirthDate),
        ColumnAction::Generalise(DateUnit::Month)
    );
    assert_eq!(column(Role::Date), ColumnAction::ShiftDate);
    assert_eq!(column(Role::FreeText), ColumnAction::Scrub);
    assert_eq!(column(Role::Sex), ColumnAction::Keep);
    assert_eq!(column(Role::PatientName), ColumnAction::Drop);
    assert_eq!(
        column(Role::PatientId),
        ColumnAction::Pseudonym(Purpose::Patient)
    );
    assert_eq!(
        column(Role::Accession),
        ColumnAction::Pseudonym(Purpose::Accession)
    );
    assert_eq!(
        column(Role::OtherId),
        ColumnAction::Pseudonym(Purpose::Record)
    );
    assert_eq!(column(Role::Unknown), ColumnAction::Drop);
}

/// How much a preset leaves of an attribute, and whether what it leaves can be linked later.
fn left(policy: &Policy, tag: Tag) -> (u8, bool) {
    let action = action(policy, tag.group(), tag.element());
    let linked = matches!(action, Action::Pseudonym(_)) && policy.linkage() == Linkage::Linkable;
    (worth::remains(action), linked)
}

#[test]
fn jp_tokumei_is_stricter_row_by_row_where_the_guideline_asks_for_anything() {
    let kamei = Policy::preset("jp-kamei").unwrap();
    let tokumei = Policy::preset("jp-tokumei").unwrap();
    let rows = guideline::rows(Guideline::Mhlw2024);
    assert_eq!(rows.len(), 12);
    for row in rows {
        for &tag in row.tags {
            let (ours, theirs) = (left(&tokumei, tag), left(&kamei, tag));
            match row.need {
                Need::None => assert_eq!(ours, theirs, "{}", row.en),
                Need::Required | Need::Recommended | Need::NoneToRecommended | Need::Unstated => {
                    assert!(ours < theirs, "{}: {ours:?} {theirs:?}", row.en);
                }
            }
        }
    }
    let guidelines =
        Policy::PRESETS.map(|name| Policy::preset(name).unwrap().guideline().is_some());
    assert_eq!(guidelines, [true, true, false, false]);
}

#[test]
fn jp_tokumei_leaves_no_date_no_free_text_and_no_key() {
    let policy = Policy::preset("jp-tokumei").unwrap();
    assert_eq!(action(&policy, 0x0008, 0x0020), Action::Empty);
    assert_eq!(action(&policy, 0x0010, 0x0030), Action::Empty);
    assert_eq!(action(&policy, 0x0008, 0x1030), Action::Remove);
    assert_eq!(policy.column(Role::FreeText), ColumnAction::Drop);
    assert_eq!(policy.column(Role::Date), ColumnAction::Drop);
    assert_eq!(policy.column(Role::BirthDate), ColumnAction::Drop);
    assert_eq!(policy.linkage(), Linkage::OneWay);
    assert_eq!(policy.claims().longitudinal, "REMOVED");
}

#[test]
fn a_policy_that_destroys_its_key_takes_no_lookup_table() {
    let table = Lookup::read(b"original,replacement\nP1,SITE-0042\n").unwrap();
    for name in Policy::PRESETS {
        let policy = Policy::preset(name).unwrap();
        let accepted = policy.accept(&table).map_err(|error| error.code());
        let expected = match policy.linkage() {
            Linkage::OneWay => Err("lookup"),
            Linkage::Linkable => Ok(()),
        };
        assert_eq!(accepted, expected, "{name}");
        assert_eq!(policy.accept(&Lookup::default()), Ok(()));
    }
    let held = r#"{"preset":"jp-tokumei","lookup":{"missing":"hold"}}"#;
    let error = Policy::from_json(held).unwrap_err().to_string();
    assert!(
        error.contains("$.lookup.missing") && error.contains("takes no lookup table"),
        "{error}"
    );
}

#[test]
fn no_preset_keeps_the_patient() {
    let identity = [
        (0x0010, 0x0010),
        (0x0010, 0x0020),
        (0x0010, 0x0030),
        (0x0010, 0x1000),
        (0x0010, 0x1040),
    ];
    for name in Policy::PRESETS {
        let policy = Policy::preset(name).unwrap();
        for (group, element) in identity {
            let action = action(&policy, group, element);
            assert!(
                !matches!(action, Action::Keep | Action::Clean),
                "{name} {element:04X}"
            );
        }
        for role in [
            Role::PatientName,
            Role::Contact,
            Role::OfficialNumber,
            Role::Unknown,
        ] {
            assert_eq!(policy.column(role), ColumnAction::Drop, "{name} {role:?}");
        }
    }
}

fn codes(policy: &Policy) -> Vec<&'static str> {
    policy
        .claims()
        .methods
        .iter()
        .map(|(code, _)| *code)
        .collect()
}

#[test]
fn claims_name_what_applied_and_nothing_else() {
    assert_eq!(codes(&basic()), ["113100"]);
    assert_eq!(
        codes(&Policy::preset("jp-kamei").unwrap()),
        ["113100", "113103", "113104", "113105", "113107", "113108"]
    );
    let research = Policy::preset("research").unwrap();
    assert_eq!(
        codes(&research),
        [
            "113100", "113103", "113104", "113105", "113107", "113108", "113109", "113111"
        ]
    );
    let all = with(
        r#""retain_safe_private","retain_uids","retain_device","retain_institution",
           "retain_patient_characteristics","retain_full_dates","clean_descriptors",
           "clean_structured_content","clean_graphics""#,
    );
    let expected = [
        "113100", "113103", "113104", "113105", "113106", "113108", "113109", "113110", "113111",
        "113112",
    ];
    assert_eq!(codes(&all), expected);
    assert_eq!(basic().claims().longitudinal, "REMOVED");
    assert_eq!(all.claims().longitudinal, "UNMODIFIED");
    assert_eq!(research.claims().longitudinal, "MODIFIED");
    assert_eq!(
        basic().claims().methods[0].1,
        "Basic Application Confidentiality Profile"
    );
}

#[test]
fn a_rule_weaker_than_the_profile_takes_the_claims_away() {
    let claims = |rule: &str| {
        codes(
            &Policy::from_json(&format!(r#"{{"profile":"ps3.15-basic","rules":[{rule}]}}"#))
                .unwrap(),
        )
    };
    let weaker = [
        r#"{"keyword":"PatientSex","action":"keep"}"#,
        r#"{"keyword":"StudyDescription","action":"clean"}"#,
        r#"{"keyword":"OtherPatientIDs","action":"pseudonym-patient"}"#,
        r#"{"tag":"00109999","action":"keep"}"#,
        r#"{"keyword":"TextValue","action":"clean"}"#,
        r#"{"private":{"group":"0009","element":"02","creator":"ACME"},"action":"keep"}"#,
    ];
    for rule in weaker {
        assert!(claims(rule).is_empty(), "{rule}");
    }
    let not_weaker = [
        r#"{"keyword":"Modality","action":"keep"}"#,
        r#"{"keyword":"StationName","action":"remove"}"#,
        r#"{"keyword":"SOPInstanceUID","action":"replace-uid"}"#,
        r#"{"keyword":"PatientBirthDate","action":"generalise-month"}"#,
        r#"{"tag":"0018xxxx","action":"remove"}"#,
    ];
    for rule in not_weaker {
        assert_eq!(claims(rule), ["113100"], "{rule}");
    }
}

#[test]
fn the_gate_searches_every_kind_that_no_option_retains() {
    let kinds = [
        (IdentifierKind::Uid, "retain_uids"),
        (IdentifierKind::Device, "retain_device"),
        (IdentifierKind::Institution, "retain_institution"),
        (IdentifierKind::EventDate, "retain_full_dates"),
    ];
    for (kind, option) in kinds {
        assert!(basic().removes(kind), "{option}");
        assert!(!with(&format!("\"{option}\"")).removes(kind), "{option}");
    }
    assert!(with(r#""retain_modified_dates""#).removes(IdentifierKind::EventDate));
    let all = with(r#""retain_uids","retain_device","retain_institution","retain_full_dates""#);
    let always = [
        IdentifierKind::PatientId,
        IdentifierKind::PatientName,
        IdentifierKind::BirthDate,
        IdentifierKind::StaffName,
        IdentifierKind::RecordId,
        IdentifierKind::Contact,
        IdentifierKind::OfficialNumber,
        IdentifierKind::FileName,
    ];
    for kind in always {
        assert!(all.removes(kind), "{}", kind.name());
    }
}
