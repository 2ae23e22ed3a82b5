//! Orders: what leaves their maker, and what comes back.

use super::args::Path;
use super::say::{Until, What};
use super::scope::Scope;
use crate::{Effect, Leg, Order};

/// An order whose parts stand at fixed places.
#[derive(Clone, Copy)]
pub(crate) struct Ordering {
    /// Whose order; empty for the signer's.
    pub(crate) maker: Path,
    pub(crate) gives: &'static [Part],
    pub(crate) gets: &'static [Part],
    /// Who alone may take it: empty or the zero address for anyone.
    pub(crate) taker: Path,
    pub(crate) until: Until,
}

/// Something on one side of an order.
#[derive(Clone, Copy)]
pub(crate) struct Part {
    pub(crate) what: What,
    /// Empty for one item.
    pub(crate) amount: Path,
    /// Empty or the zero address for the maker (or of what the maker gives, the taker).
    pub(crate) to: Path,
    pub(crate) each: Path,
}

impl Scope<'_> {
    pub(super) fn order(&mut self, ordering: &Ordering) -> Option<()> {
        let taker = self.optional_address(ordering.taker, 0)?;
        let maker = self.optional_address(ordering.maker, 0)?;
        let order = Order {
            maker: maker.or(self.sender.owner()),
            gives: self.legs(ordering.gives)?,
            gets: self.legs(ordering.gets)?,
            taker: taker.filter(|taker| !taker.is_zero()),
            expiry: self.expiry(ordering.until, 0)?,
            by: self.by,
            keeper: self.this,
        };
        self.effect(Effect::Order(order));
        Some(())
    }

    fn legs(&self, parts: &[Part]) -> Option<Vec<Leg>> {
        let mut legs = Vec::new();
        for part in parts {
            for index in 0..self.count(part.each)? {
                let to = self.optional_address(part.to, index)?;
                let amount = self.optional_number(part.amount, index)?;
                legs.push(Leg {
                    asset: self.asset(part.what, index)?,
                    amount: amount.unwrap_or(alloy_primitives::U256::ONE),
                    to: to.filter(|to| !to.is_zero()),
                });
            }
        }
        Some(legs)
    }
}
