//! Until when. Times and spans are in seconds.

use super::{Told, about, compared};
use crate::gather::Gather as _;
use crate::judge::case::{Case, takes};
use crate::{Arg, By, Expiry, Grant, GrantKind, Level, Text};
use alloy_primitives::U256;

/// A Permit2 allowance that lasts longer is long: a year and a day, so that "a year from now" is not.
/// Interfaces commonly ask for 30 days, subscriptions for a year.
pub const LONG_EXPIRY: u64 = 366 * DAY;
/// An allowance that ends sooner is short: interfaces commonly ask for 30 days, and it is signed a little later.
pub const SHORT_EXPIRY: u64 = 31 * DAY;
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
    // Where a form has no deadline to set, that it has none says nothing of who asks.
    let settable = case
        .grants()
        .any(|grant| grant.by == By::Signature && grant.deadline.is_some())
        || case
            .signed_transfers()
            .any(|transfer| transfer.deadline.is_some());
    let left = latest.saturating_sub(U256::from(case.context.now));
    if left <= U256::from(LONG_DEADLINE) {
        return Vec::new();
    }
    let limit = if left > U256::from(VERY_LONG_DEADLINE) {
        VERY_LONG_DEADLINE
    } else {
        LONG_DEADLINE
    };
    let level = match limit {
        _ if !settable => Level::Low,
        VERY_LONG_DEADLINE => Level::High,
        _ => Level::Medium,
    };
    let text = if latest >= U256::from(NO_END) {
        Text::new("rule_long_deadline_never")
    } else {
        let text = Text::new("rule_long_deadline").with("time", Arg::Time { value: latest });
        text.with("limit", span(limit))
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
    vec![Told::new(Level::Medium, text.with("limit", span(LONG_EXPIRY)))]
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
    let grants: Vec<&Grant> = case.grants().filter(|grant| is_over(case, grant)).gather();
    let time = |grant: &Grant| Arg::Time {
        value: passed(case, grant).unwrap_or_default(),
    };
    compared(case, Level::Low, "rule_expired", &grants, "time", &time)
}

/// Whether its time, or that of the signature that gives it, has passed already.
pub(crate) fn is_over(case: &Case<'_>, grant: &Grant) -> bool {
    passed(case, grant).is_some()
}

/// The time that has passed: that of the signature, else its own.
fn passed(case: &Case<'_>, grant: &Grant) -> Option<U256> {
    let now = U256::from(case.context.now);
    let own = match grant.expiry {
        Expiry::At { time } => Some(time),
        _ => None,
    };
    let is_past = |time: &U256| *time < now;
    grant.deadline.filter(is_past).or(own.filter(is_past))
}

/// It can be used only in the block that stores it.
pub(super) fn this_block(case: &Case<'_>) -> Vec<Told> {
    let grants: Vec<&Grant> = case
        .grants()
        .filter(|grant| grant.expiry == Expiry::ThisBlock)
        .gather();
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
            Text::new(&[id, "_at"].concat()).with("time", Arg::Time { value: time })
        }
        _ => Text::new(id),
    }
}

/// As [`ended`], about an order, which a transaction may execute at once: `_now`.
pub(crate) fn offered(id: &str, expiry: Expiry) -> Text {
    if expiry == Expiry::ThisBlock {
        return Text::new(&[id, "_now"].concat());
    }
    ended(id, expiry)
}

/// A span of so many seconds, as an argument.
pub(super) fn span(seconds: u64) -> Arg {
    Arg::Duration {
        value: U256::from(seconds),
    }
}

/// Whether a grant ends by itself within [`SHORT_EXPIRY`].
pub(super) fn is_short(case: &Case<'_>, grant: &Grant) -> bool {
    let now = U256::from(case.context.now);
    let left = end(grant).map(|time| time.saturating_sub(now));
    grant.expiry == Expiry::ThisBlock || left.is_some_and(|left| left <= U256::from(SHORT_EXPIRY))
}

/// When a grant ends, if it does.
fn end(grant: &Grant) -> Option<U256> {
    match grant.expiry {
        Expiry::At { time } if !has_no_end(grant.expiry) => Some(time),
        _ => None,
    }
}
