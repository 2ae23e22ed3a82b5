//! Everybody whom a request names: who would get something, and which contracts it is about.

use super::case::Case;
use crate::map::Set;
use crate::{Effect, Opaque, Order, Revocation};
use alloy_primitives::Address;

/// The most that are told.
const MAX_PARTIES: usize = 1024;

/// The parties of a whole snapshot, each once, in their order.
pub(super) fn all(cases: &[Case<'_>]) -> Vec<Address> {
    let mut seen = Set::default();
    let mut all = Vec::new();
    for party in cases.iter().flat_map(of) {
        if all.len() >= MAX_PARTIES {
            break;
        }
        if !seen.contains(&party) {
            seen.insert(party);
            all.push(party);
        }
    }
    all
}

/// The parties of one request, some of them more than once. The zero address is nobody, and the account that signs
/// is no party to its own request.
pub(crate) fn of(case: &Case<'_>) -> Vec<Address> {
    let mut found = Vec::new();
    for effect in &case.read.effects {
        add(effect, &mut found);
    }
    found.extend_from_slice(&case.read.called);
    found.extend_from_slice(&case.read.traces.named);
    let names = case
        .read
        .traces
        .uses
        .iter()
        .filter_map(|used| used.names.as_ref());
    found.extend(names.flatten());
    for swap in &case.read.traces.swaps {
        found.extend(swap.gets.iter().map(|leg| leg.asset.address()));
        found.extend_from_slice(&swap.depends_on);
    }
    found.extend(
        case.read
            .domain
            .as_ref()
            .and_then(|domain| domain.verifying_contract),
    );
    found.retain(|party| !party.is_zero() && Some(*party) != case.account);
    found
}

fn add(effect: &Effect, found: &mut Vec<Address>) {
    match effect {
        Effect::Grant(grant) => {
            found.extend([grant.spender, grant.keeper, grant.asset.address()]);
            found.extend(grant.owner);
        }
        Effect::Revoke(revocation) => add_revocation(revocation, found),
        Effect::Transfer(transfer) => {
            found.extend(transfer.to);
            found.push(transfer.asset.address());
        }
        Effect::Order(order) => add_order(order, found),
        Effect::Control(control) => {
            found.extend(control.who);
            found.extend(control.account);
        }
        Effect::Opaque(opaque) => found.extend(of_opaque(opaque)),
    }
}

fn add_revocation(revocation: &Revocation, found: &mut Vec<Address>) {
    match revocation {
        Revocation::Grant {
            asset,
            spender,
            keeper,
            ..
        } => {
            found.extend(*spender);
            found.extend([asset.address(), *keeper]);
        }
        Revocation::Decrease { token, spender, .. } | Revocation::Nonces { token, spender, .. } => {
            found.extend([*token, *spender]);
        }
        Revocation::UnorderedNonces { keeper, .. }
        | Revocation::Authorization { keeper, .. }
        | Revocation::Order { keeper } => found.push(*keeper),
        Revocation::Permission => {}
    }
}

fn add_order(order: &Order, found: &mut Vec<Address>) {
    found.push(order.keeper);
    found.extend(order.taker);
    for leg in order.gives.iter().chain(&order.gets) {
        found.extend(leg.to);
        found.push(leg.asset.address());
    }
}

fn of_opaque(opaque: &Opaque) -> Option<Address> {
    match opaque {
        Opaque::Call { to, .. } => *to,
        Opaque::DelegateCall { to, .. } => Some(*to),
        Opaque::Orders { keeper } => Some(*keeper),
        Opaque::TypedData { .. } | Opaque::Hash | Opaque::Permission { .. } | Opaque::Method { .. } => None,
    }
}
