//! The scan against data: worlds of logs and reads, encoded by viem, and what must be found in them.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

mod property;
mod world;

use guard::allowance::{Outcome, REPLY_LIMITS, Scan, ScanPlan, begin, step};
use guard::{Call, Reply};
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use world::{Endpoint, World};

#[derive(Deserialize)]
struct Vectors {
    plan: ScanPlan,
    worlds: BTreeMap<String, World>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    world: String,
    endpoint: Endpoint,
    expect: Value,
}

fn vectors() -> &'static Vectors {
    static VECTORS: LazyLock<Vectors> = LazyLock::new(|| {
        serde_json::from_str(include_str!("../../../../tests/vectors/allowance/scans.json")).unwrap()
    });
    &VECTORS
}

/// Drives a scan to its end; every checkpoint passes through JSON.
fn scan(plan: ScanPlan, world: &World, endpoint: &Endpoint) -> (Outcome, usize) {
    let (mut scan, mut calls) = begin(plan);
    let mut made = 0;
    let mut done = 0;
    while !calls.is_empty() {
        made += calls.len();
        assert!(made < 20_000, "no end");
        let replies: Vec<Reply> = calls.iter().map(|call| world.answer(endpoint, call)).collect();
        let kept = serde_json::to_string(&scan).unwrap();
        let resumed: Scan = guard::read_json(&kept).unwrap();
        assert_eq!(resumed, scan);
        assert_eq!(resumed.calls(), calls);
        assert!(
            scan.outcome().failed.is_some(),
            "an unfinished scan found nothing"
        );
        (scan, calls) = step(resumed, replies);
        let progress = scan.progress();
        assert!(done <= progress.done && progress.done <= progress.total);
        done = progress.done;
    }
    assert_eq!(done, 1_000);
    (scan.outcome(), made)
}

#[test]
fn every_case() {
    let vectors = vectors();
    for case in &vectors.cases {
        let (outcome, made) = scan(vectors.plan, &vectors.worlds[&case.world], &case.endpoint);
        let found = serde_json::to_value(&outcome).unwrap();
        for (at, row) in found["allowances"].as_array().unwrap().iter().enumerate() {
            assert_eq!(*row, case.expect["allowances"][at], "{} row {at}", case.name);
        }
        assert_eq!(found, case.expect, "{}", case.name);
        assert!(
            made <= case.endpoint.most_calls.unwrap_or(usize::MAX),
            "{}: {made} calls",
            case.name
        );
    }
}

#[test]
fn a_town_takes_few_calls() {
    let vectors = vectors();
    let (_, made) = scan(vectors.plan, &vectors.worlds["town"], &Endpoint::default());
    // The head, the logs, three batches (Permit2, a collection's two), the rest, doubts, meanings.
    assert!(made <= 16, "{made}");
}

/// A contract may emit any event about anybody.
#[test]
fn a_flood_of_events_hides_nothing_and_costs_little() {
    let vectors = vectors();
    let mut town = vectors.worlds["town"].clone();
    let honest = town.logs.clone();
    let mut approval = honest[0].clone();
    approval["address"] = Value::from("0x00000000000000000000000000000000000000ee");
    town.logs = (1..=1_500)
        .map(|spender| {
            approval["topics"][2] = Value::from(format!("{spender:#066x}"));
            approval.clone()
        })
        .chain(honest)
        .collect();
    for batches in ["", "refused"] {
        let endpoint: Endpoint = serde_json::from_value(serde_json::json!({ "batches": batches })).unwrap();
        let (outcome, made) = scan(vectors.plan, &town, &endpoint);
        let found = serde_json::to_value(&outcome.allowances).unwrap();
        assert_eq!(found, vectors.cases[1].expect["allowances"]);
        assert_eq!(outcome.unread.len(), 1 + 1_000);
        assert_eq!(outcome.unread[0].why.id, "unread_log_beyond");
        assert!(made < 300, "{made} calls");
    }
}

#[test]
fn a_reply_beyond_the_limits_is_asked_for_in_halves() {
    let (scan, _) = begin(vectors().plan);
    let head = Reply::Result {
        json: "\"0x64\"".to_owned(),
    };
    let (scan, _) = step(scan, vec![head]);
    let zeros = "0,".repeat(REPLY_LIMITS.nodes);
    let flood = Reply::Result {
        json: format!("[{zeros}0]"),
    };
    let (_, calls) = step(scan, vec![flood]);
    assert_eq!(calls.len(), 2);
}

#[test]
fn the_question_is_the_tables() {
    let abi: Value =
        serde_json::from_str(include_str!("../../../../tests/vectors/allowance/abi.json")).unwrap();
    let plan = vectors().plan;
    let (scan, _) = begin(plan);
    let head = Reply::Result {
        json: "\"0x64\"".to_owned(),
    };
    let (_, calls) = step(scan, vec![head]);
    let [Call { method, params, .. }] = calls.as_slice() else {
        panic!("one query");
    };
    let params: Value = serde_json::from_str(params).unwrap();
    assert_eq!(method, "eth_getLogs");
    assert_eq!(params[0]["fromBlock"], "0x0");
    assert_eq!(params[0]["toBlock"], "0x64");
    assert_eq!(params[0]["topics"][0], abi["topics"]);
    let signatures = [
        "Approval(address,address,uint256)",
        "ApprovalForAll(address,address,bool)",
        "Approval(address,address,address,uint160,uint48)",
        "Permit(address,address,address,uint160,uint48,uint48)",
        "Lockdown(address,address,address)",
    ];
    for (at, signature) in signatures.iter().enumerate() {
        let topic = alloy_primitives::keccak256(signature).to_string();
        assert_eq!(params[0]["topics"][0][at], topic);
    }
    let owner = format!("0x{:0>64}", &format!("{:#x}", plan.owner)[2..]);
    assert_eq!(params[0]["topics"][1], owner);
}

#[test]
fn batches_are_encoded_as_viem_does() {
    let abi: Value =
        serde_json::from_str(include_str!("../../../../tests/vectors/allowance/abi.json")).unwrap();
    let reads: Vec<guard::multicall::Read> = abi["multicall"]["reads"]
        .as_array()
        .unwrap()
        .iter()
        .map(|read| guard::multicall::Read {
            to: read["to"].as_str().unwrap().parse().unwrap(),
            data: alloy_primitives::hex::decode(read["data"].as_str().unwrap()).unwrap(),
        })
        .collect();
    let data = alloy_primitives::hex::encode_prefixed(guard::multicall::encode(&reads));
    assert_eq!(abi["multicall"]["data"], data);
}
