//! The recommended limit of a grant: how much, and until when. Better slightly too much than too little, since a
//! permission that runs out breaks what it was given for, but never without a limit and never without an end.
//!
//! Amounts are in the token's smallest unit, times in unix seconds, spans in seconds.

use crate::{Amount, Grant};
use alloy_primitives::U256;
use serde::{Deserialize, Serialize};

/// How long a permission for one use lasts: a day, in which a transaction that is slow to be mined still gets
/// through, and nothing is left for later.
pub const ONE_USE: u64 = DAY;
/// How long a permission for an unknown need lasts: what interfaces of Permit2 commonly ask for.
pub const OPEN_USE: u64 = 30 * DAY;
/// How long credits of an agent last where nobody says so.
pub const AGENT_USE: u64 = 30 * DAY;
/// The shortest time for which a subscription is allowed.
pub const SUBSCRIPTION_LEAST: u64 = YEAR;
/// How long after the last payment fell due a subscription can still take it; a period at most.
pub const GRACE: u64 = 30 * DAY;
/// What is added to the total of a fixed term, in parts of a hundred: rates and taxes change a little.
pub const TERM_BUFFER: u64 = 5;
/// How long before its end the person is reminded; of a permission shorter than four times that, in its last quarter.
pub const REMIND: u64 = 14 * DAY;
/// A mean year, so that a year's monthly payments do not come to more.
pub const YEAR: u64 = 31_557_600;
/// A mean month.
pub const MONTH: u64 = YEAR / 12;
/// A week.
pub const WEEK: u64 = 7 * DAY;

const DAY: u64 = 86_400;

/// The payments that a subscription without an end is allowed: a year's, or as many as two years'.
const YEARS: [u64; 2] = [1, 2];

/// What a permission is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "need", rename_all = "camelCase")]
pub enum Need {
    /// One use, of which the amount is known.
    Once {
        /// What is taken now.
        amount: U256,
    },
    /// Nobody can tell what is taken: at most what is there.
    Unknown {
        /// What the owner has.
        balance: U256,
    },
    /// Payments of the same price until it is cancelled.
    Subscription {
        /// One payment.
        price: U256,
        /// From one payment to the next, in seconds.
        period: u64,
        /// How many payments the person wants to allow; `None` for the recommended number.
        payments: Option<u64>,
    },
    /// So many payments of the same price, and no more.
    Term {
        /// One payment.
        price: U256,
        /// From one payment to the next, in seconds.
        period: u64,
        /// All of them.
        payments: u64,
    },
    /// An agent that buys credits by the batch.
    Agent {
        /// One batch.
        price: U256,
        /// How many batches are expected.
        batches: u64,
        /// For how long, in seconds; `None` is [`AGENT_USE`].
        lasting: Option<u64>,
    },
}

/// Why a limit is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    /// The amount is what is taken now.
    Needed,
    /// The amount is all that is there.
    Balance,
    /// The amount is that of a subscription's payments.
    Payments,
    /// The amount is that of all payments of a term, and a little more.
    Term,
    /// The amount is that of the batches which an agent is expected to buy.
    Credits,
}

/// A recommended limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limit {
    /// How much.
    pub amount: U256,
    /// Until when. A token's own allowance has no end; there a reminder is all there is.
    pub expiry: u64,
    /// When to remind the person that it ends, or that it should; `None` for one use.
    pub remind: Option<u64>,
    /// Why.
    pub reason: Reason,
}

/// The recommended limit for a need. `None` where there is none to recommend: nothing is needed, or more than a
/// number can hold.
#[must_use]
pub fn recommend(need: &Need, now: u64) -> Option<Limit> {
    let (amount, lasting, reason) = match *need {
        Need::Once { amount } => (amount, ONE_USE, Reason::Needed),
        Need::Unknown { balance } => (balance, OPEN_USE, Reason::Balance),
        Need::Subscription {
            price,
            period,
            payments,
        } => {
            let payments = payments.unwrap_or(payments_to_allow(period)[0]);
            (
                total(price, payments)?,
                subscribed(period, payments),
                Reason::Payments,
            )
        }
        Need::Term {
            price,
            period,
            payments,
        } => (
            buffered(total(price, payments)?)?,
            subscribed(period, payments),
            Reason::Term,
        ),
        Need::Agent {
            price,
            batches,
            lasting,
        } => (
            total(price, batches)?,
            lasting.unwrap_or(AGENT_USE),
            Reason::Credits,
        ),
    };
    if amount.is_zero() || lasting == 0 {
        return None;
    }
    Some(Limit {
        amount,
        expiry: now.saturating_add(lasting),
        remind: (reason != Reason::Needed).then(|| reminder(now, lasting)),
        reason,
    })
}

/// The recommended limit for what a request asks: what it needs, if that is an amount that the owner has, else
/// the balance. `None` if there is nothing to limit (all of a collection, or nothing owned).
#[must_use]
pub fn of_grant(grant: &Grant, balance: Option<U256>, now: u64) -> Option<Limit> {
    let need = match (grant.amount, balance) {
        (Amount::All, _) | (Amount::Unlimited { .. }, None) => return None,
        (Amount::Unlimited { value }, Some(balance)) => Need::Unknown {
            balance: balance.min(value),
        },
        (Amount::Exact { value }, Some(balance)) if value > balance && !balance.is_zero() => {
            Need::Unknown { balance }
        }
        (Amount::Exact { value }, _) => Need::Once { amount: value },
    };
    recommend(&need, now)
}

/// How many payments to allow of a subscription without an end: the recommended number, and the most that still
/// make sense. A year's, and two years'; monthly that is 12 and 24, yearly 1 and 2.
#[must_use]
pub fn payments_to_allow(period: u64) -> [u64; 2] {
    YEARS.map(|years| {
        let span = YEAR.saturating_mul(years);
        span.checked_div(period).unwrap_or(1).max(years)
    })
}

/// From now until the last payment has been taken: a year at least.
fn subscribed(period: u64, payments: u64) -> u64 {
    let last = period.saturating_mul(payments.saturating_sub(1));
    last.saturating_add(GRACE.min(period)).max(SUBSCRIPTION_LEAST)
}

fn total(price: U256, payments: u64) -> Option<U256> {
    price.checked_mul(U256::from(payments))
}

/// Rounded up, so that the least amounts get a buffer too.
fn buffered(total: U256) -> Option<U256> {
    let hundred = U256::from(100);
    let more = total.checked_mul(U256::from(TERM_BUFFER))?.div_ceil(hundred);
    total.checked_add(more)
}

fn reminder(now: u64, lasting: u64) -> u64 {
    let before = REMIND.min(lasting / 4);
    now.saturating_add(lasting.saturating_sub(before))
}
