//! What a router has while it works.

use super::purse::Purse;
use super::wrapped::as_counted;
use crate::gather::Gather as _;
use crate::{Asset, number};
use alloy_primitives::U256;

/// An amount that stands for all that the contract has.
pub(super) const CONTRACT_BALANCE: U256 = U256::from_limbs([0, 0, 0, 1 << 63]);
/// All that there is.
pub(super) const WHOLE: U256 = U256::from_limbs([1_000_000_000_000_000_000, 0, 0, 0]);
/// Up to one part in so many is what routers take as their fee, or leave behind.
pub(super) const FEE: U256 = U256::from_limbs([20, 0, 0, 0]);

/// What a router has, after each step of a call.
#[derive(Default)]
pub(super) struct Ledger {
    /// Whether the step that is read may fail without ending the call: what it would bring is not certain.
    pub(super) may_fail: bool,
    /// What there is for certain.
    held: Purse,
    /// What there may still be at the end. What came from elsewhere may be any amount.
    left: Purse,
    /// All that there ever was.
    had: Purse,
}

impl Ledger {
    /// How much there is of an asset for certain.
    pub(super) fn held(&self, asset: Asset) -> U256 {
        self.held.of(&as_counted(asset))
    }

    /// How much there may be of an asset.
    pub(super) fn left(&self, asset: Asset) -> U256 {
        self.left.of(&as_counted(asset))
    }

    /// So many parts of [`WHOLE`] of what there is of an asset go; this is how much that is for certain.
    pub(super) fn share(&mut self, asset: Asset, parts: U256) -> U256 {
        self.held.share(as_counted(asset), parts, WHOLE)
    }

    /// At least and at most so much comes.
    pub(super) fn arrive(&mut self, asset: Asset, least: U256, most: U256) {
        let (asset, least) = (as_counted(asset), self.certain(least));
        self.held.put(asset, least);
        self.left.put(asset, most);
        self.had.put(asset, most);
    }

    /// So much is certainly not there any more, all of it for [`CONTRACT_BALANCE`]; but a step that may fail may leave it
    /// there.
    pub(super) fn leave(&mut self, asset: Asset, amount: U256) {
        let asset = as_counted(asset);
        let amount = if amount == CONTRACT_BALANCE {
            U256::MAX
        } else {
            amount
        };
        self.held.take(asset, amount);
        if !self.may_fail {
            self.left.take(asset, amount);
        }
    }

    /// Any amount of an asset may go, and all of it may stay.
    pub(super) fn may_leave(&mut self, asset: Asset) {
        self.held.empty(as_counted(asset));
    }

    /// What is certain of an amount that the step would bring.
    pub(super) fn certain(&self, amount: U256) -> U256 {
        if self.may_fail { U256::ZERO } else { amount }
    }

    /// Of what more may stay at the end than a fee.
    pub(super) fn leftovers(self) -> Vec<Asset> {
        let had = self.had;
        let fee = |asset: &Asset| number::divide(had.of(asset), FEE).unwrap_or_default();
        let legs = self.left.into_legs().into_iter();
        legs.filter(|leg| leg.amount > fee(&leg.asset))
            .map(|leg| leg.asset)
            .gather()
    }
}
