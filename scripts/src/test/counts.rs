//! How many tests passed and failed, read from what the test runners print.

use std::fmt;

/// Tests, or checks where there are no single tests to count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) passed: u64,
    pub(super) failed: u64,
}

impl Counts {
    /// The sum of both.
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            passed: self.passed.saturating_add(other.passed),
            failed: self.failed.saturating_add(other.failed),
        }
    }

    fn checked(succeeded: bool) -> Self {
        if succeeded {
            Self { passed: 1, failed: 0 }
        } else {
            Self { passed: 0, failed: 1 }
        }
    }
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// How a step says what it counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reporter {
    /// Not at all: the step is one check.
    ExitCode,
    /// `test result: ok. 3 passed; 0 failed; …`, once for each test binary.
    Cargo,
    /// `Summary [ 0.5s] 3 tests run: 2 passed, 1 failed, 0 skipped`.
    Nextest,
    /// `ℹ pass 3` and `ℹ fail 1`, `ℹ cancelled 0` (or `# pass 3` and so on).
    Node,
}

impl Reporter {
    /// What a finished step counted. A step that failed has at least one failure, whatever it printed.
    pub(super) fn counts(self, succeeded: bool, output: &[String]) -> Counts {
        let mut counts = match self {
            Self::ExitCode => Counts::checked(succeeded),
            Self::Cargo => sum(output, cargo_line),
            Self::Nextest => sum(output, nextest_line),
            Self::Node => sum(output, node_line),
        };
        if !succeeded {
            counts.failed = counts.failed.max(1);
        }
        counts
    }

    /// What a step that failed said of its failures, for a reader who has only the end of all output.
    pub(super) fn failures(self, output: &[String]) -> &[String] {
        let is_heading = |line: &String| line.trim() == NODE_FAILURES;
        let start = match self {
            Self::Node => output.iter().position(is_heading),
            Self::ExitCode | Self::Cargo | Self::Nextest => None,
        };
        let start = start.unwrap_or(output.len().saturating_sub(FAILURE_LINES));
        let told = output.get(start..).unwrap_or_default();
        told.get(..FAILURE_LINES).unwrap_or(told)
    }
}

/// What stands above the failures, at the end of what `node --test` prints.
const NODE_FAILURES: &str = "✖ failing tests:";

/// How many lines of a step's failures are repeated at the end.
const FAILURE_LINES: usize = 60;

fn sum(output: &[String], read: fn(&str) -> Counts) -> Counts {
    output
        .iter()
        .map(|line| read(line.trim()))
        .fold(Counts::default(), Counts::plus)
}

fn cargo_line(line: &str) -> Counts {
    let Some(result) = line.strip_prefix("test result: ") else {
        return Counts::default();
    };
    let words: Vec<&str> = result
        .split([' ', ';', ',', '.'])
        .filter(|word| !word.is_empty())
        .collect();
    Counts {
        passed: before(&words, "passed"),
        failed: before(&words, "failed"),
    }
}

fn nextest_line(line: &str) -> Counts {
    let Some((_, result)) = line
        .strip_prefix("Summary [")
        .and_then(|rest| rest.split_once(" run: "))
    else {
        return Counts::default();
    };
    let result: Vec<&str> = result
        .split([' ', ',', '(', ')'])
        .filter(|word| !word.is_empty())
        .collect();
    // A test that ran into its time limit or could not be started is not among the failed ones.
    let unfinished = result.windows(3).filter_map(|words| match words {
        [number, "timed", "out"] | [number, "exec", "failed"] => number.parse::<u64>().ok(),
        _ => None,
    });
    let failed = unfinished.fold(before(&result, "failed"), u64::saturating_add);
    Counts {
        passed: before(&result, "passed"),
        failed,
    }
}

fn node_line(line: &str) -> Counts {
    let Some(result) = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# ")) else {
        return Counts::default();
    };
    match result
        .split_once(' ')
        .map(|(word, number)| (word, number.parse()))
    {
        Some(("pass", Ok(number))) => Counts {
            passed: number,
            failed: 0,
        },
        Some(("fail" | "cancelled", Ok(number))) => Counts {
            passed: 0,
            failed: number,
        },
        _ => Counts::default(),
    }
}

/// The number that stands before a word; 0 if there is none.
fn before(words: &[&str], name: &str) -> u64 {
    let number = words.windows(2).find_map(|pair| match pair {
        [number, word] if *word == name => number.parse().ok(),
        _ => None,
    });
    number.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(reporter: Reporter, succeeded: bool, text: &str) -> (u64, u64) {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let counts = reporter.counts(succeeded, &lines);
        (counts.passed, counts.failed)
    }

    #[test]
    fn one_check_counts_as_one() {
        assert_eq!(
            read(Reporter::ExitCode, true, "test result: ok. 9 passed; 0 failed"),
            (1, 0)
        );
        assert_eq!(read(Reporter::ExitCode, false, ""), (0, 1));
    }

    #[test]
    fn cargo_binaries_are_summed() {
        let text = "running 3 tests\n\
            test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: ok. 4 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s";
        assert_eq!(read(Reporter::Cargo, false, text), (6, 1));
    }

    #[test]
    fn nextest_summary_is_read() {
        let fine = "     Summary [   0.012s] 5 tests run: 5 passed, 0 skipped";
        let mixed = "     Summary [   1.2s] 5/9 tests run: 2 passed (1 slow), 1 failed, 1 timed out, 1 exec failed, 4 skipped";
        assert_eq!(read(Reporter::Nextest, true, fine), (5, 0));
        assert_eq!(read(Reporter::Nextest, false, mixed), (2, 3));
    }

    #[test]
    fn node_totals_are_read_in_both_formats() {
        let spec = "✔ a (1.2ms)\nℹ tests 4\nℹ suites 0\nℹ pass 2\nℹ fail 1\nℹ cancelled 1\nℹ skipped 0\nℹ todo 0\nℹ duration_ms 60.1";
        let tap = "ok 1 - a\n# pass 2\n# fail 0\n# cancelled 0\n# duration_ms 55.5";
        assert_eq!(read(Reporter::Node, false, spec), (2, 2));
        assert_eq!(read(Reporter::Node, true, tap), (2, 0));
    }

    #[test]
    fn failures_are_found_in_the_output() {
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
        let spec =
            lines("✔ a (1.2ms)\nℹ fail 1\n\n✖ failing tests:\n\ntest at tests/a.test.js:3:1\n✖ b (3ms)");
        assert_eq!(Reporter::Node.failures(&spec), spec.split_at(3).1);
        let long = lines(&"line\n".repeat(FAILURE_LINES + 40));
        for reporter in [Reporter::ExitCode, Reporter::Node] {
            assert_eq!(reporter.failures(&long).len(), FAILURE_LINES);
        }
        assert!(Reporter::Cargo.failures(&[]).is_empty());
    }

    #[test]
    fn a_failure_without_counts_is_one_failure() {
        for reporter in [Reporter::Cargo, Reporter::Nextest, Reporter::Node] {
            assert_eq!(read(reporter, false, "error: could not compile"), (0, 1));
        }
    }
}
