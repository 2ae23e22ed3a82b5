//! What came of a half, as counts.

use std::fmt::Write as _;

use guard::{Action, Judgement, Level};
use serde::{Deserialize, Serialize};

use super::corpus::Kind;

/// How many requests of a kind got each level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Levels {
    low: usize,
    medium: usize,
    high: usize,
    critical: usize,
}

/// The confusion table of a half.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Table {
    /// Honest requests, by level.
    pub(super) honest: Levels,
    /// Thefts, by level.
    pub(super) theft: Levels,
    /// Honest requests about which the person is asked, with every answer of the chain at hand.
    pub(super) honest_prompts: usize,
    /// Honest requests that go through while the person is told, and not asked.
    #[serde(default)]
    pub(super) honest_noted: usize,
    /// Thefts that pass without the person being asked, in silence or not.
    pub(super) thefts_passed: usize,
}

impl Levels {
    fn add(&mut self, level: Level) {
        let count = match level {
            Level::Low => &mut self.low,
            Level::Medium => &mut self.medium,
            Level::High => &mut self.high,
            Level::Critical => &mut self.critical,
        };
        *count = count.saturating_add(1);
    }

    fn all(&self) -> usize {
        [self.low, self.medium, self.high, self.critical].iter().sum()
    }
}

impl Table {
    /// Counts one more.
    pub(super) fn add(&mut self, kind: Kind, judgement: &Judgement) {
        let asks = !matches!(judgement.action, Action::Pass | Action::Note);
        let noted = judgement.action == Action::Note;
        match kind {
            Kind::Honest => {
                self.honest.add(judgement.verdict);
                self.honest_prompts = self.honest_prompts.saturating_add(usize::from(asks));
                self.honest_noted = self.honest_noted.saturating_add(usize::from(noted));
            }
            Kind::Theft => {
                self.theft.add(judgement.verdict);
                self.thefts_passed = self.thefts_passed.saturating_add(usize::from(!asks));
            }
        }
    }

    /// Thefts that are called less than High.
    pub(super) fn thefts_below_high(&self) -> usize {
        self.theft.low.saturating_add(self.theft.medium)
    }

    /// Honest requests that are called more than Medium.
    pub(super) fn honest_above_medium(&self) -> usize {
        self.honest.high.saturating_add(self.honest.critical)
    }

    /// Honest requests at Medium.
    pub(super) fn honest_at_medium(&self) -> usize {
        self.honest.medium
    }

    /// The table in Markdown, and the shares that have targets.
    pub(super) fn markdown(&self) -> String {
        let mut text =
            String::from("| | Low | Medium | High | Critical | all |\n|---|--:|--:|--:|--:|--:|\n");
        for (name, levels) in [("honest", self.honest), ("theft", self.theft)] {
            let Levels {
                low,
                medium,
                high,
                critical,
            } = levels;
            let _ = writeln!(
                text,
                "| {name} | {low} | {medium} | {high} | {critical} | {} |",
                levels.all()
            );
        }
        let (honest, thefts) = (self.honest.all(), self.theft.all());
        text.push_str("\n| measure | measured | target |\n|---|--:|--:|\n");
        for (measure, count, of, target) in [
            ("thefts below High", self.thefts_below_high(), thefts, "0"),
            (
                "thefts that pass without a prompt",
                self.thefts_passed,
                thefts,
                "0",
            ),
            (
                "honest requests above Medium",
                self.honest_above_medium(),
                honest,
                "0",
            ),
            (
                "honest requests at Medium",
                self.honest_at_medium(),
                honest,
                "≤ 15 %",
            ),
            (
                "prompts for honest requests",
                self.honest_prompts,
                honest,
                "≤ 30 of 100",
            ),
            (
                "honest requests that are only noted",
                self.honest_noted,
                honest,
                "–",
            ),
        ] {
            let _ = writeln!(
                text,
                "| {measure} | {count} of {of} ({}) | {target} |",
                percent(count, of)
            );
        }
        text
    }
}

/// A share with one digit behind the point.
fn percent(count: usize, of: usize) -> String {
    let thousandths = count
        .saturating_mul(2000)
        .saturating_add(of)
        .checked_div(of.saturating_mul(2))
        .unwrap_or(0);
    format!(
        "{}.{} %",
        thousandths.checked_div(10).unwrap_or(0),
        thousandths.checked_rem(10).unwrap_or(0)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded() {
        for (count, of, text) in [
            (0, 7, "0.0 %"),
            (1, 3, "33.3 %"),
            (2, 3, "66.7 %"),
            (7, 7, "100.0 %"),
            (0, 0, "0.0 %"),
        ] {
            assert_eq!(percent(count, of), text);
        }
    }
}
