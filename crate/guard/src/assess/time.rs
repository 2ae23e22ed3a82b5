//! Until when. Times and spans are in seconds.

use super::{Told, about};
use crate::judge::case::{Case, takes};
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

/// A signature that could be used long after it was made. A permission is handed in by its spender whenever
/// they like; when it ends is told of it.
pub(super) fn long_deadline(case: &Case<'_>) -> Vec<Told> {
    let granted = case
        .grants()
        .filter(|grant| grant.by == By::Signature && grant.kind != GrantKind::Permission)
        .map(|grant| grant.deadline);
    let sent = case.signed_transfers().map(|transfer| transfer.deadline);
    let deadlines = granted.chain(sent);
    let Some(latest) = deadlines.map(|deadline| deadline.unwrap_or(U256::MAX)).max() else {
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

/// Authority for longer than [`LONG_EXPIRY`], where an end could have been set (Permit2).
pub(super) fn long_expiry(case: &Case<'_>) -> Vec<Told> {
    let now = U256::from(case.context.now);
    let able = case.grants().filter(|grant| grant.kind.can_spend());
    let longest = able.filter_map(end).max();
    let Some(time) = longest.filter(|&time| time.saturating_sub(now) > U256::from(LONG_EXPIRY)) else {
        return Vec::new();
    };
    let text = Text::new("rule_long_expiry").with("time", Arg::Time { value: time });
    vec![Told::new(Level::Medium, text)]
}

/// Nothing ends it. Where an end could have been set (Permit2) that is a choice; elsewhere it is how tokens are.
pub(super) fn no_expiry(case: &Case<'_>) -> Vec<Told> {
    let takers = || case.grants().filter(|grant| takes(grant));
    let open = takers().any(|grant| has_no_end(grant.expiry));
    if open {
        return vec![Told::new(Level::Medium, Text::new("rule_no_expiry_permit2"))];
    }
    let never = takers().any(|grant| {
        let has_own_rule = matches!(grant.kind, GrantKind::Permit2Transfer | GrantKind::Permission);
        grant.expiry == Expiry::Never && !has_own_rule
    });
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

/// The sentence `id`, or with an end the one with `_at` and its `{time}`.
pub(crate) fn ended(id: &str, expiry: Expiry) -> Text {
    match expiry {
        Expiry::At { time } if !has_no_end(expiry) => {
            Text::new(&format!("{id}_at")).with("time", Arg::Time { value: time })
        }
        _ => Text::new(id),
    }
}

/// As [`ended`], about an order, which a transaction may execute at once: `_now`.
pub(crate) fn offered(id: &str, expiry: Expiry) -> Text {
    if expiry == Expiry::ThisBlock {
        return Text::new(&format!("{id}_now"));
    }
    ended(id, expiry)
}

/// When a grant ends, if it does.
fn end(grant: &Grant) -> Option<U256> {
    match grant.expiry {
        Expiry::At { time } if !has_no_end(grant.expiry) => Some(time),
        _ => None,
    }
}
