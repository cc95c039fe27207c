//! The DICOM nouns every layer shares: tags and value representations, as `dicom-core` has them.
//!
//! Knows no bytes, no policy and no values.

use dicom_core::dictionary::{DataDictionary, DataDictionaryEntry, TagRange, VirtualVr};
pub use dicom_core::{Tag, VR};
use dicom_dictionary_std::StandardDataDictionary;

/// What PS3.6 says of one tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The attribute's keyword, for example `PatientName`.
    pub keyword: &'static str,
    /// The value representation the dictionary gives; the first where it gives several.
    pub vr: VR,
    /// Whether the dictionary has an entry for this very tag. Its retired ranges ((7Fxx,eeee),
    /// (0020,31xx) and so on) take in tags that the standard never assigned, such as overlays beyond
    /// group 601E.
    pub single: bool,
    /// Whether it is the data of a look-up table: numbers or words.
    pub lookup_table: bool,
}

/// Looks `tag` up in the standard's dictionary; `None` for private and unknown tags.
///
/// Group length elements (gggg,0000) and private creators are not attributes and give `None`.
pub fn known(tag: Tag) -> Option<Known> {
    if tag.element() == 0 || tag.group() % 2 == 1 {
        return None;
    }
    let entry = StandardDataDictionary.by_tag(tag)?;
    let vr = match entry.vr() {
        VirtualVr::Exact(vr) => vr,
        VirtualVr::Xs => VR::US,
        VirtualVr::Ox | VirtualVr::Px => VR::OW,
        VirtualVr::Lt => VR::US,
        other => other.relaxed(),
    };
    Some(Known {
        keyword: entry.alias(),
        vr,
        single: entry.tag_range() == TagRange::Single(tag),
        lookup_table: entry.vr() == VirtualVr::Lt,
    })
}

/// Whether `tag` lies in an odd group, which the standard leaves to vendors.
pub fn is_private(tag: Tag) -> bool {
    tag.group() % 2 == 1
}

/// Whether `tag` reserves a block of private elements: (gggg,0010) to (gggg,00FF), gggg odd.
pub fn is_private_creator(tag: Tag) -> bool {
    is_private(tag) && (0x0010..=0x00FF).contains(&tag.element())
}

/// How a tag may be printed: as `(0010,0010)` if the dictionary knows it, otherwise only by group,
/// since the bytes of a broken file can spell a name.
pub fn printable(tag: Tag) -> String {
    let mut text = String::new();
    print(tag, known(tag).is_some(), &mut text);
    text
}

/// [`printable`], with the keyword behind it if there is one.
pub fn printable_with_keyword(tag: Tag) -> String {
    let known = known(tag);
    let keyword = known.map_or("", |entry| entry.keyword);
    let mut text = String::with_capacity(PRINTED + 1 + keyword.len());
    print(tag, known.is_some(), &mut text);
    if known.is_some() {
        text.push(' ');
        text.push_str(keyword);
    }
    text
}

/// Characters of a printed tag.
const PRINTED: usize = "(0010,0010)".len();

/// Appends the tag to `text`. Without the machinery of formatting: every element of every file is
/// printed.
fn print(tag: Tag, known: bool, text: &mut String) {
    text.reserve(PRINTED);
    text.push('(');
    if known {
        text.extend(digits(tag.group()));
        text.push(',');
        text.extend(digits(tag.element()));
    } else {
        text.extend(digits(tag.group() & 0xFF00 | (tag.group() & 1)));
        text.push_str(",xxxx");
    }
    text.push(')');
}

/// The four hexadecimal digits of `number`, in capitals.
fn digits(number: u16) -> impl Iterator<Item = char> {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let digit = move |shift: u16| char::from(DIGITS[usize::from(number >> shift & 0xF)]);
    [12, 8, 4, 0].into_iter().map(digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_tag_is_printed_whole_and_any_other_by_its_group_alone() {
        for (tag, printed) in [
            (Tag(0x0010, 0x0010), "(0010,0010) PatientName"),
            (Tag(0x7FE0, 0x0010), "(7FE0,0010) PixelData"),
            (Tag(0x0009, 0x0010), "(0001,xxxx)"),
            (Tag(0x5941, 0x4D41), "(5901,xxxx)"),
            (Tag(0x5942, 0x4D41), "(5900,xxxx)"),
            (Tag(0x0010, 0x0000), "(0000,xxxx)"),
        ] {
            assert_eq!(printable_with_keyword(tag), printed);
            assert_eq!(Some(printable(tag).as_str()), printed.split(' ').next());
        }
    }

    #[test]
    fn the_dictionary_tells_single_tags_from_ranges_and_tables_from_numbers() {
        let facts = |tag| known(tag).map(|entry| (entry.single, entry.lookup_table));
        assert_eq!(facts(Tag(0x0010, 0x0010)), Some((true, false)));
        assert_eq!(facts(Tag(0x0028, 0x3006)), Some((true, true)));
        assert_eq!(facts(Tag(0x6080, 0x3000)), Some((false, false)));
        assert_eq!(facts(Tag(0x0011, 0x1010)), None);
    }
}
