//! What is noticed on reading, as `tests/vectors/requests` says it; and how parts become one.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use super::*;
use crate::request;
use alloy_primitives::U256;
use serde::Deserialize;
use serde_json::json;

const MESSAGES: &str = include_str!("../../../../../tests/vectors/requests/messages.json");
const ACCOUNT: &str = "0x1111111111111111111111111111111111111111";
const TOKEN: &str = "0x4444444444444444444444444444444444444444";

#[derive(Deserialize)]
struct Vector {
    name: String,
    message: String,
    origin: String,
    account: Address,
    reading: Reading,
    notes: Vec<String>,
}

fn read(request: &serde_json::Value, context: &Context) -> Vec<Read> {
    all(request::read(&request.to_string()), context)
}

fn only(request: &serde_json::Value) -> Read {
    let mut reads = read(request, &Context::default());
    assert_eq!(reads.len(), 1);
    reads.remove(0)
}

fn words(note: &Note) -> String {
    match note {
        Note::HashLike => "hashLike".to_owned(),
        Note::DeceptiveText { field } => format!("deceptiveText {field}"),
        Note::SignIn { domain } => format!("signIn {domain}"),
        Note::SignInElsewhere { domain } => format!("signInElsewhere {domain}"),
        Note::SignInForAnother { account } => format!("signInForAnother {account:#x}"),
        Note::SignInMalformed => "signInMalformed".to_owned(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn messages_are_noticed_as_the_vectors_say() {
    let vectors: Vec<Vector> = serde_json::from_str(MESSAGES).unwrap();
    let mut failures = Vec::new();
    for vector in vectors {
        let context = Context {
            origin: vector.origin,
            ..Context::default()
        };
        let bytes = hex::decode(&vector.message).unwrap();
        let read = of_message(&bytes, Some(vector.account), &context);
        let notes: Vec<String> = read.notes.iter().map(words).collect();
        if notes != vector.notes || read.reading != vector.reading {
            failures.push(format!("{}: {:?} {notes:?}", vector.name, read.reading));
        }
        assert_eq!(
            read.fields.first().map(|field| field.path.as_str()),
            Some("message")
        );
        assert!(read.fields.iter().all(|field| field.value.chars().count() <= 200));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_message_is_shown_as_the_text_it_is() {
    let shown = |message: &str| {
        let read = only(&json!({"method": "personal_sign", "params": [message, ACCOUNT]}));
        let field = read.fields.first().unwrap().clone();
        (field.kind, field.value)
    };
    assert_eq!(shown("hello"), ("string".to_owned(), "hello".to_owned()));
    assert_eq!(shown("0x68656c6c6f"), ("string".to_owned(), "hello".to_owned()));
    assert_eq!(shown("0xfffe"), ("bytes".to_owned(), "0xfffe".to_owned()));
    let long = shown(&"é".repeat(300)).1;
    assert_eq!(long, format!("{}…", "é".repeat(199)));
}

#[test]
fn calls_are_one_read_in_their_order() {
    let approve = format!("0x095ea7b3{:0>64}{:0>64}", &TOKEN[2..], "5");
    let read = only(&json!({"method": "wallet_sendCalls", "params": [{
        "from": ACCOUNT, "chainId": "0xa",
        "calls": [{"to": TOKEN, "data": approve}, {"to": ACCOUNT, "value": "0x1"}, {"to": TOKEN, "data": "0x12345678"}],
        "capabilities": {"eip7702Auth": {"delegation": TOKEN}},
    }]}));
    assert_eq!(read.source, Source::Transaction);
    assert_eq!(read.reading, Reading::Unknown);
    assert_eq!(read.named_chain, Some(ChainId(10)));
    assert!(matches!(
        read.effects.as_slice(),
        [
            Effect::Grant(_),
            Effect::Transfer(_),
            Effect::Opaque(Opaque::Call { .. }),
            Effect::Control(_)
        ]
    ));
    assert_eq!(read.notes, []);
    let called: Vec<_> = read
        .calls
        .iter()
        .map(|call| (call.function.as_str(), call.first, call.count))
        .collect();
    assert_eq!(
        called,
        [
            ("approve(address spender,uint256 value)", 0, 2),
            ("0x12345678", 2, 0)
        ]
    );
}

#[test]
fn calls_that_give_nothing_are_no_approval() {
    let read =
        only(&json!({"method": "wallet_sendCalls", "params": [{"calls": [{"to": TOKEN, "value": "0x1"}]}]}));
    assert_eq!(read.reading, Reading::NotApproval);
    let read = only(&json!({"method": "wallet_sendCalls", "params": [{"calls": []}]}));
    assert_eq!((read.reading, read.effects.len()), (Reading::NotApproval, 0));
}

#[test]
fn every_way_to_change_the_code_is_read() {
    let entry = json!({"address": TOKEN, "chainId": "0x0"});
    let requests = [
        json!({"method": "eth_sendTransaction", "params": [{"to": TOKEN, "authorizationList": [entry]}]}),
        json!({"method": "wallet_signAuthorization", "params": [entry]}),
        json!({"method": "wallet_upgradeAccount", "params": [{"account": ACCOUNT}]}),
        json!({"method": "eth_sendUserOperation", "params": [{"sender": ACCOUNT, "callData": "0x"}, TOKEN, entry]}),
        json!({"method": "wallet_connect", "params": [{"capabilities": {"eip7702Auth": entry}}]}),
        json!({"method": "wallet_invokeMethod", "params": {"scope": "eip155:1",
            "request": {"method": "wallet_signAuthorization", "params": [entry]}}}),
    ];
    for request in &requests {
        let read = only(request);
        let changed = |effect: &Effect| matches!(effect, Effect::Control(control) if control.power == crate::Power::Code);
        assert!(read.effects.iter().any(changed), "{request}");
        assert!(
            matches!(read.reading, Reading::Approval | Reading::Unknown),
            "{request}"
        );
    }
}

#[test]
fn an_envelope_names_the_chain_and_must_not_contradict() {
    let within = |request: serde_json::Value| json!({"method": "wallet_invokeMethod", "params": {"scope": "eip155:10", "request": request}});
    let message = only(&within(
        json!({"method": "personal_sign", "params": ["hi", ACCOUNT]}),
    ));
    assert_eq!(message.named_chain, Some(ChainId(10)));
    let sends = |chain: &str| {
        only(&within(
            json!({"method": "eth_sendTransaction", "params": [{"to": TOKEN, "chainId": chain}]}),
        ))
    };
    assert_eq!(sends("0xa").malformed, None);
    let refused = |read: Read| (read.reading, read.malformed.map(|malformed| malformed.problem));
    let conflict = (Reading::Malformed, Some(Problem::Conflict));
    assert_eq!(refused(sends("0x1")), conflict);
    let typed_data = json!({"method": "eth_signTypedData_v4", "params": [ACCOUNT, {
        "types": {"EIP712Domain": [{"name": "chainId", "type": "uint256"}], "X": [{"name": "a", "type": "bool"}]},
        "domain": {"chainId": 1}, "primaryType": "X", "message": {"a": true},
    }]});
    assert_eq!(refused(only(&within(typed_data))), conflict);
    let deeper = json!({"method": "wallet_invokeMethod", "params": {"scope": "eip155:1",
        "request": {"method": "personal_sign", "params": ["hi", ACCOUNT]}}});
    assert_eq!(refused(only(&within(deeper))), conflict);
    let harmless = only(&within(json!({"method": "eth_call"})));
    assert_eq!(harmless.reading, Reading::Harmless);
}

#[test]
fn connecting_signs_in_to_the_page_or_elsewhere() {
    let context = Context {
        origin: "https://app.example".to_owned(),
        ..Context::default()
    };
    let notes = |capability: serde_json::Value| {
        let request = json!({"method": "wallet_connect", "params": [{"capabilities": {"signInWithEthereum": capability}}]});
        read(&request, &context)
            .iter()
            .flat_map(|read| read.notes.iter().map(words))
            .collect::<Vec<_>>()
    };
    assert_eq!(notes(json!({"nonce": "12345678"})), ["signIn "]);
    assert_eq!(notes(json!({"domain": "app.example"})), ["signIn app.example"]);
    assert_eq!(
        notes(json!({"domain": "bank.example"})),
        ["signInElsewhere bank.example"]
    );
}

#[test]
fn what_cannot_be_read_is_shown() {
    let shown = |request: serde_json::Value| {
        let read = only(&request);
        assert_eq!(read.reading, Reading::Unknown);
        let fields = read.fields.iter();
        fields
            .map(|field| format!("{}: {}", field.path, field.value))
            .collect::<Vec<_>>()
    };
    let hash = format!("0x{}", "ab".repeat(32));
    assert_eq!(
        shown(json!({"method": "eth_sign", "params": [ACCOUNT, hash]})),
        [format!("hash: {hash}")]
    );
    assert_eq!(
        shown(json!({"method": "wallet_giveEverything", "params": [{"to": [ACCOUNT, 5]}, true, null]})),
        [
            format!("[0].to[0]: {ACCOUNT}"),
            "[0].to[1]: 5".to_owned(),
            "[1]: true".to_owned()
        ]
    );
    let value = json!({"type": "string", "name": "m", "value": "hi"});
    assert_eq!(
        shown(json!({"method": "eth_signTypedData", "params": [[value], ACCOUNT]})),
        [
            "hash: 0x169728714866f737c61203337e216a051003303b37d505abdbfebb0128e23d87",
            "m: hi"
        ]
    );
}

/// `multicall(bytes[])` whose entries are all the same bytes.
fn shared(inner: &[u8], times: usize) -> Vec<u8> {
    let word = |number: usize| U256::from(number).to_be_bytes::<32>();
    let mut data = [&[0xac, 0x96, 0x50, 0xd8][..], &word(32), &word(times)].concat();
    for _ in 0..times {
        data.extend(word(times.saturating_mul(32)));
    }
    data.extend(word(inner.len()));
    data.extend(inner);
    data
}

#[test]
fn all_requests_of_a_snapshot_share_how_much_is_read() {
    const MOST: usize = 110_000;
    let approve = [&[0x09, 0x5e, 0xa7, 0xb3][..], &[0x11; 64]].concat();
    let bomb = (0..3).fold(approve, |inner, _| shared(&inner, 16));
    let bomb = hex::encode_prefixed(bomb);
    let call = json!({"to": TOKEN, "data": bomb});
    let effects = |request: &serde_json::Value| {
        let reads = read(request, &Context::default());
        assert_eq!(reads.last().unwrap().reading, Reading::Unknown);
        reads.iter().map(|read| read.effects.len()).sum::<usize>()
    };
    let calls = vec![call.clone(); 100];
    assert!(effects(&json!({"method": "wallet_sendCalls", "params": [{"calls": calls}]})) < MOST);
    let sent = json!({"method": "eth_sendTransaction", "params": [call]});
    assert!(effects(&json!(vec![sent; 100])) < MOST);
}

#[test]
fn a_snapshot_describes_only_so_many_permissions() {
    let ids: Vec<u32> = (0..256).collect();
    let one = json!({"type": "erc721-token-transfer", "data": {"address": TOKEN, "tokenIds": ids}});
    let snapshot = |count: usize| {
        let permissions = vec![one.clone(); count];
        let asked = json!({"chainId": "0x1", "to": ACCOUNT, "permissions": permissions});
        json!({"method": "wallet_grantPermissions", "params": [asked]})
    };
    assert_eq!(only(&snapshot(16)).effects.len(), request::MAX_DESCRIBED);
    let read = only(&snapshot(17));
    assert_eq!(read.malformed, Some(Malformed::whole(Problem::TooMany)));
}
