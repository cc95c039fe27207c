//! What no table lists, and private elements.

use super::*;

#[test]
fn unknown_elements_are_out() {
    let every = with(r#""retain_uids","retain_device","retain_institution","retain_full_dates""#);
    for policy in [basic(), every] {
        for tag in [
            Tag(0x0008, 0x00FE),
            Tag(0x0010, 0x9999),
            Tag(0x0F0E, 0x0010),
            Tag(0x4444, 0x1),
        ] {
            for vr in [VR::LO, VR::UN, VR::SQ, VR::OB, VR::UI, VR::DA] {
                let out = Decision {
                    action: Action::Remove,
                    reason: Reason::UnknownElement,
                };
                assert_eq!(policy.element(&facts(tag, vr)), out, "{tag}");
            }
        }
    }
}

#[test]
fn illegal_groups_and_the_old_encoding_are_out_even_against_a_rule() {
    let policy = Policy::from_json(
        r#"{"profile":"ps3.15-basic","options":["retain_uids","retain_safe_private"],
            "rules":[{"tag":"00xx0000","action":"empty"}]}"#,
    )
    .unwrap();
    let tags = [
        Tag(0x0000, 0x0002),
        Tag(0x0000, 0x1001),
        Tag(0x0001, 0x0010),
        Tag(0x0002, 0x0003),
        Tag(0x0002, 0x0010),
        Tag(0x0003, 0x1010),
        Tag(0x0004, 0x1511),
        Tag(0x0008, 0x0000),
        Tag(0x0008, 0x0001),
        Tag(0x0009, 0x0000),
        Tag(0x0009, 0x0001),
        Tag(0xFFFC, 0xFFFC),
        Tag(0xFFFF, 0x0010),
    ];
    for tag in tags {
        for vr in [VR::UL, VR::UI, VR::LO] {
            assert_eq!(
                policy.element(&facts(tag, vr)).action,
                Action::Remove,
                "{tag}"
            );
        }
    }
}

#[test]
fn unlisted_attributes_are_decided_by_value_representation() {
    let policy = basic();
    let by_vr = |action| Decision {
        action,
        reason: Reason::ValueRepresentation,
    };
    assert_eq!(
        decide(&policy, 0x0040, 0xA067),
        by_vr(Action::Remove),
        "DocumentAuthorTrial, PN"
    );
    assert_eq!(
        decide(&policy, 0x0008, 0x1167),
        by_vr(Action::ReplaceUid),
        "an entity"
    );
    assert_eq!(decide(&policy, 0x0014, 0x4076), by_vr(Action::Remove), "DA");
    let structural = Decision {
        action: Action::Keep,
        reason: Reason::Structural,
    };
    assert_eq!(decide(&policy, 0x0008, 0x0016), structural, "SOPClassUID");
    assert_eq!(
        decide(&policy, 0x0008, 0x1150),
        structural,
        "ReferencedSOPClassUID"
    );
    let unlisted = Decision {
        action: Action::Keep,
        reason: Reason::Unlisted,
    };
    assert_eq!(
        decide(&policy, 0x0008, 0x0005),
        unlisted,
        "SpecificCharacterSet"
    );
    assert_eq!(decide(&policy, 0x0008, 0x0060), unlisted, "Modality");
    assert_eq!(decide(&policy, 0x0028, 0x0010), unlisted, "Rows");
    assert_eq!(
        decide(&policy, 0x0008, 0x1115),
        unlisted,
        "ReferencedSeriesSequence"
    );
    assert_eq!(
        decide(&policy, 0x0018, 0x0015),
        unlisted,
        "BodyPartExamined"
    );
    let modified = with(r#""retain_modified_dates""#);
    assert_eq!(decide(&modified, 0x0008, 0x041F), by_vr(Action::Clean));
    let full = with(r#""retain_full_dates""#);
    assert_eq!(decide(&full, 0x0008, 0x041F), by_vr(Action::Keep));
    // L43: Procedure Creation Date, one per written procedure, would tell the offset.
    assert_eq!(decide(&modified, 0x0014, 0x4076), by_vr(Action::Remove));
    assert_eq!(decide(&full, 0x0014, 0x4076), by_vr(Action::Keep));
    let uids = with(r#""retain_uids""#);
    assert_eq!(decide(&uids, 0x0008, 0x1167), by_vr(Action::Keep));
}

#[test]
fn the_birth_date_in_the_japanese_calendar_is_out() {
    for preset in Policy::PRESETS {
        let policy = Policy::preset(preset).unwrap();
        assert_eq!(action(&policy, 0x0010, 0x0033), Action::Remove, "{preset}");
        assert_eq!(action(&policy, 0x0010, 0x0034), Action::Remove, "{preset}");
        assert_eq!(action(&policy, 0x0400, 0x0500), Action::Remove, "{preset}");
    }
}

#[test]
fn rows_of_the_stricter_list_apply_with_their_options() {
    let retained = with(r#""retain_institution","retain_device""#);
    for row in &stricter::ROWS {
        let (group, element) = (row.tag.group(), row.tag.element());
        let plain = action(&basic(), group, element);
        assert_eq!(
            plain,
            promised(row.letters.basic, vr_of(row.tag)),
            "{}",
            row.keyword
        );
        let keeps = row
            .letters
            .options
            .iter()
            .any(|&(_, code)| code == ActionCode::K);
        if keeps {
            assert_eq!(
                action(&retained, group, element),
                Action::Keep,
                "{}",
                row.keyword
            );
        }
    }
}

#[test]
fn a_kept_attribute_with_an_impossible_vr_is_out() {
    let illegal = Decision {
        action: Action::Remove,
        reason: Reason::IllegalValue,
    };
    let policy = with(r#""retain_device","retain_uids","clean_structured_content""#);
    let cases = [
        (Tag(0x0008, 0x0060), VR::OB, "Modality as bytes"),
        (Tag(0x0028, 0x0010), VR::LO, "Rows as text"),
        (
            Tag(0x0018, 0x1000),
            VR::OB,
            "a retained serial number as bytes",
        ),
        (Tag(0x0008, 0x1115), VR::LO, "a sequence as text"),
        (Tag(0x7FE0, 0x0010), VR::LT, "pixels as text"),
        (Tag(0x0008, 0x0016), VR::LO, "a structural UID as text"),
        (Tag(0x0008, 0x0060), VR::UI, "a code as UID"),
    ];
    for (tag, vr, what) in cases {
        assert_eq!(policy.element(&facts(tag, vr)), illegal, "{what}");
    }
    let legal = [
        (Tag(0x7FE0, 0x0010), VR::OB),
        (Tag(0x7FE0, 0x0010), VR::OW),
        (Tag(0x0028, 0x3006), VR::OW),
        (Tag(0x0028, 0x3006), VR::US),
        (Tag(0x0028, 0x0106), VR::SS),
    ];
    for (tag, vr) in legal {
        assert_eq!(
            policy.element(&facts(tag, vr)).action,
            Action::Keep,
            "{tag} {vr:?}"
        );
    }
}

#[test]
fn nothing_listed_is_kept_because_its_vr_lies() {
    const VRS: [VR; 12] = [
        VR::SQ,
        VR::UN,
        VR::OB,
        VR::OW,
        VR::LO,
        VR::PN,
        VR::UI,
        VR::DA,
        VR::US,
        VR::FD,
        VR::AT,
        VR::UT,
    ];
    let policy = basic();
    for row in &e1_1::ROWS {
        for vr in VRS {
            let decision = policy.element(&facts(row.tag, vr));
            let walked = row.letters.basic == ActionCode::XZU && vr == VR::SQ;
            assert!(
                decision.action != Action::Keep || walked,
                "{} as {vr:?}",
                row.keyword
            );
            assert!(
                decision.action != Action::Clean,
                "{} as {vr:?}",
                row.keyword
            );
        }
    }
}

#[test]
fn a_decision_exists_for_every_group_and_vr() {
    let policies = Policy::PRESETS.map(|name| Policy::preset(name).unwrap());
    for group in 0..=u16::MAX {
        for element in [0x0000, 0x0001, 0x0010, 0x1010, 0x3000, 0xFFFF] {
            for policy in &policies {
                for vr in [VR::LO, VR::SQ, VR::UN] {
                    policy.element(&facts(Tag(group, element), vr));
                }
            }
        }
    }
}

#[test]
fn private_elements_are_out() {
    let out = Decision {
        action: Action::Remove,
        reason: Reason::Private,
    };
    let policy = basic();
    for safe in &safe_private::SAFE_PRIVATE {
        let element = 0x1000 | u16::from(safe.element);
        let vr = safe.vrs.first().copied().unwrap_or(VR::UN);
        assert_eq!(
            policy.element(&private(safe.group, element, vr, Some(safe.creator))),
            out
        );
    }
    let safe = with(r#""retain_safe_private""#);
    let philips = "Philips Imaging DD 001";
    let cases = [
        (0x2001, 0x1003, VR::FL, None),
        (0x2001, 0x1003, VR::FL, Some("philips imaging dd 001")),
        (0x2001, 0x1003, VR::FL, Some("ACME")),
        (0x2001, 0x10FF, VR::FL, Some(philips)),
        (0x2003, 0x1003, VR::FL, Some(philips)),
        (0x2001, 0x1003, VR::LO, Some(philips)),
        (0x2001, 0x1003, VR::SQ, Some(philips)),
        (0x2001, 0x0010, VR::LO, None),
        (0x2001, 0x0010, VR::LO, Some("ACME")),
        (0x2001, 0x0003, VR::FL, Some(philips)),
    ];
    for (group, element, vr, creator) in cases {
        assert_eq!(
            safe.element(&private(group, element, vr, creator)),
            out,
            "{element:04X} {vr:?}"
        );
    }
}

#[test]
fn safe_private_elements_stay_in_any_block_and_are_cleaned_by_vr() {
    let policy = with(r#""retain_safe_private""#);
    let philips = Some("Philips Imaging DD 001");
    for block in [0x1000, 0x1100, 0xFF00] {
        let decision = policy.element(&private(0x2001, block | 0x03, VR::FL, philips));
        assert_eq!(
            decision,
            Decision {
                action: Action::Keep,
                reason: Reason::SafePrivate
            }
        );
    }
    let action = |group, element, vr, creator| {
        policy
            .element(&private(group, element, vr, Some(creator)))
            .action
    };
    assert_eq!(
        action(0x2001, 0x1003, VR::UN, "Philips Imaging DD 001"),
        Action::Keep,
        "a number"
    );
    assert_eq!(
        action(0x2001, 0x105D, VR::UN, "Philips Imaging DD 001"),
        Action::Remove,
        "text"
    );
    assert_eq!(
        action(0x2001, 0x105D, VR::ST, "Philips Imaging DD 001"),
        Action::Clean
    );
    assert_eq!(
        action(0x0129, 0x1000, VR::SQ, "SIEMENS Ultrasound SC2000"),
        Action::Keep
    );
    assert_eq!(
        action(0x0129, 0x1002, VR::UI, "SIEMENS Ultrasound SC2000"),
        Action::ReplaceUid
    );
    assert_eq!(
        action(0x7E01, 0x1010, VR::SQ, "HOLOGIC, Inc."),
        Action::Keep
    );
    assert_eq!(
        action(0x2001, 0x0010, VR::LO, "Philips Imaging DD 001"),
        Action::Keep,
        "creator"
    );
}
