//! Content items of structured reports: every row of Table E.3.4-1 and every value type.

use super::*;
use crate::action::{ContentItem, ValueType};
use crate::policy::tables::e3_4::CONTENT;

const TYPES: [(&str, ValueType); 16] = [
    ("CODE", ValueType::Code),
    ("COMPOSITE", ValueType::Composite),
    ("CONTAINER", ValueType::Container),
    ("DATE", ValueType::Date),
    ("DATETIME", ValueType::DateTime),
    ("IMAGE", ValueType::Image),
    ("NUM", ValueType::Num),
    ("PNAME", ValueType::PName),
    ("SCOORD", ValueType::Scoord),
    ("SCOORD3D", ValueType::Scoord3d),
    ("TABLE", ValueType::Table),
    ("TCOORD", ValueType::Tcoord),
    ("TEXT", ValueType::Text),
    ("TIME", ValueType::Time),
    ("UIDREF", ValueType::UidRef),
    ("WAVEFORM", ValueType::Waveform),
];

/// The attribute of the value, for value types with one of words, names, dates or UIDs.
fn value_tag(value_type: ValueType) -> Option<Tag> {
    let element = match value_type {
        ValueType::DateTime => 0xA120,
        ValueType::Date => 0xA121,
        ValueType::Time => 0xA122,
        ValueType::PName => 0xA123,
        ValueType::UidRef => 0xA124,
        ValueType::Text => 0xA160,
        _ => return None,
    };
    Some(Tag(0x0040, element))
}

fn item(policy: &Policy, item: ContentItem<'_>) -> Action {
    let mut facts = facts(Tag(0xFFFE, 0xE000), VR::SQ);
    facts.nested = true;
    facts.content = Some(item);
    policy.element(&facts).action
}

fn value(policy: &Policy, item: ContentItem<'_>, tag: Tag) -> Decision {
    let mut facts = facts(tag, vr_of(tag));
    facts.nested = true;
    facts.content = Some(item);
    policy.element(&facts)
}

fn named(value_type: ValueType, concept: (&'static str, &'static str)) -> ContentItem<'static> {
    ContentItem {
        value_type: Some(value_type),
        concept: Some(concept),
        asks: None,
    }
}

fn unnamed(value_type: ValueType) -> ContentItem<'static> {
    named(value_type, ("MARKER", "99MARKER"))
}

#[test]
fn value_types_are_read_by_their_terms_alone() {
    for (term, value_type) in TYPES {
        assert_eq!(ValueType::from_term(term), Some(value_type));
    }
    for term in ["", "text", "TEXT ", "NAME", "TEXT\\NUM"] {
        assert_eq!(ValueType::from_term(term), None, "{term}");
    }
}

/// L24: every row of the committed table, read here from the CSV itself, under the Basic Profile and
/// under each of its options.
#[test]
fn l24_every_concept_is_decided_as_table_e3_4_1_says() {
    let csv = include_str!("../../../data/ps3.15-table-e3.4-1.csv");
    let columns = [
        ("retain_uids", 5),
        ("retain_device", 6),
        ("retain_institution", 7),
        ("retain_patient_characteristics", 8),
        ("retain_full_dates", 9),
        ("retain_modified_dates", 10),
        ("clean_descriptors", 11),
    ];
    let mut seen = 0;
    for line in csv.lines().skip(2) {
        let cells: Vec<&str> = line.split(',').collect();
        let &(_, value_type) = TYPES.iter().find(|(term, _)| *term == cells[3]).unwrap();
        let row = CONTENT
            .iter()
            .find(|row| (row.value, row.scheme, row.value_type) == (cells[0], cells[1], value_type))
            .unwrap_or_else(|| panic!("{line}"));
        let concept = named(value_type, (row.value, row.scheme));
        let mut cases = vec![(String::new(), cells[4])];
        for (option, column) in columns {
            let two = option == "retain_device" && value_type == ValueType::UidRef;
            let shared = option == "retain_modified_dates" && cells[0] == "113723";
            let letter = match cells[column] {
                "" => cells[4],
                _ if two || shared => cells[4],
                letter => letter,
            };
            cases.push((format!("\"{option}\""), letter));
        }
        for (options, letter) in cases {
            let separator = if options.is_empty() { "" } else { "," };
            let policy = with(&format!("\"clean_structured_content\"{separator}{options}"));
            let gone = item(&policy, concept) == Action::Remove;
            assert_eq!(gone, letter == "X", "{line} {options}");
            let Some(tag) = value_tag(value_type) else {
                continue;
            };
            let expected = match letter {
                "X" => Action::Remove,
                "K" => Action::Keep,
                "C" => Action::Clean,
                "D" | "X/D" if value_type == ValueType::UidRef => Action::ReplaceUid,
                "D" | "X/D" => Action::Dummy,
                other => panic!("no test for {other}"),
            };
            assert_eq!(
                value(&policy, concept, tag).action,
                expected,
                "{line} {options}"
            );
        }
        seen += 1;
    }
    assert_eq!(seen, CONTENT.len());
}

#[test]
fn unnamed_concepts_keep_what_has_no_words() {
    let policy = with(r#""clean_structured_content","clean_descriptors","retain_modified_dates""#);
    for (_, value_type) in TYPES {
        assert_eq!(
            item(&policy, unnamed(value_type)),
            Action::Keep,
            "{value_type:?}"
        );
    }
    let cases = [
        (ValueType::Text, Action::Clean),
        (ValueType::PName, Action::Dummy),
        (ValueType::Date, Action::Clean),
        (ValueType::Time, Action::Clean),
        (ValueType::DateTime, Action::Clean),
        (ValueType::UidRef, Action::ReplaceUid),
    ];
    for (value_type, expected) in cases {
        let tag = value_tag(value_type).unwrap();
        let decision = value(&policy, unnamed(value_type), tag);
        assert_eq!(decision.action, expected, "{value_type:?}");
        assert_eq!(decision.reason, Reason::ValueRepresentation);
    }
    let plain = with(r#""clean_structured_content""#);
    let date = value_tag(ValueType::Date).unwrap();
    assert_eq!(
        value(&plain, unnamed(ValueType::Date), date).action,
        Action::Dummy
    );
    let full = with(r#""retain_full_dates","retain_uids""#);
    assert_eq!(
        value(&full, unnamed(ValueType::Date), date).action,
        Action::Keep
    );
    let uid = value_tag(ValueType::UidRef).unwrap();
    assert_eq!(
        value(&full, unnamed(ValueType::UidRef), uid).action,
        Action::Keep
    );
    let text = value_tag(ValueType::Text).unwrap();
    assert_eq!(
        value(&full, unnamed(ValueType::Text), text).action,
        Action::Dummy
    );
}

#[test]
fn a_concept_of_the_table_under_its_retired_code_is_the_same_concept() {
    use crate::policy::content::RETIRED_CODES;
    assert!(RETIRED_CODES.is_sorted_by(|a, b| a.0 < b.0));
    let rows: Vec<_> = CONTENT.iter().filter(|row| row.scheme == "SCT").collect();
    for (_, code) in RETIRED_CODES {
        assert!(rows.iter().any(|row| row.value == code), "{code}");
    }
    for row in rows {
        let (old, _) = RETIRED_CODES
            .iter()
            .find(|code| code.1 == row.value)
            .unwrap();
        for policy in Policy::PRESETS.map(|name| Policy::preset(name).unwrap()) {
            let expected = item(&policy, named(row.value_type, (row.value, "SCT")));
            for scheme in ["SRT", "SNM3", "99SDM"] {
                let found = item(&policy, named(row.value_type, (old, scheme)));
                assert_eq!(found, expected, "{old} {scheme}");
            }
        }
    }
    // Under another scheme the code is another code.
    let basic = Policy::preset("ps3.15-basic").unwrap();
    let social = |scheme| item(&basic, named(ValueType::Text, ("F-02455", scheme)));
    assert_eq!(social("SRT"), Action::Remove);
    assert_eq!(social("99LOCAL"), Action::Keep);
}

#[test]
fn an_item_of_no_known_value_type_goes() {
    for policy in Policy::PRESETS.map(|name| Policy::preset(name).unwrap()) {
        let strange = ContentItem {
            value_type: None,
            concept: Some(("121071", "DCM")),
            asks: None,
        };
        assert_eq!(item(&policy, strange), Action::Remove);
    }
}

#[test]
fn a_value_of_another_type_than_its_item_goes() {
    let policy = Policy::preset("jp-kamei").unwrap();
    let illegal = Decision {
        action: Action::Remove,
        reason: Reason::IllegalValue,
    };
    for (_, value_type) in TYPES {
        for (_, other) in TYPES {
            if let Some(tag) = value_tag(other).filter(|_| other != value_type) {
                assert_eq!(value(&policy, unnamed(value_type), tag), illegal);
            }
        }
    }
}

#[test]
fn a_rule_of_the_user_comes_before_the_concept() {
    let policy = Policy::from_json(
        r#"{"preset":"jp-kamei","rules":[{"keyword":"TextValue","action":"remove"}]}"#,
    )
    .unwrap();
    let tag = value_tag(ValueType::Text).unwrap();
    let decision = value(&policy, unnamed(ValueType::Text), tag);
    assert_eq!(
        (decision.action, decision.reason),
        (Action::Remove, Reason::UserRule)
    );
}

#[test]
fn an_item_that_is_no_content_item_is_walked() {
    let policy = basic();
    let decision = policy.element(&facts(Tag(0xFFFE, 0xE000), VR::SQ));
    assert_eq!(decision.action, Action::Keep);
}

/// A name, a number or a day of birth is one in a value of any type; a description is one only as text.
#[test]
fn a_concept_that_identifies_does_so_in_any_type_of_value() {
    for preset in ["jp-kamei", "research", "ps3.15-basic", "jp-tokumei"] {
        let policy = Policy::preset(preset).unwrap();
        for code in ["121008", "121029", "121114"] {
            let name = named(ValueType::Text, (code, "DCM"));
            let decision = value(&policy, name, Tag(0x0040, 0xA160));
            assert_eq!(decision.action, Action::Dummy, "{preset} {code}");
        }
        for code in ["121031", "121036"] {
            for value_type in [ValueType::Text, ValueType::Code, ValueType::Num] {
                let gone = item(&policy, named(value_type, (code, "DCM")));
                assert_eq!(gone, Action::Remove, "{preset} {code} {value_type:?}");
            }
        }
        let number = item(&policy, named(ValueType::Num, ("121022", "DCM")));
        assert_eq!(number, Action::Remove, "{preset}");
        for (value_type, code, scheme) in [
            (ValueType::Code, "121071", "DCM"),
            (ValueType::Code, "363698007", "SCT"),
            (ValueType::Num, "121106", "DCM"),
            (ValueType::Container, "121031", "DCM"),
        ] {
            let stays = item(&policy, named(value_type, (code, scheme)));
            assert_eq!(stays, Action::Keep, "{preset} {code} {value_type:?}");
        }
    }
}

/// The meaning of a concept that no table has says what its value is.
#[test]
fn the_meaning_of_a_concept_decides_where_no_table_does() {
    let policy = Policy::preset("jp-kamei").unwrap();
    let called = |value_type, asks| ContentItem {
        asks: Some(asks),
        ..unnamed(value_type)
    };
    for role in [
        Role::PatientName,
        Role::Staff,
        Role::BirthDate,
        Role::Contact,
    ] {
        let text = value(&policy, called(ValueType::Text, role), Tag(0x0040, 0xA160));
        assert_eq!(text.action, Action::Dummy, "{role:?}");
        let date = value(&policy, called(ValueType::Date, role), Tag(0x0040, 0xA121));
        assert_eq!(date.action, Action::Dummy, "{role:?}");
        for value_type in [ValueType::Code, ValueType::Num] {
            let gone = item(&policy, called(value_type, role));
            assert_eq!(gone, Action::Remove, "{role:?}");
        }
    }
    for role in [Role::Category, Role::Measurement, Role::FreeText, Role::Sex] {
        let text = value(&policy, called(ValueType::Text, role), Tag(0x0040, 0xA160));
        assert_eq!(text.action, Action::Clean, "{role:?}");
        assert_eq!(item(&policy, called(ValueType::Num, role)), Action::Keep);
    }
    // The table is asked first.
    let listed = ContentItem {
        asks: Some(Role::Contact),
        ..named(ValueType::Text, ("121071", "DCM"))
    };
    assert_eq!(
        value(&policy, listed, Tag(0x0040, 0xA160)).action,
        Action::Clean
    );
}
