//! The codecs under damaged streams: whatever is decoded has the size that was declared, a masked frame
//! differs inside the areas alone, and what is stripped shows the same picture.
//!
//! An input is a head of [`HEAD`] bytes, which says what is declared beside the stream, and the stream.

use kamei::pixel::codec::{Codec, jpeg, native};
use kamei::pixel::spare::Spare;
use kamei::pixel::{Area, Frame, Numbers, Photometric, Shape, mask};

/// Bytes of the head: rows and columns (16 bits, little endian), samples, bits allocated and stored,
/// flags (1 signed, 2 floating point, 4 planar, 8 big endian, 16 words), photometric interpretation, and the
/// area as column, line, width, height.
pub const HEAD: usize = 13;

/// Samples beyond which an input is not tried: it would be answered, but late.
const MOST_SAMPLES: usize = 1 << 20;

/// The photometric interpretations in the order of the head's numbers.
pub const PHOTOMETRIC: [Photometric; 7] = [
    Photometric::Monochrome1,
    Photometric::Monochrome2,
    Photometric::Palette { darkest: 3 },
    Photometric::Rgb,
    Photometric::YbrFull,
    Photometric::YbrFull422,
    Photometric::YbrPartial,
];

struct Input<'a> {
    shape: Shape,
    flags: u8,
    area: Area,
    stream: &'a [u8],
}

impl Input<'_> {
    fn read(bytes: &[u8]) -> Option<Input<'_>> {
        let (head, stream) = bytes.split_first_chunk::<HEAD>()?;
        let half = |at: usize| u32::from(u16::from_le_bytes([head[at], head[at + 1]]));
        let stored = u16::from(head[6]);
        let [x, y, width, height] = [9, 10, 11, 12].map(|at| u32::from(head[at]));
        let shape = Shape {
            rows: half(0),
            columns: half(2),
            samples: u16::from(head[4]),
            allocated: u16::from(head[5]),
            stored,
            high: stored.saturating_sub(1),
            numbers: match head[7] & 3 {
                0 => Numbers::Unsigned,
                1 => Numbers::Signed,
                _ => Numbers::Float,
            },
            photometric: PHOTOMETRIC[usize::from(head[8]) % PHOTOMETRIC.len()],
        };
        let area = Area {
            x,
            y,
            width,
            height,
        };
        let small = (shape.rows * shape.columns) as usize <= MOST_SAMPLES;
        small.then_some(Input {
            shape,
            flags: head[7],
            area,
            stream,
        })
    }

    fn planar(&self) -> bool {
        self.flags & 4 != 0
    }
}

/// JPEG.
pub fn jpeg(bytes: &[u8]) {
    codec(Codec::Jpeg, bytes);
}

/// JPEG 2000 and HTJ2K.
pub fn jpeg2000(bytes: &[u8]) {
    codec(Codec::Jpeg2000, bytes);
}

/// JPEG-LS.
pub fn jpegls(bytes: &[u8]) {
    codec(Codec::JpegLs, bytes);
}

/// JPEG XL.
pub fn jpegxl(bytes: &[u8]) {
    codec(Codec::JpegXl, bytes);
}

/// RLE.
pub fn rle(bytes: &[u8]) {
    codec(Codec::Rle, bytes);
}

/// Deflated Image Frame.
pub fn deflated(bytes: &[u8]) {
    codec(Codec::Deflated, bytes);
}

/// Uncompressed frames.
pub fn native(bytes: &[u8]) {
    let Some(input) = Input::read(bytes) else {
        return;
    };
    let layout = native::Layout {
        big_endian: input.flags & 8 != 0,
        words: input.flags & 16 != 0,
        planar: input.planar(),
    };
    for at in [0, 1, 7, u32::MAX] {
        let Ok(span) = native::span(&input.shape, layout, at) else {
            continue;
        };
        let Some(bytes) = usize::try_from(span.offset)
            .ok()
            .and_then(|start| input.stream.get(start..))
        else {
            continue;
        };
        let Ok(decoded) = native::decode(bytes, &input.shape, layout, at) else {
            continue;
        };
        sized(&decoded, &input.shape);
        let patches = native::patches(&input.shape, layout, at, &[input.area])
            .expect("what is decoded can be masked");
        let mut changed = bytes.to_vec();
        for patch in &patches {
            patch.apply(&mut changed, span.offset);
        }
        let again = native::decode(&changed, &input.shape, layout, at).expect("the same length");
        differs_inside_alone(&decoded, &again, &[input.area], true);
    }
}

fn codec(codec: Codec, bytes: &[u8]) {
    let Some(input) = Input::read(bytes) else {
        return;
    };
    let decode = |stream: &[u8]| codec.decode(stream, &input.shape, input.planar());
    let decoded = decode(input.stream);
    if let Ok(decoded) = &decoded {
        sized(decoded, &input.shape);
    }
    let strip = |stream: &[u8]| codec.strip(stream, &input.shape, input.planar(), true);
    if let Ok(Some(stripped)) = strip(input.stream) {
        // Where samples are coded anew, another coder may take more room.
        let spare = Spare::of(&input.shape).is_some();
        let anew = spare || matches!(codec, Codec::Deflated | Codec::JpegXl | Codec::Rle);
        let grown = stripped.len() > input.stream.len();
        assert!(anew || !grown, "more was stripped in");
        assert_eq!(strip(&stripped), Ok(None), "stripped twice");
        // JPEG decodes bits that hold no value too, and they are cleared.
        let kept = codec != Codec::Jpeg || !spare;
        if let Some(decoded) = decoded.as_ref().ok().filter(|_| kept) {
            assert_eq!(decode(&stripped).as_ref(), Ok(decoded), "another picture");
        }
    }
    let areas = [input.area];
    // Without an area in the frame a stream is stripped, not decoded.
    let (columns, rows) = (input.shape.columns, input.shape.rows);
    if input.area.within(columns, rows).is_none() {
        return;
    }
    let masked = codec.mask(input.stream, &input.shape, input.planar(), &areas);
    if let Ok(masked) = masked {
        let decoded = decoded.expect("what is masked can be decoded");
        let again = decode(&masked).expect("a masked frame can be decoded");
        let reach = match codec {
            Codec::Jpeg => jpeg::reach(input.stream, &input.shape, &areas).expect("a JPEG stream"),
            Codec::Deflated | Codec::Jpeg2000 | Codec::JpegLs | Codec::JpegXl | Codec::Rle => {
                areas.to_vec()
            }
        };
        differs_inside_alone(&decoded, &again, &reach, codec != Codec::Jpeg);
    }
}

fn sized(frame: &Frame, shape: &Shape) {
    let count = shape.rows as usize * shape.columns as usize * usize::from(shape.samples);
    assert_eq!(frame.bytes.len(), count * shape.sample_bytes());
    let declared = Shape {
        photometric: frame.shape.photometric,
        ..*shape
    };
    assert_eq!(frame.shape, declared, "another shape");
}

/// The frames are the same outside the areas, and the second is black inside if `exact`.
fn differs_inside_alone(before: &Frame, after: &Frame, areas: &[Area], exact: bool) {
    let shape = &before.shape;
    assert_eq!(*shape, after.shape, "another shape");
    let pixel = shape.sample_bytes() * usize::from(shape.samples);
    let black = mask::black(shape);
    let columns = shape.columns as usize;
    let pixels = before.bytes.chunks(pixel).zip(after.bytes.chunks(pixel));
    for (place, (old, new)) in pixels.enumerate() {
        let (x, y) = ((place % columns) as u32, (place / columns) as u32);
        let within = |x: u32| {
            areas.iter().any(|area| {
                (area.x..area.x + area.width).contains(&x)
                    && (area.y..area.y + area.height).contains(&y)
            })
        };
        match within(x) {
            true if exact => assert_eq!(new, black, "not black at {x}, {y}"),
            true => {}
            // Two columns may share their colours.
            false if within(x ^ 1) => {}
            false => assert_eq!(old, new, "changed at {x}, {y}"),
        }
    }
}
