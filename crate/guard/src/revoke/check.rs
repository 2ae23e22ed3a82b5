//! The chain, not the page or the wallet, says whether an allowance ended.

use super::Target;
use crate::allowance::{Ask, Failure, Found, Live, Reads, Standing, State, Zero};
use crate::wire::{to_json, wire};
use crate::{Amount, Call, Expiry, Reply, Text};
use alloy_primitives::U256;
use serde::{Deserialize, Serialize};

/// How something stands after a revocation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "ending", rename_all = "camelCase")]
pub enum Ending {
    /// It is gone.
    Ended,
    /// It still stands.
    Still {
        /// How much may be taken; without an amount it is all.
        amount: Amount,
    },
    /// Nobody can tell.
    Unread {
        /// Why (catalogue sentence).
        why: Text,
    },
}

/// A check in progress. Serialised, it is a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check {
    targets: Vec<Target>,
    standing: Standing,
}

/// Where a check is after a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "checked", rename_all = "camelCase")]
pub enum Checked {
    /// More is to be asked: with a token that breaks a batch, or without Multicall3.
    More {
        /// The check, for the next [`Check::read`]: a checkpoint that only the guard reads.
        #[cfg_attr(feature = "ts", tsify(type = "unknown"))]
        check: Check,
        /// What to ask.
        calls: Vec<Call>,
    },
    /// Over.
    Done {
        /// Everything, in the order given, and how it stands.
        endings: Vec<(Target, Ending)>,
    },
}

/// Begins a check of all this by current reads, and says what to ask.
#[must_use]
pub fn check(targets: &[Target]) -> (Check, Vec<Call>) {
    let keys = targets.iter().filter_map(|target| match target {
        Target::Allowance { key } | Target::Limit { key, .. } => Some((*key, Zero::Doubted)),
        _ => None,
    });
    let more = targets.iter().flat_map(asks).map(|ask| (ask, Zero::Doubted));
    let check = Check {
        standing: Standing::new(keys, more),
        targets: targets.to_vec(),
    };
    let calls = check.calls();
    (check, calls)
}

impl Check {
    /// What is being asked.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.standing.calls()
    }

    /// Takes one reply for each call of the last step, in order.
    #[must_use]
    pub fn read(mut self, replies: &[Reply]) -> Checked {
        self.standing.take(replies);
        if self.standing.is_done() {
            return Checked::Done {
                endings: self.finish(),
            };
        }
        let calls = self.calls();
        Checked::More { check: self, calls }
    }

    fn finish(self) -> Vec<(Target, Ending)> {
        let (states, reads) = self.standing.finish();
        let mut states = states.into_iter();
        let ending = |target: Target| {
            let ending = match &target {
                Target::Allowance { .. } => states.next().map_or_else(unread, |(_, state)| ending(state)),
                Target::Limit {
                    amount, until, anew, ..
                } => states
                    .next()
                    .map_or_else(unread, |(_, state)| limited(state, *amount, *until, *anew)),
                other => beyond(other, &reads),
            };
            (target, ending)
        };
        self.targets.into_iter().map(ending).collect()
    }
}

fn ending(state: State) -> Ending {
    match state {
        State::Gone => Ending::Ended,
        State::Live(live) => Ending::Still { amount: live.amount },
        State::Unread(failure) => Ending::Unread {
            why: failure.unread(),
        },
    }
}

/// How stands what was to be this much, until then: less is as good, for the spender may have used some of it.
fn limited(state: State, amount: U256, until: Option<U256>, anew: bool) -> Ending {
    match state {
        State::Gone if anew => Ending::Still {
            amount: Amount::Exact { value: U256::ZERO },
        },
        State::Live(Live {
            amount: now, expiry, ..
        }) if now.value().is_some_and(|now| now <= amount)
            && until.is_none_or(|time| expiry == Expiry::At { time }) =>
        {
            Ending::Ended
        }
        other => ending(other),
    }
}

/// The reads that an allowance does not need.
fn asks(target: &Target) -> Vec<Ask> {
    let whats = match target {
        Target::Allowance { .. } | Target::Limit { .. } => Vec::new(),
        Target::Delegation { delegation } => vec![delegation.read()],
        Target::Signature { signature } => signature.reads(),
    };
    let chain = target.chain();
    whats.into_iter().map(|what| Ask { chain, what }).collect()
}

/// How stands what is no allowance.
fn beyond(target: &Target, reads: &Reads) -> Ending {
    let is_over = match target {
        Target::Allowance { .. } | Target::Limit { .. } => None,
        Target::Delegation { delegation } => match reads.get(delegation.chain, delegation.read()) {
            Found::Number(number) => Some(number.is_zero()),
            _ => None,
        },
        Target::Signature { signature } => signature.is_over(reads),
    };
    match is_over {
        Some(true) => Ending::Ended,
        Some(false) => Ending::Still { amount: Amount::All },
        None => unread(),
    }
}

fn unread() -> Ending {
    Ending::Unread {
        why: Failure::Unreadable.unread(),
    }
}

wire!(struct Check { targets, standing });

to_json!(enum Ending by "ending" {
    Ended = "ended" {},
    Still = "still" { amount },
    Unread = "unread" { why },
});

to_json!(enum Checked by "checked" {
    More = "more" { check, calls },
    Done = "done" { endings },
});
