//! Authority in one sentence: who could take what, or do what in the person's name.

use super::super::case::{Case, place, takes};
use super::super::trade::thing;
use super::super::words::{count, somebody};
use crate::assess::{ended, has_no_end};
use crate::map::Set;
use crate::{Amount, Arg, Asset, Expiry, Grant, GrantKind, Text};
use alloy_primitives::U256;

/// Powers that leave the assets where they are, the worst first.
const LESSER: [GrantKind; 5] = [
    GrantKind::OrderSigner,
    GrantKind::Credit,
    GrantKind::Rental,
    GrantKind::Delegate,
    GrantKind::Votes,
];

/// Managers first: they can do more than take one thing.
pub(super) fn of_grants(cases: &[Case<'_>]) -> Option<Text> {
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
    let text = match kind {
        GrantKind::Manager if matches!(first.expiry, Expiry::Once | Expiry::ThisBlock) => {
            Text::new("headline_manager_once")
        }
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

fn of_takers(cases: &[Case<'_>]) -> Option<Text> {
    let mut grants = cases.iter().flat_map(|case| {
        let grants = case.grants().filter(|grant| takes(grant));
        grants.map(move |grant| (case, grant))
    });
    let (case, first) = grants.next()?;
    let mut unlimited = case.is_unlimited(first);
    let mut one_spender = true;
    let mut only = true;
    let mut assets = Set::from_iter([first.asset.address()]);
    for (case, grant) in grants {
        only &= grant == first;
        unlimited &= case.is_unlimited(grant);
        one_spender &= grant.spender == first.spender;
        assets.insert(grant.asset.address());
    }
    if only {
        return Some(of_grant(case, first));
    }
    let id = match (one_spender, unlimited) {
        (false, _) => "headline_many_spenders",
        (true, true) => "headline_many_unlimited",
        (true, false) => "headline_many",
    };
    let text = Text::new(id).with("count", count(assets.len()));
    Some(if one_spender {
        text.with("spender", spender(first))
    } else {
        text
    })
}

fn of_grant(case: &Case<'_>, grant: &Grant) -> Text {
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
            Text::new(&format!("{id}_at")).with("time", Arg::Time { value: time })
        }
        Expiry::Never | Expiry::At { .. } => Text::new(&format!("{id}_never")),
        Expiry::ThisBlock => Text::new(&format!("{id}_block")),
        Expiry::Once => Text::new(&format!("{id}_once")),
    }
}

fn spender(grant: &Grant) -> Arg {
    Arg::Address { value: grant.spender }
}
