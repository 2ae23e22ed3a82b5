//! What an order does for its maker, and what moves as a phrase.

use super::case::Case;
use super::words::{count, phrase};
use crate::gather::Gather as _;
use crate::map::Map;
use crate::{Arg, Asset, Leg, Order, Text};
use alloy_primitives::{Address, U256};

/// What may leave the maker; what is given zero times is not given.
pub(crate) fn given(order: &Order) -> Vec<Leg> {
    merged(order.gives.iter())
}

/// What comes in to the maker, each asset once. What is paid zero times is not paid.
pub(crate) fn received(case: &Case<'_>, order: &Order) -> Vec<Leg> {
    merged(gets(case, order).filter(|leg| is_makers(case, order, leg)))
}

/// Whether something leaves the maker for nothing in return.
pub(crate) fn is_for_nothing(case: &Case<'_>, order: &Order) -> bool {
    !given(order).is_empty() && received(case, order).is_empty()
}

/// Somebody who is paid although most of an asset goes past the maker. Fees are less than half of what the maker gets, or
/// gives.
pub(crate) fn paid_instead(case: &Case<'_>, order: &Order) -> Option<Address> {
    let mut shares: Map<(Address, Option<U256>), Shares> = Map::default();
    for leg in &order.gives {
        shares.update(key(&leg.asset), |shares| {
            shares.given = shares.given.saturating_add(leg.amount);
        });
    }
    for leg in gets(case, order) {
        let own = is_makers(case, order, leg);
        shares.update(key(&leg.asset), |shares| {
            let share = if own {
                &mut shares.makers
            } else {
                &mut shares.others
            };
            *share = share.saturating_add(leg.amount);
            shares.payee = shares.payee.or(leg.to.filter(|_| !own));
        });
    }
    shares
        .into_sorted()
        .filter(|(_, shares)| {
            let others = shares.others.saturating_mul(U256::from(2));
            shares.others > shares.makers && (shares.given.is_zero() || others > shares.given)
        })
        .find_map(|(_, shares)| shares.payee)
}

/// What comes in, without what says of the maker, by the address, only that it may be anything: what is certain stands
/// beside that.
fn gets<'l>(case: &'l Case<'_>, order: &'l Order) -> impl Iterator<Item = &'l Leg> {
    let is_open = |leg: &Leg| leg.to.is_some() && leg.amount == U256::MAX;
    let legs = order.gets.iter();
    legs.filter(move |leg| !(is_open(leg) && is_makers(case, order, leg)))
}

/// Whether a leg comes in to the maker.
pub(crate) fn is_makers(case: &Case<'_>, order: &Order, leg: &Leg) -> bool {
    leg.to.is_none() || leg.to == order.maker.or(case.account)
}

/// Whether an asset that is given comes back, but for what is lost on the way: contracts round, and nothing more is honest.
pub(crate) fn is_back(given: &Leg, gets: &[Leg]) -> bool {
    const BACK: u64 = 999;
    const OUT_OF: u64 = 1000;
    gets.iter().any(|leg| {
        let back = leg.amount.saturating_mul(U256::from(OUT_OF));
        is_same(leg, given) && back >= given.amount.saturating_mul(U256::from(BACK))
    })
}

/// Whether two legs are of the same asset.
pub(crate) fn is_same(one: &Leg, other: &Leg) -> bool {
    key(&one.asset) == key(&other.asset)
}

/// All that moves: the one thing, or how many.
pub(crate) fn things(case: &Case<'_>, legs: &[Leg], owner: Option<Address>) -> Arg {
    match legs {
        [] => phrase(Text::new("part_nothing")),
        [leg] => thing(case, &leg.asset, leg.amount, owner),
        many => phrase(Text::new("part_things").with("count", count(many.len()))),
    }
}

/// So much of an asset.
pub(crate) fn thing(case: &Case<'_>, asset: &Asset, amount: U256, owner: Option<Address>) -> Arg {
    let text = match *asset {
        Asset::Token { .. } | Asset::Coin => return case.amount(amount, asset, owner),
        Asset::Nft { id, .. } if amount == U256::ONE => {
            Text::new("part_item").with("id", Arg::Number { value: id })
        }
        Asset::Nft { id, .. } => Text::new("part_items")
            .with("id", Arg::Number { value: id })
            .with("amount", Arg::Number { value: amount }),
        Asset::Collection { .. } if amount == U256::ONE => Text::new("part_any_item"),
        Asset::Collection { .. } => Text::new("part_any_items").with("amount", Arg::Number { value: amount }),
        Asset::Either { value, .. } => Text::new("part_either").with("id", Arg::Number { value }),
        Asset::Account { .. } => Text::new("part_account"),
    };
    phrase(text.with("token", case.name(asset, owner)))
}

/// Who gets how much of one asset.
#[derive(Default)]
struct Shares {
    makers: U256,
    others: U256,
    payee: Option<Address>,
    given: U256,
}

/// The legs with the amounts of each asset added up, without those that move nothing.
pub(crate) fn merged<'l>(legs: impl Iterator<Item = &'l Leg>) -> Vec<Leg> {
    let mut sums: Map<(Address, Option<U256>), Option<Leg>> = Map::default();
    for leg in legs.filter(|leg| !leg.amount.is_zero()) {
        sums.update(key(&leg.asset), |sum| match sum {
            Some(sum) => sum.amount = sum.amount.saturating_add(leg.amount),
            None => *sum = Some(leg.clone()),
        });
    }
    sums.into_sorted().filter_map(|(_, sum)| sum).gather()
}

/// The same for what is the same asset.
fn key(asset: &Asset) -> (Address, Option<U256>) {
    let id = match *asset {
        Asset::Nft { id, .. } => Some(id),
        Asset::Either { value, .. } => Some(value),
        Asset::Token { .. } | Asset::Collection { .. } | Asset::Account { .. } | Asset::Coin => None,
    };
    (asset.address(), id)
}
