//! What is kept of a scan between two rounds and between two scans: which blocks are searched, as of which block,
//! and what was found there.

use super::ScanPlan;
use super::candidate::{Candidates, Kept};
use super::range::Range;
use crate::wire::wire;
use crate::{ChainId, write_json};
use alloy_primitives::{Address, B256};

/// How many blocks below the last one the anchor is. What is above it is searched again by the next scan, so that
/// an ordinary reorganisation costs nothing.
pub const MARGIN: u64 = 64;

/// A block that tells whether the chain is still the one that was searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    pub(super) block: u64,
    pub(super) hash: B256,
}

/// A checkpoint. Up to its anchor, every block is searched that is not left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Saved {
    pub(super) anchor: Anchor,
    pub(super) left: Vec<Range>,
    pub(super) found: Candidates,
}

impl Saved {
    /// Reads what [`Saved::text`] wrote. What is not of this chain and owner, or not ours, is nothing.
    pub(super) fn read(text: &str, plan: &ScanPlan) -> Option<Self> {
        let record: Record = crate::read_json(text).ok()?;
        if record.version != VERSION || (record.chain, record.owner) != (plan.chain, plan.owner) {
            return None;
        }
        let anchor = record.anchor;
        Some(Saved {
            left: record
                .left
                .into_iter()
                .filter_map(|range| range.up_to(anchor.block))
                .collect(),
            found: record.found.candidates(plan.chain, plan.owner),
            anchor,
        })
    }

    pub(super) fn text(
        anchor: Anchor,
        left: impl Iterator<Item = Range>,
        found: &Candidates,
        plan: &ScanPlan,
    ) -> String {
        write_json(&Record {
            version: VERSION,
            chain: plan.chain,
            owner: plan.owner,
            anchor,
            left: left.filter_map(|range| range.up_to(anchor.block)).collect(),
            found: Kept::of(found),
        })
    }
}

/// Of the form below, and of the events that are searched for: candidates of fewer events are not all there are.
const VERSION: u64 = 2;

struct Record {
    version: u64,
    chain: ChainId,
    owner: Address,
    anchor: Anchor,
    left: Vec<Range>,
    found: Kept,
}

wire!(struct Anchor { block, hash });

wire!(struct Record { version, chain, owner, anchor, left, found });
