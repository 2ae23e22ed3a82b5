//! `cargo xtask package`: what is published, with the source that reviewers ask for. The same source gives the same
//! bytes in any folder and at any time.

mod archive;
mod contents;
mod notes;
mod sbom;
mod sources;
mod verify;

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use lexopt::prelude::*;
use serde_json::Value;

use crate::browser::Browser;
use crate::build;
use crate::build::wasm::CRATES;
use crate::project::{self, cargo, command, probe, root, say};
use archive::Files;

/// The file with the SHA-256 of each of the others, as `sha256sum --check` reads it.
const DIGESTS: &str = "SHA256SUMS";

/// The only place that says which version this is is `Cargo.toml`.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What was asked for.
struct Options {
    /// The folder for the files.
    out: PathBuf,
    /// Whether changes that git does not have are packed too.
    draft: bool,
    /// The folder in which all is built once more, if it is to be compared.
    again: Option<PathBuf>,
}

/// Builds and packs; with `--verify` a second time elsewhere.
pub(crate) fn run(arguments: lexopt::Parser) -> Result<()> {
    let options = parse(arguments)?;
    if !options.draft {
        sources::ensure_clean()?;
    }
    let made = make()?;
    write(&options.out, &made)?;
    let digests = digests(&made);
    say(&digests);
    let Some(folder) = options.again else {
        return Ok(());
    };
    let source = made.get(&name("source", "zip")).context("no source was packed")?;
    verify::verify(source, &digests, &folder)?;
    say("the second build, in another folder, made the same files");
    Ok(())
}

fn parse(mut arguments: lexopt::Parser) -> Result<Options> {
    let mut options = Options {
        out: root().join("dist/packages"),
        draft: false,
        again: None,
    };
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("out") => options.out = std::path::absolute(arguments.value()?)?,
            Long("draft") => options.draft = true,
            Long("verify") => {
                let folder = arguments.optional_value().map(PathBuf::from);
                let elsewhere = || env::temp_dir().join(format!("countersign-{}", std::process::id()));
                options.again = Some(std::path::absolute(folder.unwrap_or_else(elsewhere))?);
            }
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

/// Every file by its name, but for the digests.
type Made = BTreeMap<String, Vec<u8>>;

fn make() -> Result<Made> {
    let notes = notes::newest(&project::read(&root().join("CHANGELOG.md"))?, VERSION)?;
    let mut made = Made::new();
    for (browser, files) in extensions()? {
        made.insert(name(browser.folder(), "zip"), archive::pack(&files, notes.date)?);
    }
    made.insert(
        name("source", "zip"),
        archive::pack(&sources::tracked()?, notes.date)?,
    );
    made.insert(name("sbom", "cdx.json"), bill()?.into_bytes());
    made.insert(name("notes", "md"), notes.text.into_bytes());
    Ok(made)
}

/// The checked files of each browser's package.
fn extensions() -> Result<Vec<(Browser, Files)>> {
    let staged = project::target().join("package");
    build::build(&build::Options::published(staged.clone()))?;
    let permissions = project::read(&root().join("docs/permissions.md"))?;
    let checked = |browser: Browser| {
        let files = published(&staged.join(browser.folder()))?;
        contents::check(&files, browser, VERSION, &permissions)?;
        Ok((browser, files))
    };
    Browser::ALL.into_iter().map(checked).collect()
}

/// The files of a folder that a browser would load, less the key: a shop signs with one of its own.
fn published(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for path in project::files_under(folder)? {
        let content = fs::read(folder.join(&path))?;
        let name = path.to_str().context("a file's name is no text")?;
        files.insert(name.replace('\\', "/"), content.into());
    }
    let manifest = files.get_mut("manifest.json").context("there is no manifest")?;
    manifest.content = without_key(&manifest.content)?;
    Ok(files)
}

fn without_key(manifest: &[u8]) -> Result<Vec<u8>> {
    let mut manifest: Value = serde_json::from_slice(manifest)?;
    if let Some(fields) = manifest.as_object_mut() {
        fields.remove("key");
    }
    Ok((serde_json::to_string_pretty(&manifest)? + "\n").into_bytes())
}

fn bill() -> Result<String> {
    let said = probe(cargo().args([
        "metadata",
        "--format-version=1",
        "--locked",
        "--filter-platform=wasm32-unknown-unknown",
    ]));
    let metadata = serde_json::from_str(&said.context("cargo does not describe the crates")?)?;
    let mut tree = cargo();
    tree.args(["tree", "--locked", "--target=wasm32-unknown-unknown"]);
    tree.args(["--edges=normal,no-proc-macro", "--prefix=none", "--format={p}"]);
    for name in CRATES {
        tree.args(["--package", name]);
    }
    let compiler = probe(command("rustc").arg("--version")).context("rustc does not say its version")?;
    sbom::bill(&sbom::Sources {
        metadata: &metadata,
        tree: &probe(&mut tree).context("cargo does not say what is compiled")?,
        cargo_lock: &project::read(&root().join("Cargo.lock"))?,
        npm_lock: &serde_json::from_str(&project::read(&root().join("package-lock.json"))?)?,
        compiler: compiler.split_whitespace().nth(1).unwrap_or_default(),
        version: VERSION,
    })
}

fn name(what: &str, kind: &str) -> String {
    format!("countersign-{what}-{VERSION}.{kind}")
}

/// Writes a folder anew.
fn write(folder: &Path, made: &Made) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    for (name, content) in made {
        project::write(&folder.join(name), content)?;
    }
    project::write(&folder.join(DIGESTS), digests(made))
}

fn digests(made: &Made) -> String {
    let lines = made
        .iter()
        .map(|(name, content)| format!("{}  {name}\n", project::digest(&[content])));
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_has_no_key() -> Result<()> {
        let manifest = without_key(br#"{ "version": "0.1.0", "key": "MFkw" }"#)?;
        assert_eq!(String::from_utf8(manifest)?, "{\n  \"version\": \"0.1.0\"\n}\n");
        Ok(())
    }

    #[test]
    fn digests_are_as_sha256sum_reads_them() {
        let made = Made::from([("a.zip".to_owned(), b"abc".to_vec())]);
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digests(&made), format!("{abc}  a.zip\n"));
    }

    #[test]
    fn the_version_is_one_that_browsers_take() {
        let numbers: Vec<Option<u16>> = VERSION.split('.').map(|part| part.parse().ok()).collect();
        assert!(numbers.len() == 3 && numbers.iter().all(Option::is_some));
    }

    #[test]
    fn the_version_stands_in_one_place() -> Result<()> {
        assert!(!project::read(&root().join("manifest.json"))?.contains("\"version\""));
        assert!(!project::read(&root().join("package.json"))?.contains("\"version\""));
        Ok(())
    }
}
