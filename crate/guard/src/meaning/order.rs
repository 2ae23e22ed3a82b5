//! Orders: what leaves their maker, and what comes back.

use super::say::{Until, What};
use super::scope::Scope;
use crate::{Effect, Leg, Order};
use alloy_primitives::{Address, U256};
use formats::arguments::Path;

/// An order whose parts stand at fixed places.
#[derive(Clone, Copy)]
pub(crate) struct Ordering {
    maker: Path,
    gives: &'static [Part],
    gets: &'static [Part],
    taker: Path,
    keeper: Path,
    until: Until,
}

/// The signer's or sender's order at the contract, for anyone and without end, until the row says otherwise.
pub(crate) const fn order(gives: &'static [Part], gets: &'static [Part]) -> Ordering {
    Ordering {
        maker: "",
        gives,
        gets,
        taker: "",
        keeper: "this",
        until: Until::Never,
    }
}

impl Ordering {
    /// Whose order.
    pub(crate) const fn maker(self, maker: Path) -> Self {
        Ordering { maker, ..self }
    }

    /// Who alone may take it; the zero address for anyone.
    pub(crate) const fn taker(self, taker: Path) -> Self {
        Ordering { taker, ..self }
    }

    /// The exchange, where it is not the contract.
    pub(crate) const fn keeper(self, keeper: Path) -> Self {
        Ordering { keeper, ..self }
    }

    pub(crate) const fn until(self, until: Until) -> Self {
        Ordering { until, ..self }
    }
}

/// Something on one side of an order.
#[derive(Clone, Copy)]
pub(crate) struct Part {
    what: What,
    amount: Path,
    to: Path,
    zero_is_maker: bool,
    each: Path,
}

/// An amount for the maker (or of what the maker gives, for the taker). Without an amount it is one item.
pub(crate) const fn part(what: What, amount: Path) -> Part {
    Part {
        what,
        amount,
        to: "",
        zero_is_maker: false,
        each: "",
    }
}

impl Part {
    /// Who receives it.
    pub(crate) const fn to(self, to: Path) -> Self {
        Part { to, ..self }
    }

    /// Who receives it, where the zero address stands for the maker.
    pub(crate) const fn to_or_maker(self, to: Path) -> Self {
        Part {
            to,
            zero_is_maker: true,
            ..self
        }
    }

    /// One for each item of a list.
    pub(crate) const fn each(self, each: Path) -> Self {
        Part { each, ..self }
    }
}

impl Scope<'_> {
    pub(super) fn order(&mut self, ordering: &Ordering) -> Option<()> {
        let maker = self.optional_address(ordering.maker, 0)?;
        let maker = maker.or(self.sender.owner());
        let taker = self.optional_address(ordering.taker, 0)?;
        let mut gives = self.legs(ordering.gives, maker)?;
        gives.retain(|leg| !leg.amount.is_zero());
        let order = Order {
            maker,
            gives,
            gets: self.legs(ordering.gets, maker)?,
            taker: taker.filter(|taker| !taker.is_zero()),
            expiry: self.expiry(ordering.until, 0)?,
            by: self.by,
            keeper: self.address(ordering.keeper, 0)?,
        };
        self.effect(Effect::Order(order));
        Some(())
    }

    fn legs(&self, parts: &[Part], maker: Option<Address>) -> Option<Vec<Leg>> {
        let mut legs = Vec::new();
        for part in parts {
            for index in 0..self.count(part.each)? {
                let to = self.optional_address(part.to, index)?;
                let amount = self.optional_number(part.amount, index)?;
                legs.push(Leg {
                    asset: self.asset(part.what, index)?,
                    amount: amount.unwrap_or(U256::ONE),
                    to: to.filter(|to| maker != Some(*to) && !(part.zero_is_maker && to.is_zero())),
                });
            }
        }
        Some(legs)
    }
}
