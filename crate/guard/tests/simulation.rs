//! Requests as simulations, and what nodes, honest and hostile, say that they saw.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use alloy_primitives::{Address, B256, U256, address, keccak256};
use guard::simulation::{MAX_CALLS, MAX_SEEN, play, read as read_play};
use guard::{Call, ChainId, Context, Reply, Seen, Simulation, What};
use proptest::prelude::*;
use serde_json::{Value, json};

const ME: Address = Address::repeat_byte(1);
const BOB: Address = Address::repeat_byte(2);
const TOKEN: Address = Address::repeat_byte(3);
const PERMIT2: Address = address!("000000000022D473030F116dDEE9F6B43aC78BA3");
const COIN: Address = address!("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee");

const TRANSFER: &str = "Transfer(address,address,uint256)";
const APPROVAL: &str = "Approval(address,address,uint256)";

fn context() -> Context {
    Context {
        chain: Some(ChainId(1)),
        account: Some(ME),
        ..Context::default()
    }
}

fn transaction() -> String {
    json!({ "method": "eth_sendTransaction", "params": [{ "from": ME, "to": TOKEN, "value": "0x5", "data": "0x1234" }] }).to_string()
}

fn batch(count: usize) -> String {
    let calls = vec![json!({ "to": TOKEN, "data": "0x" }); count];
    json!({ "method": "wallet_sendCalls", "params": [{ "version": "2.0.0", "from": ME, "chainId": "0x1", "calls": calls }] }).to_string()
}

/// What a reply to a snapshot saw.
fn read(snapshot: &str, context: &Context, reply: &Reply) -> Option<Simulation> {
    read_play(&play(snapshot, context).unwrap(), reply)
}

/// The call that plays a snapshot.
fn call(snapshot: &str, context: &Context) -> Option<Call> {
    play(snapshot, context).map(|play| play.call)
}

fn word(value: impl Into<U256>) -> B256 {
    B256::from(value.into())
}

/// An event with its indexed words, and those of its data.
fn log(contract: Address, event: &str, topics: &[B256], data: &[B256]) -> Value {
    let all: Vec<B256> = [keccak256(event)].iter().chain(topics).copied().collect();
    let data: Vec<u8> = data.iter().flat_map(|word| word.0).collect();
    json!({ "address": contract, "topics": all, "data": alloy_primitives::hex::encode_prefixed(data) })
}

fn transfer(token: Address, from: Address, to: Address, amount: u64) -> Value {
    log(
        token,
        TRANSFER,
        &[from.into_word(), to.into_word()],
        &[word(U256::from(amount))],
    )
}

fn approval(spender: Address, amount: u64) -> Value {
    log(
        TOKEN,
        APPROVAL,
        &[ME.into_word(), spender.into_word()],
        &[word(U256::from(amount))],
    )
}

fn reply(calls: &Value) -> Reply {
    let json = json!([{ "calls": calls }]).to_string();
    Reply::Result { json }
}

fn played(logs: &[Value]) -> Simulation {
    let calls = json!([{ "status": "0x1", "logs": logs, "returnData": "0x" }]);
    read(&transaction(), &context(), &reply(&calls)).unwrap()
}

fn seen(what: What, token: Address, other: Address, number: u64) -> Seen {
    let number = U256::from(number);
    Seen {
        what,
        token,
        other,
        number,
    }
}

#[test]
fn a_transaction_is_played_as_it_would_be_sent() {
    let call = call(&transaction(), &context()).unwrap();
    assert_eq!((call.chain, call.method.as_str()), (ChainId(1), "eth_simulateV1"));
    let params: Value = serde_json::from_str(&call.params).unwrap();
    let played = &params[0]["blockStateCalls"][0]["calls"];
    assert_eq!(
        *played,
        json!([{ "from": ME.to_string().to_lowercase(), "to": TOKEN.to_string().to_lowercase(), "value": "0x5", "input": "0x1234" }])
    );
    assert_eq!(
        (&params[0]["traceTransfers"], &params[1]),
        (&json!(true), &json!("latest"))
    );
}

#[test]
fn only_what_is_sent_to_a_chain_is_played() {
    let played = |snapshot: &str| call(snapshot, &context()).is_some();
    assert!(played(&batch(3)));
    assert!(!played(&batch(0)));
    assert!(!played(&batch(MAX_CALLS + 1)));
    assert!(!played(&format!("[{},{}]", transaction(), transaction())));
    assert!(!played(
        &json!({ "method": "personal_sign", "params": ["0x00", ME] }).to_string()
    ));
    assert!(!played("nonsense"));
    let authorized = json!({ "method": "eth_sendTransaction", "params": [{ "to": TOKEN, "authorizationList": [{ "chainId": "0x1", "address": BOB, "nonce": "0x0" }] }] });
    assert!(!played(&authorized.to_string()));
    let nowhere = json!({ "method": "eth_sendTransaction", "params": [{ "to": TOKEN }] }).to_string();
    assert!(played(&nowhere));
    assert_eq!(
        call(
            &nowhere,
            &Context {
                account: None,
                ..context()
            }
        ),
        None
    );
    assert_eq!(
        call(
            &nowhere,
            &Context {
                chain: None,
                ..context()
            }
        ),
        None
    );
}

#[test]
fn what_moves_is_seen_and_added_up() {
    let item = log(
        TOKEN,
        TRANSFER,
        &[ME.into_word(), BOB.into_word(), word(U256::from(7))],
        &[],
    );
    let single = log(
        TOKEN,
        "TransferSingle(address,address,address,uint256,uint256)",
        &[BOB.into_word(), BOB.into_word(), ME.into_word()],
        &[word(U256::from(8)), word(U256::from(1))],
    );
    let many = log(
        TOKEN,
        "TransferBatch(address,address,address,uint256[],uint256[])",
        &[BOB.into_word(), ME.into_word(), BOB.into_word()],
        &[64, 160, 2, 9, 10, 2, 1, 1].map(|value: u64| word(U256::from(value))),
    );
    let logs = [
        transfer(TOKEN, ME, BOB, 5),
        transfer(TOKEN, ME, BOB, 6),
        transfer(TOKEN, BOB, ME, 4),
        transfer(COIN, ME, BOB, 3),
        transfer(TOKEN, ME, ME, 9),
        transfer(TOKEN, BOB, TOKEN, 9),
        transfer(TOKEN, ME, TOKEN, 0),
        item,
        single,
        many,
    ];
    let expected = vec![
        seen(What::Sent, TOKEN, BOB, 11),
        seen(What::Received, TOKEN, BOB, 4),
        seen(What::Sent, Address::ZERO, BOB, 3),
        seen(What::SentItem, TOKEN, BOB, 7),
        seen(What::ReceivedItem, TOKEN, BOB, 8),
        seen(What::SentItem, TOKEN, BOB, 9),
        seen(What::SentItem, TOKEN, BOB, 10),
    ];
    assert_eq!(
        played(&logs),
        Simulation {
            seen: expected,
            more: false,
            fails: false
        }
    );
}

#[test]
fn what_is_allowed_in_the_end_is_seen() {
    let all = |yes: u64| {
        let topics = [ME.into_word(), BOB.into_word()];
        log(
            TOKEN,
            "ApprovalForAll(address,address,bool)",
            &topics,
            &[word(U256::from(yes))],
        )
    };
    let permit2 = |contract: Address| {
        let topics = [ME.into_word(), TOKEN.into_word(), BOB.into_word()];
        let data = [word(U256::from(6)), word(U256::from(9))];
        log(
            contract,
            "Approval(address,address,address,uint160,uint48)",
            &topics,
            &data,
        )
    };
    let item = log(
        TOKEN,
        APPROVAL,
        &[ME.into_word(), BOB.into_word(), word(U256::from(7))],
        &[],
    );
    let foreign = log(
        TOKEN,
        APPROVAL,
        &[BOB.into_word(), TOKEN.into_word()],
        &[word(U256::from(1))],
    );
    let only = |logs: &[Value]| played(logs).seen;
    assert_eq!(
        only(&[approval(BOB, 5), approval(BOB, 4)]),
        [seen(What::Allowed, TOKEN, BOB, 4)]
    );
    assert_eq!(only(&[approval(BOB, 5), approval(BOB, 0)]), []);
    assert_eq!(only(&[all(1)]), [seen(What::AllowedAll, TOKEN, BOB, 1)]);
    assert_eq!(only(&[all(1), all(0)]), []);
    assert_eq!(only(&[item]), [seen(What::AllowedItem, TOKEN, BOB, 7)]);
    assert_eq!(
        only(&[permit2(PERMIT2), approval(BOB, 0)]),
        [seen(What::AllowedPermit2, TOKEN, BOB, 6)]
    );
    // Anybody can emit what looks like Permit2's.
    assert_eq!(only(&[permit2(BOB), foreign, approval(Address::ZERO, 5)]), []);
}

#[test]
fn a_call_that_fails_is_told_and_the_others_are_seen() {
    let calls = json!([{ "status": "0x1", "logs": [approval(BOB, 5)] }, { "status": "0x0", "logs": [], "error": {} }]);
    let simulation = read(&batch(2), &context(), &reply(&calls)).unwrap();
    assert!(simulation.fails);
    assert_eq!(simulation.seen, [seen(What::Allowed, TOKEN, BOB, 5)]);
}

#[test]
fn what_is_not_the_answer_is_no_simulation() {
    let none = |reply: &Reply| assert_eq!(read(&transaction(), &context(), reply), None);
    none(&Reply::Error {
        message: "the method eth_simulateV1 does not exist".to_owned(),
    });
    none(&Reply::Unreachable {
        reason: String::new(),
    });
    for json in [
        "null",
        "[]",
        "{}",
        "[{}]",
        r#"[{"calls":[]}]"#,
        r#"[{"calls":[{"status":"0x1"}]}]"#,
        r#"[{"calls":[{"status":"0x2","logs":[]}]}]"#,
    ] {
        none(&Reply::Result {
            json: json.to_owned(),
        });
    }
    let one = json!({ "status": "0x1", "logs": [] });
    none(&reply(&json!([one, one])));
    // A log of another form is of another event.
    let logs = json!([{}, { "address": "0x", "topics": [], "data": "0x" }, { "address": TOKEN, "topics": [], "data": "0x1" }, 5]);
    let simulation = read(
        &transaction(),
        &context(),
        &reply(&json!([{ "status": "0x1", "logs": logs }])),
    );
    assert_eq!(simulation, Some(Simulation::default()));
}

#[test]
fn what_is_too_long_to_read_is_said_to_be_there() {
    let number = |number: u64| B256::from(U256::from(number));
    let mut data = vec![number(64), number(64 + 32 * 131), number(130)];
    data.extend((0..130).map(number));
    data.push(number(130));
    data.extend([number(1); 130]);
    let event = "TransferBatch(address,address,address,uint256[],uint256[])";
    let topics = [ME, ME, BOB].map(|party| party.into_word());
    let simulation = played(&[log(TOKEN, event, &topics, &data)]);
    assert!(simulation.seen.is_empty() && simulation.more);
}

#[test]
fn what_is_seen_is_bounded() {
    let spenders = (0..200_u64).map(|at| Address::from_word(word(U256::from(at + 1000))));
    let logs: Vec<Value> = spenders.map(|spender| approval(spender, 5)).collect();
    let simulation = played(&logs);
    assert_eq!((simulation.seen.len(), simulation.more), (MAX_SEEN, true));
}

/// Words that a hostile node would try.
fn any_word() -> impl Strategy<Value = String> {
    let account = ME.into_word().to_string();
    let event = keccak256(TRANSFER).to_string();
    let single = keccak256("TransferBatch(address,address,address,uint256[],uint256[])").to_string();
    let known = prop::sample::select(vec![
        account,
        event,
        single,
        "0x".to_owned(),
        format!("0x{}", "f".repeat(64)),
    ]);
    prop_oneof![known, "0x[0-9a-f]{0,130}", ".{0,8}"]
}

proptest! {
    #[test]
    fn a_hostile_node_neither_ends_nor_floods_it(
        contract in any_word(),
        topics in prop::collection::vec(any_word(), 0..6),
        data in prop::collection::vec(any_word(), 0..6),
        status in "0x[01]",
        count in 1_usize..100,
    ) {
        let data = format!("0x{}", data.iter().filter_map(|word| word.strip_prefix("0x")).collect::<String>());
        let logs = vec![json!({ "address": contract, "topics": topics, "data": data }); count];
        let found = read(&transaction(), &context(), &reply(&json!([{ "status": status, "logs": logs }])));
        prop_assert!(found.is_some_and(|found| found.seen.len() <= MAX_SEEN));
    }

    #[test]
    fn any_text_is_no_reason_to_panic(json in ".{0,200}") {
        prop_assert_eq!(read(&transaction(), &context(), &Reply::Result { json }), None);
    }
}
