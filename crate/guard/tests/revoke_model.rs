//! A model of the contracts: after the plan for any selection was carried out, nothing of it can be used, the check by
//! current reads says so, and what was not selected stands as before.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use alloy_primitives::{Address, B256, U256, hex, keccak256};
use guard::allowance::{AllowanceKey, AllowanceKind, PERMIT2};
use guard::multicall::MULTICALL3;
use guard::revoke::{
    Checked, Delegation, DelegationKind, Ending, RevokeCall, SeaportOrder, Signature, Signed, SignedDomain,
    SignedNonce, Target, check, plan, signed,
};
use guard::{Call, ChainId, Reply};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

const KINDS: [DelegationKind; 16] = [
    DelegationKind::Credit,
    DelegationKind::PositionManager,
    DelegationKind::Manager,
    DelegationKind::Authorization,
    DelegationKind::AccountOperator,
    DelegationKind::Relayer,
    DelegationKind::MasterContract,
    DelegationKind::Vat,
    DelegationKind::Erc777Operator,
    DelegationKind::Operator,
    DelegationKind::TimedOperator,
    DelegationKind::Plugin,
    DelegationKind::AllPowers,
    DelegationKind::DelegateAll,
    DelegationKind::DelegateForAll,
    DelegationKind::TransferOperator,
];

/// The function that ends each kind, with the place of who loses it and of the word that has to be 0; and the one that
/// reads it, with the places of who gave it and of who has it.
fn functions(kind: DelegationKind) -> (&'static str, usize, Option<usize>, &'static str, usize, usize) {
    use DelegationKind as Kind;
    match kind {
        Kind::Credit => (
            "approveDelegation(address,uint256)",
            0,
            Some(1),
            "borrowAllowance(address,address)",
            0,
            1,
        ),
        Kind::PositionManager => (
            "approvePositionManager(address,bool)",
            0,
            Some(1),
            "isApprovedPositionManager(address,address)",
            0,
            1,
        ),
        Kind::Manager => (
            "allow(address,bool)",
            0,
            Some(1),
            "isAllowed(address,address)",
            0,
            1,
        ),
        Kind::Authorization => (
            "setAuthorization(address,bool)",
            0,
            Some(1),
            "isAuthorized(address,address)",
            0,
            1,
        ),
        Kind::AccountOperator => (
            "setAccountOperator(address,address,bool)",
            1,
            Some(2),
            "isAccountOperatorAuthorized(address,address)",
            0,
            1,
        ),
        Kind::Relayer => (
            "setRelayerApproval(address,address,bool)",
            1,
            Some(2),
            "hasApprovedRelayer(address,address)",
            0,
            1,
        ),
        Kind::MasterContract => (
            "setMasterContractApproval(address,address,bool,uint8,bytes32,bytes32)",
            1,
            Some(2),
            "masterContractApproved(address,address)",
            1,
            0,
        ),
        Kind::Vat => ("nope(address)", 0, None, "can(address,address)", 0, 1),
        Kind::Erc777Operator => (
            "revokeOperator(address)",
            0,
            None,
            "isOperatorFor(address,address)",
            1,
            0,
        ),
        Kind::Operator => (
            "setOperator(address,bool)",
            0,
            Some(1),
            "isOperator(address,address)",
            0,
            1,
        ),
        Kind::TimedOperator => (
            "setOperator(address,uint48)",
            0,
            Some(1),
            "isOperator(address,address)",
            0,
            1,
        ),
        Kind::Plugin => (
            "denyPlugin(address)",
            0,
            None,
            "approvedPlugins(address,address)",
            0,
            1,
        ),
        Kind::AllPowers => (
            "removeAllDelegatePowers(address)",
            0,
            None,
            "approvedAll(address,address)",
            0,
            1,
        ),
        Kind::DelegateAll => (
            "delegateAll(address,bytes32,bool)",
            0,
            Some(2),
            "checkDelegateForAll(address,address,bytes32)",
            1,
            0,
        ),
        Kind::DelegateForAll => (
            "delegateForAll(address,bool)",
            0,
            Some(1),
            "checkDelegateForAll(address,address)",
            1,
            0,
        ),
        Kind::TransferOperator => (
            "revokeApprovals(address[])",
            2,
            None,
            "hasUserApprovedOperator(address,address)",
            0,
            1,
        ),
    }
}

fn selector(function: &str) -> [u8; 4] {
    keccak256(function)[..4].try_into().unwrap()
}

type Place = (u64, Address);

/// What the contracts of all chains keep, by chain and owner.
#[derive(Clone, Debug, Default, PartialEq)]
struct World {
    /// ERC-20 allowances, operators and approved tokens, by contract and spender or token.
    erc20: BTreeMap<(Place, Address, Address), U256>,
    operators: BTreeSet<(Place, Address, Address)>,
    ids: BTreeSet<(Place, Address, Address, U256)>,
    approved: BTreeMap<(Place, Address, U256), Address>,
    /// Permit2: amount and nonce by token and spender; used bits.
    pairs: BTreeMap<(Place, Address, Address), (U256, U256)>,
    bits: BTreeSet<(Place, U256)>,
    delegations: BTreeSet<(Place, Address, Address, u8, U256)>,
    /// Nonces of permits by token, used transfers, Seaport's counters and cancelled orders.
    nonces: BTreeMap<(Place, Address), U256>,
    used: BTreeSet<(Place, Address, U256)>,
    counters: BTreeMap<(Place, Address), U256>,
    cancelled: BTreeSet<(Place, Address, U256)>,
}

fn word(data: &[u8], at: usize) -> U256 {
    U256::from_be_slice(&data[at * 32..at * 32 + 32])
}

fn account(data: &[u8], at: usize) -> Address {
    Address::from_word(word(data, at).into())
}

fn place_of(kind: DelegationKind) -> u8 {
    u8::try_from(KINDS.iter().position(|one| *one == kind).unwrap()).unwrap()
}

/// The authority that is listed as an allowance of this kind.
fn listed(kind: AllowanceKind) -> u8 {
    place_of(match kind {
        AllowanceKind::Credit => DelegationKind::Credit,
        AllowanceKind::Erc777Operator => DelegationKind::Erc777Operator,
        AllowanceKind::Authorization => DelegationKind::Authorization,
        AllowanceKind::Relayer => DelegationKind::Relayer,
        AllowanceKind::MasterContract => DelegationKind::MasterContract,
        _ => DelegationKind::Operator,
    })
}

impl World {
    /// Carries out a call by its owner; panics where a contract would revert.
    fn execute(&mut self, call: &RevokeCall) {
        let from = (call.chain.0, call.owner);
        let (head, data) = call.data.split_at(4);
        let head: [u8; 4] = head.try_into().unwrap();
        let is = |function: &str| head == selector(function);
        let to = call.to;
        if is("approve(address,uint256)") {
            let (spender, value) = (account(data, 0), word(data, 1));
            // A token of either standard, told apart by what it keeps.
            if spender.is_zero() {
                self.approved.remove(&(from, to, value));
            } else {
                assert_eq!(value, U256::ZERO);
                self.erc20.remove(&(from, to, spender));
            }
        } else if is("approve(address,uint256,uint256)") {
            assert_eq!(word(data, 2), U256::ZERO);
            self.ids.remove(&(from, to, account(data, 0), word(data, 1)));
        } else if is("setApprovalForAll(address,bool)") {
            assert_eq!(word(data, 1), U256::ZERO);
            self.operators.remove(&(from, to, account(data, 0)));
        } else if to == PERMIT2 && is("lockdown((address,address)[])") {
            for at in 0..usize::try_from(word(data, 1)).unwrap() {
                let pair = (from, account(data, 2 + at * 2), account(data, 3 + at * 2));
                self.pairs.entry(pair).or_default().0 = U256::ZERO;
            }
        } else if to == PERMIT2 && is("invalidateNonces(address,address,uint48)") {
            let pair = self
                .pairs
                .entry((from, account(data, 0), account(data, 1)))
                .or_default();
            let next = word(data, 2);
            assert!(next > pair.1 && next - pair.1 <= U256::from(65_535));
            pair.1 = next;
        } else if to == PERMIT2 && is("invalidateUnorderedNonces(uint256,uint256)") {
            let (page, mask) = (word(data, 0), word(data, 1));
            for bit in (0..256_usize).filter(|bit| mask.bit(*bit)) {
                self.bits.insert((from, (page << 8) + U256::from(bit)));
            }
        } else if is("incrementCounter()") {
            *self.counters.entry((from, to)).or_default() += U256::ONE;
        } else if head == hex!("fd9f1e10") {
            // The salts name the orders here; each order's words begin where its offset says.
            for at in 0..usize::try_from(word(data, 1)).unwrap() {
                let start = 64 + usize::try_from(word(data, 2 + at)).unwrap();
                assert_eq!(account(&data[start..], 0), call.owner);
                self.cancelled.insert((from, to, word(&data[start..], 8)));
            }
        } else if is("cancelAuthorization(address,bytes32,uint8,bytes32,bytes32)") {
            self.sign(call, 2);
            self.used.insert((from, to, word(data, 1)));
        } else if is("permit(address,address,uint256,uint256,uint8,bytes32,bytes32)") {
            assert_eq!(word(data, 2), U256::ZERO);
            self.sign(call, 4);
            self.permit(call);
        } else if is("permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)") {
            assert_eq!(word(data, 4), U256::ZERO);
            self.sign(call, 5);
            self.permit(call);
        } else {
            self.undelegate(call);
        }
    }

    /// That the owner's second signature comes to stand where it belongs.
    fn sign(&self, call: &RevokeCall, at: usize) {
        let mut signature = [0x22; 65];
        signature[64] = 1;
        let data = signed(&call.data, &signature).unwrap();
        assert_eq!(word(&data[4..], at), U256::from(28));
        assert_eq!(data.len(), call.data.len());
        assert_eq!(data.len(), 4 + (at + 3) * 32);
    }

    fn permit(&mut self, call: &RevokeCall) {
        let message: Value = serde_json::from_str(call.sign.as_ref().unwrap()).unwrap();
        let nonce: U256 = message["message"]["nonce"].as_str().unwrap().parse().unwrap();
        let now = self
            .nonces
            .entry(((call.chain.0, call.owner), call.to))
            .or_default();
        assert_eq!(nonce, *now);
        *now += U256::ONE;
    }

    fn undelegate(&mut self, call: &RevokeCall) {
        let (head, data) = call.data.split_at(4);
        let kinds = KINDS
            .into_iter()
            .filter(|kind| selector(functions(*kind).0) == head[..]);
        let mut known = false;
        for kind in kinds {
            let (_, who, zero, ..) = functions(kind);
            assert!(zero.is_none_or(|at| word(data, at).is_zero()));
            let rights = if kind == DelegationKind::DelegateAll {
                word(data, 1)
            } else {
                U256::ZERO
            };
            let from = (call.chain.0, call.owner);
            self.delegations
                .remove(&(from, call.to, account(data, who), place_of(kind), rights));
            known = true;
        }
        assert!(known, "{call:?}");
    }

    /// Brings it into being.
    fn grant(&mut self, target: &Target) {
        let from = (target.chain().0, target.owner());
        match target {
            Target::Allowance { key } => match key.kind {
                AllowanceKind::Erc20 => {
                    self.erc20.insert((from, key.token, key.spender), U256::MAX);
                }
                AllowanceKind::Operator => {
                    self.operators.insert((from, key.token, key.spender));
                }
                AllowanceKind::Nft => {
                    self.approved
                        .insert((from, key.token, key.token_id.unwrap()), key.spender);
                }
                AllowanceKind::Permit2 => {
                    self.pairs.entry((from, key.token, key.spender)).or_default().0 = U256::MAX;
                }
                AllowanceKind::Erc6909 => {
                    self.ids
                        .insert((from, key.token, key.spender, key.token_id.unwrap()));
                }
                _ => {
                    self.delegations
                        .insert((from, key.token, key.spender, listed(key.kind), U256::ZERO));
                }
            },
            Target::Delegation { delegation } => {
                let Delegation {
                    contract,
                    who,
                    kind,
                    rights,
                    ..
                } = *delegation;
                self.delegations
                    .insert((from, contract, who, place_of(kind), rights));
            }
            // Nothing of the selection is left to somebody on purpose here.
            Target::Limit { .. } | Target::Signature { .. } => {}
        }
    }

    /// Whether somebody can make use of it.
    fn is_usable(&self, target: &Target) -> bool {
        let from = (target.chain().0, target.owner());
        match target {
            Target::Allowance { key } => match key.kind {
                AllowanceKind::Erc20 => self.erc20.contains_key(&(from, key.token, key.spender)),
                AllowanceKind::Operator => self.operators.contains(&(from, key.token, key.spender)),
                AllowanceKind::Nft => {
                    self.approved.get(&(from, key.token, key.token_id.unwrap())) == Some(&key.spender)
                }
                AllowanceKind::Permit2 => {
                    let pair = self.pairs.get(&(from, key.token, key.spender));
                    pair.is_some_and(|(amount, _)| !amount.is_zero())
                }
                AllowanceKind::Erc6909 => {
                    self.ids
                        .contains(&(from, key.token, key.spender, key.token_id.unwrap()))
                }
                _ => self
                    .delegations
                    .contains(&(from, key.token, key.spender, listed(key.kind), U256::ZERO)),
            },
            Target::Delegation { delegation } => {
                let Delegation {
                    contract,
                    who,
                    kind,
                    rights,
                    ..
                } = *delegation;
                self.delegations
                    .contains(&(from, contract, who, place_of(kind), rights))
            }
            Target::Limit { .. } => false,
            Target::Signature { signature } => self.is_good(from, &signature.signed),
        }
    }

    /// Whether a signature is good now, or would be once others before it were used.
    fn is_good(&self, from: Place, signed: &Signed) -> bool {
        match signed {
            Signed::Permit { token, nonce, .. } | Signed::DaiPermit { token, nonce, .. } => {
                *nonce >= self.nonces.get(&(from, *token)).copied().unwrap_or_default()
            }
            Signed::Permit2 { spender, details } => details.iter().all(|one| {
                let pair = self
                    .pairs
                    .get(&(from, one.token, *spender))
                    .copied()
                    .unwrap_or_default();
                one.nonce >= pair.1
            }),
            Signed::Transfer { nonce } => !self.bits.contains(&(from, *nonce)),
            Signed::Authorization { token, nonce, .. } => !self.used.contains(&(from, *token, *nonce)),
            Signed::Order {
                keeper,
                counter,
                hash,
                ..
            } => {
                let now = self.counters.get(&(from, *keeper)).copied().unwrap_or_default();
                now == *counter && !self.cancelled.contains(&(from, *keeper, (*hash).into()))
            }
            Signed::Endless => true,
        }
    }

    /// Answers an `eth_call`; there is no Multicall3.
    fn answer(&self, call: &Call) -> Reply {
        let params: Value = serde_json::from_str(&call.params).unwrap();
        let to: Address = params[0]["to"].as_str().unwrap().parse().unwrap();
        let input = hex::decode(params[0]["data"].as_str().unwrap()).unwrap();
        let words = if to == MULTICALL3 {
            Vec::new()
        } else {
            self.view(call.chain.0, to, &input)
        };
        let bytes: Vec<u8> = words
            .iter()
            .flat_map(|word: &U256| word.to_be_bytes::<32>())
            .collect();
        Reply::Result {
            json: format!("\"{}\"", hex::encode_prefixed(bytes)),
        }
    }

    fn view(&self, chain: u64, to: Address, input: &[u8]) -> Vec<U256> {
        let (head, data) = input.split_at(4);
        let is = |function: &str| head == selector(function);
        let own = |at: usize| (chain, account(data, at));
        let flag = |yes: bool| vec![U256::from(yes)];
        if is("allowance(address,address)") {
            return vec![
                self.erc20
                    .get(&(own(0), to, account(data, 1)))
                    .copied()
                    .unwrap_or_default(),
            ];
        }
        if is("allowance(address,address,uint256)") {
            let entry = (own(0), to, account(data, 1), word(data, 2));
            return flag(self.ids.contains(&entry));
        }
        if is("isApprovedForAll(address,address)") {
            return flag(self.operators.contains(&(own(0), to, account(data, 1))));
        }
        if is("getApproved(uint256)") || is("ownerOf(uint256)") {
            // Nobody's token was ever sold here.
            let found = self
                .approved
                .iter()
                .find(|((from, token, id), _)| from.0 == chain && *token == to && *id == word(data, 0));
            let of = if is("ownerOf(uint256)") {
                found.map(|((from, ..), _)| from.1)
            } else {
                found.map(|(_, to)| *to)
            };
            return vec![of.unwrap_or_default().into_word().into()];
        }
        if is("allowance(address,address,address)") {
            let pair = self
                .pairs
                .get(&(own(0), account(data, 1), account(data, 2)))
                .copied()
                .unwrap_or_default();
            return vec![pair.0 & (U256::MAX >> 96), U256::ZERO, pair.1];
        }
        if is("nonceBitmap(address,uint256)") {
            let mut mask = U256::ZERO;
            for bit in 0..256_usize {
                mask.set_bit(
                    bit,
                    self.bits
                        .contains(&(own(0), (word(data, 1) << 8) + U256::from(bit))),
                );
            }
            return vec![mask];
        }
        if is("nonces(address)") {
            return vec![self.nonces.get(&(own(0), to)).copied().unwrap_or_default()];
        }
        if is("authorizationState(address,bytes32)") {
            return flag(self.used.contains(&(own(0), to, word(data, 1))));
        }
        if is("getCounter(address)") {
            return vec![self.counters.get(&(own(0), to)).copied().unwrap_or_default()];
        }
        if is("getOrderStatus(bytes32)") {
            let gone = self
                .cancelled
                .iter()
                .any(|(from, keeper, hash)| from.0 == chain && *keeper == to && *hash == word(data, 0));
            return vec![U256::ZERO, U256::from(gone), U256::ZERO, U256::ZERO];
        }
        let stands = KINDS
            .into_iter()
            .filter(|kind| selector(functions(*kind).3) == head[..])
            .any(|kind| {
                let (.., owner, who) = functions(kind);
                let rights = if kind == DelegationKind::DelegateAll {
                    word(data, 2)
                } else {
                    U256::ZERO
                };
                self.delegations
                    .contains(&(own(owner), to, account(data, who), place_of(kind), rights))
            });
        flag(stands)
    }

    /// How everything stands by the check, which asks only this world.
    fn check(&self, targets: &[Target]) -> Vec<Ending> {
        let (mut check, mut calls) = check(targets);
        loop {
            let replies: Vec<Reply> = calls.iter().map(|call| self.answer(call)).collect();
            match check.read(&replies) {
                Checked::More {
                    check: next,
                    calls: more,
                } => (check, calls) = (next, more),
                Checked::Done { endings } => return endings.into_iter().map(|(_, ending)| ending).collect(),
            }
        }
    }
}

fn some_address(from: u8) -> impl Strategy<Value = Address> {
    (from..from + 3).prop_map(Address::repeat_byte)
}

fn some_key() -> impl Strategy<Value = AllowanceKey> {
    let kind = prop_oneof![
        Just(AllowanceKind::Erc20),
        Just(AllowanceKind::Nft),
        Just(AllowanceKind::Operator),
        Just(AllowanceKind::Permit2),
        Just(AllowanceKind::Erc6909),
        Just(AllowanceKind::Erc6909Operator),
        Just(AllowanceKind::Credit),
        Just(AllowanceKind::Erc777Operator),
        Just(AllowanceKind::Authorization),
        Just(AllowanceKind::Relayer),
        Just(AllowanceKind::MasterContract)
    ];
    (kind, 1_u64..3, some_address(0x10), some_address(0x20), 1_u64..3).prop_map(
        |(kind, chain, token, spender, id)| {
            // A contract is a token of one kind only.
            let token = Address::with_last_byte(token[19] + 0x10 * kind as u8);
            AllowanceKey {
                chain: ChainId(chain),
                owner: Address::repeat_byte(0xaa),
                kind,
                token,
                token_id: matches!(kind, AllowanceKind::Nft | AllowanceKind::Erc6909)
                    .then_some(U256::from(id)),
                spender,
            }
        },
    )
}

fn domain() -> SignedDomain {
    SignedDomain {
        name: Some("A \"token\"".to_owned()),
        version: None,
        has_chain: true,
        salt: Some(B256::ZERO),
    }
}

/// Permits of one token and chain have one nonce: others could not be used one after another.
fn some_signed() -> impl Strategy<Value = Signed> {
    let nonce = || (0_u64..4).prop_map(U256::from);
    let detail = || {
        (some_address(0x60), nonce()).prop_map(|(token, nonce)| SignedNonce {
            token,
            nonce,
            current: None,
        })
    };
    prop_oneof![
        (some_address(0x20)).prop_map(|spender| Signed::Permit {
            token: Address::repeat_byte(0x70),
            spender,
            nonce: U256::ZERO,
            domain: domain()
        }),
        (some_address(0x20)).prop_map(|spender| Signed::DaiPermit {
            token: Address::repeat_byte(0x71),
            spender,
            nonce: U256::ZERO,
            domain: domain()
        }),
        (some_address(0x20), proptest::collection::vec(detail(), 1..4))
            .prop_map(|(spender, details)| Signed::Permit2 { spender, details }),
        (0_u64..600).prop_map(|nonce| Signed::Transfer {
            nonce: U256::from(nonce)
        }),
        (some_address(0x72), nonce()).prop_map(|(token, nonce)| Signed::Authorization {
            token,
            nonce,
            domain: domain()
        }),
        (some_address(0x50), 1_u64..6, any::<bool>(), 0_usize..3).prop_map(|(keeper, salt, kept, items)| {
            Signed::Order {
                keeper,
                counter: U256::ZERO,
                hash: U256::from(salt).into(),
                order: kept.then(|| some_order(salt, items)),
            }
        }),
        Just(Signed::Endless),
    ]
}

fn some_order(salt: u64, items: usize) -> SeaportOrder {
    let item = guard::revoke::SeaportItem {
        item_type: 2,
        token: Address::repeat_byte(1),
        identifier: U256::ONE,
        start_amount: U256::ONE,
        end_amount: U256::ONE,
        recipient: None,
    };
    SeaportOrder {
        zone: Address::ZERO,
        offer: vec![item; items],
        consideration: vec![item; 1],
        order_type: 0,
        start_time: U256::ZERO,
        end_time: U256::MAX,
        zone_hash: B256::ZERO,
        salt: U256::from(salt),
        conduit_key: B256::ZERO,
    }
}

fn some_target() -> impl Strategy<Value = Target> {
    let owner = Address::repeat_byte(0xaa);
    prop_oneof![
        some_key().prop_map(Target::from),
        (
            1_u64..3,
            0..KINDS.len(),
            some_address(0x40),
            some_address(0x20),
            0_u64..2
        )
            .prop_map(move |(chain, kind, contract, who, rights)| {
                let kind = KINDS[kind];
                // Two kinds that are read alike are not kept by one contract.
                let contract = if kind == DelegationKind::TimedOperator {
                    Address::repeat_byte(0x4f)
                } else {
                    contract
                };
                let rights = if kind == DelegationKind::DelegateAll {
                    rights
                } else {
                    0
                };
                let rights = U256::from(rights);
                Target::Delegation {
                    delegation: Delegation {
                        chain: ChainId(chain),
                        owner,
                        kind,
                        contract,
                        who,
                        rights,
                    },
                }
            }),
        (1_u64..3, some_signed()).prop_map(move |(chain, signed)| Target::Signature {
            signature: Signature {
                chain: ChainId(chain),
                owner,
                signed
            }
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_plan_leaves_nothing_of_the_selection_usable(
        granted in proptest::collection::vec((some_target(), any::<bool>()), 0..40)
    ) {
        let mut world = World::default();
        for (target, _) in &granted {
            world.grant(target);
        }
        let chosen: Vec<Target> = granted.iter().filter(|(_, is)| *is).map(|(target, _)| target.clone()).collect();
        let before = world.clone();
        let stands = |endings: &[Ending]| endings.iter().filter(|ending| matches!(ending, Ending::Still { .. })).count();
        let usable = chosen.iter().filter(|target| before.is_usable(target));
        let endless = |target: &&Target| {
            matches!(target, Target::Signature { signature } if signature.signed == Signed::Endless)
        };
        prop_assert_eq!(stands(&world.check(&chosen)), usable.filter(|target| !endless(target)).count());

        let made = plan(&chosen);
        for call in &made.calls {
            prop_assert!(call.ends.iter().all(|target| (target.chain(), target.owner()) == (call.chain, call.owner)));
            world.execute(call);
        }

        let cannot: Vec<&Target> = made.cannot.iter().map(|(target, _)| target).collect();
        for (target, ending) in chosen.iter().zip(world.check(&chosen)) {
            if cannot.contains(&target) {
                prop_assert!(endless(&target));
                continue;
            }
            prop_assert!(!world.is_usable(target), "{:?}", target);
            prop_assert_eq!(ending, Ending::Ended, "{:?}", target);
            prop_assert!(made.calls.iter().any(|call| call.ends.contains(target)));
        }
        // What nobody chose, and no chosen thing shares, stands as before.
        for (target, _) in &granted {
            let is_allowance = matches!(target, Target::Allowance { key } if key.kind != AllowanceKind::Nft);
            if is_allowance && !chosen.contains(target) {
                prop_assert_eq!(world.is_usable(target), before.is_usable(target));
            }
        }
        // No call is in vain: each ends something that no other does, or shares.
        prop_assert!(made.calls.iter().all(|call| !call.ends.is_empty()));
    }
}
