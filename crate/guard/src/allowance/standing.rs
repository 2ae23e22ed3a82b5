//! Whether allowances stand, by current reads alone. Both the scan and the check of a revocation ask
//! this way.

use super::read::{Ask, Reader, Reads, Zero};
use super::reply::Failure;
use super::what::{Found, WORDS, What};
use super::{AllowanceKey, AllowanceKind};
use crate::multicall::address_word;
use crate::revoke::Delegation;
use crate::wire::wire;
use crate::{Amount, Call, Expiry, Reply};
use alloy_primitives::U256;
use serde::Serialize;

/// ERC-6909 `allowance(address,address,uint256)`.
const ALLOWANCE_OF_ID: [u8; 4] = [0x59, 0x8a, 0xf9, 0xe7];

/// What stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Live {
    pub(crate) amount: Amount,
    pub(crate) expiry: Expiry,
    pub(crate) nonce: Option<U256>,
}

/// How one allowance stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// It does not.
    Gone,
    /// It does.
    Live(Live),
    /// Nobody can tell.
    Unread(Failure),
}

/// The reads of some allowances.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Standing {
    keys: Vec<AllowanceKey>,
    reader: Reader,
}

impl Standing {
    /// Plans the reads, and others that go along with them. `zero` says for which allowances an ERC-20's 0 in a batch
    /// is surprising.
    pub(crate) fn new(
        keys: impl Iterator<Item = (AllowanceKey, Zero)>,
        more: impl Iterator<Item = (Ask, Zero)>,
    ) -> Self {
        let mut reads: Vec<(Ask, Zero)> = Vec::new();
        let mut own = Vec::new();
        keys.for_each(|(key, zero)| {
            let asks = whats(&key).into_iter().flatten();
            reads.extend(asks.map(|what| {
                (
                    Ask {
                        chain: key.chain,
                        what,
                    },
                    zero,
                )
            }));
            own.push(key);
        });
        more.for_each(|read| reads.push(read));
        Standing {
            keys: own,
            ..Standing::of_reads(reads)
        }
    }

    /// Plans reads of which no allowance is to be told.
    pub(crate) fn of_reads(reads: Vec<(Ask, Zero)>) -> Self {
        Standing {
            keys: Vec::new(),
            reader: Reader::new(reads),
        }
    }

    /// The calls that are out; none once everything was read.
    pub(crate) fn calls(&self) -> Vec<Call> {
        self.reader.calls()
    }

    /// Takes the replies to [`Standing::calls`].
    pub(crate) fn take(&mut self, replies: &[Reply]) {
        self.reader.take(replies);
    }

    /// Whether everything was read.
    pub(crate) fn is_done(&self) -> bool {
        self.reader.is_done()
    }

    /// How much was read, in thousandths.
    pub(crate) fn thousandths(&self) -> u64 {
        self.reader.thousandths()
    }

    /// How each allowance stands, in the order of the keys, and everything that was read.
    pub(crate) fn finish(self) -> (Vec<(AllowanceKey, State)>, Reads) {
        let reads = self.reader.finish();
        let state = |key: AllowanceKey| (key, state(&key, &reads));
        let states = self.keys.into_iter().map(state).collect();
        (states, reads)
    }
}

/// The reads that tell whether an allowance stands.
fn whats(key: &AllowanceKey) -> [Option<What>; 2] {
    let AllowanceKey {
        owner,
        token,
        spender,
        ..
    } = *key;
    match key.kind {
        AllowanceKind::Erc20 => [
            Some(What::Allowance {
                token,
                owner,
                spender,
            }),
            None,
        ],
        AllowanceKind::Nft => {
            let id = key.token_id.unwrap_or_default();
            [
                Some(What::Approved { token, id }),
                Some(What::Owner { token, id }),
            ]
        }
        AllowanceKind::Operator => [
            Some(What::Operator {
                token,
                owner,
                operator: spender,
            }),
            None,
        ],
        AllowanceKind::Permit2 => [
            Some(What::Permit2 {
                owner,
                token,
                spender,
            }),
            None,
        ],
        AllowanceKind::Erc6909 => {
            let words = [
                address_word(owner),
                address_word(spender),
                key.token_id.unwrap_or_default(),
            ];
            [Some(What::word(token, ALLOWANCE_OF_ID, &words, WORDS, 0)), None]
        }
        _ => [Delegation::of(key).map(|delegation| delegation.read()), None],
    }
}

fn state(key: &AllowanceKey, reads: &Reads) -> State {
    let [first, second] = whats(key).map(|what| what.map(|what| reads.get(key.chain, what)));
    match (first, second) {
        (Some(Found::Number(value)), _) => live(!value.is_zero(), amount(key.kind, *value)),
        (Some(Found::Flag(is_operator)), _) => live(*is_operator, Amount::All),
        // Either read alone can show that it is gone; both are needed to show that it stands.
        (_, Some(Found::Account(owner))) if *owner != key.owner => State::Gone,
        (Some(Found::Account(approved)), _) if *approved != key.spender => State::Gone,
        (Some(Found::Account(_)), Some(Found::Account(_))) => live(true, Amount::Exact { value: U256::ONE }),
        (
            Some(Found::Permit2 {
                amount,
                expiration,
                nonce,
            }),
            _,
        ) => permit2(*amount, *expiration, *nonce),
        (Some(Found::Failed(failure)), _) | (_, Some(Found::Failed(failure))) => {
            State::Unread(failure.clone())
        }
        _ => State::Unread(Failure::Unreadable),
    }
}

/// Of authority any true word counts: a strange contract must not look harmless.
fn amount(kind: AllowanceKind, value: U256) -> Amount {
    match kind {
        AllowanceKind::Erc20 | AllowanceKind::Erc6909 | AllowanceKind::Credit => Amount::erc20(value),
        _ => Amount::All,
    }
}

fn live(stands: bool, amount: Amount) -> State {
    if !stands {
        return State::Gone;
    }
    State::Live(Live {
        amount,
        expiry: Expiry::Never,
        nonce: None,
    })
}

fn permit2(amount: U256, expiration: U256, nonce: U256) -> State {
    if amount.is_zero() {
        return State::Gone;
    }
    State::Live(Live {
        amount: Amount::permit2(amount),
        expiry: Expiry::At { time: expiration },
        nonce: Some(nonce),
    })
}

wire!(struct Live { amount, expiry, nonce });

wire!(struct Standing { keys, reader });
