//! `cargo xtask differential`: the readers against other libraries over many generated inputs.

use anyhow::{Result, ensure};
use lexopt::prelude::*;

use crate::build;
use crate::project::{self, cargo, command};

/// How many payloads and calls are compared unless it is said.
const CASES: u64 = 1_000_000;

/// Builds, compares typed data with the libraries of wallets and applications, which writes
/// `tests/differential/result.json`, and compares both readers with alloy.
pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut cases = CASES;
    let mut seed = None;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("cases") => cases = arguments.value()?.parse()?,
            Long("seed") => seed = Some(arguments.value()?.parse::<u64>()?),
            other => return Err(other.unexpected().into()),
        }
    }
    ensure!(cases > 0, "no case is no comparison");
    build::build(&build::Options::dev())?;
    let mut node = command("node");
    node.args(["tests/differential/cli.js", "--cases", &cases.to_string()]);
    if let Some(seed) = seed {
        node.args(["--seed", &seed.to_string()]);
    }
    project::run(&mut node)?;
    project::run(alloy().env("PROPTEST_CASES", cases.to_string()))
}

/// The tests that compare with alloy; `PROPTEST_CASES` says over how many inputs.
pub(crate) fn alloy() -> std::process::Command {
    let mut tests = cargo();
    tests.args(["test", "--package", "guard", "--test", "differential"]);
    tests
}
