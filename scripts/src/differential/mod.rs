//! `cargo xtask differential`: the readers against other libraries over many generated inputs.

mod calls;

use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};
use lexopt::prelude::*;
use serde_json::{Value, json};

use crate::build;
use crate::project::{self, cargo, command, root, say};
use calls::Calls;

/// How many payloads are compared unless it is said.
const CASES: u64 = 1_000_000;
/// Of so many payloads there is one call.
const PAYLOADS_PER_CALL: u64 = 5;
/// What came of the last run; `tests/differential/cli.js` writes it, and the calls are added.
const RESULT: &str = "tests/differential/result.json";

/// Builds and compares typed data and calls with the libraries of wallets and applications, and both with
/// alloy. Writes `tests/differential/result.json`.
///
/// `calls --cases N --seed S` compares only so many calls, and writes nothing.
pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let mut cases = CASES;
    let mut seed = None;
    let mut only_calls = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("cases") => cases = arguments.value()?.parse()?,
            Long("seed") => seed = Some(arguments.value()?.parse::<u64>()?),
            Value(part) if part == "calls" => only_calls = true,
            other => return Err(other.unexpected().into()),
        }
    }
    ensure!(cases > 0, "no case is no comparison");
    let seed = seed.map_or_else(now, Ok)?;
    if only_calls {
        return compare_calls(cases, seed).map(drop);
    }
    build::build(&build::Options::dev())?;
    project::run(&mut payloads(cases, seed))?;
    let count = cases.div_ceil(PAYLOADS_PER_CALL);
    let calls = compare_calls(count, seed)?;
    // Optimised, which takes a minute to build and saves ten.
    project::run(alloy(cases).arg("--release"))?;
    add_to_result(&[
        ("calls", json!({ "cases": count, "totals": calls.totals })),
        ("alloy", json!({ "typedData": cases, "calls": cases })),
    ])
}

/// The tests that compare so many payloads, and as many calls, with alloy. Of the workspace, though only one crate has
/// them: that crate alone would use other features of what it needs, and compile it again.
pub(crate) fn alloy(cases: u64) -> Command {
    let mut tests = cargo();
    tests
        .args(["test", "--workspace", "--test", "differential"])
        .env("PROPTEST_CASES", cases.to_string());
    tests
}

fn payloads(cases: u64, seed: u64) -> Command {
    let mut node = command("node");
    node.args(["tests/differential/cli.js", "--cases", &cases.to_string()]);
    node.args(["--seed", &seed.to_string()]);
    node
}

fn compare_calls(cases: u64, seed: u64) -> Result<Calls> {
    say(format!("{cases} calls of seed {seed}"));
    let calls = calls::compare(cases, seed)?;
    for (class, count) in &calls.totals {
        say(format!("{count:>9}  {class}"));
    }
    let Some(first) = calls.unexplained.first() else {
        return Ok(calls);
    };
    bail!("{} calls are not read alike; {first}", calls.unexplained.len())
}

/// Seconds since 1970, as a seed that no run had before.
fn now() -> Result<u64> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    Ok(since.context("the clock is before 1970")?.as_secs())
}

fn add_to_result(entries: &[(&str, Value)]) -> Result<()> {
    let path = root().join(RESULT);
    let mut result: Value = serde_json::from_str(&project::read(&path)?)?;
    let object = result.as_object_mut().context("the result is an object")?;
    for (name, value) in entries {
        object.insert((*name).to_owned(), value.clone());
    }
    project::write(&path, format!("{}\n", serde_json::to_string_pretty(&result)?))
}
