//! What wallets would make of a snapshot, as `tests/vectors/requests` says it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use alloy_primitives::hex;
use guard::request::{self, HARMLESS_METHODS, How, METHODS};
use guard::{Problem, Request, Transaction, TypedDataMethod};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::sync::LazyLock;

const VECTORS: [&str; 2] = [
    include_str!("../../../tests/vectors/requests/requests.json"),
    include_str!("../../../tests/vectors/requests/surface.json"),
];

static ALL_VECTORS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let read = |text: &&str| serde_json::from_str::<Vec<Value>>(text).unwrap();
    VECTORS.iter().flat_map(read).collect()
});

#[test]
fn vectors() {
    for vector in ALL_VECTORS.iter() {
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
fn every_method_of_the_table_has_a_vector_and_a_reason() {
    let read: BTreeSet<String> = ALL_VECTORS
        .iter()
        .filter_map(|vector| serde_json::from_str::<Value>(vector["snapshot"].as_str().unwrap()).ok())
        .filter_map(|snapshot| snapshot["method"].as_str().map(str::to_owned))
        .collect();
    for method in METHODS {
        assert!(read.contains(method.name), "{}", method.name);
        assert!(
            !method.why.text().is_empty() && !method.how.words().is_empty(),
            "{}",
            method.name
        );
        assert_eq!(request::how(method.name), Some(method.how), "{}", method.name);
    }
}

#[test]
fn no_two_methods_of_the_table_are_one() {
    let letters = |name: &str| name.replace('_', "").to_lowercase();
    let names: BTreeSet<String> = METHODS.iter().map(|method| letters(method.name)).collect();
    assert_eq!(names.len(), METHODS.len());
}

#[test]
fn a_method_that_the_page_scripts_let_by_is_never_read_as_anything_else() {
    for method in HARMLESS_METHODS {
        assert_eq!(request::how(method), Some(How::Harmless), "{method}");
    }
    assert!(!request::is_harmless("wallet_requestPermissions"));
    assert_eq!(request::how("wallet_giveEverything"), None);
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

fn problem(snapshot: &Value) -> Option<Problem> {
    request::read(&snapshot.to_string())
        .err()
        .map(|malformed| malformed.problem)
}

/// An object of so many entries.
fn entries(count: usize, value: &Value) -> Value {
    (0..count)
        .map(|index| (index.to_string(), value.clone()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}

#[test]
fn what_requests_describe_is_counted() {
    let capabilities = entries(request::MAX_BATCH, &json!({}));
    let calls = json!({
        "method": "wallet_sendCalls",
        "params": [{ "version": "1.0", "calls": [{}], "capabilities": capabilities }],
    });
    let envelope = json!({
        "method": "wallet_invokeMethod",
        "params": { "scope": "eip155:1", "request": calls.clone() },
    });
    for request in [calls, envelope] {
        let batch = |count| Value::Array(vec![request.clone(); count]);
        assert_eq!(problem(&batch(request::MAX_DESCRIBED / request::MAX_BATCH)), None);
        assert_eq!(
            problem(&batch(request::MAX_DESCRIBED / request::MAX_BATCH + 1)),
            Some(Problem::TooMany)
        );
    }
}

#[test]
fn lists_in_requests_are_bounded_exactly() {
    let capabilities = |count| {
        let capabilities = entries(count, &json!({}));
        json!({ "method": "wallet_sendCalls", "params": [{ "version": "1.0", "calls": [{}], "capabilities": capabilities }] })
    };
    let permission = |data: &Value| {
        json!({
            "chainId": "0x1",
            "to": "0x2222222222222222222222222222222222222222",
            "permission": { "type": "erc1155-token-transfer", "isAdjustmentAllowed": false, "data": data },
        })
    };
    let amounts = |count| json!({ "address": "0x4444444444444444444444444444444444444444", "allowances": entries(count, &json!("0x5")) });
    let asks = |list: Value| json!({ "method": "wallet_requestExecutionPermissions", "params": list });
    let items = |count| asks(json!([permission(&amounts(count))]));
    let permissions = |count| asks(Value::Array(vec![permission(&amounts(1)); count]));
    let lists: [&dyn Fn(usize) -> Value; 3] = [&capabilities, &items, &permissions];
    for (place, list) in lists.iter().enumerate() {
        assert_eq!(problem(&list(request::MAX_BATCH)), None, "{place}");
        assert_eq!(
            problem(&list(request::MAX_BATCH + 1)),
            Some(Problem::TooMany),
            "{place}"
        );
        assert_eq!(
            problem(&list(request::MAX_BATCH + 9)),
            Some(Problem::TooMany),
            "{place}"
        );
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(snapshot in ".*") {
        let _ = request::read(&snapshot);
    }

    #[test]
    fn any_parameters_of_any_method_are_read_without_panic_and_never_as_harmless(
        method in prop::sample::select(METHODS),
        params in any_json(),
    ) {
        for params in [params.clone(), json!([params])] {
            let read = request::read(&json!({ "method": method.name, "params": params }).to_string());
            let harmless = read.is_ok_and(|requests| requests.contains(&Request::Harmless));
            prop_assert!(!harmless || may_be_harmless(method.how), "{} {}", method.name, params);
        }
    }

    #[test]
    fn parameters_that_nearly_fit_are_read_without_panic(
        index in any::<prop::sample::Index>(),
        path in prop::collection::vec(any::<prop::sample::Index>(), 1..8),
        replacement in any_json(),
    ) {
        let snapshot = index.get(&ALL_VECTORS)["snapshot"].as_str().unwrap();
        let Ok(mut snapshot) = serde_json::from_str::<Value>(snapshot) else {
            return Ok(());
        };
        prop_assume!(snapshot.is_object());
        let method = snapshot["method"].as_str().and_then(request::how);
        replace(&mut snapshot["params"], &path, replacement);
        let read = request::read(&snapshot.to_string());
        let harmless = read.is_ok_and(|requests| requests.contains(&Request::Harmless));
        prop_assert!(!harmless || method.is_none_or(may_be_harmless), "{}", snapshot);
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

/// Puts something else where the path leads, as far as there is anything.
fn replace(place: &mut Value, path: &[prop::sample::Index], replacement: Value) {
    match (place, path) {
        (Value::Array(items), [step, rest @ ..]) if !items.is_empty() => {
            let at = step.index(items.len());
            replace(&mut items[at], rest, replacement);
        }
        (Value::Object(entries), [step, rest @ ..]) if !entries.is_empty() => {
            let at = step.index(entries.len());
            replace(entries.values_mut().nth(at).unwrap(), rest, replacement);
        }
        (place, _) => *place = replacement,
    }
}

/// What may ask for nothing, by its parameters.
fn may_be_harmless(how: How) -> bool {
    matches!(
        how,
        How::Harmless | How::AddChain | How::Connect | How::Session | How::Invoke | How::Signed
    )
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
        Request::Transaction(transaction) => json!({ "transaction": call(transaction) }),
        Request::Calls(batch) => json!({ "calls": {
            "from": batch.from,
            "chain": batch.chain,
            "calls": batch.calls.iter().map(call).collect::<Vec<_>>(),
            "effects": batch.effects,
        }}),
        Request::Authority(authority) => json!({ "authority": {
            "account": authority.account,
            "chain": authority.chain,
            "effects": authority.effects,
        }}),
        Request::SignIn(sign_in) => json!({ "signIn": {
            "scheme": sign_in.scheme,
            "domain": sign_in.domain,
            "account": sign_in.account,
        }}),
        Request::Scoped { chain, request } => json!({ "scoped": [chain, summary(request)] }),
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
        Request::Chain { chain, endpoint } => json!({ "chain": { "chain": chain, "endpoint": endpoint } }),
        Request::Decrypt { account } => json!({ "decrypt": { "account": account } }),
        Request::Other { method, .. } => json!({ "other": method }),
    }
}

fn call(transaction: &Transaction) -> Value {
    json!({
        "from": transaction.from,
        "to": transaction.to,
        "value": transaction.value,
        "data": hex::encode_prefixed(&transaction.data),
        "chain": transaction.chain,
    })
}
