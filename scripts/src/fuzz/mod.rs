//! `cargo xtask fuzz`: hostile input for the targets of `fuzz/`, by cargo-fuzz and libFuzzer.
//!
//! Built with debug assertions and overflow checks; stable Rust does with `RUSTC_BOOTSTRAP`.

mod outcome;
mod seed;

use std::fs::File;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::sync::Mutex;
use std::{fs, thread};

use anyhow::{Context as _, Result, anyhow};
use lexopt::prelude::*;

use crate::project::{self, command, root, say};
use crate::tool;
use outcome::Outcome;

/// How long each target is run, in seconds, unless it is said otherwise.
const SECONDS: u64 = 60 * 60;

/// How long each target is run among the tests, in seconds.
const BRIEF_SECONDS: u64 = 60;

/// An input that takes longer is a finding, in seconds by the clock on the wall. The largest takes half a second
/// of a core, so that a machine that is busy with other things has room.
const TIMEOUT: u64 = 20;

/// An input that takes more memory is a finding, in MiB.
const MEMORY: u64 = 512;

/// The guard has no unsafe code, and without the address sanitizer three to four times as many inputs are
/// tried, in the memory that the guard itself takes. `cargo fuzz run` has it.
const SANITIZER: &str = "none";

/// What is fuzzed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Target {
    name: &'static str,
    /// The longest input, in bytes.
    longest: usize,
}

/// Every target. Only the whole judgement is tried up to its bound and past it: long inputs are slow, and
/// what they can do beyond short ones is to be many.
const TARGETS: &[Target] = &[
    Target {
        name: "judge",
        longest: guard::json::MAX_BYTES + 64,
    },
    Target {
        name: "typed_data",
        longest: 1 << 17,
    },
    Target {
        name: "calldata",
        longest: 1 << 15,
    },
    Target {
        name: "request",
        longest: 1 << 16,
    },
    Target {
        name: "list",
        longest: 1 << 16,
    },
    Target {
        name: "message",
        longest: 1 << 14,
    },
];

struct Options {
    targets: Vec<Target>,
    seconds: u64,
    /// Whether the result is written down.
    record: bool,
}

/// Builds and runs the targets, as many at once as there are cores. Fails if one has a finding.
pub(crate) fn run(arguments: lexopt::Parser) -> Result<ExitCode> {
    let options = parse(arguments)?;
    let built = build()?;
    seed::write(&folder("seeds"))?;
    say(format!("running each target for {} s", options.seconds));
    let outcomes = run_all(&options, &built)?;
    if options.record {
        outcome::record(&outcomes)?;
    }
    let found = outcomes.iter().any(|outcome| outcome.finding.is_some());
    Ok(if found {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

fn parse(mut arguments: lexopt::Parser) -> Result<Options> {
    let mut options = Options {
        targets: Vec::new(),
        seconds: SECONDS,
        record: true,
    };
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("seconds") => options.seconds = arguments.value()?.parse()?,
            Long("brief") => {
                options.seconds = BRIEF_SECONDS;
                options.record = false;
            }
            Value(name) => options.targets.push(find(&name.string()?)?),
            other => return Err(other.unexpected().into()),
        }
    }
    if options.targets.is_empty() {
        options.targets.extend(TARGETS);
    }
    Ok(options)
}

fn find(name: &str) -> Result<Target> {
    let known = || {
        TARGETS
            .iter()
            .map(|target| target.name)
            .collect::<Vec<_>>()
            .join(", ")
    };
    let found = TARGETS.iter().find(|target| target.name == name).copied();
    found.with_context(|| format!("no target is named {name:?}: {}", known()))
}

/// Builds all targets, and gives the folder of the programs.
fn build() -> Result<PathBuf> {
    let built = folder("build");
    let mut build = command(tool::FUZZ.get()?);
    build
        .args(["build", "--sanitizer", SANITIZER, "--target-dir"])
        .arg(&built);
    build.env("RUSTC_BOOTSTRAP", "1");
    project::run(&mut build)?;
    let host = project::probe(command("rustc").args(["--print", "host-tuple"]));
    let host = host.context("rustc does not say what it builds for")?;
    Ok(built.join(host.trim()).join("release"))
}

/// A folder for what is made on the way.
fn folder(name: &str) -> PathBuf {
    project::target().join("fuzz").join(name)
}

/// Takes the targets from a common list until there are none left.
fn run_all(options: &Options, built: &Path) -> Result<Vec<Outcome>> {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let waiting = Mutex::new(options.targets.iter());
    let done = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..cores.min(options.targets.len()) {
            scope.spawn(|| {
                loop {
                    let next = waiting.lock().ok().and_then(|mut waiting| waiting.next());
                    let Some(target) = next else { return };
                    let outcome = run_one(*target, options.seconds, built);
                    if let Ok(mut done) = done.lock() {
                        done.push(outcome);
                    }
                }
            });
        }
    });
    let done = done.into_inner().map_err(|_| anyhow!("a run stopped"))?;
    done.into_iter().collect()
}

/// Runs one target to its end or its first finding, and says what came of it.
fn run_one(target: Target, seconds: u64, built: &Path) -> Result<Outcome> {
    let log = folder("log").join(format!("{}.txt", target.name));
    project::write(&log, "")?;
    let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
    let mut fuzzer = fuzzer(target, seconds, built)?;
    let status = fuzzer
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .status()
        .with_context(|| format!("cannot start `{}`", project::shown(&fuzzer)))?;
    let text = fs::read(&log).with_context(|| format!("cannot read {}", log.display()))?;
    let outcome = Outcome::read(target.name, status.success(), &String::from_utf8_lossy(&text));
    say(&outcome);
    if let Some(finding) = &outcome.finding {
        say(format!("  the whole output: {}", log.display()));
        say(format!(
            "  once more: {} {}",
            built.join(target.name).display(),
            finding.input.as_deref().unwrap_or("INPUT")
        ));
    }
    Ok(outcome)
}

fn fuzzer(target: Target, seconds: u64, built: &Path) -> Result<Command> {
    let corpus = folder("corpus").join(target.name);
    let artifacts = root().join("fuzz/artifacts").join(target.name);
    for folder in [&corpus, &artifacts] {
        fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    let mut fuzzer = command(built.join(target.name));
    fuzzer
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-timeout={TIMEOUT}"))
        .arg(format!("-rss_limit_mb={MEMORY}"))
        .arg(format!("-max_len={}", target.longest))
        .arg(format!("-dict=fuzz/dictionaries/{}.dict", target.name))
        // The slash at the end makes it a folder, not the beginning of a name.
        .arg(format!("-artifact_prefix={}/", artifacts.display()))
        .arg("-print_final_stats=1")
        .arg(corpus)
        .arg(folder("seeds").join(target.name));
    Ok(fuzzer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_is_declared_and_has_its_words() -> Result<()> {
        let manifest = project::read(&root().join("fuzz/Cargo.toml"))?;
        assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
        for Target { name, .. } in TARGETS {
            assert!(
                manifest.contains(&format!("path = \"fuzz_targets/{name}.rs\"")),
                "{name}"
            );
            assert!(
                root().join(format!("fuzz/dictionaries/{name}.dict")).is_file(),
                "{name}"
            );
        }
        Ok(())
    }
}
