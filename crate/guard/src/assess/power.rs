//! What somebody could do for the person, or with what is the person's, besides taking it once.

use super::spender::agent;
use super::time::has_no_end;
use super::{Told, of_grant};
use crate::gather::Gather as _;
use crate::judge::case::{Case, place, takes};
use crate::map::Set;
use crate::{Amount, Arg, Asset, Expiry, Grant, GrantKind, Level, Text};

/// Somebody could do at a contract what the owner can, or take all that is kept there.
pub(super) fn manager(case: &Case<'_>) -> Vec<Told> {
    let takes_all = |grant: &Grant| takes(grant) && matches!(grant.asset, Asset::Account { .. });
    let mut grants = case
        .grants()
        .filter(|grant| grant.kind == GrantKind::Manager || takes_all(grant));
    told(case, &mut grants, known_or_high, "rule_manager")
}

/// Somebody could borrow, and the owner would owe it.
pub(super) fn credit(case: &Case<'_>) -> Vec<Told> {
    told(
        case,
        &mut of_kind(case, GrantKind::Credit),
        known_or_high,
        "rule_credit",
    )
}

/// Somebody could sign orders as the owner.
pub(super) fn order_signer(case: &Case<'_>) -> Vec<Told> {
    told(
        case,
        &mut of_kind(case, GrantKind::OrderSigner),
        |case, _| agent(case),
        "rule_order_signer",
    )
}

/// Somebody could use a token as if it were theirs (ERC-4907).
pub(super) fn rental(case: &Case<'_>) -> Vec<Told> {
    told(
        case,
        &mut of_kind(case, GrantKind::Rental),
        |_, _| Level::Medium,
        "rule_rental",
    )
}

/// Somebody counts as the owner where a registry of delegates is asked.
pub(super) fn delegate(case: &Case<'_>) -> Vec<Told> {
    told(
        case,
        &mut of_kind(case, GrantKind::Delegate),
        |_, _| Level::Medium,
        "rule_delegate",
    )
}

/// Somebody votes with the owner's tokens.
pub(super) fn votes(case: &Case<'_>) -> Vec<Told> {
    told(
        case,
        &mut of_kind(case, GrantKind::Votes),
        |_, _| Level::Low,
        "rule_votes",
    )
}

/// What a permission lets its spender take without asking again (spend permissions, ERC-7715).
pub(super) fn permission(case: &Case<'_>) -> Vec<Told> {
    of_kind(case, GrantKind::Permission)
        .map(|grant| of_permission(case, grant))
        .gather()
}

fn of_permission(case: &Case<'_>, grant: &Grant) -> Told {
    let renews = grant
        .period
        .filter(|_| matches!(grant.amount, Amount::Exact { .. }));
    let id = match renews {
        Some(_) => "rule_permission_period",
        None => "rule_permission",
    };
    let (level, text) = match grant.expiry {
        Expiry::At { time } if !has_no_end(grant.expiry) => (
            Level::Medium,
            Text::new(id).with("time", Arg::Time { value: time }),
        ),
        Expiry::Once | Expiry::ThisBlock => (Level::Medium, Text::new("rule_permission_once")),
        Expiry::Never | Expiry::At { .. } => (Level::High, Text::new(&[id, "_open"].concat())),
    };
    let text = of_grant(case, text, grant);
    Told::new(
        level,
        match renews {
            Some(value) => text.with("period", Arg::Duration { value }),
            None => text,
        },
    )
}

/// One sentence for each spender and place.
fn told(
    case: &Case<'_>,
    grants: &mut dyn Iterator<Item = &Grant>,
    level: fn(&Case<'_>, &Grant) -> Level,
    id: &str,
) -> Vec<Told> {
    let mut seen = Set::default();
    grants
        .filter(|grant| seen.insert((grant.spender, place(grant))))
        .map(|grant| {
            let text = of_grant(case, Text::new(id), grant);
            let contract = Arg::Address { value: place(grant) };
            Told::new(level(case, grant), text.with("contract", contract))
        })
        .gather()
}

/// A known application, such as the gateway of a lending market, does with it what its users ask.
fn known_or_high(case: &Case<'_>, grant: &Grant) -> Level {
    if case.is_app(grant.spender) {
        Level::Medium
    } else {
        Level::High
    }
}

fn of_kind<'c>(case: &'c Case<'_>, kind: GrantKind) -> impl Iterator<Item = &'c Grant> {
    case.grants().filter(move |grant| grant.kind == kind)
}
