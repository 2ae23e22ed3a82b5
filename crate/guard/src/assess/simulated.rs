//! What a simulation saw and the request does not say. That it saw nothing means nothing: a contract can tell.

use super::Told;
use super::stranger::MANY;
use crate::gather::Gather as _;
use crate::judge::case::{Case, Source};
use crate::judge::simulated::{before, so_much};
use crate::judge::words::count;
use crate::map::Set;
use crate::{Amount, Arg, Asset, Grant, GrantKind, Level, Seen, Text, What};
use alloy_primitives::{Address, U256};

/// Somebody could take something from now on, and nothing that was read says so.
pub(super) fn allows(case: &Case<'_>) -> Vec<Told> {
    seen(case)
        .filter(|seen| is_permission(seen.what) && !stood(case, seen))
        .filter(|seen| !case.grants().any(|grant| says(case, grant, seen)))
        .map(|seen| {
            let id = match seen.what {
                What::AllowedAll => "rule_simulation_allows_all",
                _ => "rule_simulation_allows",
            };
            let text = Text::new(id).with("spender", Arg::Address { value: seen.other });
            Told::new(Level::High, text.with("amount", so_much(case, seen)))
        })
        .gather()
}

/// Something leaves the account, and nothing that was read says so. Applications that the directory knows take what
/// they were allowed before; several things that leave while nothing comes are what a thief's contract does.
pub(super) fn moves(case: &Case<'_>) -> Vec<Told> {
    let unsaid: Vec<&Seen> = seen(case)
        .filter(|seen| is_loss(seen.what) && !seen.token.is_zero() && !is_said(case, seen))
        .gather();
    let Some(first) = unsaid.first() else {
        return Vec::new();
    };
    let tokens: Set<Address> = unsaid.iter().map(|seen| seen.token).collect();
    let called = &case.read.called;
    let is_known = !called.is_empty() && called.iter().all(|called| case.is_app(*called));
    let comes = seen(case).any(|seen| matches!(seen.what, What::Received | What::ReceivedItem));
    let level = match (is_known, tokens.len() >= MANY && !comes) {
        (true, _) => Level::Low,
        (false, true) => Level::High,
        (false, false) => Level::Medium,
    };
    let text = if unsaid.len() > 1 {
        Text::new("rule_simulation_moves_many").with("count", count(unsaid.len()))
    } else {
        let text = Text::new("rule_simulation_moves").with("other", Arg::Address { value: first.other });
        text.with("amount", so_much(case, first))
    };
    vec![Told::new(level, text)]
}

/// It does not work as things are.
pub(super) fn fails(case: &Case<'_>) -> Vec<Told> {
    let fails = case
        .context
        .simulation
        .as_ref()
        .is_some_and(|simulation| simulation.fails);
    Told::when(fails && is_played(case), Level::Low, || {
        Text::new("rule_simulation_fails")
    })
}

fn seen<'c>(case: &'c Case<'_>) -> impl Iterator<Item = &'c Seen> {
    let simulation = case.context.simulation.iter().filter(|_| is_played(case));
    simulation.flat_map(|simulation| &simulation.seen)
}

/// Only transactions are played.
fn is_played(case: &Case<'_>) -> bool {
    case.read.source == Source::Transaction
}

fn is_permission(what: What) -> bool {
    matches!(
        what,
        What::Allowed | What::AllowedPermit2 | What::AllowedItem | What::AllowedAll
    )
}

fn is_loss(what: What) -> bool {
    matches!(what, What::Sent | What::SentItem)
}

/// Whether so much could be taken before already.
fn stood(case: &Case<'_>, seen: &Seen) -> bool {
    let stored = before(case, seen).and_then(|question| case.state(&question)?.first());
    stored.is_some_and(|stored| *stored >= seen.number)
}

/// Whether a grant that was read is the one that was seen, or a wider one.
fn says(case: &Case<'_>, grant: &Grant, seen: &Seen) -> bool {
    let is_enough = match (grant.kind, grant.amount) {
        (GrantKind::Allowance | GrantKind::Permit2, Amount::Exact { value }) => seen.number <= value,
        (GrantKind::Approve | GrantKind::Nft, _) => seen.what != What::AllowedAll,
        _ => true,
    };
    let same = (grant.spender, grant.asset.address()) == (seen.other, seen.token);
    same && is_enough && case.is_own(grant.owner)
}

/// Whether it was read that as much of this token moves, or may be moved, to whomever a router passes it on to. What
/// is sent to somebody goes to them.
fn is_said(case: &Case<'_>, seen: &Seen) -> bool {
    let is_it = |asset: &Asset, owner| asset.address() == seen.token && case.is_own(owner);
    let is_item = seen.what == What::SentItem;
    let moved = case
        .made_transfers()
        .filter(|transfer| is_it(&transfer.asset, transfer.from));
    let moved = moved.filter(|transfer| transfer.to == Some(seen.other) || !case.is_sent(transfer));
    let moved: Vec<U256> = moved.map(|transfer| transfer.amount).collect();
    let sum = moved
        .iter()
        .fold(U256::ZERO, |sum, amount| sum.saturating_add(*amount));
    let granted = |grant: &Grant| is_it(&grant.asset, grant.owner);
    case.grants().any(granted) || sum >= seen.number || (is_item && !moved.is_empty())
}
