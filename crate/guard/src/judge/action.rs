//! What is to happen: a level is not an action. The person's settings map one to the other, for each kind of thing
//! that a request does.

use super::case::Case;
use super::usual::is_usual;
use crate::{Action, Asset, By, Effect, Kind, Level, Reading, Response};

/// What the host should do. A prompt is skipped only where the settings say so of everything that the request does,
/// and only when nothing that could raise the level is open. What might need nobody once it is answered waits.
pub(super) fn action(cases: &[Case<'_>], reading: Reading, verdict: Level, is_final: bool) -> Action {
    if !is_final && respond(cases, reading, Level::Low, true) <= Response::Note {
        return Action::Wait;
    }
    match respond(cases, reading, verdict, false) {
        Response::Pass if is_final => Action::Pass,
        Response::Note if is_final => Action::Note,
        Response::Refuse if is_final => Action::Refuse,
        _ => Action::Prompt,
    }
}

/// The most careful response to all that the requests do; with `hope`, once every answer is a good one.
fn respond(cases: &[Case<'_>], reading: Reading, level: Level, hope: bool) -> Response {
    let responses = cases.iter().flat_map(|case| {
        let effects = case.read.effects.iter();
        let of_effects = effects.map(move |effect| of_effect(case, effect, reading, level, hope));
        of_effects
            .chain(of_reading(case, level))
            .chain(of_swap(case, level))
    });
    responses.max().unwrap_or(Response::Pass)
}

/// What goes for a request besides its effects, which say it all where an approval has any, or what is unknown is one.
fn of_reading(case: &Case<'_>, level: Level) -> Option<Response> {
    let kind = match case.read.reading {
        Reading::Harmless | Reading::NotApproval => Kind::Plain,
        Reading::Approval if !case.read.effects.is_empty() => return None,
        Reading::Approval => Kind::Grant,
        Reading::Unknown if case.read.effects.iter().any(is_opaque) => return None,
        Reading::Unknown | Reading::Malformed => Kind::Unknown,
    };
    Some(case.context.policy.response(kind, level))
}

/// What goes for a swap, of which no level knows whether it is a fair one, where the person need not expect it.
fn of_swap(case: &Case<'_>, level: Level) -> Option<Response> {
    let is_odd = !case.read.traces.swaps.is_empty() && !case.is_familiar_site();
    is_odd.then(|| case.context.policy.response(Kind::Order, level))
}

fn of_effect(case: &Case<'_>, effect: &Effect, reading: Reading, level: Level, hope: bool) -> Response {
    let kind = match effect {
        Effect::Revoke(_) => Kind::Revocation,
        // The contract decides whether `approve(x, 0)` is one.
        Effect::Grant(grant)
            if hope && matches!(grant.asset, Asset::Either { value, .. } if value.is_zero()) =>
        {
            Kind::Revocation
        }
        // What the person trusts is not asked about again, unless something is wrong with it this time.
        Effect::Grant(grant) if level <= Level::Medium && case.is_trusted(grant, hope) => {
            return Response::Pass;
        }
        Effect::Grant(_) => Kind::Grant,
        Effect::Transfer(transfer) if transfer.by == By::Signature => Kind::SignedTransfer,
        // Beside an approval, the sum of it is what has to be looked at.
        Effect::Transfer(_) if reading == Reading::Approval => Kind::Grant,
        Effect::Transfer(_) => Kind::Plain,
        Effect::Order(_) => Kind::Order,
        Effect::Control(_) => Kind::Control,
        Effect::Opaque(_) => Kind::Unknown,
    };
    let binds = !matches!(kind, Kind::Plain | Kind::Revocation);
    if binds && is_usual(case, effect, hope) {
        return case.context.policy.response_to_usual(kind, level);
    }
    case.context.policy.response(kind, level)
}

fn is_opaque(effect: &Effect) -> bool {
    matches!(effect, Effect::Opaque(_))
}
