//! `kamei inspect`: plan and findings as JSON, without values unless asked for.

use super::{Failure, Inspect, collect, run, say};
use kamei::format::{self, dicom};
use kamei::limits::Limits;
use kamei::pipeline::{Run, Settings};
use kamei::survey::Kind;
use kamei::transform::lookup::Lookup;
use serde_json::{Value, json};
use std::process::ExitCode;

/// Rows of a table shown with `--show-values`.
const ROWS: usize = 20;

/// Runs the command.
pub fn inspect(arguments: &Inspect) -> Result<ExitCode, Failure> {
    let settings = Settings {
        policy: super::policy(&arguments.policy, arguments.scan.as_deref())?,
        limits: Limits::default(),
    };
    let key = match &arguments.key {
        Some(file) => super::read_key(file, arguments.passphrase_file.as_deref())?,
        None => super::fresh_key()?,
    };
    let inputs = collect::inputs(&arguments.input, &settings.limits);
    if inputs.is_empty() {
        return Err("there is no file to inspect".to_owned());
    }
    let survey = run::survey(&inputs, &settings, run::workers(arguments.workers));
    let run = Run::with_lookup(settings, survey, &key, Lookup::default())
        .map_err(|error| error.to_string())?;
    let mut plan =
        serde_json::to_value(run.plan()).map_err(|_| "the plan cannot be printed".to_owned())?;
    if arguments.show_values {
        let previews: Vec<Value> = inputs
            .iter()
            .enumerate()
            .map(|(index, input)| preview(&run, index as u32, input))
            .collect();
        plan["values"] = Value::Array(previews);
    }
    let text =
        serde_json::to_string_pretty(&plan).map_err(|_| "the plan cannot be printed".to_owned())?;
    say(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn preview(run: &Run, index: u32, input: &collect::Input) -> Value {
    let rows = input.open(run.limits()).and_then(|source| {
        run.with_work(index, |work| {
            Ok(match run.survey().files[index as usize].kind {
                Kind::Dicom => json!(dicom::preview::preview(source.as_ref(), work)?),
                kind => match format::of(kind) {
                    Some(format) => json!(format.preview(source.as_ref(), work, ROWS)?),
                    None => Value::Null,
                },
            })
        })
    });
    json!({ "index": index, "path": input.path, "rows": rows.unwrap_or(Value::Null) })
}
