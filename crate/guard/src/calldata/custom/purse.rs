//! Amounts of assets that somebody has for certain.

use crate::number::divide;
use crate::{Asset, Leg};
use alloy_primitives::U256;

/// The least of each asset.
#[derive(Default)]
pub(super) struct Purse(Vec<Leg>);

impl Purse {
    /// Puts an amount into it.
    pub(super) fn put(&mut self, asset: Asset, amount: U256) {
        match self.0.iter_mut().find(|leg| leg.asset == asset) {
            Some(leg) => leg.amount = leg.amount.saturating_add(amount),
            None => self.0.push(Leg {
                asset,
                amount,
                to: None,
            }),
        }
    }

    /// How much there is of an asset.
    pub(super) fn of(&self, asset: &Asset) -> U256 {
        let leg = self.0.iter().find(|leg| leg.asset == *asset);
        leg.map(|leg| leg.amount).unwrap_or_default()
    }

    /// Takes all that there is of an asset.
    pub(super) fn empty(&mut self, asset: Asset) -> U256 {
        let all = self.of(&asset);
        self.0.retain(|leg| leg.asset != asset);
        all
    }

    /// Takes an amount, or what there is of it.
    pub(super) fn take(&mut self, asset: Asset, amount: U256) {
        let all = self.empty(asset);
        self.put(asset, all.saturating_sub(amount));
    }

    /// Takes a share, in parts of a whole; what does not divide goes with it. Gives how much that is.
    pub(super) fn share(&mut self, asset: Asset, parts: U256, whole: U256) -> U256 {
        let all = self.empty(asset);
        let rest = all.saturating_mul(whole.saturating_sub(parts));
        let rest = divide(rest, whole).unwrap_or_default();
        self.put(asset, rest);
        all.saturating_sub(rest)
    }

    /// What there is of each asset that was put into it.
    pub(super) fn into_legs(self) -> Vec<Leg> {
        self.0
    }
}
