//! What known types mean: `tests/vectors/typed_data/types/generate.mjs` makes the vectors.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use alloy_primitives::B256;
use guard::json;
use guard::typed_data::{self, KNOWN_SHAPES, KNOWN_TYPES, Meaning, TypedData, Version};
use guard::{Action, ChainId, Context, Effect, Judgement, Order, judge};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::Value;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Vector {
    /// The name under which lists of types have it.
    id: String,
    name: String,
    /// The row or shape that it is read by.
    recognised: Option<String>,
    text: String,
    encode_type: String,
    type_hash: B256,
    digest: B256,
    /// The effects, `lookAlike` or `unknown`.
    meaning: Value,
}

static VECTORS: LazyLock<Vec<Vector>> = LazyLock::new(|| {
    let text = include_str!("../../../tests/vectors/typed_data/types.json");
    serde_json::from_str(text).expect("the vectors are well formed")
});

fn read(text: &str) -> TypedData {
    let value = json::parse(text).expect("the text is JSON");
    typed_data::read(&value, Version::V4).unwrap_or_else(|malformed| panic!("{malformed}: {text}"))
}

fn meaning(data: &TypedData) -> Value {
    match typed_data::effects(data).expect("the domain has a contract") {
        Meaning::Known { effects, .. } => serde_json::to_value(effects).unwrap(),
        Meaning::LookAlike => "lookAlike".into(),
        Meaning::Unknown => "unknown".into(),
    }
}

fn check(vector: &Vector) {
    let name = &vector.name;
    let data = read(&vector.text);
    assert_eq!(data.encode_type, vector.encode_type, "{name}");
    assert_eq!(data.type_hash, vector.type_hash, "{name}");
    assert_eq!(data.digest, vector.digest, "{name}");
    let recognised = typed_data::recognise(&data).map(|(name, _)| name);
    assert_eq!(recognised, vector.recognised.as_deref(), "{name}");
    assert_eq!(meaning(&data), vector.meaning, "{name}");
}

#[test]
fn known_types_mean_what_their_contracts_do() {
    VECTORS.iter().for_each(check);
}

#[test]
fn near_misses_are_said_to_be_so() {
    let text = include_str!("../../../tests/vectors/typed_data/near_misses.json");
    let vectors: Vec<Vector> = serde_json::from_str(text).expect("the vectors are well formed");
    assert!(!vectors.is_empty());
    vectors.iter().for_each(check);
}

#[test]
fn every_row_has_a_vector() {
    for known in KNOWN_TYPES {
        let has = |vector: &Vector| vector.recognised.as_deref() == Some(known.name);
        assert!(VECTORS.iter().any(has), "{}", known.name);
    }
    for example in KNOWN_SHAPES.iter().flat_map(|shape| shape.examples) {
        let has = |vector: &Vector| vector.id == *example && vector.recognised.is_some();
        assert!(VECTORS.iter().any(has), "{example}");
    }
}

#[test]
fn no_two_rows_share_a_hash_or_a_name() {
    for (index, known) in KNOWN_TYPES.iter().enumerate() {
        for other in &KNOWN_TYPES[index + 1..] {
            assert_ne!(known.type_hash, other.type_hash, "{}", known.name);
            assert_ne!(known.name, other.name);
        }
    }
}

/// A payload like the vector's with a tree of another height, all of whose leaves are its first one.
fn tree(name: &str, height: usize) -> String {
    let mut payload = payload(name);
    let primary = payload["primaryType"].as_str().unwrap().to_owned();
    let kind = payload["types"][&primary][0]["type"].take();
    let leaf = kind.as_str().unwrap().trim_end_matches("[2]");
    payload["types"][&primary][0]["type"] = format!("{leaf}{}", "[2]".repeat(height)).into();
    let order = payload["message"]["tree"][0].clone();
    let mut level = vec![order; 1 << height];
    for _ in 0..height {
        level = level.chunks(2).map(|pair| Value::Array(pair.to_vec())).collect();
    }
    assert_eq!(level.len(), 1);
    payload["message"]["tree"] = level.remove(0);
    payload.to_string()
}

fn payload(name: &str) -> Value {
    let vector = VECTORS.iter().find(|vector| vector.name == name);
    serde_json::from_str(&vector.expect("the vector exists").text).unwrap()
}

#[test]
fn a_tree_of_a_thousand_orders_is_read() {
    let text = tree("seaport-bulk-h1, height 1", 10);
    assert!(text.len() > 1 << 19);
    let Meaning::Known { effects, .. } = typed_data::effects(&read(&text)).unwrap() else {
        panic!("a tree of orders is known");
    };
    assert_eq!(effects.len(), 1024);
    let is_order = |effect: &Effect| matches!(effect, Effect::Order(Order { gives, .. }) if gives.len() == 1);
    assert!(effects.iter().all(is_order));
}

#[test]
fn a_tree_that_is_higher_than_the_contract_knows_is_a_look_alike() {
    assert_eq!(meaning(&read(&tree("looksrare-v2-batch-h1", 11))), "lookAlike");
    let highest = meaning(&read(&tree("looksrare-v2-batch-h1", 10)));
    assert_eq!(highest.as_array().map(Vec::len), Some(1024));
}

/// A bundle of 0x whose assets are all the same bytes: decoded, it is far larger than the request.
#[test]
fn a_bundle_that_shares_its_bytes_stays_hidden() {
    const ASSETS: usize = 4000;
    let word = |number: usize| format!("{number:064x}");
    let items = 500;
    let mut asset = format!("a7cb5fb7{}{}{}", word(1), word(96), word(96));
    asset += &word(items);
    asset += &word(1).repeat(items);
    let mut data = format!("94cfcdd7{}{}", word(64), word(64 + 32 * (ASSETS + 1)));
    data += &word(ASSETS);
    data += &word(1).repeat(ASSETS);
    data += &word(ASSETS);
    data += &word(32 * ASSETS).repeat(ASSETS);
    data += &word(asset.len() / 2);
    data += &asset;
    let mut payload = payload("0x-v3, an item");
    payload["message"]["makerAssetData"] = format!("0x{data}").into();
    let hidden = serde_json::json!([{ "effect": "opaque", "opaque": "orders", "keeper": format!("0x{}", "cc".repeat(20)) }]);
    assert_eq!(meaning(&read(&payload.to_string())), hidden);
}

/// Another value of the same type as an example's.
fn any_like(value: &Value) -> BoxedStrategy<Value> {
    match value {
        Value::Bool(_) => any::<bool>().prop_map(Value::from).boxed(),
        // Enough for every width of number, and small ones are the kinds and sides.
        Value::Number(_) => (0_u64..=255).prop_map(Value::from).boxed(),
        Value::String(text) => any_text_like(text),
        Value::Array(items) => items
            .iter()
            .map(any_like)
            .collect::<Vec<_>>()
            .prop_map(Value::Array)
            .boxed(),
        Value::Object(entries) => {
            let (names, values): (Vec<String>, Vec<_>) = entries
                .iter()
                .map(|(name, value)| (name.clone(), any_like(value)))
                .unzip();
            values
                .prop_map(move |values| names.iter().cloned().zip(values).collect::<Value>())
                .boxed()
        }
        Value::Null => Just(Value::Null).boxed(),
    }
}

fn any_text_like(text: &str) -> BoxedStrategy<Value> {
    let Some(digits) = text.strip_prefix("0x") else {
        return Just(Value::from(text)).boxed();
    };
    let fixed = [8, 40, 64].contains(&digits.len());
    let same = Just(Value::from(text));
    if fixed {
        let other = format!("0x[0-9a-f]{{{}}}", digits.len());
        return prop_oneof![
            same,
            prop::string::string_regex(&other).unwrap().prop_map(Value::from)
        ]
        .boxed();
    }
    // Bytes: those of the example, damaged.
    let bytes = digits.to_owned();
    let damaged = (any::<prop::sample::Index>(), "[0-9a-f]{2}").prop_map(move |(index, byte)| {
        let mut bytes = bytes.clone();
        if !bytes.is_empty() {
            let at = index.index(bytes.len() / 2) * 2;
            bytes.replace_range(at..at + 2, &byte);
        }
        Value::from(format!("0x{bytes}"))
    });
    prop_oneof![same, damaged, "(0x)([0-9a-f]{2}){0,80}".prop_map(Value::from)].boxed()
}

fn any_request() -> impl Strategy<Value = Value> {
    (0..VECTORS.len()).prop_flat_map(|index| {
        let payload: Value = serde_json::from_str(&VECTORS[index].text).unwrap();
        any_like(&payload["message"]).prop_map(move |message| {
            let mut payload = payload.clone();
            payload["message"] = message;
            payload
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Whatever the values, a known type is never taken for an unknown one: it is read, or named a look-alike.
    #[test]
    fn known_types_with_any_values_are_read_or_refused(payload in any_request()) {
        let value = payload.to_string();
        let value = json::parse(&value).unwrap();
        if let Ok(data) = typed_data::read(&value, Version::V4) {
            prop_assert_ne!(typed_data::effects(&data), Ok(Meaning::Unknown));
            prop_assert!(typed_data::recognise(&data).is_some());
        }
    }
}

/// The judgement of a request by the signer of the vectors, of whom nothing else is known.
fn judged(text: &str) -> Judgement {
    const ORIGIN: &str = "https://app.example";
    let account = "0x0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a";
    let request = serde_json::json!({ "method": "eth_signTypedData_v4", "params": [account, text] });
    let context = Context {
        origin: ORIGIN.to_owned(),
        chain: Some(ChainId(1)),
        account: account.parse().ok(),
        now: 50,
        ..Context::default()
    };
    judge(&request.to_string(), &context, &[])
}

#[test]
fn what_gives_something_is_asked() {
    for vector in VECTORS.iter() {
        let judgement = judged(&vector.text);
        assert_eq!(judgement.malformed, None, "{}", vector.name);
        let gives = |effect: &Value| effect["effect"] != "revoke";
        let harmless = vector
            .meaning
            .as_array()
            .is_some_and(|effects| !effects.iter().any(gives));
        assert_eq!(judgement.action != Action::Pass, !harmless, "{}", vector.name);
    }
}
