//! Streams made by hand that hold more than a picture, or another kind of one.

use super::*;

/// What may be odd in a stream made by hand.
#[derive(Clone, Copy, Default)]
struct Odd {
    orientation: u32,
    preview: bool,
    animation: bool,
    alpha: bool,
    profile: bool,
    extension: bool,
    name: bool,
    frame_extension: bool,
    crop: bool,
    layers: bool,
}

/// An extension that says MARKER^EXT.
fn extension(writer: &mut Writer, there: bool) {
    if !there {
        writer.put(0, 2);
        return;
    }
    // The first of 64 extensions (a number from 1 to 16 in four bits), of 80 bits (17 and more in eight).
    writer.put(1, 2);
    writer.put(0, 4);
    writer.put(2, 2);
    writer.put(80 - 17, 8);
    for byte in b"MARKER^EXT" {
        writer.put(u32::from(*byte), 8);
    }
}

/// The header of a frame of 12 by 8, 8 bits, with the flag of an order of sections of its own.
fn odd_frame(writer: &mut Writer, odd: Odd, last: bool) {
    writer.flag(false);
    writer.put(0, 2);
    writer.flag(true);
    writer.put(0, 2);
    writer.flag(false);
    writer.put(0, 2);
    if odd.alpha {
        writer.put(0, 2);
    }
    writer.put(3, 2);
    writer.put(0, 2);
    writer.flag(odd.crop);
    if odd.crop {
        // No offset, and the size of the picture.
        for number in [0, 0, 12, 8] {
            writer.put(0, 2);
            writer.put(number, 8);
        }
    }
    writer.put(0, 2);
    if odd.alpha {
        writer.put(0, 2);
    }
    if odd.animation {
        writer.put(0, 2);
    }
    writer.flag(last);
    if !last {
        // Kept nowhere, and not before its colours are transformed.
        writer.put(0, 2);
        writer.flag(false);
    }
    if odd.name {
        writer.put(1, 2);
        writer.put(10, 4);
        for byte in b"MARKER^NAM" {
            writer.put(u32::from(*byte), 8);
        }
    } else {
        writer.put(0, 2);
    }
    writer.flag(false);
    writer.flag(false);
    writer.put(0, 2);
    writer.put(0, 2);
    extension(writer, odd.frame_extension);
    writer.flag(false);
}

/// 8 lines of 12 samples with what is `odd`, and the picture it shows.
fn odd(odd: Odd) -> (Vec<u8>, Shape, Vec<u8>) {
    let shape = shape(8, 12, 1, 8);
    let cells = picture(&shape);
    let plain = coded(&shape, &cells);
    let mut head = Writer::default();
    encode::image_header(&mut head, [12, 8], 8, true);
    // Behind 28 bits of the frame's header.
    let sections = &plain[head.end().len() + 4..];
    let mut writer = Writer::default();
    writer.bytes(&[0xFF, 0x0A]);
    writer.flag(false);
    writer.put(0, 2);
    writer.put(7, 9);
    writer.put(0, 3);
    writer.put(0, 2);
    writer.put(11, 9);
    writer.flag(false);
    let more = odd.orientation > 1 || odd.preview || odd.animation;
    writer.flag(more);
    if more {
        writer.put(odd.orientation.max(1) - 1, 3);
        writer.flag(false);
        writer.flag(odd.preview);
        if odd.preview {
            // 8 by 8.
            writer.flag(false);
            writer.put(0, 2);
            writer.put(7, 6);
            writer.put(1, 3);
        }
        writer.flag(odd.animation);
        if odd.animation {
            writer.put(0, 2);
            writer.put(0, 2);
            writer.put(0, 2);
            writer.flag(false);
        }
    }
    writer.flag(false);
    writer.put(0, 2);
    writer.flag(true);
    writer.put(u32::from(odd.alpha), 2);
    if odd.alpha {
        writer.flag(true);
    }
    writer.flag(false);
    writer.flag(false);
    writer.flag(odd.profile);
    writer.put(1, 2);
    if !odd.profile {
        writer.put(1, 2);
        writer.flag(false);
        writer.put(2, 2);
        writer.put(11, 4);
        writer.put(1, 2);
    }
    if more {
        // The usual tone mapping.
        writer.flag(true);
    }
    extension(&mut writer, odd.extension);
    writer.flag(true);
    if odd.profile {
        profile(&mut writer);
    }
    writer.pad();
    if odd.layers {
        odd_frame(&mut writer, odd, false);
        writer.bytes(sections);
    }
    odd_frame(&mut writer, odd, true);
    writer.bytes(sections);
    (writer.end(), shape, cells)
}

/// A colour profile as it is coded: two lengths, no commands, and MARKER^ICC.
fn profile(writer: &mut Writer) {
    let content = b"\x0A\x00MARKER^ICC";
    writer.put(1, 2);
    writer.put(content.len() as u32 - 1, 4);
    let mut counts = Counts::new(vec![0; 41]);
    content.iter().for_each(|&byte| counts.add(0, byte.into()));
    let codes = counts.codes();
    codes.describe(writer);
    for &byte in content {
        codes.put(writer, 0, byte.into());
    }
}

#[test]
fn the_streams_made_by_hand_are_plain_where_nothing_is_odd() {
    let (stream, shape, cells) = odd(Odd::default());
    assert_eq!(stream, coded(&shape, &cells));
}

#[test]
fn l56_names_extensions_profiles_and_layers_do_not_survive() {
    let with = |change: fn(&mut Odd)| {
        let mut made = Odd::default();
        change(&mut made);
        made
    };
    for made in [
        with(|it| it.profile = true),
        with(|it| it.extension = true),
        with(|it| it.frame_extension = true),
        with(|it| it.name = true),
        with(|it| it.crop = true),
        with(|it| it.layers = true),
    ] {
        let (stream, shape, cells) = odd(made);
        assert_eq!(decode(&stream, &shape).unwrap().bytes, cells);
        let stripped = strip(&stream, &shape, false).unwrap().unwrap();
        assert_eq!(stripped, coded(&shape, &cells));
    }
}

#[test]
fn pictures_of_kinds_that_are_not_read_are_refused() {
    let with = |change: fn(&mut Odd)| {
        let mut made = Odd::default();
        change(&mut made);
        made
    };
    for made in [
        with(|it| it.orientation = 6),
        with(|it| it.preview = true),
        with(|it| it.animation = true),
        with(|it| it.alpha = true),
    ] {
        let (stream, shape, _) = odd(made);
        assert!(decode(&stream, &shape).is_err());
        assert!(strip(&stream, &shape, false).is_err());
        assert!(mask(&stream, &shape, &[AREA]).is_err());
    }
}
