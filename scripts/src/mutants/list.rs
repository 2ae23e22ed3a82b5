//! What cargo-mutants would change.

use std::ops::Range;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use serde::Deserialize;

use super::PACKAGES;
use crate::project::{command, root};
use crate::tool;

/// One change, as `cargo mutants --list --json` tells it.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Mutant {
    /// From the root of the repository.
    pub(super) file: String,
    name: String,
    pub(super) genre: Genre,
    /// What to write in place of what is at `span`.
    pub(super) replacement: String,
    span: Span,
    function: Option<Function>,
}

/// What kind of thing is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(super) enum Genre {
    /// The body of a function gives a fixed value.
    FnValue,
    /// Another operator.
    BinaryOperator,
    /// The operator is left out.
    UnaryOperator,
    /// The arm is left out.
    MatchArm,
    /// The guard of an arm is `true` or `false`.
    MatchArmGuard,
    /// A field is taken from the base of a struct expression.
    StructField,
    /// Whatever a newer version changes.
    #[serde(other)]
    Other,
}

#[derive(Clone, Debug, Deserialize)]
struct Function {
    return_type: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
struct Span {
    start: Place,
    end: Place,
}

/// Both count from 1; columns are characters.
#[derive(Clone, Copy, Debug, Deserialize)]
struct Place {
    line: usize,
    column: usize,
}

impl Mutant {
    /// Where it is and what is changed.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// What was changed, and in which function, without the place, which moves while the mutation stays the same.
    pub(super) fn mutation(&self) -> &str {
        self.name.splitn(4, ':').nth(3).map_or(&self.name, str::trim)
    }

    /// The line where it begins, from 1.
    pub(super) fn line(&self) -> usize {
        self.span.start.line
    }

    /// Whether the function hides its type, so that it can give no value of another.
    pub(super) fn is_opaque(&self) -> bool {
        let gives = self
            .function
            .as_ref()
            .map_or("", |function| function.return_type.as_str());
        self.genre == Genre::FnValue && gives.contains("impl ")
    }

    /// The bytes of its file that it replaces.
    pub(super) fn range(&self, source: &str) -> Result<Range<usize>> {
        let start = self.span.start.byte(source)?;
        let end = self.span.end.byte(source)?;
        ensure!(start <= end, "{} ends before it begins", self.name);
        Ok(start..end)
    }
}

impl Place {
    fn byte(self, source: &str) -> Result<usize> {
        let lines = source.split_inclusive('\n');
        let before: usize = lines
            .clone()
            .take(self.line.saturating_sub(1))
            .map(str::len)
            .sum();
        let line = lines
            .clone()
            .nth(self.line.saturating_sub(1))
            .context("the list is of another version of the file")?;
        let skipped = line
            .chars()
            .take(self.column.saturating_sub(1))
            .map(char::len_utf8);
        Ok(before.saturating_add(skipped.sum()))
    }
}

/// Lists the mutants of these files and folders, file by file.
pub(super) fn list(files: &[String], shard: Option<&str>) -> Result<Vec<Mutant>> {
    let mut mutants = command(tool::MUTANTS.get()?);
    mutants.args(["mutants", "--list", "--json"]);
    for package in PACKAGES {
        mutants.args(["--package", package]);
    }
    for file in files {
        mutants.arg("--file").arg(pattern(file));
    }
    if let Some(shard) = shard {
        mutants.args(["--shard", shard, "--sharding", "round-robin"]);
    }
    let output = mutants.output().context("cannot start cargo-mutants")?;
    ensure!(
        output.status.success(),
        "cargo-mutants lists nothing:\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let mut found: Vec<Mutant> =
        serde_json::from_slice(&output.stdout).context("the list of cargo-mutants is not of its form")?;
    found.sort_by(|one, other| one.file.cmp(&other.file));
    Ok(found)
}

fn pattern(file: &str) -> String {
    if root().join(Path::new(file)).is_dir() {
        format!("{file}/**")
    } else {
        file.to_owned()
    }
}
