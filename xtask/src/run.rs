//! Starting programs and telling what happens: one line before each piece of work.

use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// The repository: the folder above this package.
pub fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_path_buf()
}

/// Prints one line that says what is about to happen.
pub fn say(text: impl AsRef<str>) {
    println!("==> {}", text.as_ref());
    let _ = std::io::stdout().flush();
}

/// Prints an error with its causes, after everything that was printed before it.
pub fn complain(error: &anyhow::Error) {
    let _ = std::io::stdout().flush();
    eprintln!("error: {error:#}");
}

/// `program` to be run in `folder`, relative to the repository.
pub fn command(program: impl AsRef<OsStr>, folder: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root().join(folder));
    command
}

/// The cargo that started this program, in the repository.
pub fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()), "")
}

/// npm, in `folder` of the repository.
pub fn npm(folder: impl AsRef<Path>) -> Command {
    command(if cfg!(windows) { "npm.cmd" } else { "npm" }, folder)
}

/// Runs to the end; output goes where ours goes.
///
/// # Errors
///
/// If it cannot be started or reports failure.
pub fn check(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("{} failed ({status})", describe(command));
    }
    Ok(())
}

/// Runs to the end and returns what it printed, trimmed.
///
/// # Errors
///
/// If it cannot be started or reports failure; its own error output is part of the message.
pub fn capture(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!(
            "{} failed ({}): {}",
            describe(command),
            output.status,
            said.trim()
        );
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_string())
}

/// Runs to the end, passing its standard output on line by line; returns that output and whether
/// it reported success.
pub fn tee(command: &mut Command) -> Result<(String, bool)> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| cannot_start(command))?;
    let mut text = String::new();
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line)? > 0 {
            let mut out = std::io::stdout().lock();
            out.write_all(&line)?;
            out.flush()?;
            text.push_str(&String::from_utf8_lossy(&line));
            line.clear();
        }
    }
    Ok((text, child.wait()?.success()))
}

/// Runs to the end or for `limit`, whichever comes first; true if it ended with success.
/// It cannot ask the user anything.
pub fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
    let Ok(mut child) = command.stdin(Stdio::null()).spawn() else {
        return false;
    };
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if start.elapsed() < limit => thread::sleep(Duration::from_millis(50)),
            Ok(None) | Err(_) => {
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

/// The first of `names` that is a program on the search path, or an existing file if it has a `/`.
pub fn find_program(names: &[&str]) -> Option<PathBuf> {
    let folders: Vec<PathBuf> = env::var_os("PATH")
        .map(|path| env::split_paths(&path).collect())
        .unwrap_or_default();
    names.iter().find_map(|name| {
        if name.contains('/') {
            return Some(PathBuf::from(name)).filter(|path| path.is_file());
        }
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        folders
            .iter()
            .map(|folder| folder.join(&file))
            .find(|path| path.is_file())
    })
}

fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let mut text = program
        .file_name()
        .unwrap_or(program.as_os_str())
        .to_string_lossy()
        .to_string();
    for argument in command.get_args().take(4) {
        text.push(' ');
        text.push_str(&argument.to_string_lossy());
    }
    text
}

fn cannot_start(command: &Command) -> String {
    format!("cannot start {}", command.get_program().to_string_lossy())
}
