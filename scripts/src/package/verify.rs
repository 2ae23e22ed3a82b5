//! Makes the packages once more, from nothing but their source archive, in another folder.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use super::{DIGESTS, archive};
use crate::project::{self, say};

/// Unpacks a source archive into a folder that is not there yet, builds it with a target folder of its own, and compares
/// every digest. The folder is removed if nothing differs.
///
/// # Errors
/// If a file differs, or the source is not enough to build it.
pub(super) fn verify(source: &[u8], digests: &str, folder: &Path) -> Result<()> {
    ensure!(!folder.exists(), "{} is there already", folder.display());
    archive::unpack(source, folder)?;
    let inside = |program: &str| {
        let mut command = Command::new(program);
        command.current_dir(folder);
        command
    };
    // The sources are what git tracks, also there.
    project::run(inside("git").args(["init", "--quiet"]))?;
    project::run(inside("git").args(["add", "--all"]))?;
    say(format!("building again in {}", folder.display()));
    let cargo = env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let out = folder.join("dist/packages");
    let mut again = inside(&cargo);
    again
        .env_remove("CARGO_TARGET_DIR")
        .args(["run", "--quiet", "--package", "xtask", "--", "package", "--out"])
        .arg(&out);
    project::run(&mut again)?;
    let found = project::read(&out.join(DIGESTS))?;
    compare(digests, &found)?;
    fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))
}

fn compare(one: &str, other: &str) -> Result<()> {
    let differing: Vec<&str> = one
        .lines()
        .filter(|line| !other.lines().any(|found| found == *line))
        .collect();
    ensure!(
        differing.is_empty() && one.lines().count() == other.lines().count(),
        "the second build made other files:\n{other}instead of\n{}",
        differing.join("\n")
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_to_be_the_same() {
        assert!(compare("aa  a.zip\nbb  b.zip\n", "aa  a.zip\nbb  b.zip\n").is_ok());
        assert!(compare("aa  a.zip\nbb  b.zip\n", "aa  a.zip\ncc  b.zip\n").is_err());
        assert!(compare("aa  a.zip\n", "").is_err());
        assert!(compare("", "aa  a.zip\n").is_err());
    }
}
