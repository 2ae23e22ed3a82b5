//! Who would get authority.

use super::Told;
use crate::directory::EXECUTORS;
use crate::gather::Gather as _;
use crate::judge::case::{Case, Spender, is_token as is_token_asset};
use crate::judge::words::count;
use crate::map::Set;
use crate::{Arg, Code, Level, Role, Text};

/// An ordinary account as spender. No honest application needs one, save as an agent.
pub(super) fn no_code(case: &Case<'_>) -> Vec<Told> {
    case.spenders
        .iter()
        .filter(|spender| spender.code == Some(Code::None))
        .map(|spender| match spender.agent {
            true => Told::new(agent(case), of("rule_spender_no_code_agent", spender)),
            false => Told::new(personal(spender), of("rule_spender_no_code", spender)),
        })
        .gather()
}

/// An ordinary account that runs a contract's code (EIP-7702): one person's key still moves everything.
pub(super) fn delegated(case: &Case<'_>) -> Vec<Told> {
    case.spenders
        .iter()
        .filter_map(|spender| match spender.code {
            Some(Code::Delegated { to }) => Some(Told::new(
                personal(spender),
                of("rule_spender_delegated", spender).with("delegate", Arg::Address { value: to }),
            )),
            _ => None,
        })
        .gather()
}

/// Nobody has told yet whether these spenders are contracts.
pub(super) fn unread(case: &Case<'_>) -> Vec<Told> {
    let unread: Vec<&Spender> = case
        .spenders
        .iter()
        .filter(|spender| spender.code.is_none())
        .gather();
    let text = match (unread.as_slice(), case.chain) {
        ([], _) => return Vec::new(),
        ([spender], None) => of("rule_spender_unread_nowhere", spender),
        ([spender], Some(chain)) => {
            of("rule_spender_unread", spender).with("chain", Arg::Chain { value: chain })
        }
        (many, None) => Text::new("rule_spender_unread_nowhere_many").with("count", count(many.len())),
        (many, Some(chain)) => Text::new("rule_spender_unread_many")
            .with("count", count(many.len()))
            .with("chain", Arg::Chain { value: chain }),
    };
    vec![Told::new(Level::Medium, text)]
}

/// A contract that does what anyone tells it to.
pub(super) fn anyone_can_drive(case: &Case<'_>) -> Vec<Told> {
    case.spenders
        .iter()
        .filter(|spender| {
            EXECUTORS.contains(&spender.address) || case.has_role(spender.address, Role::Executor)
        })
        .map(|spender| Told::new(Level::Critical, of("rule_spender_anyone_can_drive", spender)))
        .gather()
}

/// One of the tokens is itself the spender: a mistake, or a token made for this.
pub(super) fn is_token(case: &Case<'_>) -> Vec<Told> {
    let tokens: Set<_> = case
        .grants()
        .filter(|grant| is_token_asset(&grant.asset))
        .map(|grant| grant.asset.address())
        .collect();
    case.spenders
        .iter()
        .filter(|spender| tokens.contains(&spender.address))
        .map(|spender| Told::new(Level::High, of("rule_spender_is_token", spender)))
        .gather()
}

/// The zero address: nobody can use it, and most tokens refuse it.
pub(super) fn zero(case: &Case<'_>) -> Vec<Told> {
    let found = case
        .grants()
        .any(|grant| grant.spender.is_zero() && grant.kind.can_spend());
    Told::when(found, Level::Medium, || Text::new("rule_spender_zero"))
}

/// A well-known site keeps the key of its agents; elsewhere nobody can say whose it is.
pub(super) fn agent(case: &Case<'_>) -> Level {
    if case.context.site.known {
        Level::Medium
    } else {
        Level::High
    }
}

/// A grant to one person is worse if it is wide.
fn personal(spender: &Spender) -> Level {
    if spender.wide && !spender.agent {
        Level::Critical
    } else {
        Level::High
    }
}

fn of(id: &str, spender: &Spender) -> Text {
    Text::new(id).with(
        "spender",
        Arg::Address {
            value: spender.address,
        },
    )
}
