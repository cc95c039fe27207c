//! The targets of `fuzz/`, run for a fixed count: over every input that was once a finding, and over
//! inputs mutated from small seeds, the same in every run. `fuzz/README.md` says how to go further.

#[path = "fuzz/mutate.rs"]
mod mutate;
#[path = "fuzz/streams.rs"]
mod streams;
#[path = "support/mod.rs"]
mod support;
#[path = "../fuzz/targets.rs"]
mod targets;

use kamei::pixel::codec::Codec;
use mutate::Mutator;
use std::path::Path;
use support::{DataSet, slice};

/// Runs a target over its regressions, its seeds and `count` mutations of them.
fn run(name: &str, target: fn(&[u8]), seeds: &[Vec<u8>], count: usize) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/regressions");
    let mut kept: Vec<_> = std::fs::read_dir(folder.join(name))
        .into_iter()
        .flatten()
        .map(|entry| entry.expect("an entry").path())
        .collect();
    kept.sort();
    for path in kept {
        println!("regression {}", path.display());
        target(&std::fs::read(path).expect("a regression"));
    }
    for seed in seeds {
        target(seed);
    }
    let mut mutator = Mutator::new(seeds.len() as u64);
    for number in 0..count {
        println!("mutation {number}");
        target(&mutator.mutated(seeds, number));
    }
}

fn data_sets() -> Vec<Vec<u8>> {
    let inner = DataSet::default().put(0x0008_0100, "SH", "T-1").put(
        0x0010_0010,
        "PN",
        format!("{}^A", targets::MARKER),
    );
    let set = slice(
        "00481239",
        &format!("{}^A", targets::MARKER),
        "19530917",
        "20240501",
        1,
    )
    .put(0x0008_0080, "LO", "Mizunomori")
    .put(0x0008_103E, "LO", format!("CT CHEST {}", targets::MARKER))
    .put(0x0009_0010, "LO", "MAKER")
    .put(0x0009_1001, "UN", [1, 2, 3, 4])
    .sequence(0x0008_1140, &[inner.clone(), inner]);
    let fragments = [
        b"\xFE\xFF\x00\xE0\0\0\0\0\xFE\xFF\x00\xE0\x04\0\0\0\xFF\xD8\xFF\xD9".as_slice(),
        b"\xFE\xFF\xDD\xE0\0\0\0\0",
    ]
    .concat();
    let mut compressed = set.clone().without(&[0x7FE0_0010]).part10(
        support::CT,
        "1.2.826.0.1.3680043.9.7777.1",
        "1.2.840.10008.1.2.4.50",
    );
    compressed.extend(b"\xE0\x7F\x10\x00OB\0\0\xFF\xFF\xFF\xFF");
    compressed.extend(fragments);
    vec![set.file(), set.implicit_file(), set.bytes(true), compressed]
}

fn tables() -> Vec<Vec<u8>> {
    let header = "患者ID,氏名,生年月日,検査日,所見\r\n";
    let row = "00481239,Zzyzxmarker A,1953-09-17,2024/05/01,\"再検, 03-5551-2687\"\r\n";
    let table = format!("{header}{row}{row}00481240,B,S28.9.17,R6.5.1,=1+1\r\n");
    vec![
        table.replace(',', "\t").into_bytes(),
        [b"\xEF\xBB\xBF".as_slice(), table.as_bytes()].concat(),
        table.into_bytes(),
    ]
}

#[test]
fn read() {
    run("read", targets::read, &data_sets(), 10_000);
}

#[test]
fn deidentify() {
    run("deidentify", targets::deidentify, &data_sets(), 600);
}

#[test]
fn table() {
    run("table", targets::table, &tables(), 800);
}

#[test]
fn charset() {
    let seeds = [
        b"ISO 2022 IR 6\\ISO 2022 IR 87\0Yamada^Tarou=\x1B$B;3ED\x1B(B^\x1B$BB@O:\x1B(B".to_vec(),
        b"\\ISO 2022 IR 149\0Hong^Gildong=\x1B$)C\xFB\xF3^\x1B$)C\xD1\xCE\xD4\xD7".to_vec(),
        b"ISO_IR 13\0\xD4\xCF\xC0\xDE^\xC0\xDB\xB3".to_vec(),
        b"GB18030\0Wang^XiaoDong=\xCD\xF5^\xD0\xA1\xB6\xAB".to_vec(),
        "ISO_IR 192\0山田^太郎".as_bytes().to_vec(),
        b"ISO_IR 100\0Buc^J\xE9r\xF4me".to_vec(),
    ];
    run("charset", targets::charset, &seeds, 20_000);
}

#[test]
fn policy() {
    let preset = |name| {
        kamei::policy::Policy::preset(name)
            .expect("a preset")
            .to_json()
    };
    let seeds = ["jp-kamei", "research"].map(|name| preset(name).into_bytes());
    run("policy", targets::policy, &seeds, 2_000);
}

#[test]
fn text() {
    let seeds = [
        "CT CHEST for Zzyzxmarker on 3 May 2024, aged 94, Dr. Smith, tel 03-5551-2687".into(),
        "患者Zzyzxmarker様 昭和28年9月17日生 ID:00481239 造影CT 主治医 山田".into(),
    ]
    .map(String::into_bytes);
    run("text", targets::text, &seeds, 10_000);
}

#[test]
fn unpack() {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, method) in [
        ("a/b.csv", zip::CompressionMethod::Deflated),
        ("../c.dcm", zip::CompressionMethod::Stored),
    ] {
        let options = zip::write::SimpleFileOptions::default().compression_method(method);
        writer.start_file(name, options).expect("an entry");
        std::io::Write::write_all(&mut writer, &[b'x'; 300]).expect("its bytes");
    }
    let archive = writer.finish().expect("an archive").into_inner();
    run("unpack", targets::unpack, &[archive], 5_000);
}

/// Runs the target of a codec within a bound on time: a damaged stream may not take longer to refuse than
/// a whole one to decode.
fn run_codec(name: &str, target: fn(&[u8]), seeds: &[Vec<u8>], count: usize) {
    let start = std::time::Instant::now();
    run(name, target, seeds, count);
    let each = start.elapsed() / count as u32;
    assert!(each < std::time::Duration::from_millis(50), "{each:?} each");
}

#[test]
fn jpeg() {
    let seeds = streams::inputs(Codec::Jpeg);
    run_codec("jpeg", targets::codecs::jpeg, &seeds, 20_000);
}

#[test]
fn jpeg2000() {
    let seeds = streams::inputs(Codec::Jpeg2000);
    run_codec("jpeg2000", targets::codecs::jpeg2000, &seeds, 8_000);
}

#[test]
fn jpegls() {
    let seeds = streams::inputs(Codec::JpegLs);
    run_codec("jpegls", targets::codecs::jpegls, &seeds, 20_000);
}

#[test]
fn jpegxl() {
    let seeds = streams::inputs(Codec::JpegXl);
    run_codec("jpegxl", targets::codecs::jpegxl, &seeds, 4_000);
}

#[test]
fn rle() {
    let seeds = streams::inputs(Codec::Rle);
    run_codec("rle", targets::codecs::rle, &seeds, 30_000);
}

#[test]
fn deflated() {
    let seeds = streams::inputs(Codec::Deflated);
    run_codec("deflated", targets::codecs::deflated, &seeds, 30_000);
}

#[test]
fn native() {
    let seeds = streams::native();
    run_codec("native", targets::codecs::native, &seeds, 30_000);
}
