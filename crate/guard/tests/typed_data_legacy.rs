//! The first version of typed data, as `tests/vectors/typed_data/legacy.json` says it.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

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
