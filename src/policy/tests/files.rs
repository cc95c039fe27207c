//! Policy files and their schema.

use super::*;
use crate::action::Recognition;
use crate::anonymity::{Step, Wording};
use crate::policy::Guideline;
use crate::policy::pixels::{Photographs, Reviewed, SlideLabels};
use crate::transform::lookup::Missing;

#[test]
fn refused_files_name_their_place_and_repeat_nothing() {
    let cases = [
        ("", "not legal JSON at line 1"),
        ("{", "not legal JSON at line 1"),
        ("[]", "$: an object is expected"),
        ("{}", "$: either profile or preset"),
        (
            r#"{"profile":"ps3.15-basic","preset":"research"}"#,
            "$: either profile or preset",
        ),
        (r#"{"profile":"Yamada"}"#, "$.profile"),
        (r#"{"preset":"Yamada"}"#, "$.preset: no preset"),
        (
            r#"{"preset":"research","Yamada":1}"#,
            "$: a member is none of",
        ),
        (
            r#"{"preset":"research","preset":"jp-kamei"}"#,
            "$: a member stands twice",
        ),
        (
            r#"{"preset":"research","options":["Yamada"]}"#,
            "$.options[0]: expected one of",
        ),
        (
            r#"{"preset":"research","options":["retain_uids","retain_uids"]}"#,
            "$.options[1]",
        ),
        (r#"{"preset":"research","options":{}}"#, "$.options: a list"),
        (r#"{"preset":"research","rules":{}}"#, "$.rules: a list"),
        (
            r#"{"preset":"research","tables":{"Yamada":1}}"#,
            "$.tables: a member",
        ),
        (
            r#"{"preset":"research","tables":{"roles":{"Yamada":"keep"}}}"#,
            "$.tables.roles, member 1",
        ),
        (
            r#"{"preset":"research","tables":{"roles":{"sex":"Yamada"}}}"#,
            "$.tables.roles.sex",
        ),
        (
            r#"{"preset":"research","tables":{"roles":{"unknown":"keep"}}}"#,
            "$.tables.roles.unknown",
        ),
        (
            r#"{"preset":"research","tables":{"roles":{"date":"keep"}}}"#,
            "$.tables.roles.date",
        ),
        (
            r#"{"preset":"research","tables":{"columns":{"Yamada":"name"}}}"#,
            "$.tables.columns, member 1",
        ),
        (
            r#"{"preset":"research","tables":{"columns":{"Yamada":"sex"," Ｙamada":"age"}}}"#,
            "$.tables.columns, member 2: the header stands twice",
        ),
        (
            r#"{"preset":"research","pixels":{"unexamined":"Yamada"}}"#,
            "$.pixels.unexamined",
        ),
        (
            r#"{"preset":"research","pixels":{"photographs":"Yamada"}}"#,
            "$.pixels.photographs",
        ),
        (
            r#"{"preset":"research","pixels":{"slide_labels":"ship"}}"#,
            "$.pixels.slide_labels",
        ),
        (
            r#"{"preset":"research","pixels":"ship"}"#,
            "$.pixels: an object",
        ),
        (
            r#"{"preset":"research","key":{"linkage":"Yamada"}}"#,
            "$.key.linkage",
        ),
        (
            r#"{"preset":"research","key":{"recipient":""}}"#,
            "$.key.recipient",
        ),
        (
            r#"{"preset":"research","key":{"secret":"Yamada"}}"#,
            "$.key: a member",
        ),
        (
            r#"{"preset":"research","home_issuer":1}"#,
            "$.home_issuer: text",
        ),
        (
            r#"{"preset":"research","safe_private":{}}"#,
            "$.safe_private: a list",
        ),
        (
            r#"{"preset":"research","safe_private":[{"creator":"Yamada","group":"0019","vr":"DS"}]}"#,
            "$.safe_private[0]: creator, group, element and vr",
        ),
        (
            r#"{"preset":"research","safe_private":[{"creator":"Yamada","group":"0018","element":"01","vr":"DS"}]}"#,
            "$.safe_private[0]: a private group is odd",
        ),
        (
            r#"{"preset":"research","safe_private":[{"creator":"Yamada","group":"0019","element":"01","vr":"UN"}]}"#,
            "$.safe_private[0].vr: names and values of unknown",
        ),
        (
            r#"{"preset":"research","safe_private":[{"creator":"Yamada","group":"0019","element":"01","vr":"Yamada"}]}"#,
            "$.safe_private[0].vr: a value representation",
        ),
        (
            r#"{"preset":"research","safe_private":[{"creator":"Yamada","group":"0019","element":"01","vr":"DS"},{"creator":"Yamada","group":"0019","element":"01","vr":"LO"}]}"#,
            "$.safe_private[1]: the attribute stands twice",
        ),
        (
            r#"{"preset":"jp-kamei","safe_private":[{"creator":"Yamada","group":"0019","element":"01","vr":"DS"}]}"#,
            "$.safe_private: safe private attributes are kept only with",
        ),
        (r#"{"preset":"research"} x"#, "not legal JSON"),
    ];
    for (json, expected) in cases {
        let message = refusal(json);
        assert!(message.contains(expected), "{json}: {message}");
        assert!(!message.contains("amada"), "{message}");
    }
    let both = r#"{"preset":"research","options":["retain_full_dates","retain_modified_dates"]}"#;
    assert!(refusal(both).contains("$.options: retain_full_dates and retain_modified_dates"));
}

#[test]
fn no_prefix_of_a_policy_file_is_read_and_none_panics() {
    let text = Policy::preset("jp-kamei").unwrap().to_json();
    for end in (0..text.trim_end().len()).filter(|&end| text.is_char_boundary(end)) {
        assert!(Policy::from_json(&text[..end]).is_err(), "{end} bytes");
    }
    let deep = "[".repeat(100_000);
    assert!(Policy::from_json(&deep).is_err());
}

#[test]
fn presets_round_trip_and_their_layout_is_stable() {
    for name in Policy::PRESETS {
        let policy = Policy::preset(name).unwrap();
        let text = policy.to_json();
        let again = Policy::from_json(&text).unwrap();
        assert_eq!(again, policy, "{name}");
        assert_eq!(again.to_json(), text, "{name}");
        let by_name = Policy::from_json(&format!(r#"{{"preset":"{name}"}}"#)).unwrap();
        assert_eq!(by_name, policy, "{name}");
        assert_eq!(
            policy.pixels().unexamined,
            UnexaminedPixels::HoldSuspicious,
            "{name}"
        );
    }
    assert_eq!(
        Policy::PRESETS,
        crate::policy::preset::PRESETS
            .each_ref()
            .map(|preset| preset.name)
    );
    assert!(Policy::preset("none").is_none());
}

#[test]
fn changing_an_option_in_a_written_file_changes_its_consequences() {
    let text = Policy::preset("jp-kamei").unwrap().to_json();
    assert!(text.contains("retain_modified_dates"));
    let full =
        Policy::from_json(&text.replace("retain_modified_dates", "retain_full_dates")).unwrap();
    assert_eq!(full.column(Role::Date), ColumnAction::Keep);
    assert_eq!(
        full.column(Role::BirthDate),
        ColumnAction::Generalise(DateUnit::Month)
    );
}

#[test]
fn a_full_file_round_trips() {
    let text = r#"{"preset":"jp-kamei","options":["retain_full_dates","retain_institution"],
        "rules":[{"keyword":"OverlayData","action":"remove"},{"tag":"0018xxxx","action":"empty"},
            {"tag":"00109999","action":"remove"},{"tag":"00102180","action":"remove"},
            {"private":{"group":"0019","element":"0a","creator":"ACME 1"},"action":"keep"}],
        "tables":{"roles":{"date":"keep","staff":"pseudonym-staff"},
            "columns":{" 患者ＩＤ ":"patient-id","所見":"free-text"}},
        "pixels":{"unexamined":"hold-all","recognition":"allow-harmless","photographs":"ship","slide_labels":"mask"},
        "key":{"linkage":"one-way","recipient":"site A"}}"#;
    let policy = Policy::from_json(text).unwrap();
    let again = Policy::from_json(&policy.to_json()).unwrap();
    assert_eq!(again, policy);
    assert_eq!(policy.column_roles().get("患者ID"), Some(&Role::PatientId));
    assert_eq!(policy.column(Role::Date), ColumnAction::Keep);
    assert_eq!(
        policy.column(Role::Staff),
        ColumnAction::Pseudonym(Purpose::Staff)
    );
    assert_eq!(policy.linkage(), Linkage::OneWay);
    assert_eq!(policy.recipient(), Some("site A"));
    assert_eq!(policy.pixels().unexamined, UnexaminedPixels::HoldAll);
    assert_eq!(policy.pixels().recognition, Recognition::AllowHarmless);
    assert_eq!(policy.pixels().photographs, Photographs::Ship);
    assert_eq!(policy.pixels().slide_labels, SlideLabels::Mask);
}

#[test]
fn the_public_form_and_debug_hold_no_word_of_the_user() {
    let text = r#"{"preset":"research","tables":{"columns":{"Yamada Taro":"free-text"}},
        "key":{"recipient":"Yamada"}}"#;
    let policy = Policy::from_json(text).unwrap();
    assert!(policy.to_json().contains("Yamada Taro"));
    assert!(!policy.to_public_json().contains("Yamada"));
    assert!(!format!("{policy:?}").contains("Yamada"));
    assert!(Policy::from_json(&policy.to_public_json()).is_ok());
}

#[test]
fn a_file_of_a_preset_keeps_what_it_does_not_mention() {
    let policy = Policy::from_json(
        r#"{"preset":"jp-kamei","rules":[{"tag":"00104000","action":"remove"}]}"#,
    )
    .unwrap();
    assert_eq!(action(&policy, 0x0010, 0x4000), Action::Remove);
    assert_eq!(
        action(&policy, 0x0010, 0x0030),
        Action::Generalise(DateUnit::Month)
    );
    let own = r#"{"preset":"jp-kamei","rules":[{"keyword":"PatientBirthDate","action":"empty"}]}"#;
    let policy = Policy::from_json(own).unwrap();
    assert_eq!(action(&policy, 0x0010, 0x0030), Action::Empty);
    assert_eq!(Policy::from_json(&policy.to_json()).unwrap(), policy);
}

#[test]
fn the_schema_knows_the_same_words_as_the_code() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../../docs/policy.schema.json")).unwrap();
    let words = |pointer: &str| -> Vec<String> {
        let list = schema.pointer(pointer).and_then(|value| value.as_array());
        let list = list.unwrap_or_else(|| panic!("{pointer} is missing"));
        list.iter()
            .map(|word| word.as_str().unwrap().to_owned())
            .collect()
    };
    let reserved = [
        "pseudonym-uid",
        "pseudonym-date-offset",
        "pseudonym-file-name",
    ];
    let usable = |names: Vec<&'static str>| -> Vec<&'static str> {
        names
            .into_iter()
            .filter(|name| !reserved.contains(name))
            .collect()
    };
    assert_eq!(
        words("/$defs/action/enum"),
        usable(Action::ALL.map(Action::name).to_vec())
    );
    let columns = usable(ColumnAction::ALL.map(ColumnAction::name).to_vec());
    let columns: Vec<_> = columns
        .into_iter()
        .filter(|name| *name != "pseudonym-study")
        .collect();
    assert_eq!(words("/$defs/columnAction/enum"), columns);
    assert_eq!(words("/$defs/role/enum"), Role::ALL.map(Role::name));
    assert_eq!(
        words("/$defs/option/enum"),
        ProfileOption::ALL.map(ProfileOption::name)
    );
    assert_eq!(words("/properties/preset/enum"), Policy::PRESETS);
    let pixels = "/properties/pixels/properties/unexamined/enum";
    assert_eq!(
        words(pixels),
        UnexaminedPixels::ALL.map(UnexaminedPixels::name)
    );
    let recognition = "/properties/pixels/properties/recognition/enum";
    assert_eq!(words(recognition), Recognition::ALL.map(Recognition::name));
    let review = "/properties/pixels/properties/review/enum";
    assert_eq!(words(review), Reviewed::ALL.map(Reviewed::name));
    let linkage = "/properties/key/properties/linkage/enum";
    assert_eq!(words(linkage), Linkage::ALL.map(Linkage::name));
    let members: Vec<_> = schema["properties"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    let mut expected = [
        "profile",
        "preset",
        "options",
        "rules",
        "safe_private",
        "tables",
        "pixels",
        "key",
        "home_issuer",
        "lookup",
        "guideline",
        "cohort",
        "anonymise",
    ];
    expected.sort_unstable();
    let anonymise =
        |member: &str| words(&format!("/properties/anonymise/properties/{member}/enum"));
    assert_eq!(anonymise("date"), Step::ALL.map(Step::name));
    assert_eq!(anonymise("wording"), Wording::ALL.map(Wording::name));
    let missing = "/properties/lookup/properties/missing/enum";
    assert_eq!(words(missing), Missing::ALL.map(Missing::name));
    assert_eq!(
        words("/properties/guideline/enum"),
        Guideline::ALL.map(Guideline::name)
    );
    assert_eq!(members, expected);
}

#[test]
fn the_example_of_the_documentation_is_a_policy() {
    let page = include_str!("../../../docs/policy.md");
    let (_, example) = page.split_once("```json\n").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let policy = Policy::from_json(example).unwrap();
    assert_eq!(policy.home_issuer(), "HOSPITAL");
    assert_eq!(Policy::from_json(&policy.to_json()).unwrap(), policy);
    assert!(!policy.to_public_json().contains("HOSPITAL"));
}

#[test]
fn the_home_issuer_is_kept_in_its_canonical_form() {
    let policy = |issuer: &str| {
        let json = format!(r#"{{"preset":"research","home_issuer":"{issuer}"}}"#);
        Policy::from_json(&json).unwrap()
    };
    assert_eq!(policy(" ｈospital "), policy("HOSPITAL"));
    assert_eq!(policy("").home_issuer(), "");
}

#[test]
fn a_review_is_asked_for_where_text_is_likely_and_the_policy_says_so() {
    let image = |suspicious, photograph| crate::action::ImageFacts {
        present: true,
        suspicious,
        photograph,
        label: false,
        nested: false,
        masks: &[],
    };
    let refusal = |policy: &Policy, facts, accepted| {
        let refused = policy.pixels().refusal(&facts, accepted);
        refused.map(|error| error.code())
    };
    let usual = Policy::from_json(r#"{"preset":"jp-kamei"}"#).unwrap();
    assert_eq!(refusal(&usual, image(true, false), false), None);
    let strict =
        Policy::from_json(r#"{"preset":"jp-kamei","pixels":{"review":"required"}}"#).unwrap();
    let missing = Some("review-missing");
    assert_eq!(refusal(&strict, image(true, false), false), missing);
    assert_eq!(refusal(&strict, image(true, false), true), None);
    assert_eq!(refusal(&strict, image(false, false), false), None);
    assert_eq!(Policy::from_json(&strict.to_json()).unwrap(), strict);
    // A photograph waits for a person under any policy.
    let photograph = Some("photograph-not-reviewed");
    assert_eq!(refusal(&usual, image(true, true), false), photograph);
    assert_eq!(refusal(&usual, image(true, true), true), None);
    let wrong = r#"{"preset":"jp-kamei","pixels":{"review":"maybe"}}"#;
    let error = Policy::from_json(wrong).unwrap_err().to_string();
    assert!(error.contains("$.pixels.review") && !error.contains("maybe"));
}

/// Conditions may stand in place of rows and columns.
#[test]
fn a_template_says_which_images_it_is_for() {
    let read = |members: &str| {
        let json = format!(
            r#"{{"preset": "research", "pixels": {{"templates": [{{{members}"areas":
                [{{"x": 0, "y": 0, "width": 9, "height": 9}}]}}]}}}}"#
        );
        Policy::from_json(&json)
    };
    for legal in [
        r#""rows": 5, "columns": 7,"#,
        r#""conditions": [[{"keyword": "StationName", "is": "US 1"}]],"#,
        r#""rows": 5, "conditions": [[{"tag": "60000022", "contains": "a"}, {"keyword": "Rows", "is": "5"}]],"#,
        r#""conditions": [[{"keyword": "ImplementationVersionName", "contains": "ACME"}]],"#,
    ] {
        let policy = read(legal).expect(legal);
        assert!(Policy::from_json(&policy.to_json()).expect("again") == policy);
    }
    for illegal in [
        "",
        r#""rows": 5,"#,
        r#""conditions": [],"#,
        r#""conditions": [[]],"#,
        r#""conditions": [[{"keyword": "MARKER", "is": "a"}]],"#,
        r#""conditions": [[{"keyword": "PixelData", "is": "a"}]],"#,
        r#""conditions": [[{"keyword": "Modality", "tag": "00080060", "is": "a"}]],"#,
        r#""conditions": [[{"keyword": "Modality"}]],"#,
        r#""conditions": [[{"keyword": "Modality", "is": "MARKER", "contains": "a"}]],"#,
        r#""conditions": [[{"keyword": "Modality", "contains": ""}]],"#,
        r#""conditions": [[{"tag": "0008006", "contains": "a"}]],"#,
        r#""conditions": [[{"tag": "00191001", "contains": "a"}]],"#,
        r#""conditions": [[{"tag": "+0080060", "contains": "a"}]],"#,
    ] {
        let Err(crate::error::Error::Policy { what }) = read(illegal) else {
            panic!("was read: {illegal}");
        };
        assert!(what.starts_with("$.pixels.templates[0]"), "{what}");
        assert!(!what.contains("MARKER"));
    }
}
