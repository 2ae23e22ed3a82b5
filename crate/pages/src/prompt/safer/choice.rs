//! What a person picks for each approval, and the edits that it comes to.

use super::amount::{self, Fault};
use alloy_primitives::U256;
use guard::edit::{Edit, Offer};
use guard::limit::Limit;

/// Which amount.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Pick {
    /// What the page asks.
    #[default]
    Asked,
    /// One of [`Offer::choices`].
    Offered(usize),
    /// What the person types.
    Own,
}

/// What is picked for one approval.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Picked {
    pub(super) pick: Pick,
    /// What is typed.
    pub(super) text: String,
    /// The end, in unix seconds; `None` is the page's own.
    pub(super) expiry: Option<U256>,
}

impl Picked {
    /// Takes an amount; one that is recommended brings its end along.
    pub(super) fn take(&mut self, pick: Pick, offer: &Offer, now: u64) {
        self.pick = pick;
        if let Pick::Offered(index) = pick {
            let lasting = offer.choices.get(index).and_then(|choice| choice.lasting);
            self.expiry = lasting.and_then(|lasting| end_in(lasting, offer, now));
        }
    }

    /// Takes an amount and an end that were worked out.
    pub(super) fn take_limit(&mut self, limit: &Limit, offer: &Offer) {
        self.pick = Pick::Own;
        self.text = catalogue::decimal(limit.amount, offer.decimals);
        let end = U256::from(limit.expiry);
        self.expiry = offer.expiry.filter(|asked| end < *asked).map(|_| end);
    }

    /// The edit that this comes to; `None` where nothing changes.
    fn edit(&self, offer: &Offer) -> Result<Option<Edit>, Fault> {
        let amount = match self.pick {
            Pick::Asked => None,
            Pick::Offered(index) => offer.choices.get(index).map(|choice| choice.amount),
            Pick::Own => Some(amount::read(&self.text, offer.decimals, offer.amount)?),
        };
        let amount = amount.filter(|amount| *amount != offer.amount);
        let edit = Edit {
            place: offer.place,
            amount,
            expiry: self.expiry,
        };
        Ok((amount.is_some() || self.expiry.is_some()).then_some(edit))
    }

    /// What is wrong with what is typed, if it counts.
    pub(super) fn fault(&self, offer: &Offer) -> Option<Fault> {
        self.edit(offer).err()
    }
}

/// So many seconds from now, where that is before the end that the page asks.
pub(super) fn end_in(lasting: u64, offer: &Offer, now: u64) -> Option<U256> {
    let end = U256::from(now.saturating_add(lasting));
    offer.expiry.filter(|asked| end < *asked).map(|_| end)
}

/// The edits of all approvals; `None` while what is typed for one is no amount.
pub(super) fn edits(offers: &[Offer], picked: &[Picked]) -> Option<Vec<Edit>> {
    let each = offers
        .iter()
        .zip(picked)
        .map(|(offer, picked)| picked.edit(offer));
    let all: Result<Vec<Option<Edit>>, Fault> = each.collect();
    all.ok().map(|edits| edits.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy_primitives::Address;
    use guard::edit::{Choice, Why};

    fn offer() -> Offer {
        Offer {
            place: 3,
            chain: None,
            token: Address::ZERO,
            spender: Address::ZERO,
            symbol: None,
            decimals: 2,
            amount: U256::from(10_000),
            expiry: Some(U256::from(1_000)),
            choices: vec![Choice {
                why: Why::Balance,
                amount: U256::from(700),
                lasting: Some(500),
            }],
        }
    }

    #[test]
    fn a_recommended_amount_brings_its_end() {
        let mut picked = Picked::default();
        assert_eq!(edits(&[offer()], std::slice::from_ref(&picked)), Some(Vec::new()));
        picked.take(Pick::Offered(0), &offer(), 400);
        let edit = Edit {
            place: 3,
            amount: Some(U256::from(700)),
            expiry: Some(U256::from(900)),
        };
        assert_eq!(edits(&[offer()], std::slice::from_ref(&picked)), Some(vec![edit]));
        // Its end would be later than what the page asks.
        picked.take(Pick::Offered(0), &offer(), 600);
        let edit = Edit { expiry: None, ..edit };
        assert_eq!(edits(&[offer()], &[picked]), Some(vec![edit]));
    }

    #[test]
    fn what_is_typed_counts_once_it_is_an_amount() {
        let mut picked = Picked::default();
        picked.take(Pick::Own, &offer(), 0);
        assert_eq!(edits(&[offer()], std::slice::from_ref(&picked)), None);
        assert_eq!(picked.fault(&offer()), Some(Fault::Empty));
        picked.text = "2.5".to_owned();
        let edit = Edit {
            place: 3,
            amount: Some(U256::from(250)),
            expiry: None,
        };
        assert_eq!(edits(&[offer()], std::slice::from_ref(&picked)), Some(vec![edit]));
        picked.text = "100".to_owned();
        assert_eq!(
            edits(&[offer()], &[picked]),
            Some(Vec::new()),
            "what the page asks anyway"
        );
    }
}
