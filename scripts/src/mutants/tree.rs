//! A copy of the repository in which the mutants are compiled.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value as Json;

use super::PACKAGES;
use super::list::Mutant;
use super::switch::{self, Place, Switched};
use crate::project::{self, cargo, command, root};

/// The folder of the crate that has the switches, from the root.
const BASE: &str = "crate/formats";
/// The folder of the crate that has most of the tests, and uses the other one's switches.
const TESTED: &str = "crate/guard";

/// How often what does not compile is taken out before we give up: each phase of the compiler stops at its own errors.
const ROUNDS: usize = 20;

/// Errors that a mutant has wherever it stands: the types are wrong, so that it does not compile by itself either.
const OF_TYPES: [&str; 6] = ["E0277", "E0308", "E0369", "E0599", "E0600", "E0605"];

/// Mutants without a switch.
#[derive(Debug, Default)]
pub(super) struct Left {
    /// They do not compile.
    pub(super) unviable: BTreeSet<usize>,
    /// They may, by themselves.
    pub(super) alone: BTreeSet<usize>,
}

impl Left {
    /// Whether it has no switch.
    pub(super) fn has(&self, number: usize) -> bool {
        self.unviable.contains(&number) || self.alone.contains(&number)
    }
}

/// The copy.
#[derive(Debug)]
pub(super) struct Tree {
    root: PathBuf,
    build: PathBuf,
    /// The mutated files as they were copied, whatever becomes of them in the meantime.
    sources: BTreeMap<String, String>,
}

impl Tree {
    /// Copies what git knows or could know, and removes what is gone. What has not changed is left alone, so that it
    /// is not compiled again.
    pub(super) fn make(output: &Path, mutants: &[Mutant]) -> Result<Self> {
        let mut tree = Self {
            root: output.join("tree"),
            build: output.join("build"),
            sources: BTreeMap::new(),
        };
        let listed = command("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .output()
            .context("cannot start git")?;
        let listed = String::from_utf8(listed.stdout).context("git lists a file whose name is not text")?;
        let files: BTreeSet<PathBuf> = listed.split_terminator('\0').map(PathBuf::from).collect();
        for file in files.iter().filter(|file| root().join(file).is_file()) {
            let content =
                fs::read(root().join(file)).with_context(|| format!("cannot read {}", file.display()))?;
            tree.put(file, &content)?;
        }
        for file in project::files_under(&tree.root)? {
            if !files.contains(&file) {
                fs::remove_file(tree.root.join(file))?;
            }
        }
        for mutant in mutants {
            if !tree.sources.contains_key(&mutant.file) {
                let source = project::read(&tree.root.join(&mutant.file))?;
                tree.sources.insert(mutant.file.clone(), source);
            }
        }
        Ok(tree)
    }

    /// Puts all mutants into the copy that compile behind a switch, and returns the rest.
    pub(super) fn switch(&self, mutants: &[Mutant]) -> Result<Left> {
        self.extend(BASE, &format!("/// Switches.\npub mod {};\n", switch::MODULE))?;
        self.extend(TESTED, &format!("pub use formats::{};\n", switch::MODULE))?;
        self.put(
            format!("{BASE}/src/{}.rs", switch::MODULE),
            switch::SWITCHES.as_bytes(),
        )?;
        let mut left = Left::default();
        for _ in 0..ROUNDS {
            let written = self.write(mutants, &mut left)?;
            let errors = self.errors()?;
            if errors.is_empty() {
                return Ok(left);
            }
            for error in errors {
                let blamed = error.blamed(&written)?;
                if OF_TYPES.contains(&error.code.as_str()) {
                    left.unviable.extend(blamed);
                } else {
                    left.alone.extend(blamed);
                }
            }
        }
        bail!("after {ROUNDS} rounds the switches still do not compile")
    }

    /// Writes one mutant by itself, as cargo-mutants would.
    pub(super) fn replace(&self, mutant: &Mutant) -> Result<()> {
        let source = self.source(&mutant.file);
        let range = mutant.range(source)?;
        let head = source.get(..range.start).unwrap_or_default();
        let tail = source.get(range.end..).unwrap_or_default();
        self.put(
            &mutant.file,
            format!("{head}{}{tail}", mutant.replacement).as_bytes(),
        )
    }

    /// Takes that back.
    pub(super) fn restore(&self, mutant: &Mutant) -> Result<()> {
        self.put(&mutant.file, self.source(&mutant.file).as_bytes())
    }

    fn source(&self, file: &str) -> &str {
        self.sources.get(file).map_or("", String::as_str)
    }

    /// The test programs, or nothing if they do not compile.
    pub(super) fn programs(&self) -> Result<Option<Vec<PathBuf>>> {
        let output = self.cargo(&["test", "--no-run"])?;
        if !output.status.success() {
            return Ok(None);
        }
        let messages = messages(&output);
        let programs = messages.filter_map(|message| {
            let is_test = message.pointer("/profile/test").and_then(Json::as_bool) == Some(true);
            let program = message.get("executable").and_then(Json::as_str)?;
            is_test.then(|| PathBuf::from(program))
        });
        Ok(Some(programs.collect()))
    }

    /// Where the tests are started.
    pub(super) fn package(&self) -> PathBuf {
        self.root.join(TESTED)
    }

    fn write(&self, mutants: &[Mutant], left: &mut Left) -> Result<BTreeMap<String, Switched>> {
        let mut by_file: BTreeMap<&str, Vec<(usize, &Mutant)>> = BTreeMap::new();
        for (number, mutant) in mutants.iter().enumerate() {
            let file = by_file.entry(&mutant.file).or_default();
            if !left.has(number) {
                file.push((number, mutant));
            }
        }
        let mut written = BTreeMap::new();
        for (file, mutants) in by_file {
            let switched =
                switch::switch(self.source(file), &mutants).with_context(|| format!("cannot read {file}"))?;
            left.alone.extend(&switched.left);
            self.put(file, switched.text.as_bytes())?;
            written.insert(file.to_owned(), switched);
        }
        Ok(written)
    }

    fn errors(&self) -> Result<Vec<Error>> {
        let output = self.cargo(&["build", "--lib"])?;
        if output.status.success() {
            return Ok(Vec::new());
        }
        let errors: Vec<Error> = messages(&output)
            .filter_map(|message| Error::read(&message))
            .collect();
        ensure!(
            !errors.is_empty(),
            "the copy does not compile:\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
        Ok(errors)
    }

    /// A build for many runs: a little optimised, for nobody to debug, with the arithmetic still checked.
    fn cargo(&self, arguments: &[&str]) -> Result<Output> {
        let mut cargo: Command = cargo();
        cargo.args(arguments).args(["--message-format", "json"]);
        for package in PACKAGES {
            cargo.args(["--package", package]);
        }
        cargo.current_dir(&self.root);
        cargo
            .env("CARGO_TARGET_DIR", &self.build)
            .env("CARGO_INCREMENTAL", "1")
            .env("CARGO_PROFILE_DEV_DEBUG", "false")
            .env("CARGO_PROFILE_DEV_OPT_LEVEL", "1");
        cargo.output().context("cannot start cargo")
    }

    /// Adds lines to the root of a crate.
    fn extend(&self, folder: &str, lines: &str) -> Result<()> {
        let library = format!("{folder}/src/lib.rs");
        let source = project::read(&self.root.join(&library))?;
        self.put(library, format!("{source}\n{lines}").as_bytes())
    }

    fn put(&self, file: impl AsRef<Path>, content: &[u8]) -> Result<()> {
        let path = self.root.join(file);
        if fs::read(&path).is_ok_and(|old| old == content) {
            return Ok(());
        }
        project::write(&path, content)
    }
}

fn messages(output: &Output) -> impl Iterator<Item = Json> {
    let lines = output.stdout.split(|&byte| byte == b'\n');
    lines.filter_map(|line| serde_json::from_slice(line).ok())
}

/// What the compiler does not accept, and where.
#[derive(Debug)]
struct Error {
    /// Such as `E0308`.
    code: String,
    text: String,
    places: Vec<(String, Range<usize>)>,
}

impl Error {
    fn read(message: &Json) -> Option<Self> {
        let message = message.get("message")?;
        if message.get("level")?.as_str()? != "error" {
            return None;
        }
        let spans = message.get("spans")?.as_array()?;
        let place = |span: &Json| {
            let byte = |name| usize::try_from(span.get(name)?.as_u64()?).ok();
            let file = span.get("file_name")?.as_str()?.to_owned();
            Some((file, byte("byte_start")?..byte("byte_end")?))
        };
        let mut places: Vec<_> = spans
            .iter()
            .filter(|span| span.get("is_primary").and_then(Json::as_bool) == Some(true))
            .filter_map(place)
            .collect();
        let others = spans.iter().filter_map(place);
        places.extend(others);
        let text = message.get("rendered")?.as_str()?.to_owned();
        let code = message
            .pointer("/code/code")
            .and_then(Json::as_str)
            .unwrap_or_default()
            .to_owned();
        // The last message only counts the others.
        (!places.is_empty()).then_some(Self { code, text, places })
    }

    /// The mutants of the innermost place that it is in.
    fn blamed(&self, written: &BTreeMap<String, Switched>) -> Result<Vec<usize>> {
        let of = |(file, range): &(String, Range<usize>)| {
            let places = &written.get(file)?.places;
            let around = |place: &&Place| place.range.start <= range.start && range.end <= place.range.end;
            let innermost = places
                .iter()
                .filter(around)
                .min_by_key(|place| place.range.len())?;
            Some(innermost.numbers.clone())
        };
        self.places
            .iter()
            .find_map(of)
            .with_context(|| format!("no mutant is to blame for this:\n{}", self.text))
    }
}
