//! The search for text, frame by frame and in the colours of a palette.

use super::*;

/// The pixels of a name of four letters, ten columns by fourteen lines each, in an image 128 wide.
pub(super) fn name_at(x: usize, y: usize) -> Vec<usize> {
    /// Five columns a letter, the top line in the lowest bit.
    const NAME: [[u8; 5]; 4] = [
        [0x7F, 0x08, 0x08, 0x08, 0x7F],
        [0x7F, 0x49, 0x49, 0x49, 0x41],
        [0x7E, 0x09, 0x09, 0x09, 0x7E],
        [0x01, 0x01, 0x7F, 0x01, 0x01],
    ];
    let mut ink = Vec::new();
    for (letter, columns) in NAME.iter().enumerate() {
        for (across, down) in (0..10).flat_map(|across| (0..14).map(move |down| (across, down))) {
            if columns[across / 2] >> (down / 2) & 1 == 1 {
                ink.push((y + down) * 128 + x + letter * 12 + across);
            }
        }
    }
    ink
}

/// Frames of 128 columns and 64 lines, searched for text.
fn searched(frames: &[Vec<u8>]) -> Result<Vec<u8>> {
    let image = Image {
        columns: 128,
        rows: 64,
        frames: frames.len() as u32,
        ..PLAIN
    };
    let data = element(EXPLICIT, PIXELS, VR::OB, &frames.concat());
    let bytes = part10(
        meta::EXPLICIT_LE,
        &[header(EXPLICIT, &image), data].concat(),
    );
    let orders = PixelOrders {
        search: Search::Text,
        recognition: Recognition::Off,
        faces: false,
        masks: Vec::new(),
        surface: None,
    };
    let out = run(&bytes, &orders)?.bytes;
    Ok(out[out.len() - frames.len() * 128 * 64..].to_vec())
}

/// L49: three frames without text, equal to each other, and one with a name.
#[test]
fn l49_a_name_in_a_later_frame_is_found_and_equal_frames_stay_equal() {
    let plain = vec![20u8; 128 * 64];
    let ink = name_at(30, 24);
    let mut named = plain.clone();
    for &at in &ink {
        named[at] = 200;
    }
    let out = searched(&[plain.clone(), plain.clone(), named, plain.clone()]).unwrap();
    let frames: Vec<&[u8]> = out.chunks(plain.len()).collect();
    for frame in [0, 1, 3] {
        assert!(frames[frame] == plain, "{frame}");
    }
    assert!(ink.iter().all(|&at| frames[2][at] == 0));
    let masked = frames[2].iter().filter(|&&value| value == 0).count();
    assert!(masked < plain.len() / 3, "{masked}");
}

/// No picture ships of which little is left.
#[test]
fn a_frame_that_looks_like_text_all_over_holds_the_file_back() {
    let mut page = vec![20u8; 128 * 64];
    for at in (0..8).flat_map(|place| name_at(1 + place % 2 * 63, 1 + place / 2 * 16)) {
        page[at] = 200;
    }
    for at in (0..4).flat_map(|line| name_at(48, 1 + line * 16)) {
        page[at] = 200;
    }
    assert!(matches!(
        searched(&[page]),
        Err(Error::TextRemains { frame: 1, .. })
    ));
}

/// Letters whose indices are grain, as their background's are: only their colours show them.
fn palette_image(tables: &[u8]) -> (Vec<u8>, Vec<bool>) {
    let (columns, rows) = (320u32, 120u32);
    let mut seed = 7u32;
    let ink: Vec<bool> = (0..columns * rows)
        .map(|at| {
            let (x, y) = (at % columns, at / columns);
            let (column, line) = (x.wrapping_sub(20) % 12, y.wrapping_sub(20));
            // Ten letters E of fourteen lines.
            let bar = column < 2 || column < 8 && matches!(line, 0..2 | 6..8 | 12..14);
            (20..140).contains(&x) && line < 14 && bar
        })
        .collect();
    let indices: Vec<u8> = ink
        .iter()
        .map(|&ink| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as u8 & 0xFE | u8::from(ink)
        })
        .collect();
    let image = Image {
        columns: columns as u16,
        rows: rows as u16,
        frames: 1,
        ..PLAIN
    };
    let mut head = header(EXPLICIT, &image);
    let grey = even(EXPLICIT, Tag(0x0028, 0x0004), VR::CS, b"MONOCHROME2");
    let at = head.windows(grey.len()).position(|it| it == grey).unwrap();
    let colour = even(EXPLICIT, Tag(0x0028, 0x0004), VR::CS, b"PALETTE COLOR");
    head.splice(at..at + grey.len(), colour);
    head.extend_from_slice(tables);
    let pixels = element(EXPLICIT, PIXELS, VR::OB, &indices);
    (part10(meta::EXPLICIT_LE, &[head, pixels].concat()), ink)
}

/// L51: what is told apart by colour tables alone.
#[test]
fn l51_a_palette_image_is_searched_in_its_colours() {
    let shades: Vec<u8> = (0..256).flat_map(|at| [0, 255 * (at % 2) as u8]).collect();
    let descriptor = [0, 1, 0, 0, 16, 0];
    let descriptors = [0x1101, 0x1102, 0x1103]
        .map(|number| even(EXPLICIT, Tag(0x0028, number), VR::US, &descriptor));
    let data = [0x1201, 0x1202, 0x1203]
        .map(|number| element(EXPLICIT, Tag(0x0028, number), VR::OW, &shades));
    let (bytes, ink) = palette_image(&[descriptors.concat(), data.concat()].concat());
    let orders = PixelOrders {
        search: Search::Text,
        recognition: Recognition::Off,
        faces: false,
        masks: Vec::new(),
        surface: None,
    };
    let out = run(&bytes, &orders).unwrap();
    let shown = &out.bytes[out.bytes.len() - ink.len()..];
    let was = &bytes[bytes.len() - ink.len()..];
    assert!(
        ink.iter()
            .zip(was)
            .all(|(&ink, index)| ink == (index % 2 == 1))
    );
    // The darkest colour is that of every even index; the first of them is drawn.
    assert!(
        ink.iter()
            .zip(shown)
            .all(|(&ink, &index)| !ink || index == 0)
    );
    let kept = shown
        .iter()
        .zip(was)
        .filter(|(now, was)| now == was)
        .count();
    assert!(kept > ink.len() / 3, "{kept} of {}", ink.len());
}

#[test]
fn a_palette_image_without_its_colours_is_not_searched() {
    let (bytes, _) = palette_image(&[]);
    let orders = PixelOrders {
        search: Search::Text,
        recognition: Recognition::Off,
        faces: false,
        masks: Vec::new(),
        surface: None,
    };
    let refused = run(&bytes, &orders).map(|_| ());
    assert!(
        matches!(refused, Err(Error::Frame { frame: 1, .. })),
        "{refused:?}"
    );
}
