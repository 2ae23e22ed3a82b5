//! What came of a run, read from what libFuzzer prints, and written down in `fuzz/result.json`.

use std::collections::BTreeMap;
use std::fmt;

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

use crate::project::{self, root};
use crate::record;

/// What came of one target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Outcome {
    #[serde(skip)]
    pub(super) target: String,
    /// The day of the run (UTC), and what was tried.
    #[serde(flatten)]
    pub(super) run: record::Run,
    /// How long it ran, in seconds.
    pub(super) seconds: u64,
    /// How many inputs were tried.
    pub(super) executions: u64,
    /// How many edges of the program were taken.
    pub(super) edges: u64,
    /// How many features were seen: edges with their counts, and values that were compared.
    pub(super) features: u64,
    /// How many inputs were kept for what they reach.
    pub(super) corpus: u64,
    /// The most memory it took, in MiB.
    pub(super) peak_memory: u64,
    /// What ended it early.
    pub(super) finding: Option<Finding>,
}

/// An input that must not do what it does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Finding {
    /// What happened, in the fuzzer's words.
    pub(super) what: String,
    /// The file that the input was saved in.
    pub(super) input: Option<String>,
}

impl Outcome {
    /// Reads the output of a run that has ended.
    pub(super) fn read(target: &str, succeeded: bool, output: &str) -> Self {
        // Other lines with this sign frame the words that it learnt.
        let counted = |line: &&str| {
            line.strip_prefix('#')
                .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()))
        };
        let last = output.lines().rev().find(counted).unwrap_or_default();
        Self {
            target: target.to_owned(),
            run: record::Run::now(),
            seconds: output.lines().rev().find_map(seconds).unwrap_or(0),
            executions: stat(output, "number_of_executed_units"),
            edges: after(last, "cov:"),
            features: after(last, "ft:"),
            corpus: after(last, "corp:"),
            peak_memory: stat(output, "peak_rss_mb"),
            finding: (!succeeded).then(|| Finding::read(output)),
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            target,
            executions,
            seconds,
            edges,
            features,
            peak_memory,
            ..
        } = self;
        write!(
            f,
            "{target:<12}{executions} inputs in {seconds} s, {edges} edges, {features} features, {peak_memory} MiB"
        )?;
        let Some(Finding { what, input }) = &self.finding else {
            return write!(f, ", nothing found");
        };
        let input = input.as_deref().unwrap_or("no input was saved");
        write!(f, "\n  FOUND: {what}\n  input: {input}")
    }
}

impl Finding {
    fn read(output: &str) -> Self {
        const SIGNS: [&str; 3] = ["panicked at", "ERROR: libFuzzer:", "ERROR: AddressSanitizer:"];
        let lines: Vec<&str> = output.lines().collect();
        let sign = lines
            .iter()
            .position(|line| SIGNS.iter().any(|sign| line.contains(sign)));
        // What was asserted stands in the lines after the place of a panic.
        let what = sign.and_then(|at| lines.get(at..)).unwrap_or(&[]);
        let what: Vec<&str> = what.iter().take(2).map(|line| line.trim()).collect();
        let input = lines
            .iter()
            .rev()
            .find_map(|line| line.split_once("Test unit written to "));
        Self {
            what: if what.is_empty() {
                "the program failed".to_owned()
            } else {
                what.join(" ")
            },
            input: input.map(|(_, path)| path.trim().to_owned()),
        }
    }
}

/// `Done 12345 runs in 61 second(s)`.
fn seconds(line: &str) -> Option<u64> {
    let (_, rest) = line.strip_prefix("Done ")?.split_once(" runs in ")?;
    rest.split(' ').next()?.parse().ok()
}

/// `stat::name:   123`.
fn stat(output: &str, name: &str) -> u64 {
    let found = output.lines().find_map(|line| {
        let value = line
            .strip_prefix("stat::")?
            .strip_prefix(name)?
            .strip_prefix(':')?;
        value.trim().parse().ok()
    });
    found.unwrap_or(0)
}

/// The number after a word in `#123 DONE cov: 45 ft: 67 corp: 8/9Kb …`.
fn after(line: &str, word: &str) -> u64 {
    let mut words = line.split_whitespace().skip_while(|next| *next != word);
    let number = words.nth(1).and_then(|value| value.split('/').next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// Writes the outcomes beside those of the targets that were not run.
pub(super) fn record(outcomes: &[Outcome]) -> Result<()> {
    let path = root().join("fuzz/result.json");
    let mut all: BTreeMap<String, Outcome> = match path.is_file() {
        true => {
            serde_json::from_str(&project::read(&path)?).context("fuzz/result.json is not of its form")?
        }
        false => BTreeMap::new(),
    };
    for outcome in outcomes {
        all.insert(outcome.target.clone(), outcome.clone());
    }
    let text = serde_json::to_string_pretty(&all)?;
    project::write(&path, format!("{text}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_without_findings_is_read() {
        let output = "#2\tINITED cov: 3 ft: 4 corp: 1/1b exec/s: 0 rss: 30Mb\n\
            #524288\tDONE   cov: 245 ft: 678 corp: 90/12Kb lim: 4096 exec/s: 8738 rss: 410Mb\n\
            ###### End of recommended dictionary. ######\n\
            Done 524288 runs in 61 second(s)\n\
            stat::number_of_executed_units: 524288\n\
            stat::peak_rss_mb:              411\n";
        let outcome = Outcome::read("judge", true, output);
        let numbers = (
            outcome.executions,
            outcome.seconds,
            outcome.edges,
            outcome.features,
        );
        assert_eq!(numbers, (524_288, 61, 245, 678));
        assert_eq!((outcome.corpus, outcome.peak_memory), (90, 411));
        assert_eq!(outcome.finding, None);
    }

    #[test]
    fn a_finding_names_its_place_and_its_input() {
        let output = "#9\tNEW    cov: 2 ft: 3 corp: 4/5b\n\
            thread '<unnamed>' panicked at fuzz_targets/judge.rs:3:5:\n\
            passed with questions open\n\
            ==7== ERROR: libFuzzer: deadly signal\n\
            artifact_prefix='a/'; Test unit written to a/crash-1\n";
        let finding = Outcome::read("judge", false, output).finding;
        let finding = finding.map(|Finding { what, input }| (what, input));
        let what = "thread '<unnamed>' panicked at fuzz_targets/judge.rs:3:5: passed with questions open";
        assert_eq!(finding, Some((what.to_owned(), Some("a/crash-1".to_owned()))));
    }

    #[test]
    fn a_failure_without_words_is_a_finding() {
        assert!(Outcome::read("judge", false, "").finding.is_some());
    }
}
