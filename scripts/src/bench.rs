//! `cargo xtask bench`: how fast the module is that ships.

use anyhow::{Result, ensure};

use crate::build;
use crate::project::{self, command, root};

/// Builds, and runs every script of `tests/bench`, one after the other.
pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(extra) = arguments.next()? {
        return Err(extra.unexpected().into());
    }
    build::build(&build::Options::dev())?;
    let folder = root().join("tests/bench");
    let mut files = project::files_under(&folder)?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "js"));
    ensure!(!files.is_empty(), "there is no benchmark in tests/bench");
    for file in files {
        project::run(command("node").arg(folder.join(file)))?;
    }
    Ok(())
}
