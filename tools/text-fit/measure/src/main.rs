//! Reads frames as `frames.py` writes them, from files, and writes what the search sees in them:
//! `lines` (binary, sixteen-bit numbers: frame, bounds, measures of every line), `candidates` (the same of the
//! lines that may be text, with the measures of their context), a number (what is found at that confidence, as
//! text), `strict`, or `time` (milliseconds).

use std::error::Error;
use std::io::{BufReader, BufWriter, Read, Write, stdout};
use std::time::Instant;

use kamei::pixel::text::{self, Settings};
use kamei::pixel::{Frame, Numbers, Photometric, Shape};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (mode, paths) = arguments.split_first().ok_or("no mode")?;
    let mut out = BufWriter::new(stdout().lock());
    for path in paths {
        let mut file = BufReader::new(std::fs::File::open(path)?);
        while let Some((number, frame)) = next(&mut file)? {
            show(mode, number, &frame, &mut out)?;
        }
    }
    Ok(())
}

/// The next frame and its number; `None` at the end.
fn next(file: &mut impl Read) -> Result<Option<(u32, Frame)>, Box<dyn Error>> {
    let mut head = [0; 32];
    if file.read_exact(&mut head).is_err() {
        return Ok(None);
    }
    let mut fields = [0u32; 8];
    for (field, bytes) in fields.iter_mut().zip(head.as_chunks::<4>().0) {
        *field = u32::from_le_bytes(*bytes);
    }
    let [rows, columns, samples, allocated, stored, signed, code, number] = fields;
    let shape = Shape {
        rows,
        columns,
        samples: u16::try_from(samples)?,
        allocated: u16::try_from(allocated)?,
        stored: u16::try_from(stored)?,
        high: u16::try_from(stored)? - 1,
        numbers: match signed {
            0 => Numbers::Unsigned,
            _ => Numbers::Signed,
        },
        photometric: match code {
            0 => Photometric::Monochrome1,
            1 => Photometric::Monochrome2,
            _ => Photometric::Rgb,
        },
    };
    let mut bytes = vec![0; (rows * columns * samples) as usize * shape.sample_bytes()];
    file.read_exact(&mut bytes)?;
    Ok(Some((number, Frame { shape, bytes })))
}

fn show(mode: &str, number: u32, frame: &Frame, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let settings = match mode {
        "strict" => Settings::strict(),
        "lines" | "candidates" | "time" => Settings::default(),
        least => Settings {
            least: least.parse()?,
            ..Settings::default()
        },
    };
    match mode {
        "lines" => {
            let mut failed = None;
            let planes = text::planes::planes(frame).unwrap_or_default();
            text::look(&planes, true, |_| true, |look, lines, _| {
                for line in lines {
                    let bounds = line.bounds.map(|bound| bound * look.scale);
                    failed = failed.take().or(row(number, bounds, &line.measures, out).err());
                }
            });
            failed.map_or(Ok(()), |error| Err(error.into()))
        }
        "candidates" => {
            let planes = text::planes::planes(frame).unwrap_or_default();
            let (_, candidates) = text::candidates(&planes, &settings);
            let pixels = u64::from(frame.shape.columns) * u64::from(frame.shape.rows);
            let measures = text::context::measures(&candidates, pixels);
            for (it, measures) in candidates.iter().zip(&measures) {
                row(number, it.bounds(), measures, out)?;
            }
            Ok(())
        }
        "time" => {
            let start = Instant::now();
            let found = text::find(frame, &settings).len();
            let took = start.elapsed().as_secs_f64() * 1e3;
            Ok(writeln!(out, "{number} {found} {took:.2}")?)
        }
        _ => {
            for found in text::find(frame, &settings) {
                let (area, confidence) = (found.area, found.confidence);
                let (right, below) = (area.x + area.width, area.y + area.height);
                writeln!(out, "{number} {} {} {right} {below} {confidence}", area.x, area.y)?;
            }
            Ok(())
        }
    }
}

/// Writes the number of a frame, bounds and measures.
fn row(number: u32, bounds: [u32; 4], measures: &[u16], out: &mut impl Write) -> std::io::Result<()> {
    let head = [number, bounds[0], bounds[1], bounds[2], bounds[3]];
    for value in head.map(|it| it.min(u32::from(u16::MAX)) as u16).iter().chain(measures) {
        out.write_all(&value.to_le_bytes())?;
    }
    Ok(())
}
