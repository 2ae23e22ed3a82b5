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

use guard::allowance::{Heard, ROWS, Scan, ScanOutcome, ScanPlan, ScanRequest, begin};
use guard::{Amount, Level};
use serde::Deserialize;
use serde_json::{Value, json};
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

/// The plan for an endpoint, with its explorer.
fn plan(endpoint: &Endpoint) -> ScanPlan {
    ScanPlan {
        explorer: endpoint.explorer.as_ref().map(|index| index.kind),
        ..vectors().plan
    }
}

/// Drives a scan to its end.
fn scan(world: &World, endpoint: &Endpoint) -> (ScanOutcome, usize) {
    let mut scan = begin(plan(endpoint), None);
    let made = drive(&mut scan, world, endpoint);
    (scan.outcome(), made)
}

/// How many calls it took to bring a scan to its end.
fn drive(scan: &mut Scan, world: &World, endpoint: &Endpoint) -> usize {
    let (mut made, mut done) = (0, 0);
    loop {
        let requests = scan.requests();
        if requests.is_empty() {
            break;
        }
        assert!(
            scan.outcome().failed.is_some(),
            "an unfinished scan found nothing"
        );
        for request in requests {
            made += request.calls.len() + usize::from(request.query.is_some());
            assert!(made < 20_000, "no end");
            match world.respond(endpoint, &request) {
                Ok(body) => scan.hear(request.at, Heard::Body(body.as_bytes())),
                Err(reason) => scan.hear(request.at, Heard::Nothing(&reason)),
            }
        }
        scan.step();
        let progress = scan.progress();
        assert!(done <= progress.done && progress.done <= progress.total);
        done = progress.done;
    }
    assert_eq!(done, 1_000);
    made
}

#[test]
fn every_case() {
    let vectors = vectors();
    for case in &vectors.cases {
        let (outcome, made) = scan(&vectors.worlds[&case.world], &case.endpoint);
        let found = serde_json::to_value(&outcome).unwrap();
        for (at, row) in found["allowances"].as_array().unwrap().iter().enumerate() {
            assert_eq!(*row, case.expect["allowances"][at], "{} row {at}", case.name);
        }
        assert_eq!(found, case.expect, "{}", case.name);
        for row in &outcome.allowances {
            // News takes what has no limit for all that is dangerous.
            let has_limit = matches!(row.amount, Amount::Exact { .. });
            assert!(row.risk < Level::High || !has_limit, "{}", case.name);
        }
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
    let (_, made) = scan(&vectors.worlds["town"], &Endpoint::default());
    // The head, the logs, four batches (Permit2, a collection's two, ids and authority), the rest, doubts, meanings.
    assert!(made <= 21, "{made}");
}

/// A scan that goes on from another one has what that one found, whatever its kind, and asks for no log twice.
#[test]
fn what_was_found_is_kept() {
    let vectors = vectors();
    let mut town = vectors.worlds["town"].clone();
    let mut first = begin(vectors.plan, None);
    drive(&mut first, &town, &Endpoint::default());
    town.logs.clear();
    let mut next = begin(vectors.plan, first.saved().as_deref());
    drive(&mut next, &town, &Endpoint::default());
    assert_eq!(next.outcome().allowances, first.outcome().allowances);
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
        let endpoint: Endpoint = serde_json::from_value(json!({ "batches": batches })).unwrap();
        let (outcome, made) = scan(&town, &endpoint);
        let found = serde_json::to_value(&outcome.allowances).unwrap();
        assert_eq!(found, vectors.cases[1].expect["allowances"]);
        assert_eq!(outcome.unread.len(), 1 + 1_000);
        assert_eq!(outcome.unread[0].why.id, "unread_log_beyond");
        assert!(made < 300, "{made} calls");
    }
}

/// A scan whose last block is 100, and that asks for logs.
fn searching() -> Scan {
    let mut scan = begin(vectors().plan, None);
    let head = br#"[{"id":0,"result":"0x7a69"},{"id":1,"result":"0x64"}]"#;
    scan.hear(0, Heard::Body(head));
    scan.step();
    scan
}

/// The params of the log requests that are out.
fn ranges(scan: &Scan) -> Vec<(String, String)> {
    let asked = scan.requests().into_iter().filter(|request| {
        request
            .calls
            .first()
            .is_some_and(|call| call.contains("eth_getLogs"))
    });
    let range = |request: ScanRequest| {
        let call: Value = serde_json::from_str(&request.calls[0]).unwrap();
        let end = |name: &str| call["params"][0][name].as_str().unwrap().to_owned();
        (end("fromBlock"), end("toBlock"))
    };
    asked.map(range).collect()
}

#[test]
fn what_is_too_large_or_may_be_cut_off_is_asked_for_in_halves() {
    let entry = r#"{"address":"0x","topics":[]}"#;
    let full = format!(
        r#"[{{"id":0,"result":[{}]}},{{"id":1,"result":[]}}]"#,
        vec![entry; 1_000].join(",")
    );
    for heard in [Heard::Large, Heard::Body(full.as_bytes())] {
        let mut scan = searching();
        assert_eq!(ranges(&scan).len(), 1);
        scan.hear(0, heard);
        scan.step();
        assert_eq!(ranges(&scan).len(), 2);
    }
}

/// A scan whose last block is 100, and whose explorer knows all of them.
fn exploring() -> Scan {
    let endpoint = json!({ "explorer": { "kind": "etherscan" } });
    let mut scan = begin(plan(&serde_json::from_value(endpoint).unwrap()), None);
    scan.hear(
        0,
        Heard::Body(br#"[{"id":0,"result":"0x7a69"},{"id":1,"result":"0x64"}]"#),
    );
    scan.step();
    assert_eq!(queries(&scan), ["module=proxy&action=eth_blockNumber"]);
    scan.hear(0, Heard::Body(br#"{"result":"0x64"}"#));
    scan.step();
    scan
}

/// What the explorer is asked.
fn queries(scan: &Scan) -> Vec<String> {
    let requests = scan.requests().into_iter();
    requests.filter_map(|request| request.query).collect()
}

#[test]
fn an_explorer_is_asked_for_each_event_up_to_what_is_settled() {
    let abi: Value =
        serde_json::from_str(include_str!("../../../../tests/vectors/allowance/abi.json")).unwrap();
    let mut scan = exploring();
    // One for each event, and one for the endpoints after them.
    assert_eq!(scan.needed(), 13);
    let owner = format!("0x{:0>64}", &format!("{:#x}", vectors().plan.owner)[2..]);
    let mut asked = Vec::new();
    while !queries(&scan).is_empty() {
        let now = queries(&scan);
        assert!(now.len() <= 4);
        for at in 0..now.len() {
            scan.hear(
                at,
                Heard::Body(br#"{"status":"0","message":"No records found","result":[]}"#),
            );
        }
        asked.extend(now);
        scan.step();
    }
    let held: Vec<&str> = abi["held"]
        .as_array()
        .unwrap()
        .iter()
        .map(|topic| topic.as_str().unwrap())
        .collect();
    let all = ["topics", "held"]
        .map(|list| abi[list].as_array().unwrap())
        .into_iter()
        .flatten();
    let expected = all.map(|topic| {
        let topic = topic.as_str().unwrap();
        let place = if held.contains(&topic) { 2 } else { 1 };
        format!("module=logs&action=getLogs&fromBlock=0&toBlock=36&topic0={topic}&topic0_{place}_opr=and&topic{place}={owner}&page=1&offset=1000")
    });
    assert_eq!(asked, expected.collect::<Vec<_>>());
    assert_eq!(ranges(&scan), [("0x25".to_owned(), "0x64".to_owned())]);
}

#[test]
fn as_many_rows_as_an_explorer_gives_are_asked_for_in_halves_down_to_a_block_for_the_endpoints() {
    let entry = r#"{"address":"0x","topics":[]}"#;
    let full = format!(
        r#"{{"status":"1","message":"OK","result":[{}]}}"#,
        vec![entry; ROWS].join(",")
    );
    let mut scan = exploring();
    let mut steps = 0;
    while !queries(&scan).is_empty() {
        for request in scan.requests() {
            let query = request.query.as_deref().unwrap_or_default();
            // The first event has many in block 7.
            let is_full = query.contains("topic0=0x8c5b") && {
                let [from, to] = ["fromBlock=", "toBlock="].map(|name| {
                    let (_, rest) = query.split_once(name).unwrap();
                    rest.split_once('&').unwrap().0.parse::<u64>().unwrap()
                });
                (from..=to).contains(&7)
            };
            match is_full {
                true => scan.hear(request.at, Heard::Body(full.as_bytes())),
                false => scan.hear(
                    request.at,
                    Heard::Body(br#"{"status":"0","message":"No logs found","result":[]}"#),
                ),
            }
        }
        scan.step();
        steps += 1;
        assert!(steps < 20);
    }
    let block = |number: u64| format!("{number:#x}");
    assert_eq!(ranges(&scan), [(block(7), block(7)), (block(0x25), block(0x64))]);
}

#[test]
fn the_question_is_the_tables() {
    let abi: Value =
        serde_json::from_str(include_str!("../../../../tests/vectors/allowance/abi.json")).unwrap();
    let plan = vectors().plan;
    let scan = searching();
    let requests = scan.requests();
    let call: Value = serde_json::from_str(&requests[0].calls[0]).unwrap();
    let (method, params) = (&call["method"], &call["params"]);
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
        "Approval(address,address,uint256,uint256)",
        "OperatorSet(address,address,bool)",
        "BorrowAllowanceDelegated(address,address,address,uint256)",
    ];
    for (at, signature) in signatures.iter().enumerate() {
        let topic = alloy_primitives::keccak256(signature).to_string();
        assert_eq!(params[0]["topics"][0][at], topic);
    }
    let owner = format!("0x{:0>64}", &format!("{:#x}", plan.owner)[2..]);
    assert_eq!(params[0]["topics"][1], owner);
    // The same blocks, with the owner in another place.
    let [_, held] = requests[0].calls.as_slice() else {
        panic!("two calls");
    };
    let held: Value = serde_json::from_str(held).unwrap();
    assert_eq!(held["params"][0]["topics"], json!([abi["held"], null, owner]));
    assert_eq!(
        (&held["id"], &held["params"][0]["toBlock"]),
        (&json!(1), &json!("0x64"))
    );
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
