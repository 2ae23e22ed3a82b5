//! `cargo xtask mutants`: cargo-mutants on the modules that read what a page sends.
//!
//! It changes one thing at a time (a function's result, an operator, an arm of a match) in a copy of the
//! repository and runs the guard's tests. A change that no test notices is a survivor: it is killed by a new
//! test, or explained in the result file.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail, ensure};
use lexopt::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::project::{self, command, root, say};
use crate::{record, tool};

/// The modules that read.
const READING: &[&str] = &[
    "crate/guard/src/json.rs",
    "crate/guard/src/request",
    "crate/guard/src/abi",
    "crate/guard/src/calldata",
    "crate/guard/src/typed_data",
];

/// How many random inputs a property is tested with, so that a mutant takes seconds.
const CASES: &str = "64";

/// The exit codes of cargo-mutants for a whole run: all were caught, some were missed, some timed out.
const TESTED: [i32; 3] = [0, 2, 3];

/// What is mutated, and whose tests have to notice.
const PACKAGE: &str = "guard";

/// Runs it, and adds the result to `tests/mutants/result.json`. Fails if a survivor has no explanation there.
pub(crate) fn run(arguments: lexopt::Parser) -> Result<ExitCode> {
    let scope = parse(arguments)?;
    let output = project::target().join("mutants");
    test(&scope, &output)?;
    let mut result = Report::load()?;
    let run = Run::read(scope, &outcomes(&output)?, &result);
    let unexplained = run
        .survivors
        .iter()
        .filter(|survivor| survivor.explanation.is_empty())
        .count();
    say(&run);
    result.put(run);
    result.save()?;
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
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Scope {
    /// Files and folders, from the root of the repository.
    files: Vec<String>,
    /// `K/N`: the Kth part of N, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    shard: Option<String>,
}

fn parse(mut arguments: lexopt::Parser) -> Result<Scope> {
    let mut scope = Scope {
        files: Vec::new(),
        shard: None,
    };
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("shard") => scope.shard = Some(arguments.value()?.string()?),
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

/// Runs all mutants. It is an error if that was not possible, not that some survive.
fn test(scope: &Scope, output: &Path) -> Result<()> {
    let mut mutants = command(tool::MUTANTS.get()?);
    mutants.args(["mutants", "--package", PACKAGE, "--test-package", PACKAGE]);
    mutants
        .args(["--no-times", "--colors", "never"])
        .arg("--output")
        .arg(output);
    for file in &scope.files {
        let is_folder = root().join(file).is_dir();
        mutants.arg("--file").arg(if is_folder {
            format!("{file}/**")
        } else {
            file.clone()
        });
    }
    if let Some(shard) = &scope.shard {
        mutants.args(["--shard", shard]);
    }
    // Nobody debugs these builds, and an unoptimised one is made soonest.
    mutants
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .env("CARGO_PROFILE_TEST_DEBUG", "false");
    mutants.env("PROPTEST_CASES", CASES);
    // One copy is tested after the other, so they can share what is built, and so can the next run.
    mutants.env("CARGO_TARGET_DIR", output.join("build"));
    fs::create_dir_all(output).with_context(|| format!("cannot make {}", output.display()))?;
    let listed = output.join("mutants.out/outcomes.json");
    if listed.is_file() {
        fs::remove_file(&listed).with_context(|| format!("cannot remove {}", listed.display()))?;
    }
    let status = mutants.status().context("cannot start cargo-mutants")?;
    ensure!(
        status.code().is_some_and(|code| TESTED.contains(&code)),
        "cargo-mutants did not get to its end: {status}"
    );
    Ok(())
}

/// What became of each mutant.
fn outcomes(output: &Path) -> Result<Vec<Json>> {
    let listed = project::read(&output.join("mutants.out/outcomes.json"))?;
    let mut listed: Json = serde_json::from_str(&listed).context("outcomes.json is not JSON")?;
    match listed.get_mut("outcomes").map(Json::take) {
        Some(Json::Array(outcomes)) => Ok(outcomes),
        _ => bail!("outcomes.json has no outcomes"),
    }
}

/// The result file: the last run of each scope.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Report {
    runs: Vec<Run>,
}

impl Report {
    fn path() -> PathBuf {
        root().join("tests/mutants/result.json")
    }

    fn load() -> Result<Self> {
        let path = Self::path();
        if !path.is_file() {
            return Ok(Self::default());
        }
        serde_json::from_str(&project::read(&path)?).context("the result file is not of its form")
    }

    fn save(&self) -> Result<()> {
        let text = serde_json::to_string_pretty(self)?;
        project::write(&Self::path(), format!("{text}\n"))
    }

    /// Adds a run, in place of an older one of the same scope.
    fn put(&mut self, run: Run) {
        self.runs.retain(|older| older.scope != run.scope);
        self.runs.push(run);
    }

    /// What was written down about a survivor of an earlier run.
    fn explanation(&self, file: &str, mutation: &str) -> String {
        let survivors = self.runs.iter().flat_map(|run| &run.survivors);
        let mut same = survivors.filter(|one| one.file == file && one.mutation == mutation);
        same.find(|one| !one.explanation.is_empty())
            .map(|one| one.explanation.clone())
            .unwrap_or_default()
    }
}

/// A run, and how many mutants ended how.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Run {
    #[serde(flatten)]
    scope: Scope,
    #[serde(flatten)]
    made: record::Run,
    /// A test failed.
    caught: usize,
    /// No test failed.
    missed: usize,
    /// It does not compile.
    unviable: usize,
    /// The tests took far longer than without it, which fails too.
    timeout: usize,
    survivors: Vec<Survivor>,
}

/// A mutant that no test noticed.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Survivor {
    file: String,
    line: u64,
    /// What was changed, and in which function.
    mutation: String,
    /// Why no test can notice it; written by hand, and kept from run to run.
    explanation: String,
}

impl Run {
    fn read(scope: Scope, outcomes: &[Json], earlier: &Report) -> Self {
        let missed = ended(outcomes, "MissedMutant").filter_map(|one| one.pointer("/scenario/Mutant"));
        let survivors: Vec<Survivor> = missed.map(|mutant| Survivor::read(mutant, earlier)).collect();
        Self {
            scope,
            made: record::Run::now(),
            caught: ended(outcomes, "CaughtMutant").count(),
            missed: survivors.len(),
            unviable: ended(outcomes, "Unviable").count(),
            timeout: ended(outcomes, "Timeout").count(),
            survivors,
        }
    }
}

/// The outcomes that cargo-mutants sums up in this word.
fn ended<'o>(outcomes: &'o [Json], how: &'static str) -> impl Iterator<Item = &'o Json> {
    let summary = |one: &'o Json| one.get("summary").and_then(Json::as_str);
    outcomes.iter().filter(move |one| summary(one) == Some(how))
}

impl std::fmt::Display for Run {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self {
            caught,
            missed,
            unviable,
            timeout,
            ..
        } = self;
        write!(
            f,
            "{caught} caught, {missed} missed, {unviable} unviable, {timeout} timed out"
        )?;
        for Survivor {
            file,
            line,
            mutation,
            explanation,
        } in &self.survivors
        {
            write!(f, "\n{file}:{line}: {mutation}\n  {explanation}")?;
        }
        Ok(())
    }
}

impl Survivor {
    fn read(mutant: &Json, earlier: &Report) -> Self {
        let text = |path: &str| {
            mutant
                .pointer(path)
                .and_then(Json::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let file = text("/file");
        // Its name begins with its place, which moves while the mutation stays the same.
        let name = text("/name");
        let mutation = name
            .splitn(4, ':')
            .nth(3)
            .map_or(name.as_str(), str::trim)
            .to_owned();
        Self {
            explanation: earlier.explanation(&file, &mutation),
            line: mutant
                .pointer("/span/start/line")
                .and_then(Json::as_u64)
                .unwrap_or(0),
            file,
            mutation,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn scope() -> Scope {
        Scope {
            files: vec!["a.rs".to_owned()],
            shard: None,
        }
    }

    fn missed(line: u64) -> Json {
        let name = format!("a.rs:{line}:9: replace Reader::at -> usize with 0");
        let mutant =
            json!({ "file": "a.rs", "name": name, "span": { "start": { "line": line, "column": 9 } } });
        json!({ "summary": "MissedMutant", "scenario": { "Mutant": mutant } })
    }

    #[test]
    fn mutants_are_counted_by_how_they_ended() {
        let ended = |how: &str| json!({ "summary": how, "scenario": "Baseline" });
        let outcomes = [
            ended("Success"),
            ended("CaughtMutant"),
            ended("CaughtMutant"),
            ended("Unviable"),
            ended("Timeout"),
            missed(7),
        ];
        let run = Run::read(scope(), &outcomes, &Report::default());
        assert_eq!((run.caught, run.missed, run.unviable, run.timeout), (2, 1, 1, 1));
        let survivor = run
            .survivors
            .first()
            .map(|one| (one.file.as_str(), one.line, one.mutation.as_str()));
        assert_eq!(survivor, Some(("a.rs", 7, "replace Reader::at -> usize with 0")));
    }

    #[test]
    fn an_explanation_follows_its_mutation() {
        let mut report = Report::default();
        let mut run = Run::read(scope(), &[missed(7)], &report);
        if let Some(survivor) = run.survivors.first_mut() {
            survivor.explanation = "It is only a capacity.".to_owned();
        }
        report.put(run);
        let again = Run::read(scope(), &[missed(12)], &report);
        let told: Vec<&str> = again
            .survivors
            .iter()
            .map(|one| one.explanation.as_str())
            .collect();
        assert_eq!(told, ["It is only a capacity."]);
        report.put(again);
        assert_eq!(report.runs.len(), 1);
    }
}
