//! ERC-20, and `approve` and `transferFrom` on whatever the contract is.

use super::{Effects, ended, moved, one, sent, submitted};
use crate::abi::Value;
use crate::{Amount, Asset, Effect, Grant, GrantKind, Revocation};
use alloy_primitives::{Address, U256};

/// ERC-20 and ERC-721 share this function, and 0 revokes on one but names a token on the other.
pub(in crate::calldata) fn approve(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [Value::Address(spender), Value::Number(value)] = *arguments else {
        return None;
    };
    let asset = Asset::Either { address: to, value };
    one(Effect::Grant(sent(
        GrantKind::Approve,
        asset,
        spender,
        Amount::erc20(value),
        to,
    )))
}

pub(in crate::calldata) fn increase(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [Value::Address(spender), Value::Number(value)] = *arguments else {
        return None;
    };
    let asset = Asset::Token { address: to };
    one(Effect::Grant(sent(
        GrantKind::Increase,
        asset,
        spender,
        Amount::erc20(value),
        to,
    )))
}

pub(in crate::calldata) fn decrease(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [Value::Address(spender), Value::Number(by)] = *arguments else {
        return None;
    };
    let token = to;
    one(Effect::Revoke(Revocation::Decrease { token, spender, by }))
}

pub(in crate::calldata) fn transfer(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [Value::Address(receiver), Value::Number(amount)] = *arguments else {
        return None;
    };
    one(moved(Asset::Token { address: to }, None, receiver, amount))
}

/// ERC-20 and ERC-721 share this function: the number is an amount or a token id.
pub(in crate::calldata) fn transfer_from(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [
        Value::Address(from),
        Value::Address(receiver),
        Value::Number(value),
    ] = *arguments
    else {
        return None;
    };
    let asset = Asset::Either { address: to, value };
    one(moved(asset, Some(from), receiver, value))
}

/// EIP-2612, whichever form the signature has.
pub(in crate::calldata) fn permit(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [
        Value::Address(owner),
        Value::Address(spender),
        Value::Number(value),
        Value::Number(deadline),
        ..,
    ] = *arguments
    else {
        return None;
    };
    let asset = Asset::Token { address: to };
    if value.is_zero() {
        return one(ended(GrantKind::Allowance, asset, Some(spender), to));
    }
    let amount = Amount::erc20(value);
    one(Effect::Grant(Grant {
        owner: Some(owner),
        ..submitted(GrantKind::Allowance, asset, spender, amount, to, deadline)
    }))
}

/// DAI: all or nothing. The expiry is the signature's, and 0 means that it has none.
pub(in crate::calldata) fn dai_permit(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [
        Value::Address(holder),
        Value::Address(spender),
        Value::Number(nonce),
        Value::Number(expiry),
        Value::Bool(allowed),
        ..,
    ] = *arguments
    else {
        return None;
    };
    let asset = Asset::Token { address: to };
    if !allowed {
        return one(ended(GrantKind::Allowance, asset, Some(spender), to));
    }
    let amount = Amount::Unlimited { value: U256::MAX };
    let deadline = if expiry.is_zero() { U256::MAX } else { expiry };
    one(Effect::Grant(Grant {
        owner: Some(holder),
        nonce: Some(nonce),
        ..submitted(GrantKind::Allowance, asset, spender, amount, to, deadline)
    }))
}
