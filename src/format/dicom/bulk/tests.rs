use super::*;
use crate::action::{Claims, ElementFacts};
use crate::element::VR;
use crate::format::dicom::fixture::{Rule, apply, contains, even, file, nested};
use crate::format::dicom::samples::{BIG, EXPLICIT, IMPLICIT};
use crate::format::dicom::tree::Encoding;

const ENCODINGS: [Encoding; 3] = [IMPLICIT, EXPLICIT, BIG];
const MARKER: &[u8] = b"QXZJWVKQ";

/// Entries of a table that read as no text, which would not stay among integers.
const ENTRIES: &[u8] = &[7, 0xC8, 7, 0xC9, 7, 0xCA, 7, 0xCB];

fn words(encoding: Encoding, numbers: &[u16]) -> Vec<u8> {
    let bytes = numbers.iter().map(|number| match encoding.big_endian {
        true => number.to_be_bytes(),
        false => number.to_le_bytes(),
    });
    bytes.flatten().collect()
}

fn short(encoding: Encoding, tag: Tag, numbers: &[u16]) -> Vec<u8> {
    even(encoding, tag, VR::US, &words(encoding, numbers))
}

/// What is written of a data set that a policy keeps.
fn kept(encoding: Encoding, data: &[u8]) -> Vec<u8> {
    let keep = Rule(|_: &ElementFacts<'_>| Action::Keep);
    let input = file(encoding, data);
    assert!(contains(&input, MARKER) || contains(&input, ENTRIES));
    apply(&input, &keep, &Claims::default())
        .expect("is written")
        .bytes
}

#[test]
fn a_waveform_has_the_bytes_its_channels_count() {
    for encoding in ENCODINGS {
        let group = |samples: u32, behind: &[u8]| {
            let mut item = short(encoding, CHANNELS, &[2]);
            let count = encoding.u32_bytes(samples);
            item.extend(even(encoding, SAMPLES, VR::UL, &count));
            item.extend(short(encoding, WAVEFORM_BITS, &[16]));
            let mut data = vec![7; 16];
            data.extend(behind);
            item.extend(even(encoding, WAVEFORM_DATA, VR::OW, &data));
            nested(encoding, Tag(0x5400, 0x0100), &item)
        };
        let cut = kept(encoding, &group(4, MARKER));
        assert!(contains(&cut, &[7; 16]) && !contains(&cut, MARKER));
        // As many bytes as are counted stay, whatever they are.
        assert!(contains(&kept(encoding, &group(6, MARKER)), MARKER));
    }
}

#[test]
fn colour_tables_stay_where_pixels_ask_for_them() {
    for encoding in ENCODINGS {
        let image = |photometric: &[u8], entries: u16, presentation: bool| {
            let mut data = Vec::new();
            if presentation {
                data.extend(even(encoding, PRESENTATION, VR::CS, b"COLOR"));
            }
            data.extend(even(encoding, PHOTOMETRIC, VR::CS, photometric));
            data.extend(short(encoding, Tag(0x0028, 0x1101), &[entries, 0, 16]));
            data.extend(even(encoding, Tag(0x0028, 0x1201), VR::OW, MARKER));
            kept(encoding, &data)
        };
        assert!(contains(&image(b"PALETTE COLOR", 4, false), MARKER));
        assert!(contains(&image(b"MONOCHROME2", 4, true), MARKER));
        assert!(!contains(&image(b"MONOCHROME2", 4, false), MARKER));
        assert!(!contains(&image(b"PALETTE COLOR", 2, false), MARKER));
    }
}

/// A run of two values and a line of four steps: six entries.
#[test]
fn segments_stay_as_far_as_they_stand_for_entries() {
    for (encoding, bits) in ENCODINGS.into_iter().flat_map(|it| [(it, 8), (it, 16)]) {
        let bytes = |values: &[u16]| match bits {
            8 => values.iter().map(|&value| value as u8).collect(),
            _ => words(encoding, values),
        };
        let shown = bytes(&[0, 2, 0x77C8, 0x77C9, 1, 4, 0x77CA]);
        // What is written of a table that counts so many entries, and whether it stays.
        let image = |entries: u16, segments: &[u8]| {
            let mut data = even(encoding, PHOTOMETRIC, VR::CS, b"PALETTE COLOR");
            data.extend(short(encoding, Tag(0x0028, 0x1101), &[entries, 0, bits]));
            let segments = even(encoding, Tag(0x0028, 0x1221), VR::OW, segments);
            data.extend(&segments);
            let keep = Rule(|_: &ElementFacts<'_>| Action::Keep);
            let input = file(encoding, &data);
            let output = apply(&input, &keep, &Claims::default()).expect("is written");
            (contains(&output.bytes, &segments), output.bytes)
        };
        assert!(image(6, &shown).0);
        for behind in [MARKER.to_vec(), MARKER.repeat(90_000)] {
            let (stays, output) = image(6, &[&shown[..], &behind].concat());
            assert!(!stays && contains(&output, &shown) && !contains(&output, MARKER));
        }
        // Copies of nothing with room for words, a copy from behind, and what is no segment at all.
        let copy = |length| bytes(&[2, length, 0x7741, 0x7742]);
        for wrong in [
            [&shown[..], &copy(0), MARKER].concat(),
            [shown.clone(), copy(1)].concat(),
        ] {
            let (stays, output) = image(7, &wrong);
            assert!(!stays && !contains(&output, &shown) && !contains(&output, MARKER));
        }
        let (stays, output) = image(6, MARKER);
        assert!(!stays && !contains(&output, MARKER));
        // Cut off anywhere, it stays as it is or goes.
        for end in 0..shown.len() {
            let (stays, output) = image(6, &shown[..end]);
            assert!(stays || !contains(&output, &bytes(&[0x77C8])));
        }
    }
}

#[test]
fn a_lookup_table_lies_in_an_item_that_describes_it() {
    for encoding in ENCODINGS {
        let table = |entries: u16| {
            let mut item = short(encoding, LUT_DESCRIPTOR, &[entries, 0, 16]);
            item.extend(even(encoding, LUT_DATA, VR::OW, ENTRIES));
            item
        };
        let modality = |entries| nested(encoding, Tag(0x0028, 0x3000), &table(entries));
        assert!(contains(&kept(encoding, &modality(4)), ENTRIES));
        assert!(!contains(&kept(encoding, &modality(1)), ENTRIES));
        assert!(
            !contains(&kept(encoding, &table(4)), ENTRIES),
            "at the root"
        );
    }
}
