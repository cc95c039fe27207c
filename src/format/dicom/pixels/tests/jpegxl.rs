//! Frames of JPEG XL: what the file says of their coding once they were coded anew. Streams by libjxl 0.11.2.

use super::*;

const LOSSLESS: &str = "1.2.840.10008.1.2.4.110";
const RECOMPRESSED: &str = "1.2.840.10008.1.2.4.111";
const ANY: &str = "1.2.840.10008.1.2.4.112";
const PHOTOMETRIC: Tag = Tag(0x0028, 0x0004);
const PLANAR: Tag = Tag(0x0028, 0x0006);

/// 8 by 8 pixels, lossy, XYB.
const COLOUR: &str = concat!(
    "ff0a41060013880200f000b59f200000152aa38c1bbc9cebf9f24387c5b48deb0c6db56d610963b3bd304848386b",
    "38dacd216888194c2a492444dced25012068ee0f340b404401",
);

/// 8 by 8 samples, a JPEG that was compressed once more.
const JPEG: &str = concat!(
    "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000136a786c7000000000ff0a",
    "414050dc08000001046a627264c10d20082d030200848090ab4a000040c851d982a138ff27888c11ca38a714b41f",
    "214398a50e32cc40e90e35581f329c7ccc80430e2a2c72d0b003db470dfdfb23cb1c76dc8186a2fb5f8c71c62497",
    "6cf2c928a73c33cd35db7c33ce390b3d34d1451b7d34d2494b3d35d5555b7d35d6598b3d36d9659b7d36da69cb3d",
    "37dd75db7d37de790b3e38e1851b7e38e289472ef9e494576ef9e598671ebae8a3935ebae9a7a39e7aecb2cf4e7b",
    "edb6df8e7beec10b3f3cf1c51b7f3cf2c9472ffdf4d4576ffdf5d8670f7ef8e28f4f7ef9e69f8f7efaf0c72ffffc",
    "f4d76ffffdf8e7ff0ff0030000000b0880e000104a4649460001010000010001000003000000db6a786c70800000",
    "01e05b0010002003087008700870feff0e000018000800010000000000808025899488bbb91e8000ca642d8e6fa0",
    "50189182027988766cebe888e808c4c6186324126c34acdb3ac6e8885886652400002ce8667930000084c4092066",
    "e60528011074e38aec5b270017a9011990bd23bff801c37f75ecc9ee0989391396f95e9951d115ea2f0f34de10c2",
    "cc26a6a20eee7b90cb51154ec9aa9034251fbac0062d71250fa0f3c4970dcb30f523608ce6c51d85b4d4ac208551",
    "4077c12e00000000000094249222f346110038bcf70f8401",
);

/// The same with the comment "MARKER^ONE", which is compressed.
const COMMENTED: &str = concat!(
    "0000000c4a584c200d0a870a00000014667479706a786c20000000006a786c20000000136a786c7000000000ff0a",
    "414050dc08000001136a6272647d70030842cb80006000002120e4aa120000107254b66028ceff0922638432ce29",
    "05ed47c81066a9830c3350ba430dd6870c271f33e090830a8b1c34ecc0f65143fffec832871d77a0a1e8fe17639c",
    "31c9259b7c32ca29cf4c73cd36df8c73ce420f4d74d1461f8d74d2524f4d75d5565f8d75d6628f4d76d9669f8d76",
    "da72cf4d77dd76df8d77de820f4e78e1861f8e78e2914b3e39e5955b7e39e699872efae8a4976efae9a8a71ebbec",
    "b3d35ebbedb7e39e7bf0c20f4f7cf1c61f8f7cf2d14b3f3df5d55b7f3df6d9831fbef8e3935fbef9e7a39f3efcf1",
    "cb3f3ffdf5db7f3ffef9ff03fc0000008b0e80e000104a46494600010100000100010000fe000c4d41524b45525e",
    "4f4e4503000000db6a786c7080000001e05b0010002003087008700870feff0e0000180008000100000000008080",
    "25899488bbb91e8000ca642d8e6fa050189182027988766cebe888e808c4c6186324126c34acdb3ac6e888588665",
    "2400002ce8667930000084c4092066e60528011074e38aec5b270017a9011990bd23bff801c37f75ecc9ee098939",
    "1396f95e9951d115ea2f0f34de10c2cc26a6a20eee7b90cb51154ec9aa9034251fbac0062d71250fa0f3c4970dcb",
    "30f523608ce6c51d85b4d4ac2085514077c12e00000000000094249222f346110038bcf70f8401",
);

/// 8 by 8 samples without loss: 16 x + 8 y + 7.
const PLAIN_GREY: &str = concat!(
    "ff0a414050dc0808040100b0004b12c582852412417ad2f53b112f66c8dca2288aa228969d99792406fc581f40bf",
    "7d005f2c409105289f0528",
);

fn bytes(digits: &str) -> Vec<u8> {
    let pairs = (0..digits.len()).step_by(2);
    pairs
        .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).unwrap())
        .collect()
}

/// A file with one frame.
fn file(syntax: &str, colours: &[u8], stream: &str) -> Vec<u8> {
    let number = |element: u16, value: u16| {
        let bytes = EXPLICIT.u16_bytes(value);
        even(EXPLICIT, Tag(0x0028, element), VR::US, &bytes)
    };
    let samples = if colours == b"MONOCHROME2" { 1 } else { 3 };
    let mut head = vec![
        number(0x0002, samples),
        even(EXPLICIT, PHOTOMETRIC, VR::CS, colours),
    ];
    if samples == 3 {
        head.push(even(EXPLICIT, PLANAR, VR::US, &[0, 0]));
    }
    for (element, value) in [
        (0x0010, 8),
        (0x0011, 8),
        (0x0100, 8),
        (0x0101, 8),
        (0x0102, 7),
        (0x0103, 0),
    ] {
        head.push(number(element, value));
    }
    let value = [item(EXPLICIT, &[]), item(EXPLICIT, &bytes(stream))].concat();
    head.push(undefined(EXPLICIT, PIXELS, VR::OB, &value));
    part10(syntax, &head.concat())
}

fn syntax(output: &[u8]) -> String {
    let source = output.to_vec();
    read::parse(&source, &Limits::default())
        .unwrap()
        .transfer_syntax
}

/// Orders that mask nothing.
fn none() -> PixelOrders {
    PixelOrders {
        masks: Vec::new(),
        ..orders()
    }
}

#[test]
fn l48_a_jpeg_that_cannot_be_made_again_becomes_any_jpeg_xl() {
    for (stream, expected) in [
        (JPEG, RECOMPRESSED),
        // It cannot be made again without the comment.
        (COMMENTED, ANY),
    ] {
        let input = file(RECOMPRESSED, b"MONOCHROME2", stream);
        let out = run(&input, &none()).unwrap();
        assert_eq!(syntax(&out.bytes), expected);
        let kept = out
            .bytes
            .ends_with(&input[input.len() - bytes(stream).len()..]);
        assert_eq!(kept, expected == RECOMPRESSED);
    }
}

#[test]
fn frames_that_processors_decode_differently_are_held_back_where_they_would_be_searched_or_masked()
{
    let searched = PixelOrders {
        search: Search::Text,
        ..none()
    };
    let looked = PixelOrders {
        faces: true,
        ..none()
    };
    for (colours, stream) in [(&b"XYB"[..], COLOUR), (b"MONOCHROME2", JPEG)] {
        for syntax_of in [RECOMPRESSED, ANY] {
            let input = file(syntax_of, colours, stream);
            for orders in [orders(), searched.clone(), looked.clone()] {
                let held = run(&input, &orders).map(|_| ());
                assert!(
                    matches!(held, Err(Error::FrameVaries { frame: 1, .. })),
                    "{held:?}"
                );
            }
            let out = run(&input, &none()).unwrap();
            assert!(
                out.bytes
                    .ends_with(&input[input.len() - bytes(stream).len()..])
            );
            assert_eq!(
                value_of(&out.bytes, PHOTOMETRIC).unwrap().trim_ascii_end(),
                colours.trim_ascii_end()
            );
        }
    }
}

#[test]
fn l48_masked_frames_without_loss_stay_in_their_syntax() {
    for syntax_of in [LOSSLESS, ANY] {
        let input = file(syntax_of, b"MONOCHROME2", PLAIN_GREY);
        let out = run(&input, &orders()).unwrap();
        assert_eq!(syntax(&out.bytes), syntax_of);
        assert_ne!(out.bytes, input);
    }
}
