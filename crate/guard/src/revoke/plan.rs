//! The fewest calls.

use super::delegation::Delegation;
use super::order::{self, SeaportOrder};
use super::signature::{Signature, Signed, SignedNonce, bit, word_of};
use super::{APPROVE, RevokeCall, Target};
use crate::allowance::{AllowanceKey, AllowanceKind, PERMIT2};
use crate::map::{Key, Map, Set};
use crate::multicall::address_word;
use crate::{Text, write_json};
use alloy_primitives::{Address, U256};
use serde::{Deserialize, Serialize};

/// The most pairs in one Permit2 `lockdown`: about 7,000 gas each, so well within a block.
pub const MAX_LOCKDOWN_PAIRS: usize = 500;
/// The most orders in one Seaport `cancel`: about 30,000 gas each.
pub const MAX_CANCELLED_ORDERS: usize = 100;

/// ERC-721 and ERC-1155 `setApprovalForAll(address,bool)`.
const SET_APPROVAL_FOR_ALL: [u8; 4] = [0xa2, 0x2c, 0xb4, 0x65];
/// ERC-6909 `approve(address,uint256,uint256)`.
const APPROVE_ID: [u8; 4] = [0x42, 0x6a, 0x84, 0x93];
/// Permit2 `lockdown((address,address)[])`.
const LOCKDOWN: [u8; 4] = [0xcc, 0x53, 0x28, 0x7f];
/// Permit2 `invalidateNonces(address,address,uint48)`.
const INVALIDATE_NONCES: [u8; 4] = [0x65, 0xd9, 0x72, 0x3c];
/// Permit2 `invalidateUnorderedNonces(uint256,uint256)`.
const INVALIDATE_UNORDERED_NONCES: [u8; 4] = [0x3f, 0xf9, 0xdc, 0xb1];
/// Permit2 `approve(address,address,uint160,uint48)`.
const PERMIT2_APPROVE: [u8; 4] = [0x87, 0x51, 0x7c, 0x45];
/// Seaport `cancel(OrderComponents[])`.
const CANCEL: [u8; 4] = [0xfd, 0x9f, 0x1e, 0x10];
/// Seaport `incrementCounter()`.
const INCREMENT_COUNTER: [u8; 4] = [0x5b, 0x34, 0xb9, 0x66];

/// How a selection is ended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// The calls, in the order in which they are to be made.
    pub calls: Vec<RevokeCall>,
    /// What no call ends, and why (catalogue sentence).
    pub cannot: Vec<(Target, Text)>,
}

/// The fewest calls that end all of this: Permit2 lockdowns first (each for all pairs of its chain and owner), then
/// the other allowances, the limits and the delegations in the order given, then what ends signatures. What is given twice is
/// ended once.
#[must_use]
pub fn plan(targets: &[Target]) -> Plan {
    let mut chosen = Chosen::default();
    let mut seen = Set::default();
    for target in targets {
        if seen.insert(Whole(target)) {
            chosen.take(target);
        }
    }
    chosen.plan()
}

/// A selection by what ends it.
#[derive(Default)]
struct Chosen {
    pairs: Vec<AllowanceKey>,
    others: Vec<AllowanceKey>,
    limits: Vec<RevokeCall>,
    delegations: Vec<Delegation>,
    signatures: Vec<Signature>,
    cannot: Vec<(Target, Text)>,
}

impl Chosen {
    fn take(&mut self, target: &Target) {
        match target {
            Target::Allowance { key } if key.kind == AllowanceKind::Permit2 => self.pairs.push(*key),
            Target::Allowance { key } if key.kind == AllowanceKind::Code => {
                self.cannot.push((target.clone(), Text::new("revoke_code")));
            }
            Target::Allowance { key } => self.others.push(*key),
            Target::Limit {
                key, amount, until, ..
            } => match limit(target, key, *amount, *until) {
                Some(call) => self.limits.push(call),
                None => self.cannot.push((target.clone(), Text::new("revoke_no_limit"))),
            },
            Target::Delegation { delegation } => self.delegations.push(*delegation),
            Target::Signature { signature } => match signature.obstacle() {
                Some(why) => self.cannot.push((target.clone(), why)),
                None => self.signatures.push(signature.clone()),
            },
        }
    }

    fn plan(self) -> Plan {
        let mut calls: Vec<RevokeCall> = groups(self.pairs, |key| (key.chain, key.owner))
            .iter()
            .flat_map(|group| group.chunks(MAX_LOCKDOWN_PAIRS))
            .map(lockdown)
            .collect();
        // One approve(0, id) ends whatever approval a token has.
        let single = |key: &AllowanceKey| match key.kind {
            AllowanceKind::Nft => AllowanceKey {
                spender: Address::ZERO,
                ..*key
            },
            _ => *key,
        };
        calls.extend(groups(self.others, single).iter().filter_map(|ends| direct(ends)));
        calls.extend(self.limits);
        let ends = |delegation: &Delegation| {
            delegation.call(vec![Target::Delegation {
                delegation: *delegation,
            }])
        };
        calls.extend(self.delegations.iter().map(ends));
        for signed in groups(self.signatures, |signature| (signature.chain, signature.owner)) {
            calls.extend(nonces(&signed));
            calls.extend(masks(&signed));
            calls.extend(orders(&signed));
            calls.extend(twice_signed(&signed));
        }
        Plan {
            calls,
            cannot: self.cannot,
        }
    }
}

/// The call for allowances that one direct call ends.
fn direct(ends: &[AllowanceKey]) -> Option<RevokeCall> {
    let key = *ends.first()?;
    if let Some(delegation) = Delegation::of(&key) {
        return Some(delegation.call(all(ends)));
    }
    let spender = address_word(key.spender);
    let call = |selector, words: &[U256]| Some(RevokeCall::new(all(ends), key.token, selector, words));
    match key.kind {
        AllowanceKind::Nft => call(APPROVE, &[U256::ZERO, key.token_id?]),
        AllowanceKind::Operator => call(SET_APPROVAL_FOR_ALL, &[spender, U256::ZERO]),
        AllowanceKind::Erc6909 => call(APPROVE_ID, &[spender, key.token_id?, U256::ZERO]),
        AllowanceKind::Erc20 | AllowanceKind::Permit2 => call(APPROVE, &[spender, U256::ZERO]),
        // Each of these is a delegation, or nothing that a call ends.
        AllowanceKind::Erc6909Operator
        | AllowanceKind::Credit
        | AllowanceKind::Erc777Operator
        | AllowanceKind::Authorization
        | AllowanceKind::Relayer
        | AllowanceKind::MasterContract
        | AllowanceKind::Code => None,
    }
}

/// The call that sets an allowance; `None` where it has no such limit, or none that large.
fn limit(target: &Target, key: &AllowanceKey, amount: U256, until: Option<U256>) -> Option<RevokeCall> {
    let ends = vec![target.clone()];
    match (key.kind, until) {
        _ if amount.is_zero() => None,
        (AllowanceKind::Erc20, None) => {
            let words = [address_word(key.spender), amount];
            Some(RevokeCall::new(ends, key.token, APPROVE, &words))
        }
        (AllowanceKind::Permit2, Some(time)) => {
            let fits = amount.bit_len() <= 160 && time.bit_len() <= 48 && !time.is_zero();
            let words = [address_word(key.token), address_word(key.spender), amount, time];
            fits.then(|| RevokeCall::new(ends, PERMIT2, PERMIT2_APPROVE, &words))
        }
        _ => None,
    }
}

/// The `lockdown` of pairs that have one chain and owner.
fn lockdown(pairs: &[AllowanceKey]) -> RevokeCall {
    let mut words = vec![U256::from(32), U256::from(pairs.len())];
    for pair in pairs {
        words.push(address_word(pair.token));
        words.push(address_word(pair.spender));
    }
    RevokeCall::new(all(pairs), PERMIT2, LOCKDOWN, &words).noted("revoke_leaves_signatures")
}

fn all(keys: &[AllowanceKey]) -> Vec<Target> {
    keys.iter().copied().map(Target::from).collect()
}

/// Permit2's allowance signatures: for each pair one call past the highest nonce. A signature for several tokens is
/// over when one of its nonces is past, so one that a call hits already needs none of its own.
fn nonces(signed: &[Signature]) -> Vec<RevokeCall> {
    let mut pairs: Pairs = Map::default();
    let mut batches = Vec::new();
    for signature in signed {
        let Signed::Permit2 { spender, details } = &signature.signed else {
            continue;
        };
        match details.as_slice() {
            [one] => hit(&mut pairs, signature, *spender, one),
            several => batches.push((signature, *spender, several)),
        }
    }
    for (signature, spender, several) in batches {
        let possible = || several.iter().filter(|one| one.skip().is_some());
        let is_hit = |one: &&SignedNonce| {
            let known = pairs.get(&(one.token, spender));
            known.is_some_and(|(next, _)| *next > one.nonce)
        };
        let shared = possible().find(is_hit).or(possible().next());
        if let Some(one) = shared {
            hit(&mut pairs, signature, spender, one);
        }
    }
    pairs
        .into_sorted()
        .map(|((token, spender), (next, ends))| {
            let words = [address_word(token), address_word(spender), next];
            RevokeCall::new(ends, PERMIT2, INVALIDATE_NONCES, &words)
        })
        .collect()
}

/// By token and spender: the nonce to go on with, and what that ends.
type Pairs = Map<(Address, Address), (U256, Vec<Target>)>;

fn hit(pairs: &mut Pairs, signature: &Signature, spender: Address, one: &SignedNonce) {
    let Some(next) = one.skip() else { return };
    pairs.update((one.token, spender), |(highest, ends)| {
        *highest = next.max(*highest);
        ends.push(of(signature));
    });
}

/// Permit2's signature transfers: one mask for each word of nonces.
fn masks(signed: &[Signature]) -> Vec<RevokeCall> {
    let mut words: Map<U256, (U256, Vec<Target>)> = Map::default();
    for signature in signed {
        if let Signed::Transfer { nonce } = signature.signed {
            words.update(word_of(nonce), |(mask, ends)| {
                mask.set_bit(bit(nonce), true);
                ends.push(of(signature));
            });
        }
    }
    words
        .into_sorted()
        .map(|(word, (mask, ends))| {
            RevokeCall::new(ends, PERMIT2, INVALIDATE_UNORDERED_NONCES, &[word, mask])
        })
        .collect()
}

/// Seaport's orders: one `cancel` for all that were kept; where one was not, the counter ends every order there is.
fn orders(signed: &[Signature]) -> Vec<RevokeCall> {
    let order_of = |signature: &Signature| match &signature.signed {
        Signed::Order { keeper, .. } => Some(*keeper),
        _ => None,
    };
    let orders: Vec<Signature> = signed
        .iter()
        .filter(|signature| order_of(signature).is_some())
        .cloned()
        .collect();
    let mut calls = Vec::new();
    for group in groups(orders, |signature| order_of(signature).unwrap_or_default()) {
        let Some(keeper) = group.first().and_then(order_of) else {
            continue;
        };
        let kept: Option<Vec<(&SeaportOrder, U256)>> = group.iter().map(kept_order).collect();
        let Some(kept) = kept else {
            let ends = group.iter().map(of).collect();
            let call = RevokeCall::new(ends, keeper, INCREMENT_COUNTER, &[]);
            calls.push(call.noted("revoke_ends_all_orders"));
            continue;
        };
        for (kept, group) in kept
            .chunks(MAX_CANCELLED_ORDERS)
            .zip(group.chunks(MAX_CANCELLED_ORDERS))
        {
            let owner = group.first().map_or(Address::ZERO, |signature| signature.owner);
            let ends = group.iter().map(of).collect();
            calls.push(RevokeCall::new(ends, keeper, CANCEL, &order::cancel(owner, kept)));
        }
    }
    calls
}

fn kept_order(signature: &Signature) -> Option<(&SeaportOrder, U256)> {
    match &signature.signed {
        Signed::Order { order, counter, .. } => Some((order.as_ref()?, *counter)),
        _ => None,
    }
}

/// Permits and transfers of tokens, which another signature ends. Permits of one token that have one nonce end
/// together; those of higher nonces come later.
fn twice_signed(signed: &[Signature]) -> Vec<RevokeCall> {
    let mut permits: Permits = Map::default();
    for signature in signed {
        let (token, is_permit, nonce) = match signature.signed {
            Signed::Permit { token, nonce, .. } | Signed::DaiPermit { token, nonce, .. } => {
                (token, true, nonce)
            }
            Signed::Authorization { token, nonce, .. } => (token, false, nonce),
            _ => continue,
        };
        permits.update(((token, is_permit), nonce), |(call, ends)| {
            if call.is_none() {
                *call = signature.signed_call();
            }
            ends.push(of(signature));
        });
    }
    let calls = permits.into_sorted();
    calls
        .filter_map(|(_, (call, ends))| {
            Some(RevokeCall {
                ends,
                ..call?.noted("revoke_needs_signature")
            })
        })
        .collect()
}

/// By token, whether it is a permit, and nonce: the call, and what it ends.
type Permits = Map<((Address, bool), U256), (Option<RevokeCall>, Vec<Target>)>;

fn of(signature: &Signature) -> Target {
    Target::Signature {
        signature: signature.clone(),
    }
}

/// Entries with the same group, in order of first appearance.
fn groups<T, G: Key>(entries: Vec<T>, group: impl Fn(&T) -> G) -> Vec<Vec<T>> {
    let mut places: Map<G, usize> = Map::default();
    let mut groups: Vec<Vec<T>> = Vec::new();
    for entry in entries {
        let group = group(&entry);
        let known = places.get(&group).copied();
        match known.and_then(|place| groups.get_mut(place)) {
            Some(members) => members.push(entry),
            None => {
                places.insert_new(group, groups.len());
                groups.push(vec![entry]);
            }
        }
    }
    groups
}

/// A target by all that it says.
struct Whole<'a>(&'a Target);

impl Key for Whole<'_> {
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(write_json(self.0).as_bytes());
    }
}
