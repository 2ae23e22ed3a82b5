//! The chain, not the page or the wallet, says whether an allowance ended.

use crate::allowance::{AllowanceKey, Standing, State, Zero};
use crate::wire::{to_json, wire};
use crate::{Amount, Call, Reply, Text};
use serde::{Deserialize, Serialize};

/// How an allowance stands after a revocation.
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
        /// How much may be taken.
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
        /// Every key, in the order given, and how it stands.
        endings: Vec<(AllowanceKey, Ending)>,
    },
}

/// Begins a check of these allowances by current reads, and says what to ask.
#[must_use]
pub fn check(keys: &[AllowanceKey]) -> (Check, Vec<Call>) {
    let check = Check {
        standing: Standing::new(keys.iter().map(|key| (*key, Zero::Doubted))),
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
            let endings = self.standing.finish().into_iter();
            return Checked::Done {
                endings: endings.map(|(key, state)| (key, ending(state))).collect(),
            };
        }
        let calls = self.calls();
        Checked::More { check: self, calls }
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

wire!(struct Check { standing });

to_json!(enum Ending by "ending" {
    Ended = "ended" {},
    Still = "still" { amount },
    Unread = "unread" { why },
});

to_json!(enum Checked by "checked" {
    More = "more" { check, calls },
    Done = "done" { endings },
});
