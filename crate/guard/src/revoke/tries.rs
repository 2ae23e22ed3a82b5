//! Whether what a token says has ended can be used all the same: the spender's own `transferFrom`, played through.

use super::Target;
use crate::allowance::{AllowanceKey, AllowanceKind, returned};
use crate::multicall::{Read, address_word};
use crate::{Call, Reply};
use alloy_primitives::{Address, U256, hex};

/// ERC-20 `transferFrom(address,address,uint256)`.
const TRANSFER_FROM: [u8; 4] = [0x23, 0xb8, 0x72, 0xdd];
/// Nobody has this address, so nobody allowed it anything. Where it can take too, that shows nothing.
const STRANGER: Address = Address::repeat_byte(0xc5);

/// What to play through where all this is over as the chain has it: two calls for each ERC-20 allowance, by the spender
/// and by somebody who may not, for more than was to be left.
#[must_use]
pub fn tries(targets: &[Target]) -> Vec<Call> {
    let pairs = targets.iter().filter_map(tried);
    pairs
        .flat_map(|(key, more)| [key.spender, STRANGER].map(|sender| taking(key, sender, more)))
        .collect()
}

/// Of which of these the spender could still take, by one reply for each call of [`tries`], in order. Without an answer, and where the
/// account has too little, the token's word stands.
#[must_use]
pub fn honoured(targets: &[Target], replies: &[Reply]) -> Vec<bool> {
    let mut pairs = replies.chunks(2);
    let honoured = |target| match (tried(target)?, pairs.next()?) {
        (_, [spender, stranger]) => Some(works(spender)? && !works(stranger)?),
        _ => None,
    };
    targets
        .iter()
        .map(honoured)
        .map(|known| known == Some(true))
        .collect()
}

/// What can be tried. An owner needs nobody's leave.
fn tried(target: &Target) -> Option<(&AllowanceKey, U256)> {
    let (key, left) = match target {
        Target::Allowance { key } => (key, U256::ZERO),
        Target::Limit { key, amount, .. } => (key, *amount),
        _ => return None,
    };
    let is_tried = key.kind == AllowanceKind::Erc20 && key.spender != key.owner;
    is_tried.then_some((key, left.saturating_add(U256::ONE)))
}

fn taking(key: &AllowanceKey, sender: Address, more: U256) -> Call {
    let words = [address_word(key.owner), address_word(key.spender), more];
    let Read { to, data } = Read::new(key.token, TRANSFER_FROM, &words);
    let data = hex::encode_prefixed(data);
    Call {
        chain: key.chain,
        method: "eth_call".to_owned(),
        params: format!("[{{\"from\":\"{sender:#x}\",\"to\":\"{to:#x}\",\"data\":\"{data}\"}},\"latest\"]"),
    }
}

/// Whether a call would work: true, or nothing as old tokens have it. `None` without an answer.
fn works(reply: &Reply) -> Option<bool> {
    match reply {
        Reply::Unreachable { .. } => None,
        Reply::Error { .. } => Some(false),
        Reply::Result { .. } => {
            let word = U256::ONE.to_be_bytes::<32>();
            Some(returned(Some(reply)).is_ok_and(|bytes| bytes.is_empty() || bytes == word))
        }
    }
}
