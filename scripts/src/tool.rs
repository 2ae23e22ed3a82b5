//! Programs for development that are built from their crates, into the target folder.

use std::path::PathBuf;
use std::thread::{self, JoinHandle};
use std::{fs, path::Path};

use anyhow::{Context as _, Result, anyhow, bail};

use crate::project::{self, cargo, command, probe};

/// A program and the version of its crate, which has the same name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tool {
    name: &'static str,
    version: &'static str,
}

/// The licence checker.
pub(crate) const DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
};

/// The builder of fuzz targets.
pub(crate) const FUZZ: Tool = Tool {
    name: "cargo-fuzz",
    version: "0.13.2",
};

/// The mutation tester.
pub(crate) const MUTANTS: Tool = Tool {
    name: "cargo-mutants",
    version: "27.1.0",
};

impl Tool {
    /// What it is called.
    pub(crate) fn name(self) -> &'static str {
        self.name
    }

    /// The program: from the `PATH`, or from the target folder, where it is built if it is missing. That
    /// takes about a minute.
    pub(crate) fn get(self) -> Result<PathBuf> {
        if let Some(path) = self.find() {
            return Ok(path);
        }
        project::say(format!("building {}", self.name));
        self.install()?;
        Ok(self.own())
    }

    fn find(self) -> Option<PathBuf> {
        let mut places = project::find_program(&[self.name])
            .into_iter()
            .chain([self.own()]);
        places.find(|path| probe(command(path).args([self.subcommand(), "--version"])).is_some())
    }

    /// Its first argument, as cargo gives it: not all of them do without it.
    fn subcommand(self) -> &'static str {
        self.name.trim_start_matches("cargo-")
    }

    fn own(self) -> PathBuf {
        folder().join("bin").join(self.name)
    }

    /// Unoptimised: it is run once a day, and an optimised build takes several times as long as it saves.
    fn install(self) -> Result<()> {
        let build = folder().join(format!("build-{}", self.name));
        let output = cargo()
            .args([
                "install",
                self.name,
                "--version",
                self.version,
                "--locked",
                "--debug",
            ])
            .arg("--root")
            .arg(folder())
            .arg("--target-dir")
            .arg(&build)
            .env("CARGO_PROFILE_DEV_DEBUG", "false")
            .output()
            .context("cannot start cargo")?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            bail!("{} could not be built:\n{said}", self.name)
        }
        remove(&build)
    }
}

fn folder() -> PathBuf {
    project::target().join("tools")
}

/// There is nothing to remove where cargo found the program installed.
fn remove(build: &Path) -> Result<()> {
    if !build.is_dir() {
        return Ok(());
    }
    fs::remove_dir_all(build).with_context(|| format!("cannot remove {}", build.display()))
}

/// Programs that are being found or built in the background.
pub(crate) struct Coming(JoinHandle<Result<Vec<PathBuf>>>);

impl Coming {
    /// Starts to get them, one after the other.
    pub(crate) fn start(tools: &'static [Tool]) -> Self {
        Self(thread::spawn(move || {
            tools.iter().map(|tool| tool.get()).collect()
        }))
    }

    /// The programs in their order, when they are ready.
    pub(crate) fn wait(self) -> Result<Vec<PathBuf>> {
        self.0
            .join()
            .map_err(|_| anyhow!("the build of a tool stopped"))?
    }
}
