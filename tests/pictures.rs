//! Pictures that are not DICOM in a drop with images that are, and DICOM images of slides and people.

mod support;

use kamei::policy::Policy;
use support::{DataSet, holds, preset, run, run_reviewed, slice};

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut out = (data.len() as u32).to_be_bytes().to_vec();
    out.extend(kind);
    out.extend(data);
    out.extend(crc32fast::hash(&out[4..]).to_be_bytes());
    out
}

/// A black picture of 32 by 32 pixels that says who took it and when.
fn photograph() -> Vec<u8> {
    picture(32, 0)
}

/// A picture of one grey value that says who took it and when.
fn picture(side: u8, value: u8) -> Vec<u8> {
    use std::io::Write;
    let line = [&[0][..], &vec![value; side.into()]].concat();
    let mut lines = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    lines.write_all(&line.repeat(side.into())).expect("memory");
    [
        b"\x89PNG\r\n\x1A\n".to_vec(),
        chunk(b"IHDR", &[0, 0, 0, side, 0, 0, 0, side, 8, 0, 0, 0, 0]),
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
fn a_picture_passes_where_a_person_accepted_it_and_the_others_wait() {
    let files = [("a.png", picture(32, 1)), ("b.png", picture(32, 2))];
    for pixels in ["{}", r#"{"review":"required"}"#] {
        let accepted = run_reviewed(&files, policy(pixels), r#"{"accepted":[0]}"#);
        assert_eq!(accepted.held("a.png"), None);
        assert_eq!(accepted.held("b.png"), Some("photograph-not-reviewed"));
    }
    // Nobody's acceptance stands for a search that the policy left out.
    let unseen = policy(r#"{"search":"off"}"#);
    let accepted = run_reviewed(&files, unseen, r#"{"accepted":[0,1]}"#);
    assert_eq!(accepted.held("a.png"), Some("pixels-unexamined"));
}

/// The grey values of a PNG as [`picture`] makes it, through another reader of its chunks.
fn values(png: &[u8], side: usize) -> Vec<u8> {
    use std::io::Read;
    let at = png
        .windows(4)
        .position(|kind| kind == b"IDAT")
        .expect("a picture");
    let mut lines = Vec::new();
    let mut stream = flate2::read::ZlibDecoder::new(&png[at + 4..]);
    stream.read_to_end(&mut lines).expect("lines");
    let mut before = vec![0u8; side];
    let mut out = Vec::new();
    for line in lines.chunks(side + 1) {
        let (mut left, mut corner) = (0u8, 0u8);
        for (at, &byte) in line[1..].iter().enumerate() {
            let up = before[at];
            // The filters of PNG third edition, section 9.
            let [a, b, c] = [left, up, corner].map(i32::from);
            let near = |guess: i32| (a + b - c - guess).abs();
            let guess = match line[0] {
                0 => 0,
                1 => a,
                2 => b,
                3 => (a + b) / 2,
                _ if near(a) <= near(b) && near(a) <= near(c) => a,
                _ if near(b) <= near(c) => b,
                _ => c,
            };
            (left, corner) = (byte.wrapping_add(guess as u8), up);
            before[at] = left;
        }
        out.extend_from_slice(&before);
    }
    out
}

#[test]
fn a_box_is_drawn_on_one_picture_or_on_all_of_its_format_and_size() {
    let files = [
        ("a.png", picture(32, 90)),
        ("b.png", picture(32, 91)),
        ("c.png", picture(40, 92)),
    ];
    let review = |series: bool| {
        let area = r#"{"x":4,"y":6,"width":9,"height":3}"#;
        format!(r#"{{"boxes":[{{"index":1,"series":{series},"area":{area}}}],"accepted":[0,1,2]}}"#)
    };
    let black = |bundle: &support::Bundle, name: &str, side: usize, value: u8| {
        let values = values(bundle.output(name), side);
        let inside = |at: usize| (4..13).contains(&(at % side)) && (6..9).contains(&(at / side));
        let kept = values.iter().enumerate().filter(|&(at, _)| !inside(at));
        assert!(kept.into_iter().all(|(_, &it)| it == value), "{name}");
        let mut boxed = values.iter().enumerate().filter(|&(at, _)| inside(at));
        boxed.all(|(_, &it)| it == 0)
    };
    for wide in [false, true] {
        let bundle = run_reviewed(&files, policy("{}"), &review(wide));
        assert_eq!(black(&bundle, "a.png", 32, 90), wide);
        assert!(black(&bundle, "b.png", 32, 91));
        assert!(!black(&bundle, "c.png", 40, 92), "another size");
    }
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
