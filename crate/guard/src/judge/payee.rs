//! Whom a request pays, for a host that remembers it.

use super::case::Case;
use crate::{Asset, Effect, Finding, Level, Payment, Role};

/// Whom the person means to pay if they continue: they are told that it is nearly all they have of a token that is worth
/// something, and of their own, and nothing else is asked. A page can put an address of its own beside what a person
/// means to do, or have it sent something worthless: such a one is not paid. Nor is an application: what it is sent it may
/// give to anybody.
pub(super) fn payee(cases: &[Case<'_>], findings: &[Finding]) -> Option<Payment> {
    let [case] = cases else { return None };
    let [Effect::Transfer(transfer)] = case.read.effects.as_slice() else {
        return None;
    };
    let Asset::Token { address } = transfer.asset else {
        return None;
    };
    let is_told = |finding: &Finding| finding.rule == "transfer-of-all" && finding.level == Level::High;
    let is_own = transfer.from.is_none() || transfer.from == case.account;
    let is_meant = is_own && case.has_role(address, Role::Token) && findings.iter().any(is_told);
    let to = transfer.to.filter(|to| is_meant && !case.is_known(*to))?;
    Some(Payment {
        to,
        chain: case.chain,
        token: Some(address),
        most: Some(transfer.amount),
    })
}
