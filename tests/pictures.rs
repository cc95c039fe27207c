//! Pictures that are not DICOM in a drop with images that are, and DICOM images of slides and people.

mod support;

use kamei::policy::Policy;
use support::{DataSet, holds, preset, run, slice};

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut out = (data.len() as u32).to_be_bytes().to_vec();
    out.extend(kind);
    out.extend(data);
    out.extend(crc32fast::hash(&out[4..]).to_be_bytes());
    out
}

/// A grey picture of 32 by 32 pixels that says who took it and when.
fn photograph() -> Vec<u8> {
    use std::io::Write;
    let mut lines = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    lines.write_all(&[0; 33 * 32]).expect("memory");
    [
        b"\x89PNG\r\n\x1A\n".to_vec(),
        chunk(b"IHDR", &[0, 0, 0, 32, 0, 0, 0, 32, 8, 0, 0, 0, 0]),
        chunk(b"tEXt", b"Author\0Hoshikawa Kazuomi"),
        chunk(b"tEXt", b"Creation Time\x002024-05-01T10:20:30"),
        chunk(b"IDAT", &lines.finish().expect("memory")),
        chunk(b"IEND", &[]),
    ]
    .concat()
}

fn policy(pixels: &str) -> Policy {
    let text = format!(r#"{{"preset":"jp-kamei","pixels":{pixels}}}"#);
    Policy::from_json(&text).expect("a policy")
}

#[test]
fn a_photograph_is_held_back_until_somebody_has_looked_at_it() {
    let files = [("Hoshikawa_Kazuomi_20240501.png", photograph())];
    let name = files[0].0;
    let held = run(&files, preset("jp-kamei"));
    assert_eq!(held.held(name), Some("photograph-not-reviewed"));
    let unseen = run(&files, policy(r#"{"photographs":"ship","search":"off"}"#));
    assert_eq!(unseen.held(name), Some("pixels-unexamined"));
    let shipped = run(&files, policy(r#"{"photographs":"ship"}"#));
    assert_eq!(shipped.held(name), None);
    let everything = shipped.everything();
    assert!(!holds(&everything, "Hoshikawa") && !holds(&everything, "20240501"));
    let path = &shipped.finished.files[0].1;
    assert!(path.starts_with("data/pictures/") && path.ends_with(".png"));
}

#[test]
fn whom_a_picture_names_is_searched_in_the_images_beside_it() {
    let image = slice("0012345", "Yamada^Taro", "19610103", "20240501", 1);
    let image = image.put(0x0008_103E, "LO", "CT CHEST by Hoshikawa Kazuomi");
    let alone = run(&[("ct", image.file())], policy(r#"{"photographs":"ship"}"#));
    let files = [("ct", image.file()), ("p.png", photograph())];
    let beside = run(&files, policy(r#"{"photographs":"ship"}"#));
    let text = |bundle: &support::Bundle| support::text(bundle.output("ct"), 0x0008_103E);
    assert!(text(&alone).is_some_and(|text| text.contains("CHEST")));
    assert!(!text(&beside).unwrap_or_default().contains("Hoshikawa"));
}

#[test]
fn a_picture_is_the_same_file_in_every_order_of_the_drop() {
    let ship = || policy(r#"{"photographs":"ship"}"#);
    let image = slice("0012345", "Yamada^Taro", "19610103", "20240501", 1).file();
    let one = run(&[("a.png", photograph()), ("b", image.clone())], ship());
    let other = run(&[("b", image), ("a.png", photograph())], ship());
    assert_eq!(one.everything(), other.everything());
}

/// An image of a slide, of this Image Type.
fn slide(image_type: &str) -> DataSet {
    slice("0012345", "Yamada^Taro", "19610103", "20240501", 1)
        .put(0x0008_0008, "CS", image_type)
        .put(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.77.1.6")
        .put(0x0008_0060, "CS", "SM")
        .put(0x0028_0002, "US", 1u16.to_le_bytes())
        .put(0x0028_0004, "CS", "MONOCHROME2")
        .put(0x0028_0010, "US", 16u16.to_le_bytes())
        .put(0x0028_0011, "US", 16u16.to_le_bytes())
        .put(0x0028_0100, "US", 8u16.to_le_bytes())
        .put(0x0028_0101, "US", 8u16.to_le_bytes())
        .put(0x0028_0102, "US", 7u16.to_le_bytes())
        .put(0x0028_0103, "US", 0u16.to_le_bytes())
        .put(0x7FE0_0010, "OB", [0x5A; 256])
}

#[test]
fn l58_label_and_overview_of_a_slide_are_held_back_or_blackened() {
    for image_type in [
        "ORIGINAL\\PRIMARY\\LABEL\\NONE",
        "ORIGINAL\\PRIMARY\\OVERVIEW\\NONE",
    ] {
        let files = [("label", slide(image_type).file())];
        let held = run(&files, preset("jp-kamei"));
        assert_eq!(held.held("label"), Some("slide-label"));
        let masked = run(&files, policy(r#"{"slide_labels":"mask"}"#));
        assert_eq!(masked.held("label"), None);
        let output = masked.output("label");
        assert!(output.ends_with(&[0; 256]) && !holds(output, "ZZZZ"));
    }
    let tissue = [("slide", slide("ORIGINAL\\PRIMARY\\VOLUME\\NONE").file())];
    assert_eq!(run(&tissue, preset("jp-kamei")).held("slide"), None);
    let said = slide("ORIGINAL\\PRIMARY\\VOLUME\\NONE").put(0x0048_0010, "CS", "YES");
    let with = run(&[("slide", said.file())], preset("jp-kamei"));
    assert_eq!(with.held("slide"), Some("slide-label"));
}

#[test]
fn dicom_photographs_are_held_back_like_any_other() {
    let taken = slice("0012345", "Yamada^Taro", "19610103", "20240501", 1);
    let by_class = taken
        .clone()
        .put(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.77.1.4");
    let by_modality = taken.put(0x0008_0060, "CS", "XC");
    for file in [by_class, by_modality] {
        let files = [("photo", file.file())];
        assert_eq!(
            run(&files, preset("jp-kamei")).held("photo"),
            Some("photograph-not-reviewed")
        );
        let shipped = run(&files, policy(r#"{"photographs":"ship"}"#));
        assert_eq!(shipped.held("photo"), None);
    }
}
