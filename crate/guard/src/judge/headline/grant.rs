//! Authority in one sentence: who could take what, or do what in the person's name.

use super::super::case::{Case, place, takes};
use super::super::trade::thing;
use super::super::words::{count, phrase, somebody};
use crate::assess::{ended, has_no_end, is_over};
use crate::map::Set;
use crate::{Amount, Arg, Asset, Expiry, Grant, GrantKind, Text};
use alloy_primitives::{Address, U256};

/// Powers that leave the assets where they are, the worst first.
const LESSER: [GrantKind; 5] = [
    GrantKind::OrderSigner,
    GrantKind::Credit,
    GrantKind::Rental,
    GrantKind::Delegate,
    GrantKind::Votes,
];

/// Managers first: they can do more than take one thing. What is over already is said to be.
pub(super) fn of_grants(cases: &[Case<'_>]) -> Option<Text> {
    let text = of_any_grants(cases)?;
    let mut grants = cases
        .iter()
        .flat_map(|case| case.grants().map(move |grant| (case, grant)));
    if !grants.all(|(case, grant)| is_over(case, grant)) {
        return Some(text);
    }
    Some(Text::new("headline_over").with("headline", phrase(text)))
}

fn of_any_grants(cases: &[Case<'_>]) -> Option<Text> {
    of_powers(cases, GrantKind::Manager)
        .or_else(|| of_takers(cases))
        .or_else(|| LESSER.into_iter().find_map(|kind| of_powers(cases, kind)))
}

/// The sentence about the only grant of a kind that is not about taking, or with the number of them.
fn of_powers(cases: &[Case<'_>], kind: GrantKind) -> Option<Text> {
    let mut grants = cases.iter().flat_map(|case| {
        let grants = case.grants().filter(move |grant| grant.kind == kind);
        grants.map(move |grant| (case, grant))
    });
    let (case, first) = grants.next()?;
    let others = grants.filter(|(_, grant)| *grant != first).count();
    if others > 0 {
        return Some(Text::new("headline_powers").with("count", count(others.saturating_add(1))));
    }
    if let Some(owner) = first.owner.filter(|_| !case.is_own(first.owner)) {
        return Some(of_foreign_power(first, owner));
    }
    let text = match kind {
        GrantKind::Manager if matches!(first.expiry, Expiry::Once | Expiry::ThisBlock) => {
            Text::new("headline_manager_once")
        }
        GrantKind::Manager if place(first).is_zero() => ended("headline_manager_elsewhere", first.expiry),
        GrantKind::Manager => ended("headline_manager", first.expiry),
        GrantKind::OrderSigner => ended("headline_order_signer", first.expiry),
        GrantKind::Credit if case.is_unlimited(first) => Text::new("headline_credit_unlimited"),
        GrantKind::Credit => Text::new("headline_credit"),
        GrantKind::Rental => ended("headline_rental", first.expiry),
        GrantKind::Delegate => ended("headline_delegate", first.expiry),
        _ => Text::new("headline_votes"),
    };
    let value = first.amount.value().unwrap_or_default();
    let text = text
        .with("spender", spender(first))
        .with("contract", somebody(Some(place(first))))
        .with("token", case.name(&first.asset, first.owner));
    Some(text.with("amount", case.amount(value, &first.asset, first.owner)))
}

/// The same in the name of somebody else: of a Safe, or of whoever signed before.
fn of_foreign_power(grant: &Grant, owner: Address) -> Text {
    Text::new(match grant.kind {
        GrantKind::Manager => "headline_manager_foreign",
        _ => "headline_power_foreign",
    })
    .with("spender", spender(grant))
    .with("contract", somebody(Some(place(grant))))
    .with("owner", Arg::Address { value: owner })
}

fn of_takers(cases: &[Case<'_>]) -> Option<Text> {
    let mut grants = cases.iter().flat_map(|case| {
        let grants = case.grants().filter(|grant| takes(grant));
        grants.map(move |grant| (case, grant))
    });
    let (case, first) = grants.next()?;
    let mut all_unlimited = case.is_unlimited(first);
    let mut some_unlimited = all_unlimited;
    let mut all_own = case.is_own(first.owner);
    let mut one_spender = true;
    let mut only = true;
    let mut assets = Set::from_iter([first.asset.address()]);
    for (case, grant) in grants {
        only &= grant == first;
        all_unlimited &= case.is_unlimited(grant);
        some_unlimited |= case.is_unlimited(grant);
        all_own &= case.is_own(grant.owner);
        one_spender &= grant.spender == first.spender;
        assets.insert(grant.asset.address());
    }
    if only {
        return Some(of_grant(case, first));
    }
    if !all_own {
        return Some(Text::new("headline_many_foreign").with("count", count(assets.len())));
    }
    let id = match (one_spender, all_unlimited, some_unlimited) {
        (false, _, false) => "headline_many_spenders",
        (false, _, true) => "headline_many_spenders_some",
        (true, true, _) => "headline_many_unlimited",
        (true, false, true) => "headline_many_some",
        (true, false, false) => "headline_many",
    };
    let text = Text::new(id).with("count", count(assets.len()));
    Some(if one_spender {
        text.with("spender", spender(first))
    } else {
        text
    })
}

fn of_grant(case: &Case<'_>, grant: &Grant) -> Text {
    if let Some(owner) = grant.owner.filter(|_| !case.is_own(grant.owner)) {
        return of_foreign_grant(case, grant, owner);
    }
    let token = case.name(&grant.asset, grant.owner);
    let value = grant.amount.value().unwrap_or_default();
    let amount = thing(case, &grant.asset, value, grant.owner);
    let text = match grant.asset {
        Asset::Either { value, .. } => {
            return Text::new("headline_either")
                .with("spender", spender(grant))
                .with("token", token)
                .with("id", Arg::Number { value });
        }
        Asset::Account { .. } => ended("headline_account", grant.expiry),
        Asset::Collection { .. } => ended("headline_operator", grant.expiry),
        Asset::Nft { .. } if is_several(grant) => until("headline_exact", grant.expiry),
        Asset::Nft { id, .. } => Text::new("headline_nft").with("id", Arg::Number { value: id }),
        Asset::Token { .. } | Asset::Coin => of_fungible(case, grant),
    };
    text.with("spender", spender(grant))
        .with("token", token)
        .with("amount", amount)
}

/// The same about what is not the signer's: a Safe's, or that of whoever signed before.
fn of_foreign_grant(case: &Case<'_>, grant: &Grant, owner: Address) -> Text {
    until("headline_foreign", grant.expiry)
        .with("spender", spender(grant))
        .with("owner", Arg::Address { value: owner })
        .with("things", phrase(taken(case, grant)))
}

/// What could be taken, as a phrase.
fn taken(case: &Case<'_>, grant: &Grant) -> Text {
    let value = grant.amount.value().unwrap_or_default();
    let text = match grant.asset {
        Asset::Either { value, .. } => Text::new("part_either").with("id", Arg::Number { value }),
        Asset::Account { .. } => Text::new("part_everything_at"),
        Asset::Collection { .. } => Text::new("part_every_item"),
        Asset::Nft { id, .. } if !is_several(grant) => {
            Text::new("part_item").with("id", Arg::Number { value: id })
        }
        Asset::Token { .. } | Asset::Coin if grant.amount == Amount::All || case.is_unlimited(grant) => {
            Text::new("part_all")
        }
        _ => match grant.period {
            Some(value) => Text::new("part_up_to_period").with("period", Arg::Duration { value }),
            None => Text::new("part_up_to"),
        },
    };
    text.with("token", case.name(&grant.asset, grant.owner))
        .with("amount", thing(case, &grant.asset, value, grant.owner))
}

/// Whether it is about more than one piece of an item (ERC-1155).
pub(in crate::judge) fn is_several(grant: &Grant) -> bool {
    matches!(grant.amount, Amount::Exact { value } if value > U256::ONE)
}

fn of_fungible(case: &Case<'_>, grant: &Grant) -> Text {
    if grant.amount == Amount::All || case.is_unlimited(grant) {
        return match grant.asset {
            Asset::Coin => ended("headline_unlimited_coin", grant.expiry),
            _ => until("headline_unlimited", grant.expiry),
        };
    }
    match grant.period {
        Some(value) => ended("headline_period", grant.expiry).with("period", Arg::Duration { value }),
        None if grant.kind == GrantKind::Increase => Text::new("headline_increase"),
        None => until("headline_exact", grant.expiry),
    }
}

/// The sentence of `id` for an expiry, with its `{time}` if it has one.
fn until(id: &str, expiry: Expiry) -> Text {
    match expiry {
        Expiry::At { time } if !has_no_end(expiry) => {
            Text::new(&[id, "_at"].concat()).with("time", Arg::Time { value: time })
        }
        Expiry::Never | Expiry::At { .. } => Text::new(&[id, "_never"].concat()),
        Expiry::ThisBlock => Text::new(&[id, "_block"].concat()),
        Expiry::Once => Text::new(&[id, "_once"].concat()),
    }
}

fn spender(grant: &Grant) -> Arg {
    Arg::Address { value: grant.spender }
}
