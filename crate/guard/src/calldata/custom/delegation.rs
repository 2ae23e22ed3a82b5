//! ERC-7710: MetaMask's DelegationManager.

use super::execution::execution;
use crate::meaning::{Scope, Sender};
use crate::value::Value;

/// `redeemDelegations`: each execution runs as whoever gave its delegations.
pub(in crate::calldata) fn redeem(scope: &mut Scope<'_>) -> Option<()> {
    let count = scope.count("permissionContexts,modes,executionCallDatas")?;
    for index in 0..count {
        let context = scope.bytes("permissionContexts[]", index)?;
        let Value::Word(mode) = scope.find("modes[]", index)? else {
            return None;
        };
        let data = scope.bytes("executionCallDatas[]", index)?;
        let account = account(scope, context)?;
        execution(scope, account, mode.0, data)?;
    }
    Some(())
}

/// The delegator at the root: delegations run from the one that is redeemed to the one that needs no other.
/// Without any, callers redeem what is their own.
fn account(scope: &mut Scope<'_>, context: &[u8]) -> Option<Sender> {
    const CONTEXT: &str = "context((address delegate,address delegator,bytes32 authority,(address enforcer,bytes terms,bytes args)[] caveats,uint256 salt,bytes signature)[] delegations)";
    if context.is_empty() {
        return Some(scope.sender);
    }
    let delegations = scope.decode(CONTEXT, context)?;
    let Some(root) = delegations.first()?.items().last() else {
        return Some(scope.sender);
    };
    match root.items() {
        [_, Value::Address(delegator), ..] if scope.sender.address() == Some(*delegator) => {
            Some(scope.sender)
        }
        [_, Value::Address(delegator), ..] => Some(Sender::Other(*delegator)),
        _ => None,
    }
}
