//! `kamei policy import`: a policy from the rules of another de-identifier.
//!
//! The listing of what is not word for word goes to the error output; it quotes nothing of the script.

use super::{Failure, Import, say};
use kamei::policy::Policy;
use kamei::policy::import;
use std::process::ExitCode;

/// Runs the command. Exit status 3 if the site asked for something that the policy does not do.
pub fn import(arguments: &Import) -> Result<ExitCode, Failure> {
    let base = Policy::preset(&arguments.preset).ok_or_else(|| {
        format!(
            "no preset has this name; presets: {}",
            Policy::PRESETS.join(", ")
        )
    })?;
    let bytes =
        std::fs::read(&arguments.file).map_err(|_| "the script cannot be read".to_owned())?;
    let text = String::from_utf8(bytes).map_err(|_| "the script is not UTF-8".to_owned())?;
    let imported = import::import(&text, &base).map_err(|error| error.to_string())?;
    let json = imported.policy.to_json();
    match &arguments.out {
        Some(path) if path.exists() => {
            return Err("the policy file exists already".to_owned());
        }
        Some(path) => {
            std::fs::write(path, &json).map_err(|_| "the policy cannot be written".to_owned())?;
        }
        None => say(json.trim_end())?,
    }
    for note in &imported.notes {
        eprintln!(
            "line {}: {}: {}: {}",
            note.line,
            note.command,
            note.effect.name(),
            note.what.sentence()
        );
    }
    eprintln!(
        "{} on {}: {} rules, {} templates, {} as the profile does, {} switched off in the script, {} listed",
        imported.script.name(),
        arguments.preset,
        imported.rules,
        imported.templates,
        imported.agreed,
        imported.disabled,
        imported.notes.len()
    );
    for option in &imported.options {
        eprintln!("option added: {option}");
    }
    Ok(match imported.lost() {
        true => ExitCode::from(3),
        false => ExitCode::SUCCESS,
    })
}
