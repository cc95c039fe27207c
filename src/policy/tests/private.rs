//! Private attributes: the standard's list, the user's list, and what a data set says of itself.

use super::*;

const VOUCHED: &str = r#"{"preset":"research","safe_private":[
    {"creator":"ACME 1.0","group":"0029","element":"0a","vr":"DS"},
    {"creator":"ACME 1.0","group":"0029","element":"0B","vr":"LO"},
    {"creator":"ACME 1.0","group":"0029","element":"0C","vr":"SQ"}]}"#;

fn safe(action: Action) -> Decision {
    Decision {
        action,
        reason: Reason::SafePrivate,
    }
}

const OUT: Decision = Decision {
    action: Action::Remove,
    reason: Reason::Private,
};

#[test]
fn the_users_list_vouches_for_its_creator_block_element_and_vr_alone() {
    let policy = Policy::from_json(VOUCHED).unwrap();
    let acme = Some("ACME 1.0");
    let decide = |element, vr, creator| policy.element(&private(0x0029, element, vr, creator));
    assert_eq!(decide(0x100A, VR::DS, acme), safe(Action::Keep));
    assert_eq!(
        decide(0xEE0A, VR::DS, acme),
        safe(Action::Keep),
        "another block"
    );
    assert_eq!(
        decide(0x100B, VR::LO, acme),
        safe(Action::Clean),
        "text is cleaned"
    );
    assert_eq!(
        decide(0x100C, VR::SQ, acme),
        safe(Action::Keep),
        "items are walked"
    );
    assert_eq!(
        decide(0x0010, VR::LO, acme),
        safe(Action::Keep),
        "the creator itself"
    );
    // L04.
    for creator in [None, Some("acme 1.0"), Some("ACME"), Some("")] {
        assert_eq!(decide(0x100A, VR::DS, creator), OUT, "{creator:?}");
    }
    assert_eq!(decide(0x100A, VR::LO, acme), OUT, "another VR");
    assert_eq!(decide(0x100D, VR::DS, acme), OUT, "another element");
    assert_eq!(decide(0x000A, VR::DS, acme), OUT, "outside of any block");
    let other = private(0x0019, 0x100A, VR::DS, acme);
    assert_eq!(policy.element(&other), OUT, "another group");
}

#[test]
fn the_users_list_round_trips_and_a_rule_comes_before_it() {
    let policy = Policy::from_json(VOUCHED).unwrap();
    let again = Policy::from_json(&policy.to_json()).unwrap();
    assert_eq!(again, policy);
    assert!(policy.to_public_json().contains("safe_private"));
    let rule = VOUCHED.replacen(
        "\"safe_private\"",
        r#""rules":[{"private":{"group":"0029","element":"0A","creator":"ACME 1.0"},"action":"remove"}],"safe_private""#,
        1,
    );
    let policy = Policy::from_json(&rule).unwrap();
    let decision = policy.element(&private(0x0029, 0x100A, VR::DS, Some("ACME 1.0")));
    assert_eq!(decision.reason, Reason::UserRule);
}

#[test]
fn the_data_sets_own_word_counts_only_under_retain_safe_private() {
    let research = Policy::preset("research").unwrap();
    let mut facts = private(0x0029, 0x1001, VR::FD, Some("ACME 1.0"));
    assert_eq!(research.element(&facts), OUT);
    facts.declared_safe = true;
    assert_eq!(research.element(&facts), safe(Action::Keep));
    for preset in ["jp-kamei", "jp-tokumei", "ps3.15-basic"] {
        assert_eq!(
            Policy::preset(preset).unwrap().element(&facts),
            OUT,
            "{preset}"
        );
    }
    for (vr, expected) in [
        (VR::LO, safe(Action::Clean)),
        (VR::UT, safe(Action::Clean)),
        (VR::UI, safe(Action::ReplaceUid)),
        (VR::DA, safe(Action::Clean)),
        (VR::SQ, safe(Action::Keep)),
        (VR::PN, OUT),
        (VR::UN, OUT),
    ] {
        facts.vr = vr;
        assert_eq!(research.element(&facts), expected, "{vr:?}");
    }
    facts.vr = VR::FD;
    facts.creator = None;
    assert_eq!(research.element(&facts), OUT, "nobody reserved the block");
}
