//! Typed data and its JSON reader under arbitrary input, and against alloy's reading of EIP-712.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use alloy_dyn_abi::TypedData as Alloy;
use guard::json;
use guard::typed_data::{self, Version};
use proptest::prelude::*;
use serde_json::{Value, json};

/// A type and a value of it.
#[derive(Clone, Debug)]
struct Typed {
    kind: String,
    value: Value,
}

fn typed(kind: impl Into<String>, value: impl Into<Value>) -> Typed {
    Typed {
        kind: kind.into(),
        value: value.into(),
    }
}

fn hex(bytes: &[u8]) -> String {
    alloy_primitives::hex::encode_prefixed(bytes)
}

/// Elementary values that both readers accept.
fn leaf() -> impl Strategy<Value = Typed> {
    prop_oneof![
        any::<bool>().prop_map(|truth| typed("bool", truth)),
        any::<[u8; 20]>().prop_map(|bytes| typed("address", hex(&bytes))),
        any::<[u8; 32]>().prop_map(|bytes| typed("bytes32", hex(&bytes))),
        any::<[u8; 3]>().prop_map(|bytes| typed("bytes3", hex(&bytes))),
        prop::collection::vec(any::<u8>(), 0..70).prop_map(|bytes| typed("bytes", hex(&bytes))),
        "\\PC{0,20}".prop_map(|text| typed("string", text)),
        any::<u64>().prop_map(|number| typed("uint64", number.to_string())),
        any::<[u8; 32]>().prop_map(|word| typed("uint256", hex(&word))),
        any::<i128>().prop_map(|number| typed("int128", number.to_string())),
        (0_u64..1 << 53).prop_map(|number| typed("uint56", number)),
    ]
}

/// A list of values of one elementary type.
fn list() -> impl Strategy<Value = Typed> {
    (leaf(), 0_usize..4, any::<bool>()).prop_map(|(item, count, fixed)| {
        let length = if fixed && count > 0 {
            count.to_string()
        } else {
            String::new()
        };
        typed(format!("{}[{length}]", item.kind), vec![item.value; count])
    })
}

fn members() -> impl Strategy<Value = Vec<Typed>> {
    prop::collection::vec(prop_oneof![3 => leaf(), 1 => list()], 0..6)
}

fn declared(members: &[Typed]) -> Vec<Value> {
    let declare =
        |(index, member): (usize, &Typed)| json!({ "name": format!("m{index}"), "type": member.kind });
    members.iter().enumerate().map(declare).collect()
}

fn object(members: &[Typed]) -> Value {
    members
        .iter()
        .enumerate()
        .map(|(index, member)| (format!("m{index}"), member.value.clone()))
        .collect()
}

/// A payload of a struct that holds elementary members and a list of another struct.
fn payload() -> impl Strategy<Value = Value> {
    (members(), members(), 0_usize..4, any::<u64>()).prop_map(|(outer, inner, count, chain_id)| {
        let mut primary = declared(&outer);
        primary.push(json!({ "name": "items", "type": "Inner[]" }));
        let mut message = object(&outer);
        message["items"] = vec![object(&inner); count].into();
        json!({
            "types": {
                "EIP712Domain": [{ "name": "name", "type": "string" }, { "name": "chainId", "type": "uint256" }],
                "Outer": primary,
                "Inner": declared(&inner),
            },
            "primaryType": "Outer",
            "domain": { "name": "Example", "chainId": chain_id.to_string() },
            "message": message,
        })
    })
}

/// JSON text whose objects have their keys in reverse order.
fn reversed(value: &Value) -> String {
    match value {
        Value::Object(entries) => {
            let entries = entries
                .iter()
                .rev()
                .map(|(key, value)| format!("{}:{}", json!(key), reversed(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
        Value::Array(items) => format!("[{}]", items.iter().map(reversed).collect::<Vec<_>>().join(",")),
        leaf => leaf.to_string(),
    }
}

fn digest(text: &str) -> alloy_primitives::B256 {
    let value = json::parse(text).expect("the text is JSON");
    typed_data::read(&value, Version::V4)
        .expect("the payload is well formed")
        .digest
}

/// Arbitrary JSON.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(".{0,6}", inner, 0..6)
                .prop_map(|entries| entries.into_iter().collect()),
        ]
    })
}

/// Replaces one value somewhere in `value`; `turns` chooses the way down.
fn replace(value: &mut Value, turns: &[usize], with: Value) {
    let children = match value {
        Value::Object(entries) => entries.len(),
        Value::Array(items) => items.len(),
        _ => 0,
    };
    let Some((turn, rest)) = turns.split_first().filter(|_| children > 0) else {
        *value = with;
        return;
    };
    let child = match value {
        Value::Object(entries) => entries.values_mut().nth(turn % children),
        Value::Array(items) => items.get_mut(turn % children),
        _ => None,
    };
    if let Some(child) = child {
        replace(child, rest, with);
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*") {
        if let Ok(value) = json::parse(&text) {
            let _ = typed_data::read(&value, Version::V4);
        }
    }

    #[test]
    fn texts_like_json_are_accepted_as_serde_accepts_them(text in r#"[\[\]{}:,"\\u0-9a-f.eE+ -]{0,24}"#) {
        let strict = json::parse(&text);
        if strict.is_ok() {
            prop_assert!(serde_json::from_str::<serde::de::IgnoredAny>(&text).is_ok());
        } else if let Err(malformed) = strict
            && malformed.problem == guard::Problem::NotJson
        {
            prop_assert!(serde_json::from_str::<serde::de::IgnoredAny>(&text).is_err());
        }
    }

    #[test]
    fn what_serde_writes_is_read(value in any_json()) {
        prop_assert!(json::parse(&value.to_string()).is_ok());
        prop_assert!(json::parse(&serde_json::to_string_pretty(&value).unwrap()).is_ok());
    }

    #[test]
    fn damaged_payloads_are_read_or_refused(
        mut payload in payload(),
        turns in prop::collection::vec(0_usize..8, 1..6),
        with in any_json(),
    ) {
        replace(&mut payload, &turns, with);
        let text = payload.to_string();
        let value = json::parse(&text).expect("the text is JSON");
        for version in [Version::V3, Version::V4] {
            if let Ok(data) = typed_data::read(&value, version) {
                let _ = typed_data::effects(&data);
                prop_assert!(data.fields().len() <= typed_data::MAX_FIELDS);
            }
        }
    }

    #[test]
    fn the_order_of_keys_does_not_matter(payload in payload()) {
        prop_assert_eq!(digest(&payload.to_string()), digest(&reversed(&payload)));
    }

    #[test]
    fn alloy_signs_the_same_digest(payload in payload()) {
        let alloy: Alloy = serde_json::from_value(payload.clone()).expect("alloy reads the payload");
        prop_assert_eq!(digest(&payload.to_string()), alloy.eip712_signing_hash().expect("alloy hashes it"));
    }
}
