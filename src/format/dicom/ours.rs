//! What this program itself writes into every output: the exact values, and how to tell them in a
//! finished one.
//!
//! A patient may be called Kamei and have the ID 113100. A value counts as this program's own only
//! where the program writes it and if it is one of the few that it can write there, to the byte; the
//! same word in any other element, or with anything beside it, is searched like the rest. Source:
//! PS3.10 7.1, PS3.15 E.1.3, PS3.16 CID 7050.

use super::scope::View;
use super::text;
use super::tree::NodeKind;
use crate::TOOL;
use crate::element::{Tag, VR};
use crate::error::Result;
use crate::registry::METHODS;
use std::collections::BTreeMap;

/// (0002,0012): names this program, whatever its version.
pub const IMPLEMENTATION_CLASS_UID: &str = "2.25.78860657308074311604038267003313068723";

/// Patient Identity Removed.
pub const PATIENT_IDENTITY_REMOVED: Tag = Tag(0x0012, 0x0062);
/// De-identification Method.
pub const METHOD: Tag = Tag(0x0012, 0x0063);
/// De-identification Method Code Sequence.
pub const METHOD_CODES: Tag = Tag(0x0012, 0x0064);
/// Longitudinal Temporal Information Modified.
pub const LONGITUDINAL: Tag = Tag(0x0028, 0x0303);

/// What (0028,0303) can say.
const LONGITUDINAL_TERMS: [&str; 3] = ["REMOVED", "MODIFIED", "UNMODIFIED"];

/// The most characters of one value of LO.
const LONGEST: usize = 64;

/// (0002,0013), at most 16 characters.
pub fn implementation_version() -> String {
    format!("KAMEI_{}", env!("CARGO_PKG_VERSION").replace('.', "_"))
        .chars()
        .take(16)
        .collect()
}

/// The values of (0012,0063) that name this program with `codes`, of at most 64 characters each.
pub fn method_values<'a>(codes: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut values = vec![TOOL.to_owned()];
    for code in codes {
        match values.last_mut() {
            Some(last) if last.len() + 1 + code.len() <= LONGEST => {
                last.push(' ');
                last.push_str(code);
            }
            Some(_) | None => values.push(code.to_owned()),
        }
    }
    values
}

/// One item of (0012,0064).
pub fn method_item(code: &str, meaning: &str) -> Vec<(Tag, VR, Vec<u8>)> {
    [
        (Tag(0x0008, 0x0100), VR::SH, code),
        (Tag(0x0008, 0x0102), VR::SH, "DCM"),
        (Tag(0x0008, 0x0104), VR::LO, meaning),
    ]
    .into_iter()
    .map(|(tag, vr, text)| (tag, vr, text::padded(vr, text.as_bytes().to_vec())))
    .collect()
}

/// Whether `bytes` are the value that this program writes as `tag` of the file meta information.
pub fn is_meta_value(tag: Tag, bytes: &[u8]) -> bool {
    let own = |vr, value: &str| text::padded(vr, value.as_bytes().to_vec()) == bytes;
    match tag {
        Tag(0x0002, 0x0012) => own(VR::UI, IMPLEMENTATION_CLASS_UID),
        Tag(0x0002, 0x0013) => own(VR::SH, &implementation_version()),
        _ => false,
    }
}

/// For each node of the data set with a value of this program's, the byte of the value from which on
/// it is the program's.
///
/// # Errors
///
/// If a value cannot be read.
pub fn starts(view: &mut View<'_>) -> Result<BTreeMap<u32, usize>> {
    let mut starts = BTreeMap::new();
    for tag in [PATIENT_IDENTITY_REMOVED, METHOD, LONGITUDINAL] {
        let Some(index) = view.find(None, tag) else {
            continue;
        };
        if view.node(index).kind != NodeKind::Value {
            continue;
        }
        let bytes = view.bytes(index)?;
        let is = |term: &str| text::padded(VR::CS, term.as_bytes().to_vec()) == *bytes;
        let start = match tag {
            METHOD => method_start(&bytes),
            LONGITUDINAL => LONGITUDINAL_TERMS.into_iter().any(is).then_some(0),
            _ => is("YES").then_some(0),
        };
        starts.extend(start.map(|start| (index, start)));
    }
    let Some(sequence) = view.find(None, METHOD_CODES) else {
        return Ok(starts);
    };
    let items: Vec<u32> = match view.node(sequence).kind {
        NodeKind::Sequence(_) => view.set.children(Some(sequence)).collect(),
        _ => Vec::new(),
    };
    for item in items {
        let elements: Vec<u32> = view.set.children(Some(item)).collect();
        if elements.len() == 3 && is_method_item(view, &elements)? {
            starts.extend(elements.into_iter().map(|element| (element, 0)));
        }
    }
    Ok(starts)
}

/// Where in a value of (0012,0063) the text begins by which this program names itself, if it is to the
/// byte one that it can write: earlier texts stand before it.
fn method_start(bytes: &[u8]) -> Option<usize> {
    let value = text::trim_bytes(bytes);
    let begins = |at: &usize| value[*at..].starts_with(TOOL.as_bytes());
    let after = (1..value.len()).filter(|at| value[at - 1] == b'\\');
    let start = std::iter::once(0).chain(after).rfind(begins)?;
    let own = std::str::from_utf8(&value[start..]).ok()?;
    let said: Vec<&str> = own[TOOL.len()..].split([' ', '\\']).collect();
    let codes = METHODS.iter().map(|(code, _)| *code);
    let written = method_values(codes.filter(|code| said.contains(code)));
    (bytes.starts_with(value) && written.join("\\") == own).then_some(start)
}

/// Whether `elements`, three, are one of the items that [`method_item`] writes.
fn is_method_item(view: &mut View<'_>, elements: &[u32]) -> Result<bool> {
    let mut found = Vec::new();
    for &index in elements {
        let node = view.node(index);
        if node.kind != NodeKind::Value || node.value.len > LONGEST as u64 {
            return Ok(false);
        }
        found.push((node.tag, view.bytes(index)?));
    }
    Ok(METHODS.iter().any(|(code, meaning)| {
        let own = method_item(code, meaning);
        let own = own.iter().map(|(tag, _, value)| (*tag, value.as_slice()));
        found.iter().map(|(tag, value)| (*tag, &value[..])).eq(own)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_text_is_own_only_if_it_could_have_been_written_here() {
        let every: Vec<&str> = METHODS.iter().map(|(code, _)| *code).collect();
        for codes in [&every[..], &every[..1], &[]] {
            let own = method_values(codes.iter().copied()).join("\\");
            for earlier in ["", "dcanon\\", "\\", "kamei\\"] {
                let said = format!("{earlier}{own}");
                let padded = text::padded(VR::LO, said.into_bytes());
                assert_eq!(method_start(&padded), Some(earlier.len()), "{earlier}");
            }
        }
        for other in [
            format!("{TOOL} 113100 Hana"),
            format!("{TOOL}\\Hana"),
            format!("{TOOL}  113100"),
            format!("{TOOL} 113100 113100"),
            format!("{TOOL} 113105 113100"),
            format!("{TOOL} 113100\\113105"),
            format!(" {TOOL} 113100"),
            format!("{TOOL}1"),
            format!("Hana {TOOL}"),
            "kamei".to_owned(),
            "113100".to_owned(),
            String::new(),
        ] {
            assert_eq!(method_start(other.as_bytes()), None, "{other}");
        }
    }

    #[test]
    fn no_value_of_the_method_text_is_longer_than_its_vr_allows() {
        let every = method_values(METHODS.iter().map(|(code, _)| *code));
        assert!(every.len() > 1 && every.iter().all(|value| value.len() <= LONGEST));
    }

    #[test]
    fn values_of_the_meta_group_are_own_at_their_place_alone() {
        let version = text::padded(VR::SH, implementation_version().into_bytes());
        assert!(is_meta_value(Tag(0x0002, 0x0013), &version));
        assert!(!is_meta_value(Tag(0x0002, 0x0016), &version));
        assert!(!is_meta_value(Tag(0x0002, 0x0012), &version));
        assert!(!is_meta_value(Tag(0x0002, 0x0013), b"KAMEI "));
    }
}
