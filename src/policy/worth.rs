//! What a policy is worth: which identifiers it removes, and what an output may claim of it.
//!
//! Knows no file: whether an action was carried out is for the format and the gate to say. Source:
//! PS3.15 edition 2026c, E.1.1, E.3; CID 7050.

use super::profile::{ActionCode, ProfileOption};
use super::rule::{Rule, Selector};
use super::{Policy, decide};
use crate::action::{Action, Claims, Decide, ElementFacts, Reason};
use crate::element::{VR, known};
use crate::identity::{IdentifierKind, kind_of};
use crate::registry::{METHODS, is_structural};
use std::collections::BTreeSet;

/// Whether identifiers of `kind` must be gone under these options.
pub(super) fn removes(options: &BTreeSet<ProfileOption>, kind: IdentifierKind) -> bool {
    let without = |option| !options.contains(&option);
    match kind {
        IdentifierKind::Uid => without(ProfileOption::RetainUids),
        IdentifierKind::Device => without(ProfileOption::RetainDevice),
        IdentifierKind::Institution => without(ProfileOption::RetainInstitution),
        IdentifierKind::EventDate => without(ProfileOption::RetainFullDates),
        IdentifierKind::PatientId | IdentifierKind::PatientName | IdentifierKind::BirthDate => true,
        IdentifierKind::StaffName | IdentifierKind::RecordId | IdentifierKind::Contact => true,
        IdentifierKind::OfficialNumber | IdentifierKind::FileName => true,
    }
}

/// Why a rule may not stand: it keeps what the release gate must find gone, which would hold back
/// every file it touches. A fixed sentence; `None` if the rule may stand.
pub(super) fn objection(rule: &Rule, options: &BTreeSet<ProfileOption>) -> Option<&'static str> {
    let (tag, vr) = rule.attribute()?;
    let keeps = rule.action == Action::Keep;
    if !keeps && rule.action != Action::Clean {
        return None;
    }
    let removes = |kind| removes(options, kind);
    let letters = decide::listed(tag);
    let column = |option| {
        let kept = |&(o, code): &(ProfileOption, ActionCode)| o == option && code == ActionCode::K;
        letters.is_some_and(|letters| letters.options.iter().any(kept))
    };
    let kind = kind_of(tag);
    let is = |other| kind == Some(other);
    if vr == VR::PN {
        return Some("names of persons cannot be kept");
    }
    let person = match kind {
        Some(
            IdentifierKind::PatientId
            | IdentifierKind::PatientName
            | IdentifierKind::StaffName
            | IdentifierKind::RecordId
            | IdentifierKind::Contact
            | IdentifierKind::OfficialNumber
            | IdentifierKind::FileName,
        ) => true,
        // Only a date can be moved; days in words of a calendar cannot.
        Some(IdentifierKind::BirthDate) => vr != VR::DA,
        Some(
            IdentifierKind::Institution
            | IdentifierKind::Device
            | IdentifierKind::Uid
            | IdentifierKind::EventDate,
        )
        | None => false,
    };
    if person {
        return Some("identifiers of persons and records cannot be kept");
    }
    if !keeps {
        return None;
    }
    if is(IdentifierKind::BirthDate) {
        return Some("the birth date cannot be kept as it is; it can be moved or generalised");
    }
    let entity = vr == VR::UI && !is_structural(tag);
    if entity && removes(IdentifierKind::Uid) {
        return Some("UIDs are kept only with retain_uids");
    }
    if (vr == VR::DA || vr == VR::DT) && removes(IdentifierKind::EventDate) {
        return Some("dates are kept only with retain_full_dates");
    }
    let institution = is(IdentifierKind::Institution) || column(ProfileOption::RetainInstitution);
    if institution && removes(IdentifierKind::Institution) {
        return Some("institutions are kept only with retain_institution");
    }
    let device = is(IdentifierKind::Device) || column(ProfileOption::RetainDevice);
    if device && removes(IdentifierKind::Device) {
        return Some("devices are kept only with retain_device");
    }
    None
}

/// What an output may say.
pub(super) fn claims(policy: &Policy) -> Claims {
    let options = &policy.options;
    let longitudinal = if options.contains(&ProfileOption::RetainFullDates) {
        "UNMODIFIED"
    } else if options.contains(&ProfileOption::RetainModifiedDates) {
        "MODIFIED"
    } else {
        "REMOVED"
    };
    if policy.rules.iter().any(|rule| weakens(policy, rule)) {
        return Claims {
            methods: Vec::new(),
            longitudinal,
        };
    }
    let codes: BTreeSet<&str> = options
        .iter()
        .map(|option| option.claim())
        .chain(["113100"])
        .collect();
    let methods = METHODS
        .iter()
        .filter(|(code, _)| codes.contains(code))
        .copied()
        .collect();
    Claims {
        methods,
        longitudinal,
    }
}

/// Codes of the options by which the policy decides an element as it does. Where several columns of a
/// row say the same, each is at work.
pub(super) fn options_at_work(policy: &Policy, facts: &ElementFacts<'_>) -> Vec<&'static str> {
    let decision = policy.element(facts);
    let chosen = |option: &ProfileOption| policy.options.contains(option);
    let dates = matches!(facts.vr, VR::DA | VR::DT | VR::TM);
    let options: Vec<ProfileOption> = match decision.reason {
        Reason::SafePrivate => vec![ProfileOption::RetainSafePrivate],
        Reason::ValueRepresentation if dates => {
            vec![
                ProfileOption::RetainFullDates,
                ProfileOption::RetainModifiedDates,
            ]
        }
        Reason::ValueRepresentation if decision.action == Action::Keep => {
            vec![ProfileOption::RetainUids]
        }
        Reason::ProfileOption => {
            let says = |code: ActionCode| match decision.action {
                Action::Keep => matches!(code, ActionCode::K | ActionCode::C),
                Action::Clean => code == ActionCode::C,
                Action::Remove
                | Action::Empty
                | Action::Dummy
                | Action::ReplaceUid
                | Action::Pseudonym(_)
                | Action::Generalise(_) => false,
            };
            let columns = decide::listed(facts.tag).map_or(&[][..], |letters| letters.options);
            let named = columns.iter().filter(|&&(_, code)| says(code));
            named.map(|&(option, _)| option).collect()
        }
        Reason::ValueRepresentation
        | Reason::Profile
        | Reason::Unlisted
        | Reason::Structural
        | Reason::UnknownElement
        | Reason::Private
        | Reason::OldEncoding
        | Reason::UserRule
        | Reason::IllegalValue
        | Reason::KnownIdentifier
        | Reason::BesidePicture => Vec::new(),
    };
    let chosen = options.iter().filter(|option| chosen(option));
    chosen.map(|option| option.claim()).collect()
}

/// Whether a rule leaves more of a value than the profile with the chosen options would.
pub(super) fn weakens(policy: &Policy, rule: &Rule) -> bool {
    let without = |tag, vr, creator| {
        let facts = ElementFacts {
            creator,
            ..ElementFacts::alone(tag, vr)
        };
        policy.ground(&[]).decide(&facts).action
    };
    let profile = match &rule.selector {
        Selector::Tag(tag) => {
            let vr = known(*tag).map_or(VR::UN, |attribute| attribute.vr);
            without(*tag, vr, None)
        }
        // A pattern can only remove, empty or dummy.
        Selector::Pattern { .. } => return false,
        // E.3.10 lets the user declare private attributes safe, if that option is declared.
        Selector::Private { .. } => {
            if policy.options.contains(&ProfileOption::RetainSafePrivate) {
                Action::Keep
            } else {
                Action::Remove
            }
        }
    };
    remains(rule.action) > most(profile)
}

/// How much of a value an action leaves, from nothing to all.
pub(super) fn remains(action: Action) -> u8 {
    match action {
        Action::Remove | Action::Empty | Action::Dummy => 0,
        Action::ReplaceUid | Action::Pseudonym(_) => 1,
        Action::Generalise(_) => 2,
        Action::Clean => 3,
        Action::Keep => 4,
    }
}

/// How much may remain where the profile asks for `action`. Z and D admit a value that stands for
/// the original without being it: a pseudonym, or a date that was moved and cut.
fn most(action: Action) -> u8 {
    match action {
        Action::Remove => 0,
        Action::ReplaceUid => 1,
        Action::Empty | Action::Dummy | Action::Pseudonym(_) | Action::Generalise(_) => 2,
        Action::Clean => 3,
        Action::Keep => 4,
    }
}
