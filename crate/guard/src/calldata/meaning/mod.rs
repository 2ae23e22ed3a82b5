//! What each function changes. `to` is the contract that is called, and so the keeper of what it grants.

pub(super) mod nft;
pub(super) mod permit2;
pub(super) mod token;

use crate::abi::Value;
use crate::{Amount, Asset, By, Effect, Expiry, Grant, GrantKind, Revocation, Transfer};
use alloy_primitives::{Address, U256};

/// `None` where the contract would refuse the arguments.
type Effects = Option<Vec<Effect>>;

pub(super) fn nothing(_to: Address, _arguments: &[Value<'_>]) -> Effects {
    Some(Vec::new())
}

/// A grant by the one who sends the transaction.
fn sent(kind: GrantKind, asset: Asset, spender: Address, amount: Amount, keeper: Address) -> Grant {
    Grant {
        kind,
        asset,
        owner: None,
        spender,
        amount,
        period: None,
        expiry: Expiry::Never,
        deadline: None,
        nonce: None,
        by: By::Transaction,
        keeper,
    }
}

/// A grant by a signature that was made before.
fn submitted(
    kind: GrantKind,
    asset: Asset,
    spender: Address,
    amount: Amount,
    keeper: Address,
    deadline: U256,
) -> Grant {
    Grant {
        deadline: Some(deadline),
        by: By::SubmittedSignature,
        ..sent(kind, asset, spender, amount, keeper)
    }
}

fn ended(kind: GrantKind, asset: Asset, spender: Option<Address>, keeper: Address) -> Effect {
    Effect::Revoke(Revocation::Grant {
        kind,
        asset,
        spender,
        keeper,
    })
}

fn moved(asset: Asset, from: Option<Address>, to: Address, amount: U256) -> Effect {
    Effect::Transfer(Transfer {
        asset,
        from,
        to: Some(to),
        amount,
        by: By::Transaction,
        deadline: None,
    })
}

fn one(effect: Effect) -> Effects {
    Some(vec![effect])
}

fn items<'v>(value: &'v Value<'v>) -> Option<&'v [Value<'v>]> {
    match value {
        Value::Items(items) => Some(items),
        _ => None,
    }
}

/// Two lists as one; `None` if one is longer, which every contract here refuses.
fn paired<'v>(
    first: &'v [Value<'v>],
    second: &'v [Value<'v>],
) -> Option<impl Iterator<Item = (&'v Value<'v>, &'v Value<'v>)>> {
    (first.len() == second.len()).then(|| first.iter().zip(second))
}
