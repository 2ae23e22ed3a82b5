//! Reads any text as a snapshot.
#![no_main]

use alloy_primitives::hex;
use guard::request::{self, MAX_BATCH, MAX_DESCRIBED, MAX_METHOD};
use guard::{Request, Transaction, json};
use libfuzzer_sys::{Corpus, fuzz_target};
use serde::de::IgnoredAny;
use serde_json::{Value, json};

fuzz_target!(|bytes: &[u8]| -> Corpus {
    let Ok(snapshot) = std::str::from_utf8(bytes) else {
        return Corpus::Reject;
    };
    let Ok(requests) = request::read(snapshot) else {
        assert!(request::read(snapshot).is_err(), "read the second time");
        return Corpus::Keep;
    };
    // One request can ask for several things: each permission (ERC-7715) has a chain of its own.
    let most = MAX_BATCH + MAX_DESCRIBED;
    assert!(
        (1..=most).contains(&requests.len()),
        "a batch of {}",
        requests.len()
    );
    let array = snapshot.trim_start().starts_with('[');
    let sent = if array {
        serde_json::from_str::<Vec<IgnoredAny>>(snapshot).map(|requests| requests.len())
    } else {
        serde_json::from_str::<IgnoredAny>(snapshot).map(|_| 1)
    };
    let sent = sent.expect("another reader takes it for JSON");
    assert!(
        (1..=MAX_BATCH.min(requests.len())).contains(&sent),
        "as many as were sent, or more"
    );
    requests.iter().for_each(check);
    Corpus::Keep
});

fn check(request: &Request) {
    match request {
        Request::Transaction(transaction) => check_transaction(transaction),
        Request::TypedData { payload, .. } => {
            let again = json::parse(payload).map(|value| value.as_object().is_some());
            let theirs = serde_json::from_str::<IgnoredAny>(payload);
            assert!(
                again.is_err() || theirs.is_ok(),
                "another reader refuses the payload"
            );
        }
        Request::Message { account, bytes } if !bytes.is_empty() => {
            let text = hex::encode_prefixed(bytes);
            let params = account.map_or(json!([text]), |account| json!([text, format!("{account:#x}")]));
            let again = request::read(&json!({ "method": "personal_sign", "params": params }).to_string());
            assert_eq!(
                again.as_deref(),
                Ok([request.clone()].as_slice()),
                "written again"
            );
        }
        Request::Other { method, .. } => assert!(method.chars().count() <= MAX_METHOD, "a method's name"),
        _ => {}
    }
}

/// What was read, written in the plainest way, is read as the same.
fn check_transaction(transaction: &Transaction) {
    let mut plain = json!({ "value": transaction.value, "data": hex::encode_prefixed(&transaction.data) });
    let mut put = |key: &str, value: Value| {
        plain
            .as_object_mut()
            .and_then(|plain| plain.insert(key.to_owned(), value))
    };
    if let Some(from) = transaction.from {
        put("from", format!("{from:#x}").into());
    }
    if let Some(to) = transaction.to {
        put("to", format!("{to:#x}").into());
    }
    if let Some(chain) = transaction.chain {
        put("chainId", json!(chain));
    }
    let snapshot = json!({ "method": "eth_sendTransaction", "params": [plain] }).to_string();
    let again = request::read(&snapshot);
    assert_eq!(
        again.as_deref(),
        Ok([Request::Transaction(transaction.clone())].as_slice()),
        "written again"
    );
}
