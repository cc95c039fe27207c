//! `kamei-bench-native kamei|peer THREADS INPUT-FOLDER OUTPUT-FOLDER`: de-identifies every file of a
//! folder once and prints the seconds it took and how many files came out.
//!
//! Time begins before the first input is opened and ends when the last output is closed. Both write
//! what they make to the same disk: Kamei its archive, the peer crate (which makes none) its files.

use anyhow::{Context, Result, bail};
use dicom_anonymization::Anonymizer;
use kamei::key::RootKey;
use kamei::limits::Limits;
use kamei::pipeline::{self, Run, Settings};
use kamei::policy::Policy;
use kamei::source::{Assembled, FileSource, Segments, Source};
use kamei::survey::Survey;
use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [who, threads, input, output] = arguments.as_slice() else {
        bail!("kamei|peer THREADS INPUT-FOLDER OUTPUT-FOLDER");
    };
    let threads = threads.parse().context("THREADS is a number")?;
    let mut inputs: Vec<PathBuf> = fs::read_dir(input)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    inputs.sort();
    fs::create_dir_all(output)?;
    let start = Instant::now();
    let released = match who.as_str() {
        "kamei" => kamei(threads, &inputs, Path::new(output))?,
        "peer" => peer(threads, &inputs, Path::new(output))?,
        _ => bail!("kamei or peer"),
    };
    let seconds = start.elapsed().as_secs_f64();
    println!("{{\"seconds\":{seconds},\"released\":{released}}}");
    Ok(())
}

fn kamei(threads: usize, inputs: &[PathBuf], output: &Path) -> Result<usize> {
    let settings = Settings {
        policy: Policy::preset("jp-kamei").context("no such preset")?,
        limits: Limits::default(),
    };
    let surveys = parallel(threads, inputs.len(), |index| {
        let path = inputs[index].file_name().unwrap_or_default();
        let source = FileSource::open(&inputs[index])?;
        Ok(pipeline::survey(
            &path.to_string_lossy(),
            &source,
            &settings,
        ))
    })?;
    let run = Run::new(
        settings,
        Survey::merge(surveys),
        &RootKey::from_bytes([7; 32]),
    );
    let done = parallel(threads, inputs.len(), |index| {
        let source = FileSource::open(&inputs[index])?;
        let number = index as u32;
        if let Some(record) = run.held_by_plan(number) {
            return Ok((record, source, Segments::default()));
        }
        let mut segments = Segments::default();
        let record = match run.apply(number, &source, &mut segments) {
            Err(error) => run.held(number, &error),
            Ok(done) => run.release(number, done, &source, &Assembled::new(&source, &segments)),
        };
        Ok((record, source, segments))
    })?;
    let (records, outputs): (Vec<_>, Vec<_>) = done
        .into_iter()
        .map(|(record, source, segments)| (record, (source, segments)))
        .unzip();
    let finished = run.finish(records)?;
    let mut out = BufWriter::with_capacity(1 << 20, File::create(output.join("bundle.zip"))?);
    let (files, documents) = finished.archive.headers.split_at(finished.files.len());
    let mut window = vec![0; 1 << 20];
    for ((index, _), header) in finished.files.iter().zip(files) {
        out.write_all(header)?;
        let (source, segments) = &outputs[*index as usize];
        let whole = Assembled::new(source, segments);
        let mut offset = 0;
        while offset < whole.len() {
            let count = window.len().min((whole.len() - offset) as usize);
            whole.read_at(offset, &mut window[..count])?;
            out.write_all(&window[..count])?;
            offset += count as u64;
        }
    }
    for (document, header) in finished.documents.iter().zip(documents) {
        out.write_all(header)?;
        out.write_all(&document.bytes)?;
    }
    out.write_all(&finished.archive.trailer)?;
    out.flush()?;
    Ok(finished.files.len())
}

/// The peer crate with its default configuration, as its documentation shows.
fn peer(threads: usize, inputs: &[PathBuf], output: &Path) -> Result<usize> {
    let anonymizer = Anonymizer::default();
    let written = parallel(threads, inputs.len(), |index| {
        let result = anonymizer.anonymize(BufReader::new(File::open(&inputs[index])?))?;
        let mut out = BufWriter::new(File::create(output.join(format!("{index}.dcm")))?);
        result.write(&mut out)?;
        Ok(out.flush()?)
    })?;
    Ok(written.len())
}

/// Runs `task` for 0 to `count` on `threads` threads; results in order.
fn parallel<T: Send>(
    threads: usize,
    count: usize,
    task: impl Fn(usize) -> Result<T> + Sync,
) -> Result<Vec<T>> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::with_capacity(count));
    std::thread::scope(|scope| {
        for _ in 0..threads.min(count) {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    if index >= count {
                        return;
                    }
                    let result = task(index);
                    if let Ok(mut results) = results.lock() {
                        results.push((index, result));
                    }
                }
            });
        }
    });
    let mut results = results.into_inner().unwrap_or_default();
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}
