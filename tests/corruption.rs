//! One wrong byte anywhere in a small complete file, and every prefix of it: nothing stops the
//! program, and what stands where the release gate has not looked yet holds nothing of the patient.
//!
//! Without the gate the test is harder than a run: a byte that hides a patient's ID from the survey
//! hides it from the gate, too. What the gate does know is left to it.

#[path = "support/mod.rs"]
mod support;

use kamei::limits::Limits;
use kamei::pipeline::{self, Run, Settings};
use kamei::source::{Assembled, Segments, Source, Span};
use kamei::survey::Survey;
use support::*;

/// Begins every planted value.
const MARKER: &str = "MARKER";

/// Changes that make another attribute of an identifying one and leave no sign of it: the tag stays
/// in order and its VR, as far as one is written, is the same. (offset in the data set of the tag's
/// changed byte is not given, but the tag that was and the tag that becomes.)
const UNSEEN: [(u32, u32); 4] = [
    // Address to Actual Environmental Conditions.
    (0x0010_1040, 0x0014_1040),
    // Without a VR: Accession Number to Query/Retrieve Level.
    (0x0008_0050, 0x0008_0052),
    // Without a VR: Patient ID to Type of Patient ID and to Subject Relative Position in Image.
    (0x0010_0020, 0x0010_0022),
    (0x0010_0020, 0x0010_0028),
];

/// A data set with a marker in everything that identifies.
fn planted(implicit: bool) -> Vec<u8> {
    let inner = DataSet::default()
        .put(0x0008_1150, "UI", CT)
        .put(0x0008_1155, "UI", "1.2.826.0.1.3680043.9.7777.66.1")
        .put(0x0010_0010, "PN", "MARKERINNER^A");
    let set = slice("MARKERID", "MARKERNAME^B", "19530917", "20240501", 1)
        .put(0x0008_0080, "LO", "MARKERSITE")
        .put(0x0008_0090, "PN", "MARKERREF^C")
        .put(0x0008_1070, "PN", "MARKEROPER^D")
        .put(0x0010_1040, "LO", "MARKERADDR")
        .sequence(0x0008_1140, &[inner])
        .put(0x0009_0010, "LO", "MARKERMAKER")
        .put(0x0009_1001, "UN", "MARKERPRIV")
        .put(0x0028_2000, "OB", [1, 2, 3, 4])
        .put(0x7FE0_0010, "OW", [7; 8]);
    let file = match implicit {
        // The items keep their VRs inside an implicit data set, as some programs write them.
        true => set.implicit_file(),
        false => set.file(),
    };
    assert!(holds(&file, MARKER));
    file
}

/// What would be handed to the release gate; `None` if the file is held back before.
fn ungated(bytes: &dyn Source, settings: &Settings) -> Option<Vec<u8>> {
    let survey = pipeline::survey("in", bytes, settings);
    let run = Run::new(settings.clone(), Survey::merge(vec![survey]), &key());
    if run.held_by_plan(0).is_some() {
        return None;
    }
    let mut segments = Segments::default();
    run.apply(0, bytes, &mut segments).ok()?;
    let output = Assembled::new(bytes, &segments);
    Some(output.read(Span::new(0, output.len())).expect("the output"))
}

/// Whether anything of a marker ships. One byte of the marker may be the changed one.
fn ships(bytes: &[u8], settings: &Settings) -> Option<bool> {
    let output = ungated(&bytes.to_vec(), settings)?;
    let marked = |bytes: &[u8]| holds(bytes, MARKER) || holds(bytes, &MARKER[1..]);
    let leaves = marked(&output)
        && marked(&run(&[("in", bytes.to_vec())], settings.policy.clone()).everything());
    Some(leaves)
}

/// Whether the change at `at` is one of [`UNSEEN`], in an element of little endian.
fn unseen(whole: &[u8], changed: &[u8], at: usize) -> bool {
    let tag = |bytes: &[u8], start: usize| {
        let half = |at| u32::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
        (half(start) << 16) | half(start + 2)
    };
    (at - 3..=at).any(|start| UNSEEN.contains(&(tag(whole, start), tag(changed, start))))
}

fn every_byte(implicit: bool, policy: &str) {
    let settings = Settings {
        policy: preset(policy),
        limits: Limits::default(),
    };
    let whole = planted(implicit);
    assert_eq!(ships(&whole, &settings), Some(false), "as it is");
    let mut released = 0;
    for at in 128..whole.len() {
        let bits = (0..8).map(|bit| whole[at] ^ (1 << bit));
        for value in [0, 0xFF].into_iter().chain(bits) {
            let mut bytes = whole.clone();
            bytes[at] = value;
            let Some(leaves) = ships(&bytes, &settings) else {
                continue;
            };
            released += 1;
            assert!(
                !leaves || unseen(&whole, &bytes, at),
                "byte {at} from {:02x} to {value:02x} under {policy}",
                whole[at]
            );
        }
    }
    assert!(released > whole.len(), "{released} were released");
}

#[test]
fn a_wrong_byte_in_an_explicit_file_ships_nothing_of_the_patient() {
    every_byte(false, "research");
}

#[test]
fn a_wrong_byte_in_an_implicit_file_ships_nothing_of_the_patient() {
    every_byte(true, "jp-kamei");
}

#[test]
fn l20_every_prefix_is_held_back_or_holds_nothing_of_the_patient() {
    for (implicit, policy) in [(false, "research"), (true, "jp-kamei")] {
        let settings = Settings {
            policy: preset(policy),
            limits: Limits::default(),
        };
        let whole = planted(implicit);
        for end in 0..whole.len() {
            let leaves = ships(&whole[..end], &settings);
            assert_ne!(leaves, Some(true), "{end} bytes under {policy}");
            // A cut inside an element leaves bytes that are none; only whole elements may ship.
            let cut = whole.len() - end;
            assert!(leaves.is_none() || cut >= 16, "{cut} bytes were missing");
        }
    }
}
