//! Heads in CT and MR, over whole drops: face and ears go, the brain stays byte for byte, and nothing is said that was not
//! done.

#[path = "../src/pixel/surface/phantom.rs"]
mod phantom;
mod support;

use kamei::pixel::codec::Codec;
use kamei::pixel::{Numbers, Photometric, Shape};
use kamei::policy::Policy;
use phantom::{AXIAL, CORONAL, SAGITTAL, Stack, Tissue, signal, units};
use support::{Bundle, DataSet, run, slice, text};

const CT: &str = "1.2.840.10008.5.1.4.1.1.2";
const MR: &str = "1.2.840.10008.5.1.4.1.1.4";
const ENHANCED_CT: &str = "1.2.840.10008.5.1.4.1.1.2.1";
const ENHANCED_MR: &str = "1.2.840.10008.5.1.4.1.1.4.1";
const RLE: &str = "1.2.840.10008.1.2.5";
const DEFLATED: &str = "1.2.840.10008.1.2.8.1";
const FEATURES: u32 = 0x0028_0302;
const METHODS: u32 = 0x0012_0063;
const PIXELS: u32 = 0x7FE0_0010;

fn policy(pixels: &str) -> Policy {
    let text = format!(r#"{{"preset":"jp-kamei","pixels":{pixels}}}"#);
    Policy::from_json(&text).expect("a policy")
}

fn removing() -> Policy {
    policy(r#"{"head_surface":"remove"}"#)
}

fn decimals(values: &[f64]) -> String {
    let parts: Vec<String> = values.iter().map(|it| format!("{it:.4}")).collect();
    parts.join("\\")
}

/// How a scanner writes what it measured.
#[derive(Clone, Copy)]
struct Scanner {
    class: &'static str,
    signed: bool,
    slope: i64,
    intercept: i64,
}

const CT_UNSIGNED: Scanner = Scanner {
    class: CT,
    signed: false,
    slope: 1,
    intercept: -1024,
};
const CT_SIGNED: Scanner = Scanner {
    signed: true,
    slope: 2,
    intercept: -24,
    ..CT_UNSIGNED
};
const MR_UNSIGNED: Scanner = Scanner {
    class: MR,
    signed: false,
    slope: 1,
    intercept: 0,
};
const MR_SIGNED: Scanner = Scanner {
    signed: true,
    ..MR_UNSIGNED
};

impl Scanner {
    fn values(&self, stack: &Stack, frame: u32) -> Vec<i64> {
        let tissues = stack.tissues(frame);
        let value = |(at, &tissue): (usize, &Tissue)| match self.class {
            CT => (units(tissue) - self.intercept) / self.slope,
            _ => signal(tissue, at),
        };
        tissues.iter().enumerate().map(value).collect()
    }

    fn bytes(&self, stack: &Stack, frame: u32) -> Vec<u8> {
        let values = self.values(stack, frame).into_iter();
        values.flat_map(|it| (it as i16).to_le_bytes()).collect()
    }

    /// The data set of one frame, without a word of the part of the body.
    fn slice(&self, stack: &Stack, frame: u32) -> DataSet {
        let series = "1.2.826.0.1.3680043.9.7777.8.5";
        let mut set = slice("0012345", "Yamada^Taro", "19610103", "20240501", frame + 1)
            .without(&[0x0008_1030])
            .put(0x0008_0016, "UI", self.class)
            .put(
                0x0008_0060,
                "CS",
                if self.class == CT { "CT" } else { "MR" },
            )
            .put(0x0020_000E, "UI", series)
            .put(0x0020_0032, "DS", decimals(&stack.position(frame)))
            .put(0x0020_0037, "DS", decimals(&stack.directions))
            .put(0x0028_0010, "US", (stack.size as u16).to_le_bytes())
            .put(0x0028_0011, "US", (stack.size as u16).to_le_bytes())
            .put(0x0028_0030, "DS", decimals(&[stack.spacing; 2]))
            .put(0x0028_0101, "US", 16u16.to_le_bytes())
            .put(0x0028_0102, "US", 15u16.to_le_bytes())
            .put(0x0028_0103, "US", u16::from(self.signed).to_le_bytes())
            .put(
                0x0028_0106,
                if self.signed { "SS" } else { "US" },
                20i16.to_le_bytes(),
            )
            .put(PIXELS, "OW", self.bytes(stack, frame));
        if self.class == CT {
            set = set.put(0x0028_1052, "DS", self.intercept.to_string()).put(
                0x0028_1053,
                "DS",
                self.slope.to_string(),
            );
        }
        set
    }

    /// The stored value that means air.
    fn air(&self) -> i64 {
        match (self.class, self.signed) {
            (CT, true) => (-1000 - self.intercept) / self.slope,
            _ => 0,
        }
    }
}

fn names(stack: &Stack) -> Vec<String> {
    (0..stack.frames)
        .map(|frame| format!("s{frame:03}"))
        .collect()
}

fn drop_of(stack: &Stack, made: impl Fn(u32) -> Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let names = names(stack).into_iter().zip(0..);
    names.map(|(name, frame)| (name, made(frame))).collect()
}

fn run_all(files: &[(String, Vec<u8>)], policy: Policy) -> Bundle {
    let files: Vec<(&str, Vec<u8>)> = files
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.clone()))
        .collect();
    run(&files, policy)
}

/// The series as a scanner says that it shows a head.
fn head(scanner: &Scanner, stack: &Stack) -> Vec<(String, Vec<u8>)> {
    drop_of(stack, |frame| {
        let set = scanner.slice(stack, frame);
        set.put(0x0018_0015, "CS", "HEAD").file()
    })
}

/// Of every tissue how many pixels there are and how many became air; everything else has to be as it was.
fn compare(
    scanner: &Scanner,
    stack: &Stack,
    output: impl Fn(u32) -> Vec<u8>,
) -> Vec<(Tissue, usize, usize)> {
    let mut counts: Vec<(Tissue, usize, usize)> = Vec::new();
    let air = (scanner.air() as i16).to_le_bytes();
    for frame in 0..stack.frames {
        let (before, after) = (scanner.bytes(stack, frame), output(frame));
        assert_eq!(before.len(), after.len());
        let pairs = before.chunks(2).zip(after.chunks(2));
        for (tissue, (before, after)) in stack.tissues(frame).into_iter().zip(pairs) {
            assert!(after == before || after == air, "neither kept nor air");
            let gone = usize::from(after != before);
            match counts.iter_mut().find(|it| it.0 == tissue) {
                Some(count) => (count.1, count.2) = (count.1 + 1, count.2 + gone),
                None => counts.push((tissue, 1, gone)),
            }
        }
    }
    counts
}

fn assert_faceless(counts: &[(Tissue, usize, usize)]) {
    let share = |wanted: Tissue| {
        let (_, all, gone) = counts
            .iter()
            .find(|it| it.0 == wanted)
            .expect("it is there");
        assert!(*all > 100);
        *gone as f64 / *all as f64
    };
    assert_eq!(share(Tissue::Nose), 1.0);
    assert!(share(Tissue::Eye) > 0.9, "{counts:?}");
    assert!(share(Tissue::Ear) > 0.75, "{counts:?}");
    assert_eq!(share(Tissue::Brain), 0.0);
    assert!(share(Tissue::Skin) < 0.4, "{counts:?}");
}

fn last_bytes(file: &[u8], stack: &Stack) -> Vec<u8> {
    let length = (stack.size * stack.size * 2) as usize;
    file[file.len() - length..].to_vec()
}

#[test]
fn face_and_ears_go_in_every_orientation_and_the_brain_stays_byte_for_byte() {
    for stack in [AXIAL, SAGITTAL, CORONAL] {
        for scanner in [CT_UNSIGNED, MR_SIGNED] {
            let bundle = run_all(&head(&scanner, &stack), removing());
            let counts = compare(&scanner, &stack, |frame| {
                last_bytes(bundle.output(&names(&stack)[frame as usize]), &stack)
            });
            assert_faceless(&counts);
            for name in names(&stack) {
                let output = bundle.output(&name);
                assert_eq!(text(output, FEATURES).as_deref(), Some("NO"));
                assert!(text(output, METHODS).expect("a method").contains("113102"));
            }
        }
    }
}

/// A stack that covers the head in few frames.
const COARSE: Stack = Stack {
    spacing: 4.0,
    size: 72,
    step: 6.0,
    frames: 42,
    ..AXIAL
};

fn rle(frame: &[u8]) -> Vec<u8> {
    let plane = |first: usize| -> Vec<u8> {
        let bytes: Vec<u8> = frame.iter().skip(first).step_by(2).copied().collect();
        let runs = bytes.chunks(128);
        let coded = runs.flat_map(|run| {
            let mut coded = vec![run.len() as u8 - 1];
            coded.extend(run);
            coded
        });
        coded.collect()
    };
    let (mut high, mut low) = (plane(1), plane(0));
    high.resize(high.len().next_multiple_of(2), 0);
    low.resize(low.len().next_multiple_of(2), 0);
    let mut out = vec![0; 64];
    out[0] = 2;
    out[4] = 64;
    out[8..12].copy_from_slice(&(64 + high.len() as u32).to_le_bytes());
    out.extend(high);
    out.extend(low);
    out
}

fn deflated(frame: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let best = flate2::Compression::best();
    let mut stream = flate2::write::DeflateEncoder::new(Vec::new(), best);
    stream.write_all(frame).expect("memory");
    stream.finish().expect("memory")
}

/// The whole stack in one file, with functional groups, its frames compressed one by one.
fn enhanced(scanner: &Scanner, stack: &Stack, class: &str, syntax: &str) -> Vec<u8> {
    let one = |tag, set: DataSet| DataSet::default().sequence(tag, &[set]);
    let group = |sequence: u32, tag: u32, value: String| {
        one(sequence, DataSet::default().put(tag, "DS", value))
    };
    let join = |parts: &[(u32, u32, String)]| {
        let mut joined = DataSet::default();
        for (sequence, tag, value) in parts {
            let inner = DataSet::default().put(*tag, "DS", value);
            joined = joined.sequence(*sequence, &[inner]);
        }
        joined
    };
    let measures = decimals(&[stack.spacing; 2]);
    let shared = join(&[
        (0x0020_9116, 0x0020_0037, decimals(&stack.directions)),
        (0x0028_9110, 0x0028_0030, measures),
    ]);
    let rescale = DataSet::default()
        .put(0x0028_1052, "DS", scanner.intercept.to_string())
        .put(0x0028_1053, "DS", scanner.slope.to_string());
    let shared = shared.sequence(0x0028_9145, &[rescale]);
    let position = |frame| decimals(&stack.position(frame));
    let frames: Vec<DataSet> = (0..stack.frames)
        .map(|frame| group(0x0020_9113, 0x0020_0032, position(frame)))
        .collect();
    let set = scanner
        .slice(stack, 0)
        .without(&[
            PIXELS,
            0x0020_0032,
            0x0020_0037,
            0x0028_0030,
            0x0028_1052,
            0x0028_1053,
        ])
        .put(0x0008_0016, "UI", class)
        .put(0x0018_0015, "CS", "BRAIN")
        .put(0x0028_0008, "IS", stack.frames.to_string())
        .sequence(0x5200_9229, &[shared])
        .sequence(0x5200_9230, &frames);
    let mut file = set.part10(class, "1.2.826.0.1.3680043.9.7777.0012345.1.1.1", syntax);
    file.extend([
        0xE0, 0x7F, 0x10, 0x00, b'O', b'B', 0, 0, 0xFF, 0xFF, 0xFF, 0xFF,
    ]);
    file.extend([0xFE, 0xFF, 0x00, 0xE0, 0, 0, 0, 0]);
    for frame in 0..stack.frames {
        let bytes = scanner.bytes(stack, frame);
        let mut stream = match syntax {
            RLE => rle(&bytes),
            _ => deflated(&bytes),
        };
        stream.resize(stream.len().next_multiple_of(2), 0);
        file.extend([0xFE, 0xFF, 0x00, 0xE0]);
        file.extend((stream.len() as u32).to_le_bytes());
        file.extend(stream);
    }
    file.extend([0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0]);
    file
}

/// The fragments of a file whose pixels come last, without the offset table.
fn fragments(file: &[u8]) -> Vec<Vec<u8>> {
    let start = [
        0xE0, 0x7F, 0x10, 0x00, b'O', b'B', 0, 0, 0xFF, 0xFF, 0xFF, 0xFF,
    ];
    let at = file.windows(12).position(|it| it == start).expect("pixels");
    let mut rest = &file[at + 12..];
    let mut found = Vec::new();
    while rest[..4] == [0xFE, 0xFF, 0x00, 0xE0] {
        let length = u32::from_le_bytes([rest[4], rest[5], rest[6], rest[7]]) as usize;
        found.push(rest[8..8 + length].to_vec());
        rest = &rest[8 + length..];
    }
    found.split_off(1)
}

#[test]
fn frames_of_one_file_lose_the_face_through_their_own_codec_and_others_keep_their_bytes() {
    for (scanner, class, syntax) in [
        (CT_UNSIGNED, ENHANCED_CT, RLE),
        (CT_SIGNED, ENHANCED_CT, DEFLATED),
        (MR_SIGNED, ENHANCED_MR, RLE),
        (MR_UNSIGNED, ENHANCED_MR, DEFLATED),
    ] {
        let input = enhanced(&scanner, &COARSE, class, syntax);
        let bundle = run(&[("volume", input.clone())], removing());
        let output = bundle.output("volume");
        let shape = Shape {
            rows: COARSE.size,
            columns: COARSE.size,
            samples: 1,
            allocated: 16,
            stored: 16,
            high: 15,
            numbers: match scanner.signed {
                true => Numbers::Signed,
                false => Numbers::Unsigned,
            },
            photometric: Photometric::Monochrome2,
        };
        let (before, after) = (fragments(&input), fragments(output));
        assert_eq!(before.len(), after.len());
        let codec = Codec::of(syntax).expect("a codec");
        let counts = compare(&scanner, &COARSE, |frame| {
            let stream = &after[frame as usize];
            codec.decode(stream, &shape, false).expect("a frame").bytes
        });
        assert_faceless(&counts);
        // The top of the head has nothing to lose.
        let same = before.iter().zip(&after).filter(|(a, b)| a == b).count();
        assert!((4..30).contains(&same), "{same}");
        assert_eq!(before.last(), after.last());
        assert_eq!(text(output, FEATURES).as_deref(), Some("NO"));
    }
}

#[test]
fn air_is_written_as_air_and_the_smallest_value_follows() {
    for (scanner, smallest) in [(CT_SIGNED, -488i16), (MR_UNSIGNED, 0)] {
        let bundle = run_all(&head(&scanner, &COARSE), removing());
        assert_eq!(i64::from(smallest), scanner.air());
        // A slice of the nose.
        let output = bundle.output("s014");
        let counts = compare(&scanner, &COARSE, |frame| {
            last_bytes(bundle.output(&names(&COARSE)[frame as usize]), &COARSE)
        });
        assert_faceless(&counts);
        let vr: &[u8] = if scanner.signed { b"SS" } else { b"US" };
        let mut element = vec![0x28, 0x00, 0x06, 0x01];
        element.extend(vr);
        element.extend([2, 0]);
        element.extend(smallest.to_le_bytes());
        assert!(output.windows(element.len()).any(|it| it == element));
    }
}

#[test]
fn a_series_comes_out_the_same_in_every_order_and_beside_anything() {
    let files = head(&MR_UNSIGNED, &COARSE);
    let forth = run_all(&files, removing());
    let back: Vec<(String, Vec<u8>)> = files.iter().rev().cloned().collect();
    assert_eq!(forth.everything(), run_all(&back, removing()).everything());
    let mut more = files.clone();
    let other = slice("0098765", "Suzuki^Jiro", "19700505", "20240502", 1);
    more.push(("z".to_owned(), other.file()));
    let beside = run_all(&more, removing());
    for (name, _) in &files {
        assert_eq!(forth.output(name), beside.output(name));
    }
    // An image of the chest is left as it is, and says nothing.
    assert_eq!(beside.held("z"), None);
    assert_eq!(text(beside.output("z"), FEATURES), None);
    assert!(
        !text(beside.output("z"), METHODS)
            .expect("a method")
            .contains("113102")
    );
    assert!(noted(&beside, "no-head"));
}

fn noted(bundle: &Bundle, note: &str) -> bool {
    let records = bundle.records.iter();
    records
        .clone()
        .any(|record| record.done.notes.contains_key(note))
}

#[test]
fn a_series_that_says_nothing_is_judged_by_its_shape() {
    let files = drop_of(&COARSE, |frame| CT_UNSIGNED.slice(&COARSE, frame).file());
    let bundle = run_all(&files, removing());
    let counts = compare(&CT_UNSIGNED, &COARSE, |frame| {
        last_bytes(bundle.output(&names(&COARSE)[frame as usize]), &COARSE)
    });
    assert_faceless(&counts);
}

#[test]
fn what_cannot_lose_its_surface_is_held_back_with_the_reason() {
    let held = |files: &[(String, Vec<u8>)]| {
        let bundle = run_all(files, removing());
        for (name, _) in files {
            assert_eq!(bundle.held(name), Some("head-surface-stays"), "{name}");
        }
        let everything = bundle.everything();
        assert!(!support::holds(&everything, "113102"));
    };
    let whole = head(&CT_UNSIGNED, &COARSE);
    // A slice alone, a series with a gap, one that ends below the crown.
    held(&whole[20..21]);
    let gap: Vec<(String, Vec<u8>)> = whole[..15].iter().chain(&whole[19..]).cloned().collect();
    held(&gap);
    held(&whole[..36]);
    // A part of one, in which nothing but the neck is seen.
    held(&whole[..14]);
    let changed = |change: &dyn Fn(DataSet) -> DataSet| -> Vec<(String, Vec<u8>)> {
        drop_of(&COARSE, |frame| {
            let set = CT_UNSIGNED
                .slice(&COARSE, frame)
                .put(0x0018_0015, "CS", "HEAD");
            change(set).file()
        })
    };
    held(&changed(&|set| set.without(&[0x0020_0032])));
    held(&changed(&|set| set.without(&[0x0028_1053])));
    held(&changed(&|set| {
        set.put(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\MOSAIC")
    }));
    held(&changed(&|set| set.put(0x0028_0004, "CS", "MONOCHROME1")));
    // A screen of the same study, which may show a rendered face.
    let screen = slice("0012345", "Yamada^Taro", "19610103", "20240501", 900)
        .put(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.7")
        .put(0x0008_1030, "LO", "CT HEAD");
    held(&[("screen".to_owned(), screen.file())]);
}

#[test]
fn words_of_windows_positions_and_whole_bodies_release_no_head() {
    for (tag, vr, words) in [
        (0x0008_103E, "LO", "WB LUNG 3.0"),
        (0x0008_103E, "LO", "LUNG 3.0"),
        (0x0008_103E, "LO", "PET CT VERTEX TO THIGH"),
        (0x0018_1030, "LO", "FEET FIRST"),
    ] {
        let files = drop_of(&COARSE, |frame| {
            CT_UNSIGNED.slice(&COARSE, frame).put(tag, vr, words).file()
        });
        let bundle = run_all(&files, removing());
        let counts = compare(&CT_UNSIGNED, &COARSE, |frame| {
            last_bytes(bundle.output(&names(&COARSE)[frame as usize]), &COARSE)
        });
        assert_faceless(&counts);
    }
}

#[test]
fn a_slice_of_a_head_that_names_another_part_is_held_back() {
    for part in ["HEAD", ""] {
        let files = drop_of(&COARSE, |frame| {
            let part = if frame == 20 { "CHEST" } else { part };
            let set = CT_UNSIGNED.slice(&COARSE, frame);
            set.put(0x0018_0015, "CS", part).file()
        });
        let bundle = run_all(&files, removing());
        let name = &names(&COARSE)[20];
        assert_eq!(bundle.held(name), Some("head-surface-stays"), "{part}");
    }
}

#[test]
fn without_the_order_the_surface_stays_and_nothing_is_claimed_even_if_the_input_did() {
    let files = drop_of(&COARSE, |frame| {
        let set = CT_UNSIGNED
            .slice(&COARSE, frame)
            .put(0x0018_0015, "CS", "HEAD");
        set.put(FEATURES, "CS", "NO").file()
    });
    for policy in [policy("{}"), policy(r#"{"head_surface":"off"}"#)] {
        let bundle = run_all(&files, policy);
        for (frame, (name, _)) in (0..).zip(&files) {
            let output = bundle.output(name);
            assert_eq!(
                last_bytes(output, &COARSE),
                CT_UNSIGNED.bytes(&COARSE, frame)
            );
            assert_eq!(text(output, FEATURES), None);
            assert!(!text(output, METHODS).expect("a method").contains("113102"));
        }
        assert!(noted(&bundle, "head-surface-kept"));
        let report = &bundle.files["report.json"];
        assert!(support::holds(report, "head-surface-kept"));
    }
}

#[test]
fn every_preset_leaves_the_surface() {
    for name in Policy::PRESETS {
        let json = support::preset(name).to_json();
        let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!(json["pixels"]["head_surface"], "off", "{name}");
    }
    for word in ["on", "Remove", "", "yes"] {
        let text = format!(r#"{{"preset":"jp-kamei","pixels":{{"head_surface":"{word}"}}}}"#);
        assert!(Policy::from_json(&text).is_err());
    }
}

#[test]
fn text_and_surface_are_masked_in_the_same_frame_and_both_are_said() {
    let mut files = head(&CT_UNSIGNED, &COARSE);
    files.truncate(COARSE.frames as usize);
    let bundle = run_all(
        &files,
        policy(r#"{"head_surface":"remove","search":"all"}"#),
    );
    let released: Vec<&String> = files
        .iter()
        .map(|(name, _)| name)
        .filter(|name| bundle.held(name).is_none())
        .collect();
    assert!(released.len() > 20, "{}", released.len());
    for name in released {
        let methods = text(bundle.output(name), METHODS).expect("a method");
        assert!(
            methods.contains("113101") && methods.contains("113102"),
            "{methods}"
        );
    }
}

#[test]
fn a_person_sees_the_head_as_it_will_be_written() {
    use kamei::format::{Format, dicom::Dicom};
    let settings = kamei::pipeline::Settings {
        policy: removing(),
        limits: Default::default(),
    };
    let files = head(&CT_UNSIGNED, &COARSE);
    let surveys = files.iter();
    let surveys = surveys.map(|(name, bytes)| kamei::pipeline::survey(name, bytes, &settings));
    let survey = kamei::survey::Survey::merge(surveys.collect());
    let run = kamei::pipeline::Run::new(settings.clone(), survey, &support::key());
    assert!(
        run.plan()
            .files
            .iter()
            .all(|file| file.pixels.surface.is_some())
    );
    let plan = serde_json::to_value(run.plan()).expect("JSON");
    assert_eq!(plan["files"][14]["pixels"]["surface"], true);
    let orders = run.orders(14, &[]);
    let shown = Dicom.show(&files[14].1, &orders, &settings.limits, 0, None);
    let shown = shown.expect("a frame").expect("an image");
    assert!(shown.held().is_none());
    let reasons: Vec<&str> = shown.masks.iter().map(|it| it.reason.name()).collect();
    assert_eq!(reasons, ["head-surface"]);
    let picture = |masked| shown.picture(&shown.window, masked).expect("a picture");
    assert_ne!(picture(true), picture(false));
    // Under orders for another file the frame is not drawn as if it were whole.
    let mut wrong = orders.clone();
    wrong.surface = Some(Default::default());
    let held = Dicom.show(&files[14].1, &wrong, &settings.limits, 0, None);
    assert!(held.expect("a frame").expect("an image").held().is_some());
}
