//! Authority taken back, in one sentence.

use super::super::case::{Case, is_taking, is_token};
use super::super::words::{count, somebody};
use crate::{Asset, GrantKind, Revocation, Text};
use alloy_primitives::Address;

/// The sentence about the only authority that ends or shrinks, or with the number of them.
pub(super) fn of_revocations(cases: &[Case<'_>]) -> Option<Text> {
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
            kind,
            asset,
            spender,
            keeper,
        } => of_ended_grant(case, (*kind, asset), *spender, *keeper),
        Revocation::Decrease { token, spender, by } => Text::new("headline_decrease")
            .with("spender", somebody(Some(*spender)))
            .with(
                "amount",
                case.amount(*by, &Asset::Token { address: *token }, None),
            ),
        Revocation::Nonces { token, spender, .. } => Text::new("headline_nonces")
            .with("spender", somebody(Some(*spender)))
            .with("token", case.token(*token, None)),
        Revocation::UnorderedNonces { .. } => Text::new("headline_unordered_nonces"),
        Revocation::Authorization { keeper, .. } => {
            Text::new("headline_authorization").with("token", case.token(*keeper, None))
        }
        Revocation::Order { keeper } => {
            Text::new("headline_order_ended").with("contract", somebody(Some(*keeper)))
        }
        Revocation::Permission => Text::new("headline_permission_ended"),
    }
}

fn of_ended_grant(
    case: &Case<'_>,
    (kind, asset): (GrantKind, &Asset),
    spender: Option<Address>,
    keeper: Address,
) -> Text {
    let to_take = is_token(asset) && is_taking(kind);
    let id = match (to_take, spender) {
        (true, Some(_)) => "headline_revoke",
        (true, None) => "headline_revoke_anyone",
        (false, Some(_)) => "headline_power_ended",
        (false, None) => "headline_power_ended_anyone",
    };
    let text = Text::new(id)
        .with("token", case.name(asset, None))
        .with("contract", somebody(Some(keeper)));
    match spender {
        Some(spender) => text.with("spender", somebody(Some(spender))),
        None => text,
    }
}
