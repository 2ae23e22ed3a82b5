//! What a router takes from its sender, and where it sends what it makes of it.

use super::ledger::{CONTRACT_BALANCE, FEE, Ledger, WHOLE};
use super::wrapped::{WRAPPED, as_counted};
use crate::calldata::Swap;
use crate::gather::Gather as _;
use crate::meaning::{Scope, fungible};
use crate::{Asset, By, Effect, Expiry, Leg, Order, Transfer, number};
use alloy_primitives::{Address, U256};

/// Stands for whoever called the router (Uniswap's `ActionConstants`).
const MSG_SENDER: U256 = U256::ONE;
/// Stands for the router.
const ADDRESS_THIS: U256 = U256::from_limbs([2, 0, 0, 0]);

/// The steps of one call, added up in their order. What comes in counts only as far as it is certain, and what goes out
/// counts in any case.
#[derive(Default)]
pub(super) struct Route {
    /// What the router has.
    pub(super) ledger: Ledger,
    gives: Vec<Leg>,
    /// Coin that the router spends, of what came with the call.
    coin: U256,
    /// What the sender gets for certain.
    returns: Vec<Leg>,
    /// What others get: as much as it may be.
    others: Vec<Leg>,
    /// The portions that others get: together they may be no more than a fee.
    cuts: Vec<Cut>,
    grows: Vec<Asset>,
    depends_on: Vec<Address>,
}

/// A part of what there is of something, for somebody.
pub(super) struct Cut {
    pub(super) asset: Asset,
    pub(super) to: Address,
    /// What it comes to for certain.
    pub(super) least: U256,
    /// Out of [`WHOLE`]; `None` is what `least` is of it and of what the sender gets of the same.
    pub(super) parts: Option<U256>,
}

impl Cut {
    /// What it is where so much is left of the rest.
    fn beside(&self, left: U256) -> U256 {
        let parts = self.parts.unwrap_or_default();
        let rest = WHOLE.saturating_sub(parts);
        number::divide(left.saturating_mul(parts), rest).unwrap_or_default()
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
        route.ledger.arrive(Asset::Coin, scope.value, scope.value);
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
            self.ledger.arrive(asset, amount, amount);
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

    /// So much of the coin that came with the call is spent, or at most so much.
    pub(super) fn spend_coin(&mut self, amount: U256, is_exact: bool) {
        self.coin = self.coin.saturating_add(amount);
        self.spend(Asset::Coin, amount, is_exact);
    }

    /// The contract wraps coin, all of it for [`CONTRACT_BALANCE`].
    pub(super) fn wrap(&mut self, scope: &Scope<'_>, amount: U256, to: Address) {
        let (least, most) = if amount == CONTRACT_BALANCE {
            (self.ledger.held(Asset::Coin), self.ledger.left(Asset::Coin))
        } else {
            (amount, amount)
        };
        self.ledger.leave(Asset::Coin, amount);
        self.coin = self.coin.saturating_add(least);
        if is_router(scope, to) {
            self.ledger.arrive(WRAPPED, least, most);
        } else {
            self.deliver(scope, Asset::Coin, least, to);
        }
    }

    /// The contract unwraps all that it has, at least so much.
    pub(super) fn unwrap(&mut self, scope: &Scope<'_>, least: U256, to: Address) {
        let amount = self.ledger.held(WRAPPED).max(least);
        self.ledger.leave(WRAPPED, CONTRACT_BALANCE);
        self.deliver(scope, Asset::Coin, amount, to);
    }

    /// The router sends an amount of what it has.
    pub(super) fn pay(&mut self, scope: &Scope<'_>, asset: Asset, amount: U256, to: Address) {
        if is_router(scope, to) {
            return;
        }
        let held = self.ledger.held(asset);
        self.ledger.leave(asset, amount);
        self.pay_out_of(scope, asset, amount, held, to);
    }

    /// An amount goes to somebody, of so much that is there for certain. A small part of it is a fee.
    pub(super) fn pay_out_of(
        &mut self,
        scope: &Scope<'_>,
        asset: Asset,
        amount: U256,
        held: U256,
        to: Address,
    ) {
        if own(scope, to) {
            return self.deliver(scope, asset, amount, to);
        }
        self.cuts.push(Cut {
            asset,
            to,
            least: amount,
            parts: part_of_all(amount, held),
        });
    }

    /// The router sends all that it has, which is at least so much.
    pub(super) fn sweep(&mut self, scope: &Scope<'_>, asset: Asset, least: U256, to: Address) {
        if is_router(scope, to) {
            return;
        }
        let amount = self.ledger.held(asset).max(least);
        self.ledger.leave(asset, CONTRACT_BALANCE);
        self.deliver(scope, asset, amount, to);
    }

    /// The router trades on so much of an asset, all of it for [`CONTRACT_BALANCE`], or at most so much: then all of it may
    /// be left.
    pub(super) fn spend(&mut self, asset: Asset, amount: U256, is_exact: bool) {
        if is_exact {
            self.ledger.leave(asset, amount);
        } else {
            self.ledger.may_leave(asset);
        }
    }

    /// What went to somebody just before was for a pool that trades on what is there already.
    pub(super) fn is_paid_already(&mut self, asset: Asset) {
        while let Some(pool) = self.others.pop_if(|leg| leg.asset == asset) {
            self.depends_on.extend(pool.to);
        }
    }

    /// At least so much comes from elsewhere, for somebody. What others get is not looked at closely: it may be all.
    pub(super) fn deliver(&mut self, scope: &Scope<'_>, asset: Asset, least: U256, to: Address) {
        if is_router(scope, to) {
            self.ledger.arrive(asset, least, U256::MAX);
        } else if own(scope, to) {
            let amount = self.ledger.certain(least);
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
        if scope.sender.address().is_none() && !self.ledger.may_fail {
            let amount = least;
            self.others.push(Leg { asset, amount, to });
        }
        let amount = U256::MAX;
        self.others.push(Leg { asset, amount, to });
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
        let least = self.ledger.share(asset, parts);
        self.cut(scope, asset, to, least, parts)
    }

    /// So many parts of [`WHOLE`] of something go to somebody, and at least so much. `None` for more than there is.
    pub(super) fn cut(
        &mut self,
        scope: &Scope<'_>,
        asset: Asset,
        to: Address,
        least: U256,
        parts: U256,
    ) -> Option<()> {
        if parts > WHOLE {
            return None;
        }
        if !own(scope, to) {
            self.cuts.push(Cut {
                asset,
                to,
                least,
                parts: Some(parts),
            });
        }
        Some(())
    }

    /// What the sender gets of an asset for certain, wrapped or not.
    fn returned(&self, asset: Asset) -> U256 {
        let wrapped = |asset| {
            if asset == Asset::Coin {
                WRAPPED
            } else {
                as_counted(asset)
            }
        };
        let same = self
            .returns
            .iter()
            .filter(|leg| wrapped(leg.asset) == wrapped(asset));
        same.fold(U256::ZERO, |sum, leg| sum.saturating_add(leg.amount))
    }

    /// Out of [`WHOLE`].
    fn parts_of(&self, cut: &Cut) -> U256 {
        let rest = || part_of_all(cut.least, cut.least.saturating_add(self.returned(cut.asset)));
        cut.parts.or_else(rest).unwrap_or(WHOLE)
    }

    /// What others get of portions: nothing as long as they are a fee, all of them together. Where most goes, or nobody can
    /// say how much, it may be all.
    fn portions(&mut self) -> Vec<Leg> {
        let cuts = std::mem::take(&mut self.cuts);
        let parts = cuts.iter().map(|cut| self.parts_of(cut));
        let all = parts.fold(U256::ZERO, U256::saturating_add);
        if all.saturating_mul(FEE) <= WHOLE {
            return Vec::new();
        }
        let is_most = all.saturating_mul(U256::from(2)) > WHOLE;
        let leg = |cut: Cut| {
            let amount = cut.beside(self.returned(cut.asset)).max(cut.least);
            Leg {
                asset: cut.asset,
                amount: if is_most || amount.is_zero() {
                    U256::MAX
                } else {
                    amount
                },
                to: Some(cut.to),
            }
        };
        cuts.into_iter().map(leg).gather()
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
        for asset in std::mem::take(&mut self.ledger).leftovers() {
            self.others.push(Leg {
                asset: if asset == WRAPPED { Asset::Coin } else { asset },
                amount: U256::MAX,
                to: Some(scope.this),
            });
        }
        self.say(scope);
    }

    /// What goes to others is an order that the sender has the router make: what leaves the sender, and who gets what for
    /// it. What goes into a position, comes back by somebody's leave, or where others get nothing, is a swap.
    pub(super) fn say(mut self, scope: &mut Scope<'_>) {
        let portions = self.portions();
        self.others.extend(portions);
        let is_taken = self
            .gives
            .iter()
            .any(|leg| !matches!(leg.asset, Asset::Nft { .. }));
        let is_uncertain = !self.returns.is_empty() && !self.depends_on.is_empty();
        if !self.grows.is_empty() || is_uncertain || (is_taken && self.others.is_empty()) {
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
