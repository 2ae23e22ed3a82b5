//! `cargo xtask test`: every test and check of the project, each of them runnable alone.

mod counts;
mod parts;
mod process;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow};
use lexopt::prelude::*;

use crate::browser::Browser;
use crate::project::say;
use crate::setup;
use counts::Counts;
use parts::{PARTS, Part, Tools};

/// The part that the others with `needs_build` look at the result of.
const BUILD: &str = "build";

/// Runs the named parts, or all of them, and prints the result of each and the sum.
/// The exit code is zero if nothing failed.
pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<ExitCode> {
    let mut chosen = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Value(name) => chosen.push(parts::find(&name.string()?)?),
            other => return Err(other.unexpected().into()),
        }
    }
    if chosen.is_empty() {
        chosen.extend(PARTS);
    }
    let mut tools = prepare(&chosen)?;
    let mut results: Vec<Outcome> = Vec::new();
    for part in with_build(&chosen) {
        let stale = part.needs_build
            && results
                .iter()
                .any(|done| done.name == BUILD && done.counts.failed > 0);
        results.push(run_part(part, stale, &mut tools));
    }
    Ok(report(&results))
}

/// What came of one part.
struct Outcome {
    name: &'static str,
    counts: Counts,
    took: Duration,
}

/// Installs what the parts need. The licence checker is built meanwhile.
fn prepare(chosen: &[&'static Part]) -> Result<Tools> {
    let tools = Tools::new(chosen.iter().any(|part| part.name == "deny"));
    setup::wasm_target()?;
    setup::npm_packages()?;
    let mut wanted = Browser::ALL.to_vec();
    wanted.retain(|browser| chosen.iter().any(|part| part.browsers.contains(browser)));
    setup::browsers(&wanted)?;
    Ok(tools)
}

/// The parts in order, with the build before the first that looks at what was built.
fn with_build(chosen: &[&'static Part]) -> Vec<&'static Part> {
    let mut parts = chosen.to_vec();
    let first = parts
        .iter()
        .position(|part| part.needs_build)
        .unwrap_or(parts.len());
    let (before, after) = parts.split_at(first);
    let is_build = |part: &&Part| part.name == BUILD;
    if after.is_empty() || before.iter().any(is_build) {
        return parts;
    }
    parts.retain(|part| part.name != BUILD);
    parts.splice(first..first, PARTS.iter().filter(is_build));
    parts
}

/// With `stale` the part only fails: what is in `dist/` is not what it should look at.
fn run_part(part: &Part, stale: bool, tools: &mut Tools) -> Outcome {
    say(format!("── {}: {}", part.name, part.about));
    let start = Instant::now();
    let result = if stale {
        Err(anyhow!("the build failed"))
    } else {
        steps(part, tools)
    };
    let counts = match result {
        Ok(counts) => counts,
        Err(error) => {
            say(format!("{error:#}"));
            Counts { passed: 0, failed: 1 }
        }
    };
    let took = start.elapsed();
    say(format!(
        "── {}: {} in {:.1} s",
        part.name,
        counts,
        took.as_secs_f32()
    ));
    Outcome {
        name: part.name,
        counts,
        took,
    }
}

/// Runs the steps of a part. A part in which nothing was tested has not passed.
fn steps(part: &Part, tools: &mut Tools) -> Result<Counts> {
    let mut sum = Counts::default();
    for step in (part.steps)(tools)? {
        sum = sum.plus(process::run(step)?);
    }
    (sum.passed > 0 || sum.failed > 0)
        .then_some(sum)
        .context("no test ran")
}

fn report(results: &[Outcome]) -> ExitCode {
    let mut sum = Counts::default();
    say(format!(
        "\n{:<12}{:>8}{:>8}{:>10}",
        "part", "passed", "failed", "seconds"
    ));
    for Outcome { name, counts, took } in results {
        say(format!(
            "{name:<12}{:>8}{:>8}{:>10.1}",
            counts.passed,
            counts.failed,
            took.as_secs_f32()
        ));
        sum = sum.plus(*counts);
    }
    say(format!("\n{sum}"));
    if sum.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(chosen: &[&str]) -> Result<Vec<&'static str>> {
        let chosen = chosen
            .iter()
            .map(|name| parts::find(name))
            .collect::<Result<Vec<_>>>()?;
        Ok(with_build(&chosen).iter().map(|part| part.name).collect())
    }

    #[test]
    fn what_looks_at_the_build_is_built_first_and_once() -> Result<()> {
        assert_eq!(names(&["fmt", "types"])?, ["fmt", "types"]);
        assert_eq!(
            names(&["fmt", "chromium", "firefox"])?,
            ["fmt", "build", "chromium", "firefox"]
        );
        assert_eq!(names(&["chromium", "build"])?, ["build", "chromium"]);
        assert_eq!(names(&["build"])?, ["build"]);
        Ok(())
    }

    #[test]
    fn all_parts_run_in_the_order_of_the_table() {
        let all: Vec<&Part> = PARTS.iter().collect();
        let order: Vec<&str> = with_build(&all).iter().map(|part| part.name).collect();
        assert_eq!(order, PARTS.iter().map(|part| part.name).collect::<Vec<_>>());
    }
}
