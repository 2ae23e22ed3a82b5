//! What wallets would make of a snapshot, as `tests/vectors/requests` says it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use alloy_primitives::hex;
use guard::request::{self, HARMLESS_METHODS};
use guard::{Problem, Request, TypedDataMethod};
use proptest::prelude::*;
use serde_json::{Value, json};

const VECTORS: &str = include_str!("../../../tests/vectors/requests/requests.json");

#[test]
fn vectors() {
    let vectors: Vec<Value> = serde_json::from_str(VECTORS).unwrap();
    for vector in &vectors {
        let read = request::read(vector["snapshot"].as_str().unwrap());
        let read = match read {
            Ok(requests) => json!({ "requests": requests.iter().map(summary).collect::<Vec<_>>() }),
            Err(malformed) => json!({ "malformed": malformed }),
        };
        let mut expected = vector.clone();
        let fields = expected.as_object_mut().unwrap();
        fields.retain(|key, _| key == "requests" || key == "malformed");
        assert_eq!(read, expected, "{}", vector["name"]);
    }
}

#[test]
fn harmless_methods_are_sorted_and_normalised() {
    assert!(HARMLESS_METHODS.is_sorted_by(|first, second| first < second));
    for method in HARMLESS_METHODS {
        assert!(
            method
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        );
        assert!(request::is_harmless(method));
    }
    assert!(request::is_harmless("metamask_logWeb3ShimUsage"));
    assert!(!request::is_harmless("eth_sendTransaction"));
}

#[test]
fn a_snapshot_past_the_limit_is_too_large() {
    let snapshot = format!(
        "{}{}",
        r#"{"method":"eth_call"}"#,
        " ".repeat(guard::json::MAX_BYTES)
    );
    assert_eq!(request::read(&snapshot).unwrap_err().problem, Problem::TooLarge);
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(snapshot in ".*") {
        let _ = request::read(&snapshot);
    }

    #[test]
    fn any_parameters_are_read_without_panic(
        method in prop::sample::select(vec![
            "eth_sendTransaction", "eth_signTypedData", "eth_signTypedData_v4", "personal_sign", "eth_sign",
        ]),
        params in any_json(),
    ) {
        let _ = request::read(&json!({ "method": method, "params": params }).to_string());
        let _ = request::read(&json!({ "method": method, "params": [params] }).to_string());
    }

    #[test]
    fn an_object_is_written_back_as_it_was(payload in any_json()) {
        let payload = json!({ "payload": payload });
        let params = json!([null, payload]);
        let snapshot = json!({ "method": "eth_signTypedData_v4", "params": params }).to_string();
        match request::read(&snapshot).unwrap().as_slice() {
            [Request::TypedData { payload: text, .. }] => {
                prop_assert_eq!(serde_json::from_str::<Value>(text).unwrap(), payload);
            }
            other => prop_assert!(false, "{:?}", other),
        }
    }

    #[test]
    fn a_spelling_does_not_change_a_method(underscores in prop::collection::vec(any::<bool>(), 18)) {
        let spelled: String = "ethSENDtransaction"
            .chars()
            .zip(underscores)
            .flat_map(|(letter, underscore)| if underscore { vec!['_', letter] } else { vec![letter] })
            .collect();
        let requests = request::read(&json!({ "method": spelled, "params": [{}] }).to_string()).unwrap();
        prop_assert!(matches!(requests.as_slice(), [Request::Transaction(_)]));
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,50}".prop_map(Value::from),
        "0x[0-9a-f]{0,80}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        let key = prop_oneof![
            Just("to".to_owned()),
            Just("data".to_owned()),
            Just("value".to_owned()),
            Just("chainId".to_owned()),
            ".{0,9}",
        ];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(key, inner, 0..6)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

fn summary(request: &Request) -> Value {
    match request {
        Request::Harmless => json!("harmless"),
        Request::Transaction(transaction) => json!({ "transaction": {
            "from": transaction.from,
            "to": transaction.to,
            "value": transaction.value,
            "data": hex::encode_prefixed(&transaction.data),
            "chain": transaction.chain,
            "authorizations": transaction.authorizations,
        }}),
        Request::TypedData {
            version,
            account,
            payload,
        } => json!({ "typedData": {
            "version": match version {
                TypedDataMethod::V1 => "v1",
                TypedDataMethod::V3 => "v3",
                TypedDataMethod::V4 => "v4",
            },
            "account": account,
            "payload": payload,
        }}),
        Request::Message { account, bytes } => json!({ "message": {
            "account": account,
            "bytes": hex::encode_prefixed(bytes),
        }}),
        Request::Hash { account, hash } => json!({ "hash": { "account": account, "hash": hash }}),
        Request::Other { method } => json!({ "other": method }),
    }
}
