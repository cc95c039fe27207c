//! EXIF, which is a small TIFF of its own: what it names, and a new one that says the orientation alone.
//!
//! A block that cannot be read says nothing here; it goes whatever it is. Source: EXIF 2.32.

use super::carried::{Carried, text};
use super::tiff::ifd::{self, Entry};
use crate::error::Result;
use crate::source::Source;

/// What a block of EXIF begins with in JPEG.
pub const PREFIX: &[u8; 6] = b"Exif\0\0";

const ORIENTATION: u16 = 0x0112;

/// Bytes of one value that are read.
const MOST_BYTES: u64 = 4096;

/// A block that says nothing but `orientation`, big endian.
pub fn saying(orientation: u16) -> Vec<u8> {
    let mut block = b"MM\0\x2A\0\0\0\x08\0\x01".to_vec();
    block.extend(ORIENTATION.to_be_bytes());
    block.extend([0, 3, 0, 0, 0, 1]);
    block.extend(orientation.to_be_bytes());
    block.extend([0; 6]);
    block
}

/// The orientation that a block says, if it is another than upright.
pub fn orientation(block: &[u8]) -> Option<u16> {
    let block = block.to_vec();
    let (order, first) = ifd::open(&block).ok()?;
    let main = ifd::read(&block, order, first).ok()?;
    let entry = main.find(ORIENTATION)?;
    let number = order.number(&block, entry).ok().flatten()?;
    u16::try_from(number).ok().filter(|it| (2..=8).contains(it))
}

/// Whether a block is one of [`saying`].
pub fn is_plain(block: &[u8]) -> bool {
    orientation(block).is_some_and(|turn| block == saying(turn))
}

/// Notes what a block names.
pub fn survey(block: &[u8], carried: &mut Carried) {
    carried.add("exif");
    // Whatever cannot be read goes as well.
    let _ = read(&block.to_vec(), carried);
}

fn read(block: &dyn Source, carried: &mut Carried) -> Result<()> {
    let (order, first) = ifd::open(block)?;
    let main = ifd::read(block, order, first)?;
    for entry in &main.entries {
        note(block, entry, carried);
    }
    if main.next != 0 {
        carried.add("thumbnail");
    }
    for (tag, place) in [(0x8769, false), (0x8825, true)] {
        let Some(entry) = main.find(tag) else {
            continue;
        };
        let Some(offset) = order.number(block, entry)? else {
            continue;
        };
        let inner = ifd::read(block, order, offset)?;
        if place {
            carried.add("location");
        }
        for entry in &inner.entries {
            note(block, entry, carried);
        }
    }
    Ok(())
}

/// Notes what an entry of TIFF or EXIF names.
pub fn note(source: &dyn Source, entry: &Entry, carried: &mut Carried) {
    let said = || -> String {
        let value = entry.value.filter(|value| value.len <= MOST_BYTES);
        let bytes = value.and_then(|value| source.read(value).ok());
        text(&bytes.unwrap_or_default())
    };
    match entry.tag {
        // DateTime, DateTimeOriginal, DateTimeDigitized, GPSDateStamp.
        0x0132 | 0x9003 | 0x9004 | 0x001D => carried.date(&said()),
        // Artist, Copyright, CameraOwnerName.
        0x013B | 0x8298 | 0xA430 => carried.person(&said()),
        // XPAuthor, in UTF-16.
        0x9C9D => {
            let value = entry.value.filter(|value| value.len <= MOST_BYTES);
            let bytes = value.and_then(|value| source.read(value).ok());
            let units = bytes.unwrap_or_default();
            let units: Vec<u16> = units
                .as_chunks::<2>()
                .0
                .iter()
                .map(|&pair| u16::from_le_bytes(pair))
                .collect();
            carried.person(&String::from_utf16_lossy(&units));
        }
        // HostComputer, BodySerialNumber, LensSerialNumber.
        0x013C | 0xA431 | 0xA435 => carried.device(&said()),
        // DocumentName, PageName; ImageUniqueID.
        0x010D | 0x011D => carried.file(&said()),
        0xA420 => carried.record(&said()),
        // ImageDescription, UserComment, XPTitle, XPComment, XPKeywords, XPSubject.
        0x010E | 0x9286 | 0x9C9B | 0x9C9C | 0x9C9E | 0x9C9F => carried.add("written-text"),
        0x02BC => carried.add("xmp"),
        0x83BB | 0x8649 => carried.add("iptc"),
        0x8773 => carried.add("colour-profile"),
        0x8825 => carried.add("location"),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_block_says_its_orientation_and_nothing_else() {
        for turn in 2..=8 {
            let block = saying(turn);
            assert_eq!(orientation(&block), Some(turn));
            let mut carried = Carried::default();
            survey(&block, &mut carried);
            assert_eq!(carried.kinds.keys().copied().collect::<Vec<_>>(), ["exif"]);
        }
        assert_eq!(orientation(&saying(1)), None);
        assert_eq!(orientation(&saying(9)), None);
        for end in 0..saying(6).len() - 6 {
            assert_eq!(orientation(&saying(6)[..end]), None, "{end}");
        }
    }
}
