//! Where it would hold, who keeps it, and whose it is.

use super::{Told, about};
use crate::directory::permit2;
use crate::gather::Gather as _;
use crate::judge::case::{Case, Source, takes};
use crate::map::Map;
use crate::{Arg, Asset, By, ChainId, Grant, GrantKind, Level, Reading, Revocation, Role, Text};
use alloy_primitives::Address;

/// Typed data for another chain than the wallet is on.
pub(super) fn wrong_chain(case: &Case<'_>) -> Vec<Told> {
    let named = case.read.domain.as_ref().and_then(|domain| domain.chain_id);
    let (Some(named), Some(wallet)) = (named, case.context.chain) else {
        return Vec::new();
    };
    let wallet_chain = Arg::Chain { value: wallet };
    match u64::try_from(named) {
        Ok(named) if named == wallet.0 => Vec::new(),
        Ok(named) => {
            let text = Text::new("rule_wrong_chain").with("wallet", wallet_chain).with(
                "chain",
                Arg::Chain {
                    value: ChainId(named),
                },
            );
            vec![Told::new(Level::High, text)]
        }
        Err(_) => {
            let text = Text::new("rule_wrong_chain_none").with("wallet", wallet_chain);
            vec![Told::new(Level::High, text)]
        }
    }
}

/// An approval whose domain names no chain may hold on several.
pub(super) fn no_chain_id(case: &Case<'_>) -> Vec<Told> {
    let domain = case.read.domain.as_ref();
    let absent = domain.is_some_and(|domain| domain.chain_id.is_none());
    Told::when(
        absent && case.read.reading == Reading::Approval,
        Level::High,
        || Text::new("rule_no_chain_id"),
    )
}

/// Nobody trustworthy said which chain this is for.
pub(super) fn unknown_chain(case: &Case<'_>) -> Vec<Told> {
    Told::when(case.chain.is_none() && case.matters(), Level::Medium, || {
        Text::new("rule_unknown_chain")
    })
}

/// A Permit2 that is not Uniswap's: tokens approved to a copy are the copy's maker's.
pub(super) fn wrong_permit2(case: &Case<'_>) -> Vec<Told> {
    let mut copies: Map<Address, Option<Level>> = Map::default();
    let granted = case.grants().filter_map(|grant| granted_copy(case, grant));
    let revoked = case
        .revocations()
        .filter_map(|revocation| revoked_copy(case, revocation));
    for (copy, level) in granted.chain(revoked) {
        copies.update(copy, |worst| *worst = (*worst).max(Some(level)));
    }
    copies
        .into_sorted()
        .filter_map(|(copy, level)| {
            let text = Text::new("rule_wrong_permit2").with("contract", Arg::Address { value: copy });
            Some(Told::new(level?, text))
        })
        .gather()
}

/// It is about somebody else's tokens, or asks another account than the wallet's. A wallet may send a transaction
/// from its own account whatever the page names, and what looks like the sender's is somebody else's then.
pub(super) fn owner_not_account(case: &Case<'_>) -> Vec<Told> {
    if let (Some(named), Some(wallet)) = (case.read.named_account, case.context.account)
        && named != wallet
        && (case.matters() || case.read.source == Source::Transaction)
    {
        let text = Text::new("rule_owner_not_account")
            .with("owner", Arg::Address { value: named })
            .with("account", Arg::Address { value: wallet });
        return vec![Told::new(Level::Medium, text)];
    }
    let Some(account) = case.account else {
        return Vec::new();
    };
    let owners = case.grants().filter_map(|grant| grant.owner);
    let makers = case.orders().filter_map(|order| order.maker);
    let senders = case.signed_transfers().filter_map(|transfer| transfer.from);
    // An account that is a contract checks its owners' signatures itself: there the signer is another by nature.
    let checked_by = case.checked_by();
    let mut all = owners.chain(makers).chain(senders);
    let Some(owner) = all.find(|&owner| owner != account && Some(owner) != checked_by) else {
        return Vec::new();
    };
    let text = Text::new("rule_owner_not_account")
        .with("owner", Arg::Address { value: owner })
        .with("account", Arg::Address { value: account });
    vec![Told::new(Level::Medium, text)]
}

/// The transaction hands in a signature that was made before.
pub(super) fn submitted_signature(case: &Case<'_>) -> Vec<Told> {
    let submitted = || case.grants().filter(|grant| grant.by == By::SubmittedSignature);
    let is_amount = |grant: &&Grant| takes(grant) && matches!(grant.asset, Asset::Token { .. } | Asset::Coin);
    let amounts: Vec<&Grant> = submitted().filter(is_amount).gather();
    let mut told = about(case, Level::Low, "rule_submitted_signature", &amounts);
    if submitted().any(|grant| !is_amount(&grant)) {
        told.push(Told::new(Level::Low, Text::new("rule_submitted_signature_power")));
    }
    told
}

fn granted_copy(case: &Case<'_>, grant: &Grant) -> Option<(Address, Level)> {
    if !is_permit2(grant.kind) || is_right(case, grant.keeper) {
        return None;
    }
    Some((grant.keeper, copy_level(grant.by == By::Signature)))
}

fn revoked_copy(case: &Case<'_>, revocation: &Revocation) -> Option<(Address, Level)> {
    let keeper = match revocation {
        Revocation::Grant { kind, keeper, .. } if is_permit2(*kind) => *keeper,
        Revocation::Nonces { keeper, .. } | Revocation::UnorderedNonces { keeper, .. } => *keeper,
        Revocation::Grant { .. }
        | Revocation::Decrease { .. }
        | Revocation::Authorization { .. }
        | Revocation::Order { .. }
        | Revocation::Permission => return None,
    };
    let signed = case.read.domain.is_some();
    (!is_right(case, keeper)).then(|| (keeper, copy_level(signed)))
}

/// The chain's Permit2, or another that the directory knows as one.
fn is_right(case: &Case<'_>, keeper: Address) -> bool {
    keeper == permit2(case.chain) || case.has_role(keeper, Role::Permit2)
}

fn copy_level(signed: bool) -> Level {
    if signed { Level::Critical } else { Level::High }
}

fn is_permit2(kind: GrantKind) -> bool {
    matches!(kind, GrantKind::Permit2 | GrantKind::Permit2Transfer)
}
