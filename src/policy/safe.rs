//! Private attributes that the user vouches for, beside the standard's list of safe ones.
//!
//! They are treated exactly like those of Table E.3.10-1: by VR, sequences walked, text cleaned.
//! Source: PS3.15 edition 2026c, E.3.10, which leaves the list to who de-identifies.

use super::json::{Json, error};
use super::rule::{Selector, Spelling};
use crate::element::VR;
use crate::error::Result;
use serde::Serialize;

/// A private attribute that the user calls safe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Vouched {
    /// Always [`Selector::Private`].
    pub selector: Selector,
    /// The VR it must have.
    pub vr: VR,
}

impl Vouched {
    /// Whether it is the attribute of a private element.
    pub fn names(&self, group: u16, element: u8, creator: &str) -> bool {
        match &self.selector {
            Selector::Private {
                group: g,
                element: e,
                creator: c,
            } => (*g, *e, c.as_str()) == (group, element, creator),
            Selector::Tag(_) | Selector::Pattern { .. } => false,
        }
    }

    /// Whether it lies in a block of `creator`.
    pub fn is_of(&self, group: u16, creator: &str) -> bool {
        match &self.selector {
            Selector::Private {
                group: g,
                creator: c,
                ..
            } => (*g, c.as_str()) == (group, creator),
            Selector::Tag(_) | Selector::Pattern { .. } => false,
        }
    }
}

/// Reads the member `safe_private`.
///
/// # Errors
///
/// [`crate::error::Error::Policy`], naming the place.
pub(super) fn read(json: &Json) -> Result<Vec<Vouched>> {
    let mut list: Vec<Vouched> = Vec::new();
    for (at, json) in json.list("$.safe_private")?.iter().enumerate() {
        let place = format!("$.safe_private[{at}]");
        let [creator, group, element, vr] =
            json.fields(&place, ["creator", "group", "element", "vr"])?;
        let (Some(creator), Some(group), Some(element), Some(vr)) = (creator, group, element, vr)
        else {
            return Err(error(&place, "creator, group, element and vr are expected"));
        };
        let selector = Selector::from_private(
            group.text(&format!("{place}.group"))?,
            element.text(&format!("{place}.element"))?,
            creator.text(&format!("{place}.creator"))?,
        )
        .map_err(|what| error(&place, what))?;
        let vr_place = format!("{place}.vr");
        let vr = vr
            .text(&vr_place)?
            .parse::<VR>()
            .map_err(|_| error(&vr_place, "a value representation is expected"))?;
        if vr == VR::UN || vr == VR::PN {
            return Err(error(
                &vr_place,
                "names and values of unknown representation are never safe",
            ));
        }
        if list.iter().any(|safe| safe.selector == selector) {
            return Err(error(&place, "the attribute stands twice"));
        }
        list.push(Vouched { selector, vr });
    }
    Ok(list)
}

/// An entry as it stands in a policy file.
#[derive(Serialize)]
pub(super) struct Entry<'a> {
    creator: &'a str,
    group: String,
    element: String,
    vr: &'static str,
}

/// The entries of the member `safe_private`.
pub(super) fn entries(list: &[Vouched]) -> Vec<Entry<'_>> {
    list.iter()
        .filter_map(|safe| match safe.selector.spelling() {
            Spelling::Private {
                group,
                element,
                creator,
            } => Some(Entry {
                creator,
                group,
                element,
                vr: safe.vr.to_string(),
            }),
            Spelling::Tag(_) | Spelling::Keyword(_) => None,
        })
        .collect()
}
