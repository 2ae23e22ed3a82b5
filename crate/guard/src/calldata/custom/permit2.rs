//! Permit2.

use crate::meaning::{Scope, What, moved, Say};
use crate::{Effect, Revocation};

/// Signature transfers of several tokens. Permit2 refuses lists of different lengths; what is permitted
/// and not requested stays where it is.
pub(in crate::calldata) fn transfers(scope: &mut Scope<'_>) -> Option<()> {
    const MOVED: Say = Say::Move(
        moved(
            What::Token("permit.permitted[].token"),
            "details[].to",
            "details[].requestedAmount",
        )
        .from("owner")
        .deadline("permit.deadline")
        .each("details")
        .submitted(),
    );
    let same = scope.count("permit.permitted")? == scope.count("details")?;
    same.then(|| scope.run(&[MOVED]))?
}

pub(in crate::calldata) fn invalidate_nonces(scope: &mut Scope<'_>) -> Option<()> {
    let revocation = Revocation::Nonces {
        keeper: scope.this,
        token: scope.address("token", 0)?,
        spender: scope.address("spender", 0)?,
        before: scope.number("newNonce", 0)?,
    };
    scope.effect(Effect::Revoke(revocation));
    Some(())
}

pub(in crate::calldata) fn invalidate_unordered_nonces(scope: &mut Scope<'_>) -> Option<()> {
    let revocation = Revocation::UnorderedNonces {
        keeper: scope.this,
        word: scope.number("wordPos", 0)?,
        mask: scope.number("mask", 0)?,
    };
    scope.effect(Effect::Revoke(revocation));
    Some(())
}
