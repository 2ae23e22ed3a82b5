//! `cargo xtask test`: every test and check of the project, each of them runnable alone.

mod counts;
mod parts;
mod process;

use std::process::ExitCode;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow};
use lexopt::prelude::*;

use crate::browser::Browser;
use crate::project::say;
use crate::setup;
use counts::Counts;
use parts::{BUILD, PARTS, Part, Tools};
use process::{Ran, Step};

/// A part that did not come to an end, and why.
fn failed(why: String) -> Ran {
    let counts = Counts { passed: 0, failed: 1 };
    let failures = vec![why];
    Ran { counts, failures }
}

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
    let parts = with_needed(&chosen);
    for together in parts.chunk_by(|one, next| are_side_by_side(one, next)) {
        let built = !results
            .iter()
            .any(|done| done.name == BUILD && done.ran.counts.failed > 0);
        results.extend(run_parts(together, built, &mut tools));
    }
    Ok(report(&results))
}

fn are_side_by_side(one: &Part, next: &Part) -> bool {
    one.side_by_side != 0 && one.side_by_side == next.side_by_side
}

/// What came of one part.
struct Outcome {
    name: &'static str,
    ran: Ran,
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
    if !wanted.is_empty() {
        setup::screen()?;
    }
    Ok(tools)
}

/// The parts in order, each behind those that it needs.
fn with_needed(chosen: &[&'static Part]) -> Vec<&'static Part> {
    let mut parts: Vec<&Part> = Vec::new();
    for part in chosen {
        let needed = PARTS.iter().filter(|one| part.needs.contains(&one.name));
        for one in needed.chain([*part]) {
            if !parts.iter().any(|other| other.name == one.name) {
                parts.push(one);
            }
        }
    }
    parts
}

/// Runs parts at the same time. Without `built`, one that needs the build only fails.
fn run_parts(parts: &[&Part], built: bool, tools: &mut Tools) -> Vec<Outcome> {
    let alone = parts.len() == 1;
    thread::scope(|scope| {
        let running: Vec<_> = parts
            .iter()
            .map(|&part| {
                let margin = if alone {
                    String::new()
                } else {
                    format!("{:<12}│ ", part.name)
                };
                let steps = if part.needs.contains(&BUILD) && !built {
                    Err(anyhow!("the build failed"))
                } else {
                    (part.steps)(tools)
                };
                let thread = scope.spawn(move || run_part(part, steps, &margin));
                (part.name, thread)
            })
            .collect();
        let ended = running.into_iter().map(|(name, thread)| {
            thread.join().unwrap_or(Outcome {
                name,
                ran: failed("it panicked".to_owned()),
                took: Duration::ZERO,
            })
        });
        ended.collect()
    })
}

fn run_part(part: &Part, steps: Result<Vec<Step>>, margin: &str) -> Outcome {
    say(format!("── {}: {}", part.name, part.about));
    let start = Instant::now();
    let ran = steps
        .and_then(|steps| run_steps(steps, margin))
        .unwrap_or_else(|error| {
            say(format!("{margin}{error:#}"));
            failed(format!("{error:#}"))
        });
    let took = start.elapsed();
    say(format!(
        "── {}: {} in {:.1} s",
        part.name,
        ran.counts,
        took.as_secs_f32()
    ));
    Outcome {
        name: part.name,
        ran,
        took,
    }
}

/// Runs the steps of a part. A part in which nothing was tested has not passed.
fn run_steps(steps: Vec<Step>, margin: &str) -> Result<Ran> {
    let mut sum = Ran::default();
    for step in steps {
        let ran = process::run(step, margin)?;
        sum.counts = sum.counts.plus(ran.counts);
        sum.failures.extend(ran.failures);
    }
    (sum.counts.passed > 0 || sum.counts.failed > 0)
        .then_some(sum)
        .context("no test ran")
}

/// What failed, the result of each part, and the sum.
fn report(results: &[Outcome]) -> ExitCode {
    for Outcome { name, ran, .. } in results {
        if !ran.failures.is_empty() {
            say(format!("\n── what failed in {name}"));
        }
        ran.failures.iter().for_each(say);
    }
    let mut sum = Counts::default();
    say(format!(
        "\n{:<12}{:>8}{:>8}{:>10}",
        "part", "passed", "failed", "seconds"
    ));
    for Outcome { name, ran, took } in results {
        let counts = ran.counts;
        say(format!(
            "{name:<12}{:>8}{:>8}{:>10.1}",
            counts.passed,
            counts.failed,
            took.as_secs_f32()
        ));
        sum = sum.plus(counts);
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
        Ok(with_needed(&chosen).iter().map(|part| part.name).collect())
    }

    #[test]
    fn what_is_looked_at_is_made_first_and_once() -> Result<()> {
        assert_eq!(names(&["fmt", "types"])?, ["fmt", "types"]);
        assert_eq!(
            names(&["fmt", "chromium", "firefox"])?,
            ["fmt", "build", "package", "chromium", "firefox"]
        );
        assert_eq!(names(&["ui", "build"])?, ["build", "ui"]);
        assert_eq!(names(&["build"])?, ["build"]);
        Ok(())
    }

    #[test]
    fn all_parts_run_in_the_order_of_the_table() {
        let all: Vec<&Part> = PARTS.iter().collect();
        let order: Vec<&str> = with_needed(&all).iter().map(|part| part.name).collect();
        assert_eq!(order, PARTS.iter().map(|part| part.name).collect::<Vec<_>>());
    }
}
