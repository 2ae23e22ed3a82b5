//! Protocols that keep authority themselves.

use crate::meaning::{Say, Scope, What, grant};
use crate::{Effect, GrantKind, Opaque, Revocation};

/// warm.xyz: the zero address as hot wallet ends it; an expiration of 0 is none.
pub(in crate::calldata) fn set_hot_wallet(scope: &mut Scope<'_>) -> Option<()> {
    const ENDED: Say = Say::Revoke(crate::meaning::revoke(GrantKind::Delegate, What::ThisAccount, ""));
    const GIVEN: Say = Say::Grant(grant(GrantKind::Delegate, What::ThisAccount, "hotWallet"));
    let ended = scope.address("hotWallet", 0)?.is_zero();
    scope.run(if ended { &[ENDED] } else { &[GIVEN] })
}

/// CoW: an order, of which the call has only an id, counts as signed, or no longer does.
pub(in crate::calldata) fn set_pre_signature(scope: &mut Scope<'_>) -> Option<()> {
    let keeper = scope.this;
    let effect = if scope.flag("signed", 0)? {
        Effect::Opaque(Opaque::Orders { keeper })
    } else {
        Effect::Revoke(Revocation::Order { keeper })
    };
    scope.effect(effect);
    Some(())
}
