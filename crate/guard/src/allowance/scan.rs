//! The scan for one owner's allowances on one chain: logs (or a list of what to look at), then current reads, then
//! what they mean.

use super::body::{self, responses};
use super::candidate::{Candidate, Candidates, Logs, Sought};
use super::event::Events;
use super::explorer::{Explorer, last_block, rows};
use super::probe::Probe;
use super::range::Range;
use super::rate::{code, rate, whats, worst_first};
use super::read::{Ask, Reader, Reads, Zero};
use super::reply::{Failure, bytes, quantity, result};
use super::round::Round;
use super::saved::{Anchor, MARGIN, Saved};
use super::search::{Search, logs_call};
use super::standing::{Live, Standing, State};
use super::{Allowance, Progress, ScanRequest, Unread};
use crate::wire::wire;
use crate::{Call, ChainId, Reply, Text};
use alloy_primitives::{Address, B256};
use serde::{Deserialize, Serialize};

/// The highest block number that is believed. It stays exact in a double.
const MAX_BLOCK: u64 = 1 << 48;
/// What [`Progress::total`] always is.
const WHOLE: u64 = 1_000;
/// How often an explorer is asked for the last block that it knows.
const LOOKS: u32 = 3;
/// The place of the request that goes beside a search.
const BESIDE: usize = 100;
/// What code that is only an EIP-7702 designation begins with; an address follows.
const DELEGATION: [u8; 3] = [0xef, 0x01, 0x00];
/// The longest pause that is asked for, in ms.
const MAX_PAUSE: u64 = 30_000;

/// What to scan for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct ScanPlan {
    /// The chain.
    pub chain: ChainId,
    /// Whose allowances.
    pub owner: Address,
    /// The present, in unix seconds.
    pub now: u64,
    /// How many endpoints there are to ask, at least 1.
    pub endpoints: u32,
    /// What is searched before the endpoints are, if the person set an explorer for this chain.
    pub explorer: Option<Explorer>,
}

/// What an endpoint answered to one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard<'a> {
    /// The bytes of its response.
    Body(&'a [u8]),
    /// That it is asked too often (HTTP 429).
    Busy,
    /// Nothing in time.
    Slow,
    /// More than [`REPLY_LIMITS`](super::REPLY_LIMITS), or that it would be (HTTP 413).
    Large,
    /// Nothing, and why (untrusted text).
    Nothing(&'a str),
}

impl Heard<'_> {
    fn failure(&self) -> Failure {
        match self {
            Heard::Body(_) => Failure::Unreadable,
            Heard::Busy => Failure::Busy,
            Heard::Slow => Failure::Slow,
            Heard::Large => Failure::TooLarge,
            Heard::Nothing(words) => Failure::unreachable(words),
        }
    }
}

/// A scan in progress. The host makes the [`Scan::requests`], tells what it [`Scan::hear`]s in any order, and takes
/// a [`Scan::step`], until there are no requests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    plan: ScanPlan,
    /// What to look at; `None` for a search of logs.
    probe: Option<Probe>,
    /// What an earlier scan left: blocks that are still to be searched, and as of which block.
    saved: Option<(Anchor, Vec<Range>)>,
    found: Candidates,
    /// The last block, once it is known.
    head: u64,
    /// What this scan is as of.
    anchor: Option<Anchor>,
    missing: Vec<Range>,
    /// Whether nothing was searched yet that counts, by scans before it or by the explorer.
    is_first: bool,
    /// Why the explorer did not answer for all that it was asked.
    unexplored: Option<Text>,
    /// Whether nothing of the logs could be searched.
    failed: Option<Text>,
    account: Account,
    stage: Stage,
}

/// What the owner's own account is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Account {
    /// Nobody said.
    #[default]
    Unknown,
    /// It runs no code of others.
    Own,
    /// It runs this contract's code.
    Delegated(Address),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    /// Asking for the last block, and what came since the scan before.
    Head { round: Round },
    /// Asking the explorer for the last block that it knows.
    Look { ranges: Vec<Range>, look: Look },
    /// Of a look at a list: reading what the owner has.
    Held { reader: Reader, round: Round },
    /// Searching the logs, and beside it asking for what the reads do not tell.
    Search {
        search: Search,
        /// What endpoints are to be searched for after the explorer.
        rest: Vec<Range>,
        beside: Option<Round>,
    },
    /// Reading which candidates stand.
    Standing {
        candidates: Vec<Candidate>,
        unread: Vec<Unread>,
        standing: Standing,
        /// The reads, then what goes along with them.
        round: Round,
        reads: usize,
    },
    /// Reading balances and names for those that do.
    Meaning {
        live: Vec<(Candidate, Live)>,
        unread: Vec<Unread>,
        had: Reads,
        reader: Reader,
        round: Round,
    },
    /// Over.
    Done { outcome: ScanOutcome },
}

/// The question for the last block that the explorer knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Look {
    /// How often it was asked in vain.
    fails: u32,
    heard: Option<Result<u64, Failure>>,
}

/// What a scan found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct ScanOutcome {
    /// Those that stand, worst first.
    pub allowances: Vec<Allowance>,
    /// What could not be read.
    pub unread: Vec<Unread>,
    /// Whether everything could be read: only then does an empty list mean that there is nothing.
    pub complete: bool,
    /// Why the scan failed as a whole, if it did; then there are no allowances and it is not complete.
    pub failed: Option<Text>,
}

/// Begins a scan of all logs. `saved` is what [`Scan::saved`] said, of a scan that ended or one that did not: what
/// is searched already is not asked for again.
#[must_use]
pub fn begin(plan: ScanPlan, saved: Option<&str>) -> Scan {
    let saved = saved.and_then(|text| Saved::read(text, &plan));
    let (saved, found) = match saved {
        Some(Saved { anchor, left, found }) => (Some((anchor, left)), found),
        None => (None, Candidates::default()),
    };
    let round = Round::new(head_calls(&plan, saved.as_ref().map(|(anchor, _)| anchor)));
    Scan {
        plan,
        probe: None,
        saved,
        found,
        head: 0,
        anchor: None,
        missing: Vec::new(),
        is_first: true,
        unexplored: None,
        failed: None,
        account: Account::Unknown,
        stage: Stage::Head { round },
    }
}

/// Begins a look at a list: what it finds is true, and there may be more.
#[must_use]
pub fn probe(plan: ScanPlan, list: Probe) -> Scan {
    Scan {
        probe: Some(list),
        ..begin(plan, None)
    }
}

impl Scan {
    /// The requests that are out; none once it is over. For a host that asks again, the same.
    #[must_use]
    pub fn requests(&self) -> Vec<ScanRequest> {
        match &self.stage {
            Stage::Head { round }
            | Stage::Held { round, .. }
            | Stage::Standing { round, .. }
            | Stage::Meaning { round, .. } => self.round_request(0, round).into_iter().collect(),
            Stage::Look { .. } => {
                let query = self.plan.explorer.map(Explorer::last_block);
                let request = query.map(|query| ScanRequest::query(0, query.to_owned()));
                request.into_iter().collect()
            }
            Stage::Search { search, beside, .. } => {
                let mut requests = search.requests(&self.plan);
                let beside = beside.as_ref();
                requests.extend(beside.and_then(|round| self.round_request(BESIDE, round)));
                requests
            }
            Stage::Done { .. } => Vec::new(),
        }
    }

    /// Takes what an endpoint answered to the request at this place. A request that several bodies answer, each in
    /// part, is told about each.
    pub fn hear(&mut self, at: usize, heard: Heard<'_>) {
        let plan = self.plan;
        match &mut self.stage {
            Stage::Search { beside, .. } if at == BESIDE => {
                if let Some(round) = beside {
                    hear(round, heard);
                }
            }
            Stage::Look { look, .. } => {
                look.heard = Some(match heard {
                    Heard::Body(body) => last_block(body),
                    other => Err(other.failure()),
                });
            }
            Stage::Search { search, .. } => {
                let Some(sought) = search.sought(at, &plan) else {
                    return;
                };
                let logs = logs(heard, &sought, search.is_explorer());
                search.hear(at, logs, &mut self.found, plan.endpoints);
            }
            Stage::Head { round } => {
                hear(round, heard);
                if is_other_chain(round, &plan) {
                    round.forget();
                    round.miss(&Failure::OtherChain);
                }
            }
            Stage::Held { round, .. } | Stage::Standing { round, .. } | Stage::Meaning { round, .. } => {
                hear(round, heard);
            }
            Stage::Done { .. } => {}
        }
    }

    /// Goes on. What was asked and not heard counts as unanswered.
    pub fn step(&mut self) {
        if self.round().is_some_and(|round| !round.step()) {
            return;
        }
        let stage = std::mem::replace(
            &mut self.stage,
            Stage::Done {
                outcome: unfinished(),
            },
        );
        self.stage = match stage {
            Stage::Head { round } => {
                let why = round.why().cloned();
                self.begin_search(&round.replies(), why)
            }
            Stage::Held { mut reader, round } => {
                reader.take(&round.replies());
                self.hold(reader)
            }
            Stage::Look { ranges, look } => self.look_on(ranges, look),
            Stage::Search { search, rest, beside } => self.search(search, rest, beside),
            Stage::Standing {
                candidates,
                unread,
                standing,
                round,
                reads,
            } => self.stand_on(candidates, unread, standing, round, reads),
            Stage::Meaning {
                live,
                unread,
                had,
                reader,
                round,
            } => self.mean_on(live, unread, had, reader, round),
            Stage::Done { outcome } => Stage::Done { outcome },
        };
    }

    /// The calls that have to be answered, or given up, before the stage goes on.
    fn round(&mut self) -> Option<&mut Round> {
        match &mut self.stage {
            Stage::Head { round }
            | Stage::Held { round, .. }
            | Stage::Standing { round, .. }
            | Stage::Meaning { round, .. } => Some(round),
            Stage::Look { .. } | Stage::Search { .. } | Stage::Done { .. } => None,
        }
    }

    /// A checkpoint, for [`begin`] of this scan again or of the next one; `None` where there is nothing to keep yet.
    #[must_use]
    pub fn saved(&self) -> Option<String> {
        if self.probe.is_some() {
            return None;
        }
        let write =
            |anchor, left: Vec<Range>| Some(Saved::text(anchor, left.into_iter(), &self.found, &self.plan));
        let old = self.saved.as_ref();
        match &self.stage {
            Stage::Head { .. } => old.and_then(|(anchor, left)| write(*anchor, left.clone())),
            Stage::Look { ranges, .. } => write(self.anchor?, ranges.clone()),
            Stage::Search { search, rest, .. } => {
                let left = search.left().into_iter().chain(search.missing());
                let left = left.chain(rest.iter().copied());
                write(self.anchor.or(old.map(|(anchor, _)| *anchor))?, left.collect())
            }
            _ => write(self.anchor?, self.missing.clone()),
        }
    }

    /// What was found. Of a scan that is not over: nothing, and not complete.
    #[must_use]
    pub fn outcome(&self) -> ScanOutcome {
        match &self.stage {
            Stage::Done { outcome } => outcome.clone(),
            _ => unfinished(),
        }
    }

    /// The last block, which an endpoint must know to be asked; 0 before it is known.
    #[must_use]
    pub fn head(&self) -> u64 {
        self.head
    }

    /// How many log requests are still needed, at least: known once an endpoint said what it takes at once. Of an
    /// explorer it is known before the first.
    #[must_use]
    pub fn needed(&self) -> u64 {
        match &self.stage {
            Stage::Search { search, rest, .. } => search.needed().saturating_add(u64::from(!rest.is_empty())),
            _ => 0,
        }
    }

    /// How long to wait before the requests are made, in ms: not 0 when all that was heard is that it is too often.
    #[must_use]
    pub fn pause(&self) -> u64 {
        let rounds = match &self.stage {
            Stage::Head { round }
            | Stage::Held { round, .. }
            | Stage::Standing { round, .. }
            | Stage::Meaning { round, .. } => round.busy(),
            Stage::Look { look, .. } => look.fails,
            Stage::Search { search, beside, .. } => {
                let beside = beside.as_ref().map_or(0, Round::busy);
                search
                    .busy_rounds()
                    .max(if search.is_done() { beside } else { 0 })
            }
            Stage::Done { .. } => 0,
        };
        match rounds {
            0 => 0,
            _ => 500_u64.checked_shl(rounds).unwrap_or(MAX_PAUSE).min(MAX_PAUSE),
        }
    }

    /// How far it has come: half of it is the search, a quarter each of the two rounds of reads.
    #[must_use]
    pub fn progress(&self) -> Progress {
        let done = match &self.stage {
            Stage::Head { .. } | Stage::Look { .. } => 0,
            Stage::Held { reader, .. } => reader.thousandths() / 2,
            Stage::Search { search, .. } => self.searched_thousandths(search),
            Stage::Standing { standing, .. } => (standing.thousandths() / 4).saturating_add(500),
            Stage::Meaning { reader, .. } => (reader.thousandths() / 4).saturating_add(750),
            Stage::Done { .. } => WHOLE,
        };
        Progress { done, total: WHOLE }
    }

    fn round_request(&self, at: usize, round: &Round) -> Option<ScanRequest> {
        let calls = round.open();
        (!calls.is_empty()).then(|| ScanRequest::new(at, round.turn(), &calls))
    }

    /// The last block is known: search up to it.
    fn begin_search(&mut self, replies: &[Reply], why: Option<Failure>) -> Stage {
        let head = match self.read_head(replies) {
            Ok(head) => head,
            Err(failure) => return self.fail(why.unwrap_or(failure).scan()),
        };
        self.head = head;
        if let Some(list) = &self.probe {
            return self.hold(Reader::new(list.balances(&self.plan)));
        }
        let (from, mut ranges) = self.searched(replies.get(2), head);
        if from <= head && !self.is_told(from, replies.get(3..).unwrap_or_default()) {
            ranges.push(Range { from, to: head });
        }
        let beside = Some(Round::new(self.beside()));
        if ranges.is_empty() {
            return self.stand(Vec::new(), beside);
        }
        let is_for_explorer = ranges.iter().any(|range| range.from <= self.settled());
        if self.plan.explorer.is_some() && is_for_explorer {
            return Stage::Look {
                ranges,
                look: Look::default(),
            };
        }
        Stage::Search {
            search: Search::new(ranges),
            rest: Vec::new(),
            beside,
        }
    }

    /// The last block that an explorer is asked for: what is above may change, and come to it later.
    const fn settled(&self) -> u64 {
        self.head.saturating_sub(MARGIN)
    }

    /// It is known how far the explorer is, or that it does not say.
    fn look_on(&mut self, ranges: Vec<Range>, look: Look) -> Stage {
        let silent = Failure::Unreachable { words: String::new() };
        let (indexed, rest) = match look.heard.unwrap_or(Err(silent)) {
            Ok(last) => split(&ranges, last.min(self.settled())),
            Err(failure) if look.fails.saturating_add(1) < LOOKS && !failure.is_for_good() => {
                let look = Look {
                    fails: look.fails.saturating_add(1),
                    heard: None,
                };
                return Stage::Look { ranges, look };
            }
            Err(failure) => {
                self.unexplored = Some(failure.explorer());
                (Vec::new(), ranges)
            }
        };
        let beside = Some(Round::new(self.beside()));
        let (search, rest) = match indexed.is_empty() {
            true => (Search::new(rest), Vec::new()),
            false => (Search::explorer(indexed), rest),
        };
        Stage::Search { search, rest, beside }
    }

    /// How far a search has come, in thousandths of the scan. Where the explorer was searched, endpoints have the
    /// last quarter of it.
    fn searched_thousandths(&self, search: &Search) -> u64 {
        let done = search.thousandths();
        match (self.plan.explorer, search.is_explorer()) {
            (None, _) => done / 2,
            (Some(_), true) => done.saturating_mul(3) / 8,
            (Some(_), false) => (done / 8).saturating_add(375),
        }
    }

    fn read_head(&self, replies: &[Reply]) -> Result<u64, Failure> {
        let chain = result(replies.first())?;
        if quantity(&chain) != Some(self.plan.chain.0) {
            return Err(Failure::OtherChain);
        }
        let head = quantity(&result(replies.get(1))?).ok_or(Failure::Unreadable)?;
        (head <= MAX_BLOCK).then_some(head).ok_or(Failure::Unreadable)
    }

    /// The first block that is new, and what is still left of those before. If the block that an earlier scan was as
    /// of is not in the chain any more, nothing that it searched counts.
    fn searched(&mut self, block: Option<&Reply>, head: u64) -> (u64, Vec<Range>) {
        let Some((anchor, left)) = self.saved.take() else {
            return (0, Vec::new());
        };
        if anchor.block > head || block_hash(block, anchor.block) != Some(anchor.hash) {
            self.found = Candidates::default();
            return (0, Vec::new());
        }
        self.is_first = false;
        self.anchor = Some(anchor);
        (anchor.block.saturating_add(1), left)
    }

    /// Whether the logs from a block on were told together with the last block.
    fn is_told(&mut self, from: u64, replies: &[Reply]) -> bool {
        if self.anchor.is_none() {
            return false;
        }
        let mut told = Logs::default();
        for (at, events) in Events::ALL.into_iter().enumerate() {
            let Some(Reply::Result { json }) = replies.get(at) else {
                return false;
            };
            let sought = Sought {
                chain: self.plan.chain,
                owner: self.plan.owner,
                range: Range { from, to: MAX_BLOCK },
                events,
            };
            match Logs::read(json.as_bytes(), &sought) {
                Ok(logs) if !logs.is_faulty() && !logs.may_be_cut_off() => told = told.and(logs),
                _ => return false,
            }
        }
        self.found.fold(told);
        true
    }

    /// What is asked besides: whose code the account runs, and the block that this scan will be as of.
    fn beside(&self) -> Vec<Call> {
        let ScanPlan { chain, owner, .. } = self.plan;
        let code = Call {
            chain,
            method: "eth_getCode".to_owned(),
            params: format!("[\"{owner:#x}\",\"latest\"]"),
        };
        let block = self.next_anchor().map(|block| block_call(chain, block));
        std::iter::once(code).chain(block).collect()
    }

    /// The block that this scan will be as of, if not the one that the last scan was as of.
    fn next_anchor(&self) -> Option<u64> {
        let block = self.head.saturating_sub(MARGIN);
        let newer = self.anchor.is_none_or(|anchor| block > anchor.block);
        (newer && self.probe.is_none()).then_some(block)
    }

    fn take_beside(&mut self, replies: &[Reply]) {
        self.account = account(replies.first());
        if let Some(block) = self.next_anchor() {
            let hash = block_hash(replies.get(1), block);
            self.anchor = hash.map(|hash| Anchor { block, hash }).or(self.anchor);
        }
    }

    fn search(&mut self, mut search: Search, rest: Vec<Range>, beside: Option<Round>) -> Stage {
        search.step(self.plan.endpoints, &mut self.found);
        let beside = match beside {
            Some(mut round) => {
                if round.step() {
                    self.take_beside(&round.replies());
                    None
                } else {
                    Some(round)
                }
            }
            None => None,
        };
        if !search.is_done() {
            return Stage::Search { search, rest, beside };
        }
        if search.is_explorer() {
            return self.explored(&search, rest, beside);
        }
        self.missing = search.missing().collect();
        self.failed = search.failed().filter(|_| self.is_first || self.found.len() == 0);
        if let Some(why) = self.failed.clone() {
            // Endpoints are asked only since the explorer was of no use.
            return self.fail(self.unexplored.clone().unwrap_or(why));
        }
        let mut unread = search.unread();
        if let Some(why) = self.unexplored.clone().filter(|_| !unread.is_empty()) {
            unread.push(Unread { key: None, why });
        }
        self.stand(unread, beside)
    }

    /// The explorer is searched: what it did not answer for, and what it does not have yet, endpoints are asked for.
    fn explored(&mut self, search: &Search, mut rest: Vec<Range>, beside: Option<Round>) -> Stage {
        self.unexplored = search.why();
        self.is_first &= !search.has_heard();
        rest.extend(search.missing());
        if rest.is_empty() {
            return self.stand(Vec::new(), beside);
        }
        Stage::Search {
            search: Search::new(rest),
            rest: Vec::new(),
            beside,
        }
    }

    /// Goes on reading what the owner has; then its tokens are looked at with every spender.
    fn hold(&mut self, reader: Reader) -> Stage {
        if !reader.is_done() {
            let round = Round::new(reader.calls());
            return Stage::Held { reader, round };
        }
        let mut unread = Vec::new();
        if let Some(list) = &mut self.probe {
            let why = list.hold(&reader.finish(), &self.plan);
            unread.extend(why.map(|failure| Unread {
                key: None,
                why: failure.unread(),
            }));
            self.found = list.candidates(&self.plan);
        }
        self.stand(unread, Some(Round::new(self.beside())))
    }

    /// The logs are searched: read which candidates stand.
    fn stand(&mut self, mut unread: Vec<Unread>, beside: Option<Round>) -> Stage {
        let (candidates, more) = self.found.finish();
        unread.extend(more);
        let keys = candidates.iter().map(|candidate| {
            let zero = if candidate.leaves {
                Zero::Doubted
            } else {
                Zero::Believed
            };
            (candidate.key, zero)
        });
        let likely = candidates
            .iter()
            .filter(|candidate| self.probe.is_none() && candidate.is_likely());
        let standing = Standing::new(keys, meanings(likely, &self.plan).into_iter());
        let mut calls = standing.calls();
        let reads = calls.len();
        let unasked = beside.map(|round| round.open()).unwrap_or_default();
        if !unasked.is_empty() {
            calls.extend(self.beside());
        }
        if calls.is_empty() {
            return self.mean(&candidates, unread, standing);
        }
        Stage::Standing {
            candidates,
            unread,
            standing,
            round: Round::new(calls),
            reads,
        }
    }

    fn stand_on(
        &mut self,
        candidates: Vec<Candidate>,
        unread: Vec<Unread>,
        mut standing: Standing,
        round: Round,
        reads: usize,
    ) -> Stage {
        let replies = round.replies();
        let (own, beside) = replies.split_at_checked(reads).unwrap_or((&replies, &[]));
        if !beside.is_empty() {
            self.take_beside(beside);
        }
        standing.take(own);
        if standing.is_done() {
            return self.mean(&candidates, unread, standing);
        }
        let calls = standing.calls();
        Stage::Standing {
            candidates,
            unread,
            reads: calls.len(),
            standing,
            round: Round::new(calls),
        }
    }

    /// It is known which candidates stand: read what those mean.
    fn mean(&mut self, candidates: &[Candidate], mut unread: Vec<Unread>, standing: Standing) -> Stage {
        let (states, had) = standing.finish();
        let mut live = Vec::new();
        // One state for each candidate, in order.
        for (candidate, (key, state)) in candidates.iter().zip(states) {
            match state {
                State::Gone => {}
                // A known token need not be a collection, nor a known spender anybody: what does not answer to a
                // probe is not there.
                State::Unread(failure) if self.probe.is_some() && is_silent(&failure) => {}
                State::Live(found) => live.push((*candidate, found)),
                State::Unread(failure) => unread.push(Unread {
                    key: Some(key),
                    why: failure.unread(),
                }),
            }
        }
        let mut asks = meanings(live.iter().map(|(candidate, _)| candidate), &self.plan);
        asks.retain(|(ask, _)| !had.has(ask));
        let reader = Reader::new(asks);
        if reader.is_done() {
            return self.finish(&live, unread, &had);
        }
        Stage::Meaning {
            live,
            unread,
            had,
            round: Round::new(reader.calls()),
            reader,
        }
    }

    fn mean_on(
        &mut self,
        live: Vec<(Candidate, Live)>,
        unread: Vec<Unread>,
        had: Reads,
        mut reader: Reader,
        round: Round,
    ) -> Stage {
        reader.take(&round.replies());
        if reader.is_done() {
            return self.finish(&live, unread, &had.and(reader.finish()));
        }
        Stage::Meaning {
            live,
            unread,
            had,
            round: Round::new(reader.calls()),
            reader,
        }
    }

    fn finish(&mut self, live: &[(Candidate, Live)], mut unread: Vec<Unread>, reads: &Reads) -> Stage {
        let mut allowances: Vec<Allowance> = live
            .iter()
            .map(|(candidate, live)| rate(candidate, live, reads, self.plan.now))
            .collect();
        if let Account::Delegated(contract) = self.account {
            allowances.push(code(self.plan.chain, self.plan.owner, contract));
        }
        // No two have the same key, so nothing is equal.
        allowances.sort_unstable_by(worst_first);
        if self.account == Account::Unknown {
            unread.push(Unread {
                key: None,
                why: Text::new("unread_account"),
            });
        }
        let outcome = ScanOutcome {
            allowances,
            complete: unread.is_empty() && self.probe.is_none(),
            unread,
            failed: None,
        };
        Stage::Done { outcome }
    }

    fn fail(&mut self, why: Text) -> Stage {
        self.failed = Some(why.clone());
        Stage::Done { outcome: failed(why) }
    }
}

/// What of some ranges is at most `last`, and what is above it.
fn split(ranges: &[Range], last: u64) -> (Vec<Range>, Vec<Range>) {
    let (mut below, mut above) = (Vec::new(), Vec::new());
    for range in ranges {
        below.extend(range.up_to(last));
        above.extend(range.not_before(last.saturating_add(1)));
    }
    (below, above)
}

/// A look at a contract that has no such function, or that is none.
pub(super) fn is_silent(failure: &Failure) -> bool {
    matches!(failure, Failure::Reverted | Failure::Unreadable)
}

/// The reads that tell what these mean.
fn meanings<'c>(candidates: impl Iterator<Item = &'c Candidate>, plan: &ScanPlan) -> Vec<(Ask, Zero)> {
    let ask = |what| Ask {
        chain: plan.chain,
        what,
    };
    candidates
        .flat_map(|candidate| whats(&candidate.key))
        .map(|what| (ask(what), Zero::Doubted))
        .collect()
}

fn hear(round: &mut Round, heard: Heard<'_>) {
    match heard {
        Heard::Body(body) => match responses(body) {
            Some(responses) => round.hear(&responses),
            None => round.miss(&Failure::Unreadable),
        },
        other => round.miss(&other.failure()),
    }
}

/// What a body says, each part with what it answers.
fn logs(heard: Heard<'_>, sought: &Sought, is_explorer: bool) -> Result<Vec<(Events, Logs)>, Failure> {
    let Heard::Body(body) = heard else {
        return Err(heard.failure());
    };
    if is_explorer {
        return Ok(vec![(sought.events, Logs::read(rows(body)?, sought)?)]);
    }
    let responses = body::read(body, &|id, cursor| {
        let events = id.and_then(|id| Events::ALL.get(id).copied());
        if let Some(events) = events
            && cursor.peek()? == b'['
        {
            return Some(Some((events, Logs::next(cursor, &Sought { events, ..*sought })?)));
        }
        cursor.value(0)?;
        Some(None)
    });
    let responses = responses.ok_or(Failure::Unreadable)?.into_iter();
    // What is wrong with all of a request is said without an id.
    responses
        .map(|response| response.result()?.ok_or(Failure::Unreadable))
        .collect()
}

fn head_calls(plan: &ScanPlan, anchor: Option<&Anchor>) -> Vec<Call> {
    let chain = plan.chain;
    let plain = |method: &str| Call {
        chain,
        method: method.to_owned(),
        params: "[]".to_owned(),
    };
    let mut calls = vec![plain("eth_chainId"), plain("eth_blockNumber")];
    if let Some(anchor) = anchor {
        calls.push(block_call(chain, anchor.block));
        let from = anchor.block.saturating_add(1);
        calls.extend(Events::ALL.map(|events| logs_call(plan, from, None, events)));
    }
    calls
}

fn block_call(chain: ChainId, block: u64) -> Call {
    Call {
        chain,
        method: "eth_getBlockByNumber".to_owned(),
        params: format!("[\"{block:#x}\",false]"),
    }
}

/// Whether an endpoint said that it is of another chain.
fn is_other_chain(round: &Round, plan: &ScanPlan) -> bool {
    let said = round.heard(0).and_then(|reply| result(Some(reply)).ok());
    said.is_some_and(|chain| quantity(&chain) != Some(plan.chain.0))
}

/// The hash of a block, if this is that block.
fn block_hash(reply: Option<&Reply>, block: u64) -> Option<B256> {
    let value = result(reply).ok()?;
    if quantity(value.get("number")?)? != block {
        return None;
    }
    value.get("hash")?.as_str()?.parse().ok()
}

fn account(reply: Option<&Reply>) -> Account {
    let code = result(reply)
        .ok()
        .and_then(|value| value.as_str().and_then(bytes));
    let Some(code) = code else {
        return Account::Unknown;
    };
    match code.strip_prefix(&DELEGATION).map(Address::try_from) {
        Some(Ok(to)) => Account::Delegated(to),
        _ => Account::Own,
    }
}

fn unfinished() -> ScanOutcome {
    failed(Text::new("scan_unfinished"))
}

fn failed(why: Text) -> ScanOutcome {
    ScanOutcome {
        allowances: Vec::new(),
        unread: vec![Unread {
            key: None,
            why: why.clone(),
        }],
        complete: false,
        failed: Some(why),
    }
}

wire!(struct ScanPlan { chain, owner, now, endpoints, explorer });

wire!(struct ScanOutcome { allowances, unread, complete, failed });
