//! What could be taken, and how much of it.

use super::{Told, about, of_grant};
use crate::judge::case::{Case, is_token, takes};
use crate::judge::words::count;
use crate::map::{Map, Set};
use crate::{Amount, Arg, Asset, By, Code, Grant, GrantKind, Level, Text};
use alloy_primitives::Address;

/// Several tokens in one signature: what thieves ask for, and exchanges now and then.
pub(super) fn many_tokens(case: &Case<'_>) -> Vec<Told> {
    let mut tokens: Map<Address, Set<Address>> = Map::default();
    let signed = case
        .grants()
        .filter(|grant| grant.by == By::Signature && takes(grant));
    for grant in signed {
        tokens.update(grant.spender, |tokens| {
            tokens.insert(grant.asset.address());
        });
    }
    tokens
        .into_sorted()
        .filter(|(_, tokens)| tokens.len() > 1)
        .map(|(spender, tokens)| {
            let text = Text::new("rule_many_tokens")
                .with("spender", Arg::Address { value: spender })
                .with("count", count(tokens.len()));
            Told::new(many_tokens_level(case, spender), text)
        })
        .collect()
}

/// An operator moves every token of a collection, now and later.
pub(super) fn operator_for_all(case: &Case<'_>) -> Vec<Told> {
    let grants = matching(case, &mut |grant| {
        takes(grant) && grant.amount == Amount::All && is_token(&grant.asset)
    });
    about(case, Level::High, "rule_operator_for_all", &grants)
}

/// More than anyone could own.
pub(super) fn unlimited(case: &Case<'_>) -> Vec<Told> {
    let has_no_limit = |grant: &Grant| takes(grant) && matches!(grant.amount, Amount::Unlimited { .. });
    let grants = matching(case, &mut |grant| {
        has_no_limit(grant) && is_token(&grant.asset) && !matches!(grant.asset, Asset::Either { .. })
    });
    let coins = matching(case, &mut |grant| {
        has_no_limit(grant) && grant.asset == Asset::Coin
    });
    let mut told = about(case, Level::Medium, "rule_unlimited", &grants);
    told.extend(coins.first().map(|grant| {
        Told::new(
            Level::Medium,
            of_grant(case, Text::new("rule_unlimited_coin"), grant),
        )
    }));
    told
}

/// More than exists is as good as unlimited.
pub(super) fn above_supply(case: &Case<'_>) -> Vec<Told> {
    let grants = matching(case, &mut |grant| takes(grant) && case.is_above_supply(grant));
    about(case, Level::Medium, "rule_above_supply", &grants)
}

/// More than the person has today: what comes in later could be taken as well.
pub(super) fn above_balance(case: &Case<'_>) -> Vec<Told> {
    let grants = matching(case, &mut |grant| {
        takes(grant) && case.is_above_balance(grant) && !case.is_above_supply(grant)
    });
    about(case, Level::Low, "rule_above_balance", &grants)
}

/// A Permit2 signature transfer: whoever may use it chooses where the tokens go.
pub(super) fn signature_transfer(case: &Case<'_>) -> Vec<Told> {
    let grants = matching(case, &mut |grant| grant.kind == GrantKind::Permit2Transfer);
    about(case, Level::Medium, "rule_signature_transfer", &grants)
}

/// One non-fungible token could be moved.
pub(super) fn nft_approval(case: &Case<'_>) -> Vec<Told> {
    let grants = matching(case, &mut |grant| {
        takes(grant) && matches!(grant.asset, Asset::Nft { .. })
    });
    let [grant] = grants.as_slice() else {
        return about(case, Level::Medium, "rule_nft_approval", &grants);
    };
    let Asset::Nft { id, .. } = grant.asset else {
        return Vec::new();
    };
    let text = of_grant(case, Text::new("rule_nft_approval"), grant).with("id", Arg::Number { value: id });
    vec![Told::new(Level::Medium, text)]
}

/// `approve` on a contract that has not said what it is: an amount to one kind, a token id to the other.
pub(super) fn either(case: &Case<'_>) -> Vec<Told> {
    let grants = matching(case, &mut |grant| matches!(grant.asset, Asset::Either { .. }));
    about(case, Level::Medium, "rule_either_token_or_nft", &grants)
}

/// Nobody has told yet what these tokens are.
pub(super) fn unread_token(case: &Case<'_>) -> Vec<Told> {
    let mut seen = Set::default();
    let grants = matching(case, &mut |grant| {
        is_token(&grant.asset) && case.token_facts(grant).is_none() && seen.insert(grant.asset.address())
    });
    about(case, Level::Low, "rule_unread_token", &grants)
}

/// There is more to ask than is asked, so part of it stays unknown.
pub(super) fn too_many_questions(case: &Case<'_>) -> Vec<Told> {
    Told::when(case.unasked > 0, Level::Medium, || {
        Text::new("rule_too_many_questions").with("count", count(case.unasked))
    })
}

fn many_tokens_level(case: &Case<'_>, spender: Address) -> Level {
    let personal = case
        .spenders
        .iter()
        .any(|known| known.address == spender && known.code == Some(Code::None));
    if personal { Level::Critical } else { Level::Medium }
}

fn matching<'c>(case: &'c Case<'_>, condition: &mut dyn FnMut(&Grant) -> bool) -> Vec<&'c Grant> {
    case.grants().filter(|grant| condition(grant)).collect()
}
