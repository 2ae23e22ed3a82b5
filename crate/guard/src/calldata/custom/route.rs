//! What a router takes from its sender, and where it sends what it makes of it.

use crate::meaning::{Scope, fungible};
use crate::{Asset, By, Effect, Expiry, Leg, Order, Transfer};
use alloy_primitives::{Address, U256};

/// Stands for whoever called the router (Uniswap's `ActionConstants`).
const MSG_SENDER: U256 = U256::ONE;
/// Stands for the router.
const ADDRESS_THIS: U256 = U256::from_limbs([2, 0, 0, 0]);
/// An amount that stands for all that the contract has.
pub(super) const CONTRACT_BALANCE: U256 = U256::from_limbs([0, 0, 0, 1 << 63]);

/// The sum of the steps of one call.
#[derive(Default)]
pub(super) struct Route {
    gives: Vec<Leg>,
    gets: Vec<Leg>,
    /// What portions come to, in parts of [`WHOLE`].
    portions: U256,
}

/// All that there is.
const WHOLE: U256 = U256::from_limbs([1_000_000_000_000_000_000, 0, 0, 0]);

impl Route {
    /// The router takes a token from the sender.
    pub(super) fn take(&mut self, scope: &mut Scope<'_>, token: Address, amount: U256) {
        if amount.is_zero() {
            return;
        }
        let asset = fungible(token);
        self.add(asset, amount);
        scope.effect(Effect::Transfer(Transfer {
            asset,
            from: scope.sender.owner(),
            to: Some(scope.this),
            amount,
            by: scope.by,
            deadline: None,
        }));
    }

    /// The router has something that the sender paid in another way.
    pub(super) fn add(&mut self, asset: Asset, amount: U256) {
        self.gives.push(Leg {
            asset,
            amount,
            to: None,
        });
    }

    /// The router sends at least so much away: what the sender gets is no news.
    pub(super) fn send(&mut self, scope: &Scope<'_>, asset: Asset, least: U256, to: Address) {
        if own(scope, to) {
            return;
        }
        self.gets.push(Leg {
            asset,
            amount: least,
            to: Some(to),
        });
    }

    /// A part of what there is goes to somebody, out of `whole` parts. Up to a twentieth, all portions together,
    /// is what routers take as their fee. `None` for more than there is.
    pub(super) fn portion(
        &mut self,
        scope: &Scope<'_>,
        token: Address,
        to: Address,
        parts: U256,
        whole: U256,
    ) -> Option<()> {
        const FEE: U256 = U256::from_limbs([20, 0, 0, 0]);
        if parts > whole {
            return None;
        }
        if own(scope, to) {
            return Some(());
        }
        let portion = parts.saturating_mul(WHOLE).checked_div(whole)?;
        self.portions = self.portions.saturating_add(portion);
        if self.portions.saturating_mul(FEE) > WHOLE {
            self.send(scope, fungible(token), U256::ZERO, to);
        }
        Some(())
    }

    /// If something goes to others, it is an order that the sender has the router make: what leaves the
    /// sender, and who gets what for it.
    pub(super) fn finish(self, scope: &mut Scope<'_>) {
        if self.gets.is_empty() {
            return;
        }
        scope.effect(Effect::Order(Order {
            maker: scope.sender.owner(),
            gives: self.gives,
            gets: self.gets,
            taker: None,
            expiry: match (scope.by, scope.number("deadline", 0)) {
                // The deadline is the transaction's: nobody can take this at another time.
                (By::Transaction, _) => Expiry::ThisBlock,
                (_, Some(time)) => Expiry::At { time },
                (_, None) => Expiry::Never,
            },
            by: scope.by,
            keeper: scope.this,
        }));
    }
}

/// Whether an address is the sender or the router, or stands for one of them.
pub(super) fn own(scope: &Scope<'_>, to: Address) -> bool {
    let number = U256::from_be_slice(to.as_slice());
    number == MSG_SENDER || number == ADDRESS_THIS || to == scope.this || Some(to) == scope.sender.address()
}

/// The address that a recipient stands for; `None` where it is the signer, whose address may be unknown.
pub(super) fn recipient(scope: &Scope<'_>, to: Address) -> Option<Address> {
    let number = U256::from_be_slice(to.as_slice());
    if number == MSG_SENDER {
        return scope.sender.address();
    }
    Some(if number == ADDRESS_THIS { scope.this } else { to })
}
