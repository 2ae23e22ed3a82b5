//! The table of parts.

use std::env;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};

use super::counts::Reporter;
use super::process::Step;
use crate::browser::Browser;
use crate::differential;
use crate::project::{self, cargo, command, npm_program, probe, root};
use crate::tool::{self, Coming};

/// The crates that only run in a browser.
const BROWSER_CRATES: [&str; 4] = ["--package", "background", "--package", "pages"];

/// Tests, or a check.
pub(super) struct Part {
    /// What to call it: `cargo xtask test NAME`.
    pub(super) name: &'static str,
    /// What it makes sure of.
    pub(super) about: &'static str,
    /// Whether it looks at `dist/`.
    pub(super) needs_build: bool,
    /// The browsers that it starts.
    pub(super) browsers: &'static [Browser],
    /// The commands that it consists of, all of which are run.
    pub(super) steps: fn(&mut Tools) -> Result<Vec<Step>>,
}

/// What the steps need that takes time to get.
pub(super) struct Tools {
    licence_checker: Option<Coming>,
}

impl Tools {
    /// Starts to get them.
    pub(super) fn new(licences: bool) -> Self {
        Self {
            licence_checker: licences.then(|| Coming::start(&[tool::DENY])),
        }
    }
}

/// Every part, quick ones first.
#[rustfmt::skip]
pub(super) const PARTS: &[Part] = &[
    Part { name: "fmt", about: "the Rust code is formatted", needs_build: false, browsers: &[], steps: fmt },
    Part { name: "clippy", about: "the Rust code has no warnings, natively and for wasm", needs_build: false, browsers: &[], steps: clippy },
    Part { name: "rust", about: "tests of the crates", needs_build: false, browsers: &[], steps: rust },
    Part { name: "doc", about: "the documentation builds without warnings", needs_build: false, browsers: &[], steps: doc },
    Part { name: "build", about: "the extension and the test wallet, for both browsers", needs_build: false, browsers: &[], steps: build },
    Part { name: "codegen", about: "generated files are up to date", needs_build: false, browsers: &[], steps: codegen },
    Part { name: "types", about: "the JavaScript fits its types", needs_build: false, browsers: &[], steps: types },
    Part { name: "js", about: "tests of the local chain, the dapp pages and scripts", needs_build: false, browsers: &[], steps: js },
    Part { name: "wallet", about: "the test wallet and the dapp pages alone, in both browsers", needs_build: false, browsers: &Browser::ALL, steps: wallet },
    Part { name: "wasm", about: "tests of the module as it ships", needs_build: true, browsers: &[], steps: wasm },
    Part { name: "differential", about: "the readers and other libraries say the same of 100,000 inputs", needs_build: true, browsers: &[], steps: differential },
    Part { name: "lint", about: "the linter of addons.mozilla.org finds no error", needs_build: true, browsers: &[], steps: lint },
    Part { name: "ui", about: "what the pages send for what a person does, without a background", needs_build: true, browsers: &[Browser::Chromium], steps: ui },
    Part { name: "chromium", about: "tests in Chromium", needs_build: true, browsers: &[Browser::Chromium], steps: |_| browser(Browser::Chromium) },
    Part { name: "firefox", about: "tests in Firefox", needs_build: true, browsers: &[Browser::Firefox], steps: |_| browser(Browser::Firefox) },
    Part { name: "fuzz", about: "hostile input for a minute each: nothing panics, hangs or is read otherwise elsewhere", needs_build: false, browsers: &[], steps: fuzz },
    Part { name: "deny", about: "licences, sources and duplicates of the crates", needs_build: false, browsers: &[], steps: deny },
];

/// The part of this name.
pub(super) fn find(name: &str) -> Result<&'static Part> {
    let known = || PARTS.iter().map(|part| part.name).collect::<Vec<_>>().join(", ");
    PARTS
        .iter()
        .find(|part| part.name == name)
        .with_context(|| format!("no part is named {name:?}: {}", known()))
}

fn fmt(_: &mut Tools) -> Result<Vec<Step>> {
    Ok(vec![check(cargo().args(["fmt", "--check"]))])
}

fn clippy(_: &mut Tools) -> Result<Vec<Step>> {
    let mut native = cargo();
    native.args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--",
        "--deny",
        "warnings",
    ]);
    let mut wasm = cargo();
    wasm.args(["clippy", "--target", "wasm32-unknown-unknown"]);
    wasm.args(BROWSER_CRATES).args(["--", "--deny", "warnings"]);
    Ok(vec![check(&mut native), check(&mut wasm)])
}

/// Tests in documentation run beside the others: nextest leaves them out.
fn rust(_: &mut Tools) -> Result<Vec<Step>> {
    let with_nextest = probe(cargo().args(["nextest", "--version"])).is_some();
    if !with_nextest {
        return Ok(vec![live(cargo().args(["test", "--workspace"]), Reporter::Cargo)]);
    }
    Ok(vec![
        live(
            cargo().args(["nextest", "run", "--workspace", "--no-fail-fast"]),
            Reporter::Nextest,
        ),
        live(cargo().args(["test", "--doc"]), Reporter::Cargo),
    ])
}

fn doc(_: &mut Tools) -> Result<Vec<Step>> {
    let mut rustdoc = cargo();
    rustdoc.args(["doc", "--workspace", "--no-deps", "--document-private-items"]);
    Ok(vec![check(rustdoc.env("RUSTDOCFLAGS", "--deny warnings"))])
}

fn build(_: &mut Tools) -> Result<Vec<Step>> {
    Ok(vec![live(xtask()?.args(["build", "--dev"]), Reporter::ExitCode)])
}

fn codegen(_: &mut Tools) -> Result<Vec<Step>> {
    Ok(vec![check(xtask()?.args(["codegen", "--check"]))])
}

fn types(_: &mut Tools) -> Result<Vec<Step>> {
    Ok(vec![check(
        npm_program("tsc").args(["--project", "tsconfig.json"]),
    )])
}

fn js(_: &mut Tools) -> Result<Vec<Step>> {
    Ok(vec![node_tests(&["tests/unit", "tests/chain", "tests/pages"])?])
}

fn wasm(_: &mut Tools) -> Result<Vec<Step>> {
    Ok(vec![node_tests(&["tests/wasm"])?])
}

/// The same inputs each time, so that what fails here fails again.
fn differential(_: &mut Tools) -> Result<Vec<Step>> {
    let mut calls = xtask()?;
    calls.args(["differential", "calls", "--cases", "20000", "--seed", "1"]);
    let mut alloy = differential::alloy(10_000);
    alloy.env("PROPTEST_RNG_SEED", "1");
    Ok(vec![
        node_tests(&["tests/differential"])?,
        live(&mut calls, Reporter::ExitCode),
        live(&mut alloy, Reporter::Cargo),
    ])
}

fn lint(_: &mut Tools) -> Result<Vec<Step>> {
    let mut web_ext = npm_program("web-ext");
    web_ext.args([
        "lint",
        "--no-input",
        "--no-config-discovery",
        "--source-dir",
        "dist/firefox",
    ]);
    Ok(vec![check(&mut web_ext)])
}

/// With Countersign out of the way: what fails here is not its fault.
fn wallet(_: &mut Tools) -> Result<Vec<Step>> {
    let mut step = node_tests(&["tests/wallet"])?;
    for browser in Browser::ALL {
        step.command.env(browser.variable(), program(browser)?);
    }
    Ok(vec![step])
}

/// One engine is enough: the pages themselves are tested in both with the whole extension.
fn ui(_: &mut Tools) -> Result<Vec<Step>> {
    let mut step = node_tests(&["tests/ui"])?;
    let browser = Browser::Chromium;
    step.command.env(browser.variable(), program(browser)?);
    Ok(vec![step])
}

/// One file after the other: a browser window that loses the focus to another one behaves differently.
fn browser(browser: Browser) -> Result<Vec<Step>> {
    let mut step = node_tests(&["tests/e2e"])?;
    step.command
        .env("BROWSER", browser.name())
        .env(browser.variable(), program(browser)?);
    Ok(vec![step])
}

fn program(browser: Browser) -> Result<PathBuf> {
    browser
        .program()
        .context("the browser is missing; `cargo xtask setup` installs it")
}

/// The fuzz targets are a workspace of their own.
fn fuzz(_: &mut Tools) -> Result<Vec<Step>> {
    let mut form = cargo();
    form.args(["fmt", "--check", "--manifest-path", "fuzz/Cargo.toml"]);
    Ok(vec![
        check(&mut form),
        live(xtask()?.args(["fuzz", "--brief"]), Reporter::ExitCode),
    ])
}

/// The check itself does not use the network: the crates of every platform are fetched before.
fn deny(tools: &mut Tools) -> Result<Vec<Step>> {
    let Some(checker) = tools.licence_checker.take() else {
        bail!("the licence checker was not prepared")
    };
    let checker = checker.wait()?.pop().context("the licence checker is missing")?;
    let mut deny = command(checker);
    deny.args(["--offline", "check", "licenses", "bans", "sources"]);
    project::run(cargo().args(["fetch", "--locked", "--quiet"]))?;
    Ok(vec![check(&mut deny)])
}

/// Every `*.test.js` in these folders, with the files one after the other.
fn node_tests(folders: &[&str]) -> Result<Step> {
    let mut files = Vec::new();
    for folder in folders {
        files.extend(test_files(folder)?);
    }
    ensure!(!files.is_empty(), "no test files in {}", folders.join(" or "));
    let mut node = command("node");
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=1"])
        .args(files);
    Ok(live(&mut node, Reporter::Node))
}

fn test_files(folder: &str) -> Result<Vec<PathBuf>> {
    let path = root().join(folder);
    if !path.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.js") {
            files.push(PathBuf::from(folder).join(name));
        }
    }
    files.sort();
    Ok(files)
}

/// This program, for another of its commands.
fn xtask() -> Result<Command> {
    Ok(command(
        env::current_exe().context("the program does not know its own file")?,
    ))
}

fn check(command: &mut Command) -> Step {
    step(command, Reporter::ExitCode, false)
}

fn live(command: &mut Command, reporter: Reporter) -> Step {
    step(command, reporter, true)
}

/// Takes the command out of the hands of its builder. Colours would hide what the reporters read.
fn step(command: &mut Command, reporter: Reporter, live: bool) -> Step {
    command
        .env("CARGO_TERM_COLOR", "never")
        .env("NO_COLOR", "1")
        .env_remove("FORCE_COLOR");
    let command = std::mem::replace(command, Command::new(""));
    Step {
        command,
        reporter,
        live,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_found() -> Result<()> {
        for part in PARTS {
            assert_eq!(find(part.name)?.about, part.about);
        }
        assert!(find("nothing").is_err());
        Ok(())
    }
}
