//! `cargo xtask codegen`: what the JavaScript of the extension and the documents take from the Rust code.

mod rules;
mod settings;
mod surface;
mod types;
mod wallets;

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use lexopt::prelude::*;

use crate::build::sizes;
use crate::build::wasm;
use crate::project::{self, root};
use crate::setup;

/// A part of a file between `// <generated NAME>` and `// </generated NAME>`.
struct Section {
    /// From the root of the repository.
    file: &'static str,
    name: &'static str,
    /// The lines between the markers, without the indentation of the markers.
    render: fn() -> String,
}

/// Every generated part of a file that is otherwise written by hand.
const SECTIONS: &[Section] = &[
    Section {
        file: "extension/inpage/methods.js",
        name: "harmless-methods",
        render: frequent_methods,
    },
    Section {
        file: "extension/content/harmless.js",
        name: "harmless-methods",
        render: harmless_methods,
    },
];

/// Parts of the names of harmless methods that pages hardly ever ask of a wallet. Every page loads the list of those
/// that pass in its own world; these pass one step later, in ours.
const RARE: [&str; 14] = [
    "andindex",
    "blockreceipts",
    "blocktransactioncount",
    "config",
    "entrypoints",
    "hashrate",
    "header",
    "metamask",
    "mining",
    "raw",
    "storagevalues",
    "uncle",
    "useroperation",
    "work",
];

/// The methods that pass unseen, as the entries of a JavaScript array.
fn harmless_methods() -> String {
    entries(|_| true)
}

/// Those of them that pages ask for all the time.
fn frequent_methods() -> String {
    entries(|name| !RARE.iter().any(|part| name.contains(part)))
}

fn entries(is_wanted: fn(&str) -> bool) -> String {
    let names = guard::request::HARMLESS_METHODS.iter();
    let wanted = names.filter(|name| is_wanted(name));
    wanted.map(|name| format!("\"{name}\",\n")).collect()
}

/// Writes everything that is generated, or with `--check` only says what is stale; with `--documents` only what needs
/// no module to be built.
pub(crate) fn run(mut arguments: lexopt::Parser) -> Result<()> {
    let (mut check, mut whole) = (false, true);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("check") => check = true,
            Long("documents") => whole = false,
            other => return Err(other.unexpected().into()),
        }
    }
    let mut wanted = documents()?;
    if whole {
        setup::wasm_target()?;
        setup::npm_packages()?;
        wanted.extend(from_modules()?);
    }
    let stale = stale(wanted);
    if check {
        return refuse_stale(&stale);
    }
    for (file, content) in &stale {
        project::write(&root().join(file), content)?;
        project::say(format!("wrote {}", file.display()));
    }
    Ok(())
}

/// The files that are taken from the modules, with what they should be.
fn from_modules() -> Result<Vec<(PathBuf, String)>> {
    let modules = wasm::modules()?;
    let mut wanted = vec![(PathBuf::from(sizes::RECORD), sizes::record(&modules)?)];
    wanted.extend(types::files(&modules)?);
    Ok(wanted)
}

/// The files that are taken from tables, with what they should be.
fn documents() -> Result<Vec<(PathBuf, String)>> {
    let mut wanted = vec![
        (PathBuf::from("docs/rules.md"), rules::document()?),
        (PathBuf::from("extension/data/settings.json"), settings::file()?),
        (PathBuf::from("docs/surface.md"), surface::document()?),
        (PathBuf::from("docs/wallets.md"), wallets::document()?),
    ];
    for section in SECTIONS {
        let path = PathBuf::from(section.file);
        let current = match wanted.iter().position(|(file, _)| *file == path) {
            Some(index) => wanted.remove(index).1,
            None => project::read(&root().join(&path))?,
        };
        let next = replace(&current, section.name, &(section.render)()).with_context(|| section.file)?;
        wanted.push((path, next));
    }
    Ok(wanted)
}

/// Those that are not what they should be.
fn stale(mut wanted: Vec<(PathBuf, String)>) -> Vec<(PathBuf, String)> {
    wanted
        .retain(|(file, content)| std::fs::read_to_string(root().join(file)).ok().as_ref() != Some(content));
    wanted
}

fn refuse_stale(stale: &[(PathBuf, String)]) -> Result<()> {
    if stale.is_empty() {
        return Ok(());
    }
    let files: Vec<String> = stale
        .iter()
        .map(|(file, _)| format!("  {}", file.display()))
        .collect();
    bail!(
        "these generated files are stale; run `cargo xtask codegen`\n{}",
        files.join("\n")
    )
}

/// The text with what is between the two markers of a name replaced, indented as the first of them.
fn replace(text: &str, name: &str, body: &str) -> Result<String> {
    let (opening, closing) = (
        format!("// <generated {name}>"),
        format!("// </generated {name}>"),
    );
    let missing = || format!("it has no line `{opening}` … `{closing}`");
    let (before, rest) = text.split_once(&opening).with_context(missing)?;
    let (_, after) = rest.split_once(&closing).with_context(missing)?;
    let indent = before.rsplit('\n').next().unwrap_or_default();
    let lines: String = body.lines().map(|line| format!("{indent}{line}\n")).collect();
    Ok(format!("{before}{opening}\n{lines}{indent}{closing}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_between_the_markers_changes() -> Result<()> {
        let text = "a\n  // <generated X>\n  old\n  // </generated X>\nb\n";
        let next = replace(text, "X", "one\ntwo")?;
        assert_eq!(
            next,
            "a\n  // <generated X>\n  one\n  two\n  // </generated X>\nb\n"
        );
        assert_eq!(replace(&next, "X", "one\ntwo")?, next);
        Ok(())
    }

    #[test]
    fn a_missing_marker_is_an_error() {
        assert!(replace("// <generated X>\n", "X", "").is_err());
        assert!(replace("// <generated Y>\n// </generated Y>\n", "X", "").is_err());
    }
}
