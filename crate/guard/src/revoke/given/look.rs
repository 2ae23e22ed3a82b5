//! How signatures stand, by current reads.

use super::{Given, Take};
use crate::allowance::{Ask, Failure, Found, Reads, Standing, What, Zero};
use crate::revoke::signature::Signed;
use crate::revoke::{Target, plan};
use crate::wire::{to_json, wire};
use crate::{Call, Reply, Text};
use alloy_primitives::{Address, U256};
use serde::{Deserialize, Serialize};

/// A deadline counts as past this many seconds after it: the chain's clock and ours differ.
const MARGIN: u64 = 60;

/// How a signature stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "state", rename_all = "camelCase")]
pub enum SignatureState {
    /// Whoever has it can still use it.
    Unused,
    /// Its number is used up: it was used, or somebody ended it elsewhere.
    Used,
    /// Its deadline is past.
    Expired,
    /// It was cancelled.
    Cancelled,
    /// The contract has moved on past its number: another took its place, or all of before were ended.
    Superseded,
    /// Nobody can tell. It counts as one that can be used.
    Unread {
        /// Why (catalogue sentence).
        why: Text,
    },
}

/// What could be taken of a token today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Exposed {
    /// The token.
    pub token: Address,
    /// What it calls itself (untrusted text).
    pub symbol: Option<String>,
    /// Its decimal places (0 to 77).
    pub decimals: Option<u8>,
    /// In the smallest unit: the least of what was signed, what the owner has, and what the token lets Permit2 take;
    /// `None` is unknown.
    pub value: Option<U256>,
}

/// A signature as it stands now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct GivenNow {
    /// How it stands.
    pub state: SignatureState,
    /// What could be taken with it today, where it can be used.
    pub exposed: Vec<Exposed>,
    /// Why no call of the owner's ends it, if none does (catalogue sentence).
    pub obstacle: Option<Text>,
    /// What is to be known of the call that ends it, if anything (catalogue sentence).
    pub note: Option<Text>,
}

/// A look at signatures in progress. Serialised, it is a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Look {
    given: Vec<Given>,
    now: u64,
    standing: Standing,
}

/// Where a look is after a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "looked", rename_all = "camelCase")]
pub enum Looked {
    /// More is to be asked.
    More {
        /// The look, for the next [`Look::read`]: a checkpoint that only the guard reads.
        #[cfg_attr(feature = "ts", tsify(type = "unknown"))]
        look: Look,
        /// What to ask.
        calls: Vec<Call>,
    },
    /// Over.
    Done {
        /// How each stands, in the order given.
        now: Vec<GivenNow>,
    },
}

/// Begins a look at these signatures, at this time in unix seconds, and says what to ask.
#[must_use]
pub fn look(given: Vec<Given>, now: u64) -> Looked {
    let asks = given.iter().flat_map(asks).map(|ask| (ask, Zero::Believed));
    let standing = Standing::of_reads(asks.collect());
    Look { given, now, standing }.next()
}

impl Look {
    /// Takes one reply for each call of the last step, in order.
    #[must_use]
    pub fn read(mut self, replies: &[Reply]) -> Looked {
        self.standing.take(replies);
        self.next()
    }

    fn next(self) -> Looked {
        if !self.standing.is_done() {
            let calls = self.standing.calls();
            return Looked::More { look: self, calls };
        }
        let (_, reads) = self.standing.finish();
        let now = self.given.iter().map(|given| stands(given, &reads, self.now));
        Looked::Done { now: now.collect() }
    }
}

fn asks(given: &Given) -> Vec<Ask> {
    let chain = given.signature.chain;
    let mut whats = given.signature.reads();
    for take in &given.takes {
        let (owner, token) = (given.signature.owner, take.token);
        whats.extend([
            What::Balance { token, owner },
            What::Symbol { token },
            What::Decimals { token },
        ]);
        whats.extend(leave(take, owner));
    }
    whats.into_iter().map(|what| Ask { chain, what }).collect()
}

/// What the token itself allows the contract through which it would be taken.
fn leave(take: &Take, owner: Address) -> Option<What> {
    take.through.map(|spender| What::Allowance {
        token: take.token,
        owner,
        spender,
    })
}

fn stands(given: &Given, reads: &Reads, now: u64) -> GivenNow {
    let state = state(given, reads, now);
    let is_open = matches!(state, SignatureState::Unused | SignatureState::Unread { .. });
    let takes = given.takes.iter().filter(|_| is_open);
    let ending = plan(&[Target::Signature {
        signature: given.signature.clone(),
    }]);
    GivenNow {
        exposed: takes.map(|take| exposed(given, take, reads)).collect(),
        obstacle: ending.cannot.into_iter().next().map(|(_, why)| why),
        note: ending.calls.into_iter().next().and_then(|call| call.note),
        state,
    }
}

fn state(given: &Given, reads: &Reads, now: u64) -> SignatureState {
    let is_over = given.signature.is_over(reads);
    let is_late = given
        .deadline
        .is_some_and(|end| end < U256::from(now.saturating_sub(MARGIN)));
    match is_over {
        Some(true) if given.ended => SignatureState::Cancelled,
        Some(true) => how_over(given, reads),
        _ if is_late => SignatureState::Expired,
        Some(false) => SignatureState::Unused,
        None => SignatureState::Unread {
            why: why_unread(given, reads),
        },
    }
}

/// How it came to be over, as far as the chain says.
fn how_over(given: &Given, reads: &Reads) -> SignatureState {
    let signature = &given.signature;
    match &signature.signed {
        Signed::Permit2 { .. } if !was_stored(given, reads) => SignatureState::Superseded,
        Signed::Order { .. } => {
            let [counter, cancelled] = [0, 1].map(|at| signature.number(reads, at));
            match (counter, cancelled) {
                (_, Some(word)) if !word.is_zero() => SignatureState::Cancelled,
                (now, _) if !signature.is_counter(now) => SignatureState::Superseded,
                _ => SignatureState::Used,
            }
        }
        _ => SignatureState::Used,
    }
}

/// Whether what Permit2 keeps now is what the signature would have stored: its nonce was the last one, and the end is
/// the same.
fn was_stored(given: &Given, reads: &Reads) -> bool {
    let Signed::Permit2 { details, .. } = &given.signature.signed else {
        return false;
    };
    let whats = given.signature.reads();
    let mut all = details.iter().zip(&whats).zip(&given.takes);
    all.any(
        |((detail, what), take)| match reads.get(given.signature.chain, *what) {
            Found::Permit2 {
                expiration, nonce, ..
            } => {
                detail.nonce.checked_add(U256::ONE) == Some(*nonce)
                    && take.until.is_none_or(|until| until == *expiration)
            }
            _ => false,
        },
    )
}

/// Why nobody can tell: the first read that failed, or that there is none.
fn why_unread(given: &Given, reads: &Reads) -> Text {
    let chain = given.signature.chain;
    let whats = given.signature.reads();
    let failed = whats.iter().find_map(|what| match reads.get(chain, *what) {
        Found::Failed(failure) => Some(failure.unread()),
        _ => None,
    });
    match failed {
        Some(why) => why,
        None if whats.is_empty() => Text::new("unread_signature"),
        None => Failure::Unreadable.unread(),
    }
}

fn exposed(given: &Given, take: &Take, reads: &Reads) -> Exposed {
    let (chain, owner, token) = (given.signature.chain, given.signature.owner, take.token);
    let balance = reads.number(chain, What::Balance { token, owner });
    let leave = leave(take, owner).map_or(Some(U256::MAX), |what| reads.number(chain, what));
    Exposed {
        token,
        symbol: match reads.get(chain, What::Symbol { token }) {
            Found::Symbol(symbol) => Some(symbol.clone()),
            _ => None,
        },
        decimals: match reads.get(chain, What::Decimals { token }) {
            Found::Decimals(decimals) => Some(*decimals),
            _ => None,
        },
        value: balance
            .zip(leave)
            .map(|(balance, leave)| balance.min(leave).min(take.amount)),
    }
}

wire!(struct Look { given, now, standing });

to_json!(enum SignatureState by "state" {
    Unused = "unused" {},
    Used = "used" {},
    Expired = "expired" {},
    Cancelled = "cancelled" {},
    Superseded = "superseded" {},
    Unread = "unread" { why },
});

to_json!(struct Exposed { token, symbol, decimals, value });

to_json!(struct GivenNow { state, exposed, obstacle, note });

to_json!(enum Looked by "looked" {
    More = "more" { look, calls },
    Done = "done" { now },
});
