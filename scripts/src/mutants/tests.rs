//! The guard's tests, each a process of its own.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};

/// How many random inputs a property is tested with, so that a mutant takes seconds.
const CASES: &str = "64";

/// The seed of random inputs, so that a survivor survives again.
const SEED: &str = "1";

/// How much memory (KiB) a test may take: a mutant may ask for more and more.
const MEMORY: u64 = 4 * 1024 * 1024;

/// A test.
#[derive(Clone, Debug)]
pub(super) struct Test {
    program: PathBuf,
    name: String,
    /// How long it takes without a mutant.
    took: Duration,
}

/// How a test ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    Passed,
    Failed,
    TooLong,
}

/// All tests, quickest first, and which of them pass which mutants.
#[derive(Debug)]
pub(super) struct Tests {
    folder: PathBuf,
    tests: Vec<Test>,
    passing: BTreeMap<usize, Vec<usize>>,
}

impl Tests {
    /// Runs every test of these programs once.
    pub(super) fn measure(programs: &[PathBuf], folder: &Path) -> Result<Self> {
        let list = folder.join("mutants-passed");
        let mut measured = Vec::new();
        for program in programs {
            for name in names(program, folder)? {
                let mut test = Test {
                    program: program.clone(),
                    name,
                    took: Duration::from_secs(120),
                };
                let began = Instant::now();
                let _ = fs::remove_file(&list);
                let ended = test.run(folder, &[("MUTANTS_PASSED", list.as_os_str())])?;
                ensure!(
                    ended == Ended::Passed,
                    "{} does not pass without a mutant",
                    test.name
                );
                test.took = began.elapsed();
                let passed = fs::read_to_string(&list).unwrap_or_default();
                let passed: Vec<usize> = passed.lines().filter_map(|line| line.parse().ok()).collect();
                measured.push((test, passed));
            }
        }
        ensure!(!measured.is_empty(), "there are no tests");
        measured.sort_by_key(|(test, _)| test.took);
        let mut passing: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut tests = Vec::new();
        for (index, (test, passed)) in measured.into_iter().enumerate() {
            tests.push(test);
            for mutant in passed {
                passing.entry(mutant).or_default().push(index);
            }
        }
        Ok(Self {
            folder: folder.to_owned(),
            tests,
            passing,
        })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.tests.len()
    }

    /// Switches a mutant on in each test that comes to it, until one of them notices.
    pub(super) fn switched(&self, mutant: usize) -> Result<Ended> {
        let passing = self.passing.get(&mutant).map_or(&[][..], Vec::as_slice);
        let tests = passing.iter().filter_map(|&index| self.tests.get(index));
        let number = mutant.to_string();
        self.until_noticed(tests, &[("MUTANT_ON", number.as_ref())])
    }

    /// Runs every test, until one of them fails.
    pub(super) fn all(&self) -> Result<Ended> {
        self.until_noticed(self.tests.iter(), &[])
    }

    fn until_noticed<'t>(
        &self,
        tests: impl Iterator<Item = &'t Test>,
        environment: &[(&str, &std::ffi::OsStr)],
    ) -> Result<Ended> {
        for test in tests {
            let ended = test.run(&self.folder, environment)?;
            if ended != Ended::Passed {
                return Ok(ended);
            }
        }
        Ok(Ended::Passed)
    }
}

impl Test {
    /// Seconds of computing after which it hangs.
    fn limit(&self) -> u64 {
        self.took.as_secs().saturating_mul(2).saturating_add(2)
    }

    fn run(&self, folder: &Path, environment: &[(&str, &std::ffi::OsStr)]) -> Result<Ended> {
        let limits = format!("ulimit -v {MEMORY}; ulimit -t {}; exec \"$@\"", self.limit());
        let mut shell = Command::new("sh");
        shell
            .args(["-c", &limits, "sh"])
            .arg(&self.program)
            .args(["--exact", &self.name]);
        shell
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        shell
            .env("PROPTEST_CASES", CASES)
            .env("PROPTEST_RNG_SEED", SEED)
            .env("PROPTEST_MAX_SHRINK_ITERS", "0")
            .env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "true")
            .env("RUST_BACKTRACE", "0")
            .envs(environment.iter().copied());
        let status = shell.status().context("cannot start a test")?;
        Ok(ended(status))
    }
}

fn ended(status: std::process::ExitStatus) -> Ended {
    match status.code() {
        Some(0) => Ended::Passed,
        // Ended by a signal: of the limits, or its own where its stack or memory ended.
        None => Ended::TooLong,
        Some(_) => Ended::Failed,
    }
}

fn names(program: &Path, folder: &Path) -> Result<Vec<String>> {
    let output = Command::new(program)
        .args(["--list", "--format", "terse"])
        .current_dir(folder)
        .output()
        .with_context(|| format!("cannot start {}", program.display()))?;
    if !output.status.success() {
        bail!("{} does not list its tests", program.display());
    }
    let listed = String::from_utf8_lossy(&output.stdout);
    Ok(listed
        .lines()
        .filter_map(|line| line.strip_suffix(": test"))
        .map(str::to_owned)
        .collect())
}
