//! The allowances that logs speak of, and what of the logs could not be used.

use super::event::{self, Events, Seen, Touch};
use super::range::Range;
use super::reply::Failure;
use super::{AllowanceKey, AllowanceKind, Unread};
use crate::json::Value;
use crate::map::Map;
use crate::wire::wire;
use crate::{Arg, ChainId, FromJson, JsonText, Malformed, Problem, Text, ToJson};
use alloy_primitives::{Address, B256, U256};
use logs::{Cursor, Distinct};

/// The most candidates that one scan confirms; what is beyond is stated as unread.
pub const MAX_CANDIDATES: usize = 20_000;
/// The most candidates that one contract's own events can make: a contract can emit any event about
/// anybody, and must not crowd out the others.
pub const MAX_PER_CONTRACT: usize = 1_000;

/// Numbers of results at which endpoints are known to stop. An answer of exactly so many may be cut off in silence.
const CUT_OFF: [usize; 9] = [
    1_000, 1_024, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000,
];

/// An allowance that may stand, and the block of its last log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) key: AllowanceKey,
    pub(super) block: Option<u64>,
    /// Whether that log says that an amount stands.
    pub(super) leaves: bool,
}

impl Candidate {
    /// What two logs about one allowance say together. Within a block, or without one, nobody knows which
    /// came last: it may leave something if either does.
    fn join(self, other: Candidate) -> Candidate {
        let leaves = match (self.block, other.block) {
            (Some(one), Some(two)) if one > two => self.leaves,
            (Some(one), Some(two)) if one < two => other.leaves,
            _ => self.leaves || other.leaves,
        };
        Candidate {
            key: self.key,
            block: self.block.max(other.block),
            leaves,
        }
    }

    /// Whether it is worth asking at once what it means, before it is known to stand.
    pub(super) fn is_likely(&self) -> bool {
        self.leaves || self.key.kind != AllowanceKind::Erc20
    }
}

/// Whose logs, and where: what a result is held against.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sought {
    pub(super) chain: ChainId,
    pub(super) owner: Address,
    pub(super) range: Range,
    pub(super) events: Events,
}

/// What one `eth_getLogs` result says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Logs {
    touched: Vec<Candidate>,
    odd: u64,
    malformed: u64,
    strangers: u64,
    other_permit2: u64,
    /// How many entries there are.
    count: usize,
    /// Whether an endpoint may have stopped there.
    cut_off: bool,
}

impl Logs {
    /// Reads the JSON text of a result.
    ///
    /// # Errors
    /// `Unreadable`, if it is no list.
    pub(super) fn read(text: &[u8], sought: &Sought) -> Result<Logs, Failure> {
        let mut cursor = Cursor::new(text);
        let logs = Logs::next(&mut cursor, sought).filter(|_| cursor.is_over());
        logs.ok_or(Failure::Unreadable)
    }

    /// Reads the list before which the cursor stands, which is passed. `None` if it is no list, or cut short.
    pub(super) fn next(cursor: &mut Cursor<'_>, sought: &Sought) -> Option<Logs> {
        let Sought {
            chain,
            owner,
            range,
            events,
        } = *sought;
        let topic = logs::Sought {
            place: events.place(),
            owner: B256::left_padding_from(owner.as_slice()).0,
            from: range.from,
            to: range.to,
        };
        let read = logs::next(cursor, &topic)?;
        let mut logs = Logs {
            malformed: read.malformed,
            strangers: read.strangers,
            count: read.count,
            cut_off: CUT_OFF.contains(&read.count),
            ..Logs::default()
        };
        for Distinct { log, times } in &read.found {
            logs.take(event::read(log, chain, owner, events), *times);
        }
        logs.join();
        Some(logs)
    }

    /// Whether the endpoint itself is at fault: it sent what nobody asked for, or what is no log.
    pub(super) fn is_faulty(&self) -> bool {
        self.malformed > 0 || self.strangers > 0
    }

    /// How many entries there are.
    pub(super) const fn count(&self) -> usize {
        self.count
    }

    /// Whether there may be more than it says.
    pub(super) const fn may_be_cut_off(&self) -> bool {
        self.cut_off
    }

    /// These and others of the same blocks.
    pub(super) fn and(mut self, mut others: Logs) -> Self {
        let sum = u64::saturating_add;
        self.touched.append(&mut others.touched);
        self.join();
        Logs {
            touched: self.touched,
            odd: sum(self.odd, others.odd),
            malformed: sum(self.malformed, others.malformed),
            strangers: sum(self.strangers, others.strangers),
            other_permit2: sum(self.other_permit2, others.other_permit2),
            count: self.count.saturating_add(others.count),
            cut_off: self.cut_off || others.cut_off,
        }
    }

    fn take(&mut self, seen: Seen, times: u64) {
        let count = |sum: &mut u64| *sum = sum.saturating_add(times);
        match seen {
            Seen::Touch(Touch { key, block, leaves }) => self.touched.push(Candidate { key, block, leaves }),
            Seen::Nobody => {}
            Seen::Odd => count(&mut self.odd),
            Seen::Stranger => count(&mut self.strangers),
            Seen::OtherPermit2 => count(&mut self.other_permit2),
        }
    }

    /// One candidate for each key, in their order.
    fn join(&mut self) {
        self.touched.sort_unstable_by_key(|candidate| candidate.key);
        self.touched.dedup_by(|next, kept| {
            let same = next.key == kept.key;
            if same {
                *kept = kept.join(*next);
            }
            same
        });
    }
}

/// Everything that the logs said so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Candidates {
    /// In the order of their keys, distinct.
    found: Vec<Candidate>,
    malformed: u64,
    strangers: u64,
    other_permit2: u64,
    beyond: u64,
}

impl Candidates {
    /// Candidates that no log speaks of: the first of these, and how many are beyond.
    pub(super) fn of(mut keys: impl Iterator<Item = AllowanceKey>) -> Self {
        let touched = keys.by_ref().take(MAX_CANDIDATES).map(|key| Candidate {
            key,
            block: None,
            leaves: false,
        });
        let mut logs = Logs {
            touched: touched.collect(),
            ..Logs::default()
        };
        logs.join();
        Candidates {
            found: logs.touched,
            beyond: u64::try_from(keys.count()).unwrap_or(u64::MAX),
            ..Candidates::default()
        }
    }

    /// Adds what one result says.
    pub(super) fn fold(&mut self, logs: Logs) {
        let count = |sum: &mut u64, more: u64| *sum = sum.saturating_add(more);
        count(&mut self.malformed, logs.malformed.saturating_add(logs.odd));
        count(&mut self.strangers, logs.strangers);
        count(&mut self.other_permit2, logs.other_permit2);
        let mut shares = Map::default();
        let mut new = Vec::new();
        for candidate in logs.touched {
            match self.found.binary_search_by_key(&candidate.key, |known| known.key) {
                Ok(place) => self.touch(place, candidate),
                Err(_) if self.is_crowded(&mut shares, new.len(), &candidate.key) => {
                    count(&mut self.beyond, 1)
                }
                Err(_) => new.push(candidate),
            }
        }
        if new.is_empty() {
            return;
        }
        self.found.append(&mut new);
        self.found.sort_unstable_by_key(|candidate| candidate.key);
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// The candidates, and the statement of everything else.
    pub(super) fn finish(&self) -> (Vec<Candidate>, Vec<Unread>) {
        let unread = [
            ("unread_log", self.malformed),
            ("unread_log_stranger", self.strangers),
            ("unread_log_permit2", self.other_permit2),
            ("unread_log_beyond", self.beyond),
        ];
        let unread = unread
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(id, value)| Unread {
                key: None,
                why: Text::new(id).with("count", Arg::Count { value }),
            })
            .collect();
        (self.found.clone(), unread)
    }

    fn touch(&mut self, place: usize, candidate: Candidate) {
        if let Some(known) = self.found.get_mut(place) {
            *known = known.join(candidate);
        }
    }

    /// Whether there is no room for one more candidate of this key's contract. `shares` counts, by contract, those
    /// that were found before and those that were let in since.
    fn is_crowded(&self, shares: &mut Map<Address, usize>, new: usize, key: &AllowanceKey) -> bool {
        if self.found.len().saturating_add(new) >= MAX_CANDIDATES {
            return true;
        }
        // Permit2 emits only what an owner did or signed.
        if key.kind == AllowanceKind::Permit2 {
            return false;
        }
        if shares.get(&key.token).is_none() {
            shares.insert_new(key.token, self.share(key));
        }
        let Some(share) = shares.get_mut(&key.token) else {
            return true;
        };
        let crowded = *share >= MAX_PER_CONTRACT;
        *share = share.saturating_add(1);
        crowded
    }

    /// How many candidates the events of this key's contract made.
    fn share(&self, key: &AllowanceKey) -> usize {
        let of_tokens = AllowanceKind::ALL
            .into_iter()
            .filter(|kind| *kind != AllowanceKind::Permit2);
        let own = of_tokens.map(|kind| {
            let before = |known: &Candidate, past: bool| {
                let place = (known.key.kind, known.key.token).cmp(&(kind, key.token));
                place.is_lt() || past && place.is_eq()
            };
            let start = self.found.partition_point(|known| before(known, false));
            let end = self.found.partition_point(|known| before(known, true));
            end.saturating_sub(start)
        });
        own.fold(0, usize::saturating_add)
    }
}

/// What a candidate is between its chain and owner, which are the scan's, as one short text: a wallet may have
/// thousands, and all of them are kept between two scans.
struct Short(Candidate);

impl ToJson for Short {
    fn write(&self, out: &mut JsonText) {
        let Candidate { key, block, leaves } = self.0;
        let id = key.token_id.map(|id| format!("{id:x}")).unwrap_or_default();
        let block = block.map(|block| format!("{block:x}")).unwrap_or_default();
        let (kind, leaves) = (key.kind as u8, u8::from(leaves));
        out.name(&format!(
            "{kind} {:x} {id} {:x} {block} {leaves}",
            key.token, key.spender
        ));
    }
}

impl FromJson for Short {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        let read = || {
            let mut parts = value.as_str()?.split(' ');
            let mut part = || parts.next();
            let kind = *AllowanceKind::ALL.get(part()?.parse::<usize>().ok()?)?;
            let token = part()?.parse().ok()?;
            let id = Some(part()?).filter(|id| !id.is_empty());
            let token_id = id.map(|id| U256::from_str_radix(id, 16)).transpose().ok()?;
            let spender = part()?.parse().ok()?;
            let block = Some(part()?).filter(|block| !block.is_empty());
            let block = block
                .map(|block| u64::from_str_radix(block, 16))
                .transpose()
                .ok()?;
            let key = AllowanceKey {
                chain: ChainId(0),
                owner: Address::ZERO,
                kind,
                token,
                token_id,
                spender,
            };
            Some(Short(Candidate {
                key,
                block,
                leaves: part()? == "1",
            }))
        };
        read().ok_or(Malformed::whole(Problem::OutOfRange))
    }
}

/// [`Candidates`] as they are kept.
pub(super) struct Kept {
    found: Vec<Short>,
    malformed: u64,
    strangers: u64,
    other_permit2: u64,
    beyond: u64,
}

impl Kept {
    pub(super) fn of(candidates: &Candidates) -> Self {
        Kept {
            found: candidates.found.iter().copied().map(Short).collect(),
            malformed: candidates.malformed,
            strangers: candidates.strangers,
            other_permit2: candidates.other_permit2,
            beyond: candidates.beyond,
        }
    }

    /// The candidates again, of this chain and owner.
    pub(super) fn candidates(self, chain: ChainId, owner: Address) -> Candidates {
        let whole = |Short(candidate): Short| Candidate {
            key: AllowanceKey {
                chain,
                owner,
                ..candidate.key
            },
            ..candidate
        };
        let mut found: Vec<Candidate> = self.found.into_iter().map(whole).collect();
        found.sort_unstable_by_key(|candidate| candidate.key);
        found.dedup_by_key(|candidate| candidate.key);
        Candidates {
            found,
            malformed: self.malformed,
            strangers: self.strangers,
            other_permit2: self.other_permit2,
            beyond: self.beyond,
        }
    }
}

wire!(struct Kept { found, malformed, strangers, other_permit2 = "otherPermit2", beyond });
