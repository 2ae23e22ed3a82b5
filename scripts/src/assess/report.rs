//! The result file, and the page that shows it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

use super::corpus::{self, Half};
use super::table::Table;
use crate::project::{self, root};
use crate::record;

/// What was measured: the first run, before any rule was changed by it, and the last.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Report {
    untuned: Run,
    latest: Run,
}

/// What one run measured.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Run {
    #[serde(flatten)]
    made: record::Run,
    halves: BTreeMap<Half, Table>,
}

impl Run {
    /// A run that is made now.
    pub(super) fn now(halves: BTreeMap<Half, Table>) -> Self {
        Self {
            made: record::Run::now(),
            halves,
        }
    }
}

impl Report {
    /// Reads the result file; `None` if nothing was ever measured.
    ///
    /// # Errors
    /// If it is not of its form.
    pub(super) fn load() -> Result<Option<Self>> {
        let path = Self::path();
        if !path.is_file() {
            return Ok(None);
        }
        serde_json::from_str(&project::read(&path)?)
            .context("the result file is not of its form")
            .map(Some)
    }

    /// Puts a run in the place of the last one; the first stays.
    ///
    /// # Errors
    /// If a file cannot be read or written.
    pub(super) fn put(run: Run) -> Result<PathBuf> {
        let untuned = Self::load()?.map_or_else(|| run.clone(), |report| report.untuned);
        let report = Self { untuned, latest: run };
        let path = Self::path();
        project::write(&path, format!("{}\n", serde_json::to_string_pretty(&report)?))?;
        project::write(&root().join("docs/measure.md"), report.page())?;
        Ok(path)
    }

    /// What the last run counted in a half.
    #[cfg(test)]
    pub(super) fn latest(&self, half: Half) -> Option<&Table> {
        self.latest.halves.get(&half)
    }

    fn path() -> PathBuf {
        corpus::path("result.json")
    }

    fn page(&self) -> String {
        let mut page = String::from(HEAD);
        for (title, run) in [
            ("The last run", &self.latest),
            ("The first run, before any rule was changed by it", &self.untuned),
        ] {
            let record::Run { date, commit } = &run.made;
            let _ = write!(page, "\n## {title}\n\nOf {date}, at commit {commit}.\n");
            for (half, table) in &run.halves {
                let name = match half {
                    Half::Tune => "The half that rules may be mended by",
                    Half::Held => "The half that is set aside",
                };
                let _ = write!(page, "\n### {name}\n\n{}", table.markdown());
            }
        }
        page
    }
}

const HEAD: &str = "\
# How right the verdicts are

`cargo xtask assess` writes this page and `tests/vectors/assess/result.json`. It judges every request of
[tests/vectors/assess](../tests/vectors/assess/README.md) with what the chain would answer, under the default settings.
Honest requests are made with the protocols' own libraries; thefts are made of them, and of the catalogue of attacks. Half
of both is set aside: nobody looks at which of them were missed. A prompt is a request
about which the person is asked. What is only noted goes through and is told afterwards; of a theft that counts as passed.
";
