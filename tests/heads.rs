//! Heads in CT and MR, over whole drops: face and ears go, the brain stays byte for byte, and nothing is said that was not
//! done.

#[path = "../src/pixel/surface/phantom.rs"]
mod phantom;
mod support;

use kamei::policy::Policy;
use phantom::{AXIAL, CORONAL, SAGITTAL, Stack, Tissue, signal, units};
use support::{Bundle, DataSet, run, slice, text};

const CT: &str = "1.2.840.10008.5.1.4.1.1.2";
const MR: &str = "1.2.840.10008.5.1.4.1.1.4";
const RLE: &str = "1.2.840.10008.1.2.5";
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
    // A slice between axial and coronal, and lines that rise.
    let oblique = Stack {
        middle: [0.0, 88.4, -148.4],
        directions: [1.0, 0.0, 0.0, 0.0, 0.8, -0.6],
        size: 160,
        frames: 52,
        ..AXIAL
    };
    let _ = oblique;
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
