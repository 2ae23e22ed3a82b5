//! The whole approval surface (`tests/vectors/surface`): every method, call and type is read, or listed with the
//! reason why not.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use alloy_primitives::{B256, hex, keccak256};
use guard::calldata::{self, LURES};
use guard::{request, typed_data};
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
struct Call {
    signature: String,
    selector: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Type {
    id: String,
    encode_type: String,
    type_hash: B256,
}

/// Something of the surface that is not read.
#[derive(Deserialize)]
struct Unread {
    /// The signature, the type's id or the method.
    row: String,
    reason: String,
}

fn rows<T: DeserializeOwned>(text: &str) -> Vec<T> {
    serde_json::from_str(text).unwrap()
}

fn unread() -> Vec<Unread> {
    rows(include_str!("../../../tests/vectors/surface/unread.json"))
}

/// Compares what is not read with what is listed.
fn assert_listed(mut missing: Vec<String>, all: &[String]) {
    let listed = unread().into_iter().filter(|unread| all.contains(&unread.row));
    let mut listed: Vec<String> = listed
        .map(|unread| {
            assert!(!unread.reason.is_empty(), "{}", unread.row);
            unread.row
        })
        .collect();
    missing.sort();
    listed.sort();
    assert_eq!(missing, listed);
}

#[derive(Deserialize)]
struct Method {
    /// Its name, and other names under which wallets know it.
    names: Vec<String>,
}

#[test]
fn every_method_is_read_or_listed() {
    let methods: Vec<Method> = rows(include_str!("../../../tests/vectors/surface/methods.json"));
    let all: Vec<String> = methods.into_iter().flat_map(|method| method.names).collect();
    let missing = all.iter().filter(|name| request::how(name).is_none());
    assert_listed(missing.cloned().collect(), &all);
}

#[test]
fn every_call_is_read_or_listed() {
    let calls: Vec<Call> = rows(include_str!("../../../tests/vectors/surface/calls.json"));
    let mut missing = Vec::new();
    let mut all = Vec::new();
    for call in calls {
        let selector: [u8; 4] = hex::decode(&call.selector).unwrap().try_into().unwrap();
        assert_eq!(keccak256(&call.signature).first_chunk(), Some(&selector));
        let number = u32::from_be_bytes(selector);
        let lure = LURES.iter().any(|(known, _)| *known == number);
        let known = calldata::functions().find(|function| function.selector == selector);
        if let Some(function) = known {
            let signature = guard::abi::Signature::parse(function.signature).unwrap();
            assert_eq!(signature.to_string(), call.signature);
        } else if !lure {
            missing.push(call.signature.clone());
        }
        all.push(call.signature);
    }
    assert_listed(missing, &all);
}

#[test]
fn every_type_is_read_or_listed() {
    let types: Vec<Type> = rows(include_str!("../../../tests/vectors/surface/types.json"));
    let mut missing = Vec::new();
    let mut all = Vec::new();
    for of in types {
        let known = typed_data::KNOWN_TYPES
            .iter()
            .any(|known| known.type_hash == of.type_hash);
        let by_shape = typed_data::KNOWN_SHAPES
            .iter()
            .any(|shape| shape.examples.contains(&of.id.as_str()));
        if !known && !by_shape {
            missing.push(of.id.clone());
        } else if !of.encode_type.contains(['…', '{']) {
            assert_eq!(keccak256(&of.encode_type), of.type_hash, "{}", of.id);
        }
        all.push(of.id);
    }
    assert_listed(missing, &all);
}

/// The page is written from the same words, and what it says is checked by who reads it.
#[test]
fn the_page_of_the_surface_says_what_the_rows_do() {
    let page = include_str!("../../../docs/surface.md");
    let has = |row: String| assert!(page.lines().any(|line| line.starts_with(&row)), "{row}");
    for method in request::METHODS {
        has(format!("| `{}` | {} |", method.name, method.how.words()));
    }
    for function in calldata::functions() {
        let (selector, words) = (hex::encode_prefixed(function.selector), function.words());
        has(format!(
            "| `{selector}` | `{function:?}` | {words} | {} |",
            function.undo
        ));
    }
    for known in typed_data::KNOWN_TYPES {
        let (hash, words) = (known.type_hash, known.words());
        has(format!(
            "| {} | `{hash}` | {words} | {} |",
            known.name, known.undo
        ));
    }
}

#[test]
fn a_row_is_itself_and_no_other() {
    let rows: Vec<_> = calldata::functions().collect();
    for (place, row) in rows.iter().enumerate() {
        assert!(
            rows.iter().position(|other| other == row) == Some(place),
            "{row:?}"
        );
    }
}
