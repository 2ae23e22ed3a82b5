//! `cargo xtask kills`: the background, the prompt, the tab or the whole extension killed at random moments while
//! requests run. What came of it is kept in `tests/kills/result.json`, one run a browser.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result, ensure};
use lexopt::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};

use crate::browser::Browser;
use crate::build;
use crate::project::{self, command, root, say};
use crate::record;
use crate::setup;

/// How often something is killed unless it is said.
const COUNT: u64 = 1_000;

/// When to stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    /// After so many kills.
    Kills(u64),
    /// After so many seconds.
    Seconds(u64),
}

/// Builds, runs in each browser, and adds the results to `tests/kills/result.json`. Fails if a request was lost,
/// forwarded without a click, or forwarded twice.
pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<ExitCode> {
    let mut browsers = Browser::ALL.to_vec();
    let mut length = Length::Kills(COUNT);
    let mut seed = 1;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("browser") => browsers = vec![Browser::parse(&arguments.value()?.string()?)?],
            Long("count") => length = Length::Kills(arguments.value()?.parse()?),
            Long("seconds") => length = Length::Seconds(arguments.value()?.parse()?),
            Long("seed") => seed = arguments.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    setup::browsers(&browsers)?;
    build::build(&build::Options {
        browsers: browsers.clone(),
        ..build::Options::dev()
    })?;
    let mut report = Report::load()?;
    let mut succeeded = true;
    for browser in browsers {
        let out = output(browser);
        project::write(&out, "")?;
        let status = kills(browser, length, seed)?
            .arg("--out")
            .arg(&out)
            .status()
            .context("cannot start node")?;
        succeeded &= status.success();
        report.put(Run::read(&out)?);
        report.save()?;
    }
    say(Report::path().display());
    Ok(if succeeded {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// The command that runs it in one browser, against what is built.
pub(crate) fn kills(browser: Browser, length: Length, seed: u64) -> Result<Command> {
    let program = browser
        .program()
        .context("the browser is missing; `cargo xtask setup` installs it")?;
    let (option, value) = match length {
        Length::Kills(count) => ("--count", count),
        Length::Seconds(seconds) => ("--seconds", seconds),
    };
    let mut node = command("node");
    node.args(["tests/kills/run.js", "--browser", browser.name()]);
    node.args([option, &value.to_string(), "--seed", &seed.to_string()]);
    node.env(browser.variable(), program);
    Ok(node)
}

fn output(browser: Browser) -> PathBuf {
    project::target().join(format!("kills/{}.json", browser.name()))
}

/// The result file: the last run in each browser.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Report {
    runs: Vec<Run>,
}

impl Report {
    fn path() -> PathBuf {
        root().join("tests/kills/result.json")
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

    /// Adds a run, in place of the older one in the same browser.
    fn put(&mut self, run: Run) {
        self.runs.retain(|older| older.browser != run.browser);
        self.runs.push(run);
    }
}

/// A run in one browser.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Run {
    browser: String,
    #[serde(flatten)]
    made: record::Run,
    /// What `tests/kills/run.js` counted.
    #[serde(flatten)]
    counted: Map<String, Json>,
}

impl Run {
    fn read(path: &std::path::Path) -> Result<Self> {
        let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        ensure!(!text.is_empty(), "the run did not get to its end");
        let mut counted: Map<String, Json> =
            serde_json::from_str(&text).context("the run's result is not JSON")?;
        let browser = counted.remove("browser");
        Ok(Self {
            browser: browser
                .and_then(|name| name.as_str().map(str::to_owned))
                .context("the run's result names no browser")?,
            made: record::Run::now(),
            counted,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_run_takes_the_place_of_the_older_one() {
        let run = |browser: &str, kills: u64| Run {
            browser: browser.to_owned(),
            made: record::Run::now(),
            counted: Map::from_iter([("kills".to_owned(), kills.into())]),
        };
        let mut report = Report::default();
        for run in [run("chromium", 1), run("firefox", 2), run("chromium", 3)] {
            report.put(run);
        }
        let kept: Vec<_> = report
            .runs
            .iter()
            .map(|run| {
                (
                    run.browser.as_str(),
                    run.counted.get("kills").and_then(Json::as_u64),
                )
            })
            .collect();
        assert_eq!(kept, [("firefox", Some(2)), ("chromium", Some(3))]);
    }
}
