//! `cargo xtask mutants`: mutation testing of the modules that read what a page sends.
//!
//! A mutant changes one thing (a function's result, an operator, an arm of a match), and a test has to notice. One
//! that no test notices is a survivor: it is killed by a new test, or explained in the result file.
//!
//! cargo-mutants says what can be changed. It would build and link all tests for each of its mutants, which is most
//! of what a mutant costs; so all of them are compiled once, each behind a switch, and a mutant is only shown to the
//! tests that come to it, quickest first. What does not compile behind a switch is built by itself.

mod list;
mod report;
mod switch;
mod tests;
mod tree;

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, bail};
use lexopt::prelude::*;

use self::list::Mutant;
use self::report::{Report, Run};
use self::tests::{Ended, Tests};
use self::tree::Tree;
use crate::project::{self, root, say};

/// The modules that read.
const READING: &[&str] = &[
    "crate/formats/src/json.rs",
    "crate/formats/src/abi",
    "crate/formats/src/number.rs",
    "crate/formats/src/typed_data",
    "crate/guard/src/request",
    "crate/guard/src/calldata",
    "crate/guard/src/typed_data",
];

/// What is mutated, and whose tests have to notice.
const PACKAGES: [&str; 2] = ["formats", "guard"];

/// Runs it, and adds the result to `tests/mutants/result.json`. Fails if a survivor has no explanation there.
pub(crate) fn run(arguments: lexopt::Parser) -> Result<ExitCode> {
    let scope = parse(arguments)?;
    let mutants = list::list(&scope.files, scope.shard.as_deref())?;
    let outcomes = test(&mutants, scope.time)?;
    let mut report = Report::load()?;
    let mut unexplained: usize = 0;
    for (file, outcomes) in by_file(&mutants, &outcomes) {
        let run = Run::new(file, scope.shard.clone(), &outcomes, &report)?;
        say(&run);
        unexplained = unexplained.saturating_add(run.unexplained());
        report.put(run);
    }
    report.save()?;
    if unexplained == 0 {
        return Ok(ExitCode::SUCCESS);
    }
    say(format!(
        "{unexplained} without an explanation in {}",
        Report::path().display()
    ));
    Ok(ExitCode::FAILURE)
}

/// What is mutated.
#[derive(Debug)]
struct Scope {
    /// Files and folders, from the root of the repository.
    files: Vec<String>,
    /// `K/N`: every Nth mutant from the Kth, from 0.
    shard: Option<String>,
    /// How long to test; the result counts what was not.
    time: Option<Duration>,
}

fn parse(mut arguments: lexopt::Parser) -> Result<Scope> {
    let mut scope = Scope {
        files: Vec::new(),
        shard: None,
        time: None,
    };
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("shard") => scope.shard = Some(arguments.value()?.string()?),
            Long("minutes") => {
                let minutes: u64 = arguments.value()?.parse()?;
                scope.time = Some(Duration::from_secs(minutes.saturating_mul(60)));
            }
            Value(path) => scope.files.push(inside(&path.string()?)?),
            other => return Err(other.unexpected().into()),
        }
    }
    if scope.files.is_empty() {
        scope.files = READING.iter().map(|file| (*file).to_owned()).collect();
    }
    Ok(scope)
}

/// A path without a slash at its end, if there is something there.
fn inside(path: &str) -> Result<String> {
    let path = path.trim_end_matches('/');
    if root().join(path).exists() {
        return Ok(path.to_owned());
    }
    bail!("there is no {path} in the repository")
}

/// How a mutant ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// A test failed.
    Caught,
    /// No test failed.
    Missed,
    /// It does not compile.
    Unviable,
    /// A test computed for far longer than without it, which fails too.
    Timeout,
    /// There was no time for it.
    Untested,
}

impl From<Ended> for Outcome {
    fn from(ended: Ended) -> Self {
        match ended {
            Ended::Passed => Self::Missed,
            Ended::Failed => Self::Caught,
            Ended::TooLong => Self::Timeout,
        }
    }
}

/// Tests every mutant: first those behind switches, then the rest one by one.
fn test(mutants: &[Mutant], time: Option<Duration>) -> Result<Vec<Outcome>> {
    let tree = Tree::make(&project::target().join("mutants"), mutants)?;
    say(format!("{} mutants are put behind switches", mutants.len()));
    let left = tree.switch(mutants)?;
    let Some(programs) = tree.programs()? else {
        bail!("the tests do not compile with the switches")
    };
    let tests = Tests::measure(&programs, &tree.package())?;
    let switched: Vec<usize> = (0..mutants.len()).filter(|&number| !left.has(number)).collect();
    let (all, unviable, alone) = (tests.len(), left.unviable.len(), left.alone.len());
    say(format!(
        "{all} tests; {unviable} mutants do not compile, {alone} are built by themselves"
    ));
    let stop = time.and_then(|time| Instant::now().checked_add(time));
    let mut outcomes: BTreeMap<usize, Outcome> = (0..mutants.len())
        .map(|number| (number, Outcome::Untested))
        .collect();
    outcomes.extend(test_switched(&tests, mutants, &spread(switched), stop)?);
    outcomes.extend(left.unviable.iter().map(|&number| (number, Outcome::Unviable)));
    for &number in left.alone.iter().take_while(|_| !is_past(stop)) {
        if let Some(mutant) = mutants.get(number) {
            let outcome = test_alone(&tree, &tests, mutant)?;
            say(format!("{outcome:?}: {}", mutant.name()));
            outcomes.insert(number, outcome);
        }
    }
    Ok(outcomes.into_values().collect())
}

/// Every eleventh, then those beside them: what there is time for is evenly spread.
fn spread(mut numbers: Vec<usize>) -> Vec<usize> {
    numbers.sort_by_key(|number| number % 11);
    numbers
}

fn is_past(stop: Option<Instant>) -> bool {
    stop.is_some_and(|stop| stop < Instant::now())
}

/// Several at a time. Survivors are told as they come.
fn test_switched(
    tests: &Tests,
    mutants: &[Mutant],
    numbers: &[usize],
    stop: Option<Instant>,
) -> Result<BTreeMap<usize, Outcome>> {
    let next = AtomicUsize::new(0);
    let outcomes = Mutex::new(BTreeMap::new());
    let work = || -> Result<()> {
        while let Some(&number) = numbers.get(next.fetch_add(1, Ordering::Relaxed)) {
            if is_past(stop) {
                break;
            }
            let outcome = Outcome::from(tests.switched(number)?);
            if outcome == Outcome::Missed {
                say(mutants.get(number).map_or("", Mutant::name));
            }
            let mut outcomes = outcomes.lock().map_err(|_| anyhow!("another thread failed"))?;
            outcomes.insert(number, outcome);
            if outcomes.len().is_multiple_of(50) {
                say(format!("{} of {}", outcomes.len(), numbers.len()));
            }
        }
        Ok(())
    };
    thread::scope(|scope| -> Result<()> {
        let count = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..count).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            worker.join().map_err(|_| anyhow!("a thread failed"))??;
        }
        Ok(())
    })?;
    outcomes.into_inner().map_err(|_| anyhow!("a thread failed"))
}

fn test_alone(tree: &Tree, tests: &Tests, mutant: &Mutant) -> Result<Outcome> {
    tree.replace(mutant)?;
    let outcome = if tree.programs()?.is_some() {
        tests.all()?.into()
    } else {
        Outcome::Unviable
    };
    tree.restore(mutant)?;
    Ok(outcome)
}

fn by_file<'m>(mutants: &'m [Mutant], outcomes: &[Outcome]) -> BTreeMap<&'m str, Vec<(&'m Mutant, Outcome)>> {
    let mut files: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for (mutant, &outcome) in mutants.iter().zip(outcomes) {
        files.entry(&mutant.file).or_default().push((mutant, outcome));
    }
    files
}
