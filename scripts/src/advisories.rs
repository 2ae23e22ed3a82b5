//! `cargo xtask advisories`: whether a hole is known in what we depend on. Who could not look has found nothing out:
//! that fails like a finding does.

use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;

use crate::project::{self, command, root, say};
use crate::tool;

/// The workspaces, by the file that describes each.
const WORKSPACES: [&str; 2] = ["Cargo.toml", "fuzz/Cargo.toml"];

/// How bad a hole in a package from npm may not be: none of them ships.
const SEVERE: [&str; 2] = ["high", "critical"];

/// Looks, in RustSec's database and npm's.
///
/// # Errors
/// If something is known, or one of them could not be asked.
pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    if let Some(extra) = arguments.next()? {
        return Err(extra.unexpected().into());
    }
    // Both are asked, whatever the first says.
    let (crates, packages) = (crates(), packages());
    let faults: Vec<String> = [crates, packages]
        .into_iter()
        .filter_map(Result::err)
        .map(|error| format!("{error:#}"))
        .collect();
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

/// The database is fetched each time; cargo-deny fails where it cannot be.
fn crates() -> Result<()> {
    let checker = tool::DENY.get()?;
    for manifest in WORKSPACES {
        let mut check = command(&checker);
        check.arg("--config").arg(root().join("deny.toml"));
        check.args(["--manifest-path", manifest, "check", "advisories"]);
        project::run(&mut check).context("crates: a hole is known, or the database could not be fetched")?;
    }
    Ok(())
}

fn packages() -> Result<()> {
    let said = audit(command("npm").args(["audit", "--package-lock-only", "--json"]))?;
    say(format!("npm: {}", read_audit(&said)?));
    Ok(())
}

/// What npm says; its exit code is the same for a finding and for a failure.
fn audit(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .context("cannot start npm")?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// How many holes are known, by severity.
fn read_audit(said: &str) -> Result<String> {
    let report: Value = serde_json::from_str(said).context("npm: could not look: it gave no report")?;
    let counts = report
        .pointer("/metadata/vulnerabilities")
        .and_then(Value::as_object);
    let Some(counts) = counts else {
        let why = report.get("message").and_then(Value::as_str).unwrap_or(said);
        bail!("npm: could not look: {}", why.trim())
    };
    let shown: Vec<String> = counts
        .iter()
        .map(|(severity, count)| format!("{severity} {count}"))
        .collect();
    let shown = shown.join(", ");
    let is_clear = |severity| counts.get(severity).and_then(Value::as_u64) == Some(0);
    ensure!(
        SEVERE.into_iter().all(is_clear),
        "npm: holes are known ({shown}); `npm audit` lists them"
    );
    Ok(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_report_without_severe_holes_is_good() {
        let report = |high: &str| {
            format!(
                r#"{{"metadata":{{"vulnerabilities":{{"low":2,"moderate":1,"high":{high},"critical":0,"total":3}}}}}}"#
            )
        };
        assert!(read_audit(&report("0")).is_ok());
        assert!(read_audit(&report("1")).is_err());
        assert!(read_audit(&report("null")).is_err());
    }

    #[test]
    fn who_could_not_look_has_not_passed() {
        for said in [
            "",
            "{}",
            "[]",
            r#"{"message":"405 Method Not Allowed"}"#,
            r#"{"metadata":{"vulnerabilities":{}}}"#,
        ] {
            assert!(read_audit(said).is_err(), "{said}");
        }
    }
}
