//! The one sentence: who would get what, how much and until when.

use super::case::{Case, Note, Source};
use crate::assess::has_no_end;
use crate::map::Set;
use crate::{
    Amount, Arg, Asset, Effect, Expiry, Grant, GrantKind, Opaque, Reading, Revocation, Text, Transfer,
};

/// The sentence for a whole snapshot. The worst comes first: what cannot be read as it should, the account
/// itself, authority, what nobody can tell, authority taken back, assets that move.
pub(super) fn headline(cases: &[Case<'_>]) -> Text {
    if cases.iter().any(|case| case.read.malformed.is_some()) {
        return Text::new("headline_malformed");
    }
    if cases
        .iter()
        .any(|case| case.read.notes.contains(&Note::AccountDelegation))
    {
        return Text::new("headline_account_delegation");
    }
    of_grants(cases)
        .or_else(|| of_opaque(cases))
        .or_else(|| of_revocations(cases))
        .or_else(|| of_transfers(cases))
        .unwrap_or_else(|| without_effects(cases))
}

fn of_grants(cases: &[Case<'_>]) -> Option<Text> {
    let mut grants = cases
        .iter()
        .flat_map(|case| case.grants().map(move |grant| (case, grant)));
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
    let token = case.token(grant.asset.address(), grant.owner);
    let value = grant.amount.value().unwrap_or_default();
    let amount = case.amount(value, grant.asset.address(), grant.owner);
    let text = match grant.asset {
        Asset::Either { value, .. } => {
            return Text::new("headline_either")
                .with("spender", spender(grant))
                .with("token", token)
                .with("id", Arg::Number { value });
        }
        Asset::Collection { .. } | Asset::Account { .. } => Text::new("headline_operator"),
        Asset::Nft { id, .. } => Text::new("headline_nft").with("id", Arg::Number { value: id }),
        Asset::Token { .. } | Asset::Coin if grant.amount == Amount::All || case.is_unlimited(grant) => {
            until("headline_unlimited", grant.expiry)
        }
        Asset::Token { .. } | Asset::Coin if grant.kind == GrantKind::Increase => {
            Text::new("headline_increase")
        }
        Asset::Token { .. } | Asset::Coin => until("headline_exact", grant.expiry),
    };
    text.with("spender", spender(grant))
        .with("token", token)
        .with("amount", amount)
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

fn of_opaque(cases: &[Case<'_>]) -> Option<Text> {
    let opaque = effects(cases).find_map(|(_, effect)| match effect {
        Effect::Opaque(opaque) => Some(opaque),
        _ => None,
    })?;
    Some(match opaque {
        Opaque::Call { to: None, .. } => Text::new("headline_unknown_create"),
        Opaque::Call { to: Some(to), .. } => {
            Text::new("headline_unknown_call").with("contract", Arg::Address { value: *to })
        }
        Opaque::TypedData { .. } => Text::new("headline_unknown_typed_data"),
        Opaque::Hash | Opaque::Orders { .. } | Opaque::DelegateCall { .. } | Opaque::Permission { .. } => {
            Text::new("headline_hash")
        }
        Opaque::Method { name } => {
            Text::new("headline_unknown_method").with("method", Arg::Page { value: name.clone() })
        }
    })
}

fn of_revocations(cases: &[Case<'_>]) -> Option<Text> {
    let mut revocations = cases
        .iter()
        .flat_map(|case| case.revocations().map(move |revocation| (case, revocation)));
    let (case, first) = revocations.next()?;
    let others = revocations.count();
    if others > 0 {
        let text = Text::new("headline_revoke_many");
        return Some(text.with("count", count(others.saturating_add(1))));
    }
    Some(of_revocation(case, first))
}

fn of_revocation(case: &Case<'_>, revocation: &Revocation) -> Text {
    match revocation {
        Revocation::Grant {
            asset,
            spender: Some(spender),
            ..
        } => Text::new("headline_revoke")
            .with("spender", Arg::Address { value: *spender })
            .with("token", case.token(asset.address(), None)),
        Revocation::Grant {
            asset, spender: None, ..
        } => Text::new("headline_revoke_anyone").with("token", case.token(asset.address(), None)),
        Revocation::Decrease { token, spender, by } => Text::new("headline_decrease")
            .with("spender", Arg::Address { value: *spender })
            .with("amount", case.amount(*by, *token, None)),
        Revocation::Nonces { token, spender, .. } => Text::new("headline_nonces")
            .with("spender", Arg::Address { value: *spender })
            .with("token", case.token(*token, None)),
        Revocation::UnorderedNonces { .. }
        | Revocation::Authorization { .. }
        | Revocation::Order { .. }
        | Revocation::Permission => Text::new("headline_unordered_nonces"),
    }
}

fn of_transfers(cases: &[Case<'_>]) -> Option<Text> {
    let mut transfers = effects(cases).filter_map(|(case, effect)| match effect {
        Effect::Transfer(transfer) => Some((case, transfer)),
        _ => None,
    });
    let (case, first) = transfers.next()?;
    let others = transfers.count();
    if others > 0 {
        let text = Text::new("headline_transfer_many");
        return Some(text.with("count", count(others.saturating_add(1))));
    }
    Some(of_transfer(case, first))
}

fn of_transfer(case: &Case<'_>, transfer: &Transfer) -> Text {
    let id = match &transfer.asset {
        Asset::Coin => "headline_transfer_coin",
        Asset::Token { .. } => "headline_transfer",
        _ => "headline_transfer_item",
    };
    let text = match transfer.to {
        Some(to) => Text::new(id).with("recipient", Arg::Address { value: to }),
        None => Text::new(&format!("{id}_open")),
    };
    match &transfer.asset {
        Asset::Coin => text,
        asset => text.with("token", case.token(asset.address(), transfer.from)),
    }
    .with("amount", transferred(case, transfer))
}

/// How much moves. The chain's own coin has 18 decimal places on every EVM chain.
pub(super) fn transferred(case: &Case<'_>, transfer: &Transfer) -> Arg {
    match &transfer.asset {
        Asset::Coin => Arg::Amount {
            value: transfer.amount,
            decimals: Some(18),
            symbol: None,
        },
        asset => case.amount(transfer.amount, asset.address(), transfer.from),
    }
}

fn without_effects(cases: &[Case<'_>]) -> Text {
    let worst = cases.iter().max_by_key(|case| case.read.reading);
    let Some(case) = worst.filter(|case| case.read.reading != Reading::Harmless) else {
        return Text::new("headline_harmless");
    };
    Text::new(match (case.read.reading, case.read.source) {
        (Reading::Approval, _) => "headline_nothing",
        (_, Source::Transaction) => "headline_transaction",
        (_, Source::Signature | Source::Other) => "headline_message",
    })
}

fn effects<'c>(cases: &'c [Case<'c>]) -> impl Iterator<Item = (&'c Case<'c>, &'c Effect)> {
    cases
        .iter()
        .flat_map(|case| case.read.effects.iter().map(move |effect| (case, effect)))
}

fn spender(grant: &Grant) -> Arg {
    Arg::Address { value: grant.spender }
}

fn count(number: usize) -> Arg {
    Arg::Count {
        value: u64::try_from(number).unwrap_or(u64::MAX),
    }
}
