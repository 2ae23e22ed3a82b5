//! The scan for one owner's allowances on one chain: logs, then current reads, then what they mean.

use super::candidate::Candidate;
use super::rate::{rate, whats, worst_first};
use super::read::{Ask, Reader, Zero};
use super::reply::{Failure, quantity, result};
use super::search::Search;
use super::standing::{Live, Standing, State};
use super::{Allowance, Unread};
use crate::wire::{to_json, wire};
use crate::{Call, ChainId, Reply, Text};
use alloy_primitives::Address;
use serde::{Deserialize, Serialize};

/// The highest block number that is believed. It stays exact in a double.
const MAX_BLOCK: u64 = 1 << 48;
/// What [`Progress::total`] always is.
const WHOLE: u64 = 1_000;

/// What to scan for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ScanPlan {
    /// The chain.
    pub chain: ChainId,
    /// Whose allowances.
    pub owner: Address,
    /// The present, in unix seconds.
    pub now: u64,
}

/// A scan in progress. Serialised, it is a checkpoint: [`Scan::calls`] says what to ask again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Scan {
    plan: ScanPlan,
    stage: Stage,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "stage", rename_all = "camelCase")]
enum Stage {
    /// Asking for the last block.
    Head,
    /// Searching the logs.
    Search { search: Search },
    /// Reading which candidates stand.
    Standing {
        candidates: Vec<Candidate>,
        unread: Vec<Unread>,
        standing: Standing,
    },
    /// Reading balances and names for those that do.
    Meaning {
        live: Vec<(Candidate, Live)>,
        unread: Vec<Unread>,
        reader: Reader,
    },
    /// Over.
    Done { outcome: Outcome },
}

/// What a scan found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// Those that stand, worst first.
    pub allowances: Vec<Allowance>,
    /// What could not be read.
    pub unread: Vec<Unread>,
    /// Whether everything could be read: only then does an empty list mean that there is nothing.
    pub complete: bool,
    /// Why the scan failed as a whole, if it did; then there are no allowances and it is not complete.
    pub failed: Option<Text>,
}

/// How far a scan has come. It never goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Progress {
    /// 0 to `total`.
    pub done: u64,
    /// Always 1,000.
    pub total: u64,
}

/// Begins a scan, and says what to ask first.
#[must_use]
pub fn begin(plan: ScanPlan) -> (Scan, Vec<Call>) {
    let scan = Scan {
        plan,
        stage: Stage::Head,
    };
    let calls = scan.calls();
    (scan, calls)
}

/// Takes one reply for each call of the last step, in order, and says what to ask next. A missing reply
/// counts as unreachable. No calls means that the scan is over.
#[must_use]
pub fn step(scan: Scan, replies: Vec<Reply>) -> (Scan, Vec<Call>) {
    let Scan { plan, stage } = scan;
    let stage = stage.take(&plan, &replies);
    let scan = Scan { plan, stage };
    let calls = scan.calls();
    (scan, calls)
}

impl Scan {
    /// What is being asked: the calls of the last step again, for a host that resumes a checkpoint.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        let ScanPlan { chain, owner, .. } = self.plan;
        match &self.stage {
            Stage::Head => vec![Call {
                chain,
                method: "eth_blockNumber".to_owned(),
                params: "[]".to_owned(),
            }],
            Stage::Search { search } => search.calls(chain, owner),
            Stage::Standing { standing, .. } => standing.calls(),
            Stage::Meaning { reader, .. } => reader.calls(),
            Stage::Done { .. } => Vec::new(),
        }
    }

    /// What was found. Of a scan that is not over: nothing, and not complete.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        match &self.stage {
            Stage::Done { outcome } => outcome.clone(),
            _ => failed(Text::new("scan_unfinished")),
        }
    }

    /// How far it has come: half of it is the search, a quarter each of the two rounds of reads.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let done = match &self.stage {
            Stage::Head => 0,
            Stage::Search { search } => search.thousandths() / 2,
            Stage::Standing { standing, .. } => (standing.thousandths() / 4).saturating_add(500),
            Stage::Meaning { reader, .. } => (reader.thousandths() / 4).saturating_add(750),
            Stage::Done { .. } => WHOLE,
        };
        Progress { done, total: WHOLE }
    }
}

impl Stage {
    fn take(self, plan: &ScanPlan, replies: &[Reply]) -> Stage {
        match self {
            Stage::Head => head(replies),
            Stage::Search { mut search } => match search.take(replies, plan.chain, plan.owner) {
                Err(why) => Stage::Done { outcome: failed(why) },
                Ok(()) if search.calls(plan.chain, plan.owner).is_empty() => stand(search, plan),
                Ok(()) => Stage::Search { search },
            },
            Stage::Standing {
                candidates,
                unread,
                mut standing,
            } => {
                standing.take(replies);
                if standing.is_done() {
                    return mean(&candidates, unread, standing, plan);
                }
                Stage::Standing {
                    candidates,
                    unread,
                    standing,
                }
            }
            Stage::Meaning {
                live,
                unread,
                mut reader,
            } => {
                reader.take(replies);
                if reader.is_done() {
                    return finish(&live, unread, reader, plan);
                }
                Stage::Meaning { live, unread, reader }
            }
            Stage::Done { outcome } => Stage::Done { outcome },
        }
    }
}

/// The last block is known: search up to it.
fn head(replies: &[Reply]) -> Stage {
    let number = result(replies.first())
        .and_then(|value| quantity(&value).ok_or(Failure::Unreadable))
        .and_then(|block| {
            let believed = block <= MAX_BLOCK;
            believed.then_some(block).ok_or(Failure::Unreadable)
        });
    match number {
        Ok(block) => Stage::Search {
            search: Search::new(block),
        },
        Err(failure) => Stage::Done {
            outcome: failed(failure.scan()),
        },
    }
}

/// The logs are searched: read which candidates stand.
fn stand(search: Search, plan: &ScanPlan) -> Stage {
    let (candidates, unread) = search.finish().finish();
    let standing = Standing::new(candidates.iter().map(|candidate| {
        let zero = if candidate.leaves {
            Zero::Doubted
        } else {
            Zero::Believed
        };
        (candidate.key, zero)
    }));
    if standing.is_done() {
        return mean(&candidates, unread, standing, plan);
    }
    Stage::Standing {
        candidates,
        unread,
        standing,
    }
}

/// It is known which candidates stand: read what those mean.
fn mean(candidates: &[Candidate], mut unread: Vec<Unread>, standing: Standing, plan: &ScanPlan) -> Stage {
    let mut live = Vec::new();
    // One state for each candidate, in order.
    for (candidate, (key, state)) in candidates.iter().zip(standing.finish()) {
        match state {
            State::Gone => {}
            State::Live(found) => live.push((*candidate, found)),
            State::Unread(failure) => unread.push(Unread {
                key: Some(key),
                why: failure.unread(),
            }),
        }
    }
    let asks = live.iter().flat_map(|(candidate, _)| {
        let ask = |what| Ask {
            chain: plan.chain,
            what,
        };
        whats(&candidate.key)
            .into_iter()
            .map(move |what| (ask(what), Zero::Doubted))
    });
    let reader = Reader::new(asks);
    if reader.is_done() {
        return finish(&live, unread, reader, plan);
    }
    Stage::Meaning { live, unread, reader }
}

fn finish(live: &[(Candidate, Live)], unread: Vec<Unread>, reader: Reader, plan: &ScanPlan) -> Stage {
    let reads = reader.finish();
    let mut allowances: Vec<Allowance> = live
        .iter()
        .map(|(candidate, live)| rate(candidate, live, &reads, plan.now))
        .collect();
    // No two have the same key, so nothing is equal.
    allowances.sort_unstable_by(worst_first);
    let outcome = Outcome {
        allowances,
        complete: unread.is_empty(),
        unread,
        failed: None,
    };
    Stage::Done { outcome }
}

fn failed(why: Text) -> Outcome {
    Outcome {
        allowances: Vec::new(),
        unread: vec![Unread {
            key: None,
            why: why.clone(),
        }],
        complete: false,
        failed: Some(why),
    }
}

wire!(struct ScanPlan { chain, owner, now });

wire!(struct Scan { plan, stage });

wire!(enum Stage by "stage" {
    Head = "head" {},
    Search = "search" { search },
    Standing = "standing" { candidates, unread, standing },
    Meaning = "meaning" { live, unread, reader },
    Done = "done" { outcome },
});

wire!(struct Outcome { allowances, unread, complete, failed });

to_json!(struct Progress { done, total });
