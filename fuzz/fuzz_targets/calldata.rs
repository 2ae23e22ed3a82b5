//! Reads any bytes as calldata: of a token, of Permit2, and of a contract that is being created.
#![no_main]

use alloy_primitives::{Address, U256, address};
use fuzz::{MAX_VALUE, arguments};
use guard::{Effect, MAX_FIELDS, Reading, Transaction, abi, calldata};
use libfuzzer_sys::fuzz_target;

const TOKEN: Address = Address::repeat_byte(0xc0);
const PERMIT2: Address = address!("000000000022d473030f116ddee9f6b43ac78ba3");

fuzz_target!(|data: &[u8]| {
    for to in [Some(TOKEN), Some(PERMIT2), None] {
        let transaction = Transaction {
            from: None,
            to,
            value: U256::ZERO,
            data: data.to_vec(),
            chain: None,
        };
        check(&transaction);
    }
    arguments::check(data);
});

fn check(transaction: &Transaction) {
    let call = calldata::read(transaction);
    assert_eq!(call, calldata::read(transaction), "read twice");
    assert!(
        call.effects.len() <= abi::MAX_NODES,
        "{} effects",
        call.effects.len()
    );
    assert!(call.fields.len() <= MAX_FIELDS, "{} fields", call.fields.len());
    for field in &call.fields {
        assert!(field.value.chars().count() <= MAX_VALUE, "a field's value");
    }
    let opaque = call
        .effects
        .iter()
        .any(|effect| matches!(effect, Effect::Opaque(_)));
    assert_eq!(
        opaque,
        call.reading == Reading::Unknown,
        "what is opaque is unknown"
    );
    assert!(transaction.to.is_some() || opaque, "code to run is unknown");
}
