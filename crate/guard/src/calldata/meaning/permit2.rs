//! Permit2 (`AllowanceTransfer` and `SignatureTransfer`).

use super::{Effects, ended, items, moved, one, paired, sent, submitted};
use crate::abi::Value;
use crate::{Amount, Asset, Effect, Expiry, Grant, GrantKind, Revocation};
use alloy_primitives::{Address, U256};

pub(in crate::calldata) fn approve(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [
        Value::Address(token),
        Value::Address(spender),
        Value::Number(amount),
        Value::Number(expiration),
    ] = *arguments
    else {
        return None;
    };
    let asset = Asset::Token { address: token };
    if amount.is_zero() {
        return one(ended(GrantKind::Permit2, asset, Some(spender), to));
    }
    let amount = Amount::permit2(amount);
    one(Effect::Grant(Grant {
        expiry: expiry(expiration),
        ..sent(GrantKind::Permit2, asset, spender, amount, to)
    }))
}

pub(in crate::calldata) fn permit(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [Value::Address(owner), Value::Items(ref permit), ..] = *arguments else {
        return None;
    };
    let [ref details, Value::Address(spender), Value::Number(deadline)] = **permit else {
        return None;
    };
    one(permitted(to, owner, spender, deadline, details)?)
}

pub(in crate::calldata) fn permit_batch(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [Value::Address(owner), Value::Items(ref permit), ..] = *arguments else {
        return None;
    };
    let [
        Value::Items(ref list),
        Value::Address(spender),
        Value::Number(deadline),
    ] = **permit
    else {
        return None;
    };
    list.iter()
        .map(|details| permitted(to, owner, spender, deadline, details))
        .collect()
}

pub(in crate::calldata) fn transfer(_to: Address, arguments: &[Value<'_>]) -> Effects {
    one(moved_by_allowance(arguments)?)
}

pub(in crate::calldata) fn transfers(_to: Address, arguments: &[Value<'_>]) -> Effects {
    let [Value::Items(list)] = arguments else {
        return None;
    };
    list.iter()
        .map(|details| match details {
            Value::Items(details) => moved_by_allowance(details),
            _ => None,
        })
        .collect()
}

/// A signature transfer, with or without a witness.
pub(in crate::calldata) fn permit_transfer(_to: Address, arguments: &[Value<'_>]) -> Effects {
    let [Value::Items(ref permit), ref details, Value::Address(owner), ..] = *arguments else {
        return None;
    };
    one(moved_by_signature(permit.first()?, details, owner)?)
}

/// As [`permit_transfer`], for several tokens. Permit2 refuses lists of different lengths.
pub(in crate::calldata) fn permit_transfers(_to: Address, arguments: &[Value<'_>]) -> Effects {
    let [
        Value::Items(ref permit),
        Value::Items(ref details),
        Value::Address(owner),
        ..,
    ] = *arguments
    else {
        return None;
    };
    let Value::Items(permitted) = permit.first()? else {
        return None;
    };
    paired(permitted, details)?
        .map(|(permitted, details)| moved_by_signature(permitted, details, owner))
        .collect()
}

pub(in crate::calldata) fn lockdown(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [Value::Items(pairs)] = arguments else {
        return None;
    };
    pairs
        .iter()
        .map(|pair| {
            let [Value::Address(token), Value::Address(spender)] = *items(pair)? else {
                return None;
            };
            let asset = Asset::Token { address: token };
            Some(ended(GrantKind::Permit2, asset, Some(spender), to))
        })
        .collect()
}

pub(in crate::calldata) fn invalidate_nonces(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [
        Value::Address(token),
        Value::Address(spender),
        Value::Number(before),
    ] = *arguments
    else {
        return None;
    };
    one(Effect::Revoke(Revocation::Nonces {
        keeper: to,
        token,
        spender,
        before,
    }))
}

pub(in crate::calldata) fn invalidate_unordered_nonces(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [Value::Number(word), Value::Number(mask)] = *arguments else {
        return None;
    };
    one(Effect::Revoke(Revocation::UnorderedNonces {
        keeper: to,
        word,
        mask,
    }))
}

/// One `PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)`.
fn permitted(
    to: Address,
    owner: Address,
    spender: Address,
    deadline: U256,
    details: &Value<'_>,
) -> Option<Effect> {
    let [
        Value::Address(token),
        Value::Number(amount),
        Value::Number(expiration),
        Value::Number(nonce),
    ] = *items(details)?
    else {
        return None;
    };
    let asset = Asset::Token { address: token };
    if amount.is_zero() {
        return Some(ended(GrantKind::Permit2, asset, Some(spender), to));
    }
    let amount = Amount::permit2(amount);
    Some(Effect::Grant(Grant {
        owner: Some(owner),
        expiry: expiry(expiration),
        nonce: Some(nonce),
        ..submitted(GrantKind::Permit2, asset, spender, amount, to, deadline)
    }))
}

/// `(address from,address to,uint160 amount,address token)`.
fn moved_by_allowance(details: &[Value<'_>]) -> Option<Effect> {
    let [
        Value::Address(from),
        Value::Address(receiver),
        Value::Number(amount),
        Value::Address(token),
    ] = *details
    else {
        return None;
    };
    Some(moved(
        Asset::Token { address: token },
        Some(from),
        receiver,
        amount,
    ))
}

/// A `TokenPermissions(address token,uint256 amount)` and its
/// `SignatureTransferDetails(address to,uint256 requestedAmount)`. What is permitted and not requested
/// stays where it is.
fn moved_by_signature(permitted: &Value<'_>, details: &Value<'_>, owner: Address) -> Option<Effect> {
    let [Value::Address(token), Value::Number(_)] = *items(permitted)? else {
        return None;
    };
    let [Value::Address(receiver), Value::Number(amount)] = *items(details)? else {
        return None;
    };
    Some(moved(
        Asset::Token { address: token },
        Some(owner),
        receiver,
        amount,
    ))
}

/// Permit2 stores the block's own time for an expiration of 0.
fn expiry(expiration: U256) -> Expiry {
    if expiration.is_zero() {
        return Expiry::ThisBlock;
    }
    Expiry::At { time: expiration }
}
