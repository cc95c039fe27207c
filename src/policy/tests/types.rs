//! The Type of an attribute at its place against the letters.

use super::*;
use crate::policy::profile::resolve;

const TYPES: [Requirement; 6] = [
    Requirement::Type1,
    Requirement::Type1C,
    Requirement::Type2,
    Requirement::Type2C,
    Requirement::Type3,
    Requirement::Unknown,
];

fn asked(group: u16, element: u16, requirement: Requirement) -> ElementFacts<'static> {
    let tag = Tag(group, element);
    ElementFacts {
        requirement,
        ..facts(tag, vr_of(tag))
    }
}

/// The documented table, written again: for each code one letter per Type, in the order of `TYPES`.
#[test]
fn every_code_takes_the_strictest_letter_that_conforms() {
    let table = [
        (ActionCode::K, "KKKKKK"),
        (ActionCode::X, "DXZZXX"),
        (ActionCode::Z, "DDZZZZ"),
        (ActionCode::D, "DDDDDD"),
        (ActionCode::C, "CCCCCC"),
        (ActionCode::XZ, "DDZZXZ"),
        (ActionCode::XD, "DDDDXD"),
        (ActionCode::ZD, "DDZZZD"),
        (ActionCode::XZD, "DDZZXD"),
    ];
    for (code, letters) in table {
        for (requirement, letter) in TYPES.into_iter().zip(letters.chars()) {
            let action = |dummy| match letter {
                'K' => Action::Keep,
                'X' => Action::Remove,
                'Z' => Action::Empty,
                'D' => dummy,
                'C' => Action::Clean,
                other => panic!("{other} is no letter"),
            };
            let text = resolve(code, VR::LO, requirement);
            assert_eq!(text, action(Action::Dummy), "{code} {requirement:?}");
            if code != ActionCode::C {
                let uid = resolve(code, VR::UI, requirement);
                assert_eq!(uid, action(Action::ReplaceUid), "{code} {requirement:?}");
            }
        }
    }
    for requirement in TYPES {
        let uid = resolve(ActionCode::U, VR::UI, requirement);
        assert_eq!(uid, Action::ReplaceUid, "{requirement:?}");
        let references = resolve(ActionCode::XZU, VR::SQ, requirement);
        assert_eq!(references, Action::Keep, "{requirement:?}");
    }
}

#[test]
fn a_conditional_sequence_that_is_to_go_goes() {
    // Encrypted Attributes Sequence holds the originals.
    for preset in Policy::PRESETS {
        let policy = Policy::preset(preset).unwrap();
        let facts = asked(0x0400, 0x0500, Requirement::Type1C);
        assert_eq!(policy.element(&facts).action, Action::Remove, "{preset}");
    }
}

#[test]
fn what_joins_records_stays_a_pseudonym_whatever_its_type() {
    for requirement in TYPES {
        for (group, element, purpose) in [
            (0x0008, 0x0050, Purpose::Accession),
            (0x0010, 0x0010, Purpose::Patient),
            (0x0010, 0x0020, Purpose::Patient),
            (0x0020, 0x0010, Purpose::Study),
        ] {
            let decision = basic().element(&asked(group, element, requirement));
            assert_eq!(
                decision.action,
                Action::Pseudonym(purpose),
                "{requirement:?}"
            );
        }
    }
}

#[test]
fn an_option_comes_before_the_type_and_a_rule_before_both() {
    let retained = with(r#""retain_institution","retain_full_dates""#);
    let ruled = Policy::from_json(
        r#"{"profile":"ps3.15-basic","rules":[{"tag":"00080080","action":"remove"}]}"#,
    )
    .unwrap();
    for requirement in TYPES {
        let name = asked(0x0008, 0x0080, requirement);
        assert_eq!(retained.element(&name).action, Action::Keep);
        assert_eq!(ruled.element(&name).action, Action::Remove);
        let date = asked(0x0008, 0x0020, requirement);
        assert_eq!(retained.element(&date).action, Action::Keep);
    }
}

#[test]
fn unlisted_names_and_dates_follow_the_type_too() {
    let basic = basic();
    // DocumentAuthorTrial, PN; (0014,4076), DA.
    for (group, element) in [(0x0040, 0xA067), (0x0014, 0x4076)] {
        for (requirement, action) in TYPES.into_iter().zip([
            Action::Dummy,
            Action::Remove,
            Action::Empty,
            Action::Empty,
            Action::Remove,
            Action::Remove,
        ]) {
            let decision = basic.element(&asked(group, element, requirement));
            assert_eq!(decision.action, action, "{requirement:?}");
        }
    }
}

#[test]
fn no_type_keeps_what_is_unknown_private_or_of_an_impossible_vr() {
    for requirement in TYPES {
        for (tag, vr) in [
            (Tag(0x0010, 0x9999), VR::LO),
            (Tag(0x0019, 0x1001), VR::LO),
            (Tag(0x0028, 0x0010), VR::LO),
            (Tag(0x0008, 0x0001), VR::UL),
        ] {
            let facts = ElementFacts {
                requirement,
                ..facts(tag, vr)
            };
            assert_eq!(basic().element(&facts).action, Action::Remove, "{tag}");
        }
    }
}
