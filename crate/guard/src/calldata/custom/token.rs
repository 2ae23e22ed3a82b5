//! Fungible tokens.

use crate::meaning::Scope;
use crate::{Asset, Effect, Revocation, Transfer};

/// An allowance shrinks, and may stay above zero.
pub(in crate::calldata) fn decrease(scope: &mut Scope<'_>) -> Option<()> {
    let revocation = Revocation::Decrease {
        token: scope.this,
        spender: scope.address("spender", 0)?,
        by: scope.number("by", 0)?,
    };
    scope.effect(Effect::Revoke(revocation));
    Some(())
}

/// DAI's `transferFrom` to the sender.
pub(in crate::calldata) fn pull(scope: &mut Scope<'_>) -> Option<()> {
    let transfer = Transfer {
        asset: Asset::Token { address: scope.this },
        from: Some(scope.address("from", 0)?),
        to: scope.sender.owner(),
        amount: scope.number("value", 0)?,
        by: scope.by,
        deadline: None,
    };
    scope.effect(Effect::Transfer(transfer));
    Some(())
}

/// A signed transfer can no longer be made (EIP-3009).
pub(crate) fn cancel_authorization(scope: &mut Scope<'_>) -> Option<()> {
    let revocation = Revocation::Authorization {
        keeper: scope.this,
        nonce: scope.number("nonce", 0)?,
    };
    scope.effect(Effect::Revoke(revocation));
    Some(())
}
