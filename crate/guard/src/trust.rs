//! What "always allow this here" would pin.

use crate::{Asset, Effect, Grant, GrantKind, Judgement, Level, Reading, Trust};

/// What to remember so that a request like this one needs nobody any more at `origin`: each token with its spender,
/// up to the amount that is asked now. Empty where that is not to be offered: something is unknown or worse than
/// Medium, or it does more than allow amounts of tokens, or would have them sent at once.
#[must_use]
pub fn trusts(judgement: &Judgement, origin: &str) -> Vec<Trust> {
    let Judgement {
        reading,
        verdict,
        effects,
        open,
        ..
    } = judgement;
    let is_offered = *reading == Reading::Approval && *verdict <= Level::Medium && open.is_empty();
    if !is_offered || !is_one_site(origin) {
        return Vec::new();
    }
    let each = effects.iter().map(|effect| match effect {
        Effect::Grant(grant) => one(grant, judgement, origin),
        _ => None,
    });
    each.collect::<Option<Vec<Trust>>>().unwrap_or_default()
}

/// Whether an origin is one site's. Every document without an origin of its own, of whatever site, is `null`.
pub(crate) fn is_one_site(origin: &str) -> bool {
    origin.contains("://")
}

fn one(grant: &Grant, judgement: &Judgement, origin: &str) -> Option<Trust> {
    let is_amount = matches!(grant.kind, GrantKind::Allowance | GrantKind::Permit2);
    let is_own = grant.owner.is_none() || grant.owner == judgement.account;
    match grant.asset {
        Asset::Token { address } if is_amount && is_own && grant.period.is_none() => Some(Trust {
            origin: origin.to_owned(),
            chain: judgement.chain?,
            spender: grant.spender,
            token: address,
            ceiling: Some(grant.amount.value()?),
        }),
        _ => None,
    }
}
