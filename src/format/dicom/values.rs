//! Actions on plain values: keep, clean, dummies; dates and ages are in `dates`.
//!
//! A kept value must be legal for its VR and hold no known identifier in any reading of its bytes.
//! Source: PS3.5 6.2; PS3.15 E.3.4 to E.3.6.

use super::carry::{Carrier, ENCAPSULATED_DOCUMENT, Outcome};
use super::charset::Charset;
use super::content;
use super::dates::{OLDEST_YEARS, is_age};
use super::document;
use super::rewording::{self, Cleaned};
use super::scope::{any_value, is_pixel_data, vr_in_force};
use super::text::{self, Sort};
use super::tree::{Edit, Node};
use crate::action::{Action, Decision, Reason};
use crate::element::{Tag, VR, is_private};
use crate::error::Result;
use crate::identity::IdentifierKind;
use crate::registry::is_well_known;
use crate::transform::date;
use crate::transform::fold::squeeze;
use crate::transform::forms::is_common;
use crate::transform::matcher::Field;
use crate::transform::text as running;

/// Binary values up to this length are searched for readable identifiers; longer ones are left to
/// the release gate.
const SEARCHED_BYTES: u64 = 64 << 10;

/// MIME Type of Encapsulated Document.
const MIME_TYPE: Tag = Tag(0x0042, 0x0012);

/// Shortest run of printable bytes in a binary value that is searched.
const SHORTEST_RUN: usize = 4;

/// Shortest code that is compared with names; `M`, `CT` and `AX` are words of other languages.
const SHORTEST_NAMED_CODE: usize = 4;

impl Carrier<'_> {
    /// Carries `decision` out on the plain value of node `index`.
    ///
    /// # Errors
    ///
    /// If the value cannot be read.
    pub(super) fn value(&mut self, index: u32, decision: Decision) -> Result<Outcome> {
        let node = self.view.node(index);
        let vr = vr_in_force(node);
        if vr == VR::SQ && node.value.len > 0 && decision.action != Action::Remove {
            // A sequence that could not be walked.
            return Ok(Outcome::emptied(node, Reason::IllegalValue));
        }
        match decision.action {
            Action::Keep => self.keep(index, decision),
            Action::Remove => Ok(Outcome::removed(decision.reason)),
            Action::Empty => Ok(Outcome::emptied(node, decision.reason)),
            Action::Dummy if vr == VR::UI => self.replace_uid(index, decision),
            Action::Dummy if node.tag == ENCAPSULATED_DOCUMENT => {
                self.blank_document(node, decision)
            }
            Action::Dummy => Ok(match self.dummy_value(node, vr) {
                Some(bytes) => Outcome::new(Edit::Replace(vr, bytes), decision),
                None => Outcome::emptied(node, decision.reason),
            }),
            Action::Clean => self.clean(index, decision),
            Action::ReplaceUid => self.replace_uid(index, decision),
            Action::Pseudonym(purpose) => self.pseudonym(index, purpose, decision),
            Action::Generalise(unit) => match vr {
                VR::DA | VR::DT => self.move_dates(index, Some(unit), decision),
                _ => Ok(Outcome::emptied(node, decision.reason)),
            },
        }
    }

    fn keep(&mut self, index: u32, decision: Decision) -> Result<Outcome> {
        let node = self.view.node(index);
        let vr = vr_in_force(node);
        let kept = Outcome::new(Edit::Keep, decision);
        if node.value.len == 0 {
            return Ok(kept);
        }
        if is_age(node) {
            return self.clean_ages(index, decision);
        }
        if self.is_misplaced_date(index)? {
            return Ok(Outcome::emptied(node, Reason::IllegalValue));
        }
        if content::is_age(&mut self.view, index)? {
            return self.measured_age(index, decision);
        }
        if let Some(outcome) = self.bulk(index, decision)? {
            return Ok(outcome);
        }
        match text::sort(vr) {
            Sort::Sequence => Ok(Outcome::emptied(node, Reason::IllegalValue)),
            // The list of safe private attributes vouches for a number whose VR got lost on the
            // way.
            Sort::Opaque if vr == VR::UN && decision.reason != Reason::SafePrivate => {
                Ok(Outcome::removed(match is_private(node.tag) {
                    true => Reason::Private,
                    false => Reason::UnknownElement,
                }))
            }
            Sort::Opaque if is_pixel_data(node.tag) => Ok(kept),
            Sort::Opaque | Sort::Numbers(_) => {
                if let Sort::Numbers(size) = text::sort(vr)
                    && !node.value.len.is_multiple_of(size as u64)
                {
                    return Ok(Outcome::emptied(node, Reason::IllegalValue));
                }
                if node.value.len <= SEARCHED_BYTES {
                    let bytes = self.view.bytes(index)?;
                    if self.binary_holds_known(&bytes) {
                        return Ok(Outcome::emptied(node, Reason::KnownIdentifier));
                    }
                }
                Ok(kept)
            }
            Sort::Typed => {
                let bytes = self.view.bytes(index)?;
                if !text::is_legal(vr, &bytes) {
                    return Ok(Outcome::emptied(node, Reason::IllegalValue));
                }
                if !self.typed_is_known(index, &bytes) {
                    return Ok(kept);
                }
                Ok(match self.harmless_codes(index, &bytes) {
                    Some(rest) => Outcome {
                        edit: Edit::Replace(vr, text::padded(vr, rest)),
                        action: Action::Clean,
                        reason: Reason::KnownIdentifier,
                    },
                    None => Outcome::emptied(node, Reason::KnownIdentifier),
                })
            }
            Sort::Uid => {
                let bytes = self.view.bytes(index)?;
                if !text::is_legal(VR::UI, &bytes) {
                    return Ok(Outcome::emptied(node, Reason::IllegalValue));
                }
                let known = any_value(self.view.charset(index), &bytes, vr, |value| {
                    !is_well_known(value) && self.is_known(value, Field::Uid)
                });
                match known {
                    true => self.replace_uid(
                        index,
                        Decision {
                            action: Action::ReplaceUid,
                            reason: Reason::KnownIdentifier,
                        },
                    ),
                    false => Ok(kept),
                }
            }
            Sort::Text => {
                let bytes = self.view.bytes(index)?;
                if !text::is_legal(vr, &bytes) {
                    return Ok(Outcome::emptied(node, Reason::IllegalValue));
                }
                let known = self.holds_known(index, &bytes, Field::Text);
                let code = node.parent.is_some() && content::is_code(node.tag);
                if !known && (code || !self.tells(index, &bytes)) {
                    return Ok(kept);
                }
                let cleaned = match is_running_text(vr) {
                    true => self.clean_text(index, &bytes),
                    false => Cleaned::Lost,
                };
                if let (Cleaned::Same, false) = (&cleaned, known) {
                    return Ok(kept);
                }
                self.note("identifier-in-kept-text");
                Ok(match cleaned {
                    Cleaned::New(bytes) => Outcome {
                        edit: Edit::Replace(vr, bytes),
                        action: Action::Clean,
                        reason: Reason::KnownIdentifier,
                    },
                    Cleaned::Same | Cleaned::Lost => {
                        Outcome::emptied(node, Reason::KnownIdentifier)
                    }
                })
            }
        }
    }

    fn clean(&mut self, index: u32, decision: Decision) -> Result<Outcome> {
        let node = self.view.node(index);
        let vr = vr_in_force(node);
        if node.value.len == 0 {
            return Ok(Outcome::new(Edit::Keep, decision));
        }
        if is_age(node) {
            return self.clean_ages(index, decision);
        }
        match vr {
            VR::DA | VR::DT => self.move_dates(index, None, decision),
            VR::TM => match self.offset {
                // A shift by whole days leaves the clock alone.
                Some(_) => self.keep(index, decision),
                None => Ok(Outcome::emptied(node, decision.reason)),
            },
            VR::UI => self.replace_uid(index, decision),
            VR::LO | VR::LT | VR::SH | VR::ST | VR::UC | VR::UT => {
                let bytes = self.view.bytes(index)?;
                if !text::is_legal(vr, &bytes) {
                    return Ok(Outcome::emptied(node, Reason::IllegalValue));
                }
                Ok(match self.clean_text(index, &bytes) {
                    Cleaned::Same => Outcome::new(Edit::Keep, decision),
                    Cleaned::New(bytes) => Outcome::new(Edit::Replace(vr, bytes), decision),
                    Cleaned::Lost => {
                        self.note("text-emptied");
                        Outcome::emptied(node, decision.reason)
                    }
                })
            }
            VR::AE | VR::AS | VR::CS | VR::DS | VR::IS | VR::PN | VR::UR => {
                Ok(Outcome::emptied(node, decision.reason))
            }
            VR::AT
            | VR::FD
            | VR::FL
            | VR::SL
            | VR::SQ
            | VR::SS
            | VR::SV
            | VR::UL
            | VR::US
            | VR::UV => Ok(Outcome::emptied(node, decision.reason)),
            VR::UN if decision.reason == Reason::SafePrivate => self.clean_unnamed(index, decision),
            VR::OB | VR::OD | VR::OF | VR::OL | VR::OV | VR::OW | VR::UN => {
                Ok(Outcome::removed(decision.reason))
            }
        }
    }

    /// Keeps a number in digits or a code whose VR got lost on the way, if it is one and says nothing.
    fn clean_unnamed(&mut self, index: u32, decision: Decision) -> Result<Outcome> {
        let node = self.view.node(index);
        if node.value.len > SEARCHED_BYTES {
            return Ok(Outcome::removed(decision.reason));
        }
        let bytes = self.view.bytes(index)?;
        let legal = [VR::CS, VR::DS, VR::IS]
            .iter()
            .any(|&vr| text::is_legal(vr, &bytes));
        if !legal || self.is_misplaced_date(index)? {
            return Ok(Outcome::removed(Reason::IllegalValue));
        }
        let known = any_value(self.view.charset(index), &bytes, VR::CS, |value| {
            self.is_known(value, Field::Typed)
        });
        Ok(match known || self.is_a_name(index, &bytes) {
            true => Outcome::removed(Reason::KnownIdentifier),
            false => Outcome::new(Edit::Keep, decision),
        })
    }

    /// An empty document of the type that stands beside it: two zero bytes are none.
    fn blank_document(&mut self, node: &Node, decision: Decision) -> Result<Outcome> {
        let vr = vr_in_force(node);
        let mime = self.view.child_text(node.parent, MIME_TYPE)?;
        let blank = mime.and_then(|mime| document::blank(&mime));
        Ok(match blank.or_else(|| self.dummy_value(node, vr)) {
            Some(bytes) => Outcome::new(Edit::Replace(vr, bytes), decision),
            None => Outcome::emptied(node, decision.reason),
        })
    }

    /// Keeps the measured age of a subject, but for those that few people reach. The unit is a year
    /// unless it says otherwise; other forms of the number go, since the number alone says it all.
    fn measured_age(&mut self, index: u32, decision: Decision) -> Result<Outcome> {
        let node = self.view.node(index);
        let cleaned = |edit| Outcome {
            edit,
            action: Action::Clean,
            reason: decision.reason,
        };
        if node.tag != content::NUMERIC_VALUE {
            return Ok(cleaned(Edit::Remove));
        }
        let bytes = self.view.bytes(index)?;
        let age = std::str::from_utf8(text::trim_bytes(&bytes)).ok();
        let Some(age) = age.and_then(|age| age.parse::<f64>().ok()) else {
            return Ok(Outcome::emptied(node, Reason::IllegalValue));
        };
        let in_a_year = content::units_in_a_year(&mut self.view, index)?;
        let oldest = f64::from(OLDEST_YEARS + 1) * in_a_year;
        Ok(match age < oldest {
            true => Outcome::new(Edit::Keep, decision),
            false => cleaned(Edit::Replace(
                vr_in_force(node),
                text::padded(VR::DS, format!("{oldest:.0}").into_bytes()),
            )),
        })
    }

    /// Takes out of a text what identifies.
    fn clean_text(&mut self, index: u32, bytes: &[u8]) -> Cleaned {
        let vr = vr_in_force(self.view.node(index));
        let offset = self.work.claims.in_texts(self.offset);
        // A moved date may well be the date of another person's event.
        let is_left = |value: &str| {
            let hits = self.work.known.find(value, Field::Text);
            hits.iter().any(|hit| {
                !matches!(
                    hit.kind,
                    IdentifierKind::EventDate | IdentifierKind::BirthDate
                )
            }) || self.own.is_in(value)
        };
        let scrub = |value: &str| running::scrub(value, self.work.known, &self.own, offset).edits;
        rewording::clean(self.view.charset(index), bytes, vr, &scrub, &is_left)
    }

    /// Whether any value of `bytes`, in any reading, holds a known identifier.
    fn holds_known(&self, index: u32, bytes: &[u8], field: Field) -> bool {
        let vr = vr_in_force(self.view.node(index));
        any_value(self.view.charset(index), bytes, vr, |value| {
            self.is_known(value, field)
        })
    }

    /// Whether a kept text may say what nobody knew before: sentences always may, labels if
    /// something in them looks like a person, a place or a contact, or names one of the file's own people.
    fn tells(&self, index: u32, bytes: &[u8]) -> bool {
        let node = self.view.node(index);
        let vr = vr_in_force(node);
        // A version or a size may look like a day, but not in the words for a code.
        let dated =
            |value: &str| node.tag == content::CODE_MEANING && !date::find(value).is_empty();
        matches!(vr, VR::LT | VR::ST | VR::UT)
            || is_running_text(vr)
                && any_value(self.view.charset(index), bytes, vr, |value| {
                    running::names_someone(value) || self.own.is_in(value) || dated(value)
                })
    }

    /// Whether a binary value holds a known identifier: in ASCII any, in other character sets one that
    /// random bytes do not spell.
    fn binary_holds_known(&self, bytes: &[u8]) -> bool {
        let charset = Charset::default();
        printable_runs(bytes).any(|run| self.is_known(run, Field::Text))
            || written_runs(bytes).any(|run| {
                any_value(&charset, run, VR::LT, |value| {
                    self.is_known(value, Field::Typed)
                })
            })
    }

    /// Whether a value whose VR says more than "text" holds a known identifier.
    fn typed_is_known(&self, index: u32, bytes: &[u8]) -> bool {
        let vr = vr_in_force(self.view.node(index));
        let field = match text::is_temporal(vr) {
            true => Field::Date,
            false => Field::Typed,
        };
        vr == VR::CS && self.is_a_name(index, bytes) || self.holds_known(index, bytes, field)
    }

    /// What stays of several codes of which some hold a known identifier: the others at their places.
    /// `None` if nothing stays, or if the identifier does not stand inside single codes.
    fn harmless_codes(&self, index: u32, bytes: &[u8]) -> Option<Vec<u8>> {
        if vr_in_force(self.view.node(index)) != VR::CS {
            return None;
        }
        let mut codes: Vec<&[u8]> = bytes
            .split(|&byte| byte == b'\\')
            .map(|code| match self.typed_is_known(index, code) {
                true => b"".as_slice(),
                false => code,
            })
            .collect();
        while codes
            .last()
            .is_some_and(|code| text::trim_bytes(code).is_empty())
        {
            codes.pop();
        }
        let rest = codes.join(&b'\\');
        let harmless = !rest.is_empty() && !self.typed_is_known(index, &rest);
        harmless.then_some(rest)
    }

    /// Whether a code holds a word of a person's name or an ID: nothing but the survey tells such a
    /// word from a code, and labels of presentations and segmentations are codes that people type.
    /// A common word, such as HAND or CHEST, tells nothing as a code.
    fn is_a_name(&self, index: u32, bytes: &[u8]) -> bool {
        any_value(self.view.charset(index), bytes, VR::CS, |value| {
            let hits = match value.len() >= SHORTEST_NAMED_CODE {
                true => self.work.known.find(value, Field::Text),
                false => Vec::new(),
            };
            hits.into_iter().any(|hit| {
                let person = matches!(
                    hit.kind,
                    IdentifierKind::PatientName
                        | IdentifierKind::PatientId
                        | IdentifierKind::StaffName
                );
                person && !is_common(&squeeze(&value[hit.range]))
            })
        })
    }

    /// Whether cleaning would leave `text` as it is.
    pub(super) fn is_harmless(&self, text: &str) -> bool {
        let offset = self.work.claims.in_texts(self.offset);
        running::scrub(text, self.work.known, &self.own, offset).text == text
    }

    /// Whether `text` holds a known identifier.
    pub(super) fn is_known(&self, text: &str, field: Field) -> bool {
        !self.work.known.find(text, field).is_empty()
    }
}

/// Whether values of `vr` are sentences or labels that may lose a word and still be legal.
fn is_running_text(vr: VR) -> bool {
    matches!(vr, VR::LO | VR::LT | VR::SH | VR::ST | VR::UC | VR::UT)
}

/// Runs of printable ASCII in a binary value.
fn printable_runs(bytes: &[u8]) -> impl Iterator<Item = &str> {
    bytes
        .split(|byte| !(0x20..0x7F).contains(byte))
        .filter(|run| run.len() >= SHORTEST_RUN)
        .filter_map(|run| std::str::from_utf8(run).ok())
        .map(str::trim)
}

/// Runs in a binary value that are printable in some character set, and not in ASCII alone.
fn written_runs(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let printable = |byte: &u8| *byte >= 0x20 && *byte != 0x7F || *byte == 0x1B;
    bytes
        .split(move |byte| !printable(byte))
        .filter(|run| run.len() >= SHORTEST_RUN)
        .filter(|run| !run.is_ascii() || run.contains(&0x1B))
}
