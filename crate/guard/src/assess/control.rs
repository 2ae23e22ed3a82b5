//! Power over an account or contract itself: whoever has it has everything in it.

use super::Told;
use crate::gather::Gather as _;
use crate::judge::case::Case;
use crate::judge::words::somebody;
use crate::{Arg, By, Control, Effect, Level, Opaque, Power, Text};

/// Another contract's code runs as the account, and can do whatever the account can.
pub(super) fn delegate_call(case: &Case<'_>) -> Vec<Told> {
    let calls = case.read.effects.iter().filter_map(|effect| match effect {
        Effect::Opaque(Opaque::DelegateCall { to, .. }) => Some(*to),
        _ => None,
    });
    calls
        .map(|to| {
            let text = Text::new("rule_delegate_call").with("contract", Arg::Address { value: to });
            Told::new(Level::Critical, text)
        })
        .gather()
}

/// An upgrade, or a delegation of an ordinary account (EIP-7702).
pub(super) fn code(case: &Case<'_>) -> Vec<Told> {
    told(case, Power::Code, "rule_control_code", danger)
}

/// A new owner, signer or holder of a role.
pub(super) fn owner(case: &Case<'_>) -> Vec<Told> {
    told(case, Power::Owner, "rule_control_owner", danger)
}

/// A module, guard or handler of a smart account.
pub(super) fn module(case: &Case<'_>) -> Vec<Told> {
    told(case, Power::Module, "rule_control_module", danger)
}

/// A delegation without limits (ERC-7710).
pub(super) fn delegation(case: &Case<'_>) -> Vec<Told> {
    told(case, Power::Delegation, "rule_control_delegation", danger)
}

/// Other signatures suffice from now on.
pub(super) fn threshold(case: &Case<'_>) -> Vec<Told> {
    told(case, Power::Threshold, "rule_control_threshold", |_, _| {
        Level::High
    })
}

/// A delegation whose limits other contracts enforce (ERC-7710).
pub(super) fn limited(case: &Case<'_>) -> Vec<Told> {
    told(case, Power::LimitedDelegation, "rule_control_limited", |_, _| {
        Level::High
    })
}

/// An authorization with chain id 0 holds on every chain (EIP-7702).
pub(super) fn everywhere(case: &Case<'_>) -> Vec<Told> {
    let found = controls(case).any(|control| control.everywhere && !case.clears(control));
    Told::when(found, Level::High, || Text::new("rule_control_everywhere"))
}

/// The signer's own account runs nobody's code any more (EIP-7702).
pub(super) fn cleared(case: &Case<'_>) -> Vec<Told> {
    let found = controls(case).any(|control| case.clears(control));
    Told::when(found, Level::Medium, || Text::new("rule_control_cleared"))
}

fn told(case: &Case<'_>, power: Power, id: &str, level: fn(&Case<'_>, &Control) -> Level) -> Vec<Told> {
    controls(case)
        .filter(|control| control.power == power && !case.clears(control))
        .map(|control| {
            let text = Text::new(id).with("who", somebody(control.who));
            Told::new(level(case, control), text)
        })
        .gather()
}

/// The signer's own account, or a signature that others hand in: a theft, or as good as one. A transaction
/// on a contract may be its owner's work.
fn danger(case: &Case<'_>, control: &Control) -> Level {
    if case.is_own(control.account) || control.by == By::Signature {
        Level::Critical
    } else {
        Level::High
    }
}

fn controls<'c>(case: &'c Case<'_>) -> impl Iterator<Item = &'c Control> {
    case.read.effects.iter().filter_map(|effect| match effect {
        Effect::Control(control) => Some(control),
        _ => None,
    })
}
