//! What each function changes. `to` is the contract that is called, and so the keeper of what it grants.

use crate::abi::Value;
use crate::{Amount, Asset, By, Effect, Expiry, Grant, GrantKind, Revocation, Transfer};
use alloy_primitives::{Address, U256};

type Effects = Option<Vec<Effect>>;

pub(super) fn nothing(_to: Address, _arguments: &[Value<'_>]) -> Effects {
    Some(Vec::new())
}

/// ERC-20 and ERC-721 share this function, and 0 revokes on one but names a token on the other.
pub(super) fn approve(to: Address, arguments: &[Value<'_>]) -> Effects {
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

pub(super) fn increase(to: Address, arguments: &[Value<'_>]) -> Effects {
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

pub(super) fn decrease(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [Value::Address(spender), Value::Number(by)] = *arguments else {
        return None;
    };
    let token = to;
    one(Effect::Revoke(Revocation::Decrease { token, spender, by }))
}

pub(super) fn transfer(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [Value::Address(receiver), Value::Number(amount)] = *arguments else {
        return None;
    };
    one(moved(Asset::Token { address: to }, None, receiver, amount))
}

/// ERC-20 and ERC-721 share this function: the number is an amount or a token id.
pub(super) fn transfer_from(to: Address, arguments: &[Value<'_>]) -> Effects {
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
pub(super) fn permit(to: Address, arguments: &[Value<'_>]) -> Effects {
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
pub(super) fn dai_permit(to: Address, arguments: &[Value<'_>]) -> Effects {
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

pub(super) fn set_approval_for_all(to: Address, arguments: &[Value<'_>]) -> Effects {
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
pub(super) fn nft_transfer(to: Address, arguments: &[Value<'_>]) -> Effects {
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
pub(super) fn multi_transfer(to: Address, arguments: &[Value<'_>]) -> Effects {
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
pub(super) fn multi_transfers(to: Address, arguments: &[Value<'_>]) -> Effects {
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
pub(super) fn nft_permit(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [
        Value::Address(spender),
        Value::Number(id),
        Value::Number(deadline),
        ..,
    ] = *arguments
    else {
        return None;
    };
    one(nft_permitted(to, spender, id, deadline, None))
}

pub(super) fn nft_permit_with_nonce(to: Address, arguments: &[Value<'_>]) -> Effects {
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
    one(nft_permitted(to, spender, id, deadline, Some(nonce)))
}

pub(super) fn permit_for_all(to: Address, arguments: &[Value<'_>]) -> Effects {
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

pub(super) fn permit2_approve(to: Address, arguments: &[Value<'_>]) -> Effects {
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
        expiry: permit2_expiry(expiration),
        ..sent(GrantKind::Permit2, asset, spender, amount, to)
    }))
}

pub(super) fn permit2_permit(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [Value::Address(owner), Value::Items(ref permit), ..] = *arguments else {
        return None;
    };
    let [ref details, Value::Address(spender), Value::Number(deadline)] = **permit else {
        return None;
    };
    one(permit2_permitted(to, owner, spender, deadline, details)?)
}

pub(super) fn permit2_permit_batch(to: Address, arguments: &[Value<'_>]) -> Effects {
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
        .map(|details| permit2_permitted(to, owner, spender, deadline, details))
        .collect()
}

pub(super) fn permit2_transfer(_to: Address, arguments: &[Value<'_>]) -> Effects {
    one(permit2_moved(arguments)?)
}

pub(super) fn permit2_transfers(_to: Address, arguments: &[Value<'_>]) -> Effects {
    let [Value::Items(list)] = arguments else {
        return None;
    };
    list.iter()
        .map(|details| match details {
            Value::Items(details) => permit2_moved(details),
            _ => None,
        })
        .collect()
}

/// A signature transfer, with or without a witness.
pub(super) fn permit_transfer(_to: Address, arguments: &[Value<'_>]) -> Effects {
    let [Value::Items(ref permit), ref details, Value::Address(owner), ..] = *arguments else {
        return None;
    };
    one(permit_moved(permit.first()?, details, owner)?)
}

/// As [`permit_transfer`], for several tokens. Permit2 refuses lists of different lengths.
pub(super) fn permit_transfers(_to: Address, arguments: &[Value<'_>]) -> Effects {
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
        .map(|(permitted, details)| permit_moved(permitted, details, owner))
        .collect()
}

pub(super) fn lockdown(to: Address, arguments: &[Value<'_>]) -> Effects {
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

pub(super) fn invalidate_nonces(to: Address, arguments: &[Value<'_>]) -> Effects {
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

pub(super) fn invalidate_unordered_nonces(to: Address, arguments: &[Value<'_>]) -> Effects {
    let [Value::Number(word), Value::Number(mask)] = *arguments else {
        return None;
    };
    one(Effect::Revoke(Revocation::UnorderedNonces {
        keeper: to,
        word,
        mask,
    }))
}

/// The zero address as spender clears the token's approval, whoever had it.
fn nft_permitted(to: Address, spender: Address, id: U256, deadline: U256, nonce: Option<U256>) -> Effect {
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

/// One `PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)`.
fn permit2_permitted(
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
        expiry: permit2_expiry(expiration),
        nonce: Some(nonce),
        ..submitted(GrantKind::Permit2, asset, spender, amount, to, deadline)
    }))
}

/// `(address from,address to,uint160 amount,address token)`.
fn permit2_moved(details: &[Value<'_>]) -> Option<Effect> {
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
fn permit_moved(permitted: &Value<'_>, details: &Value<'_>, owner: Address) -> Option<Effect> {
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
fn permit2_expiry(expiration: U256) -> Expiry {
    if expiration.is_zero() {
        return Expiry::ThisBlock;
    }
    Expiry::At { time: expiration }
}

/// A grant by the one who sends the transaction.
fn sent(kind: GrantKind, asset: Asset, spender: Address, amount: Amount, keeper: Address) -> Grant {
    Grant {
        kind,
        asset,
        owner: None,
        spender,
        amount,
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
        asset: Some(asset),
        from,
        to: Some(to),
        amount,
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
