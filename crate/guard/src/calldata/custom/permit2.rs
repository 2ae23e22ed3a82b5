//! Permit2.

use crate::meaning::Scope;
use crate::{Effect, Revocation};

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
