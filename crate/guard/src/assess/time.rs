//! Until when. Times and spans are in seconds.

use super::{Told, about};
use crate::judge::case::Case;
use crate::{Arg, By, Expiry, Grant, GrantKind, Level, Text};
use alloy_primitives::U256;

/// A Permit2 allowance that lasts longer is long: a year and a day, so that "a year from now" is not.
/// Interfaces commonly ask for 30 days, subscriptions for a year.
pub const LONG_EXPIRY: u64 = 366 * DAY;
/// A signature that can be submitted later than this is long-lived. Interfaces commonly allow 30 minutes.
pub const LONG_DEADLINE: u64 = DAY;
/// A signature that can be submitted even later serves nobody but a thief who waits.
pub const VERY_LONG_DEADLINE: u64 = 30 * DAY;
/// The first moment of the year 10000: a time from here on means "no end".
pub const NO_END: u64 = 253_402_300_800;

const DAY: u64 = 86_400;

/// A signature that could be used long after it was made.
pub(super) fn long_deadline(case: &Case<'_>) -> Vec<Told> {
    let signed = case.grants().filter(|grant| grant.by == By::Signature);
    let Some(latest) = signed.map(|grant| grant.deadline.unwrap_or(U256::MAX)).max() else {
        return Vec::new();
    };
    let left = latest.saturating_sub(U256::from(case.context.now));
    if left <= U256::from(LONG_DEADLINE) {
        return Vec::new();
    }
    let level = if left > U256::from(VERY_LONG_DEADLINE) {
        Level::High
    } else {
        Level::Medium
    };
    let text = if latest >= U256::from(NO_END) {
        Text::new("rule_long_deadline_never")
    } else {
        Text::new("rule_long_deadline").with("time", Arg::Time { value: latest })
    };
    vec![Told::new(level, text)]
}

/// A Permit2 allowance for longer than [`LONG_EXPIRY`].
pub(super) fn long_expiry(case: &Case<'_>) -> Vec<Told> {
    let now = U256::from(case.context.now);
    let longest = case.grants().filter_map(end).max();
    let Some(time) = longest.filter(|&time| time.saturating_sub(now) > U256::from(LONG_EXPIRY)) else {
        return Vec::new();
    };
    let text = Text::new("rule_long_expiry").with("time", Arg::Time { value: time });
    vec![Told::new(Level::Medium, text)]
}

/// Nothing ends it. Where an end could have been set (Permit2) that is a choice; elsewhere it is how tokens are.
pub(super) fn no_expiry(case: &Case<'_>) -> Vec<Told> {
    let open = case.grants().any(|grant| has_no_end(grant.expiry));
    if open {
        return vec![Told::new(Level::Medium, Text::new("rule_no_expiry_permit2"))];
    }
    let never = case
        .grants()
        .any(|grant| grant.expiry == Expiry::Never && grant.kind != GrantKind::Permit2Transfer);
    Told::when(never, Level::Low, || Text::new("rule_no_expiry"))
}

/// Its time has passed already, so it would do nothing.
pub(super) fn expired(case: &Case<'_>) -> Vec<Told> {
    let now = U256::from(case.context.now);
    let grants: Vec<&Grant> = case
        .grants()
        .filter(|grant| {
            let late = grant.deadline.is_some_and(|deadline| deadline < now);
            late || matches!(grant.expiry, Expiry::At { time } if time < now)
        })
        .collect();
    about(case, Level::Low, "rule_expired", &grants)
}

/// It can be used only in the block that stores it.
pub(super) fn this_block(case: &Case<'_>) -> Vec<Told> {
    let grants: Vec<&Grant> = case
        .grants()
        .filter(|grant| grant.expiry == Expiry::ThisBlock)
        .collect();
    about(case, Level::Low, "rule_this_block", &grants)
}

/// Whether an expiry is written as a time but will never come.
pub(crate) fn has_no_end(expiry: Expiry) -> bool {
    matches!(expiry, Expiry::At { time } if time >= U256::from(NO_END))
}

/// When a grant ends, if it does.
fn end(grant: &Grant) -> Option<U256> {
    match grant.expiry {
        Expiry::At { time } if !has_no_end(grant.expiry) => Some(time),
        _ => None,
    }
}
