//! The first version of typed data, as `tests/vectors/typed_data/legacy.json` says it.
#![allow(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use alloy_primitives::B256;
use guard::{Malformed, json, typed_data};
use serde::Deserialize;

#[derive(Deserialize)]
struct Vector {
    name: String,
    payload: serde_json::Value,
    digest: Option<B256>,
    malformed: Option<Malformed>,
}

#[test]
fn the_first_version_hashes_as_metamask_signs_it() {
    let vectors: Vec<Vector> =
        serde_json::from_str(include_str!("../../../tests/vectors/typed_data/legacy.json")).unwrap();
    for vector in vectors {
        let text = vector.payload.to_string();
        let read = typed_data::read_legacy(&json::parse(&text).unwrap());
        let digest = read.as_ref().ok().map(|legacy| legacy.digest);
        assert_eq!(digest, vector.digest, "{}", vector.name);
        assert_eq!(read.err(), vector.malformed, "{}", vector.name);
    }
}

#[test]
fn values_are_listed_up_to_their_bounds() {
    let entry = |kind: &str, value: &str| format!(r#"{{"name":"f","type":"{kind}","value":{value}}}"#);
    let list = |entries: &[String]| {
        let text = format!("[{}]", entries.join(","));
        typed_data::read_legacy(&json::parse(&text).unwrap()).unwrap()
    };
    let read = list(&[
        entry("uint8", "7"),
        entry("bool", "true"),
        entry("string", r#""ab""#),
    ]);
    let values: Vec<&str> = read.fields.iter().map(|field| field.value.as_str()).collect();
    assert_eq!(values, ["7", "true", "ab"]);
    let many = vec![entry("uint8", "7"); typed_data::MAX_FIELDS + 2];
    assert_eq!(list(&many).fields.len(), typed_data::MAX_FIELDS);
}
