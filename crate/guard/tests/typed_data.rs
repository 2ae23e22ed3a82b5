//! Typed data against what the libraries sign: `tests/vectors/typed_data/generate.mjs` makes the vectors.
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
use guard::typed_data::{self, KNOWN_TYPES, Meaning, Note, TypedData, Version};
use guard::{Malformed, Problem};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Vector {
    name: String,
    version: Version,
    text: String,
    /// What each library signs; for people who read the file.
    #[serde(rename = "libraries")]
    _libraries: serde_json::Value,
    digest: Option<B256>,
    domain_hash: Option<B256>,
    type_hash: Option<B256>,
    encode_type: Option<String>,
    notes: Option<Vec<Note>>,
    meaning: Option<serde_json::Value>,
    malformed: Option<Malformed>,
}

fn read(text: &str, version: Version) -> Result<TypedData, Malformed> {
    typed_data::read(&json::parse(text)?, version)
}

fn run(vectors: &str) {
    let vectors: Vec<Vector> = serde_json::from_str(vectors).expect("the vectors are well formed");
    assert!(!vectors.is_empty());
    for vector in vectors {
        let read = read(&vector.text, vector.version);
        match &vector.malformed {
            Some(expected) => assert_eq!(read.as_ref().err(), Some(expected), "{}", vector.name),
            None => check(
                &vector,
                &read.unwrap_or_else(|malformed| panic!("{}: {malformed}", vector.name)),
            ),
        }
    }
}

fn check(vector: &Vector, data: &TypedData) {
    let name = &vector.name;
    assert_eq!(Some(data.domain_hash), vector.domain_hash, "domain of {name}");
    assert_eq!(Some(data.type_hash), vector.type_hash, "type of {name}");
    assert_eq!(
        Some(&data.encode_type),
        vector.encode_type.as_ref(),
        "type of {name}"
    );
    assert_eq!(Some(data.digest), vector.digest, "{name}");
    if let Some(notes) = &vector.notes {
        assert_eq!(&data.notes, notes, "{name}");
    }
    if let Some(meaning) = &vector.meaning {
        assert_eq!(
            &meaning_json(&typed_data::effects(data).unwrap()),
            meaning,
            "{name}"
        );
    }
}

fn meaning_json(meaning: &Meaning) -> serde_json::Value {
    match meaning {
        Meaning::Known { effects, .. } => serde_json::json!({ "approval": effects }),
        Meaning::LookAlike => "lookAlike".into(),
        Meaning::Unknown => "unknown".into(),
    }
}

#[test]
fn honest_requests_hash_as_metamask_signs_them() {
    run(include_str!("../../../tests/vectors/typed_data/honest.json"));
}

#[test]
fn values_that_libraries_coerce_are_malformed() {
    run(include_str!("../../../tests/vectors/typed_data/coercions.json"));
}

#[test]
fn shapes_that_libraries_read_differently_are_malformed() {
    run(include_str!("../../../tests/vectors/typed_data/structure.json"));
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct TypeRow {
    name: String,
    encode_type: String,
    type_hash: B256,
}

#[test]
fn the_table_has_the_published_type_hashes() {
    let rows: Vec<TypeRow> =
        serde_json::from_str(include_str!("../../../tests/vectors/typed_data/type_hashes.json")).unwrap();
    for known in KNOWN_TYPES {
        let row = rows
            .iter()
            .find(|row| row.name == known.name)
            .expect("every known type has a vector");
        assert_eq!(known.type_hash, row.type_hash, "{}", known.name);
        assert_eq!(
            alloy_primitives::keccak256(&row.encode_type),
            row.type_hash,
            "{}",
            known.name
        );
    }
    assert_eq!(rows.len(), KNOWN_TYPES.len());
}

fn honest(name: &str) -> String {
    let vectors: Vec<Vector> =
        serde_json::from_str(include_str!("../../../tests/vectors/typed_data/honest.json")).unwrap();
    vectors
        .into_iter()
        .find(|vector| vector.name == name)
        .expect("the vector exists")
        .text
}

#[test]
fn an_approval_without_a_contract_is_malformed() {
    let text = honest("PermitSingle")
        .replace(r#",{"type":"address","name":"verifyingContract"}"#, "")
        .replace(
            r#","verifyingContract":"0x000000000022d473030f116ddee9f6b43ac78ba3""#,
            "",
        );
    let data = read(&text, Version::V4).unwrap();
    assert_eq!(data.domain.verifying_contract, None);
    let expected = Malformed::new("domain.verifyingContract", Problem::Missing);
    assert_eq!(typed_data::effects(&data), Err(expected));
}

#[test]
fn fields_are_the_declared_leaves() {
    let data = read(
        &honest("PermitBatch").replace(r#""spender":"#, r#""evil":"x","spender":"#),
        Version::V4,
    )
    .unwrap();
    let fields = data.fields();
    let shown: Vec<(&str, &str, &str)> = fields
        .iter()
        .map(|field| (field.path.as_str(), field.kind.as_str(), field.value.as_str()))
        .collect();
    assert_eq!(shown.len(), 10);
    assert_eq!(
        shown.first(),
        Some(&(
            "message.details[0].token",
            "address",
            "0x6b175474e89094c44da98b954eedeac495271d0f"
        ))
    );
    assert_eq!(shown.get(1), Some(&("message.details[0].amount", "uint160", "5")));
    assert_eq!(shown.last(), Some(&("message.sigDeadline", "uint256", "16")));
    assert_eq!(
        data.notes,
        [Note::UndeclaredKey {
            field: "message.evil".to_owned()
        }]
    );
}

#[test]
fn values_are_listed_up_to_their_bounds() {
    let long = honest("unicode text").replace("Grüße", &"ü".repeat(500));
    let fields = read(&long, Version::V4).unwrap().fields();
    assert_eq!(
        fields.first().map(|field| field.value.chars().count()),
        Some(typed_data::MAX_VALUE)
    );

    let fields = read(&batch(1000), Version::V4).unwrap().fields();
    assert_eq!(fields.len(), typed_data::MAX_FIELDS);
}

/// A `PermitBatch` of `count` tokens.
fn batch(count: usize) -> String {
    let text = honest("PermitBatch");
    let start = text.find(r#""details":[{"token"#).unwrap() + r#""details":["#.len();
    let end = text[start..].find(']').unwrap() + start;
    let details =
        r#"{"token":"0x6b175474e89094c44da98b954eedeac495271d0f","amount":"5","expiration":32,"nonce":1}"#;
    format!(
        "{}{}{}",
        &text[..start],
        vec![details; count].join(","),
        &text[end..]
    )
}

#[test]
fn a_batch_of_ten_thousand_tokens_is_read() {
    let data = read(&batch(10_000), Version::V4).unwrap();
    let Meaning::Known { effects, .. } = typed_data::effects(&data).unwrap() else {
        panic!("a batch is an approval");
    };
    assert_eq!(effects.len(), 10_000);
}

#[test]
fn a_duplicate_key_in_the_message_is_malformed() {
    let text = honest("EIP-2612 exact").replace(r#""nonce":7"#, r#""nonce":7,"value":"1""#);
    let expected = Malformed::new("message.value", Problem::DuplicateKey);
    assert_eq!(read(&text, Version::V4), Err(expected));
}

#[test]
fn a_hostile_field_name_is_cut() {
    let text = honest("EIP-2612 exact").replace(
        r#""name":"owner"}"#,
        &format!(r#""name":"{}"}}"#, "a".repeat(5000)),
    );
    let malformed = read(&text, Version::V4).unwrap_err();
    assert_eq!(malformed.problem, Problem::Missing);
    assert_eq!(malformed.field.chars().count(), guard::MAX_FIELD);
}

/// Typed data of one struct with these members and this message, beside other types.
fn of_one(members: &str, message: &str, others: &str) -> String {
    format!(
        r#"{{"types":{{"EIP712Domain":[],"X":[{members}]{others}}},"primaryType":"X","domain":{{}},"message":{{{message}}}}}"#
    )
}

#[test]
fn values_are_told_by_their_types() {
    let rows = [
        ("int8", "-5", "-5"),
        ("uint8", "255", "255"),
        (
            "uint256",
            r#""0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff""#,
            "115792089237316195423570985008687907853269984665640564039457584007913129639935",
        ),
        ("bool", "true", "true"),
        ("bytes4", r#""0x11223344""#, "0x11223344"),
        ("bytes", r#""0x6162""#, "0x6162"),
        ("string", r#""ab""#, "ab"),
        ("uint8[]", "[]", "[]"),
        ("uint8[]", "[7]", "7"),
    ];
    for (kind, value, told) in rows {
        let text = of_one(
            &format!(r#"{{"name":"f","type":"{kind}"}}"#),
            &format!(r#""f":{value}"#),
            "",
        );
        let fields = read(&text, Version::V4).unwrap().fields();
        let values: Vec<&str> = fields.iter().map(|field| field.value.as_str()).collect();
        assert_eq!(values, [told], "{kind}");
    }
}

#[test]
fn limits_of_types_hold_exactly() {
    let too_many = Err(Malformed::new("types", Problem::TooMany));
    let members = |count: usize| {
        let members: Vec<String> = (0..count)
            .map(|index| format!(r#"{{"name":"m{index}","type":"bool"}}"#))
            .collect();
        let values: Vec<String> = (0..count).map(|index| format!(r#""m{index}":true"#)).collect();
        read(&of_one(&members.join(","), &values.join(","), ""), Version::V4).map(|_| ())
    };
    assert_eq!(
        [members(512), members(513), members(600)],
        [Ok(()), too_many.clone(), too_many.clone()]
    );

    // `X(bool )` is eight letters.
    let encoded = |length: usize| {
        let name = "m".repeat(length - 8);
        let text = of_one(
            &format!(r#"{{"name":"{name}","type":"bool"}}"#),
            &format!(r#""{name}":true"#),
            "",
        );
        read(&text, Version::V4).map(|_| ())
    };
    assert_eq!([encoded(65_536), encoded(65_537)], [Ok(()), too_many.clone()]);
    assert_eq!(encoded(70_000), too_many);

    let declared = |count: usize| {
        let others: String = (2..count).map(|index| format!(r#","T{index}":[]"#)).collect();
        read(&of_one("", "", &others), Version::V4).map(|data| data.notes.len())
    };
    assert_eq!(declared(256), Ok(typed_data::MAX_NOTES));
    assert_eq!(
        declared(2 + typed_data::MAX_NOTES - 1),
        Ok(typed_data::MAX_NOTES - 1)
    );
    let refused = Err(Malformed::new("types", Problem::TooMany));
    assert_eq!([declared(257), declared(300)], [refused.clone(), refused]);
}
