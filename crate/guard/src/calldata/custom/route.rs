//! What a router takes from its sender, and where it sends what it makes of it.

use super::purse::Purse;
use crate::calldata::Swap;
use crate::meaning::{Scope, fungible};
use crate::{Asset, By, Effect, Expiry, Leg, Order, Transfer, number};
use alloy_primitives::{Address, U256};

/// Stands for whoever called the router (Uniswap's `ActionConstants`).
const MSG_SENDER: U256 = U256::ONE;
/// Stands for the router.
const ADDRESS_THIS: U256 = U256::from_limbs([2, 0, 0, 0]);
/// An amount that stands for all that the contract has.
pub(super) const CONTRACT_BALANCE: U256 = U256::from_limbs([0, 0, 0, 1 << 63]);
/// All that there is.
const WHOLE: U256 = U256::from_limbs([1_000_000_000_000_000_000, 0, 0, 0]);

/// The steps of one call, added up in their order. What comes in counts only as far as it is certain, and what goes out
/// counts in any case.
#[derive(Default)]
pub(super) struct Route {
    /// Whether the step that is read may fail without ending the call: what it would bring is not certain.
    pub(super) may_fail: bool,
    gives: Vec<Leg>,
    /// Coin that the router spends, of what came with the call.
    coin: U256,
    /// What the sender gets for certain.
    returns: Vec<Leg>,
    /// What others get, at least.
    others: Vec<Leg>,
    /// What the router has for certain.
    held: Purse,
    /// Coin that the router wrapped and still has. Which token that is only the router knows.
    wrapped: U256,
    /// The portions that are more than a fee.
    cuts: Vec<Cut>,
    grows: Vec<Asset>,
    depends_on: Vec<Address>,
    /// What portions come to, in parts of [`WHOLE`].
    portions: U256,
}

/// A part of what there is of something, for somebody.
pub(super) struct Cut {
    pub(super) asset: Asset,
    pub(super) to: Address,
    /// What it comes to for certain.
    pub(super) least: U256,
    /// Out of [`WHOLE`].
    pub(super) parts: U256,
}

impl Cut {
    /// What it is where so much is left of the rest.
    fn beside(&self, left: U256) -> U256 {
        let rest = WHOLE.saturating_sub(self.parts);
        number::divide(left.saturating_mul(self.parts), rest).unwrap_or_default()
    }
}

/// Parts of a whole as parts of [`WHOLE`].
pub(super) fn part_of_all(parts: U256, whole: U256) -> Option<U256> {
    number::divide(parts.saturating_mul(WHOLE), whole)
}

impl Route {
    /// Before the first step of a call: the router has the coin that came with it.
    pub(super) fn of(scope: &Scope<'_>) -> Self {
        let mut route = Self::default();
        route.held.put(Asset::Coin, scope.value);
        route
    }

    /// A pool takes a token from the sender.
    pub(super) fn take(&mut self, scope: &mut Scope<'_>, token: Address, amount: U256) {
        if !amount.is_zero() {
            self.give(fungible(token), amount);
            self.say_taken(scope, token, Some(scope.this), amount);
        }
    }

    /// A token goes from the sender to the router, or back to the sender, by a recipient that is one's own.
    pub(super) fn pull(&mut self, scope: &mut Scope<'_>, token: Address, amount: U256, to: Address) {
        let asset = fungible(token);
        if is_router(scope, to) {
            self.give(asset, amount);
            self.hold(asset, amount);
        }
        self.say_taken(scope, token, recipient(scope, to), amount);
    }

    fn say_taken(&mut self, scope: &mut Scope<'_>, token: Address, to: Option<Address>, amount: U256) {
        scope.effect(Effect::Transfer(Transfer {
            asset: fungible(token),
            from: scope.sender.owner(),
            to,
            amount,
            by: scope.by,
            deadline: None,
        }));
    }

    /// Something of the sender's goes that is not taken by a transfer.
    pub(super) fn give(&mut self, asset: Asset, amount: U256) {
        self.gives.push(Leg {
            asset,
            amount,
            to: None,
        });
    }

    /// So much of the coin that came with the call is spent.
    pub(super) fn spend_coin(&mut self, amount: U256) {
        self.coin = self.coin.saturating_add(amount);
        self.held.empty(Asset::Coin);
    }

    /// The contract wraps coin, all of it for [`CONTRACT_BALANCE`].
    pub(super) fn wrap(&mut self, scope: &Scope<'_>, amount: U256, to: Address) {
        let held = self.held.empty(Asset::Coin);
        let amount = if amount == CONTRACT_BALANCE { held } else { amount };
        self.held.put(Asset::Coin, held.saturating_sub(amount));
        self.coin = self.coin.saturating_add(amount);
        if is_router(scope, to) {
            self.wrapped = self.wrapped.saturating_add(self.certain(amount));
        } else {
            self.deliver(scope, Asset::Coin, amount, to);
        }
    }

    /// The contract unwraps all that it has, at least so much, of a token that only it knows.
    pub(super) fn unwrap(&mut self, scope: &Scope<'_>, least: U256, to: Address) {
        let amount = self.wrapped.max(least);
        let coin = self.held.empty(Asset::Coin);
        self.held.clear();
        self.wrapped = U256::ZERO;
        self.held.put(Asset::Coin, coin);
        self.deliver(scope, Asset::Coin, amount, to);
    }

    /// The router sends an amount of what it has.
    pub(super) fn pay(&mut self, scope: &Scope<'_>, asset: Asset, amount: U256, to: Address) {
        if is_router(scope, to) {
            return;
        }
        self.wrapped = U256::ZERO;
        self.held.take(asset, amount);
        self.deliver(scope, asset, amount, to);
    }

    /// The router sends all that it has, which is at least so much.
    pub(super) fn sweep(&mut self, scope: &Scope<'_>, asset: Asset, least: U256, to: Address) {
        if is_router(scope, to) {
            return;
        }
        let amount = self.spend(asset).max(least);
        self.deliver(scope, asset, amount, to);
    }

    /// The router trades on what it has of an asset, which is at least what comes out: it is no longer there.
    pub(super) fn spend(&mut self, asset: Asset) -> U256 {
        self.wrapped = U256::ZERO;
        self.held.empty(asset)
    }

    /// At least so much comes from elsewhere, for somebody.
    pub(super) fn deliver(&mut self, scope: &Scope<'_>, asset: Asset, least: U256, to: Address) {
        if is_router(scope, to) {
            self.hold(asset, least);
            return;
        }
        let is_own = own(scope, to);
        let (legs, amount) = if is_own {
            (&mut self.returns, if self.may_fail { U256::ZERO } else { least })
        } else {
            (&mut self.others, least)
        };
        legs.push(Leg {
            asset,
            amount,
            to: (!is_own).then_some(to),
        });
    }

    fn hold(&mut self, asset: Asset, least: U256) {
        self.held.put(asset, self.certain(least));
    }

    fn certain(&self, amount: U256) -> U256 {
        if self.may_fail { U256::ZERO } else { amount }
    }

    /// A part of what the router has goes to somebody, out of `whole` parts. `None` for more than there is.
    pub(super) fn portion(
        &mut self,
        scope: &Scope<'_>,
        token: Address,
        to: Address,
        parts: U256,
        whole: U256,
    ) -> Option<()> {
        self.wrapped = U256::ZERO;
        let least = self.held.share(fungible(token), parts, whole);
        self.cut(
            scope,
            Cut {
                asset: fungible(token),
                to,
                least,
                parts: part_of_all(parts, whole)?,
            },
        )
    }

    /// A part of something goes to somebody. Up to a twentieth, all portions together, is what routers take as their fee.
    /// `None` for more than there is.
    pub(super) fn cut(&mut self, scope: &Scope<'_>, cut: Cut) -> Option<()> {
        const FEE: U256 = U256::from_limbs([20, 0, 0, 0]);
        if cut.parts > WHOLE {
            return None;
        }
        if own(scope, cut.to) {
            return Some(());
        }
        self.portions = self.portions.saturating_add(cut.parts);
        if self.portions.saturating_mul(FEE) > WHOLE {
            self.cuts.push(cut);
        }
        Some(())
    }

    /// What is taken may go into this position.
    pub(super) fn grow(&mut self, position: Asset) {
        self.grows.push(position);
    }

    /// A token or a hook could make what the sender gets worth nothing.
    pub(super) fn depend_on(&mut self, contract: Address) {
        self.depends_on.push(contract);
    }

    /// After the last step of a call: nothing but what was sent comes back of its coin.
    pub(super) fn finish(mut self, scope: &mut Scope<'_>) {
        let coin = self.coin.max(scope.value);
        if !coin.is_zero() {
            self.give(Asset::Coin, coin);
        }
        self.say(scope);
    }

    /// If something goes to others, it is an order that the sender has the router make: what leaves the
    /// sender, and who gets what for it. Else it is a swap.
    pub(super) fn say(mut self, scope: &mut Scope<'_>) {
        for cut in std::mem::take(&mut self.cuts) {
            let left = self.returns.iter().filter(|leg| leg.asset == cut.asset);
            let left = left.fold(U256::ZERO, |sum, leg| sum.saturating_add(leg.amount));
            let amount = cut.beside(left).max(cut.least);
            self.others.push(Leg {
                asset: cut.asset,
                amount,
                to: Some(cut.to),
            });
        }
        if self.others.is_empty() {
            let is_taken = self
                .gives
                .iter()
                .any(|leg| !matches!(leg.asset, Asset::Nft { .. }));
            scope.out.traces.swaps.extend(is_taken.then_some(Swap {
                gives: self.gives,
                gets: self.returns,
                grows: self.grows,
                depends_on: self.depends_on,
            }));
            return;
        }
        let own = self.returns.into_iter().filter(|leg| !leg.amount.is_zero());
        self.others.extend(own);
        scope.effect(Effect::Order(Order {
            maker: scope.sender.owner(),
            gives: self.gives,
            gets: self.others,
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
    number == MSG_SENDER || is_router(scope, to) || Some(to) == scope.sender.address()
}

/// Whether an address is the router, or stands for it.
pub(super) fn is_router(scope: &Scope<'_>, to: Address) -> bool {
    U256::from_be_slice(to.as_slice()) == ADDRESS_THIS || to == scope.this
}

/// The address that a recipient stands for; `None` where it is the signer, whose address may be unknown.
fn recipient(scope: &Scope<'_>, to: Address) -> Option<Address> {
    if U256::from_be_slice(to.as_slice()) == MSG_SENDER {
        return scope.sender.address();
    }
    Some(if is_router(scope, to) { scope.this } else { to })
}
