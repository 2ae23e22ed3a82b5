//! The chain, not the page or the wallet, says whether an allowance ended. Nor is a token believed that says so of itself: what the
//! spender could do before is played through once more, which no chain writes down.

use super::Target;
use crate::allowance::{AllowanceKind, Ask, Failure, Found, Live, Reads, Standing, State, Zero, returned};
use crate::multicall::{Read, address_word};
use crate::wire::{to_json, wire};
use crate::{Amount, Call, Expiry, Reply, Text};
use alloy_primitives::{U256, hex};
use serde::{Deserialize, Serialize};

/// ERC-20 `transferFrom(address,address,uint256)`.
const TRANSFER_FROM: [u8; 4] = [0x23, 0xb8, 0x72, 0xdd];

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
    /// Whether all was read, and what is gone is tried.
    tries: bool,
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
    /// More is to be asked: with a token that breaks a batch, without Multicall3, or to try what a token says is gone.
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
        tries: false,
    };
    let calls = check.calls();
    (check, calls)
}

impl Check {
    /// What is being asked.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        if self.tries {
            let endings = self.clone().endings();
            return endings.iter().filter_map(taking).collect();
        }
        self.standing.calls()
    }

    /// Takes one reply for each call of the last step, in order.
    #[must_use]
    pub fn read(mut self, replies: &[Reply]) -> Checked {
        if !self.tries {
            self.standing.take(replies);
            self.tries = self.standing.is_done();
            let calls = self.calls();
            if !calls.is_empty() {
                return Checked::More { check: self, calls };
            }
        }
        let mut replies = replies.iter();
        let mut endings = self.endings();
        for told in &mut endings {
            if taking(told).is_some() && replies.next().is_some_and(is_taken) {
                told.1 = Ending::Still { amount: Amount::All };
            }
        }
        Checked::Done { endings }
    }

    /// What the contracts say of themselves.
    fn endings(self) -> Vec<(Target, Ending)> {
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

/// What the spender tries to take, where a token says that it cannot: more than it was to be left.
fn taking((target, ending): &(Target, Ending)) -> Option<Call> {
    let (key, left) = match target {
        Target::Allowance { key } => (key, U256::ZERO),
        Target::Limit { key, amount, .. } => (key, *amount),
        _ => return None,
    };
    // An owner needs nobody's leave.
    if key.kind != AllowanceKind::Erc20 || key.spender == key.owner || *ending != Ending::Ended {
        return None;
    }
    let more = left.saturating_add(U256::ONE);
    let words = [address_word(key.owner), address_word(key.spender), more];
    let Read { to, data } = Read::new(key.token, TRANSFER_FROM, &words);
    let data = hex::encode_prefixed(data);
    Some(Call {
        chain: key.chain,
        method: "eth_call".to_owned(),
        params: format!(
            "[{{\"from\":\"{:#x}\",\"to\":\"{to:#x}\",\"data\":\"{data}\"}},\"latest\"]",
            key.spender
        ),
    })
}

/// Whether that would work. Old tokens return nothing; without an answer the token's own word stands.
fn is_taken(reply: &Reply) -> bool {
    returned(Some(reply)).is_ok_and(|returned| returned.is_empty() || returned.iter().any(|byte| *byte != 0))
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

wire!(struct Check { targets, standing, tries });

to_json!(enum Ending by "ending" {
    Ended = "ended" {},
    Still = "still" { amount },
    Unread = "unread" { why },
});

to_json!(enum Checked by "checked" {
    More = "more" { check, calls },
    Done = "done" { endings },
});
