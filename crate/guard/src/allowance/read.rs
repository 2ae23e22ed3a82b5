//! Reads of contracts, many in one call where Multicall3 answers, else one by one.

use super::event::PERMIT2;
use super::reply::{Failure, returned};
use crate::multicall::{self, MULTICALL3, Read, address_word, word};
use crate::{Call, ChainId, Reply};
use alloy_primitives::{Address, U256, hex};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The most reads in one Multicall3 call.
pub const MAX_BATCH: usize = 256;
/// How many `eth_call`s are out at once.
pub const READS_AT_ONCE: usize = 8;

/// The most characters of a symbol that are kept.
const MAX_SYMBOL: usize = 64;
/// The most decimal places that a token amount can have: 2^256 has 78 digits.
const MAX_DECIMALS: u8 = 77;

/// What is read. The order of the variants keeps together what may share a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "read", rename_all = "camelCase")]
pub(crate) enum What {
    /// ERC-20 `allowance(owner,spender)`.
    Allowance {
        token: Address,
        owner: Address,
        spender: Address,
    },
    /// ERC-20 and ERC-721 `balanceOf(owner)`.
    Balance { token: Address, owner: Address },
    /// `symbol()`.
    Symbol { token: Address },
    /// `decimals()`.
    Decimals { token: Address },
    /// ERC-721 and ERC-1155 `isApprovedForAll(owner,operator)`.
    Operator {
        token: Address,
        owner: Address,
        operator: Address,
    },
    /// ERC-721 `getApproved(id)`.
    Approved { token: Address, id: U256 },
    /// ERC-721 `ownerOf(id)`.
    Owner { token: Address, id: U256 },
    /// Permit2 `allowance(owner,token,spender)`.
    Permit2 {
        owner: Address,
        token: Address,
        spender: Address,
    },
}

impl What {
    fn read(&self) -> Read {
        let account = address_word;
        match *self {
            What::Allowance {
                token,
                owner,
                spender,
            } => Read::new(
                token,
                [0xdd, 0x62, 0xed, 0x3e],
                &[account(owner), account(spender)],
            ),
            What::Balance { token, owner } => Read::new(token, [0x70, 0xa0, 0x82, 0x31], &[account(owner)]),
            What::Symbol { token } => Read::new(token, [0x95, 0xd8, 0x9b, 0x41], &[]),
            What::Decimals { token } => Read::new(token, [0x31, 0x3c, 0xe5, 0x67], &[]),
            What::Approved { token, id } => Read::new(token, [0x08, 0x18, 0x12, 0xfc], &[id]),
            What::Owner { token, id } => Read::new(token, [0x63, 0x52, 0x21, 0x1e], &[id]),
            What::Operator {
                token,
                owner,
                operator,
            } => Read::new(
                token,
                [0xe9, 0x85, 0xe9, 0xc5],
                &[account(owner), account(operator)],
            ),
            What::Permit2 {
                owner,
                token,
                spender,
            } => Read::new(
                PERMIT2,
                [0x92, 0x7d, 0xa1, 0x05],
                &[account(owner), account(token), account(spender)],
            ),
        }
    }

    fn parse(&self, returned: &[u8]) -> Found {
        let found = match self {
            What::Allowance { .. } | What::Balance { .. } => word(returned, 0).map(Found::Number),
            What::Approved { .. } | What::Owner { .. } => account(returned).map(Found::Account),
            // Any true word counts: a strange contract must not look harmless.
            What::Operator { .. } => word(returned, 0).map(|word| Found::Flag(!word.is_zero())),
            What::Symbol { .. } => symbol(returned).map(Found::Symbol),
            What::Decimals { .. } => decimals(returned).map(Found::Decimals),
            What::Permit2 { .. } => permit2(returned),
        };
        found.unwrap_or(Found::Failed(Failure::Unreadable))
    }
}

/// What a read found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Found {
    /// A number in the token's smallest unit.
    Number(U256),
    /// An account or contract.
    Account(Address),
    /// Yes or no.
    Flag(bool),
    /// Untrusted text, not empty, bounded.
    Symbol(String),
    /// 0 to 77.
    Decimals(u8),
    /// An allowance that Permit2 keeps; times in unix seconds.
    Permit2 {
        amount: U256,
        expiration: U256,
        nonce: U256,
    },
    /// Nothing.
    Failed(Failure),
}

/// One read on one chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Ask {
    pub(crate) chain: ChainId,
    #[serde(flatten)]
    pub(crate) what: What,
}

/// Whether a 0 that a batch says is asked again in a call of its own.
///
/// Multicall3 makes ordinary calls, so a hostile token in a batch can spend an allowance before the next
/// read looks at it, and so hide the allowance that makes it hostile. Alone, a read is not disturbed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Zero {
    /// Expected.
    Believed,
    /// Surprising, or worth the call.
    Doubted,
}

/// Reads that go in one call: `count` of them from `start`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Span {
    start: usize,
    count: usize,
    /// By Multicall3, or as a call of its own.
    batch: bool,
}

/// Distinct reads, and what they found so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Reader {
    /// In order of chain.
    asks: Vec<Ask>,
    /// One for each ask.
    zeros: Vec<Zero>,
    /// One for each ask.
    found: Vec<Option<Found>>,
    /// A stack.
    waiting: Vec<Span>,
    /// One for each call that is out, in order.
    asked: Vec<Span>,
}

impl Reader {
    /// Plans the reads; each is made once however often it is asked for.
    pub(crate) fn new(asks: impl Iterator<Item = (Ask, Zero)>) -> Self {
        let mut distinct = BTreeMap::new();
        for (ask, zero) in asks {
            let place = distinct.entry(ask).or_insert(zero);
            *place = zero.max(*place);
        }
        let (asks, zeros): (Vec<Ask>, Vec<Zero>) = distinct.into_iter().unzip();
        let mut reader = Reader {
            found: vec![None; asks.len()],
            waiting: spans(&asks),
            asked: Vec::new(),
            asks,
            zeros,
        };
        reader.ask();
        reader
    }

    /// The calls that are out; none once everything was read.
    pub(crate) fn calls(&self) -> Vec<Call> {
        self.asked.iter().filter_map(|span| self.call(*span)).collect()
    }

    /// Takes the replies to [`Reader::calls`] and decides what to ask next.
    pub(crate) fn take(&mut self, replies: &[Reply]) {
        for (at, span) in std::mem::take(&mut self.asked).into_iter().enumerate() {
            let reply = returned(replies.get(at));
            if span.batch {
                self.batch(span, reply);
            } else {
                self.single(span.start, reply);
            }
        }
        self.ask();
    }

    /// Whether everything was read.
    pub(crate) fn is_done(&self) -> bool {
        self.asked.is_empty()
    }

    /// How much was read, in thousandths.
    pub(crate) fn thousandths(&self) -> u64 {
        let done = self.found.iter().filter(|found| found.is_some()).count();
        let share = done.saturating_mul(1_000).checked_div(self.found.len());
        u64::try_from(share.unwrap_or(1_000)).unwrap_or_default()
    }

    /// What every read found.
    pub(crate) fn finish(self) -> Reads {
        let found = self.found.into_iter().map(|found| found.unwrap_or(NO_ANSWER));
        Reads(self.asks.into_iter().zip(found).collect())
    }

    fn call(&self, span: Span) -> Option<Call> {
        let asks = self.asks.get(span.start..span.start.checked_add(span.count)?)?;
        let first = asks.first()?;
        let (to, data) = if span.batch {
            let reads: Vec<Read> = asks.iter().map(|ask| ask.what.read()).collect();
            (MULTICALL3, multicall::encode(&reads))
        } else {
            let read = first.what.read();
            (read.to, read.data)
        };
        let data = hex::encode_prefixed(data);
        Some(Call {
            chain: first.chain,
            method: "eth_call".to_owned(),
            params: format!("[{{\"to\":\"{to:#x}\",\"data\":\"{data}\"}},\"latest\"]"),
        })
    }

    fn single(&mut self, index: usize, reply: Result<Vec<u8>, Failure>) {
        let Some(ask) = self.asks.get(index) else {
            return;
        };
        let found = match reply {
            Ok(returned) => ask.what.parse(&returned),
            Err(failure) => Found::Failed(failure),
        };
        self.set(index, found);
    }

    fn batch(&mut self, span: Span, reply: Result<Vec<u8>, Failure>) {
        let range = span.start..span.start.saturating_add(span.count);
        let returned = match reply {
            Ok(returned) => returned,
            Err(failure @ Failure::Unreachable { .. }) => {
                range.for_each(|index| self.set(index, Found::Failed(failure.clone())));
                return;
            }
            // One greedy token can bring down a whole batch.
            Err(_) => return self.one_by_one(range),
        };
        let Some(list) = multicall::decode(&returned, span.count) else {
            self.give_up_batches(span);
            return self.one_by_one(range);
        };
        for (index, entry) in range.zip(list) {
            match self.entry(index, entry) {
                Some(found) => self.set(index, found),
                None => self.one_by_one(index..index.saturating_add(1)),
            }
        }
    }

    /// What one read of a batch found; `None` if it has to be asked alone.
    fn entry(&self, index: usize, entry: Option<&[u8]>) -> Option<Found> {
        // A failure may be owed to an earlier read of the batch that used up the gas.
        let found = self.asks.get(index)?.what.parse(entry?);
        let zero = found == Found::Number(U256::ZERO);
        let doubted = zero && self.zeros.get(index) == Some(&Zero::Doubted);
        (!doubted).then_some(found)
    }

    /// The chain of this span has no Multicall3.
    fn give_up_batches(&mut self, span: Span) {
        let chain = self.asks.get(span.start).map(|ask| ask.chain);
        let here = |span: &Span| span.batch && self.asks.get(span.start).map(|ask| ask.chain) == chain;
        let (batches, others) = std::mem::take(&mut self.waiting).into_iter().partition(here);
        self.waiting = others;
        let batches: Vec<Span> = batches;
        for span in batches {
            self.one_by_one(span.start..span.start.saturating_add(span.count));
        }
    }

    fn one_by_one(&mut self, range: std::ops::Range<usize>) {
        self.waiting.extend(range.map(|start| Span {
            start,
            count: 1,
            batch: false,
        }));
    }

    fn ask(&mut self) {
        let from = self.waiting.len().saturating_sub(READS_AT_ONCE);
        self.asked = self.waiting.split_off(from);
    }

    fn set(&mut self, index: usize, found: Found) {
        if let Some(place) = self.found.get_mut(index) {
            *place = Some(found);
        }
    }
}

const NO_ANSWER: Found = Found::Failed(Failure::Unreadable);

/// What every read found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reads(BTreeMap<Ask, Found>);

impl Reads {
    /// What this read found.
    pub(crate) fn get(&self, chain: ChainId, what: What) -> &Found {
        self.0.get(&Ask { chain, what }).unwrap_or(&NO_ANSWER)
    }

    /// The number that this read found.
    pub(crate) fn number(&self, chain: ChainId, what: What) -> Option<U256> {
        match self.get(chain, what) {
            Found::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// Reads that may go together, [`MAX_BATCH`] at a time. A single read needs no batch.
fn spans(asks: &[Ask]) -> Vec<Span> {
    let mut start = 0_usize;
    let mut spans = Vec::new();
    for group in asks.chunk_by(|one, next| company(one) == company(next)) {
        for chunk in group.chunks(MAX_BATCH) {
            let count = chunk.len();
            spans.push(Span {
                start,
                count,
                batch: count > 1,
            });
            start = start.saturating_add(count);
        }
    }
    spans
}

/// Reads share a batch only within the same company: of a chain, those of Permit2 (whose code is known),
/// those of one collection's tokens (which disturb only each other), and all others.
fn company(ask: &Ask) -> (ChainId, Option<Address>) {
    let apart = match ask.what {
        What::Permit2 { .. } => Some(PERMIT2),
        What::Approved { token, .. } | What::Owner { token, .. } => Some(token),
        _ => None,
    };
    (ask.chain, apart)
}

/// A returned address; `None` if the upper bytes are not zero.
fn account(returned: &[u8]) -> Option<Address> {
    let word = word(returned, 0)?;
    (word.bit_len() <= 160).then(|| Address::from_word(word.into()))
}

fn decimals(returned: &[u8]) -> Option<u8> {
    let number = u8::try_from(word(returned, 0)?).ok()?;
    (number <= MAX_DECIMALS).then_some(number)
}

fn permit2(returned: &[u8]) -> Option<Found> {
    let [amount, expiration, nonce] = [word(returned, 0)?, word(returned, 1)?, word(returned, 2)?];
    let fits = amount.bit_len() <= 160 && expiration.bit_len() <= 48 && nonce.bit_len() <= 48;
    fits.then_some(Found::Permit2 {
        amount,
        expiration,
        nonce,
    })
}

/// A `string`, or the `bytes32` of early tokens (zero padded).
fn symbol(returned: &[u8]) -> Option<String> {
    let bytes = match returned.len() {
        32 => returned.split(|&byte| byte == 0).next()?,
        _ => string(returned)?,
    };
    let text: String = std::str::from_utf8(bytes)
        .ok()?
        .chars()
        .filter(|character| !character.is_control())
        .take(MAX_SYMBOL)
        .collect();
    (!text.is_empty()).then_some(text)
}

fn string(returned: &[u8]) -> Option<&[u8]> {
    let start = usize::try_from(word(returned, 0)?).ok()?;
    let tail = returned.get(start..)?;
    let length = usize::try_from(word(tail, 0)?).ok()?;
    tail.get(32..length.checked_add(32)?)
}
