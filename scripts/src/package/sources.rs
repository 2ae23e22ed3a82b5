//! The files of the repository that git tracks.

use std::fs;

use anyhow::{Context as _, Result, bail, ensure};

use super::archive::{File, Files};
use crate::project::{command, probe, root};

/// All tracked files as they lie in the working tree. The build needs no others, which `--verify` shows.
///
/// # Errors
/// If this is no checkout, or a file is neither a plain file nor a program.
pub(super) fn tracked() -> Result<Files> {
    let listed = probe(command("git").args(["ls-files", "-z", "--stage"]))
        .context("git does not say which files it tracks")?;
    let entries = listed.split('\0').filter(|entry| !entry.is_empty());
    entries.map(file).collect()
}

/// Whether all that git does not ignore is as it is in its index.
///
/// # Errors
/// If it is not: packages would have in them what their source archive has not.
pub(super) fn ensure_clean() -> Result<()> {
    let changed = probe(command("git").args(["diff", "--name-only"])).context("git does not answer")?;
    let unknown = probe(command("git").args(["ls-files", "--others", "--exclude-standard"]));
    let unknown = unknown.context("git does not answer")?;
    let names: Vec<&str> = changed.lines().chain(unknown.lines()).collect();
    ensure!(
        names.is_empty(),
        "git does not have these as they are: {} (or take `--draft`)",
        names.join(", ")
    );
    Ok(())
}

/// Reads `MODE DIGEST STAGE\tPATH` and the file itself.
fn file(entry: &str) -> Result<(String, File)> {
    let (about, path) = entry.split_once('\t').context("git lists no path")?;
    let executable = match about.split(' ').next() {
        Some("100644") => false,
        Some("100755") => true,
        _ => bail!("{path} is neither a plain file nor a program"),
    };
    let content = fs::read(root().join(path)).with_context(|| format!("cannot read {path}"))?;
    Ok((path.to_owned(), File { content, executable }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modes_are_read() -> Result<()> {
        let (path, own) = file("100644 0123 0\tscripts/Cargo.toml")?;
        assert_eq!((path.as_str(), own.executable), ("scripts/Cargo.toml", false));
        assert!(file("100755 0123 0\t.ci/run")?.1.executable);
        assert!(file("120000 0123 0\tREADME.md").is_err());
        assert!(file("README.md").is_err());
        Ok(())
    }
}
