//! What is usual: nothing that a person has to be asked about, if nothing else is to be told. They are told of it.
//!
//! Nothing that gives without a limit or to somebody unknown, nothing at a site that is new to the person, and nothing of
//! which anything has not been answered. No order is usual: no level says whether its price is fair. Of what could not be
//! read only a plain call is ([`Case::is_usual_call`]), and only to a contract that takes from nobody but its caller: at
//! a marketplace or a token, a number may be a price or an item.

use super::case::Case;
use crate::{Amount, Asset, By, Effect, Grant, GrantKind, Opaque, Role, Transfer};
use alloy_primitives::Address;

/// Whether an effect is usual at this site; with `hope`, once every answer is a good one.
pub(super) fn is_usual(case: &Case<'_>, effect: &Effect, hope: bool) -> bool {
    if !case.context.looked_up || case.chain.is_none() || !case.is_familiar_site() {
        return false;
    }
    match effect {
        Effect::Grant(grant) => is_usual_grant(case, grant, hope),
        Effect::Transfer(transfer) => is_usual_transfer(case, transfer),
        Effect::Opaque(Opaque::Call {
            to: Some(to),
            selector,
        }) => takes_of_caller(case, *to) && case.is_usual_call(*to, selector),
        Effect::Order(_) | Effect::Opaque(_) | Effect::Revoke(_) | Effect::Control(_) => false,
    }
}

/// An amount of a token that the chain has told about, for a known application.
fn is_usual_grant(case: &Case<'_>, grant: &Grant, hope: bool) -> bool {
    let is_amount = match grant.kind {
        GrantKind::Allowance | GrantKind::Increase | GrantKind::Permit2 => true,
        GrantKind::Approve => hope,
        _ => false,
    };
    let is_exact = matches!(grant.amount, Amount::Exact { .. }) && !case.is_unlimited(grant);
    // The person was asked when they made the signature, and whoever has it could hand it in.
    let is_given = grant.by == By::SubmittedSignature;
    let is_told = match grant.asset {
        Asset::Token { .. } => hope || case.token_facts(grant).is_some(),
        Asset::Either { .. } => hope,
        _ => false,
    };
    // Vaults and wrappers are tokens that take others.
    let is_known = case.is_app(grant.spender) || case.has_role(grant.spender, Role::Token);
    // A site that was taken over asks for another spender than before.
    let before = &case.context.memory.spenders;
    let is_same = before.is_empty() || before.contains(&grant.spender);
    is_amount && (is_exact || is_given) && is_told && is_same && case.is_own(grant.owner) && is_known
}

/// What a transaction moves beside what it allows, to somebody whom the person or the directory knows.
fn is_usual_transfer(case: &Case<'_>, transfer: &Transfer) -> bool {
    transfer.by != By::Signature && transfer.to.is_some() && case.strange_recipient(transfer).is_none()
}

/// A contract that only ever takes what its caller has allowed it, and trades nothing.
fn takes_of_caller(case: &Case<'_>, contract: Address) -> bool {
    let is = |role| case.has_role(contract, role);
    (is(Role::Spender) || is(Role::Bridge)) && !is(Role::Token) && !is(Role::Marketplace)
}
