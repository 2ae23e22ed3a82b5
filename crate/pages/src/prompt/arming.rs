//! When Continue may be pressed: after a person has had the verdict before their eyes for a while.

use guard::Level;

/// How long the verdict must have been in a focused window, in milliseconds.
pub(super) const DELAY_MS: u64 = 1_200;
/// How long Continue must be held for a critical verdict, in milliseconds.
pub(super) const HOLD_MS: u64 = 1_500;

/// The state of the Continue button for the request in front.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Arming {
    request: String,
    worst: Option<Level>,
    focused: bool,
    /// Since when the delay runs, in milliseconds.
    since: Option<u64>,
    /// Counts the starts of the delay.
    round: u32,
}

impl Arming {
    /// The request in front and its verdict. Another request, or a worse verdict, starts the delay again.
    pub(super) fn show(&mut self, request: &str, verdict: Level, now: u64) {
        let same = self.request == request && self.worst.is_some_and(|worst| verdict <= worst);
        if same {
            return;
        }
        request.clone_into(&mut self.request);
        self.worst = Some(verdict);
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

    /// The window lost the focus.
    pub(super) fn blur(&mut self) {
        self.focused = false;
        self.since = None;
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

    /// Changes with every start of the delay.
    pub(super) fn round(&self) -> u32 {
        self.round
    }

    fn restart(&mut self, now: u64) {
        self.since = (self.focused && self.worst.is_some()).then_some(now);
        self.round = self.round.wrapping_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn focused() -> Arming {
        let mut arming = Arming::default();
        arming.show("a", Level::Medium, 0);
        arming.focus(100);
        arming
    }

    #[test]
    fn needs_focus_and_time() {
        let mut arming = Arming::default();
        arming.show("a", Level::Low, 0);
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
        arming.show("a", Level::Low, 60_000);
        assert!(!arming.is_armed(60_001));
    }

    #[test]
    fn a_worse_verdict_starts_again_and_a_better_one_does_not() {
        let mut arming = focused();
        assert!(arming.is_armed(5_000));
        arming.show("a", Level::Low, 5_000);
        arming.show("a", Level::Medium, 5_000);
        assert!(arming.is_armed(5_000));
        arming.show("a", Level::High, 5_000);
        assert!(!arming.is_armed(5_000 + DELAY_MS - 1));
        assert!(arming.is_armed(5_000 + DELAY_MS));
    }

    #[test]
    fn another_request_or_lost_focus_starts_again() {
        let mut arming = focused();
        arming.show("b", Level::Low, 5_000);
        assert!(!arming.is_armed(5_001));
        arming.blur();
        assert!(!arming.is_armed(60_000));
        arming.focus(60_000);
        assert!(!arming.is_armed(60_001));
        arming.focus(60_000 + DELAY_MS);
        assert!(arming.is_armed(60_000 + DELAY_MS));
    }
}
