//! Judges any bytes as a message to sign: as hex, and as text where they are text.
#![no_main]

use alloy_primitives::hex;
use fuzz::judged;
use guard::{Action, Reading, Request, request};
use libfuzzer_sys::fuzz_target;
use serde_json::json;

fuzz_target!(|bytes: &[u8]| {
    if !bytes.is_empty() {
        let signed = check(&hex::encode_prefixed(bytes));
        assert_eq!(signed, bytes, "hex is its bytes");
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        check(text);
    }
});

/// What would be signed. A hash could stand for anything, so it never passes.
fn check(text: &str) -> Vec<u8> {
    let snapshot = json!({ "method": "personal_sign", "params": [text] }).to_string();
    let judgement = judged(&snapshot);
    let requests = request::read(&snapshot).expect("text is a message");
    let [Request::Message { bytes, .. }] = requests.as_slice() else {
        panic!("not a message: {requests:?}");
    };
    if bytes.len() == 32 || bytes.starts_with(&[0x19, 0x01]) {
        assert_eq!(judgement.reading, Reading::Unknown, "a hash");
        assert_ne!(judgement.action, Action::Pass, "a hash passed");
    }
    bytes.clone()
}
