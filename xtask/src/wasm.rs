//! Builds the WebAssembly package: `pkg/generated/kamei.js`, `kamei_bg.wasm`, `kamei.d.ts`.
//!
//! Three steps: cargo compiles the core, wasm-bindgen (as a library) writes the JavaScript side,
//! wasm-opt shrinks the module. The page starts classic workers from text of its own, so its
//! JavaScript is a classic script with one global, `wasm_bindgen`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::fresh;
use crate::run::{self, say};
use crate::setup::{self, Scope, rust::Compiler};

const TARGET: &str = "wasm32-unknown-unknown";

/// Everything the two browsers support; the first two are not on by default in every compiler.
const RUST_FEATURES: &str = "+simd128,+bulk-memory";

/// The same for wasm-opt, with what the compilers turn on by themselves.
const WASM_OPT_OPTIONS: [&str; 11] = [
    "-O3",
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// Which kind of JavaScript wasm-bindgen writes.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A classic script for the page's workers.
    Script,
    /// An ES module for the npm package.
    Module,
}

/// `cargo xtask wasm`.
pub fn run() -> Result<()> {
    setup::prepare(Scope {
        wasm: true,
        ..Scope::default()
    })?;
    build()
}

/// Builds `pkg/generated/`; quick when nothing changed.
pub fn build() -> Result<()> {
    let module = compile(&run::root().join("target/wasm"))?;
    package(&module, Shape::Script, &generated())
}

/// Where the page finds the package.
pub fn generated() -> PathBuf {
    run::root().join("pkg/generated")
}

/// Compiles the core into `target` and returns the module.
///
/// # Errors
///
/// If there is no compiler (set-up finds one) or it fails.
pub fn compile(target: &Path) -> Result<PathBuf> {
    let compiler = setup::rust::compiler().context("no Rust compiler for WebAssembly")?;
    let from = match &compiler {
        Compiler::WithTarget => "",
        Compiler::Debian { .. } => " with Debian's compiler",
    };
    say(format!("building the WebAssembly module{from}"));
    let mut cargo = run::cargo();
    cargo
        .args([
            "build",
            "--release",
            "--locked",
            "--package",
            "kamei",
            "--lib",
        ])
        .args(["--no-default-features", "--target", TARGET, "--target-dir"])
        .arg(target)
        // wasm-bindgen reads sections that stripping takes away; wasm-opt strips at the end.
        .env("CARGO_PROFILE_RELEASE_STRIP", "none")
        // Natively a panic ends one file; here it ends the worker, and tables for unwinding would be dead.
        .env("CARGO_PROFILE_RELEASE_PANIC", "abort")
        .env("CARGO_ENCODED_RUSTFLAGS", rust_flags(&compiler)?);
    if let Compiler::Debian { linker, .. } = &compiler {
        // Building the standard library is a nightly option that Debian's compiler accepts so.
        cargo
            .arg("-Zbuild-std=std,panic_abort")
            .env("RUSTC", "/usr/bin/rustc")
            .env("RUSTC_BOOTSTRAP", "1")
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
    }
    run::check(&mut cargo)?;
    Ok(target.join(TARGET).join("release/kamei.wasm"))
}

/// Turns `module` into `out/kamei.js`, `kamei_bg.wasm` and `kamei.d.ts`, unless they are current.
pub fn package(module: &Path, shape: Shape, out: &Path) -> Result<()> {
    let npm = run::root().join("xtask/npm");
    let settings = format!(
        "{shape:?} {} {}",
        WASM_OPT_OPTIONS.join(" "),
        env!("CARGO_PKG_VERSION")
    );
    let inputs = [
        module.to_path_buf(),
        npm.join("package-lock.json"),
        run::root().join("Cargo.lock"),
    ];
    let outputs = ["kamei.js", "kamei_bg.wasm", "kamei.d.ts"].map(|name| out.join(name));
    let record = run::root().join(format!("target/fresh/package-{shape:?}"));
    fresh::unless_current(&record, &settings, &inputs, &outputs, || {
        say("writing the JavaScript side and optimizing the module");
        bind(module, shape, out)?;
        let wasm = out.join("kamei_bg.wasm");
        optimize(&npm, &wasm)?;
        let size = fs::metadata(&wasm)?.len();
        say(format!("WebAssembly module: {} KiB", size.div_ceil(1024)));
        Ok(())
    })?;
    Ok(())
}

fn bind(module: &Path, shape: Shape, out: &Path) -> Result<()> {
    if out.exists() {
        fs::remove_dir_all(out)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(module)
        .out_name("kamei")
        .typescript(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    match shape {
        Shape::Script => bindgen
            .no_modules(true)?
            .no_modules_global("wasm_bindgen")?,
        // Who embeds the package says where the module lies: nothing is fetched by default.
        Shape::Module => bindgen.web(true)?.omit_default_module_path(true),
    };
    bindgen.generate(out).context("wasm-bindgen")
}

fn optimize(npm: &Path, wasm: &Path) -> Result<()> {
    let program = npm.join("node_modules/binaryen/bin/wasm-opt");
    let mut node = Command::new("node");
    node.arg(program)
        .args(WASM_OPT_OPTIONS)
        .arg(wasm)
        .arg("-o")
        .arg(wasm);
    run::check(&mut node)?;
    if !fs::read(wasm)?.starts_with(b"\0asm") {
        bail!("wasm-opt wrote no WebAssembly module");
    }
    Ok(())
}

/// Compiler flags in cargo's encoding (separated by 0x1f). Paths of this machine are replaced, so
/// that two machines with one compiler build the same bytes.
fn rust_flags(compiler: &Compiler) -> Result<String> {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")))
        .context("no home directory")?;
    let mut renamed = vec![(home, "/cargo"), (run::root(), "/kamei")];
    if let Compiler::Debian { library, .. } = compiler {
        renamed.push((library.clone(), "/rust/library"));
        if let Ok(real) = fs::canonicalize(library) {
            renamed.push((real, "/rust/library"));
        }
    }
    let mut flags = vec!["-C".to_string(), format!("target-feature={RUST_FEATURES}")];
    for (path, name) in renamed {
        flags.push(format!("--remap-path-prefix={}={name}", path.display()));
    }
    Ok(flags.join("\x1f"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_rename_the_repository_and_the_registry() {
        let flags = rust_flags(&Compiler::WithTarget).unwrap();
        let root = run::root();
        assert!(flags.contains(&format!("--remap-path-prefix={}=/kamei", root.display())));
        assert!(flags.contains("=/cargo"));
        assert!(!flags.contains("/rust/library"));
    }

    #[test]
    fn flags_rename_the_library_sources_of_debian() {
        let (library, linker) = (PathBuf::from("/some/library"), PathBuf::from("/some/lld"));
        let flags = rust_flags(&Compiler::Debian { library, linker }).unwrap();
        assert!(flags.contains("--remap-path-prefix=/some/library=/rust/library"));
    }
}
