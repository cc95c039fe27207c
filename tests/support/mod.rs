//! Synthetic patients for the tests of the whole: data sets built in code, and a drop run in process.

#![allow(dead_code)]

use kamei::key::RootKey;
use kamei::limits::Limits;
use kamei::pipeline::{self, Finished, Run, Settings};
use kamei::policy::Policy;
use kamei::report::{Outcome, Record};
use kamei::source::{Assembled, Segments, Source, Span};
use kamei::survey::Survey;
use std::collections::BTreeMap;

/// Explicit VR Little Endian.
pub const EXPLICIT: &str = "1.2.840.10008.1.2.1";
/// Implicit VR Little Endian.
pub const IMPLICIT: &str = "1.2.840.10008.1.2";
/// CT Image Storage.
pub const CT: &str = "1.2.840.10008.5.1.4.1.1.2";

/// A data set being built in explicit or implicit little endian.
#[derive(Clone, Default)]
pub struct DataSet {
    elements: Vec<(u32, [u8; 2], Vec<u8>)>,
}

impl DataSet {
    /// Adds or replaces an element; odd values are padded as PS3.5 says.
    pub fn put(mut self, tag: u32, vr: &str, value: impl AsRef<[u8]>) -> Self {
        let mut value = value.as_ref().to_vec();
        if value.len() % 2 == 1 {
            value.push(if matches!(vr, "UI" | "OB" | "UN") {
                0
            } else {
                b' '
            });
        }
        let vr = vr.as_bytes();
        self.elements.retain(|(present, _, _)| *present != tag);
        self.elements.push((tag, [vr[0], vr[1]], value));
        self
    }

    /// Takes elements out.
    pub fn without(mut self, tags: &[u32]) -> Self {
        self.elements.retain(|(tag, _, _)| !tags.contains(tag));
        self
    }

    /// Adds an element, and does not look for an earlier one of that tag.
    pub fn append(mut self, tag: u32, vr: &str, value: &str) -> Self {
        let one = DataSet::default().put(tag, vr, value);
        self.elements.extend(one.elements);
        self
    }

    /// Adds a sequence of defined lengths.
    pub fn sequence(self, tag: u32, items: &[DataSet]) -> Self {
        let mut value = Vec::new();
        for item in items {
            let bytes = item.bytes(true);
            value.extend([0xFE, 0xFF, 0x00, 0xE0]);
            value.extend((bytes.len() as u32).to_le_bytes());
            value.extend(bytes);
        }
        self.put(tag, "SQ", value)
    }

    /// The encoded elements, in tag order.
    pub fn bytes(&self, explicit: bool) -> Vec<u8> {
        let mut elements = self.elements.clone();
        elements.sort_by_key(|(tag, _, _)| *tag);
        let mut out = Vec::new();
        for (tag, vr, value) in &elements {
            out.extend(((tag >> 16) as u16).to_le_bytes());
            out.extend((*tag as u16).to_le_bytes());
            let long = matches!(
                vr,
                b"OB"
                    | b"OD"
                    | b"OF"
                    | b"OL"
                    | b"OV"
                    | b"OW"
                    | b"SQ"
                    | b"SV"
                    | b"UC"
                    | b"UN"
                    | b"UR"
                    | b"UT"
                    | b"UV"
            );
            if explicit {
                out.extend(vr);
                if long {
                    out.extend([0, 0]);
                    out.extend((value.len() as u32).to_le_bytes());
                } else {
                    out.extend((value.len() as u16).to_le_bytes());
                }
            } else {
                out.extend((value.len() as u32).to_le_bytes());
            }
            out.extend(value);
        }
        out
    }

    /// A Part 10 file in explicit VR little endian.
    pub fn file(&self) -> Vec<u8> {
        self.part10(CT, &self.instance(), EXPLICIT)
    }

    /// A Part 10 file in implicit VR little endian.
    pub fn implicit_file(&self) -> Vec<u8> {
        self.part10(CT, &self.instance(), IMPLICIT)
    }

    /// A Part 10 file whose data set is deflated.
    pub fn deflated_file(&self) -> Vec<u8> {
        use std::io::Write;
        let best = flate2::Compression::best();
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), best);
        encoder.write_all(&self.bytes(true)).expect("memory");
        let mut file = DataSet::default().part10(CT, &self.instance(), "1.2.840.10008.1.2.1.99");
        file.extend(encoder.finish().expect("memory"));
        file
    }

    /// A Part 10 file in explicit VR big endian; sequences are not turned around.
    pub fn big_endian_file(&self) -> Vec<u8> {
        let mut file = DataSet::default().part10(CT, &self.instance(), "1.2.840.10008.1.2.2");
        let mut elements = self.elements.clone();
        elements.sort_by_key(|(tag, _, _)| *tag);
        for (tag, vr, value) in elements {
            file.extend(tag.to_be_bytes());
            file.extend(vr);
            if matches!(&vr, b"OB" | b"OW" | b"UN" | b"UT" | b"SQ") {
                file.extend([0, 0]);
                file.extend((value.len() as u32).to_be_bytes());
            } else {
                file.extend((value.len() as u16).to_be_bytes());
            }
            if matches!(&vr, b"US" | b"OW") {
                file.extend(value.chunks(2).flat_map(|word| word.iter().rev()));
            } else {
                file.extend(value);
            }
        }
        file
    }

    fn instance(&self) -> String {
        let sop = self.elements.iter().find(|(tag, _, _)| *tag == 0x0008_0018);
        sop.map(|(_, _, value)| String::from_utf8_lossy(value).into_owned())
            .unwrap_or_default()
    }

    /// A Part 10 file of this class, instance and transfer syntax.
    pub fn part10(&self, class: &str, instance: &str, syntax: &str) -> Vec<u8> {
        let meta = DataSet::default()
            .put(0x0002_0001, "OB", [0, 1])
            .put(0x0002_0002, "UI", class)
            .put(0x0002_0003, "UI", instance.trim_end_matches('\0'))
            .put(0x0002_0010, "UI", syntax)
            .bytes(true);
        let mut out = vec![0; 128];
        out.extend(b"DICM");
        out.extend(
            DataSet::default()
                .put(0x0002_0000, "UL", (meta.len() as u32).to_le_bytes())
                .bytes(true),
        );
        out.extend(meta);
        out.extend(self.bytes(syntax != IMPLICIT));
        out
    }
}

/// One slice of a synthetic patient.
pub fn slice(id: &str, name: &str, birth: &str, study_date: &str, number: u32) -> DataSet {
    DataSet::default()
        .put(0x0008_0005, "CS", "ISO_IR 192")
        .put(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\AXIAL")
        .put(0x0008_0016, "UI", CT)
        .put(
            0x0008_0018,
            "UI",
            format!("1.2.826.0.1.3680043.9.7777.{id}.1.1.{number}"),
        )
        .put(0x0008_0020, "DA", study_date)
        .put(0x0008_0030, "TM", "101500")
        .put(0x0008_0050, "SH", format!("ACC{id}"))
        .put(0x0008_0060, "CS", "CT")
        .put(0x0008_1030, "LO", "CT CHEST")
        .put(0x0010_0010, "PN", name)
        .put(0x0010_0020, "LO", id)
        .put(0x0010_0030, "DA", birth)
        .put(0x0010_0040, "CS", "F")
        .put(0x0010_1010, "AS", "042Y")
        .put(0x0018_0050, "DS", "1.25")
        .put(
            0x0020_000D,
            "UI",
            format!("1.2.826.0.1.3680043.9.7777.{id}.1"),
        )
        .put(
            0x0020_000E,
            "UI",
            format!("1.2.826.0.1.3680043.9.7777.{id}.1.1"),
        )
        .put(0x0020_0010, "SH", "1")
        .put(0x0020_0013, "IS", number.to_string())
        .put(0x0028_0002, "US", 1u16.to_le_bytes())
        .put(0x0028_0004, "CS", "MONOCHROME2")
        .put(0x0028_0010, "US", 4u16.to_le_bytes())
        .put(0x0028_0011, "US", 4u16.to_le_bytes())
        .put(0x0028_0100, "US", 16u16.to_le_bytes())
        .put(0x0028_0101, "US", 12u16.to_le_bytes())
        .put(0x0028_0102, "US", 11u16.to_le_bytes())
        .put(0x0028_0103, "US", 0u16.to_le_bytes())
        .put(0x7FE0_0010, "OW", (0u8..32).collect::<Vec<u8>>())
}

/// A fixed key.
pub fn key() -> RootKey {
    RootKey::from_bytes([7; 32])
}

/// What a run of a whole drop gave.
pub struct Bundle {
    /// Contents by path: data and documents.
    pub files: BTreeMap<String, Vec<u8>>,
    /// Records by index.
    pub records: Vec<Record>,
    /// Paths of the inputs by index.
    pub inputs: Vec<String>,
    /// The finished run.
    pub finished: Finished,
}

impl Bundle {
    /// The code for which the input was held back, if it was.
    pub fn held(&self, input: &str) -> Option<&str> {
        let index = self
            .inputs
            .iter()
            .position(|path| path == input)
            .expect("an input of that name");
        match &self.records[index].outcome {
            Outcome::Held(held) => Some(&held.code),
            Outcome::Released(_) => None,
        }
    }

    /// The output of an input that was released.
    pub fn output(&self, input: &str) -> &[u8] {
        let index = self
            .inputs
            .iter()
            .position(|path| path == input)
            .expect("an input of that name");
        match &self.records[index].outcome {
            Outcome::Released(released) => &self.files[&released.path],
            Outcome::Held(held) => panic!("{input} was held back: {}", held.code),
        }
    }

    /// Everything that leaves the hospital, in one string of bytes.
    pub fn everything(&self) -> Vec<u8> {
        let mut all = Vec::new();
        for (path, bytes) in &self.files {
            all.extend(path.as_bytes());
            all.extend(bytes);
        }
        all
    }
}

/// Runs a drop under a policy and the fixed key, files in the given order.
pub fn run(files: &[(&str, Vec<u8>)], policy: Policy) -> Bundle {
    run_under(files, policy, &key())
}

/// As [`run`], under a key of the caller's.
pub fn run_under(files: &[(&str, Vec<u8>)], policy: Policy, key: &RootKey) -> Bundle {
    let (settings, survey) = surveyed(files, policy);
    carried_out(Run::new(settings, survey, key), files)
}

/// As [`run`], with a lookup table, which the drop may contradict.
pub fn run_looking_up(
    files: &[(&str, Vec<u8>)],
    policy: Policy,
    table: &str,
) -> Result<Bundle, kamei::error::Error> {
    let lookup = kamei::transform::lookup::Lookup::read(table.as_bytes())?;
    let (settings, survey) = surveyed(files, policy);
    let run = Run::with_lookup(settings, survey, &key(), lookup)?;
    Ok(carried_out(run, files))
}

/// As [`run`], with what a person did with the images, as the page would say it.
pub fn run_reviewed(files: &[(&str, Vec<u8>)], policy: Policy, review: &str) -> Bundle {
    let review = pipeline::Review::from_json(review).expect("a review");
    let (settings, survey) = surveyed(files, policy);
    let run = Run::with_review(settings, survey, &key(), Default::default(), review);
    carried_out(run.expect("a run"), files)
}

fn surveyed(files: &[(&str, Vec<u8>)], policy: Policy) -> (Settings, Survey) {
    let settings = Settings {
        policy,
        limits: Limits::default(),
    };
    let surveys = files
        .iter()
        .map(|(path, bytes)| pipeline::survey(path, bytes, &settings))
        .collect();
    (settings, Survey::merge(surveys))
}

fn carried_out(run: Run, files: &[(&str, Vec<u8>)]) -> Bundle {
    let inputs: Vec<String> = run
        .survey()
        .files
        .iter()
        .map(|file| file.path.clone())
        .collect();
    let mut outputs = BTreeMap::new();
    let mut records = Vec::new();
    for (index, path) in inputs.iter().enumerate() {
        let source = &files
            .iter()
            .find(|(name, _)| name == path)
            .expect("an input")
            .1;
        let index = index as u32;
        let record = run.held_by_plan(index).unwrap_or_else(|| {
            let mut segments = Segments::default();
            match run.apply(index, source, &mut segments) {
                Err(error) => run.held(index, &error),
                Ok(done) => {
                    let output = Assembled::new(source, &segments);
                    let record = run.release(index, done, source, &output);
                    if let Outcome::Released(released) = &record.outcome {
                        let bytes = output
                            .read(Span::new(0, output.len()))
                            .expect("the finished bytes");
                        outputs.insert(released.path.clone(), bytes);
                    }
                    record
                }
            }
        });
        records.push(record);
    }
    let finished = run.finish(records.clone()).expect("a bundle");
    for document in &finished.documents {
        outputs.insert(document.path.to_owned(), document.bytes.clone());
    }
    Bundle {
        files: outputs,
        records,
        inputs,
        finished,
    }
}

/// A preset.
pub fn preset(name: &str) -> Policy {
    Policy::preset(name).expect("a preset")
}

/// Whether `bytes` hold `text` in UTF-8.
pub fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

/// The trimmed text of a root element in an output, read by an independent parser.
pub fn text(output: &[u8], tag: u32) -> Option<String> {
    let object = dicom_object::from_reader(output).expect("a readable output");
    let element = object.get(kamei::element::Tag((tag >> 16) as u16, tag as u16))?;
    Some(
        element
            .to_str()
            .expect("text")
            .trim_end_matches(['\0', ' '])
            .to_owned(),
    )
}
