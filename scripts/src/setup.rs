//! `cargo xtask setup`, and what the other commands need installed. The second time is quick.

use std::process::Command;
use std::{fs, path::Path};

use anyhow::{Context as _, Result, bail};

use crate::browser::Browser;
use crate::project::{self, command, probe, root};
use crate::tool::{self, Coming, Tool};

/// The tools that commands build from their crates.
const TOOLS: &[Tool] = &[tool::DENY, tool::FUZZ, tool::MUTANTS];

/// Installs everything that any command needs.
pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(extra) = arguments.next()? {
        return Err(extra.unexpected().into());
    }
    let tools = Coming::start(TOOLS);
    wasm_target()?;
    npm_packages()?;
    browsers(&Browser::ALL)?;
    screen()?;
    let programs = tools.wait()?;
    for browser in Browser::ALL {
        let program = browser.program().unwrap_or_default();
        project::say(format!("{:<15}{}", browser.name(), program.display()));
    }
    for (tool, program) in TOOLS.iter().zip(programs) {
        project::say(format!("{:<15}{}", tool.name(), program.display()));
    }
    Ok(())
}

/// Adds the WebAssembly target and the source of Rust's library to the toolchain if they are not there.
pub(crate) fn wasm_target() -> Result<()> {
    let mut query = command("rustc");
    query.args(["--print", "target-libdir", "--target", "wasm32-unknown-unknown"]);
    if !is_inside(&mut query, "") {
        project::run(command("rustup").args(["target", "add", "wasm32-unknown-unknown"]))
            .context("the WebAssembly target is missing and rustup could not add it")?;
    }
    let library = "lib/rustlib/src/rust/library/std/Cargo.toml";
    if !is_inside(command("rustc").args(["--print", "sysroot"]), library) {
        project::run(command("rustup").args(["component", "add", "rust-src"]))
            .context("the source of Rust's library is missing and rustup could not add it")?;
    }
    Ok(())
}

/// Whether the folder that a command prints has something at this path.
fn is_inside(query: &mut Command, path: &str) -> bool {
    probe(query).is_some_and(|folder| Path::new(folder.trim()).join(path).exists())
}

/// Installs the npm packages of the lock file, unless they are there already.
/// A `node_modules` that is a link belongs to another checkout and is left alone.
pub(crate) fn npm_packages() -> Result<()> {
    let packages = root().join("node_modules");
    if packages.is_symlink() && packages.is_dir() {
        return Ok(());
    }
    let lock = project::read(&root().join("package-lock.json"))?;
    let digest = project::digest(&[lock.as_bytes()]);
    let stamp = project::target().join("setup/npm");
    if packages.is_dir() && fs::read_to_string(&stamp).is_ok_and(|old| old == digest) {
        return Ok(());
    }
    project::say("installing npm packages");
    // Not `npm ci`: it refuses a lock file that lacks the optional binaries of other platforms.
    project::run(command("npm").args([
        "install",
        "--no-save",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
    ]))?;
    project::write(&stamp, digest)
}

/// Finds these browsers, or installs them where we are root; elsewhere the error is the command to run.
pub(crate) fn browsers(wanted: &[Browser]) -> Result<()> {
    let missing: Vec<&str> = wanted
        .iter()
        .filter(|browser| browser.program().is_none())
        .map(|browser| browser.package())
        .collect();
    packages(&missing)
}

/// Finds a screen without hardware, a window manager, and hands for both, or installs them: which window has the
/// focus can only be tested where there are windows.
pub(crate) fn screen() -> Result<()> {
    let programs = [("Xvfb", "xvfb"), ("openbox", "openbox"), ("xdotool", "xdotool")];
    let missing: Vec<&str> = programs
        .iter()
        .filter(|(program, _)| project::find_program(&[program]).is_none())
        .map(|(_, package)| *package)
        .collect();
    packages(&missing)
}

/// Installs Debian packages where we are root.
fn packages(missing: &[&str]) -> Result<()> {
    if missing.is_empty() {
        return Ok(());
    }
    let is_root = probe(command("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    if !is_root || project::find_program(&["apt-get"]).is_none() {
        let packages = missing.join(" ");
        bail!("something is missing: run `sudo apt-get update && sudo apt-get install -y {packages}`")
    }
    project::say(format!("installing {}", missing.join(" and ")));
    project::run(apt_get().arg("update"))?;
    project::run(
        apt_get()
            .args(["install", "-y", "--no-install-recommends"])
            .args(missing),
    )
}

fn apt_get() -> Command {
    let mut command = command("apt-get");
    command.arg("-qq").env("DEBIAN_FRONTEND", "noninteractive");
    command
}
