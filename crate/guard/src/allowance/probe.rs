//! What a probe looks at: known tokens with known spenders, without a search of logs.

use super::candidate::Candidates;
use super::event::PERMIT2;
use super::read::{Ask, Reads, Zero};
use super::reply::Failure;
use super::scan::is_silent;
use super::what::{Found, What};
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
#[serde(rename_all = "camelCase")]
pub struct Probe {
    /// ERC-20 tokens.
    pub tokens: Vec<Address>,
    /// ERC-721 and ERC-1155 collections.
    pub collections: Vec<Address>,
    /// Who may have been allowed to take them.
    pub spenders: Vec<Address>,
    /// Tokens and spenders that may be Permit2 allowances besides; each token is also looked at with Permit2 itself.
    pub pairs: Vec<(Address, Address)>,
    /// Whether tokens of which the owner has nothing are left out: that is read first.
    pub only_held: bool,
}

impl Probe {
    /// What has to be read first: what the owner has of each token.
    pub(super) fn balances(&self, plan: &ScanPlan) -> Vec<(Ask, Zero)> {
        let tokens = self.tokens.iter().filter(|_| self.only_held);
        let ask = |&token| (balance(token, plan), Zero::Believed);
        tokens.map(ask).collect()
    }

    /// Leaves out the tokens that are not known to be held, and says why the first of them is not where nobody answered.
    pub(super) fn hold(&mut self, reads: &Reads, plan: &ScanPlan) -> Option<Failure> {
        let mut unknown = None;
        if self.only_held {
            self.tokens.retain(|&token| {
                let Ask { chain, what } = balance(token, plan);
                match reads.get(chain, what) {
                    Found::Number(balance) => !balance.is_zero(),
                    // A token may be gone, or none.
                    Found::Failed(failure) if !is_silent(failure) => {
                        unknown.get_or_insert_with(|| failure.clone());
                        false
                    }
                    _ => false,
                }
            });
        }
        unknown
    }

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

/// The question what the owner has of a token.
fn balance(token: Address, plan: &ScanPlan) -> Ask {
    let owner = plan.owner;
    Ask {
        chain: plan.chain,
        what: What::Balance { token, owner },
    }
}

wire!(struct Probe { tokens, collections, spenders, pairs, only_held = "onlyHeld" });
