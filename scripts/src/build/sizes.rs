//! How large what ships is, how much that is more than at the last record, and how large it may be.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;

use super::wasm::Module;
use crate::project::{self, root};

/// The bytes through gzip that a module may have. A first request waits until the background's is there.
const BUDGETS: [(&str, usize); 5] = [
    ("background", 178 * 1024),
    ("allowances", 154 * 1024),
    ("lists", 32 * 1024),
    ("pages", 250 * 1024),
    ("dashboard", 50 * 1024),
];

/// Where the sizes of the modules are recorded, from the root of the repository. A change that makes one grow shows
/// it there.
pub(crate) const RECORD: &str = "scripts/sizes.json";

/// A size that differs by less than this part of it is not recorded anew: another compiler makes as much.
const SLACK: usize = 200;

/// The bytes of each module through gzip, by the module's name.
type Sizes = BTreeMap<String, usize>;

/// Each file of a folder with its size in bytes, raw and through gzip at level 9, and their sums.
pub(super) fn table(folder: &Path) -> Result<String> {
    let shown = folder
        .strip_prefix(root())
        .unwrap_or(folder)
        .display()
        .to_string();
    let mut lines = vec![line(&shown, "raw", "gzip")];
    let (mut raw_sum, mut small_sum) = (0_usize, 0_usize);
    for file in project::files_under(folder)? {
        let content = fs::read(folder.join(&file))?;
        let small = gzip_size(&content)?;
        raw_sum = raw_sum.saturating_add(content.len());
        small_sum = small_sum.saturating_add(small);
        lines.push(line(&format!("  {}", file.display()), content.len(), small));
    }
    lines.push(line("  all", raw_sum, small_sum));
    Ok(lines.join("\n"))
}

/// The sizes of modules beside their record and their budget.
///
/// # Errors
/// If one is over its budget, or has none.
pub(super) fn growth(modules: &[Module]) -> Result<String> {
    let sizes = measure(modules)?;
    let recorded = recorded();
    let mut lines = vec![format!(
        "{:<44}{:>10}{:>10}{:>10}",
        "modules, gzip", "now", "grown by", "at most"
    )];
    let mut over = Vec::new();
    for (name, &now) in &sizes {
        let budget = budget(name)?;
        if now > budget {
            over.push(name.as_str());
        }
        let growth = recorded
            .get(name)
            .map_or_else(|| "new".to_owned(), |&then| difference(now, then));
        lines.push(format!("  {name:<42}{now:>10}{growth:>10}{budget:>10}"));
    }
    let shown = lines.join("\n");
    if over.is_empty() {
        return Ok(shown);
    }
    bail!("{shown}\nover budget: {}", over.join(", "))
}

/// What [`RECORD`] is to say: as it is, if it is right but for [`SLACK`].
pub(crate) fn record(modules: &[Module]) -> Result<String> {
    let (recorded, sizes) = (recorded(), measure(modules)?);
    let current = if near(&recorded, &sizes) { recorded } else { sizes };
    Ok(serde_json::to_string_pretty(&current)? + "\n")
}

/// Nothing is recorded before the first record.
fn recorded() -> Sizes {
    let text = fs::read_to_string(root().join(RECORD)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

fn near(recorded: &Sizes, sizes: &Sizes) -> bool {
    let same_names = recorded.keys().eq(sizes.keys());
    let mut pairs = recorded.values().zip(sizes.values());
    same_names && pairs.all(|(&then, &now)| now.abs_diff(then) <= then.div_euclid(SLACK))
}

fn measure(modules: &[Module]) -> Result<Sizes> {
    modules
        .iter()
        .map(|module| Ok((module.name.to_owned(), gzip_size(&fs::read(binary(module))?)?)))
        .collect()
}

fn binary(module: &Module) -> PathBuf {
    module.folder.join(format!("{}_bg.wasm", module.name))
}

fn budget(name: &str) -> Result<usize> {
    let row = BUDGETS.into_iter().find(|(own, _)| *own == name);
    row.map(|(_, bytes)| bytes)
        .with_context(|| format!("module {name} has no budget"))
}

/// `now - then` with its sign.
fn difference(now: usize, then: usize) -> String {
    let sign = if now < then { "-" } else { "+" };
    format!("{sign}{}", now.abs_diff(then))
}

fn line(name: &str, raw: impl std::fmt::Display, small: impl std::fmt::Display) -> String {
    format!("{name:<44}{raw:>10}{small:>10}")
}

fn gzip_size(content: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(bytes: usize) -> Sizes {
        Sizes::from([("background".to_owned(), bytes)])
    }

    #[test]
    fn a_small_difference_is_not_recorded() {
        assert!(near(&sizes(100_000), &sizes(100_500)));
        assert!(!near(&sizes(100_000), &sizes(100_501)));
        assert!(!near(&sizes(100_000), &sizes(99_499)));
        assert!(!near(&Sizes::new(), &sizes(1)));
    }

    #[test]
    fn growth_has_a_sign() {
        assert_eq!(
            [difference(7, 5), difference(5, 5), difference(5, 7)],
            ["+2", "+0", "-2"]
        );
    }

    #[test]
    fn a_module_without_a_budget_is_an_error() {
        assert!(budget("background").is_ok());
        assert!(budget("stranger").is_err());
    }

    #[test]
    fn repetition_is_small() -> Result<()> {
        assert!(gzip_size(&[0; 10_000])? < 100);
        Ok(())
    }
}
