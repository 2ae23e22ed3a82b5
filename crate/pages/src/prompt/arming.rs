//! When Continue may be pressed: after a person has had this verdict before their eyes for a while, and only
//! with a press that began after that.

use guard::{Level, Line, Text};

/// How long the verdict must have been in a focused window, in milliseconds.
pub(super) const DELAY_MS: u64 = 1_200;
/// How long Continue must be held for a critical verdict, in milliseconds.
pub(super) const HOLD_MS: u64 = 1_500;

/// What a person is told about a request: a change of it is news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// The request.
    pub(super) request: String,
    /// How bad it is.
    pub(super) verdict: Level,
    /// What it would do.
    pub(super) headline: Text,
    /// Each thing that it would change.
    pub(super) lines: Vec<Line>,
}

impl Told {
    /// Whether somebody who has read this knows all that `next` says, or worse.
    fn covers(&self, next: &Told) -> bool {
        let milder = next.verdict < self.verdict;
        let same = next.verdict == self.verdict && next.headline == self.headline && next.lines == self.lines;
        self.request == next.request && (milder || same)
    }
}

/// The state of the Continue button for the request in front.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Arming {
    told: Option<Told>,
    focused: bool,
    /// Since when the delay runs, in milliseconds.
    since: Option<u64>,
    /// Counts the starts of the delay.
    round: u32,
    /// The press that is under way: the round in which it began if the button was armed then.
    press: Option<Option<u32>>,
}

impl Arming {
    /// The request in front. Another request, a worse verdict, or the same verdict on something else starts the
    /// delay again.
    pub(super) fn show(&mut self, told: Told, now: u64) {
        if self.told.as_ref().is_some_and(|before| before.covers(&told)) {
            return;
        }
        self.told = Some(told);
        self.restart(now);
    }

    /// The window got the focus. A click that was meant for another window does not count.
    pub(super) fn focus(&mut self, now: u64) {
        if self.focused {
            return;
        }
        self.focused = true;
        self.restart(now);
    }

    /// The window lost the focus, or went out of sight.
    pub(super) fn blur(&mut self, now: u64) {
        self.focused = false;
        self.restart(now);
    }

    /// How many milliseconds are left; `None` while the delay does not run.
    pub(super) fn left(&self, now: u64) -> Option<u64> {
        let since = self.since?;
        // A clock that is set back starts the delay again for as long as it was set back.
        Some(since.saturating_add(DELAY_MS).saturating_sub(now))
    }

    /// Whether Continue may be pressed.
    pub(super) fn is_armed(&self, now: u64) -> bool {
        self.left(now) == Some(0)
    }

    /// A mouse button or a key went down on Continue.
    pub(super) fn press(&mut self, now: u64) {
        self.press = Some(self.is_armed(now).then_some(self.round));
    }

    /// Whether a click counts. It ends the press: one that began too early, or before the verdict changed, is
    /// for nothing. A click without a press is how screen readers press a button.
    pub(super) fn click(&mut self, now: u64) -> bool {
        let began = self.press.take();
        self.is_armed(now) && began.is_none_or(|round| round == Some(self.round))
    }

    /// Changes with every start of the delay.
    pub(super) fn round(&self) -> u32 {
        self.round
    }

    fn restart(&mut self, now: u64) {
        self.since = (self.focused && self.told.is_some()).then_some(now);
        self.round = self.round.wrapping_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(request: &str, verdict: Level) -> Told {
        Told {
            request: request.to_owned(),
            verdict,
            headline: Text::new("headline"),
            lines: Vec::new(),
        }
    }

    fn focused() -> Arming {
        let mut arming = Arming::default();
        arming.show(told("a", Level::Medium), 0);
        arming.focus(100);
        arming
    }

    #[test]
    fn needs_focus_and_time() {
        let mut arming = Arming::default();
        arming.show(told("a", Level::Low), 0);
        assert_eq!(arming.left(60_000), None);
        arming.focus(60_000);
        assert!(!arming.is_armed(60_000 + DELAY_MS - 1));
        assert!(arming.is_armed(60_000 + DELAY_MS));
    }

    #[test]
    fn focus_without_a_request_arms_nothing() {
        let mut arming = Arming::default();
        arming.focus(0);
        assert!(!arming.is_armed(60_000));
        arming.show(told("a", Level::Low), 60_000);
        assert!(!arming.is_armed(60_001));
    }

    #[test]
    fn a_worse_verdict_starts_again_and_a_better_one_does_not() {
        let mut arming = focused();
        assert!(arming.is_armed(5_000));
        arming.show(told("a", Level::Low), 5_000);
        assert!(arming.is_armed(5_000));
        arming.show(told("a", Level::Medium), 5_000);
        assert!(arming.is_armed(5_000));
        arming.show(told("a", Level::High), 5_000);
        assert!(!arming.is_armed(5_000 + DELAY_MS - 1));
        assert!(arming.is_armed(5_000 + DELAY_MS));
    }

    #[test]
    fn the_same_verdict_on_something_else_starts_again() {
        let mut arming = focused();
        let mut other = told("a", Level::Medium);
        other.headline = Text::new("headline_of_something_else");
        arming.show(other.clone(), 5_000);
        assert!(!arming.is_armed(5_001));
        arming.show(other.clone(), 6_000);
        assert!(arming.is_armed(5_000 + DELAY_MS));
        other.lines.push(Line {
            who: None,
            what: Text::new("what"),
            amount: Text::new("amount"),
            until: Text::new("until"),
            today: None,
        });
        arming.show(other, 9_000);
        assert!(!arming.is_armed(9_001));
    }

    #[test]
    fn another_request_or_lost_focus_starts_again() {
        let mut arming = focused();
        arming.show(told("b", Level::Low), 5_000);
        assert!(!arming.is_armed(5_001));
        arming.blur(6_000);
        assert!(!arming.is_armed(60_000));
        arming.focus(60_000);
        assert!(!arming.is_armed(60_001));
        arming.focus(60_000 + DELAY_MS);
        assert!(arming.is_armed(60_000 + DELAY_MS));
    }

    #[test]
    fn a_press_that_began_too_early_is_for_nothing() {
        let mut arming = focused();
        arming.press(200);
        assert!(!arming.click(5_000));
        // The press is over: the next one counts, and so does a click of a screen reader.
        arming.press(5_000);
        assert!(arming.click(5_000));
        assert!(arming.click(5_000));
    }

    #[test]
    fn a_press_is_for_what_was_shown_when_it_began() {
        let mut arming = focused();
        arming.press(5_000);
        arming.show(told("a", Level::High), 5_001);
        assert!(!arming.click(60_000));
        arming.press(60_000);
        arming.blur(60_001);
        arming.focus(60_002);
        assert!(!arming.click(90_000));
        arming.press(90_000);
        arming.show(told("b", Level::Low), 90_001);
        assert!(!arming.click(99_000));
    }
}
