//! The decision for one data element: total, and blind to values.
//!
//! Order: what only belongs to the encoding; rules of the user; private elements; rows of Table
//! E.1-1 and of the list that is stricter; other attributes of the dictionary by VR; everything
//! else is removed. Source: PS3.15 edition 2026c, E.1 to E.3.

use super::content;
use super::profile::{ActionCode, Class, Letters, ProfileOption, class, conforming, resolve};
use super::rule::Rule;
use super::safe::Vouched;
use super::tables::{e1_1, safe_private, shared_dates, stricter};
use crate::action::{Action, ContentItem, Decision, ElementFacts, Reason, ValueType};
use crate::element::{Known, Tag, VR, is_private, is_private_creator, known};
use crate::key::Purpose;
use crate::registry::is_structural;
use std::collections::BTreeSet;

/// An item, as formats ask for content items.
const ITEM: Tag = Tag(0xFFFE, 0xE000);

/// Attributes that join records: where the table asks for Z or D they get a keyed pseudonym, which
/// is a dummy that stays the same for the same person or order.
const PSEUDONYMS: [(Tag, Purpose); 4] = [
    (Tag(0x0008, 0x0050), Purpose::Accession),
    (Tag(0x0010, 0x0010), Purpose::Patient),
    (Tag(0x0010, 0x0020), Purpose::Patient),
    (Tag(0x0020, 0x0010), Purpose::Study),
];

/// What a decision depends on besides the element.
pub(super) struct Ground<'a> {
    pub options: &'a BTreeSet<ProfileOption>,
    pub rules: &'a [Rule],
    pub vouched: &'a [Vouched],
}

impl Ground<'_> {
    pub fn decide(&self, facts: &ElementFacts<'_>) -> Decision {
        if facts.tag == ITEM {
            return self.content_item(facts);
        }
        if let Some(decision) = out_of_place(facts.tag) {
            return decision;
        }
        if let Some(rule) = self.rules.iter().find(|rule| rule.covers(facts)) {
            return fitting(
                Decision {
                    action: rule.action,
                    reason: Reason::UserRule,
                },
                facts,
                known(facts.tag),
            );
        }
        if is_private(facts.tag) {
            return self.private(facts);
        }
        if let (Some(item), Some(value_type)) = (&facts.content, content::carries(facts.tag)) {
            let decision = self.content_value(item, value_type);
            return fitting(decision, facts, known(facts.tag));
        }
        let attribute = known(facts.tag);
        match listed(facts.tag) {
            Some(letters) => fitting(self.listed(letters, facts), facts, attribute),
            None => self.unlisted(facts, attribute),
        }
    }

    fn has(&self, option: ProfileOption) -> bool {
        self.options.contains(&option)
    }

    /// Whether a content item goes or is walked. An item that is none is walked.
    fn content_item(&self, facts: &ElementFacts<'_>) -> Decision {
        let walked = |reason| Decision {
            action: Action::Keep,
            reason,
        };
        match &facts.content {
            None => walked(Reason::Unlisted),
            Some(item) => match content::decide(self.options, item) {
                decision if decision.action == Action::Remove => decision,
                decision => walked(decision.reason),
            },
        }
    }

    /// The value of a content item. One that is not of the item's value type does not belong there.
    fn content_value(&self, item: &ContentItem<'_>, value_type: ValueType) -> Decision {
        if item.value_type == Some(value_type) {
            return content::decide(self.options, item);
        }
        Decision {
            action: Action::Remove,
            reason: Reason::IllegalValue,
        }
    }

    fn listed(&self, letters: Letters, facts: &ElementFacts<'_>) -> Decision {
        match self.chosen(letters, facts) {
            Some(code) => Decision {
                action: resolve(code, facts.vr, facts.requirement),
                reason: Reason::ProfileOption,
            },
            None => {
                let action = resolve(letters.basic, facts.vr, facts.requirement);
                Decision {
                    action: pseudonymised(action, facts.tag),
                    reason: Reason::Profile,
                }
            }
        }
    }

    /// The code of the chosen options that applies; `None` leaves the row to the Basic Profile.
    ///
    /// Where two chosen options differ, C is stricter than K and wins. An option leaves the row
    /// alone where it would keep or clean what another part of the policy takes out: a value that
    /// no cleaner understands (bytes, binary numbers), graphics of repeating groups, for which
    /// there is no cleaner yet, UIDs and dates of a device that `RetainUids` or `RetainFullDates`
    /// does not retain as well, and dates that many patients share.
    fn chosen(&self, letters: Letters, facts: &ElementFacts<'_>) -> Option<ActionCode> {
        let dated = letters.names(ProfileOption::RetainFullDates);
        let retained = |option: ProfileOption| match option {
            ProfileOption::RetainDevice if facts.vr == VR::UI => {
                self.has(ProfileOption::RetainUids)
            }
            ProfileOption::RetainDevice if dated => self.has(ProfileOption::RetainFullDates),
            ProfileOption::RetainModifiedDates => !is_shared_date(letters, facts.tag),
            ProfileOption::RetainSafePrivate
            | ProfileOption::RetainUids
            | ProfileOption::RetainDevice
            | ProfileOption::RetainInstitution
            | ProfileOption::RetainPatientCharacteristics
            | ProfileOption::RetainFullDates
            | ProfileOption::CleanDescriptors
            | ProfileOption::CleanStructuredContent
            | ProfileOption::CleanGraphics => true,
        };
        let cleanable = match class(facts.vr) {
            Class::Sequence | Class::Text => repeating(facts.tag).is_none(),
            Class::Number | Class::Bytes => false,
        };
        let codes = letters.options.iter().filter(|&&(option, code)| {
            self.has(option) && retained(option) && (code != ActionCode::C || cleanable)
        });
        // C is declared after K.
        codes.map(|&(_, code)| code).max()
    }

    fn private(&self, facts: &ElementFacts<'_>) -> Decision {
        let out = Decision {
            action: Action::Remove,
            reason: Reason::Private,
        };
        let retained = e1_1::PRIVATE
            .options
            .iter()
            .any(|&(option, _)| self.has(option));
        let Some(creator) = facts.creator.filter(|_| retained) else {
            return out;
        };
        let (group, element) = (facts.tag.group(), facts.tag.element());
        let kept = |action| match action {
            Action::Remove => out,
            action => Decision {
                action,
                reason: Reason::SafePrivate,
            },
        };
        if is_private_creator(facts.tag) {
            let named = safe_private::SAFE_PRIVATE
                .iter()
                .any(|safe| safe.group == group && safe.creator == creator)
                || self.vouched.iter().any(|safe| safe.is_of(group, creator));
            return kept(if named { Action::Keep } else { Action::Remove });
        }
        if element < 0x1000 {
            return out;
        }
        let number = (element & 0xFF) as u8;
        let place = (group, number, creator);
        if let Ok(at) = safe_private::SAFE_PRIVATE.binary_search_by(|safe| safe.order().cmp(&place))
        {
            return kept(self.safe_action(safe_private::SAFE_PRIVATE[at].vrs, facts.vr));
        }
        let vouched = |safe: &&Vouched| safe.names(group, number, creator);
        if let Some(safe) = self.vouched.iter().find(vouched) {
            return kept(self.safe_action(&[safe.vr], facts.vr));
        }
        if facts.declared_safe && facts.vr != VR::UN {
            return kept(self.safe_by_vr(facts.vr));
        }
        out
    }

    /// C for a safe private attribute that may have the VRs `vrs`.
    ///
    /// A VR that is not the list's means another attribute than the list's. UN, which stands for every
    /// VR where none is written, is accepted for numbers, and for those in digits and codes if
    /// the value reads as one: it may as well hide text or items.
    fn safe_action(&self, vrs: &[VR], vr: VR) -> Action {
        let written = |vr: &VR| matches!(vr, VR::CS | VR::DS | VR::IS);
        if vr == VR::UN && !vrs.is_empty() && vrs.iter().all(written) {
            return Action::Clean;
        }
        let number = |vr: &VR| class(*vr) == Class::Number;
        let hidden = vr == VR::UN && !vrs.is_empty() && vrs.iter().all(number);
        if !hidden && !vrs.contains(&vr) {
            return Action::Remove;
        }
        self.safe_by_vr(vr)
    }

    /// The values of a safe private attribute are handled by VR as those of the standard's attributes
    /// are, sequences are walked, text is cleaned.
    fn safe_by_vr(&self, vr: VR) -> Action {
        match vr {
            VR::UI if self.has(ProfileOption::RetainUids) => Action::Keep,
            VR::UI => Action::ReplaceUid,
            VR::PN => Action::Remove,
            VR::DA | VR::TM | VR::DT => self.date(),
            VR::LO | VR::SH | VR::ST | VR::LT | VR::UC | VR::UT | VR::UR | VR::AE => Action::Clean,
            VR::SQ | VR::AS | VR::CS | VR::DS | VR::IS => Action::Keep,
            VR::AT | VR::FD | VR::FL | VR::SL | VR::SS | VR::SV => Action::Keep,
            VR::UL | VR::US | VR::UV | VR::UN => Action::Keep,
            VR::OB | VR::OD | VR::OF | VR::OL | VR::OV | VR::OW => Action::Keep,
        }
    }

    /// A date of an attribute that no table lists.
    fn date(&self) -> Action {
        if self.has(ProfileOption::RetainFullDates) {
            Action::Keep
        } else if self.has(ProfileOption::RetainModifiedDates) {
            Action::Clean
        } else {
            Action::Remove
        }
    }

    /// An attribute that no table lists; `attribute` is what the dictionary says of it.
    fn unlisted(&self, facts: &ElementFacts<'_>, attribute: Option<Known>) -> Decision {
        let Some(attribute) = attribute.filter(|attribute| attribute.single) else {
            return Decision {
                action: Action::Remove,
                reason: Reason::UnknownElement,
            };
        };
        let by_vr = |action| Decision {
            action: conforming(action, facts.vr, facts.requirement),
            reason: Reason::ValueRepresentation,
        };
        let is = |vr| attribute.vr == vr || facts.vr == vr;
        let decision = if is(VR::PN) {
            by_vr(Action::Remove)
        } else if is(VR::UI) {
            if attribute.vr != facts.vr {
                Decision {
                    action: Action::Remove,
                    reason: Reason::IllegalValue,
                }
            } else if is_structural(facts.tag) {
                Decision {
                    action: Action::Keep,
                    reason: Reason::Structural,
                }
            } else if self.has(ProfileOption::RetainUids) {
                by_vr(Action::Keep)
            } else {
                by_vr(Action::ReplaceUid)
            }
        } else if is(VR::DA) || is(VR::TM) || is(VR::DT) {
            by_vr(match shared_dates::SHARED_DATES.binary_search(&facts.tag) {
                Ok(_) if !self.has(ProfileOption::RetainFullDates) => Action::Remove,
                Ok(_) | Err(_) => self.date(),
            })
        } else {
            Decision {
                action: Action::Keep,
                reason: Reason::Unlisted,
            }
        };
        fitting(decision, facts, Some(attribute))
    }
}

/// Elements that belong to the old encoding or to no data set at all, whatever any rule says.
fn out_of_place(tag: Tag) -> Option<Decision> {
    let remove = |reason| {
        Some(Decision {
            action: Action::Remove,
            reason,
        })
    };
    match (tag.group(), tag.element()) {
        // PS3.5 7.1: groups a data set may not use.
        (0x0000 | 0x0001 | 0x0003 | 0x0005 | 0x0007 | 0xFFFF, _) => remove(Reason::UnknownElement),
        // File meta information is written anew; group 0004 belongs to a DICOMDIR (E.1.1).
        (0x0002 | 0x0004, _) => remove(Reason::OldEncoding),
        // Group lengths, Length to End, Data Set Trailing Padding.
        (_, 0x0000) | (0x0008, 0x0001) | (0xFFFC, 0xFFFC) => remove(Reason::OldEncoding),
        // Private elements outside of any block: (gggg,0001) to (gggg,000F).
        (group, 0x0001..=0x000F) if group % 2 == 1 => remove(Reason::Private),
        _ => None,
    }
}

fn repeating(tag: Tag) -> Option<Letters> {
    let rows = e1_1::REPEATING.iter().chain(&stricter::REPEATING);
    rows.into_iter()
        .find(|row| row.covers(tag))
        .map(|row| row.letters)
}

/// The row that speaks of `tag`, of Table E.1-1 or of the stricter list.
pub(super) fn listed(tag: Tag) -> Option<Letters> {
    let single = |rows: &[super::profile::Row]| {
        rows.binary_search_by_key(&tag, |row| row.tag)
            .ok()
            .map(|at| rows[at].letters)
    };
    single(&e1_1::ROWS)
        .or_else(|| single(&stricter::ROWS))
        .or_else(|| repeating(tag))
}

/// Whether a date is the same for many patients: published versions, approvals, and everything that
/// the table also gives to the device (manufacture, installation, calibration). Moved with one
/// patient's offset it would tell the offset; kept true beside moved dates it would tell the day.
fn is_shared_date(letters: Letters, tag: Tag) -> bool {
    letters.names(ProfileOption::RetainDevice)
        || shared_dates::SHARED_DATES.binary_search(&tag).is_ok()
}

fn pseudonymised(action: Action, tag: Tag) -> Action {
    let purpose = PSEUDONYMS
        .iter()
        .find(|(t, _)| *t == tag)
        .map(|&(_, purpose)| purpose);
    match (action, purpose) {
        (Action::Empty | Action::Dummy, Some(purpose)) => Action::Pseudonym(purpose),
        (action, _) => action,
    }
}

/// Whether the VR in force can be that of the attribute: of the same class as the dictionary's.
fn vr_is_plausible(attribute: Option<Known>, vr: VR) -> bool {
    attribute.is_none_or(|attribute| {
        class(attribute.vr) == class(vr)
            || (attribute.lookup_table && matches!(class(vr), Class::Number | Class::Bytes))
    })
}

/// Whether `action` can be carried out on a value of this VR.
pub(super) fn applies(action: Action, vr: VR) -> bool {
    match action {
        Action::Keep | Action::Remove | Action::Empty | Action::Dummy => true,
        Action::Clean => matches!(class(vr), Class::Text),
        Action::ReplaceUid => vr == VR::UI,
        Action::Generalise(_) => vr == VR::DA || vr == VR::DT,
        Action::Pseudonym(_) => match vr {
            VR::AE | VR::CS | VR::LO | VR::LT | VR::PN | VR::SH | VR::ST | VR::UC | VR::UT => true,
            VR::AS | VR::DA | VR::DS | VR::DT | VR::IS | VR::TM | VR::UI | VR::UR => false,
            VR::AT | VR::FD | VR::FL | VR::SL | VR::SS | VR::SV => false,
            VR::UL | VR::US | VR::UV | VR::SQ | VR::UN => false,
            VR::OB | VR::OD | VR::OF | VR::OL | VR::OV | VR::OW => false,
        },
    }
}

/// Removes what the action cannot be carried out on, and what would be kept although its VR cannot
/// be that of the attribute, so that nobody knows what it holds. `attribute` is what the dictionary says
/// of the element.
fn fitting(decision: Decision, facts: &ElementFacts<'_>, attribute: Option<Known>) -> Decision {
    let illegal = Decision {
        action: Action::Remove,
        reason: Reason::IllegalValue,
    };
    if !applies(decision.action, facts.vr) {
        return illegal;
    }
    match decision.action {
        Action::Keep | Action::Clean | Action::Generalise(_) | Action::ReplaceUid
            if !vr_is_plausible(attribute, facts.vr) =>
        {
            illegal
        }
        Action::Keep
        | Action::Remove
        | Action::Empty
        | Action::Dummy
        | Action::Clean
        | Action::ReplaceUid
        | Action::Pseudonym(_)
        | Action::Generalise(_) => decision,
    }
}
