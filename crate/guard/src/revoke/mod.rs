//! Ending allowances: the fewest transactions that do it, what to try where a token refuses, and the
//! check by current reads that it worked.

mod check;

pub use check::*;

use crate::ChainId;
use crate::allowance::{AllowanceKey, AllowanceKind, PERMIT2};
use crate::map::{Key, Map, Set};
use crate::multicall::{Read, address_word};
use alloy_primitives::{Address, Bytes, U256};
use serde::{Deserialize, Serialize};

/// The most pairs in one Permit2 `lockdown`: about 7,000 gas each, so well within a block.
pub const MAX_LOCKDOWN_PAIRS: usize = 500;

/// ERC-20 and ERC-721 `approve(address,uint256)`.
const APPROVE: [u8; 4] = [0x09, 0x5e, 0xa7, 0xb3];
/// `decreaseAllowance(address,uint256)` of many ERC-20s.
const DECREASE_ALLOWANCE: [u8; 4] = [0xa4, 0x57, 0xc2, 0xd7];
/// ERC-721 and ERC-1155 `setApprovalForAll(address,bool)`.
const SET_APPROVAL_FOR_ALL: [u8; 4] = [0xa2, 0x2c, 0xb4, 0x65];
/// Permit2 `lockdown((address,address)[])`.
const LOCKDOWN: [u8; 4] = [0xcc, 0x53, 0x28, 0x7f];

/// One transaction that ends allowances.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RevokeCall {
    /// The chain it belongs on.
    pub chain: ChainId,
    /// Who must send it.
    pub owner: Address,
    /// The contract.
    pub to: Address,
    /// Calldata.
    pub data: Bytes,
    /// What it ends.
    pub ends: Vec<AllowanceKey>,
}

impl RevokeCall {
    /// The params of `eth_sendTransaction`, as JSON text. Gas and fees are left to the wallet.
    #[must_use]
    pub fn transaction(&self) -> String {
        format!(
            "[{{\"from\":\"{:#x}\",\"to\":\"{:#x}\",\"data\":\"{}\",\"value\":\"0x0\",\"chainId\":\"{:#x}\"}}]",
            self.owner, self.to, self.data, self.chain.0
        )
    }
}

/// The transactions that end these allowances: Permit2 lockdowns first (each for all pairs of its chain
/// and owner), then the others in the order given. An allowance that is given twice is ended once.
#[must_use]
pub fn plan(keys: &[AllowanceKey]) -> Vec<RevokeCall> {
    let mut seen = Set::default();
    let (pairs, others): (Vec<AllowanceKey>, Vec<AllowanceKey>) = keys
        .iter()
        .copied()
        .filter(|key| seen.insert(*key))
        .partition(|key| key.kind == AllowanceKind::Permit2);
    let mut calls: Vec<RevokeCall> = groups(pairs, |key| (key.chain, key.owner))
        .iter()
        .flat_map(|group| group.chunks(MAX_LOCKDOWN_PAIRS))
        .filter_map(lockdown)
        .collect();
    // One approve(0, id) ends whatever approval a token has.
    let single = |key: &AllowanceKey| match key.kind {
        AllowanceKind::Nft => AllowanceKey {
            spender: Address::ZERO,
            ..*key
        },
        _ => *key,
    };
    calls.extend(groups(others, single).into_iter().filter_map(direct));
    calls
}

/// What to try, in order, where `approve(spender, 0)` of an ERC-20 reverts and `current` is what stands.
/// Empty where there is nothing else: other kinds have one way only.
#[must_use]
pub fn alternatives(key: &AllowanceKey, current: U256) -> Vec<RevokeCall> {
    if key.kind != AllowanceKind::Erc20 || current.is_zero() {
        return Vec::new();
    }
    let spender = address_word(key.spender);
    let decrease = call(key, key.token, DECREASE_ALLOWANCE, &[spender, current]);
    if current == U256::ONE {
        return vec![decrease];
    }
    // One smallest unit is the least that tokens accept which refuse 0.
    vec![decrease, call(key, key.token, APPROVE, &[spender, U256::ONE])]
}

/// The transaction for allowances that one direct call ends.
fn direct(ends: Vec<AllowanceKey>) -> Option<RevokeCall> {
    let key = *ends.first()?;
    let (selector, words) = match key.kind {
        AllowanceKind::Erc20 => (APPROVE, [address_word(key.spender), U256::ZERO]),
        AllowanceKind::Nft => (APPROVE, [U256::ZERO, key.token_id?]),
        AllowanceKind::Operator => (SET_APPROVAL_FOR_ALL, [address_word(key.spender), U256::ZERO]),
        AllowanceKind::Permit2 => return lockdown(&ends),
    };
    let mut call = call(&key, key.token, selector, &words);
    call.ends = ends;
    Some(call)
}

/// The `lockdown` of pairs that have one chain and owner.
fn lockdown(pairs: &[AllowanceKey]) -> Option<RevokeCall> {
    let first = pairs.first()?;
    let mut words = vec![U256::from(32), U256::from(pairs.len())];
    for pair in pairs {
        words.push(address_word(pair.token));
        words.push(address_word(pair.spender));
    }
    let mut call = call(first, PERMIT2, LOCKDOWN, &words);
    call.ends = pairs.to_vec();
    Some(call)
}

fn call(key: &AllowanceKey, to: Address, selector: [u8; 4], words: &[U256]) -> RevokeCall {
    RevokeCall {
        chain: key.chain,
        owner: key.owner,
        to,
        data: Read::new(to, selector, words).data.into(),
        ends: vec![*key],
    }
}

/// Keys with the same group, in order of first appearance.
fn groups<G: Key>(keys: Vec<AllowanceKey>, group: impl Fn(&AllowanceKey) -> G) -> Vec<Vec<AllowanceKey>> {
    let mut places: Map<G, usize> = Map::default();
    let mut groups: Vec<Vec<AllowanceKey>> = Vec::new();
    for key in keys {
        let group = group(&key);
        let known = places.get(&group).copied();
        match known.and_then(|place| groups.get_mut(place)) {
            Some(members) => members.push(key),
            None => {
                places.insert_new(group, groups.len());
                groups.push(vec![key]);
            }
        }
    }
    groups
}
