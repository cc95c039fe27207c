use crate::element::{Tag, VR};
use crate::format::dicom::fixture::{even, file, nested};
use crate::format::dicom::samples::{EXPLICIT, element, item, undefined};
use crate::format::dicom::text;
use crate::format::{Format, Place};
use crate::limits::Limits;

fn seen(bytes: &[u8]) -> (Vec<(Place, String)>, u64) {
    let mut seen = Vec::new();
    let unshown = crate::format::dicom::Dicom
        .fields(&bytes.to_vec(), &Limits::default(), &mut |place, text| {
            seen.push((place, text.to_owned()));
        })
        .unwrap();
    (seen, unshown.opaque_bytes)
}

#[test]
fn every_value_is_shown_with_its_place() {
    let mut data = even(EXPLICIT, Tag(0x0008, 0x0005), VR::CS, b"ISO_IR 192");
    data.extend(even(EXPLICIT, Tag(0x0008, 0x0020), VR::DA, b"20240131"));
    let inside = even(EXPLICIT, Tag(0x0008, 0x1155), VR::UI, b"1.2.3");
    data.extend(nested(EXPLICIT, Tag(0x0008, 0x1140), &inside));
    data.extend(even(EXPLICIT, Tag(0x0009, 0x0010), VR::LO, b"CREATOR"));
    data.extend(element(
        EXPLICIT,
        Tag(0x0009, 0x1010),
        VR::UN,
        b"\0\x01HIDDEN\x02\0",
    ));
    data.extend(even(
        EXPLICIT,
        Tag(0x0010, 0x1001),
        VR::PN,
        "山田^太郎\\Yamada^Taro".as_bytes(),
    ));
    data.extend(element(EXPLICIT, Tag(0x7FE0, 0x0010), VR::OW, &[b'A'; 32]));
    let (seen, opaque) = seen(&file(EXPLICIT, &data));
    for (place, text) in [
        (Place::Date, "20240131"),
        (Place::Uid, "1.2.3"),
        (Place::Uid, "1.2.840.10008.1.2.1"),
        (Place::Text, "CREATOR"),
        (Place::Typed, "HIDDEN"),
        (Place::Text, "山田^太郎"),
        (Place::Text, "Yamada^Taro"),
    ] {
        assert!(seen.contains(&(place, text.to_owned())), "{text}");
    }
    assert!(
        seen.iter().all(|(_, text)| !text.starts_with("AAAA")),
        "pixels are not shown"
    );
    assert!(opaque >= 42);
}

#[test]
fn doubtful_text_is_shown_in_every_reading() {
    let data = even(EXPLICIT, Tag(0x0010, 0x4000), VR::LT, b"\x8E\x52\x93\x63");
    let (seen, _) = seen(&file(EXPLICIT, &data));
    assert!(seen.contains(&(Place::Text, "山田".to_owned())));
}

#[test]
fn text_in_the_preamble_and_in_numbers_is_shown() {
    let mut bytes = file(
        EXPLICIT,
        &element(EXPLICIT, Tag(0x0028, 0x1051), VR::US, b"YAMADA"),
    );
    bytes[..6].copy_from_slice(b"SUZUKI");
    let (seen, _) = seen(&bytes);
    assert!(seen.iter().any(|(_, text)| text.starts_with("SUZUKI")));
    assert!(seen.iter().any(|(_, text)| text == "YAMADA"));
}

#[test]
fn every_prefix_is_read_or_refused() {
    let inside = even(EXPLICIT, Tag(0x0008, 0x1155), VR::UI, b"1.2.3");
    let bytes = file(EXPLICIT, &nested(EXPLICIT, Tag(0x0008, 0x1140), &inside));
    for end in 0..bytes.len() {
        let source = bytes[..end].to_vec();
        let _ = crate::format::dicom::Dicom.fields(&source, &Limits::default(), &mut |_, _| {});
    }
}

#[test]
fn own_values_are_told_apart_at_their_place_and_shown_anywhere_else() {
    let method = |earlier: &str| format!("{earlier}{} 113100", crate::TOOL).into_bytes();
    let code = |meaning: &[u8]| {
        let mut code = even(EXPLICIT, Tag(0x0008, 0x0100), VR::SH, b"113100");
        code.extend(even(EXPLICIT, Tag(0x0008, 0x0102), VR::SH, b"DCM"));
        code.extend(even(EXPLICIT, Tag(0x0008, 0x0104), VR::LO, meaning));
        item(EXPLICIT, &code)
    };
    let meaning = b"Basic Application Confidentiality Profile";
    let codes = [code(meaning), code(b"Kamei Hana")].concat();
    let mut data = even(EXPLICIT, Tag(0x0010, 0x4000), VR::LT, &method(""));
    data.extend(even(
        EXPLICIT,
        Tag(0x0012, 0x0063),
        VR::LO,
        &method("dcanon\\Kamei\\"),
    ));
    data.extend(undefined(EXPLICIT, Tag(0x0012, 0x0064), VR::SQ, &codes));
    let inside = even(EXPLICIT, Tag(0x0012, 0x0063), VR::LO, &method(""));
    data.extend(nested(EXPLICIT, Tag(0x0040, 0x0275), &inside));
    let bytes = file(EXPLICIT, &data);
    let (seen, _) = seen(&bytes);
    let times = |text: &str| seen.iter().filter(|(_, value)| value == text).count();
    assert_eq!(times(&format!("{} 113100", crate::TOOL)), 2, "elsewhere");
    assert_eq!((times("Kamei"), times("dcanon")), (1, 1));
    assert_eq!((times("Kamei Hana"), times("113100")), (1, 1));
    assert_eq!(times("Basic Application Confidentiality Profile"), 0);
    let unshown = crate::format::dicom::Dicom
        .fields(&bytes, &Limits::default(), &mut |_, _| {})
        .unwrap();
    let own: Vec<&[u8]> = unshown
        .own
        .iter()
        .map(|own| text::trim_bytes(&bytes[own.offset as usize..own.end() as usize]))
        .collect();
    assert_eq!(own, [&method("")[..], b"113100", b"DCM", meaning]);
}
