//! The search through an owner's logs: one `eth_getLogs` over all blocks, divided where the endpoint
//! refuses so much at once.

use super::candidate::Candidates;
use super::event::TOPICS;
use super::reply::{Failure, result};
use crate::wire::wire;
use crate::{Arg, Call, ChainId, Reply, Text};
use alloy_primitives::{Address, B256, U256};
use serde::Serialize;
use std::fmt::Write;

/// The most `eth_getLogs` calls of one scan. An endpoint that would need more cannot be used for it.
pub const MAX_LOG_CALLS: u32 = 2_000;
/// How many `eth_getLogs` calls are out at once.
pub const SEARCHES_AT_ONCE: usize = 4;

/// What endpoints say when a query has too many results or takes too long (lower case).
const TOO_MUCH: [&str; 12] = [
    "query returned more than",
    "log response size exceeded",
    "query timeout exceeded",
    "http response body exceeded the size limit",
    "response size exceeded",
    "query exceeds max results",
    "too many results",
    "too many logs",
    "logs matched by query exceeds limit",
    "query must be smaller than",
    "limit exceeded",
    "-32005",
];
/// What endpoints say when a query spans too many blocks (lower case).
const TOO_WIDE: [&str; 11] = [
    "block range is too large",
    "block range too large",
    "block range exceeds",
    "block range too wide",
    "block range limit",
    "exceeds the maximum block range",
    "exceed maximum block range",
    "query exceeds max block range",
    "range is too large",
    "eth_getlogs is limited to",
    "you can make eth_getlogs requests with up to",
];
/// What endpoints say when they are asked too often (lower case): smaller questions do not help.
const TOO_OFTEN: [&str; 4] = ["rate limit", "too many requests", "request count", "requests per"];

/// Blocks, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
struct Range {
    from: u64,
    to: u64,
}

impl Range {
    const fn width(self) -> u64 {
        self.to.saturating_sub(self.from).saturating_add(1)
    }

    /// The earlier and the later half; `None` for one block.
    fn halves(self) -> Option<(Range, Range)> {
        let half = self.to.checked_sub(self.from)? / 2;
        let end = self.from.checked_add(half)?;
        let earlier = Range {
            from: self.from,
            to: end,
        };
        let later = Range {
            from: end.checked_add(1)?,
            to: self.to,
        };
        (later.from <= later.to).then_some((earlier, later))
    }
}

/// A search in progress.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Search {
    /// The last block that is searched.
    head: u64,
    /// A stack: depth first finds an endpoint's limit in few calls.
    waiting: Vec<Range>,
    /// One for each call that is out, in order.
    asked: Vec<Range>,
    /// How many calls were made.
    sent: u32,
    /// The narrowest range, in blocks, that was refused for its width.
    too_wide: Option<u64>,
    candidates: Candidates,
}

impl Search {
    /// Of the blocks 0 to `head`.
    pub(super) fn new(head: u64) -> Self {
        Search {
            head,
            waiting: Vec::new(),
            asked: vec![Range { from: 0, to: head }],
            sent: 1,
            too_wide: None,
            candidates: Candidates::default(),
        }
    }

    /// The calls that are out; none once everything was searched.
    pub(super) fn calls(&self, chain: ChainId, owner: Address) -> Vec<Call> {
        let call = |range: &Range| Call {
            chain,
            method: "eth_getLogs".to_owned(),
            params: filter(*range, owner),
        };
        self.asked.iter().map(call).collect()
    }

    /// Takes the replies to [`Search::calls`] and decides what to ask next.
    ///
    /// # Errors
    /// Why the search cannot go on. A part of the logs would look like a complete answer.
    pub(super) fn take(&mut self, replies: &[Reply], chain: ChainId, owner: Address) -> Result<(), Text> {
        for (at, range) in std::mem::take(&mut self.asked).into_iter().enumerate() {
            match result(replies.get(at)) {
                Ok(value) => {
                    let entries = value.as_array().ok_or_else(|| Failure::Unreadable.scan())?;
                    self.candidates.fold(entries, chain, owner);
                }
                Err(failure) => self.divide(range, &failure)?,
            }
        }
        self.ask()
    }

    /// What was found.
    pub(super) fn finish(self) -> Candidates {
        self.candidates
    }

    /// How much has been searched, in thousandths.
    pub(super) fn thousandths(&self) -> u64 {
        let all = u128::from(self.head).saturating_add(1);
        let left = u128::from(self.left());
        let done = all.saturating_sub(left).saturating_mul(1_000);
        u64::try_from(done.checked_div(all).unwrap_or_default()).unwrap_or_default()
    }

    /// Puts the halves of a refused range back, if its refusal was about its size.
    fn divide(&mut self, range: Range, failure: &Failure) -> Result<(), Text> {
        let Some(limit) = limit(failure) else {
            return Err(failure.scan());
        };
        if limit == Limit::Width {
            self.too_wide = Some(self.too_wide.unwrap_or(u64::MAX).min(range.width()));
        }
        let Some((earlier, later)) = range.halves() else {
            let block = Arg::Number {
                value: U256::from(range.from),
            };
            return Err(Text::new("scan_one_block").with("block", block));
        };
        self.waiting.push(later);
        self.waiting.push(earlier);
        Ok(())
    }

    fn ask(&mut self) -> Result<(), Text> {
        // Each further call covers fewer than `too_wide` blocks, so at least this many are needed.
        let needed = self
            .too_wide
            .and_then(|width| self.left().checked_div(width))
            .unwrap_or_default();
        if u64::from(self.sent).saturating_add(needed) > u64::from(MAX_LOG_CALLS) {
            return Err(too_many());
        }
        while self.asked.len() < SEARCHES_AT_ONCE {
            let Some(range) = self.waiting.pop() else {
                break;
            };
            let known_too_wide = self.too_wide.is_some_and(|width| range.width() >= width);
            if let Some((earlier, later)) = range.halves().filter(|_| known_too_wide) {
                self.waiting.push(later);
                self.waiting.push(earlier);
                continue;
            }
            if self.sent >= MAX_LOG_CALLS {
                return Err(too_many());
            }
            self.sent = self.sent.saturating_add(1);
            self.asked.push(range);
        }
        Ok(())
    }

    /// How many blocks were not searched yet.
    fn left(&self) -> u64 {
        self.waiting
            .iter()
            .chain(&self.asked)
            .fold(0, |sum, range| sum.saturating_add(range.width()))
    }
}

/// How a query was too large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Limit {
    /// Too many blocks, whatever is in them.
    Width,
    /// Too many results, or too slow.
    Results,
}

/// The limit that a refusal speaks of, if any.
fn limit(failure: &Failure) -> Option<Limit> {
    let words = match failure {
        Failure::TooLarge => return Some(Limit::Results),
        Failure::Refused { words } => words.to_ascii_lowercase(),
        _ => return None,
    };
    let says = |signs: &[&str]| signs.iter().any(|sign| words.contains(sign));
    if says(&TOO_OFTEN) {
        return None;
    }
    // Some refusals for too many results also propose a block range: results are looked at first.
    // "limit exceeded" and the bare code are the least telling: a width is looked at before them.
    let (telling, vague) = TOO_MUCH.split_at(TOO_MUCH.len().saturating_sub(2));
    if says(telling) {
        return Some(Limit::Results);
    }
    if says(&TOO_WIDE) {
        return Some(Limit::Width);
    }
    says(vague).then_some(Limit::Results)
}

fn too_many() -> Text {
    let count = Arg::Count {
        value: u64::from(MAX_LOG_CALLS),
    };
    Text::new("scan_too_many_calls").with("count", count)
}

/// The params of one `eth_getLogs`.
fn filter(range: Range, owner: Address) -> String {
    let mut events = String::new();
    for topic in TOPICS {
        let comma = if events.is_empty() { "" } else { "," };
        // Writing to a string cannot fail.
        let _ = write!(events, "{comma}\"{topic}\"");
    }
    let owner = B256::left_padding_from(owner.as_slice());
    format!(
        "[{{\"fromBlock\":\"{:#x}\",\"toBlock\":\"{:#x}\",\"topics\":[[{events}],\"{owner}\"]}}]",
        range.from, range.to
    )
}

wire!(struct Range { from, to });

wire!(struct Search { head, waiting, asked, sent, too_wide = "tooWide", candidates });
