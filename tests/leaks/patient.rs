//! The patient whose traces are searched, and what it means that they are gone.

use crate::support::{DataSet, holds, preset, run, slice, text};
use kamei::policy::Policy;

pub const ID: &str = "48213907";
pub const NAME: &str = "Hoshikawa^Kazuomi=星川^一臣=ほしかわ^かずおみ";
pub const BIRTH: &str = "19530917";

/// What no bundle may hold of the patient.
pub const IDENTITY: [&str; 18] = [
    "hoshikawa",
    "Hoshikawa",
    "HOSHIKAWA",
    "Kazuomi",
    "KAZUOMI",
    "星川",
    "一臣",
    "ほしかわ",
    ID,
    BIRTH,
    "1953/09/17",
    "昭和28年9月17日",
    "03-5551-2687",
    "Tokugawara",
    "徳河原",
    "Mizunomori",
    "A2291847",
    "高島台9-8-7",
];

/// A slice with everything that identifies.
pub fn image() -> DataSet {
    slice(ID, NAME, BIRTH, "20240501", 1)
        .put(0x0008_0018, "UI", "1.2.826.0.1.3680043.9.7777.1.1.1")
        .put(0x0008_0050, "SH", "A2291847")
        .put(0x0008_0080, "LO", "Mizunomori General Hospital")
        .put(0x0008_0090, "PN", "Tokugawara^Ren=徳河原^蓮")
        .put(0x0010_1040, "LO", "東京都板橋区高島台9-8-7 コーポ紫 302")
        .put(0x0010_2154, "SH", "03-5551-2687")
        .put(0x0020_000D, "UI", "1.2.826.0.1.3680043.9.7777.1")
        .put(0x0020_000E, "UI", "1.2.826.0.1.3680043.9.7777.1.1")
}

/// The markers of `planted` and of the patient are in the input and in no byte of any bundle. Says
/// why presets held the file back.
pub fn gone(file: &[u8], planted: &[&str]) -> Vec<String> {
    for marker in planted {
        assert!(holds(file, marker), "{marker} was not planted");
    }
    let held = Policy::PRESETS.iter().filter_map(|name| {
        let bundle = run(&[("drop/in", file.to_vec())], preset(name));
        let everything = bundle.everything();
        for marker in planted.iter().chain(&IDENTITY) {
            assert!(!holds(&everything, marker), "{marker} left under {name}");
        }
        bundle.held("drop/in").map(str::to_owned)
    });
    held.collect()
}

/// As [`gone`], and every preset released the file: it was cleaned, not held back.
pub fn cleaned(file: &[u8], planted: &[&str]) {
    assert_eq!(gone(file, planted), Vec::<String>::new());
}

/// The output of one file under `jp-kamei`.
pub fn output(file: &[u8]) -> Vec<u8> {
    let bundle = run(&[("in", file.to_vec())], preset("jp-kamei"));
    bundle.output("in").to_vec()
}

/// `raw` put before the first element of patients, (0010,0010), of an encoded file.
pub fn before_patient(file: &[u8], raw: &[u8]) -> Vec<u8> {
    let patient = [0x10, 0, 0x10, 0, b'P', b'N'];
    let at = file.windows(6).position(|window| window == patient);
    let at = at.expect("a patient's name");
    [&file[..at], raw, &file[at..]].concat()
}

/// An element in explicit VR with a length of 16 bits that may lie.
pub fn element(tag: u32, vr: &str, length: u16, value: &[u8]) -> Vec<u8> {
    let mut out = ((tag >> 16) as u16).to_le_bytes().to_vec();
    out.extend((tag as u16).to_le_bytes());
    out.extend(vr.as_bytes());
    out.extend(length.to_le_bytes());
    out.extend(value);
    out
}

pub fn date(output: &[u8], tag: u32) -> chrono::NaiveDate {
    let value = text(output, tag).expect("a date");
    chrono::NaiveDate::parse_from_str(&value[..8], "%Y%m%d").expect("a legal date")
}
