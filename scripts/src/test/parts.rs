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
use crate::kills::{Length, kills};
use crate::project::{self, cargo, command, npm_program, probe, root};
use crate::tool::{self, Coming};

/// The crates that only run in a browser.
const BROWSER_CRATES: [&str; 10] = [
    "--package",
    "background",
    "--package",
    "allowances",
    "--package",
    "lists",
    "--package",
    "pages",
    "--package",
    "dashboard",
];

/// The part that writes `dist/`.
pub(super) const BUILD: &str = "build";
/// The part that packs what is published, for the tests that install it.
const PACKAGE: &str = "package";

/// Tests, or a check.
pub(super) struct Part {
    /// What to call it: `cargo xtask test NAME`.
    pub(super) name: &'static str,
    /// What it makes sure of.
    pub(super) about: &'static str,
    /// The parts that make what it looks at, which run before it.
    pub(super) needs: &'static [&'static str],
    /// The browsers that it starts.
    pub(super) browsers: &'static [Browser],
    /// It runs at the same time as those beside it with the same number: they wait, or use one processor. With 0 it runs
    /// alone.
    pub(super) side_by_side: u8,
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
    Part { name: "fmt", about: "the Rust code is formatted", needs: &[], browsers: &[], side_by_side: 0, steps: fmt },
    Part { name: "clippy", about: "the Rust code has no warnings, natively and for wasm", needs: &[], browsers: &[], side_by_side: 0, steps: clippy },
    Part { name: "rust", about: "tests of the crates", needs: &[], browsers: &[], side_by_side: 0, steps: rust },
    Part { name: "doc", about: "the documentation builds without warnings", needs: &[], browsers: &[], side_by_side: 0, steps: doc },
    Part { name: BUILD, about: "the extension and the test wallet, for both browsers", needs: &[], browsers: &[], side_by_side: 0, steps: build },
    Part { name: "codegen", about: "generated files are up to date", needs: &[], browsers: &[], side_by_side: 0, steps: codegen },
    Part { name: "types", about: "the JavaScript fits its types", needs: &[], browsers: &[], side_by_side: 1, steps: types },
    Part { name: "js", about: "tests of the local chain, the dapp pages and scripts", needs: &[], browsers: &[], side_by_side: 1, steps: js },
    Part { name: "wallet", about: "the test wallet and the dapp pages alone, in both browsers", needs: &[], browsers: &Browser::ALL, side_by_side: 0, steps: wallet },
    Part { name: "wasm", about: "tests of the modules as they ship, with endpoints that fail", needs: &[BUILD], browsers: &[], side_by_side: 0, steps: wasm },
    Part { name: "differential", about: "the readers and other libraries say the same of 100,000 inputs", needs: &[BUILD], browsers: &[], side_by_side: 2, steps: differential },
    Part { name: "lint", about: "the linter of addons.mozilla.org finds no error", needs: &[BUILD], browsers: &[], side_by_side: 2, steps: lint },
    Part { name: PACKAGE, about: "what is published has in it what may be published, and nothing else", needs: &[BUILD], browsers: &[], side_by_side: 2, steps: package },
    Part { name: "ui", about: "what the pages send for what a person does, without a background", needs: &[BUILD], browsers: &[Browser::Chromium], side_by_side: 2, steps: ui },
    Part { name: "chromium", about: "tests in Chromium", needs: &[BUILD, PACKAGE], browsers: &[Browser::Chromium], side_by_side: 3, steps: |_| browser(Browser::Chromium) },
    Part { name: "firefox", about: "tests in Firefox", needs: &[BUILD, PACKAGE], browsers: &[Browser::Firefox], side_by_side: 3, steps: |_| browser(Browser::Firefox) },
    Part { name: "fuzz", about: "hostile input for a minute each: nothing panics, hangs or is read otherwise elsewhere", needs: &[], browsers: &[], side_by_side: 0, steps: fuzz },
    Part { name: "deny", about: "licences, sources and duplicates of the crates", needs: &[], browsers: &[], side_by_side: 0, steps: deny },
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

/// A step for the crates that run anywhere, which are the workspace's default ones, and one for those of a browser, which
/// are checked there and not here as well: what they need is large, and would be compiled twice.
fn each_where_it_runs(step: impl Fn(&[&str]) -> Step) -> Vec<Step> {
    let mut in_browser = vec!["--target", "wasm32-unknown-unknown"];
    in_browser.extend(BROWSER_CRATES);
    vec![step(&[]), step(&in_browser)]
}

fn clippy(_: &mut Tools) -> Result<Vec<Step>> {
    let clippy = |crates: &[&str]| {
        let mut clippy = cargo();
        clippy.args(["clippy", "--all-targets"]).args(crates);
        check(clippy.args(["--", "--deny", "warnings"]))
    };
    Ok(each_where_it_runs(clippy))
}

/// Tests in documentation run beside the others: nextest leaves them out. While there are none, what the crates need is not
/// compiled for them.
fn rust(_: &mut Tools) -> Result<Vec<Step>> {
    let with_nextest = probe(cargo().args(["nextest", "--version"])).is_some();
    if !with_nextest {
        return Ok(vec![live(cargo().args(["test", "--workspace"]), Reporter::Cargo)]);
    }
    let mut steps = vec![live(
        cargo().args(["nextest", "run", "--workspace", "--no-fail-fast"]),
        Reporter::Nextest,
    )];
    if has_doc_tests()? {
        steps.push(live(
            cargo().args(["test", "--doc", "--workspace"]),
            Reporter::Cargo,
        ));
    }
    Ok(steps)
}

/// Whether the documentation of a crate contains code, which is a test.
fn has_doc_tests() -> Result<bool> {
    let crates = root().join("crate");
    for file in project::files_under(&crates)? {
        let is_rust = file.extension().is_some_and(|extension| extension == "rs");
        if is_rust && contains_code(&project::read(&crates.join(file))?) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn contains_code(source: &str) -> bool {
    source
        .lines()
        .filter_map(|line| {
            let line = line.trim_start();
            line.strip_prefix("///").or_else(|| line.strip_prefix("//!"))
        })
        .any(|text| text.trim_start().starts_with("```") || text.starts_with("     "))
}

fn doc(_: &mut Tools) -> Result<Vec<Step>> {
    let rustdoc = |crates: &[&str]| {
        let mut rustdoc = cargo();
        rustdoc.args(["doc", "--no-deps", "--document-private-items"]);
        check(rustdoc.args(crates).env("RUSTDOCFLAGS", "--deny warnings"))
    };
    Ok(each_where_it_runs(rustdoc))
}

fn build(_: &mut Tools) -> Result<Vec<Step>> {
    Ok(vec![live(xtask()?.args(["build", "--dev"]), Reporter::ExitCode)])
}

fn codegen(_: &mut Tools) -> Result<Vec<Step>> {
    Ok(vec![check(xtask()?.args(["codegen", "--check"]))])
}

fn types(_: &mut Tools) -> Result<Vec<Step>> {
    let checked = |project: &str| check(npm_program("tsc").args(["--project", project]));
    Ok(vec![
        checked("tsconfig.json"),
        checked("extension/inpage/tsconfig.json"),
    ])
}

fn js(_: &mut Tools) -> Result<Vec<Step>> {
    Ok(vec![node_tests(&["tests/unit", "tests/chain", "tests/pages"])?])
}

fn wasm(_: &mut Tools) -> Result<Vec<Step>> {
    Ok(vec![node_tests(&["tests/wasm", "tests/faults", "tests/ending"])?])
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

/// The modules are those of the build. That two builds in two folders are the same takes `cargo xtask package --verify`.
fn package(_: &mut Tools) -> Result<Vec<Step>> {
    let out = project::target().join("packages");
    let mut package = xtask()?;
    Ok(vec![check(
        package.args(["package", "--draft", "--out"]).arg(out),
    )])
}

/// With Countersign out of the way: what fails here is not its fault.
fn wallet(_: &mut Tools) -> Result<Vec<Step>> {
    let mut step = node_tests(&["tests/wallet"])?;
    for browser in Browser::ALL {
        step.command.env(browser.variable(), program(browser)?);
    }
    Ok(vec![step])
}

/// One engine is enough: the pages themselves are tested in both with the whole extension. Two files at once, since half of
/// the time is waiting for delays that a person is given.
fn ui(_: &mut Tools) -> Result<Vec<Step>> {
    let mut step = node_tests_at_once(&["tests/ui"], 2)?;
    let browser = Browser::Chromium;
    step.command.env(browser.variable(), program(browser)?);
    Ok(vec![step])
}

/// How long the slice of the kills takes, in seconds, and the choices that it makes.
const KILLS: (Length, u64) = (Length::Seconds(60), 1);

/// How many files of browser tests run at the same time in each browser. A test waits for a second and more until a
/// prompt can be answered, so two would take a third less; but with four browsers on two processors one test in several
/// hundred waits longer than its patience.
const FILES_AT_ONCE: usize = 1;

/// Of each attack the first variant, and in Firefox some of the requests that are only read; without `SLICE` they are all
/// performed. The files that need the focus have a screen of their own.
fn browser(browser: Browser) -> Result<Vec<Step>> {
    let program = program(browser)?;
    let tests = |folders: &[&str]| -> Result<Step> {
        let mut step = node_tests_at_once(folders, FILES_AT_ONCE)?;
        let command = step.command.env("BROWSER", browser.name());
        command.env(browser.variable(), &program).env("SLICE", "1");
        Ok(step)
    };
    let (length, seed) = KILLS;
    Ok(vec![
        tests(&["tests/e2e"])?,
        tests(&["tests/e2e/transports"])?,
        tests(&["tests/hostile"])?,
        live(&mut kills(browser, length, seed)?, Reporter::ExitCode),
    ])
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
    node_tests_at_once(folders, 1)
}

/// Every `*.test.js` in these folders, with so many files at a time.
fn node_tests_at_once(folders: &[&str], files_at_once: usize) -> Result<Step> {
    let mut files = Vec::new();
    for folder in folders {
        files.extend(test_files(folder)?);
    }
    ensure!(!files.is_empty(), "no test files in {}", folders.join(" or "));
    let mut node = command("node");
    // A test that failed may have left something open, which would keep its file from ending.
    node.args(["--test", "--test-force-exit", "--test-reporter=spec"])
        .arg(format!("--test-concurrency={files_at_once}"))
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
    fn code_in_documentation_is_seen() {
        assert!(contains_code(
            "/// Says so:\n    /// ```\n    /// assert!(true);\n    /// ```\nfn f() {}"
        ));
        assert!(contains_code("//!\n//!     assert!(true);"));
        assert!(!contains_code("/// A `name`.\n// ```\nfn f() {}"));
    }

    #[test]
    fn names_are_unique_and_found() -> Result<()> {
        for part in PARTS {
            assert_eq!(find(part.name)?.about, part.about);
        }
        assert!(find("nothing").is_err());
        Ok(())
    }
}
