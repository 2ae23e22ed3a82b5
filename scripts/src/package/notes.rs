//! The newest section of CHANGELOG.md, as notes of a release.

use anyhow::{Context as _, Result, ensure};

use super::archive::{Date, FIRST_DATE};

/// What the section is called while there is no version that has its changes.
const UNRELEASED: &str = "Unreleased";

/// The newest section of the changelog.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Notes {
    /// What changed, with a title.
    pub(super) text: String,
    /// When the version came out; [`FIRST_DATE`] while it has not.
    pub(super) date: Date,
}

/// The notes of a version: of the heading `## VERSION YYYY-MM-DD`, or of what is not yet released after it.
///
/// # Errors
/// If the newest section is neither.
pub(super) fn newest(changelog: &str, version: &str) -> Result<Notes> {
    let (_, section) = changelog
        .split_once("\n## ")
        .context("the changelog has no section")?;
    let section = section.split("\n## ").next().unwrap_or(section);
    let (heading, body) = section.split_once('\n').unwrap_or((section, ""));
    let (title, date) = if heading == UNRELEASED {
        (
            format!("Countersign: what comes after {version}, not released"),
            FIRST_DATE,
        )
    } else {
        (format!("Countersign {version}"), date_of(heading, version)?)
    };
    let text = format!("# {title}\n\n{}\n", body.trim());
    Ok(Notes { text, date })
}

fn date_of(heading: &str, version: &str) -> Result<Date> {
    let (named, date) = heading
        .split_once(' ')
        .with_context(|| format!("the heading {heading:?} of the changelog has no date"))?;
    ensure!(
        named == version,
        "the newest section of the changelog is of {named}, not of {version}"
    );
    let date = read_date(date);
    date.with_context(|| format!("the heading {heading:?} of the changelog has no date YYYY-MM-DD"))
}

fn read_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let date = (
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
        parts.next()?.parse().ok()?,
    );
    parts.next().is_none().then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{self, root};

    #[test]
    fn a_version_has_its_own_section_and_date() -> Result<()> {
        let changelog = "# Changelog\n\nWhat.\n\n## 0.2.0 2026-12-01\n\n- New.\n\n## 0.1.0\n\n- Old.\n";
        let notes = Notes {
            text: "# Countersign 0.2.0\n\n- New.\n".to_owned(),
            date: (2026, 12, 1),
        };
        assert_eq!(newest(changelog, "0.2.0")?, notes);
        assert!(newest(changelog, "0.3.0").is_err());
        Ok(())
    }

    #[test]
    fn what_is_not_released_says_so() -> Result<()> {
        let notes = newest("# Changelog\n\n## Unreleased\n\n- New.\n\n## 0.1.0\n", "0.1.0")?;
        assert!(notes.text.contains("not released") && notes.text.ends_with("\n\n- New.\n"));
        assert_eq!(notes.date, FIRST_DATE);
        Ok(())
    }

    #[test]
    fn a_version_without_a_date_is_an_error() {
        for heading in ["0.1.0", "0.1.0 soon", "0.1.0 2026-12", "0.1.0 2026-12-01-02"] {
            assert!(newest(&format!("\n## {heading}\n\n- New.\n"), "0.1.0").is_err());
        }
        assert!(newest("# Changelog\n", "0.1.0").is_err());
    }

    #[test]
    fn our_own_changelog_has_notes() -> Result<()> {
        let changelog = project::read(&root().join("CHANGELOG.md"))?;
        assert!(
            newest(&changelog, env!("CARGO_PKG_VERSION"))?
                .text
                .contains("\n- ")
        );
        Ok(())
    }
}
