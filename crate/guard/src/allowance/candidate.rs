//! The allowances that logs speak of, and what of the logs could not be used.

use super::event::{self, Seen, Touch};
use super::{AllowanceKey, AllowanceKind, Unread};
use crate::json::Value;
use crate::map::Map;
use crate::wire::wire;
use crate::{Arg, ChainId, Text};
use alloy_primitives::Address;
use serde::Serialize;

/// The most candidates that one scan confirms; what is beyond is stated as unread.
pub const MAX_CANDIDATES: usize = 20_000;
/// The most candidates that one contract's own events can make: a contract can emit any event about
/// anybody, and must not crowd out the others.
pub const MAX_PER_CONTRACT: usize = 1_000;

/// An allowance that may stand, and the block of its last log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Candidate {
    pub(super) key: AllowanceKey,
    pub(super) block: Option<u64>,
    /// Whether that log says that an ERC-20 allowance stands; not asked of other kinds.
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
}

/// Everything that the logs said so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Candidates {
    /// In the order of their keys, distinct.
    found: Vec<Candidate>,
    malformed: u64,
    strangers: u64,
    other_permit2: u64,
    beyond: u64,
}

impl Candidates {
    /// Adds the entries of one `eth_getLogs` result.
    pub(super) fn fold(&mut self, entries: &[Value<'_>], chain: ChainId, owner: Address) {
        let mut found = Found::default();
        for candidate in std::mem::take(&mut self.found) {
            found.insert_new(candidate.key, candidate);
        }
        let mut shares = shares(&found);
        for entry in entries {
            match event::read(entry, chain, owner) {
                Seen::Touch(touch) => self.add(&mut found, &mut shares, touch),
                Seen::Nobody => {}
                Seen::Stranger => self.strangers = self.strangers.saturating_add(1),
                Seen::OtherPermit2 => self.other_permit2 = self.other_permit2.saturating_add(1),
                Seen::Malformed => self.malformed = self.malformed.saturating_add(1),
            }
        }
        self.found = found.into_sorted().map(|(_, candidate)| candidate).collect();
    }

    /// The candidates, and the statement of everything else.
    pub(super) fn finish(self) -> (Vec<Candidate>, Vec<Unread>) {
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
        (self.found, unread)
    }

    fn add(&mut self, found: &mut Found, shares: &mut Shares, touch: Touch) {
        let Touch { key, block, leaves } = touch;
        let new = Candidate { key, block, leaves };
        if let Some(known) = found.get_mut(&key) {
            *known = known.join(new);
            return;
        }
        let share = shares.get(&emitter(&key)).copied().unwrap_or_default();
        // Permit2 emits only what an owner did or signed.
        let crowding = key.kind != AllowanceKind::Permit2 && share >= MAX_PER_CONTRACT;
        if crowding || found.len() >= MAX_CANDIDATES {
            self.beyond = self.beyond.saturating_add(1);
            return;
        }
        count(shares, &key);
        found.insert_new(key, new);
    }
}

type Found = Map<AllowanceKey, Candidate>;
type Shares = Map<Address, usize>;

/// How many candidates each contract's events made.
fn shares(found: &Found) -> Shares {
    let mut shares = Shares::default();
    for key in found.keys() {
        count(&mut shares, key);
    }
    shares
}

fn count(shares: &mut Shares, key: &AllowanceKey) {
    shares.update(emitter(key), |share| *share = share.saturating_add(1));
}

/// The contract whose event made a candidate.
fn emitter(key: &AllowanceKey) -> Address {
    match key.kind {
        AllowanceKind::Permit2 => event::PERMIT2,
        _ => key.token,
    }
}

wire!(struct Candidate { key, block, leaves });

wire!(struct Candidates { found, malformed, strangers, other_permit2 = "otherPermit2", beyond });
