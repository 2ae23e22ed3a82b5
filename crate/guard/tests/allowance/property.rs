//! Whatever happened on the chain, and whatever an endpoint answers.

use crate::world::{Endpoint, World};
use crate::{exploring, plan, scan, searching, vectors};
use alloy_primitives::{Address, U256, hex, keccak256};
use guard::Reply;
use guard::allowance::{AllowanceKey, AllowanceKind, Heard, ScanOutcome, begin};
use proptest::prelude::*;
use serde_json::json;
use std::collections::BTreeMap;

const PERMIT2: Address = guard::allowance::PERMIT2;

/// The one id of an ERC-6909 contract.
const ID: &str = "0x0000000000000000000000000000000000000000000000000000000000000007";

/// Something an owner or a spender does.
#[derive(Clone, Copy, Debug)]
struct Act {
    kind: AllowanceKind,
    token: u8,
    spender: u8,
    amount: u8,
    /// A spender takes some: the allowance changes and no log says so.
    silent: bool,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let kinds = [
        AllowanceKind::Erc20,
        AllowanceKind::Permit2,
        AllowanceKind::Erc6909,
        AllowanceKind::Erc6909Operator,
        AllowanceKind::Credit,
        AllowanceKind::Erc777Operator,
        AllowanceKind::Authorization,
        AllowanceKind::Relayer,
        AllowanceKind::MasterContract,
    ];
    let kind = prop::sample::select(kinds.to_vec());
    let act = (kind, 0..4_u8, 1..4_u8, 0..3_u8, any::<bool>());
    let act = act.prop_map(|(kind, token, spender, amount, silent)| Act {
        kind,
        token,
        spender,
        amount,
        silent,
    });
    prop::collection::vec(act, 0..40)
}

fn token(act: &Act) -> Address {
    Address::repeat_byte(0x10 + act.token)
}

fn padded(address: Address) -> String {
    hex::encode_prefixed(address.into_word())
}

/// Whether the owner is the third topic of its event.
fn is_held(kind: AllowanceKind) -> bool {
    matches!(
        kind,
        AllowanceKind::Erc777Operator
            | AllowanceKind::Authorization
            | AllowanceKind::Relayer
            | AllowanceKind::MasterContract
    )
}

fn log(act: &Act, owner: Address, block: usize) -> serde_json::Value {
    let [token, spender] = [token(act), Address::repeat_byte(act.spender)];
    let amount = U256::from(act.amount).to_be_bytes::<32>();
    let (event, more) = match act.kind {
        AllowanceKind::Permit2 => (
            "Approval(address,address,address,uint160,uint48)",
            vec![padded(token), padded(spender)],
        ),
        AllowanceKind::Erc6909 => (
            "Approval(address,address,uint256,uint256)",
            vec![padded(spender), ID.to_owned()],
        ),
        AllowanceKind::Erc6909Operator => ("OperatorSet(address,address,bool)", vec![padded(spender)]),
        AllowanceKind::Credit => (
            "BorrowAllowanceDelegated(address,address,address,uint256)",
            vec![padded(spender), padded(token)],
        ),
        AllowanceKind::Erc777Operator => ("AuthorizedOperator(address,address)", vec![padded(spender)]),
        AllowanceKind::Relayer => (
            "RelayerApprovalChanged(address,address,bool)",
            vec![padded(spender)],
        ),
        AllowanceKind::MasterContract => (
            "LogSetMasterContractApproval(address,address,bool)",
            vec![padded(spender)],
        ),
        AllowanceKind::Authorization => (
            "SetAuthorization(address,address,address,bool)",
            vec![padded(spender), padded(spender)],
        ),
        _ => ("Approval(address,address,uint256)", vec![padded(spender)]),
    };
    let mut topics = more;
    topics.insert(usize::from(is_held(act.kind)), padded(owner));
    topics.insert(0, keccak256(event).to_string());
    let (address, data) = match act.kind {
        AllowanceKind::Permit2 => (PERMIT2, [amount, [0; 32]].concat()),
        AllowanceKind::Erc777Operator => (token, Vec::new()),
        _ => (token, amount.to_vec()),
    };
    json!({ "address": address, "topics": topics, "data": hex::encode_prefixed(data), "blockNumber": format!("{block:#x}") })
}

fn read(key: &AllowanceKey, amount: u8) -> (String, String) {
    let word = |address| padded(address)[2..].to_owned();
    let [owner, token, spender] = [key.owner, key.token, key.spender].map(word);
    let amount = hex::encode_prefixed(U256::from(amount).to_be_bytes::<32>());
    match key.kind {
        AllowanceKind::Permit2 => {
            let zeros = "0".repeat(128);
            (
                format!("{PERMIT2:#x} 0x927da105{owner}{token}{spender}"),
                format!("{amount}{zeros}"),
            )
        }
        AllowanceKind::Erc6909 => (
            format!("{:#x} 0x598af9e7{owner}{spender}{}", key.token, &ID[2..]),
            amount,
        ),
        AllowanceKind::Erc6909Operator => (format!("{:#x} 0xb6363cf2{owner}{spender}", key.token), amount),
        AllowanceKind::Credit => (format!("{:#x} 0x6bd76d24{owner}{spender}", key.token), amount),
        AllowanceKind::Erc777Operator => (format!("{:#x} 0xd95b6371{spender}{owner}", key.token), amount),
        AllowanceKind::Authorization => (format!("{:#x} 0x65e4ad9e{owner}{spender}", key.token), amount),
        AllowanceKind::Relayer => (format!("{:#x} 0xfec90d72{owner}{spender}", key.token), amount),
        AllowanceKind::MasterContract => (format!("{:#x} 0x91e0eab5{spender}{owner}", key.token), amount),
        _ => (format!("{:#x} 0xdd62ed3e{owner}{spender}", key.token), amount),
    }
}

/// The chain after some acts: the logs, and the allowances that were ever logged.
fn play(acts: &[Act]) -> (World, BTreeMap<AllowanceKey, u8>) {
    let plan = vectors().plan;
    let mut state: BTreeMap<AllowanceKey, u8> = BTreeMap::new();
    let mut logs = Vec::new();
    for (block, act) in acts.iter().enumerate() {
        let key = AllowanceKey {
            chain: plan.chain,
            owner: plan.owner,
            kind: act.kind,
            token: token(act),
            token_id: (act.kind == AllowanceKind::Erc6909).then_some(U256::from(7)),
            spender: Address::repeat_byte(act.spender),
        };
        if !act.silent {
            logs.push(log(act, plan.owner, block));
            state.insert(key, act.amount);
        } else if let Some(amount) = state.get_mut(&key) {
            *amount = (*amount).min(act.amount);
        }
    }
    let world = World {
        head: "0x64".to_owned(),
        logs,
        reads: state.iter().map(|(key, amount)| read(key, *amount)).collect(),
        fork: 0,
    };
    (world, state)
}

fn reply() -> impl Strategy<Value = Reply> {
    let json = prop_oneof![
        Just("\"0x64\"".to_owned()),
        Just("[]".to_owned()),
        Just("\"0x\"".to_owned()),
        "\\PC{0,40}",
        prop::collection::vec(any::<u8>(), 0..200).prop_map(|bytes| format!("\"0x{}\"", hex::encode(bytes))),
        prop::collection::vec(0..5_u8, 0..64).prop_map(|words| {
            let words = words.into_iter().map(|word| U256::from(word) * U256::from(32));
            let text: String = words.map(|word| hex::encode(word.to_be_bytes::<32>())).collect();
            format!("\"0x{text}\"")
        }),
        acts().prop_map(|acts| serde_json::to_string(&play(&acts).0.logs).unwrap()),
    ];
    prop_oneof![
        6 => json.prop_map(|json| Reply::Result { json }),
        1 => prop_oneof!["\\PC{0,20}", Just("block range is too large".to_owned()), Just("limit exceeded".to_owned())]
            .prop_map(|message| Reply::Error { message }),
        1 => "\\PC{0,20}".prop_map(|reason| Reply::Unreachable { reason }),
    ]
}

/// What becomes of one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Answered,
    Busy,
    Slow,
    Large,
    Nothing,
    /// Only the first half arrives.
    Cut,
    /// It is answered, and then the host dies and begins again from what it kept.
    Death,
}

fn fates() -> impl Strategy<Value = Vec<Fate>> {
    let fate = prop_oneof![
        8 => Just(Fate::Answered),
        1 => Just(Fate::Busy),
        1 => Just(Fate::Slow),
        1 => Just(Fate::Large),
        1 => Just(Fate::Nothing),
        1 => Just(Fate::Cut),
        1 => Just(Fate::Death),
    ];
    prop::collection::vec(fate, 1..60)
}

/// Drives a scan through its fates, around and around, with at most 20 deaths.
fn survive(world: &World, endpoint: &Endpoint, fates: &[Fate], deaths: bool) -> ScanOutcome {
    let plan = plan(endpoint);
    let mut scan = begin(plan, None);
    let mut kept = None;
    let (mut turn, mut died) = (0, 0);
    while !scan.requests().is_empty() {
        let mut dies = false;
        for request in scan.requests() {
            let body = world.respond(endpoint, &request).unwrap();
            let heard = match fates[turn % fates.len()] {
                Fate::Answered | Fate::Death => Heard::Body(body.as_bytes()),
                Fate::Busy => Heard::Busy,
                Fate::Slow => Heard::Slow,
                Fate::Large => Heard::Large,
                Fate::Nothing => Heard::Nothing("gone"),
                Fate::Cut => Heard::Body(&body.as_bytes()[..body.len() / 2]),
            };
            scan.hear(request.at, heard);
            dies |= fates[turn % fates.len()] == Fate::Death;
            turn += 1;
        }
        assert!(turn < 100_000, "no end");
        if dies && deaths && died < 20 {
            died += 1;
            kept = scan.saved().or(kept);
            scan = begin(plan, kept.as_deref());
            continue;
        }
        scan.step();
    }
    scan.outcome()
}

/// An explorer that knows some of the blocks, takes some rows at once, and has its faults.
fn index() -> impl Strategy<Value = serde_json::Value> {
    let kind = prop_oneof![Just("etherscan"), Just("blockscout")];
    let refusal = prop_oneof![
        Just("Query Timeout occured"),
        Just("Max rate limit reached"),
        Just("Invalid API Key"),
        Just("Something went wrong."),
    ];
    let faults = (
        prop::option::of(0..120_i64),
        prop::option::of(-1..9_i64),
        prop::option::of(0..5_usize),
    );
    (kind, faults, refusal, prop::bool::weighted(0.1)).prop_map(
        |(kind, (last, rows, broken), refusal, everything)| {
            json!({ "kind": kind, "last": last, "rows": rows, "broken": broken, "refusal": refusal, "everything": everything })
        },
    )
}

fn standing(state: BTreeMap<AllowanceKey, u8>) -> Vec<(AllowanceKey, U256)> {
    let live = state.into_iter().filter(|(_, amount)| *amount > 0);
    // Of an operator there is no amount.
    let amount_of = |key: &AllowanceKey, amount| match key.kind {
        AllowanceKind::Erc6909Operator => U256::ONE,
        kind if is_held(kind) => U256::ONE,
        _ => U256::from(amount),
    };
    live.map(|(key, amount)| (key, amount_of(&key, amount))).collect()
}

fn found(outcome: &ScanOutcome) -> Vec<(AllowanceKey, U256)> {
    let rows = outcome.allowances.iter();
    let mut rows: Vec<_> = rows
        .map(|row| (row.key, row.amount.value().unwrap_or(U256::ONE)))
        .collect();
    rows.sort();
    rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn whatever_befalls_it_nothing_is_wrong_and_nothing_is_hidden(
        acts in acts(), blocks in 5..120_i64, index in prop::option::of(index()), fates in fates(), deaths in any::<bool>(),
    ) {
        let (world, state) = play(&acts);
        let endpoint: Endpoint =
            serde_json::from_value(json!({ "blocks": blocks, "refusal": "block range too wide", "explorer": index })).unwrap();
        let outcome = survive(&world, &endpoint, &fates, deaths);
        let (found, stands) = (found(&outcome), standing(state));
        if outcome.complete {
            prop_assert_eq!(found, stands);
        } else {
            prop_assert!(!outcome.unread.is_empty());
            prop_assert!(found.iter().all(|row| stands.contains(row)));
        }
    }

    #[test]
    fn finds_exactly_what_stands(acts in acts(), blocks in 1..120_i64, index in prop::option::of(index())) {
        let (world, state) = play(&acts);
        let endpoint: Endpoint =
            serde_json::from_value(json!({ "blocks": blocks, "refusal": "block range too wide", "explorer": index })).unwrap();
        let (outcome, _) = scan(&world, &endpoint);
        prop_assert_eq!(found(&outcome), standing(state));
        prop_assert!(outcome.complete);
    }

    #[test]
    fn ends_without_panic_whatever_is_answered(
        rounds in prop::collection::vec(prop::collection::vec(reply(), 0..10), 1..12), is_explorer in any::<bool>(),
    ) {
        let mut scan = if is_explorer { exploring() } else { searching() };
        for round in rounds {
            for (request, reply) in scan.requests().iter().zip(round) {
                match reply {
                    Reply::Result { json } => {
                        let body = format!(r#"{{"id":0,"status":"1","result":{json}}}"#);
                        scan.hear(request.at, Heard::Body(body.as_bytes()));
                    }
                    Reply::Error { message } => {
                        let body = json!({ "id": 0, "error": { "message": message } }).to_string();
                        scan.hear(request.at, Heard::Body(body.as_bytes()));
                    }
                    Reply::Unreachable { reason } => scan.hear(request.at, Heard::Body(reason.as_bytes())),
                }
            }
            scan.step();
            let saved = scan.saved();
            let _ = begin(vectors().plan, saved.as_deref());
        }
        // Silence ends it.
        let mut left = 10_000;
        while !scan.requests().is_empty() {
            scan.step();
            left -= 1;
            prop_assert!(left > 0);
        }
        let outcome = scan.outcome();
        prop_assert_eq!(outcome.complete, outcome.unread.is_empty());
        prop_assert!(outcome.failed.is_none() || outcome.allowances.is_empty());
    }
}
