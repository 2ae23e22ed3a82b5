//! Rust to WebAssembly: cargo, then wasm-bindgen in this process, then wasm-opt, then the order of the functions.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use wasm_bindgen_cli_support::Bindgen;

use super::{copies, order};
use crate::project::{self, cargo, npm_program, root};

/// The crates that become modules.
pub(crate) const CRATES: [&str; 5] = ["background", "allowances", "lists", "pages", "dashboard"];

/// Rust's own library is compiled along, for size. A panic is then a trap and nothing else: the words of its
/// message and the code that prints them would only be weight, since the glue drops an instance that trapped.
const BUILD: [&str; 6] = [
    "build",
    "--release",
    "--target",
    "wasm32-unknown-unknown",
    "-Zbuild-std=std,panic_abort",
    "-Zbuild-std-features=optimize_for_size",
];

/// The parts of Rust's own library that are worth the bytes of speed: half a kilobyte for half of the time.
const FAST: [&str; 4] = ["core", "alloc", "compiler_builtins", "dlmalloc"];

/// For the modules alone, besides those of `.cargo/config.toml`: with a `--target`, build scripts and macros do not get
/// them.
const RUST_FLAGS: [&str; 4] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    // Copies of more than a machine word are one instruction: spelled out as loads and stores, the addresses and
    // numbers that are moved about were a tenth of the module. What the instruction costs, `copies` saves.
    "-Cllvm-args=-max-store-memcpy=1 -max-store-memmove=1",
    // Where in the source a panic arose.
    "-Zlocation-detail=none",
];

/// No `--all-features`: the module says itself which features it uses, and with that the result would need
/// ones that a browser may not have. Memory is "low" and "unused" where the stack ends.
const OPTIMISE: [&str; 7] = [
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--low-memory-unused",
    "--strip-producers",
];

/// Part of the stamp: change it together with what is done to a module below.
const RECIPE: &str = "wasm-bindgen 0.2.130 web, reset state; copies by call; wasm-opt flat -Oz; by likeness";

/// A crate as a browser loads it.
pub(crate) struct Module {
    /// The name of the crate: `NAME.js` loads `NAME_bg.wasm`.
    pub(crate) name: &'static str,
    /// The folder with the glue, the module, snippets if there are any, and the types.
    pub(crate) folder: PathBuf,
}

/// Compiles the crates and makes their modules. What has not changed is not made again.
pub(crate) fn modules() -> Result<Vec<Module>> {
    let mut compile = cargo();
    compile
        .args(BUILD)
        .args(FAST.map(|name| format!("--config=profile.release.package.{name}.opt-level=3")))
        // The flags with `Z` are options that a stable compiler has but does not promise to keep.
        .env("RUSTC_BOOTSTRAP", "1")
        // What is set there would take the place of all flags that are configured.
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .arg(format!(
            "--config=target.wasm32-unknown-unknown.rustflags={RUST_FLAGS:?}"
        ));
    for name in CRATES {
        compile.args(["--package", name]);
    }
    project::run(&mut compile)?;
    CRATES.into_iter().map(module).collect()
}

fn module(name: &'static str) -> Result<Module> {
    let compiled = project::target().join(format!("wasm32-unknown-unknown/release/{name}.wasm"));
    let bytes =
        fs::read(&compiled).with_context(|| format!("crate {name} left no {}", compiled.display()))?;
    // The lock file pins the version of wasm-opt.
    let lock = fs::read(root().join("package-lock.json"))?;
    let digest = project::digest(&[RECIPE.as_bytes(), &lock, &bytes]);

    let folder = project::target().join("modules").join(name);
    let stamp = folder.with_extension("stamp");
    if fs::read_to_string(&stamp).is_ok_and(|old| old == digest) {
        return Ok(Module { name, folder });
    }
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    bind(&compiled, name, &folder)?;
    let binary = folder.join(format!("{name}_bg.wasm"));
    copies::shorten(&binary)?;
    optimise(&binary)?;
    order::by_likeness(&binary)?;
    project::write(&stamp, digest)?;
    Ok(Module { name, folder })
}

fn bind(compiled: &Path, name: &str, folder: &Path) -> Result<()> {
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(compiled)
        .out_name(name)
        .web(true)?
        .typescript(true);
    // A module that has trapped is never entered again: `__wbg_reset_state()` makes a fresh instance of it.
    bindgen.reset_state_function(true);
    bindgen
        .generate(folder)
        .with_context(|| format!("wasm-bindgen could not bind {name}"))
}

fn optimise(module: &Path) -> Result<()> {
    project::run(
        npm_program("wasm-opt")
            .args(OPTIMISE)
            .arg(module)
            .arg("-o")
            .arg(module),
    )
}
