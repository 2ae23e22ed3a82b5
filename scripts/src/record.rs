//! When and on what a long run was made: for result files.

use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::project::{command, probe};

/// The day and the code of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Run {
    /// The day (UTC), such as `2026-01-31`.
    pub(crate) date: String,
    /// The commit that was checked out; `+` follows if files had changed since.
    pub(crate) commit: String,
}

impl Run {
    /// A run that is made now.
    pub(crate) fn now() -> Self {
        let since = SystemTime::now().duration_since(UNIX_EPOCH);
        Self {
            date: date(since.map_or(0, |since| since.as_secs()).div_euclid(24 * 60 * 60)),
            commit: commit().unwrap_or_else(|| "unknown".to_owned()),
        }
    }
}

fn commit() -> Option<String> {
    let commit = probe(command("git").args(["rev-parse", "--short=12", "HEAD"]))?;
    let changed = probe(command("git").args(["status", "--porcelain", "--untracked-files=no"]))?;
    let mark = if changed.is_empty() { "" } else { "+" };
    Some(format!("{}{mark}", commit.trim()))
}

/// A day of the Gregorian calendar, counted from 1970-01-01.
fn date(mut day: u64) -> String {
    let mut year: u64 = 1970;
    loop {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        for (month, days) in (1..).zip([
            31,
            if leap { 29 } else { 28 },
            31,
            30,
            31,
            30,
            31,
            31,
            30,
            31,
            30,
            31,
        ]) {
            match day.checked_sub(days) {
                Some(left) => day = left,
                None => return format!("{year}-{month:02}-{:02}", day.saturating_add(1)),
            }
        }
        year = year.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_dates() {
        for (day, text) in [
            (0, "1970-01-01"),
            (364, "1970-12-31"),
            (789, "1972-02-29"),
            (11_016, "2000-02-29"),
            (20_454, "2026-01-01"),
            (47_540, "2100-02-28"),
            (47_541, "2100-03-01"),
        ] {
            assert_eq!(date(day), text);
        }
    }
}
