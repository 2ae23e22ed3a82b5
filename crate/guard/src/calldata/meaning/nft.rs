//! ERC-721 and ERC-1155.

use super::{Effects, ended, moved, one, paired, sent, submitted};
use crate::abi::Value;
use crate::{Amount, Asset, Effect, Grant, GrantKind};
use alloy_primitives::{Address, U256};

pub(in crate::calldata) fn set_approval_for_all(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [Value::Address(operator), Value::Bool(approved)] = *arguments else {
        return None;
    };
    let asset = Asset::Collection { address: to };
    if !approved {
        return one(ended(GrantKind::Operator, asset, Some(operator), to));
    }
    one(Effect::Grant(sent(
        GrantKind::Operator,
        asset,
        operator,
        Amount::All,
        to,
    )))
}

/// ERC-721, with or without data for the receiver.
pub(in crate::calldata) fn transfer(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [
        Value::Address(from),
        Value::Address(receiver),
        Value::Number(id),
        ..,
    ] = *arguments
    else {
        return None;
    };
    let asset = Asset::Nft { address: to, id };
    one(moved(asset, Some(from), receiver, U256::ONE))
}

/// ERC-1155: some of one token id.
pub(in crate::calldata) fn multi_transfer(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [
        Value::Address(from),
        Value::Address(receiver),
        Value::Number(id),
        Value::Number(amount),
        ..,
    ] = *arguments
    else {
        return None;
    };
    let asset = Asset::Nft { address: to, id };
    one(moved(asset, Some(from), receiver, amount))
}

/// ERC-1155: some of each of several token ids.
pub(in crate::calldata) fn multi_transfers(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [
        Value::Address(from),
        Value::Address(receiver),
        Value::Items(ref ids),
        Value::Items(ref amounts),
        ..,
    ] = *arguments
    else {
        return None;
    };
    paired(ids, amounts)?
        .map(|pair| {
            let (&Value::Number(id), &Value::Number(amount)) = pair else {
                return None;
            };
            let asset = Asset::Nft { address: to, id };
            Some(moved(asset, Some(from), receiver, amount))
        })
        .collect()
}

/// An ERC-721 permit that does not name its nonce. The owner is whoever signed it.
pub(in crate::calldata) fn permit(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [
        Value::Address(spender),
        Value::Number(id),
        Value::Number(deadline),
        ..,
    ] = *arguments
    else {
        return None;
    };
    one(permitted(to, spender, id, deadline, None))
}

pub(in crate::calldata) fn permit_with_nonce(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [
        Value::Address(spender),
        Value::Number(id),
        Value::Number(deadline),
        Value::Number(nonce),
        ..,
    ] = *arguments
    else {
        return None;
    };
    one(permitted(to, spender, id, deadline, Some(nonce)))
}

pub(in crate::calldata) fn permit_for_all(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [
        Value::Address(owner),
        Value::Address(operator),
        Value::Bool(approved),
        Value::Number(deadline),
        Value::Number(nonce),
        ..,
    ] = *arguments
    else {
        return None;
    };
    let asset = Asset::Collection { address: to };
    if !approved {
        return one(ended(GrantKind::Operator, asset, Some(operator), to));
    }
    one(Effect::Grant(Grant {
        owner: Some(owner),
        nonce: Some(nonce),
        ..submitted(GrantKind::Operator, asset, operator, Amount::All, to, deadline)
    }))
}

/// The zero address as spender clears the token's approval, whoever had it.
fn permitted(to: Address, spender: Address, id: U256, deadline: U256, nonce: Option<U256>) -> Effect {
    let asset = Asset::Nft { address: to, id };
    if spender.is_zero() {
        return ended(GrantKind::Nft, asset, None, to);
    }
    let amount = Amount::Exact { value: U256::ONE };
    Effect::Grant(Grant {
        nonce,
        ..submitted(GrantKind::Nft, asset, spender, amount, to, deadline)
    })
}
