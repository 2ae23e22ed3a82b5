//! What calls mean, as `tests/vectors/calldata` says it, and what hostile calldata costs.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use alloy_primitives::{Address, U256, hex};
use guard::abi::{self, Signature, Value};
use guard::calldata::{self, Call, LURES, MAX_FIELD_VALUE, MAX_FIELDS, Note};
use guard::{Effect, Opaque, Reading, Transaction};
use proptest::prelude::*;
use serde::Deserialize;
use std::collections::BTreeSet;

const VECTORS: [&str; 2] = [
    include_str!("../../../tests/vectors/calldata/calls.json"),
    include_str!("../../../tests/vectors/calldata/protocols.json"),
];

/// Read in full by the tests of carriers.
const CARRIERS: &str = include_str!("../../../tests/vectors/calldata/carriers.json");

#[derive(Deserialize)]
struct Carrier {
    selector: Option<String>,
}

#[derive(Deserialize)]
struct Vector {
    name: String,
    to: Option<Address>,
    value: U256,
    data: String,
    reading: Reading,
    note: Option<String>,
    selector: Option<String>,
    effects: serde_json::Value,
}

fn vectors() -> Vec<Vector> {
    let files = VECTORS.map(|text| serde_json::from_str::<Vec<Vector>>(text).unwrap());
    files.into_iter().flatten().collect()
}

#[test]
fn calls_mean_what_the_vectors_say() {
    for vector in vectors() {
        let call = calldata::read(&Transaction {
            to: vector.to,
            value: vector.value,
            ..transaction(hex::decode(&vector.data).unwrap())
        });
        let name = &vector.name;
        let selector = call
            .function
            .map(|function| hex::encode_prefixed(function.selector));
        assert_eq!(
            serde_json::to_value(&call.effects).unwrap(),
            vector.effects,
            "{name}"
        );
        assert_eq!(call.reading, vector.reading, "{name}");
        assert_eq!(
            call.notes.first().map(|note| format!("{note:?}")),
            vector.note,
            "{name}"
        );
        assert_eq!(selector, vector.selector, "{name}");
    }
}

#[test]
fn every_function_has_its_own_selector_and_a_vector() {
    let carriers: Vec<Carrier> = serde_json::from_str(CARRIERS).unwrap();
    let carriers = carriers.into_iter().map(|carrier| carrier.selector);
    let selectors = vectors().into_iter().map(|vector| vector.selector);
    let seen: BTreeSet<String> = selectors.chain(carriers).flatten().collect();
    let mut selectors = BTreeSet::new();
    for function in calldata::functions() {
        let signature = Signature::parse(function.signature).unwrap();
        assert_eq!(signature.selector(), function.selector, "{signature}");
        assert!(selectors.insert(function.selector), "{signature}");
        assert!(
            seen.contains(&hex::encode_prefixed(function.selector)),
            "{signature}"
        );
    }
}

#[test]
fn a_lure_is_one_only_with_coin() {
    for &(selector, text) in LURES {
        let signature = Signature::parse(text).unwrap();
        assert_eq!(signature.selector(), selector.to_be_bytes(), "{text}");
        assert_eq!(calldata::function(selector.to_be_bytes()), None, "{text}");
        let paid = Transaction {
            value: U256::ONE,
            ..transaction(selector.to_be_bytes().to_vec())
        };
        let call = calldata::read(&paid);
        assert_eq!(call.reading, Reading::Unknown, "{text}");
        assert_eq!(call.notes, [Note::Lure { function: text }], "{text}");
        assert_eq!(calldata::read(&transaction(paid.data)).notes, [], "{text}");
    }
}

#[test]
fn signatures_as_deep_as_any_are_refused() {
    for open in ["(", "((uint256[] a),"] {
        assert_eq!(Signature::parse(&format!("f{}", open.repeat(200_000))), None);
    }
}

#[test]
fn fields_are_named_and_typed() {
    let mut data = vec![0x09, 0x5e, 0xa7, 0xb3];
    data.extend(address_word(0x22));
    data.extend(word(1000));
    let call = calldata::read(&transaction(data));
    let fields: Vec<_> = call
        .fields
        .iter()
        .map(|field| (field.path.as_str(), field.kind.as_str(), field.value.as_str()))
        .collect();
    let spender = "0x2222222222222222222222222222222222222222";
    assert_eq!(
        fields,
        [("spender", "address", spender), ("value", "uint256", "1000")]
    );
}

#[test]
fn nested_fields_have_paths() {
    let call = calldata::read(&transaction(permit_batch(2)));
    let paths: Vec<_> = call.fields.iter().map(|field| field.path.as_str()).collect();
    assert_eq!(paths.len(), 12);
    assert!(paths.contains(&"permit.details[1].expiration"));
    assert!(paths.contains(&"permit.sigDeadline"));
}

#[test]
fn a_batch_of_ten_thousand_is_read_whole() {
    let call = calldata::read(&transaction(permit_batch(10_000)));
    assert_eq!(call.reading, Reading::Approval);
    assert_eq!(call.notes, []);
    assert_eq!(call.effects.len(), 10_000);
    assert_eq!(call.fields.len(), MAX_FIELDS);
}

#[test]
fn a_batch_past_the_budget_is_unknown() {
    let call = calldata::read(&transaction(permit_batch(abi::MAX_NODES / 5)));
    assert_eq!(call.reading, Reading::Unknown);
    assert!(matches!(
        call.effects.as_slice(),
        [Effect::Opaque(Opaque::Call { .. })]
    ));
}

#[test]
fn much_of_anything_is_read() {
    for byte in [0x00, 0x20, 0xff] {
        for function in calldata::functions() {
            let mut data = function.selector.to_vec();
            data.resize(1 << 18, byte);
            assert_bounded(&calldata::read(&transaction(data)));
        }
    }
}

/// Every entry of the outer list is the same long inner list.
#[test]
fn shared_entries_are_bounded_by_the_budget() {
    let signature = Signature::parse("bomb(uint256[][] lists)").unwrap();
    assert_eq!(decode_lists(&signature, 200, 2000), None);
    let decoded = decode_lists(&signature, 10, 2000).unwrap();
    assert!(matches!(decoded.0.as_slice(), [Value::Items(lists)] if lists.len() == 10));
    assert!(!decoded.1);
}

/// As above with bytes: few values, and a canonical encoding far larger than memory.
#[test]
fn shared_bytes_are_not_copied() {
    let signature = Signature::parse("bomb(bytes[] blobs)").unwrap();
    let mut data = [word(32), word(50_000)].concat();
    for _ in 0..50_000 {
        data.extend(word(50_000 * 32));
    }
    data.extend(word(1 << 20));
    data.resize(data.len() + (1 << 20), 7);
    let decoded = abi::decode(&signature.inputs, &data).unwrap();
    assert!(!decoded.canonical && !decoded.short);
}

#[test]
fn nested_dynamic_types_are_canonical_as_encoded() {
    let signature = Signature::parse("call((bytes a,string[2] b)[] list,int16 number,bytes3 three)").unwrap();
    assert_eq!(signature.to_string(), "call((bytes,string[2])[],int16,bytes3)");
    let body = [
        word(96),
        [0xff; 32],
        three(),
        // The list: one entry, at 32.
        word(1),
        word(32),
        // The entry: bytes at 64, strings at 64 + 64.
        word(64),
        word(128),
        word(1),
        text(b"x"),
        // The strings: at 64 and 128.
        word(64),
        word(128),
        word(2),
        text(b"hi"),
        word(0),
    ]
    .concat();
    let decoded = abi::decode(&signature.inputs, &body).unwrap();
    assert!(decoded.canonical, "{decoded:?}");
    assert!(matches!(decoded.values.get(1), Some(Value::Number(number)) if *number == U256::MAX));
}

/// The offset of what comes after a fixed array of dynamic items counts the array's own heads.
#[test]
fn what_follows_a_fixed_array_is_canonical_after_all_of_it() {
    let signature = Signature::parse("call(string[2] pair,bytes after)").unwrap();
    let body = |after: usize| {
        [
            // The array at 64, the bytes behind it.
            word(64),
            word(after),
            // The strings: at 64 and 128 of the array.
            word(64),
            word(128),
            word(1),
            text(b"x"),
            word(2),
            text(b"hi"),
            word(1),
            text(b"z"),
        ]
        .concat()
    };
    let encoded = body(256);
    let decoded = abi::decode(&signature.inputs, &encoded).unwrap();
    assert!(decoded.canonical, "{decoded:?}");
    let encoded = body(192);
    let decoded = abi::decode(&signature.inputs, &encoded).unwrap();
    assert!(!decoded.canonical, "{decoded:?}");
}

#[test]
fn signatures_outside_the_grammar_are_refused() {
    for text in [
        "",
        "f",
        "f(",
        "f(uint256",
        "(uint256)",
        "f(uint256))",
        "f(uint7)",
        "f(uint264)",
        "f(bytes33)",
        "f(bytes0)",
        "f(uint256[0])",
        "f(uint256[-1])",
        "f(uint256[)",
        "f(())",
        "f(,)",
        "f(uint256,)",
        "f(uint256 )x",
        "f(foo)",
        "f(uint256  a)",
        "f(uint256[][][][][][][][][])",
        "f((((((((((uint256))))))))))",
        "f(((((uint256)[])[])[])[][])",
    ] {
        assert_eq!(Signature::parse(text), None, "{text}");
    }
    assert!(Signature::parse("f(uint256[][][][][][][][])").is_some());
    assert!(Signature::parse("f(((((((((uint256)))))))))").is_some());
}

proptest! {
    #[test]
    fn any_bytes_are_read_within_bounds(
        index in 0..calldata::functions().count(),
        words in prop::collection::vec(any_word(), 0..24),
        cut in 0..32usize,
    ) {
        let mut data = calldata::functions().nth(index).unwrap().selector.to_vec();
        data.extend(words.concat());
        data.truncate(data.len().saturating_sub(cut).max(1));
        assert_bounded(&calldata::read(&transaction(data)));
    }

    #[test]
    fn any_unknown_selector_is_unknown(data in prop::collection::vec(any::<u8>(), 1..99)) {
        let known = data.first_chunk().copied().and_then(calldata::function).is_some();
        let call = calldata::read(&transaction(data));
        prop_assert!(known || call.reading == Reading::Unknown);
    }

    #[test]
    fn unused_bits_do_not_change_the_meaning(dirt in any::<[u8; 12]>(), value in any::<u64>()) {
        let mut clean = vec![0x09, 0x5e, 0xa7, 0xb3];
        clean.extend(address_word(0x22));
        clean.extend(word(usize::try_from(value).unwrap()));
        let mut dirty = clean.clone();
        dirty.splice(4..16, dirt);
        let clean = calldata::read(&transaction(clean));
        let dirty = calldata::read(&transaction(dirty));
        prop_assert_eq!(clean.effects, dirty.effects);
        let expected: &[Note] = if dirt == [0; 12] { &[] } else { &[Note::NonCanonical] };
        prop_assert_eq!(&dirty.notes[..], expected);
    }
}

fn assert_bounded(call: &Call) {
    assert!(call.fields.len() <= MAX_FIELDS);
    for field in &call.fields {
        assert!(field.value.chars().count() <= MAX_FIELD_VALUE, "{field:?}");
    }
    assert!(call.effects.len() <= abi::MAX_NODES);
    assert!(call.function.is_some() || call.reading == Reading::Unknown);
}

/// Words that are small enough to be offsets and lengths, and any others.
fn any_word() -> impl Strategy<Value = [u8; 32]> {
    prop_oneof![
        (0..24usize).prop_map(|count| word(count * 32)),
        (0..9usize).prop_map(word),
        any::<[u8; 32]>(),
    ]
}

/// `outer` offsets that all lead to one list of `inner` numbers.
fn decode_lists(signature: &Signature, outer: usize, inner: usize) -> Option<(Vec<Value<'static>>, bool)> {
    let mut data = [word(32), word(outer)].concat();
    for _ in 0..outer {
        data.extend(word(outer * 32));
    }
    data.extend(word(inner));
    data.resize(data.len() + inner * 32, 0);
    let data: &'static [u8] = data.leak();
    abi::decode(&signature.inputs, data).map(|decoded| (decoded.values, decoded.canonical))
}

/// A canonical Permit2 `permit` of `count` tokens with an empty signature.
fn permit_batch(count: usize) -> Vec<u8> {
    let mut data = vec![0x2a, 0x2d, 0x80, 0xd1];
    data.extend(address_word(0x11));
    data.extend(word(96));
    data.extend(word(96 + 128 + count * 128));
    data.extend(word(96));
    data.extend(address_word(0x22));
    data.extend(word(77));
    data.extend(word(count));
    for index in 0..count {
        data.extend(address_word(0x44));
        data.extend(word(index + 1));
        data.extend(word(99));
        data.extend(word(index));
    }
    data.extend(word(0));
    data
}

fn transaction(data: Vec<u8>) -> Transaction {
    Transaction {
        from: None,
        to: Some(Address::repeat_byte(0xc0)),
        value: U256::ZERO,
        data,
        chain: None,
    }
}

fn word(number: usize) -> [u8; 32] {
    U256::from(number).to_be_bytes()
}

fn address_word(byte: u8) -> [u8; 32] {
    Address::repeat_byte(byte).into_word().0
}

fn three() -> [u8; 32] {
    text(b"abc")
}

fn text(bytes: &[u8]) -> [u8; 32] {
    let mut word = [0; 32];
    word.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
    word
}
