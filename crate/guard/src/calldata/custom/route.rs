//! What a router takes from its sender, and where it sends what it makes of it.

use super::purse::Purse;
use crate::calldata::Swap;
use crate::gather::Gather as _;
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
/// Up to one part in so many is what routers take as their fee, or leave behind.
const FEE: U256 = U256::from_limbs([20, 0, 0, 0]);
/// Stands for the coin that the router has wrapped: which token that is only the router knows.
const WRAPPED: Asset = Asset::Token {
    address: Address::ZERO,
};

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
    /// What others get: as much as it may be.
    others: Vec<Leg>,
    /// What the router has for certain.
    held: Purse,
    /// What the router may still have at the end, where whoever calls it next takes it.
    left: Purse,
    /// All that it ever had.
    had: Purse,
    /// What came to it last from elsewhere.
    latest: Option<Asset>,
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
        route.hold(Asset::Coin, scope.value);
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
        self.spend(Asset::Coin, amount);
    }

    /// The contract wraps coin, all of it for [`CONTRACT_BALANCE`].
    pub(super) fn wrap(&mut self, scope: &Scope<'_>, amount: U256, to: Address) {
        let held = self.held.of(&Asset::Coin);
        let amount = if amount == CONTRACT_BALANCE { held } else { amount };
        self.lose(Asset::Coin, amount);
        self.coin = self.coin.saturating_add(amount);
        if is_router(scope, to) {
            self.hold(WRAPPED, amount);
        } else {
            self.deliver(scope, Asset::Coin, amount, to);
        }
    }

    /// The contract unwraps all that it has, at least so much, of a token that only it knows.
    pub(super) fn unwrap(&mut self, scope: &Scope<'_>, least: U256, to: Address) {
        let coin = self.held.of(&Asset::Coin);
        let amount = self.held.of(&WRAPPED).max(least);
        self.lose(WRAPPED, CONTRACT_BALANCE);
        // A trade into the coin ends with what it is wrapped as.
        if let Some(latest) = self.latest.filter(|asset| *asset != Asset::Coin) {
            self.lose(latest, CONTRACT_BALANCE);
        }
        self.held.clear();
        self.held.put(Asset::Coin, coin);
        self.deliver(scope, Asset::Coin, amount, to);
    }

    /// The router sends an amount of what it has. A small part of it is a fee.
    pub(super) fn pay(&mut self, scope: &Scope<'_>, asset: Asset, amount: U256, to: Address) {
        if is_router(scope, to) {
            return;
        }
        let held = self.held.of(&self.named(asset));
        self.lose(self.named(asset), amount);
        self.pay_out_of(scope, asset, amount, held, to);
    }

    /// An amount goes to somebody, of so much that is there for certain.
    pub(super) fn pay_out_of(
        &mut self,
        scope: &Scope<'_>,
        asset: Asset,
        amount: U256,
        held: U256,
        to: Address,
    ) {
        if own(scope, to) {
            self.deliver(scope, asset, amount, to);
            return;
        }
        let cut = Cut {
            asset,
            to,
            least: amount,
            parts: part_of_all(amount, held).unwrap_or(U256::MAX).min(WHOLE),
        };
        self.cut_for_other(cut);
    }

    /// The router sends all that it has, which is at least so much.
    pub(super) fn sweep(&mut self, scope: &Scope<'_>, asset: Asset, least: U256, to: Address) {
        if is_router(scope, to) {
            return;
        }
        let amount = self.spend_all(asset).max(least);
        self.deliver(scope, asset, amount, to);
    }

    /// The router trades on so much of an asset, all of it for [`CONTRACT_BALANCE`]: it has that, or what it has wrapped is
    /// that. What is left of it is not certain any more.
    pub(super) fn spend(&mut self, asset: Asset, amount: U256) {
        self.lose(self.named(asset), amount);
        self.held.empty(asset);
        self.held.empty(WRAPPED);
    }

    /// All that it has of an asset, which may be nothing. Gives how much was certain.
    pub(super) fn spend_all(&mut self, asset: Asset) -> U256 {
        let certain = self.held.of(&asset);
        self.lose(asset, CONTRACT_BALANCE);
        self.held.empty(WRAPPED);
        certain
    }

    /// So much is certainly not there any more; but a step that may fail may leave it there.
    fn lose(&mut self, asset: Asset, amount: U256) {
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

    /// What it is out of: what the router never had can only be what was wrapped.
    fn named(&self, asset: Asset) -> Asset {
        let is_wrapped = asset != Asset::Coin && !self.had.knows(&asset);
        if is_wrapped { WRAPPED } else { asset }
    }

    /// At least so much comes from elsewhere, for somebody. What others get is not looked at closely: it may be all.
    pub(super) fn deliver(&mut self, scope: &Scope<'_>, asset: Asset, least: U256, to: Address) {
        if is_router(scope, to) {
            self.latest = Some(asset);
            self.hold(asset, least);
        } else if own(scope, to) {
            let amount = self.certain(least);
            self.returns.push(Leg {
                asset,
                amount,
                to: None,
            });
        } else {
            self.lose_to(scope, asset, least, to);
        }
    }

    /// The same where nobody is stood for: what goes to the router is lost.
    pub(super) fn deliver_exactly(&mut self, scope: &Scope<'_>, asset: Asset, least: U256, to: Address) {
        if Some(to) == scope.sender.address() {
            self.deliver(scope, asset, least, to);
        } else {
            self.lose_to(scope, asset, least, to);
        }
    }

    /// Any amount goes to somebody else; at least so much, should that be the sender, whose address is not known.
    fn lose_to(&mut self, scope: &Scope<'_>, asset: Asset, least: U256, to: Address) {
        let to = Some(to);
        if scope.sender.address().is_none() && !self.may_fail {
            let amount = least;
            self.others.push(Leg { asset, amount, to });
        }
        let amount = U256::MAX;
        self.others.push(Leg { asset, amount, to });
    }

    fn hold(&mut self, asset: Asset, least: U256) {
        self.held.put(asset, self.certain(least));
        self.left.put(asset, least);
        self.had.put(asset, least);
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
        let asset = fungible(token);
        let parts = part_of_all(parts, whole)?;
        let least = self.held.share(self.named(asset), parts, WHOLE);
        if !self.may_fail {
            self.left.share(asset, parts, WHOLE);
        }
        self.cut(
            scope,
            Cut {
                asset,
                to,
                least,
                parts,
            },
        )
    }

    /// A part of something goes to somebody. `None` for more than there is.
    pub(super) fn cut(&mut self, scope: &Scope<'_>, cut: Cut) -> Option<()> {
        if cut.parts > WHOLE {
            return None;
        }
        if !own(scope, cut.to) {
            self.cut_for_other(cut);
        }
        Some(())
    }

    /// All portions together are a fee, or else all of them are not.
    fn cut_for_other(&mut self, cut: Cut) {
        self.portions = self.portions.saturating_add(cut.parts);
        self.cuts.push(cut);
    }

    /// What a portion comes to beside what the sender gets of the same. Where most goes, or nobody can say how much, it may
    /// be all.
    fn leg_of(&self, cut: Cut) -> Leg {
        let own = self.returns.iter().filter(|leg| leg.asset == cut.asset);
        let left = own.fold(U256::ZERO, |sum, leg| sum.saturating_add(leg.amount));
        let amount = cut.beside(left).max(cut.least);
        let is_most = self.portions.saturating_mul(U256::from(2)) > WHOLE;
        Leg {
            asset: cut.asset,
            amount: if is_most || amount.is_zero() {
                U256::MAX
            } else {
                amount
            },
            to: Some(cut.to),
        }
    }

    /// What is taken may go into this position.
    pub(super) fn grow(&mut self, position: Asset) {
        self.grows.push(position);
    }

    /// A token or a hook could make what the sender gets worth nothing.
    pub(super) fn depend_on(&mut self, contract: Address) {
        self.depends_on.push(contract);
    }

    /// After the last step of a call: nothing but what was sent comes back of its coin, and what stays at the router is
    /// anybody's.
    pub(super) fn finish(mut self, scope: &mut Scope<'_>) {
        let coin = self.coin.max(scope.value);
        if !coin.is_zero() {
            self.give(Asset::Coin, coin);
        }
        for leg in std::mem::take(&mut self.left).into_legs() {
            if leg.amount.saturating_mul(FEE) > self.had.of(&leg.asset) {
                self.others.push(Leg {
                    asset: if leg.asset == WRAPPED {
                        Asset::Coin
                    } else {
                        leg.asset
                    },
                    to: Some(scope.this),
                    ..leg
                });
            }
        }
        self.say(scope);
    }

    /// If something goes to others, it is an order that the sender has the router make: what leaves the
    /// sender, and who gets what for it. Else it is a swap.
    pub(super) fn say(mut self, scope: &mut Scope<'_>) {
        let cuts = std::mem::take(&mut self.cuts);
        if self.portions.saturating_mul(FEE) > WHOLE {
            let legs = cuts.into_iter().map(|cut| self.leg_of(cut)).gather();
            self.others.extend(legs);
        }
        let is_taken = self
            .gives
            .iter()
            .any(|leg| !matches!(leg.asset, Asset::Nft { .. }));
        if !self.grows.is_empty() || (is_taken && self.others.is_empty()) {
            scope.out.traces.swaps.push(Swap {
                gives: self.gives.clone(),
                gets: self.returns.clone(),
                grows: self.grows,
                depends_on: self.depends_on,
            });
        }
        if self.others.is_empty() {
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
