//! What could be taken, and how much of it.

use super::time::is_short;
use super::{Told, about, compared, of_grant};
use crate::directory::permit2;
use crate::gather::Gather as _;
use crate::judge::case::{Case, is_token, takes};
use crate::judge::words::count;
use crate::map::{Map, Set};
use crate::{Amount, Arg, Asset, By, Code, Grant, GrantKind, Level, Text, TokenFacts};
use alloy_primitives::{Address, U256};

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
        .gather()
}

/// An operator moves every token of a collection, now and later.
pub(super) fn operator_for_all(case: &Case<'_>) -> Vec<Told> {
    let grants = matching(case, &mut |grant| {
        takes(grant) && grant.amount == Amount::All && is_token(&grant.asset)
    });
    about(
        case,
        by_whom(case, &grants, Level::High),
        "rule_operator_for_all",
        &grants,
    )
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
    let mut told = about(case, unlimited_level(case, &grants), "rule_unlimited", &grants);
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
    let level = unlimited_level(case, &grants);
    let supply = |grant: &Grant| told(case, grant, |facts| facts.total_supply);
    compared(case, level, "rule_above_supply", &grants, "supply", &supply)
}

/// More than the person has today: what comes in later could be taken as well.
pub(super) fn above_balance(case: &Case<'_>) -> Vec<Told> {
    let grants = matching(case, &mut |grant| {
        let is_once = grant.kind == GrantKind::Permit2Transfer;
        takes(grant) && !is_once && case.is_above_balance(grant) && !case.is_above_supply(grant)
    });
    let balance = |grant: &Grant| told(case, grant, |facts| facts.balance);
    compared(
        case,
        Level::Low,
        "rule_above_balance",
        &grants,
        "balance",
        &balance,
    )
}

/// A Permit2 signature transfer: whoever may use it chooses where the tokens go.
pub(super) fn signature_transfer(case: &Case<'_>) -> Vec<Told> {
    let grants = matching(case, &mut |grant| grant.kind == GrantKind::Permit2Transfer);
    about(
        case,
        by_whom(case, &grants, Level::Medium),
        "rule_signature_transfer",
        &grants,
    )
}

/// One non-fungible token could be moved.
pub(super) fn nft_approval(case: &Case<'_>) -> Vec<Told> {
    let grants = matching(case, &mut |grant| {
        takes(grant) && matches!(grant.asset, Asset::Nft { .. })
    });
    let level = by_whom(case, &grants, Level::Medium);
    let [grant] = grants.as_slice() else {
        return about(case, level, "rule_nft_approval", &grants);
    };
    let Asset::Nft { id, .. } = grant.asset else {
        return Vec::new();
    };
    let text = of_grant(case, Text::new("rule_nft_approval"), grant).with("id", Arg::Number { value: id });
    vec![Told::new(level, text)]
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

/// An amount that the token's contract has told.
fn told(case: &Case<'_>, grant: &Grant, which: fn(&TokenFacts) -> Option<U256>) -> Arg {
    let amount = case.token_facts(grant).and_then(which).unwrap_or_default();
    case.amount(amount, &grant.asset, grant.owner)
}

/// A known application uses what it is given for what its users ask: one level less.
fn by_whom(case: &Case<'_>, grants: &[&Grant], usual: Level) -> Level {
    let known = grants.iter().all(|grant| case.is_app(grant.spender));
    match (known, usual) {
        (true, Level::High | Level::Critical) => Level::Medium,
        (true, _) => Level::Low,
        (false, usual) => usual,
    }
}

fn many_tokens_level(case: &Case<'_>, spender: Address) -> Level {
    let personal = case
        .spenders
        .iter()
        .any(|known| known.address == spender && known.code == Some(Code::None));
    match personal {
        true => Level::Critical,
        // Whoever provides liquidity gives two.
        false if case.is_app(spender) => Level::Low,
        false => Level::Medium,
    }
}

/// Without a limit is common, and no sign of theft by itself. It is nothing unusual where a known application has it for a
/// month at most, where Permit2 has it, which takes nothing without another signature, and where a transaction only hands
/// in the signature that gives it.
fn unlimited_level(case: &Case<'_>, grants: &[&Grant]) -> Level {
    let is_usual = |grant: &&Grant| {
        let is_permit2 = grant.kind == GrantKind::Allowance && grant.spender == permit2(case.chain);
        let is_brief = is_short(case, grant) || grant.by == By::SubmittedSignature;
        is_permit2 || (is_brief && case.is_app(grant.spender))
    };
    if grants.iter().all(is_usual) {
        Level::Low
    } else {
        Level::Medium
    }
}

fn matching<'c>(case: &'c Case<'_>, condition: &mut dyn FnMut(&Grant) -> bool) -> Vec<&'c Grant> {
    case.grants().filter(|grant| condition(grant)).gather()
}
