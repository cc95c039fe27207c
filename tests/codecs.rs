//! `docs/codecs.md` against the program: every registered transfer syntax has a row, and every row says
//! what the program does.

#[path = "support/mod.rs"]
mod support;

use kamei::format::dicom::meta;
use kamei::pixel::codec::Codec;
use std::collections::BTreeMap;
use std::path::Path;
use support::{DataSet, holds, preset, run, slice};

/// Ultrasound Image Storage.
const ULTRASOUND: &str = "1.2.840.10008.5.1.4.1.1.6.1";

/// Status by transfer syntax.
fn rows() -> BTreeMap<String, String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/codecs.md");
    let text = std::fs::read_to_string(file).expect("docs/codecs.md");
    let mut rows = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with("| 1.2.")) {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [uid, name, status, read, refused] = cells[..] else {
            panic!("a row of another width: {line}");
        };
        assert!(!name.is_empty() && !read.is_empty() && !refused.is_empty());
        assert!(
            (read, refused) != ("–", "–"),
            "{uid} says nothing of what is done"
        );
        assert!(
            status != "held back" || refused != "–",
            "{uid} is held back without a reason"
        );
        let twice = rows.insert(uid.to_owned(), status.to_owned());
        assert_eq!(twice, None, "{uid}");
    }
    rows
}

/// Every transfer syntax that is registered, or that the program reads.
fn syntaxes() -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/well-known-uids.csv");
    let text = std::fs::read_to_string(file).expect("data/well-known-uids.csv");
    let registered = text
        .lines()
        .filter(|line| line.contains(",Transfer Syntax,"))
        .filter_map(|line| Some(line.split_once(',')?.0.to_owned()));
    let root = "1.2.840.10008.1.2";
    let parts = (1..=20).flat_map(|a| (0..=300).map(move |b| (a, b)));
    let possible = parts.flat_map(|(a, b)| {
        [
            format!("{root}.{a}"),
            format!("{root}.{a}.{b}"),
            format!("{root}.{a}.{b}.1"),
        ]
    });
    let mut found: Vec<String> = registered
        .chain(possible.filter(|uid| meta::syntax(uid).is_some()))
        .collect();
    found.sort();
    found.dedup();
    found
}

/// What the program does with pixels of a transfer syntax.
fn status(uid: &str) -> &'static str {
    match (meta::syntax(uid), Codec::of(uid)) {
        (None, codec) => {
            assert_eq!(codec, None, "{uid}");
            "not read"
        }
        // Frames that processors decode differently decide on nothing.
        (Some(_), Some(_)) if uid == "1.2.840.10008.1.2.4.111" => {
            "held back where it is searched or masked"
        }
        (Some(_), Some(_)) if uid == "1.2.840.10008.1.2.4.112" => {
            "lossless: masked; lossy: held back where it is searched or masked"
        }
        (Some(_), Some(_)) => "masked",
        (Some(syntax), None) if syntax.encapsulated => "held back",
        (Some(_), None) if uid.starts_with("1.2.840.10008.1.2.4") => "no pixels",
        (Some(_), None) if uid.starts_with("1.2.840.10008.1.2.7") => "no pixels",
        (Some(_), None) => "masked",
    }
}

#[test]
fn l48_every_transfer_syntax_has_a_row_that_says_what_is_done() {
    let rows = rows();
    let syntaxes = syntaxes();
    assert!(syntaxes.len() >= 60);
    let listed: Vec<&String> = rows.keys().collect();
    assert_eq!(listed, syntaxes.iter().collect::<Vec<_>>());
    for (uid, said) in &rows {
        assert_eq!(said, status(uid), "{uid}");
    }
}

/// An ultrasound image of the transfer syntax with one fragment that says `LEAKMARK`.
fn image(uid: &str) -> Vec<u8> {
    let set = slice("00481239", "A^B", "19530917", "20240501", 1);
    let mut file = set
        .without(&[0x7FE0_0010])
        .put(0x0008_0016, "UI", ULTRASOUND)
        .put(0x0008_0060, "CS", "US")
        .part10(ULTRASOUND, "1.2.826.0.1.3680043.9.7777.1", uid);
    file.extend(b"\xE0\x7F\x10\x00OB\0\0\xFF\xFF\xFF\xFF");
    file.extend(b"\xFE\xFF\x00\xE0\0\0\0\0\xFE\xFF\x00\xE0\x08\0\0\0LEAKMARK");
    file.extend(b"\xFE\xFF\xDD\xE0\0\0\0\0");
    file
}

/// What cannot be decoded, by its kind or because it is broken, ships under no preset.
#[test]
fn l48_pixels_that_nobody_decodes_are_held_back_in_every_transfer_syntax() {
    let files: Vec<(String, Vec<u8>)> = rows()
        .into_iter()
        .filter(|(_, status)| status != "no pixels")
        .filter(|(uid, _)| meta::syntax(uid).is_none_or(|syntax| syntax.encapsulated))
        .map(|(uid, _)| (uid.clone(), image(&uid)))
        .collect();
    assert!(files.len() > 40);
    let drop: Vec<(&str, Vec<u8>)> = files
        .iter()
        .map(|(uid, file)| (uid.as_str(), file.clone()))
        .collect();
    for (uid, file) in &drop {
        assert!(holds(file, "LEAKMARK"), "{uid}");
    }
    for name in ["jp-kamei", "ps3.15-basic", "research"] {
        let bundle = run(&drop, preset(name));
        for (uid, _) in &drop {
            assert!(bundle.held(uid).is_some(), "{name}: {uid}");
        }
    }
}

/// How a data set becomes a file of one transfer syntax.
type Form = fn(&DataSet) -> Vec<u8>;

/// Uncompressed pixels: what stands behind the frames becomes zeros in every image, and a value that is too
/// short is refused where somebody has to look at it.
#[test]
fn l48_uncompressed_rows_say_what_becomes_of_values_of_another_length() {
    let says = "a value that is shorter than its frames, where it is searched, masked or rid of an overlay";
    let whole: Vec<u8> = (100..132).collect();
    let set = slice("00481239", "A^B", "19530917", "20240501", 1);
    let quiet = |pixels: &[u8]| set.clone().put(0x7FE0_0010, "OW", pixels);
    let suspicious = |pixels: &[u8]| quiet(pixels).put(0x0008_0060, "CS", "US");
    let behind = [&whole[..], b"LEAKMARK"].concat();
    let zeros = [&whole[..], &[0; 8]].concat();
    let forms: [(&str, Form); 4] = [
        ("1.2.840.10008.1.2", DataSet::implicit_file),
        ("1.2.840.10008.1.2.1", DataSet::file),
        ("1.2.840.10008.1.2.1.99", DataSet::deflated_file),
        ("1.2.840.10008.1.2.2", DataSet::big_endian_file),
    ];
    let text =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/codecs.md"));
    let text = text.expect("docs/codecs.md");
    assert_eq!(text.matches(says).count(), forms.len());
    for (uid, write) in forms {
        let row = text
            .lines()
            .find(|line| line.starts_with(&format!("| {uid} |")));
        assert!(row.is_some_and(|row| row.contains(says)), "{uid}");
        let drop = [
            ("behind", write(&quiet(&behind))),
            ("behind-searched", write(&suspicious(&behind))),
            ("short", write(&quiet(&whole[..16]))),
            ("short-searched", write(&suspicious(&whole[..16]))),
        ];
        let bundle = run(&drop, preset("jp-kamei"));
        assert_eq!(bundle.held("short-searched"), Some("malformed"), "{uid}");
        let pixels = |name: &str| {
            let object = dicom_object::from_reader(bundle.output(name)).expect("readable");
            let element = object
                .element(kamei::element::Tag(0x7FE0, 0x0010))
                .expect("pixels");
            let words: Vec<u16> = element.to_multi_int().expect("words");
            words
                .iter()
                .flat_map(|word| word.to_le_bytes())
                .collect::<Vec<u8>>()
        };
        assert_eq!(pixels("behind"), zeros, "{uid}");
        assert_eq!(pixels("short"), whole[..16], "{uid}");
        assert_eq!(pixels("behind-searched")[32..], [0; 8], "{uid}");
    }
}
