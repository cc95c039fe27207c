//! The command line: the same core as the page, for batches.
//!
//! Texts printed here carry counts, codes and what the user typed, never what a file holds.
//! Exit status: 0 all released, 3 something held back, 1 nothing done.

mod collect;
mod import;
mod inspect;
mod output;
mod private;
mod run;
mod verify;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand};
use kamei::key::RootKey;
use kamei::policy::Policy;
use kamei::policy::pixels::Searched;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// De-identifies DICOM files and tables.
#[derive(Parser)]
#[command(name = "kamei", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// De-identify files, folders and ZIP archives into a bundle
    Deidentify(Deidentify),
    /// Print plan and findings as JSON
    Inspect(Inspect),
    /// Key files
    #[command(subcommand)]
    Key(KeyCommand),
    /// Check a bundle folder against its manifest
    Verify {
        /// The bundle folder
        out: PathBuf,
    },
    /// Policies
    #[command(subcommand)]
    Policy(PolicyCommand),
}

#[derive(Args)]
struct Deidentify {
    /// Files, folders and ZIP archives
    #[arg(required = true)]
    input: Vec<PathBuf>,
    /// Folder to make, or a file ending in .zip
    #[arg(short, long)]
    out: PathBuf,
    /// Preset name or policy file
    #[arg(long, default_value = "jp-kamei")]
    policy: String,
    /// Images searched for burned-in text, whatever the policy says
    #[arg(long, value_name = "IMAGES", value_parser = PossibleValuesParser::new(Searched::ALL.map(Searched::name)))]
    scan: Option<String>,
    /// Key file; without it a key is made for this run
    #[arg(long)]
    key: Option<PathBuf>,
    /// Table of your own replacements: CSV with original,replacement and, if not all are patient IDs, kind
    #[arg(long)]
    lookup: Option<PathBuf>,
    /// Number of files processed at a time
    #[arg(long)]
    workers: Option<usize>,
    /// Folder for the confidential pack: linkage table, list of inputs, key
    #[arg(long)]
    private: Option<PathBuf>,
    /// File with the passphrase for the confidential pack and for an encrypted key file
    #[arg(long)]
    passphrase_file: Option<PathBuf>,
    /// Write the confidential pack without encryption
    #[arg(long, requires = "private", conflicts_with = "passphrase_file")]
    unencrypted_linkage: bool,
}

#[derive(Args)]
struct Inspect {
    /// Files, folders and ZIP archives
    #[arg(required = true)]
    input: Vec<PathBuf>,
    /// Preset name or policy file
    #[arg(long, default_value = "jp-kamei")]
    policy: String,
    /// Images searched for burned-in text, whatever the policy says
    #[arg(long, value_name = "IMAGES", value_parser = PossibleValuesParser::new(Searched::ALL.map(Searched::name)))]
    scan: Option<String>,
    /// Key file; without it pseudonyms are those of a key made for this run
    #[arg(long)]
    key: Option<PathBuf>,
    /// File with the passphrase of an encrypted key file
    #[arg(long)]
    passphrase_file: Option<PathBuf>,
    /// Number of files processed at a time
    #[arg(long)]
    workers: Option<usize>,
    /// Also print file names and the values before and after
    #[arg(long)]
    show_values: bool,
}

#[derive(Subcommand)]
enum KeyCommand {
    /// Make a new key file
    New {
        /// The file to make; an existing one is never overwritten
        file: PathBuf,
        /// Your name for the project
        #[arg(long, default_value = "")]
        label: String,
    },
}

#[derive(Subcommand)]
enum PolicyCommand {
    /// Print a preset as a policy file
    Show {
        /// Name of the preset
        preset: String,
    },
    /// Turn a CTP DicomAnonymizer script or a pydicom/deid recipe into a policy file
    Import(Import),
}

#[derive(Args)]
struct Import {
    /// The script or recipe
    file: PathBuf,
    /// Preset to start from: it decides what the script does not name
    #[arg(long, default_value = "ps3.15-basic")]
    preset: String,
    /// Policy file to make; without it the policy is printed
    #[arg(short, long)]
    out: Option<PathBuf>,
}

/// What keeps a command from doing anything, as a sentence for the user.
type Failure = String;

/// Prints a line. A reader that wants no more, such as `head`, is no failure.
fn say(line: &str) -> Result<(), Failure> {
    match writeln!(std::io::stdout(), "{line}") {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err("the answer cannot be printed".to_owned())
        }
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Prints of a panic where it happened: its text may quote a value.
fn quiet_panics() {
    std::panic::set_hook(Box::new(|panic| {
        eprintln!("{}", place_of_panic(panic.location()));
    }));
}

fn place_of_panic(place: Option<&std::panic::Location<'_>>) -> String {
    match place {
        Some(place) => format!("stopped at {}:{}", place.file(), place.line()),
        None => "stopped".to_owned(),
    }
}

fn main() -> ExitCode {
    quiet_panics();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() {
                ExitCode::from(1)
            } else {
                ExitCode::SUCCESS
            };
        }
    };
    let result = match cli.command {
        Command::Deidentify(arguments) => run::deidentify(&arguments),
        Command::Inspect(arguments) => inspect::inspect(&arguments),
        Command::Key(KeyCommand::New { file, label }) => new_key(&file, &label),
        Command::Verify { out } => verify::verify(&out),
        Command::Policy(PolicyCommand::Show { preset }) => show(&preset),
        Command::Policy(PolicyCommand::Import(arguments)) => import::import(&arguments),
    };
    result.unwrap_or_else(|failure| {
        eprintln!("kamei: {failure}");
        ExitCode::from(1)
    })
}

fn new_key(file: &Path, label: &str) -> Result<ExitCode, Failure> {
    let key = fresh_key()?;
    output::write_secret(file, key.to_file(label).as_bytes())?;
    say(&format!(
        "key {} written; keep it safe: whoever has it can link pseudonyms to people",
        key.fingerprint()
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn show(preset: &str) -> Result<ExitCode, Failure> {
    say(policy(preset, None)?.to_json().trim_end())?;
    Ok(ExitCode::SUCCESS)
}

/// 32 bytes from the operating system.
fn fresh_key() -> Result<RootKey, Failure> {
    let mut bytes = [0; RootKey::LEN];
    getrandom::fill(&mut bytes)
        .map_err(|_| "the operating system gives no random numbers".to_owned())?;
    Ok(RootKey::from_bytes(bytes))
}

/// A preset by name, or a policy file; with the images that `scan` names searched.
fn policy(name: &str, scan: Option<&str>) -> Result<Policy, Failure> {
    let policy = named_policy(name)?;
    let scan = Searched::ALL
        .into_iter()
        .find(|search| scan == Some(search.name()));
    Ok(match scan {
        Some(search) => policy.searching(search),
        None => policy,
    })
}

fn named_policy(name: &str) -> Result<Policy, Failure> {
    if let Some(policy) = Policy::preset(name) {
        return Ok(policy);
    }
    let text = std::fs::read_to_string(name).map_err(|_| {
        format!(
            "there is no preset and no readable policy file of that name; presets: {}",
            Policy::PRESETS.join(", ")
        )
    })?;
    Policy::from_json(&text).map_err(|error| error.to_string())
}

/// Reads a key file, encrypted or not.
fn read_key(file: &Path, passphrase: Option<&Path>) -> Result<RootKey, Failure> {
    let bytes = std::fs::read(file).map_err(|_| "the key file cannot be read".to_owned())?;
    let plain = if private::is_encrypted(&bytes) {
        let passphrase = passphrase
            .ok_or("the key file is encrypted: give its passphrase with --passphrase-file")?;
        private::decrypt(&bytes, passphrase)?
    } else {
        bytes
    };
    let text = String::from_utf8(plain).map_err(|_| "the key file is not text".to_owned())?;
    RootKey::from_file(&text).map_err(|error| error.to_string())
}
