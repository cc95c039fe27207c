//! Every command of this repository: `cargo xtask --help` lists them.
//!
//! Each command first sets up what it needs ([`setup`]), tells what it does, and leaves nothing
//! outside the repository except packages of the operating system and of rustup that were missing.

mod bench;
mod dist;
mod fresh;
mod notices;
mod page;
mod run;
mod score;
mod serve;
mod setup;
mod tables;
mod tally;
mod tarball;
mod test;
mod wasm;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, serves, tests and packs Kamei.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the WebAssembly package and the page, and serve the page on this machine alone
    Serve {
        /// Open the page in the default browser
        #[arg(long)]
        open: bool,
        /// Port on 127.0.0.1 [default: 8737, or a free one if that is taken]
        #[arg(long)]
        port: Option<u16>,
    },
    /// Run every test; the last line counts them
    Test {
        /// Run one stage alone
        #[arg(long, value_name = "STAGE", value_parser = test::stage_named)]
        only: Option<test::Stage>,
    },
    /// Write the static site, kamei.html, the npm package and their SHA-256 sums to dist/
    Dist {
        /// Build a second time from nothing and compare every byte
        #[arg(long)]
        verify: bool,
    },
    /// Build the WebAssembly package alone (pkg/generated/)
    Wasm,
    /// Build the WebAssembly package and the page (www/dist/index.html)
    Page,
    /// Regenerate the Rust tables from the committed facts
    Tables {
        /// Write nothing; fail if a table differs from its facts
        #[arg(long)]
        check: bool,
    },
    /// Measure against a plain copy, dcmjs and the native build
    Bench {
        /// Arguments for the benchmark itself
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Score the command line on a synthetic corpus with planted identities
    Score {
        /// Arguments for the benchmark itself: --preset, --keep, --all
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Install what the other commands need, and nothing else
    Setup,
}

fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Serve { open, port } => serve::run(open, port),
        Command::Test { only } => return test::run(only),
        Command::Dist { verify } => dist::run(verify),
        Command::Wasm => wasm::run(),
        Command::Page => page::run(),
        Command::Tables { check } => tables::run(check),
        Command::Bench { arguments } => bench::run(&arguments),
        Command::Score { arguments } => score::run(&arguments),
        Command::Setup => setup::prepare(setup::EVERYTHING).map(|_| ()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            run::complain(&error);
            ExitCode::FAILURE
        }
    }
}
