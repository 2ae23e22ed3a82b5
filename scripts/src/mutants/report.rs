//! The result file.

use std::fmt;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

use super::Outcome;
use super::list::Mutant;
use crate::project::{self, root};
use crate::record;

/// The last run of each file.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct Report {
    files: Vec<Run>,
}

/// What became of the mutants of a file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Run {
    file: String,
    /// `K/N`, where only every Nth mutant from the Kth was tested.
    #[serde(skip_serializing_if = "Option::is_none")]
    shard: Option<String>,
    #[serde(flatten)]
    made: record::Run,
    /// A test failed.
    caught: usize,
    /// No test failed.
    missed: usize,
    /// It does not compile.
    unviable: usize,
    /// A test computed for far longer than without it, which fails too.
    timeout: usize,
    /// There was no time for it.
    #[serde(default, skip_serializing_if = "is_zero")]
    untested: usize,
    survivors: Vec<Survivor>,
}

fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// A mutant that no test noticed.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Survivor {
    line: usize,
    /// The line as it stands in the source, which tells it from the same mutation elsewhere in the function.
    code: String,
    /// What was changed, and in which function.
    mutation: String,
    /// Why no test can notice it; written by hand, and kept from run to run.
    explanation: String,
}

impl Report {
    pub(super) fn path() -> PathBuf {
        root().join("tests/mutants/result.json")
    }

    pub(super) fn load() -> Result<Self> {
        let path = Self::path();
        if !path.is_file() {
            return Ok(Self::default());
        }
        serde_json::from_str(&project::read(&path)?).context("the result file is not of its form")
    }

    pub(super) fn save(&self) -> Result<()> {
        let text = serde_json::to_string_pretty(self)?;
        project::write(&Self::path(), format!("{text}\n"))
    }

    /// Adds a run, in place of an older one of the same file.
    pub(super) fn put(&mut self, run: Run) {
        self.files.retain(|older| older.file != run.file);
        self.files.push(run);
        self.files.sort_by(|one, other| one.file.cmp(&other.file));
    }

    /// What was written down about a survivor of an earlier run.
    fn explanation(&self, file: &str, mutation: &str, code: &str) -> String {
        let runs = self.files.iter().filter(|run| run.file == file);
        let mut same = runs
            .flat_map(|run| &run.survivors)
            .filter(|one| one.mutation == mutation && one.code == code);
        same.find(|one| !one.explanation.is_empty())
            .map(|one| one.explanation.clone())
            .unwrap_or_default()
    }
}

impl Run {
    /// Counts, and takes what was explained from an earlier run.
    pub(super) fn new(
        file: &str,
        shard: Option<String>,
        outcomes: &[(&Mutant, Outcome)],
        earlier: &Report,
    ) -> Result<Self> {
        let source = project::read(&root().join(file))?;
        let count = |outcome| outcomes.iter().filter(|(_, one)| *one == outcome).count();
        let missed = outcomes.iter().filter(|(_, one)| *one == Outcome::Missed);
        Ok(Self {
            file: file.to_owned(),
            shard,
            made: record::Run::now(),
            caught: count(Outcome::Caught),
            missed: count(Outcome::Missed),
            unviable: count(Outcome::Unviable),
            timeout: count(Outcome::Timeout),
            untested: count(Outcome::Untested),
            survivors: missed
                .map(|(mutant, _)| Survivor::new(mutant, &source, earlier))
                .collect(),
        })
    }

    /// How many survivors nobody has looked at.
    pub(super) fn unexplained(&self) -> usize {
        self.survivors
            .iter()
            .filter(|one| one.explanation.is_empty())
            .count()
    }
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            caught,
            missed,
            unviable,
            timeout,
            ..
        } = self;
        write!(
            f,
            "{file}: {caught} caught, {missed} missed, {unviable} unviable, {timeout} timed out"
        )?;
        for Survivor {
            line,
            code,
            mutation,
            explanation,
        } in &self.survivors
        {
            write!(f, "\n  {line}: {mutation}\n    {code}\n    {explanation}")?;
        }
        Ok(())
    }
}

impl Survivor {
    fn new(mutant: &Mutant, source: &str, earlier: &Report) -> Self {
        let line = mutant.line();
        let code = source
            .lines()
            .nth(line.saturating_sub(1))
            .unwrap_or_default()
            .trim();
        Self {
            line,
            code: code.to_owned(),
            mutation: mutant.mutation().to_owned(),
            explanation: earlier.explanation(&mutant.file, mutant.mutation(), code),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "scripts/src/mutants/report.rs";

    fn mutant(line: usize) -> Result<Mutant> {
        let text = format!(
            r#"{{ "file": "{FILE}", "name": "{FILE}:{line}:9: replace at -> usize with 0", "genre": "FnValue",
            "replacement": "0", "span": {{ "start": {{ "line": {line}, "column": 1 }}, "end": {{ "line": {line}, "column": 1 }} }} }}"#
        );
        Ok(serde_json::from_str(&text)?)
    }

    #[test]
    fn mutants_are_counted_by_how_they_ended() -> Result<()> {
        let mutant = mutant(1)?;
        let ended = [
            Outcome::Caught,
            Outcome::Caught,
            Outcome::Unviable,
            Outcome::Timeout,
            Outcome::Missed,
        ];
        let outcomes = ended.map(|outcome| (&mutant, outcome));
        let run = Run::new(FILE, None, &outcomes, &Report::default())?;
        assert_eq!((run.caught, run.missed, run.unviable, run.timeout), (2, 1, 1, 1));
        assert_eq!(run.unexplained(), 1);
        let told: Vec<_> = run
            .survivors
            .iter()
            .map(|one| (one.line, one.code.as_str(), one.mutation.as_str()))
            .collect();
        assert_eq!(told, [(1, "//! The result file.", "replace at -> usize with 0")]);
        Ok(())
    }

    #[test]
    fn an_explanation_follows_its_mutation() -> Result<()> {
        let mutant = mutant(1)?;
        let outcomes = [(&mutant, Outcome::Missed)];
        let mut report = Report::default();
        let mut run = Run::new(FILE, None, &outcomes, &report)?;
        if let Some(survivor) = run.survivors.first_mut() {
            survivor.explanation = "It is only a capacity.".to_owned();
        }
        report.put(run);
        let again = Run::new(FILE, None, &outcomes, &report)?;
        assert_eq!(again.unexplained(), 0);
        report.put(again);
        assert_eq!(report.files.len(), 1);
        Ok(())
    }
}
