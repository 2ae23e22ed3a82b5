//! Reads of contracts, many in one call where Multicall3 answers, else one by one.

use super::event::PERMIT2;
use super::reply::{Failure, returned};
use super::what::{Found, What};
use crate::map::Map;
use crate::multicall::{self, MULTICALL3, Read};
use crate::wire::wire;
use crate::{Call, ChainId, Reply};
use alloy_primitives::{Address, U256, hex};
use serde::Serialize;

/// The most reads in one Multicall3 call.
pub const MAX_BATCH: usize = 256;
/// How many `eth_call`s are out at once.
pub const READS_AT_ONCE: usize = 8;

/// How many reads of one contract's batch are made alone after they failed in it.
const MAX_ALONE: usize = 32;

/// One read on one chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Ask {
    pub(crate) chain: ChainId,
    pub(crate) what: What,
}

/// Whether a 0 that a shared batch says is asked again, apart from other contracts.
///
/// Multicall3 makes ordinary calls, so a hostile token in a batch can spend an allowance before the next
/// read looks at it, and so hide the allowance that makes it hostile. Alone, a read is not disturbed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Zero {
    /// Expected.
    Believed,
    /// Surprising, or worth the call.
    Doubted,
}

/// Reads that go in one call, by their places.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Span {
    reads: Vec<usize>,
    form: Form,
}

/// How reads are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
enum Form {
    /// By Multicall3, with reads of contracts that may disturb each other.
    Shared,
    /// By Multicall3, with reads of one contract only.
    Apart,
    /// As a call of its own.
    Single,
}

/// Distinct reads, and what they found so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Reader {
    /// In order, distinct.
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
    pub(crate) fn new(mut distinct: Vec<(Ask, Zero)>) -> Self {
        distinct.sort_unstable();
        // Of equal asks the last one doubts the most: it is kept.
        distinct.reverse();
        distinct.dedup_by_key(|(ask, _)| *ask);
        distinct.reverse();
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
        self.asked.iter().filter_map(|span| self.call(span)).collect()
    }

    /// Takes the replies to [`Reader::calls`] and decides what to ask next.
    pub(crate) fn take(&mut self, replies: &[Reply]) {
        for (at, span) in std::mem::take(&mut self.asked).into_iter().enumerate() {
            let reply = returned(replies.get(at));
            match span.form {
                Form::Single => self.single(&span, reply),
                Form::Shared | Form::Apart => self.batch(&span, reply),
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

    fn call(&self, span: &Span) -> Option<Call> {
        let asks = span.reads.iter().filter_map(|&index| self.asks.get(index));
        let chain = asks.clone().next()?.chain;
        let mut reads: Vec<Read> = asks.map(|ask| ask.what.read()).collect();
        let Read { to, data } = match span.form {
            Form::Single => reads.pop()?,
            Form::Shared | Form::Apart => Read {
                to: MULTICALL3,
                data: multicall::encode(&reads),
            },
        };
        let data = hex::encode_prefixed(data);
        Some(Call {
            chain,
            method: "eth_call".to_owned(),
            params: format!("[{{\"to\":\"{to:#x}\",\"data\":\"{data}\"}},\"latest\"]"),
        })
    }

    fn single(&mut self, span: &Span, reply: Result<Vec<u8>, Failure>) {
        let Some((&index, ask)) = span.reads.first().and_then(|at| Some((at, self.asks.get(*at)?))) else {
            return;
        };
        let found = match reply {
            Ok(returned) => ask.what.parse(&returned),
            Err(failure) => Found::Failed(failure),
        };
        self.set(index, found);
    }

    fn batch(&mut self, span: &Span, reply: Result<Vec<u8>, Failure>) {
        let returned = match reply {
            Ok(returned) => returned,
            Err(failure) => return self.broken(span, &failure),
        };
        let Some(list) = multicall::decode(&returned, span.reads.len()) else {
            return self.give_up_batches(span);
        };
        let mut again = Vec::new();
        for (&index, entry) in span.reads.iter().zip(list) {
            match self.entry(index, entry, span.form) {
                Some(found) => self.set(index, found),
                None => again.push(index),
            }
        }
        self.retry(&again, span.form, &Failure::Reverted);
    }

    /// What one read of a batch found; `None` if it has to be asked again. A failure may be owed to an
    /// earlier read of the batch that used up the gas.
    fn entry(&self, index: usize, entry: Option<&[u8]>, form: Form) -> Option<Found> {
        let found = self.asks.get(index)?.what.parse(entry?);
        let zero = found == Found::Number(U256::ZERO);
        let doubted = form == Form::Shared && zero && self.zeros.get(index) == Some(&Zero::Doubted);
        (!doubted).then_some(found)
    }

    /// A whole batch failed. One greedy contract can bring that about.
    fn broken(&mut self, span: &Span, failure: &Failure) {
        if matches!(failure, Failure::Unreachable { .. }) {
            return self.fail(&span.reads, failure);
        }
        self.retry(&span.reads, span.form, failure);
    }

    /// Plans reads of a batch again: apart from other contracts, and after that alone. A hostile contract
    /// must not make us ask a thousand times: of the latter only some are asked, the others failed.
    fn retry(&mut self, reads: &[usize], form: Form, failure: &Failure) {
        if form == Form::Shared {
            return self.apart(reads);
        }
        let most = if self.are_permit2(reads) {
            reads.len()
        } else {
            MAX_ALONE.min(reads.len())
        };
        let (some, others) = reads.split_at(most);
        self.one_by_one(some);
        self.fail(others, failure);
    }

    fn are_permit2(&self, reads: &[usize]) -> bool {
        let first = reads.first().and_then(|&index| self.asks.get(index));
        first.is_some_and(|ask| ask.what.read().to == PERMIT2)
    }

    /// The chain of this span has no Multicall3.
    fn give_up_batches(&mut self, span: &Span) {
        let chain_of = |span: &Span| Some(self.asks.get(*span.reads.first()?)?.chain);
        let chain = chain_of(span);
        let batch = |other: &Span| other.form != Form::Single && chain_of(other) == chain;
        let (batches, others): (Vec<Span>, Vec<Span>) =
            std::mem::take(&mut self.waiting).into_iter().partition(batch);
        self.waiting = others;
        self.one_by_one(&span.reads);
        for span in batches {
            self.one_by_one(&span.reads);
        }
    }

    /// Plans these reads again, each contract's in a batch of its own.
    fn apart(&mut self, reads: &[usize]) {
        let mut contracts: Map<(Address, bool), Vec<usize>> = Map::default();
        for &index in reads {
            if let Some(ask) = self.asks.get(index) {
                let own = (ask.what.read().to, is_meaning(&ask.what));
                contracts.update(own, |reads| reads.push(index));
            }
        }
        self.waiting
            .extend(contracts.into_sorted().map(|(_, reads)| span(reads, Form::Apart)));
    }

    fn one_by_one(&mut self, reads: &[usize]) {
        let alone = reads.iter().map(|&index| span(vec![index], Form::Single));
        self.waiting.extend(alone);
    }

    fn fail(&mut self, reads: &[usize], failure: &Failure) {
        for &index in reads {
            self.set(index, Found::Failed(failure.clone()));
        }
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

/// What every read found, in the order of the asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reads(Vec<(Ask, Found)>);

impl Reads {
    /// What this read found.
    pub(crate) fn get(&self, chain: ChainId, what: What) -> &Found {
        let ask = Ask { chain, what };
        let place = self.0.binary_search_by(|(known, _)| known.cmp(&ask));
        let entry = place.ok().and_then(|place| self.0.get(place));
        entry.map_or(&NO_ANSWER, |(_, found)| found)
    }

    /// Whether this was read.
    pub(super) fn has(&self, ask: &Ask) -> bool {
        self.0.binary_search_by(|(known, _)| known.cmp(ask)).is_ok()
    }

    /// These and others.
    pub(super) fn and(mut self, others: Reads) -> Reads {
        self.0.extend(others.0);
        self.0.sort_unstable_by_key(|(ask, _)| *ask);
        self
    }

    /// The number that this read found.
    pub(crate) fn number(&self, chain: ChainId, what: What) -> Option<U256> {
        match self.get(chain, what) {
            Found::Number(number) => Some(*number),
            _ => None,
        }
    }
}

/// A span of reads; a single one needs no batch.
fn span(reads: Vec<usize>, form: Form) -> Span {
    let form = if reads.len() > 1 { form } else { Form::Single };
    Span { reads, form }
}

/// Reads that may go together, [`MAX_BATCH`] at a time.
fn spans(asks: &[Ask]) -> Vec<Span> {
    let indexed: Vec<(usize, &Ask)> = asks.iter().enumerate().collect();
    let groups = indexed.chunk_by(|(_, one), (_, next)| company(one) == company(next));
    groups
        .flat_map(|group| group.chunks(MAX_BATCH))
        .map(|chunk| {
            let apart = chunk.first().is_some_and(|(_, ask)| company(ask).1.is_some());
            let form = if apart { Form::Apart } else { Form::Shared };
            span(chunk.iter().map(|(index, _)| *index).collect(), form)
        })
        .collect()
}

/// Reads share a batch only within the same company: of a chain, those of Permit2 (whose code is known),
/// those of one collection's tokens (which disturb only each other), what tells whether others stand, and what tells
/// what they mean. The last two are apart so that a contract cannot hide what it has by what it is asked next.
fn company(ask: &Ask) -> (ChainId, Option<Address>, bool) {
    let apart = match ask.what {
        What::Permit2 { .. } => Some(PERMIT2),
        What::Approved { token, .. } | What::Owner { token, .. } => Some(token),
        _ => None,
    };
    (ask.chain, apart, is_meaning(&ask.what))
}

/// Whether this tells what an allowance means, not whether it stands.
const fn is_meaning(what: &What) -> bool {
    matches!(
        what,
        What::Balance { .. }
            | What::Symbol { .. }
            | What::Decimals { .. }
            | What::BalanceOf { .. }
            | What::SymbolOf { .. }
            | What::DecimalsOf { .. }
    )
}

wire!(struct Ask { chain, what });

wire!(names Zero { Believed = "believed", Doubted = "doubted" });

wire!(struct Span { reads, form });

wire!(names Form { Shared = "shared", Apart = "apart", Single = "single" });

wire!(struct Reader { asks, zeros, found, waiting, asked });
