//! The binding to JavaScript: converts and calls, decides nothing.
//!
//! Opaque byte arrays (surveys, records) travel between workers of one page and hold values; plain
//! objects (plans, summaries) hold none. One function turns an [`Error`] into a JavaScript `Error`
//! with the code in `name` and the sentence in `message`; of a lookup table also `{line, column, code}`
//! in `fault`.

mod archive;
mod blob;
mod reading;
mod view;

use crate::bundle::confidential;
use crate::error::{Error, Result};
use crate::format::{self, Done, dicom};
use crate::key::RootKey;
use crate::limits::Limits;
use crate::pipeline::{self, Review, Settings};
use crate::pixel::reading::Reader;
use crate::policy::{Linkage, Policy, import::import};
use crate::report::{Outcome, Record};
use crate::source::{Sink, Source, Span};
use crate::survey::{FileSurvey, Kind, Survey};
use crate::transform::lookup::Lookup;
use blob::{BlobSource, Bytes};
use js_sys::{Array, Function, Uint8Array};
use reading::Script;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::Blob;

/// Called once per instance. Prints panics in development builds only.
#[wasm_bindgen(start)]
pub fn start() {
    #[cfg(feature = "console-panics")]
    console_error_panic_hook::set_once();
}

fn into_js(error: Error) -> JsValue {
    let js = js_sys::Error::new(&error.to_string());
    js.set_name(error.code());
    if let Error::Lookup { line, fault } = error {
        let fault = Fault {
            line: line as f64,
            column: fault.column(),
            code: fault.code(),
        };
        set(&js, "fault", &to_js(&fault));
    }
    js.into()
}

/// What is wrong with a lookup table, and where.
#[derive(Serialize)]
struct Fault {
    line: f64,
    column: &'static str,
    code: &'static str,
}

fn set(object: &js_sys::Object, name: &str, value: &JsValue) {
    js_sys::Reflect::set(object, &JsValue::from_str(name), value)
        .expect("an object of ours takes properties");
}

fn to_js<T: Serialize>(value: &T) -> JsValue {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .expect("plain data converts to JavaScript")
}

fn pack<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_stdvec(value).expect("plain data has a byte form")
}

fn unpack<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    postcard::from_bytes(bytes).map_err(|_| Error::Malformed {
        what: "a message between workers",
        rule: "it is not of this version",
        offset: 0,
    })
}

fn settings(policy: &str) -> Result<Settings> {
    Ok(Settings {
        policy: Policy::from_json(policy)?,
        limits: Limits::default(),
    })
}

fn root_key(bytes: &[u8]) -> Result<RootKey> {
    let bytes = bytes.try_into().map_err(|_| Error::Key {
        what: "a key has 32 bytes",
    })?;
    Ok(RootKey::from_bytes(bytes))
}

/// Name and version of this program.
#[wasm_bindgen]
pub fn version() -> String {
    crate::TOOL.to_owned()
}

/// The presets as policy files: `[{name, json}]`.
#[wasm_bindgen]
pub fn presets() -> JsValue {
    #[derive(Serialize)]
    struct Preset {
        name: &'static str,
        json: String,
    }
    let presets: Vec<Preset> = Policy::PRESETS
        .iter()
        .filter_map(|&name| {
            Some(Preset {
                name,
                json: Policy::preset(name)?.to_json(),
            })
        })
        .collect();
    to_js(&presets)
}

/// Checks a policy file and returns it in its fixed layout.
#[wasm_bindgen(js_name = checkPolicy)]
pub fn check_policy(json: &str) -> std::result::Result<String, JsValue> {
    Ok(Policy::from_json(json).map_err(into_js)?.to_json())
}

/// A policy from the rules of another de-identifier, starting from a preset:
/// `{policy, script, rules, templates, agreed, disabled, notes: [{line, command, effect, what}]}`.
#[wasm_bindgen(js_name = importPolicy)]
pub fn import_policy(script: &str, preset: &str) -> std::result::Result<JsValue, JsValue> {
    #[derive(Serialize)]
    struct Note {
        line: u32,
        command: &'static str,
        effect: &'static str,
        what: &'static str,
    }
    #[derive(Serialize)]
    struct Imported {
        policy: String,
        script: &'static str,
        rules: usize,
        templates: usize,
        agreed: usize,
        disabled: usize,
        notes: Vec<Note>,
    }
    let base = Policy::preset(preset).ok_or(Error::Policy {
        what: "no preset has this name".to_owned(),
    });
    let imported = base
        .and_then(|base| import(script, &base))
        .map_err(into_js)?;
    Ok(to_js(&Imported {
        policy: imported.policy.to_json(),
        script: imported.script.code(),
        rules: imported.rules,
        templates: imported.templates,
        agreed: imported.agreed,
        disabled: imported.disabled,
        notes: imported
            .notes
            .iter()
            .map(|note| Note {
                line: note.line.min(u64::from(u32::MAX)) as u32,
                command: note.command,
                effect: note.effect.code(),
                what: note.what.code(),
            })
            .collect(),
    }))
}

/// Reads and checks the user's own table of replacements: `[bytes, number of originals]`.
#[wasm_bindgen(js_name = readLookup)]
pub fn read_lookup(blob: &Blob) -> std::result::Result<Array, JsValue> {
    let source = BlobSource::new(blob);
    // One byte more than a table may have is enough to have it refused.
    let len = source.len().min(Lookup::MOST_BYTES as u64 + 1);
    let mut table = vec![0; len as usize];
    source.read_at(0, &mut table).map_err(into_js)?;
    let originals = Lookup::read(&table).map_err(into_js)?.len();
    Ok(Array::of2(
        &Uint8Array::from(&table[..]),
        &JsValue::from_f64(originals as f64),
    ))
}

/// Writes a key file around 32 random bytes of the caller's.
#[wasm_bindgen(js_name = newKeyFile)]
pub fn new_key_file(random: &[u8], label: &str) -> std::result::Result<String, JsValue> {
    Ok(root_key(random).map_err(into_js)?.to_file(label))
}

/// The 32 bytes of a key file.
#[wasm_bindgen(js_name = readKeyFile)]
pub fn read_key_file(text: &str) -> std::result::Result<Vec<u8>, JsValue> {
    Ok(RootKey::from_file(text)
        .map_err(into_js)?
        .secret_bytes()
        .to_vec())
}

/// A short public name of a key.
#[wasm_bindgen(js_name = keyFingerprint)]
pub fn key_fingerprint(key: &[u8]) -> std::result::Result<String, JsValue> {
    Ok(root_key(key).map_err(into_js)?.fingerprint())
}

/// Pass 1 over one file: an opaque survey, as bytes. A file that cannot be processed gives a survey,
/// too. Where `open` allows it, an archive gives its entries instead, as an array.
///
/// One call for both, since the two questions read the same bytes of the blob.
#[wasm_bindgen(js_name = surveyFile)]
pub fn survey_file(
    blob: &Blob,
    path: &str,
    policy: &str,
    open: bool,
) -> std::result::Result<JsValue, JsValue> {
    let settings = settings(policy).map_err(into_js)?;
    let source = BlobSource::new(blob);
    // What cannot be read here cannot be read by the survey, which says so.
    if open && crate::unpack::is_archive(&source).unwrap_or(false) {
        return archive::entries(&source);
    }
    let survey = pipeline::survey(path, &source, &settings);
    Ok(Uint8Array::from(&pack(&survey)[..]).into())
}

/// The survey of a file that cannot be read at all, or sits in an archive that cannot be opened.
#[wasm_bindgen(js_name = surveyHeld)]
pub fn survey_held(path: &str, bytes: f64, code: &str) -> Vec<u8> {
    pack(&pipeline::survey_held(
        path,
        bytes as u64,
        &held_error(code),
    ))
}

/// The error a page may name by code; everything else is a stopped worker.
fn held_error(code: &str) -> Error {
    match code {
        "cancelled" => Error::Cancelled,
        "unreadable" => Error::Unreadable { offset: 0 },
        "unwritable" => Error::Unwritable,
        "outside-cohort" => Error::OutsideCohort,
        "small-class" => Error::SmallClass,
        "nested-archive" => Error::Unsupported {
            what: "an archive inside an archive",
        },
        "unseen-part" => Error::Unseen {
            what: "a part that is no table or is hidden",
        },
        "archive" => Error::Malformed {
            what: "the archive",
            rule: "its directory or contents cannot be read",
            offset: 0,
        },
        _ => Error::Worker,
    }
}

/// SHA-256 of a blob in hexadecimal, read piece by piece.
#[wasm_bindgen]
pub fn digest(blob: &Blob) -> std::result::Result<String, JsValue> {
    crate::gate::digest(&BlobSource::new(blob)).map_err(into_js)
}

/// Joins the surveys of all files into one, whatever their order.
#[wasm_bindgen(js_name = mergeSurveys)]
pub fn merge_surveys(surveys: Vec<Uint8Array>) -> std::result::Result<Vec<u8>, JsValue> {
    let files = surveys
        .iter()
        .map(|bytes| unpack::<FileSurvey>(&bytes.to_vec()))
        .collect::<Result<Vec<_>>>()
        .map_err(into_js)?;
    Ok(pack(&Survey::merge(files)))
}

/// The paths of a merged survey's files by index; values, for the page to find its blobs again.
#[wasm_bindgen(js_name = surveyPaths)]
pub fn survey_paths(survey: &[u8]) -> std::result::Result<Vec<String>, JsValue> {
    let survey: Survey = unpack(survey).map_err(into_js)?;
    Ok(survey.files.into_iter().map(|file| file.path).collect())
}

/// Hands the pieces of an output to JavaScript: bytes, or `[offset, length]` of the input.
struct Emit<'a>(&'a Function);

impl Sink for Emit<'_> {
    fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        self.call(&Uint8Array::from(bytes).into())
    }

    fn range(&mut self, span: Span) -> Result<()> {
        self.call(
            &Array::of2(
                &JsValue::from_f64(span.offset as f64),
                &JsValue::from_f64(span.len as f64),
            )
            .into(),
        )
    }
}

impl Emit<'_> {
    fn call(&self, part: &JsValue) -> Result<()> {
        self.0
            .call1(&JsValue::NULL, part)
            .map(|_| ())
            .map_err(|_| Error::Unwritable)
    }
}

/// One run over a surveyed drop.
#[wasm_bindgen]
pub struct Run {
    run: pipeline::Run,
    key: RootKey,
    linkage: Linkage,
    last: Option<view::Last>,
}

/// What came of one input.
#[derive(Serialize)]
struct Verdict<'a> {
    path: &'a str,
    bytes: f64,
    held: Option<&'a crate::survey::Held>,
}

#[wasm_bindgen]
impl Run {
    /// Plans a run. The key has 32 bytes; `lookup` is the user's own table of replacements, if there
    /// is one; `review` says in JSON what a person did with the images, see [`pipeline::Review`].
    #[wasm_bindgen(constructor)]
    pub fn new(
        survey: &[u8],
        policy: &str,
        key: &[u8],
        lookup: Option<Vec<u8>>,
        review: Option<String>,
    ) -> std::result::Result<Run, JsValue> {
        let settings = settings(policy).map_err(into_js)?;
        let key = root_key(key).map_err(into_js)?;
        let lookup = lookup.map_or(Ok(Lookup::default()), |table| Lookup::read(&table));
        let lookup = lookup.map_err(into_js)?;
        let review = review.map_or(Ok(Review::default()), |json| Review::from_json(&json));
        let review = review.map_err(into_js)?;
        let linkage = settings.policy.linkage();
        let survey = unpack(survey).map_err(into_js)?;
        let run = pipeline::Run::with_review(settings, survey, &key, lookup, review);
        Ok(Run {
            run: run.map_err(into_js)?,
            key,
            linkage,
            last: None,
        })
    }

    /// The plan as a plain object.
    pub fn plan(&self) -> JsValue {
        to_js(self.run.plan())
    }

    /// Whether the policy asks for a reader of text.
    #[wasm_bindgen(js_name = wantsReader)]
    pub fn wants_reader(&self) -> bool {
        self.run.wants_reader()
    }

    /// Pass 2 over one file, a `Blob` or a `Uint8Array`: hands its pieces to `emit` and returns what
    /// was done, opaque. `reader` is `{digest, read}`, or `null`: see `wasm/reading.rs`.
    pub fn apply(
        &self,
        index: u32,
        input: &JsValue,
        emit: &Function,
        reader: &JsValue,
    ) -> std::result::Result<Vec<u8>, JsValue> {
        let input = Bytes::new(input).map_err(into_js)?;
        let reader = Script::of(reader);
        let reader = reader.as_ref().map(|reader| reader as &dyn Reader);
        let done = self
            .run
            .apply_reading(index, input.source(), reader, &mut Emit(emit))
            .map_err(into_js)?;
        Ok(pack(&done))
    }

    /// Verifies a finished output and sends it through the gate: `[record, {path, bytes, held}]`.
    /// `sha256` is the digest of the very bytes of `output`, or empty.
    pub fn release(
        &self,
        index: u32,
        done: &[u8],
        input: &JsValue,
        output: &JsValue,
        sha256: &[u8],
    ) -> std::result::Result<Array, JsValue> {
        let done: Done = unpack(done).map_err(into_js)?;
        let input = Bytes::new(input).map_err(into_js)?;
        let output = Bytes::new(output).map_err(into_js)?;
        let digest = sha256.try_into().ok();
        let record =
            self.run
                .release_digested(index, done, input.source(), output.source(), digest);
        Ok(verdict(&record))
    }

    /// The record of an input that failed with the error of this code: `[record, {path, bytes, held}]`.
    pub fn held(&self, index: u32, code: &str, message: &str) -> Array {
        let mut record = self.run.held(index, &held_error(code));
        // An error of `apply` comes back with its own sentence, which carries no value.
        if let (Outcome::Held(held), false) = (&mut record.outcome, message.is_empty()) {
            held.code = code.to_owned();
            held.message = message.to_owned();
        }
        verdict(&record)
    }

    /// The record of an input the plan holds back, or `undefined`.
    #[wasm_bindgen(js_name = heldByPlan)]
    pub fn held_by_plan(&self, index: u32) -> Option<Array> {
        self.run.held_by_plan(index).map(|record| verdict(&record))
    }

    /// Before and after of one file, for a person who asked: rows that hold values.
    pub fn preview(&self, index: u32, blob: &Blob) -> std::result::Result<JsValue, JsValue> {
        let source = BlobSource::new(blob);
        let kind = self.run.survey().files[index as usize].kind;
        self.run
            .with_work(index, |work| {
                Ok(match kind {
                    Kind::Dicom => to_js(&dicom::preview::preview(&source, work)?),
                    kind => match format::of(kind) {
                        Some(format) => match format.preview(&source, work, PREVIEW_ROWS)? {
                            Some(rows) => to_js(&rows),
                            None => JsValue::NULL,
                        },
                        None => JsValue::NULL,
                    },
                })
            })
            .map_err(into_js)
    }

    /// Closes the run: takes the records of all inputs in any order.
    pub fn finish(
        &self,
        records: Vec<Uint8Array>,
        label: &str,
    ) -> std::result::Result<JsValue, JsValue> {
        let records = records
            .iter()
            .map(|bytes| unpack::<Record>(&bytes.to_vec()))
            .collect::<Result<Vec<_>>>()
            .map_err(into_js)?;
        let key = match self.linkage {
            Linkage::Linkable => Some((&self.key, label)),
            Linkage::OneWay => None,
        };
        let pack = match self.linkage {
            Linkage::Linkable => {
                Uint8Array::from(&confidential::pack(self.run.survey(), &records, key)[..]).into()
            }
            Linkage::OneWay => JsValue::NULL,
        };
        let finished = self.run.finish(records).map_err(into_js)?;
        let object = js_sys::Object::new();
        let set = |name: &str, value: &JsValue| set(&object, name, value);
        let files = Array::new();
        for (index, path) in &finished.files {
            files.push(&Array::of2(
                &JsValue::from(*index),
                &JsValue::from_str(path),
            ));
        }
        let documents = Array::new();
        for document in &finished.documents {
            let bytes = Uint8Array::from(&document.bytes[..]);
            documents.push(&Array::of2(&JsValue::from_str(document.path), &bytes));
        }
        let headers: Array = finished
            .archive
            .headers
            .iter()
            .map(|header| JsValue::from(Uint8Array::from(&header[..])))
            .collect();
        set("files", &files);
        set("documents", &documents);
        set("headers", &headers);
        set("trailer", &Uint8Array::from(&finished.archive.trailer[..]));
        set("confidential", &pack);
        set("heldBack", &JsValue::from(finished.held_back as u32));
        set("leftOut", &JsValue::from(finished.left_out as u32));
        Ok(object.into())
    }
}

const PREVIEW_ROWS: usize = 20;

fn verdict(record: &Record) -> Array {
    let verdict = match &record.outcome {
        Outcome::Released(file) => Verdict {
            path: &file.path,
            bytes: file.bytes as f64,
            held: None,
        },
        Outcome::Held(held) => Verdict {
            path: "",
            bytes: 0.0,
            held: Some(held),
        },
    };
    Array::of2(&Uint8Array::from(&pack(record)[..]), &to_js(&verdict))
}
