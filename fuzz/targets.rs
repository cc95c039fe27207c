//! What every input must survive: one function per target, called by libFuzzer with inputs of its
//! own making and by `tests/fuzz.rs` with kept and mutated ones. A function returns, whatever the
//! bytes are, or panics, which is a finding.

#![allow(dead_code)]

pub mod codecs;

use kamei::format::dicom::charset::{Charset, Syntax};
use kamei::format::dicom::read;
use kamei::identity::{Identifier, IdentifierKind};
use kamei::key::RootKey;
use kamei::limits::Limits;
use kamei::pipeline::{self, Run, Settings};
use kamei::policy::Policy;
use kamei::report::Outcome;
use kamei::source::{Assembled, Segments, Source, Span};
use kamei::survey::Survey;
use kamei::transform::matcher::TextMatcher;
use kamei::{transform, unpack};

/// The patient of every seed: where an input names her, no output may.
pub const MARKER: &str = "Zzyzxmarker";

/// Small bounds, so that an input that asks for much is answered soon.
fn limits() -> Limits {
    Limits {
        max_nodes: 1 << 14,
        max_inflated_bytes: 1 << 20,
        max_entry_bytes: 1 << 20,
        ..Limits::default()
    }
}

/// Parses a DICOM file and surveys it. What was parsed tiles the file without a gap.
pub fn read(bytes: &[u8]) {
    let source = bytes.to_vec();
    if let Ok(set) = read::parse(&source, &limits()) {
        let mut end = None;
        for index in set.children(None) {
            let whole = set.nodes[index as usize].whole;
            assert!(
                end.is_none_or(|end| end == whole.offset),
                "a gap between elements"
            );
            end = Some(whole.end());
        }
        let data = set.data_source(&source).len();
        assert!(end.is_none_or(|end| end <= data), "an element past the end");
    }
    let settings = Settings {
        policy: preset("research"),
        limits: limits(),
    };
    let _ = pipeline::survey("in.dcm", &source, &settings);
}

/// Runs a file through all stages under two presets: what is released is DICOM, or the table it was,
/// and does not name the patient whom the survey knows.
pub fn deidentify(bytes: &[u8]) {
    for policy in ["jp-kamei", "research"] {
        let Some(output) = released(bytes, policy) else {
            continue;
        };
        if output.get(128..132) == Some(b"DICM".as_slice()) {
            let again = read::parse(&output, &limits());
            assert!(again.is_ok(), "an output that cannot be read");
        }
        assert!(
            !(names_patient(bytes) && named_in(&output)),
            "the patient is named"
        );
    }
}

/// Whether the survey of `bytes` knows the marker as a name.
fn names_patient(bytes: &[u8]) -> bool {
    let settings = Settings {
        policy: preset("jp-kamei"),
        limits: limits(),
    };
    let survey = pipeline::survey("in", &bytes.to_vec(), &settings);
    survey.identifiers.iter().any(|identifier| {
        let mut parts = identifier.value.split(['^', '=']);
        identifier.kind == IdentifierKind::PatientName && parts.any(|part| part == MARKER)
    })
}

/// Whether the marker stands in `bytes` as a word.
fn named_in(bytes: &[u8]) -> bool {
    let letter = |byte: Option<&u8>| {
        byte.is_some_and(|byte| !byte.is_ascii() || byte.is_ascii_alphanumeric())
    };
    bytes.windows(MARKER.len()).enumerate().any(|(at, window)| {
        window == MARKER.as_bytes()
            && !letter(at.checked_sub(1).and_then(|before| bytes.get(before)))
            && !letter(bytes.get(at + MARKER.len()))
    })
}

/// The output, if the file is released.
fn released(bytes: &[u8], policy: &str) -> Option<Vec<u8>> {
    let source = bytes.to_vec();
    let settings = Settings {
        policy: preset(policy),
        limits: limits(),
    };
    let survey = pipeline::survey("in", &source, &settings);
    let run = Run::new(
        settings,
        Survey::merge(vec![survey]),
        &RootKey::from_bytes([7; 32]),
    );
    if run.held_by_plan(0).is_some() {
        return None;
    }
    let mut segments = Segments::default();
    let done = run.apply(0, &source, &mut segments).ok()?;
    let output = Assembled::new(&source, &segments);
    match run.release(0, done, &source, &output).outcome {
        Outcome::Released(_) => output.read(Span::new(0, output.len())).ok(),
        Outcome::Held(_) => None,
    }
}

/// Runs a table through all stages.
pub fn table(bytes: &[u8]) {
    for policy in ["jp-kamei", "research"] {
        let _ = released(bytes, policy);
    }
}

/// Decodes and encodes text: up to the first NUL the character set, then the text. What is encoded
/// again says the same.
pub fn charset(bytes: &[u8]) {
    let mut parts = bytes.splitn(2, |&byte| byte == 0);
    let set = Charset::parse(parts.next().unwrap_or_default());
    let text = parts.next().unwrap_or_default();
    for syntax in [Syntax::Single, Syntax::Multiple, Syntax::Name] {
        let decoded = set.decode(text, syntax);
        set.readings(text, syntax);
        if !decoded.text.contains('\u{FFFD}')
            && let Some(encoded) = set.encode(&decoded.text, syntax)
        {
            assert_eq!(
                set.decode(&encoded, syntax).text,
                decoded.text,
                "another text"
            );
        }
    }
}

/// Reads a policy file. What was read is written so that it reads the same.
pub fn policy(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if let Ok(policy) = Policy::from_json(text) {
        let written = policy.to_json();
        let again = Policy::from_json(&written).map(|policy| policy.to_json());
        assert_eq!(again.as_ref(), Ok(&written), "another policy");
        policy.to_public_json();
    }
}

/// Scrubs a text of the marker: it is gone as a word.
pub fn text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let marker = Identifier {
        kind: IdentifierKind::PatientName,
        value: MARKER.to_owned(),
    };
    let known = TextMatcher::new([&marker].into_iter());
    let own = transform::text::Own::new([&marker].into_iter(), &known);
    let scrubbed = transform::text::scrub(&text, &known, &own, None);
    assert!(!named_in(scrubbed.text.as_bytes()), "the patient is named");
    let again = transform::text::scrub(&scrubbed.text, &known, &own, None);
    assert!(again.text == scrubbed.text, "a second time changes more");
    transform::text::names_someone(&text);
    transform::text::suspicious(&text);
}

/// Lists an archive and unpacks what it holds, within the limits.
pub fn unpack(bytes: &[u8]) {
    let source = bytes.to_vec();
    let limits = limits();
    for entry in unpack::entries(&source, &limits).unwrap_or_default() {
        let mut total = 0;
        let _ = unpack::inflate(&source, entry.index, &limits, &mut |piece| {
            total += piece.len() as u64;
            Ok(())
        });
        assert!(total <= limits.max_entry_bytes, "more bytes than the limit");
    }
}

fn preset(name: &str) -> Policy {
    Policy::preset(name).expect("a preset")
}
