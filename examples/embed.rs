//! The core inside a program of your own: files in, files out, nothing held back in silence.
//!
//! `cargo run --example embed -- OUT FILE...` writes the released files below OUT under a key that is
//! made here and forgotten.

use kamei::key::RootKey;
use kamei::limits::Limits;
use kamei::pipeline::{self, Run, Settings};
use kamei::policy::Policy;
use kamei::report::Outcome;
use kamei::source::{Assembled, FileSource, Segments, Source, Span};
use kamei::survey::Survey;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let out = arguments.next().ok_or("usage: embed OUT FILE...")?;
    let mut inputs: Vec<PathBuf> = arguments.collect();
    // Records go by the order of the survey, which is that of the paths as text.
    inputs.sort_by_key(|path| path.to_string_lossy().into_owned());

    let policy = Policy::preset("jp-kamei").ok_or("no such preset")?;
    let settings = Settings {
        policy,
        limits: Limits::default(),
    };
    let mut secret = [0; RootKey::LEN];
    getrandom::fill(&mut secret)?;

    // Pass 1: who is in these files?
    let mut surveys = Vec::new();
    for input in &inputs {
        let source = FileSource::open(input)?;
        surveys.push(pipeline::survey(
            &input.to_string_lossy(),
            &source,
            &settings,
        ));
    }
    let run = Run::new(
        settings,
        Survey::merge(surveys),
        &RootKey::from_bytes(secret),
    );

    // Pass 2: one record per input, released or held back.
    let mut records = Vec::new();
    for (index, input) in (0..).zip(&inputs) {
        let record = match run.held_by_plan(index) {
            Some(record) => record,
            None => release(&run, index, input, &out)?,
        };
        if let Outcome::Held(held) = &record.outcome {
            eprintln!("input {}: {}", index + 1, held.message);
        }
        records.push(record);
    }
    let finished = run.finish(records)?;
    std::fs::create_dir_all(&out)?;
    for document in &finished.documents {
        std::fs::write(out.join(document.path), &document.bytes)?;
    }
    println!(
        "{} released, {} held back",
        finished.files.len(),
        finished.held_back
    );
    Ok(())
}

fn release(
    run: &Run,
    index: u32,
    input: &Path,
    out: &Path,
) -> Result<kamei::report::Record, Box<dyn std::error::Error>> {
    let source = FileSource::open(input)?;
    let mut segments = Segments::default();
    let done = match run.apply(index, &source, &mut segments) {
        Ok(done) => done,
        Err(error) => return Ok(run.held(index, &error)),
    };
    let output = Assembled::new(&source, &segments);
    let record = run.release(index, done, &source, &output);
    if let Outcome::Released(released) = &record.outcome {
        let target = out.join(&released.path);
        std::fs::create_dir_all(target.parent().ok_or("a generated path has a folder")?)?;
        std::fs::write(target, output.read(Span::new(0, output.len()))?)?;
    }
    Ok(record)
}
