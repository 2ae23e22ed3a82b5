//! What is made to look like something else.

use super::Told;
use super::form::{notes, page};
use crate::judge::case::{Case, Note};
use crate::{Arg, Level, Text};

/// A sign-in (ERC-4361) for another site than the one that asks: whoever has it can use the account there.
pub(super) fn sign_in_elsewhere(case: &Case<'_>) -> Vec<Told> {
    notes(case, Level::High, &|note| match note {
        Note::SignInElsewhere { domain } => Some(
            Text::new("rule_sign_in_elsewhere")
                .with("domain", page(domain))
                .with("site", page(&case.context.origin)),
        ),
        _ => None,
    })
}

/// A sign-in of another account than the one that would sign it.
pub(super) fn sign_in_for_another(case: &Case<'_>) -> Vec<Told> {
    notes(case, Level::Medium, &|note| match note {
        Note::SignInForAnother { account } => {
            Some(Text::new("rule_sign_in_for_another").with("account", Arg::Address { value: *account }))
        }
        _ => None,
    })
}

/// A message that begins as a sign-in does and is none, so that a wallet may not compare its site.
pub(super) fn sign_in_malformed(case: &Case<'_>) -> Vec<Told> {
    let found = case.read.notes.contains(&Note::SignInMalformed);
    Told::when(found, Level::Medium, || Text::new("rule_sign_in_malformed"))
}

/// Coin for a function that does nothing but take it. Honest contracts have functions of these names too.
pub(super) fn lure(case: &Case<'_>) -> Vec<Told> {
    let called = &case.read.called;
    let are_known = !called.is_empty() && called.iter().all(|&called| !case.is_stranger(called));
    let is_known = case.context.site.known || are_known;
    let level = if is_known { Level::Medium } else { Level::High };
    notes(case, level, &|note| match note {
        Note::Lure { function } => Some(Text::new("rule_lure").with("function", page(function))),
        _ => None,
    })
}

/// An endpoint of the page's choice for a chain that the wallet has already.
pub(super) fn endpoint(case: &Case<'_>) -> Vec<Told> {
    notes(case, Level::High, &|note| match note {
        Note::Endpoint { chain, endpoint } => Some(
            Text::new("rule_endpoint")
                .with("endpoint", page(endpoint))
                .with("chain", Arg::Chain { value: *chain }),
        ),
        _ => None,
    })
}

/// What was encrypted for the account would be shown to the page. Few honest sites ask for it.
pub(super) fn decrypt(case: &Case<'_>) -> Vec<Told> {
    let level = if case.context.site.known {
        Level::Medium
    } else {
        Level::High
    };
    notes(case, level, &|note| match note {
        Note::Decrypts => Some(Text::new("rule_decrypt").with("site", page(&case.context.origin))),
        _ => None,
    })
}

/// A Permit2 permit among the bytes of an unknown function.
pub(super) fn hidden_permit(case: &Case<'_>) -> Vec<Told> {
    notes(case, Level::High, &|note| match note {
        Note::HiddenPermit { contract } => {
            Some(Text::new("rule_hidden_permit").with("contract", Arg::Address { value: *contract }))
        }
        _ => None,
    })
}

/// An unknown function that is given somebody and an amount without limit, as approvals are.
pub(super) fn lookalike_call(case: &Case<'_>) -> Vec<Told> {
    notes(case, Level::High, &|note| match note {
        Note::LookAlikeCall { selector } => {
            Some(Text::new("rule_lookalike_call").with("selector", page(selector)))
        }
        _ => None,
    })
}
