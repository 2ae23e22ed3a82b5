//! What a probe looks at: known tokens with known spenders, without a search of logs.

use super::candidate::Candidates;
use super::event::PERMIT2;
use super::{AllowanceKey, AllowanceKind, ScanPlan};
use crate::wire::wire;
use alloy_primitives::Address;
use serde::{Deserialize, Serialize};

/// What to look at. A probe finds what is among these and nothing else, on any endpoint.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Probe {
    /// ERC-20 tokens.
    pub tokens: Vec<Address>,
    /// ERC-721 and ERC-1155 collections.
    pub collections: Vec<Address>,
    /// Who may have been allowed to take them.
    pub spenders: Vec<Address>,
    /// Tokens and spenders that may be Permit2 allowances besides; each token is also looked at with Permit2 itself.
    pub pairs: Vec<(Address, Address)>,
}

impl Probe {
    /// Every combination, at most [`MAX_CANDIDATES`](super::MAX_CANDIDATES) of them: those with Permit2 first.
    pub(super) fn candidates(&self, plan: &ScanPlan) -> Candidates {
        let key = |kind, token, spender| AllowanceKey {
            chain: plan.chain,
            owner: plan.owner,
            kind,
            token,
            token_id: None,
            spender,
        };
        let listed = self.pairs.iter().copied();
        let through = |kind| move |(token, spender)| key(kind, token, spender);
        let tokens = || self.tokens.iter().copied();
        let spenders = || self.spenders.iter().copied();
        let each = |token: Address| spenders().map(move |spender| (token, spender));
        let to_permit2 = tokens()
            .chain(listed.clone().map(|(token, _)| token))
            .map(|token| (token, PERMIT2));
        let all = to_permit2
            .map(through(AllowanceKind::Erc20))
            .chain(listed.map(through(AllowanceKind::Permit2)))
            .chain(tokens().flat_map(each).map(through(AllowanceKind::Erc20)))
            .chain(tokens().flat_map(each).map(through(AllowanceKind::Permit2)))
            .chain(
                self.collections
                    .iter()
                    .copied()
                    .flat_map(each)
                    .map(through(AllowanceKind::Operator)),
            );
        Candidates::of(all)
    }
}

wire!(struct Probe { tokens, collections, spenders, pairs });
