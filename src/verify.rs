//! A second opinion on every DICOM output: an independent parser reads it back and holds it against
//! the plan.
//!
//! The parser is `dicom-object`, which shares no code with our reader and writer. It refuses some
//! real files that are merely odd; an output it refuses is only a failure if it could read the
//! input. Knows no browser.

use crate::action::{Action, ContentItem, Decide, ElementFacts, ValueType};
use crate::element::{Tag, VR, is_private, is_private_creator, known};
use crate::error::{Error, Result};
use crate::format::dicom::media::Listing;
use crate::iod::{Place, Requirement};
use crate::registry::is_well_known;
use crate::source::{Cursor, Source};
use dicom_core::header::HasLength;
use dicom_object::mem::InMemElement;
use dicom_object::{FileDicomObject, InMemDicomObject, OpenFileOptions};
use std::collections::BTreeSet;

/// What the second parser could say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opinion {
    /// It read the output and agrees with the plan.
    Agrees,
    /// It can read neither the input nor the output.
    Abstains,
}

/// Elements that say what was done and are therefore not subject to the policy.
const CLAIMS: [Tag; 4] = [
    Tag(0x0012, 0x0062),
    Tag(0x0012, 0x0063),
    Tag(0x0012, 0x0064),
    Tag(0x0028, 0x0303),
];

const SOP_CLASS: Tag = Tag(0x0008, 0x0016);

const PIXELS: Tag = Tag(0x7FE0, 0x0000);

/// Reads the header of `output` and checks it: SOP Instance UID the same in data set and file meta
/// information, nothing present that was to go, nothing left in what was to be emptied, every UID
/// new or registered, and the de-identification said where `claimed`.
///
/// # Errors
///
/// [`Error::Verification`] if anything disagrees.
pub fn dicom(
    input: &dyn Source,
    output: &dyn Source,
    decide: &dyn Decide,
    claimed: bool,
) -> Result<Opinion> {
    let Some(object) = open(output) else {
        return match open(input) {
            Some(_) => Err(Error::Verification {
                what: "an independent parser cannot read the output",
            }),
            None => Ok(Opinion::Abstains),
        };
    };
    let text = |tag| {
        object
            .get(tag)
            .and_then(|it| it.to_str().ok())
            .unwrap_or_default()
    };
    let same =
        |a: &str, b: &str| a.trim_end_matches(['\0', ' ']) == b.trim_end_matches(['\0', ' ']);
    let instance = text(Tag(0x0008, 0x0018));
    if !instance.is_empty() && !same(&instance, object.meta().media_storage_sop_instance_uid()) {
        return Err(Error::Verification {
            what: "SOP Instance UID differs between data set and file meta",
        });
    }
    if claimed && !same(&text(Tag(0x0012, 0x0062)), "YES") {
        return Err(Error::Verification {
            what: "the output does not say that it was de-identified",
        });
    }
    let class = text(SOP_CLASS);
    let root = Place::root(class.trim_end_matches(['\0', ' ']));
    let mut open: Vec<(&InMemDicomObject, Option<Tag>, Place)> = vec![(&object, None, root)];
    while let Some((item, around, place)) = open.pop() {
        let nested = around.is_some();
        let content = around.and_then(|around| Content::of(item, around));
        let content = content.as_ref().map(Content::facts);
        if content.is_some() {
            check_item(content, decide)?;
        }
        for element in item {
            if !nested && CLAIMS.contains(&element.header().tag) {
                continue;
            }
            let facts = Around {
                nested,
                content,
                requirement: place.requirement(element.header().tag),
            };
            check(item, element, decide, facts)?;
            if let Some(items) = element.items() {
                let tag = element.header().tag;
                let inside = place.items(tag);
                let items = items.iter().map(|item| (item, Some(tag), inside.clone()));
                open.extend(items);
            }
        }
    }
    Ok(Opinion::Agrees)
}

const RECORDS: Tag = Tag(0x0004, 0x1220);

/// Reads the index `output` of a medium and checks that it refers to every one of `files`, released
/// paths with what is said of them, and to nothing else.
///
/// # Errors
///
/// [`Error::Verification`] if it cannot be read or refers to anything else.
pub fn index(output: &dyn Source, files: &[(&str, &Listing)]) -> Result<()> {
    let fault = |what| Err(Error::Verification { what });
    let Some(object) = open(output) else {
        return fault("an independent parser cannot read the new index");
    };
    let records = object.get(RECORDS).and_then(InMemElement::items);
    let text = |item: &InMemDicomObject, element| -> Option<String> {
        let value = item.get(Tag(0x0004, element))?.to_multi_str().ok()?;
        let value: Vec<&str> = value
            .iter()
            .map(|part| part.trim_end_matches(['\0', ' ']))
            .collect();
        Some(value.join("/"))
    };
    let mut found = BTreeSet::new();
    for item in records.unwrap_or_default() {
        if let Some(path) = text(item, 0x1500) {
            let uids =
                [0x1510, 0x1511, 0x1512].map(|element| text(item, element).unwrap_or_default());
            if !found.insert((path, uids)) {
                return fault("the new index lists a file twice");
            }
        }
    }
    let released: BTreeSet<(String, [String; 3])> = files
        .iter()
        .map(|(path, file)| {
            let uids = [&file.sop_class, &file.sop_instance, &file.transfer_syntax];
            ((*path).to_owned(), uids.map(String::clone))
        })
        .collect();
    match found == released {
        true => Ok(()),
        false => fault("the new index does not list the released files"),
    }
}

fn open(source: &dyn Source) -> Option<FileDicomObject<InMemDicomObject>> {
    OpenFileOptions::new()
        .read_until(PIXELS)
        .from_reader(Cursor::new(source))
        .ok()
}

/// What surrounds an element.
struct Around<'a> {
    nested: bool,
    content: Option<ContentItem<'a>>,
    requirement: Requirement,
}

fn check(
    item: &InMemDicomObject,
    element: &InMemElement,
    decide: &dyn Decide,
    around: Around<'_>,
) -> Result<()> {
    let tag = element.header().tag;
    if is_private_creator(tag) {
        return Ok(());
    }
    let creator = creator(item, tag);
    let vr = match element.vr() {
        VR::UN => known(tag).map_or(VR::UN, |known| known.vr),
        vr => vr,
    };
    let decision = decide.element(&ElementFacts {
        tag,
        vr,
        creator: creator.as_deref(),
        nested: around.nested,
        content: around.content,
        // The declaration is gone from the output, so that nothing speaks against the element here.
        declared_safe: true,
        requirement: around.requirement,
    });
    let fault = match decision.action {
        Action::Remove => Some("an element is present that was to go"),
        Action::Empty if !element.is_empty() => {
            Some("an element has a value that was to be emptied")
        }
        Action::ReplaceUid if !new_uids(element) => Some("a UID was not replaced"),
        Action::Empty
        | Action::ReplaceUid
        | Action::Keep
        | Action::Dummy
        | Action::Clean
        | Action::Pseudonym(_)
        | Action::Generalise(_) => None,
    };
    fault.map_or(Ok(()), |what| Err(Error::Verification { what }))
}

/// Checks that a content item may be there.
fn check_item(content: Option<ContentItem<'_>>, decide: &dyn Decide) -> Result<()> {
    let decision = decide.element(&ElementFacts {
        nested: true,
        content,
        ..ElementFacts::alone(Tag(0xFFFE, 0xE000), VR::SQ)
    });
    match decision.action {
        Action::Remove => Err(Error::Verification {
            what: "a content item is present that was to go",
        }),
        Action::Keep
        | Action::Empty
        | Action::Dummy
        | Action::Clean
        | Action::ReplaceUid
        | Action::Pseudonym(_)
        | Action::Generalise(_) => Ok(()),
    }
}

/// A content item of a structured report.
struct Content {
    value_type: Option<ValueType>,
    concept: Option<(String, String)>,
}

impl Content {
    /// The content item that `item` of the sequence `around` is, if it is one.
    fn of(item: &InMemDicomObject, around: Tag) -> Option<Content> {
        let value_type = item.get(Tag(0x0040, 0xA040));
        let refers = item.get(Tag(0x0040, 0xDB73)).is_some();
        if value_type.is_none() && (around != Tag(0x0040, 0xA730) || refers) {
            return None;
        }
        let text = |element: &InMemElement| Some(element.to_str().ok()?.trim().to_owned());
        let concept = || {
            let code = item.get(Tag(0x0040, 0xA043))?.items()?.first()?;
            let values = [0x0100, 0x0119, 0x0120].map(|element| code.get(Tag(0x0008, element)));
            let value = values.into_iter().flatten().next()?;
            Some((text(value)?, text(code.get(Tag(0x0008, 0x0102))?)?))
        };
        Some(Content {
            value_type: value_type.and_then(|it| ValueType::from_term(&text(it)?)),
            concept: concept(),
        })
    }

    fn facts(&self) -> ContentItem<'_> {
        let concept = self.concept.as_ref();
        ContentItem {
            value_type: self.value_type,
            concept: concept.map(|(value, scheme)| (value.as_str(), scheme.as_str())),
            // A meaning may have lost words, so that what it asks for may be another thing than before.
            asks: None,
        }
    }
}

/// The creator of the block of a private element, trimmed.
fn creator(item: &InMemDicomObject, tag: Tag) -> Option<String> {
    if !is_private(tag) {
        return None;
    }
    let creator = item.get(Tag(tag.group(), tag.element() >> 8))?;
    Some(creator.to_str().ok()?.trim().to_owned())
}

fn new_uids(element: &InMemElement) -> bool {
    let Ok(values) = element.to_multi_str() else {
        return false;
    };
    values
        .iter()
        .map(|value| value.trim_end_matches(['\0', ' ']))
        .all(|uid| uid.is_empty() || uid.starts_with("2.25.") || is_well_known(uid))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::{ColumnAction, Decision, Reason, Role};
    use crate::format::dicom::samples::{EXPLICIT, element, part10};

    /// UIDs are to be replaced, the rest may stay.
    struct NewUids;

    impl Decide for NewUids {
        fn element(&self, facts: &ElementFacts<'_>) -> Decision {
            Decision {
                action: match facts.vr {
                    VR::UI => Action::ReplaceUid,
                    _ => Action::Keep,
                },
                reason: Reason::Profile,
            }
        }

        fn column(&self, _: Role) -> ColumnAction {
            ColumnAction::Drop
        }
    }

    #[test]
    fn only_new_uids_and_registered_ones_pass() {
        let opinion = |uid: &str| {
            let padded = [uid, if uid.len() % 2 == 1 { "\0" } else { "" }].concat();
            let study = element(EXPLICIT, Tag(0x0020, 0x000D), VR::UI, padded.as_bytes());
            let file = part10("1.2.840.10008.1.2.1", &study);
            dicom(&file, &file, &NewUids, false)
        };
        for uid in ["2.25.7", "1.2.840.10008.1.1", ""] {
            assert_eq!(opinion(uid), Ok(Opinion::Agrees), "{uid}");
        }
        for uid in ["1.2.840.10008.1.1961.103", "1.2.840.10008.99", "1.2.392.7"] {
            assert!(opinion(uid).is_err(), "{uid}");
        }
    }
}
