//! Rules of the user.

use super::*;

#[test]
fn rules_come_first_and_the_first_that_covers_decides() {
    let policy = Policy::from_json(
        r#"{"profile":"ps3.15-basic","options":["clean_descriptors"],"rules":[
            {"keyword":"SeriesDescription","action":"empty"},
            {"tag":"00081030","action":"remove"},
            {"tag":"0018xxxx","action":"remove"},
            {"private":{"group":"0009","element":"02","creator":"ACME"},"action":"keep"}]}"#,
    )
    .unwrap();
    let by_rule = |action| Decision {
        action,
        reason: Reason::UserRule,
    };
    assert_eq!(decide(&policy, 0x0008, 0x103E), by_rule(Action::Empty));
    assert_eq!(decide(&policy, 0x0008, 0x1030), by_rule(Action::Remove));
    assert_eq!(decide(&policy, 0x0018, 0x0015), by_rule(Action::Remove));
    assert_eq!(
        decide(&policy, 0x0020, 0x4000).reason,
        Reason::ProfileOption
    );
    let acme = |element, creator| policy.element(&private(0x0009, element, VR::LO, creator));
    assert_eq!(acme(0x1302, Some("ACME")), by_rule(Action::Keep));
    assert_eq!(acme(0x1303, Some("ACME")).action, Action::Remove);
    assert_eq!(acme(0x1302, Some("OTHER")).action, Action::Remove);
    assert_eq!(acme(0x1302, None).action, Action::Remove);
}

#[test]
fn a_pattern_never_reaches_what_kamei_writes_or_private_groups() {
    let policy = Policy::from_json(
        r#"{"profile":"ps3.15-basic","rules":[{"tag":"00xxxxxx","action":"dummy"}]}"#,
    )
    .unwrap();
    assert_eq!(decide(&policy, 0x0008, 0x0005).reason, Reason::Unlisted);
    assert_eq!(decide(&policy, 0x0012, 0x0062).reason, Reason::Unlisted);
    assert_eq!(
        policy.element(&facts(Tag(0x0009, 0x1010), VR::LO)).reason,
        Reason::Private
    );
}

#[test]
fn a_rule_that_cannot_be_carried_out_on_the_vr_in_force_removes() {
    let policy = Policy::from_json(
        r#"{"profile":"ps3.15-basic","rules":[{"keyword":"PatientBirthDate","action":"generalise-year"}]}"#,
    )
    .unwrap();
    let tag = Tag(0x0010, 0x0030);
    assert_eq!(
        policy.element(&facts(tag, VR::DA)).action,
        Action::Generalise(DateUnit::Year)
    );
    assert_eq!(policy.element(&facts(tag, VR::LO)).action, Action::Remove);
    assert_eq!(policy.element(&facts(tag, VR::SQ)).action, Action::Remove);
}

#[test]
fn refused_rules_name_their_place_and_repeat_nothing() {
    let cases = [
        (
            r#"{"keyword":"PatientsName","action":"remove"}"#,
            "$.rules[0].keyword: the dictionary",
        ),
        (
            r#"{"keyword":"patientname","action":"remove"}"#,
            "$.rules[0].keyword",
        ),
        (
            r#"{"keyword":"PrivateCreator","action":"keep"}"#,
            "$.rules[0].keyword",
        ),
        (
            r#"{"keyword":"TransferSyntaxUID","action":"keep"}"#,
            "$.rules[0].keyword",
        ),
        (r#"{"tag":"0010001","action":"remove"}"#, "$.rules[0].tag"),
        (r#"{"tag":"0010Yama","action":"remove"}"#, "$.rules[0].tag"),
        (r#"{"tag":"山田太郎","action":"remove"}"#, "$.rules[0].tag"),
        (
            r#"{"tag":"00091010","action":"keep"}"#,
            "$.rules[0].tag: a private attribute",
        ),
        (r#"{"tag":"00020010","action":"keep"}"#, "$.rules[0].tag"),
        (r#"{"tag":"xxxxxxxx","action":"remove"}"#, "$.rules[0].tag"),
        (
            r#"{"tag":"0018xxxx","action":"keep"}"#,
            "$.rules[0]: a pattern",
        ),
        (
            r#"{"tag":"00080005","action":"remove"}"#,
            "$.rules[0]: this attribute",
        ),
        (
            r#"{"tag":"00120062","action":"remove"}"#,
            "$.rules[0]: this attribute",
        ),
        (r#"{"tag":"00100010","action":"keep"}"#, "$.rules[0]: names"),
        (
            r#"{"tag":"00100020","action":"clean"}"#,
            "$.rules[0]: identifiers",
        ),
        (
            r#"{"tag":"00100030","action":"keep"}"#,
            "$.rules[0]: the birth date",
        ),
        (r#"{"tag":"0020000D","action":"keep"}"#, "$.rules[0]: UIDs"),
        (r#"{"tag":"00080020","action":"keep"}"#, "$.rules[0]: dates"),
        (
            r#"{"tag":"00080080","action":"keep"}"#,
            "$.rules[0]: institutions",
        ),
        (
            r#"{"tag":"00181000","action":"keep"}"#,
            "$.rules[0]: devices",
        ),
        (
            r#"{"tag":"00081030","action":"replace-uid"}"#,
            "$.rules[0]: the action does not fit",
        ),
        (
            r#"{"tag":"00081030","action":"generalise-month"}"#,
            "$.rules[0]: the action",
        ),
        (
            r#"{"tag":"00081030","action":"pseudonym-uid"}"#,
            "$.rules[0]: this purpose",
        ),
        (
            r#"{"tag":"00081030","action":"Yamada"}"#,
            "$.rules[0].action: expected one of keep",
        ),
        (
            r#"{"tag":"00081030","action":1}"#,
            "$.rules[0].action: text is expected",
        ),
        (r#"{"tag":"00081030"}"#, "$.rules[0]: action is missing"),
        (r#"{"action":"remove"}"#, "$.rules[0]: exactly one"),
        (
            r#"{"tag":"00081030","keyword":"StudyDate","action":"remove"}"#,
            "$.rules[0]: exactly one",
        ),
        (
            r#"{"tag":"00081030","Yamada":1,"action":"remove"}"#,
            "$.rules[0]: a member is none of",
        ),
        (
            r#"{"private":{"group":"0008","element":"10","creator":"A"},"action":"keep"}"#,
            "$.rules[0].private: a private group",
        ),
        (
            r#"{"private":{"group":"0009","element":"1010","creator":"A"},"action":"keep"}"#,
            "$.rules[0].private: an element",
        ),
        (
            r#"{"private":{"group":"0009","element":"10"},"action":"keep"}"#,
            "$.rules[0].private",
        ),
    ];
    for (rule, expected) in cases {
        let json = format!(r#"{{"profile":"ps3.15-basic","rules":[{rule}]}}"#);
        let message = refusal(&json);
        assert!(message.contains(expected), "{rule}: {message}");
        for quoted in ["Yamada", "Yama", "山田", "PatientsName"] {
            assert!(!message.contains(quoted), "{message}");
        }
    }
    let twice = r#"{"profile":"ps3.15-basic","rules":[
        {"tag":"00081030","action":"remove"},{"keyword":"StudyDescription","action":"empty"}]}"#;
    assert!(refusal(twice).contains("$.rules[1]: an earlier rule"));
}

#[test]
fn whatever_the_survey_takes_for_an_identifier_no_rule_may_keep() {
    use crate::identity::{IdentifierKind, kind_of};
    let mut asked = 0;
    for group in [
        0x0004, 0x0008, 0x0010, 0x0012, 0x0018, 0x0020, 0x0038, 0x0040, 0x3008,
    ] {
        for tag in (0..=0xFFFF).map(|element| Tag(group, element)) {
            let Some(kind) = kind_of(tag).filter(|_| known(tag).is_some()) else {
                continue;
            };
            asked += 1;
            let rule = |options: &str| {
                let tag = format!("{:04x}{:04x}", tag.group(), tag.element());
                Policy::from_json(&format!(
                    r#"{{"profile":"ps3.15-basic","options":[{options}],
                        "rules":[{{"tag":"{tag}","action":"keep"}}]}}"#
                ))
            };
            assert!(rule("").is_err(), "{tag} of kind {}", kind.name());
            let retained = match kind {
                IdentifierKind::Institution => "\"retain_institution\"",
                IdentifierKind::Device => "\"retain_device\"",
                _ => continue,
            };
            assert!(rule(retained).is_ok(), "{tag} with {retained}");
        }
    }
    assert!(asked > 50, "{asked}");
    let telephone = r#"{"profile":"ps3.15-basic","rules":[{"tag":"00080094","action":"keep"}]}"#;
    let error = Policy::from_json(telephone).unwrap_err().to_string();
    assert!(
        error.contains("identifiers of persons and records cannot be kept"),
        "{error}"
    );
}
