//! What others could trade or send away, and what comes back for it.

use super::Told;
use super::time::offered;
use crate::calldata::Swap;
use crate::gather::Gather as _;
use crate::judge::case::Case;
use crate::judge::trade::{given, is_back, is_for_nothing, is_same, merged, paid_instead, received, things};
use crate::multicall::address_word;
use crate::number::divide;
use crate::{Arg, Asset, Effect, Leg, Level, Opaque, Order, Role, Text, Transfer};
use alloy_primitives::{Address, U256};

/// A signed transfer of more than the balance divided by this is of most of it. Payments by signature are for small
/// sums; a thief takes all there is.
pub const MOST: u64 = 2;
/// A signed transfer of at most the balance divided by this is a small one. What is paid by signature is a page, a call
/// or a month of something.
pub const SMALL: u64 = 100;
/// What is paid for an order is dust if it is at most one unit of its asset divided by ten to this power: 0.00001 of a
/// coin, three cents of ether or a dollar of bitcoin when they were dearest.
pub const DUST_PLACES: u8 = 5;
/// The smallest units up to which an amount is dust where the asset has so few decimal places that it has no smaller
/// ones, or has not told them.
pub const DUST_LEAST: u64 = 10;

/// Something leaves, and nothing comes in.
pub(super) fn for_nothing(case: &Case<'_>) -> Vec<Told> {
    case.orders()
        .filter(|order| is_for_nothing(case, order))
        .map(|order| {
            let gives = things(case, &given(order), order.maker);
            Told::new(
                Level::Critical,
                Text::new("rule_order_for_nothing").with("gives", gives),
            )
        })
        .gather()
}

/// Most of what is paid goes past the maker.
pub(super) fn pays_others(case: &Case<'_>) -> Vec<Told> {
    case.orders()
        .filter_map(|order| diverted(case, order))
        .map(|payee| {
            let text = Text::new("rule_order_pays_others").with("recipient", Arg::Address { value: payee });
            Told::new(Level::High, text)
        })
        .gather()
}

/// Something of worth leaves, and so little comes in that it is as good as nothing.
pub(super) fn for_dust(case: &Case<'_>) -> Vec<Told> {
    case.orders()
        .filter(|order| is_for_dust(case, order))
        .map(|order| {
            let gives = things(case, &given(order), order.maker);
            let gets = things(case, &received(case, order), order.maker);
            let text = Text::new("rule_order_for_dust").with("gives", gives);
            Told::new(Level::High, text.with("gets", gets))
        })
        .gather()
}

/// Any other order: nobody asks again before it is taken.
pub(super) fn other(case: &Case<'_>) -> Vec<Told> {
    let orders: Vec<&Order> = case.orders().filter(|order| is_usual(case, order)).gather();
    let Some((first, others)) = orders.split_first() else {
        return Vec::new();
    };
    let text = if others.iter().all(|order| order.expiry == first.expiry) {
        offered("rule_order", first.expiry)
    } else {
        Text::new("rule_order")
    };
    let known = orders.iter().all(|order| {
        let paid = received(case, order);
        case.is_app(order.keeper) && paid.iter().all(|leg| has_price(case, &leg.asset))
    });
    let level = if known { Level::Low } else { Level::Medium };
    vec![Told::new(level, text)]
}

/// What a router need not give back, or gives back in a token that anybody may have made.
pub(super) fn swap(case: &Case<'_>) -> Vec<Told> {
    case.read
        .traces
        .swaps
        .iter()
        .filter_map(|swap| bad_swap(case, swap))
        .collect()
}

fn bad_swap(case: &Case<'_>, swap: &Swap) -> Option<Told> {
    if let Some(told) = goes_into(case, &swap.grows) {
        return Some(told);
    }
    let gets = merged(swap.gets.iter());
    let mut gives = merged(swap.gives.iter());
    gives.retain(|leg| !is_item(leg) && !is_back(leg, &gets));
    if gives.is_empty() {
        return None;
    }
    let is_given = |leg: &Leg| swap.gives.iter().any(|given| is_same(leg, given));
    let mut gains = gets
        .iter()
        .filter(|leg| !is_given(leg) && !is_dust(case, leg, None));
    let Some(first) = gains.next() else {
        let for_nothing = Told::new(Level::High, Text::new("rule_swap_for_nothing"));
        return swap.grows.is_empty().then_some(for_nothing);
    };
    if !case.context.looked_up {
        return None;
    }
    if !has_worth(case, first) && !gains.any(|leg| has_worth(case, leg)) {
        let text = Text::new("rule_swap_unknown").with("token", case.name(&first.asset, None));
        return Some(Told::new(Level::Medium, text));
    }
    let mut depends_on = swap.depends_on.iter();
    let value = *depends_on.find(|part| !part.is_zero() && !case.is_known(**part))?;
    let text = Text::new("rule_swap_depends").with("contract", Arg::Address { value });
    Some(Told::new(Level::Medium, text))
}

/// What is taken may go into a position that is not known to be the sender's.
fn goes_into(case: &Case<'_>, positions: &[Asset]) -> Option<Told> {
    let mut owned = positions.iter().map(|position| {
        let owner = case
            .owner_question(position)
            .and_then(|question| case.state(&question)?.first());
        let own = case.account.map(address_word);
        (position, owner.map(|owner| Some(*owner) == own))
    });
    let (position, is_foreign) = owned.find_map(|(position, is_own)| match is_own {
        Some(true) => None,
        _ => Some((position, is_own.is_some())),
    })?;
    let (level, id) = if is_foreign {
        (Level::High, "rule_swap_into_foreign")
    } else {
        (Level::Medium, "rule_swap_into_unread")
    };
    let token = case.name(position, None);
    Some(Told::new(level, Text::new(id).with("token", token)))
}

/// What certainly is worth something, or an item of a contract that the directory knows: a position.
fn has_worth(case: &Case<'_>, leg: &Leg) -> bool {
    has_price(case, &leg.asset) || (is_item(leg) && case.is_known(leg.asset.address()))
}

/// Orders of which only a hash can be seen. Some marketplaces sign all of theirs so.
pub(super) fn unknown(case: &Case<'_>) -> Vec<Told> {
    let keepers = case.read.effects.iter().filter_map(|effect| match effect {
        Effect::Opaque(Opaque::Orders { keeper }) => Some(*keeper),
        _ => None,
    });
    let level = if case.context.site.known {
        Level::Medium
    } else {
        Level::High
    };
    keepers
        .map(|keeper| {
            let text = Text::new("rule_unknown_orders").with("contract", Arg::Address { value: keeper });
            Told::new(level, text)
        })
        .gather()
}

/// A transfer that whoever has the signature can make. Paying for something this way is common (EIP-3009), so
/// that alone is not yet a theft; leaving open to whom is, and so is sending most of what is there.
pub(super) fn signed_transfer(case: &Case<'_>) -> Vec<Told> {
    case.signed_transfers()
        .map(|transfer| match transfer.to {
            Some(to) if case.has_paid(transfer) || Some(to) == case.account || is_small(case, transfer) => {
                let text = Text::new("rule_signed_transfer").with("recipient", Arg::Address { value: to });
                Told::new(Level::Low, text)
            }
            Some(to) if is_most(case, transfer) => {
                let text =
                    Text::new("rule_signed_transfer_most").with("recipient", Arg::Address { value: to });
                let token = case.name(&transfer.asset, transfer.from);
                let amount = case.amount(transfer.amount, &transfer.asset, transfer.from);
                Told::new(Level::High, text.with("token", token).with("amount", amount))
            }
            Some(to) => {
                let text = Text::new("rule_signed_transfer").with("recipient", Arg::Address { value: to });
                Told::new(Level::Medium, text)
            }
            None => Told::new(Level::High, Text::new("rule_signed_transfer_open")),
        })
        .gather()
}

/// Whether it is at most a hundredth of what the owner has ([`SMALL`]).
fn is_small(case: &Case<'_>, transfer: &Transfer) -> bool {
    let facts = case.facts_of(&transfer.asset, transfer.from);
    let balance = facts.and_then(|facts| facts.balance);
    balance.is_some_and(|balance| transfer.amount.saturating_mul(U256::from(SMALL)) <= balance)
}

/// Whether it is more than half of what the owner has ([`MOST`]), or may be.
fn is_most(case: &Case<'_>, transfer: &Transfer) -> bool {
    let facts = case.facts_of(&transfer.asset, transfer.from);
    let balance = facts.and_then(|facts| facts.balance);
    let part = balance.and_then(|balance| divide(balance, U256::from(MOST)));
    match transfer.asset {
        Asset::Token { .. } => part.is_some_and(|part| transfer.amount > part),
        // Nobody asks how much of its coin an account has, so it may be all.
        Asset::Coin => true,
        _ => false,
    }
}

fn is_usual(case: &Case<'_>, order: &Order) -> bool {
    !is_for_nothing(case, order) && diverted(case, order).is_none() && !is_for_dust(case, order)
}

fn is_for_dust(case: &Case<'_>, order: &Order) -> bool {
    let received = received(case, order);
    // However much it is of a token that nobody knows, it may be worth nothing beside what has a price.
    let any_priced = received.iter().any(|leg| has_price(case, &leg.asset));
    let mut paid = received
        .iter()
        .filter(|leg| !any_priced || is_item(leg) || has_price(case, &leg.asset));
    let given = given(order);
    // So much of an asset is not paid for itself.
    let is_little = |leg: &Leg| {
        given
            .iter()
            .any(|given| is_same(leg, given) && !is_back(given, &received))
    };
    !received.is_empty()
        && paid.all(|leg| is_dust(case, leg, order.maker) || is_little(leg))
        && given.iter().any(|leg| !is_dust(case, leg, order.maker))
}

/// Something that has a price which its maker does not make up: the coin, or a token that the directory knows.
fn has_price(case: &Case<'_>, asset: &Asset) -> bool {
    match asset {
        Asset::Coin => true,
        Asset::Token { address } => case.has_role(*address, Role::Token),
        _ => false,
    }
}

fn is_item(leg: &Leg) -> bool {
    !matches!(leg.asset, Asset::Token { .. } | Asset::Coin)
}

/// So little of a fungible asset that nobody would trade for it.
fn is_dust(case: &Case<'_>, leg: &Leg, owner: Option<Address>) -> bool {
    let places = match leg.asset {
        Asset::Coin => 18,
        Asset::Token { .. } => {
            let facts = case.facts_of(&leg.asset, owner);
            facts.and_then(|facts| facts.decimals).unwrap_or_default()
        }
        _ => return false,
    };
    leg.amount <= unit(places.saturating_sub(DUST_PLACES)).max(U256::from(DUST_LEAST))
}

/// One unit of an asset with so many decimal places, which are at most 77.
fn unit(places: u8) -> U256 {
    U256::from(10).saturating_pow(U256::from(places))
}

fn diverted(case: &Case<'_>, order: &Order) -> Option<Address> {
    paid_instead(case, order).filter(|_| !is_for_nothing(case, order))
}
