//! The search through an owner's logs: as few `eth_getLogs` as the endpoints allow, divided where they refuse so
//! much at once, asked elsewhere or later where they fail. What nobody answers is missing, and said to be.
//!
//! An explorer is searched by the same rules, one event at a time; nothing that it says is believed in part.

use super::candidate::{Candidates, Logs, Sought};
use super::event::Events;
use super::explorer::{ROWS, logs_query};
use super::range::Range;
use super::refusal::{Refusal, refusal};
use super::reply::Failure;
use super::{ScanPlan, ScanRequest, Unread};
use crate::{Arg, Call, Text};
use alloy_primitives::{Address, B256, U256};
use std::fmt::Write;

/// The most `eth_getLogs` calls of one scan. A scan that would need more is not begun.
pub const MAX_LOG_CALLS: u32 = 3_000;
/// How many `eth_getLogs` calls are out at once.
pub const SEARCHES_AT_ONCE: usize = 4;
/// How often something is asked for in vain, each time elsewhere if there is another endpoint.
pub const TRIES: u32 = 6;
/// How often a range is asked for that is not answered in time, or refused for a reason that we do not know. After
/// that its halves are: a part of the past may be gone, or slow.
const FEW_TRIES: u32 = 2;
/// How often a range is asked for while endpoints say that they are asked too often.
pub const BUSY_TRIES: u32 = 12;

/// How many ranges in a row are lost before the others are given up: the endpoints do not answer at all.
const MAX_LOST: u32 = 3;
/// How many ranges in a row are refused, or too slow, before the others are given up.
const MAX_DIVIDED: u32 = 12;
/// The part of all blocks that a range has at least that is divided without knowing what would help.
const SMALLEST: u64 = 64;
/// The most missing ranges that are stated one by one.
const MAX_STATED: usize = 8;

/// A range, and how often it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    range: Range,
    /// The one event that an explorer is asked for; endpoints are asked for all.
    event: Option<(Events, B256)>,
    /// How often in vain.
    fails: u32,
    /// How often too often.
    busy: u32,
}

impl Piece {
    const fn new(range: Range, event: Option<(Events, B256)>) -> Self {
        Piece {
            range,
            event,
            fails: 0,
            busy: 0,
        }
    }

    /// The same event in another range.
    const fn of(self, range: Range) -> Self {
        Piece::new(range, self.event)
    }
}

/// A piece that is asked for: of endpoints by a call for each [`Events`], in one request.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    piece: Piece,
    /// What was not answered yet.
    open: Vec<Events>,
    heard: Logs,
}

impl Asked {
    fn new(piece: Piece) -> Self {
        Asked {
            piece,
            open: match piece.event {
                Some((events, _)) => vec![events],
                None => Events::ALL.to_vec(),
            },
            heard: Logs::default(),
        }
    }

    fn take(&mut self, events: Events, logs: Logs) {
        if self.open.contains(&events) {
            self.open.retain(|open| *open != events);
            self.heard = std::mem::take(&mut self.heard).and(logs);
        }
    }
}

/// Blocks that nobody answered for, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Missing {
    pub(super) range: Range,
    why: Text,
}

/// A search in progress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Search {
    /// Whether an explorer is asked.
    is_explorer: bool,
    /// How many blocks there were to search, for each event that is asked for by itself.
    all: u64,
    /// A stack: depth first finds an endpoint's limit in few calls.
    waiting: Vec<Piece>,
    /// One for each request that is out; `None` once it is answered.
    asked: Vec<Option<Asked>>,
    /// How many calls were made.
    sent: u32,
    /// The narrowest range, in blocks, that was refused for its width.
    too_wide: Option<u64>,
    /// How many blocks an endpoint says that it takes, and which one: the most of any.
    takes: Option<(u64, u32)>,
    /// The widest range, in blocks, that was answered.
    proven: u64,
    /// Which endpoint to begin with.
    turn: u32,
    /// Whether it was given up for the calls that it would take.
    too_many: bool,
    /// How many ranges were lost in a row.
    lost: u32,
    /// How many were divided in a row without knowing what would help.
    divided: u32,
    /// Whether all that was heard this round is that it is asked too often.
    only_busy: bool,
    /// For how many rounds in a row.
    busy_rounds: u32,
    missing: Vec<Missing>,
    /// Why a range was divided the last time.
    why: Option<Text>,
}

impl Search {
    /// Of some ranges, each with at least one block.
    pub(super) fn new(ranges: Vec<Range>) -> Self {
        Search::of(ranges, false, &[None])
    }

    /// The same of an explorer.
    pub(super) fn explorer(ranges: Vec<Range>) -> Self {
        let each = |events: Events| events.topics().iter().map(move |&topic| Some((events, topic)));
        let events: Vec<_> = Events::ALL.into_iter().flat_map(each).collect();
        Search::of(ranges, true, &events)
    }

    fn of(mut ranges: Vec<Range>, is_explorer: bool, events: &[Option<(Events, B256)>]) -> Self {
        // The last one is the first to be asked for.
        ranges.sort_unstable_by_key(|range| std::cmp::Reverse(range.from));
        ranges.dedup_by(|earlier, later| {
            let meets = earlier.to.saturating_add(1) >= later.from;
            if meets {
                *later = Range {
                    from: earlier.from,
                    to: later.to.max(earlier.to),
                };
            }
            meets
        });
        let each = |range: Range| events.iter().rev().map(move |&event| Piece::new(range, event));
        let waiting: Vec<Piece> = ranges.into_iter().flat_map(each).collect();
        let all = waiting
            .iter()
            .fold(0_u64, |sum, piece| sum.saturating_add(piece.range.width()));
        let mut search = Search {
            is_explorer,
            all,
            waiting,
            asked: Vec::new(),
            sent: 0,
            too_wide: None,
            takes: None,
            proven: 0,
            turn: 0,
            too_many: false,
            lost: 0,
            divided: 0,
            only_busy: false,
            busy_rounds: 0,
            missing: Vec::new(),
            why: None,
        };
        search.ask();
        search
    }

    /// Whether an explorer is asked.
    pub(super) const fn is_explorer(&self) -> bool {
        self.is_explorer
    }

    /// The requests that are out. Each takes its turn by how many for it were in vain.
    pub(super) fn requests(&self, plan: &ScanPlan) -> Vec<ScanRequest> {
        let request = |(at, asked): (usize, &Option<Asked>)| {
            let Piece {
                range,
                event,
                fails,
                busy,
            } = asked.as_ref()?.piece;
            if let Some(event) = event {
                return Some(ScanRequest::query(at, logs_query(event, plan.owner, range)));
            }
            let turn = self.turn.saturating_add(fails).saturating_add(busy);
            let call = |events| logs_call(plan, range.from, Some(range.to), events);
            let calls: Vec<(usize, Call)> = Events::ALL.map(call).into_iter().enumerate().collect();
            Some(ScanRequest::new(at, turn, &calls))
        };
        self.asked.iter().enumerate().filter_map(request).collect()
    }

    /// What the request at this place is for, or the first part of it; `None` if it was answered already.
    pub(super) fn sought(&self, at: usize, plan: &ScanPlan) -> Option<Sought> {
        let asked = self.asked.get(at)?.as_ref()?;
        Some(Sought {
            chain: plan.chain,
            owner: plan.owner,
            range: asked.piece.range,
            events: *asked.open.first()?,
        })
    }

    /// Takes an answer to the request at this place, or parts of one.
    pub(super) fn hear(
        &mut self,
        at: usize,
        answer: Result<Vec<(Events, Logs)>, Failure>,
        found: &mut Candidates,
        endpoints: u32,
    ) {
        let Some(asked) = self.asked.get_mut(at) else {
            return;
        };
        let failure = match (answer, asked.as_mut()) {
            (Ok(parts), Some(asked)) => {
                for (events, logs) in parts {
                    asked.take(events, logs);
                }
                if !asked.open.is_empty() {
                    return;
                }
                None
            }
            (answer, _) => answer.err(),
        };
        let Some(Asked { piece, heard, .. }) = asked.take() else {
            return;
        };
        let heard = match failure.map_or(Ok(heard), Err) {
            Err(failure) => Err(failure),
            Ok(logs) if self.is_cut_off(&logs, piece.range) => Err(Failure::TooLarge),
            // An endpoint's last try is believed as far as it goes.
            Ok(logs) if logs.is_faulty() && (self.is_explorer || piece.fails.saturating_add(1) < TRIES) => {
                Err(Failure::Unreadable)
            }
            Ok(logs) => Ok(logs),
        };
        match heard {
            Ok(logs) => {
                self.proven = self.proven.max(piece.range.width());
                self.turn = self.turn.saturating_add(piece.fails);
                (self.lost, self.divided) = (0, 0);
                self.only_busy = false;
                found.fold(logs);
            }
            Err(failure) => self.fail(piece, &failure, endpoints),
        }
    }

    /// Goes on once every call is answered. What was not counts as unanswered.
    pub(super) fn step(&mut self, endpoints: u32, found: &mut Candidates) {
        for at in 0..self.asked.len() {
            let failure = Failure::Unreachable { words: String::new() };
            self.hear(at, Err(failure), found, endpoints);
        }
        self.busy_rounds = match self.only_busy {
            true => self.busy_rounds.saturating_add(1),
            false => 0,
        };
        if self.lost >= MAX_LOST || self.divided >= MAX_DIVIDED {
            let last = self.missing.last().map(|missing| missing.why.clone());
            let why = last
                .or(self.why.clone())
                .unwrap_or_else(|| Failure::Unreadable.scan());
            self.give_up(&why);
        }
        self.ask();
    }

    /// How many calls are still needed, at least.
    pub(super) fn needed(&self) -> u64 {
        let needed = |range: &Range| range.width().div_ceil(self.widest());
        self.left()
            .iter()
            .fold(0, |sum, range| sum.saturating_add(needed(range)))
    }

    /// For how many rounds in a row every call was too often.
    pub(super) const fn busy_rounds(&self) -> u32 {
        self.busy_rounds
    }

    /// Whether it is over.
    pub(super) fn is_done(&self) -> bool {
        self.asked.iter().all(Option::is_none) && self.waiting.is_empty()
    }

    /// Whether anything was answered.
    pub(super) const fn has_heard(&self) -> bool {
        self.proven > 0
    }

    /// Why something is missing, if anything is.
    pub(super) fn why(&self) -> Option<Text> {
        self.missing.last().map(|missing| missing.why.clone())
    }

    /// Whether nothing at all was answered, or it would take too many calls; and why.
    pub(super) fn failed(&self) -> Option<Text> {
        let first = self
            .missing
            .first()
            .filter(|_| self.proven == 0 || self.too_many)?;
        Some(first.why.clone())
    }

    /// How much has been searched or given up, in thousandths.
    pub(super) fn thousandths(&self) -> u64 {
        let all = u128::from(self.all.max(1));
        let left = self
            .left()
            .iter()
            .fold(0_u64, |sum, range| sum.saturating_add(range.width()));
        let done = all.saturating_sub(u128::from(left)).saturating_mul(1_000);
        u64::try_from(done.checked_div(all).unwrap_or_default()).unwrap_or_default()
    }

    /// What was not searched yet.
    pub(super) fn left(&self) -> Vec<Range> {
        let asked = self.asked.iter().flatten().map(|asked| &asked.piece);
        self.waiting
            .iter()
            .chain(asked)
            .map(|piece| piece.range)
            .collect()
    }

    /// What nobody answered for.
    pub(super) fn missing(&self) -> impl Iterator<Item = Range> {
        self.missing.iter().map(|missing| missing.range)
    }

    /// The statement of what nobody answered for.
    pub(super) fn unread(&self) -> Vec<Unread> {
        let mut missing = self.missing.clone();
        missing.sort_unstable_by_key(|missing| missing.range.from);
        missing.dedup_by(|next, kept| {
            let joins = next.range.from == kept.range.to.saturating_add(1) && next.why == kept.why;
            if joins {
                kept.range.to = next.range.to;
            }
            joins
        });
        let (stated, others) = missing.split_at(missing.len().min(MAX_STATED));
        let number = |value: u64| Arg::Number {
            value: U256::from(value),
        };
        let mut unread = Vec::new();
        for Missing { range, why } in stated {
            let blocks = Text::new("unread_blocks")
                .with("from", number(range.from))
                .with("to", number(range.to));
            unread.extend([blocks, why.clone()].map(|why| Unread { key: None, why }));
        }
        let value = others
            .iter()
            .fold(0_u64, |sum, missing| sum.saturating_add(missing.range.width()));
        if value > 0 {
            let why = Text::new("unread_blocks_more").with("count", Arg::Count { value });
            unread.push(Unread { key: None, why });
        }
        unread
    }

    /// Whether there may be more than this. An endpoint that would cut off a single block says so.
    fn is_cut_off(&self, logs: &Logs, range: Range) -> bool {
        match self.is_explorer {
            true => logs.count() >= ROWS,
            false => logs.may_be_cut_off() && range.width() > 1,
        }
    }

    fn fail(&mut self, piece: Piece, failure: &Failure, endpoints: u32) {
        let width = piece.range.width();
        let about = match failure {
            Failure::TooLarge => Refusal::Results,
            Failure::Busy => Refusal::Often,
            Failure::Refused { words } => refusal(words, width),
            _ => Refusal::Other,
        };
        if about != Refusal::Often {
            self.only_busy = false;
        }
        match about {
            Refusal::Often => self.later(piece, failure),
            Refusal::Results => self.divide(piece, failure),
            _ if self.is_explorer => self.again(piece, failure),
            Refusal::Width(takes) => self.narrow(piece, takes, failure, endpoints),
            Refusal::Reverted | Refusal::Other => self.elsewhere(piece, failure, endpoints),
        }
    }

    /// Asks the same again, later.
    fn later(&mut self, piece: Piece, failure: &Failure) {
        let busy = piece.busy.saturating_add(1);
        if busy >= BUSY_TRIES {
            return self.lose(piece.range, self.said(failure));
        }
        self.waiting.push(Piece { busy, ..piece });
    }

    /// Asks the explorer the same again, unless it will never answer.
    fn again(&mut self, piece: Piece, failure: &Failure) {
        if !failure.is_for_good() {
            return self.elsewhere(piece, failure, 1);
        }
        self.lose(piece.range, self.said(failure));
        self.lost = MAX_LOST;
    }

    /// Why a range could not be searched.
    fn said(&self, failure: &Failure) -> Text {
        match self.is_explorer {
            true => failure.explorer(),
            false => failure.scan(),
        }
    }

    /// Asks the same again, of another endpoint if there is one.
    fn elsewhere(&mut self, piece: Piece, failure: &Failure, endpoints: u32) {
        let fails = piece.fails.saturating_add(1);
        let is_heard = matches!(failure, Failure::Slow | Failure::Refused { .. });
        let most = if is_heard {
            FEW_TRIES.max(endpoints.min(TRIES))
        } else {
            TRIES
        };
        if fails < most {
            return self.waiting.push(Piece { fails, ..piece });
        }
        let smallest = (self.all / SMALLEST).max(1);
        match piece
            .range
            .halves()
            .filter(|_| is_heard && piece.range.width() > smallest)
        {
            // What is new is more likely to be there than what is old.
            Some((earlier, later)) => {
                self.divided = self.divided.saturating_add(1);
                self.why = Some(self.said(failure));
                self.waiting.extend([piece.of(earlier), piece.of(later)]);
            }
            None => self.lose(piece.range, self.said(failure)),
        }
    }

    /// A range was refused for its width. Another endpoint may take it, or more of it than this one.
    fn narrow(&mut self, piece: Piece, takes: Option<u64>, failure: &Failure, endpoints: u32) {
        let width = piece.range.width();
        // What one endpoint took before, only a worse one refuses.
        if width <= self.proven {
            return self.elsewhere(piece, failure, endpoints);
        }
        let turn = self.turn.saturating_add(piece.fails).saturating_add(piece.busy);
        if takes > self.takes.map(|(most, _)| most) {
            self.takes = takes.map(|most| (most, turn));
        }
        let fails = piece.fails.saturating_add(1);
        if fails < endpoints.min(TRIES) && self.too_wide.is_none() {
            return self.waiting.push(Piece { fails, ..piece });
        }
        self.too_wide = Some(self.too_wide.unwrap_or(u64::MAX).min(width));
        match self.takes {
            // It does not even take what it said.
            Some((most, _)) if width <= most => self.takes = None,
            Some((_, best)) => self.turn = best,
            None => {}
        }
        if piece.range.halves().is_none() {
            return self.elsewhere(piece, failure, endpoints);
        }
        // `ask` cuts it.
        self.waiting.push(piece.of(piece.range));
    }

    /// Puts the halves of a refused range back.
    fn divide(&mut self, piece: Piece, failure: &Failure) {
        let Some((earlier, later)) = piece.range.halves() else {
            let block = Arg::Number {
                value: U256::from(piece.range.from),
            };
            let why = match failure {
                _ if self.is_explorer => self.said(failure),
                Failure::Slow => failure.scan(),
                _ => Text::new("scan_one_block").with("block", block),
            };
            return self.lose(piece.range, why);
        };
        self.waiting.extend([piece.of(later), piece.of(earlier)]);
    }

    fn lose(&mut self, range: Range, why: Text) {
        self.lost = self.lost.saturating_add(1);
        self.missing.push(Missing { range, why });
    }

    /// Loses all that is left.
    fn give_up(&mut self, why: &Text) {
        for range in self.left() {
            self.missing.push(Missing {
                range,
                why: why.clone(),
            });
        }
        self.waiting.clear();
        self.asked.clear();
    }

    fn ask(&mut self) {
        self.asked.clear();
        self.only_busy = true;
        let needed = self.needed();
        if needed > 0 && u64::from(self.sent).saturating_add(needed) > u64::from(MAX_LOG_CALLS) {
            self.too_many = true;
            let why = Text::new("scan_too_many_calls").with("count", Arg::Count { value: needed });
            return self.give_up(&why);
        }
        while self.asked.len() < SEARCHES_AT_ONCE {
            let Some(piece) = self.waiting.pop() else {
                break;
            };
            if let Some((earlier, later)) = self.cut(piece.range) {
                self.waiting.extend([piece.of(later), piece.of(earlier)]);
                continue;
            }
            self.sent = self.sent.saturating_add(1);
            self.asked.push(Some(Asked::new(piece)));
        }
    }

    /// The first part of a range that is known to be too wide, and the rest.
    fn cut(&self, range: Range) -> Option<(Range, Range)> {
        let too_wide = self.too_wide?;
        match self.proven {
            0 if self.takes.is_none() => range.halves().filter(|_| range.width() >= too_wide),
            _ => range.cut(self.widest()),
        }
    }

    /// The widest range that is worth asking for, as far as is known.
    fn widest(&self) -> u64 {
        match (self.too_wide, self.takes) {
            (None, _) => u64::MAX,
            (Some(_), Some((most, _))) => most.max(1),
            // What was answered is less than half as wide as what was refused: it came from halving.
            (Some(_), None) if self.proven > 0 => self.proven,
            (Some(most), None) => most.saturating_sub(1).max(1),
        }
    }
}

/// An `eth_getLogs` for the blocks from one to another, or to the last one there is.
pub(super) fn logs_call(plan: &ScanPlan, from: u64, to: Option<u64>, events: Events) -> Call {
    let to = to.map_or_else(|| "latest".to_owned(), |to| format!("{to:#x}"));
    Call {
        chain: plan.chain,
        method: "eth_getLogs".to_owned(),
        params: filter(from, &to, plan.owner, events),
    }
}

/// The params of one `eth_getLogs`.
fn filter(from: u64, to: &str, owner: Address, events: Events) -> String {
    let mut topics = String::new();
    for topic in events.topics() {
        let comma = if topics.is_empty() { "" } else { "," };
        // Writing to a string cannot fail.
        let _ = write!(topics, "{comma}\"{topic}\"");
    }
    let any = match events {
        Events::Given => "",
        Events::Held => "null,",
    };
    let owner = B256::left_padding_from(owner.as_slice());
    format!("[{{\"fromBlock\":\"{from:#x}\",\"toBlock\":\"{to}\",\"topics\":[[{topics}],{any}\"{owner}\"]}}]")
}
