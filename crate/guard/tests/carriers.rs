//! What calls that carry calls come to, as `tests/vectors/calldata/carriers.json` says it, and what hostile
//! ones cost.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

use alloy_primitives::{Address, U256, hex};
use guard::calldata::{self, Call, FAMILIES, Function, MAX_FIELDS, Note};
use guard::{Effect, Opaque, Reading, Transaction};
use proptest::prelude::*;
use serde::Deserialize;
use std::collections::BTreeSet;

const VECTORS: &str = include_str!("../../../tests/vectors/calldata/carriers.json");
const MULTICALL: [u8; 4] = [0xac, 0x96, 0x50, 0xd8];
const APPROVE: [u8; 4] = [0x09, 0x5e, 0xa7, 0xb3];

#[derive(Deserialize)]
struct Vector {
    name: String,
    from: Option<Address>,
    to: Address,
    value: U256,
    data: String,
    selector: Option<String>,
    notes: Vec<String>,
    reading: Reading,
    effects: serde_json::Value,
}

fn vectors() -> Vec<Vector> {
    serde_json::from_str(VECTORS).unwrap()
}

#[test]
fn carriers_come_to_what_the_vectors_say() {
    for vector in vectors() {
        let call = calldata::read(&Transaction {
            from: vector.from,
            to: Some(vector.to),
            value: vector.value,
            ..transaction(hex::decode(&vector.data).unwrap())
        });
        let name = &vector.name;
        let effects = serde_json::to_value(&call.effects).unwrap();
        let selector = call
            .function
            .map(|function| hex::encode_prefixed(function.selector));
        assert_eq!(effects, vector.effects, "{name}");
        assert_eq!(call.reading, vector.reading, "{name}");
        assert_eq!(names(&call.notes), vector.notes, "{name}");
        assert_eq!(selector, vector.selector, "{name}");
    }
}

#[test]
fn every_carrier_has_a_vector_that_carries_something() {
    let seen: BTreeSet<_> = vectors()
        .into_iter()
        .filter(|vector| {
            vector
                .effects
                .as_array()
                .is_some_and(|effects| !effects.is_empty())
        })
        .filter_map(|vector| vector.selector)
        .collect();
    for function in carriers() {
        let selector = hex::encode_prefixed(function.selector);
        assert!(seen.contains(&selector), "{function:?}");
    }
}

#[test]
fn a_thousand_multicalls_of_three_approvals_are_read_whole() {
    let inner = multicall(&vec![approve(); 3]);
    let call = calldata::read(&transaction(multicall(&vec![inner; 1000])));
    assert_eq!(call.reading, Reading::Approval);
    assert_eq!(call.effects.len(), 3000);
    assert_eq!(call.fields.len(), MAX_FIELDS);
    assert_eq!(call.notes, []);
}

/// Past the budget, calls are unknown: none is left out.
#[test]
fn calls_past_the_budget_are_unknown() {
    let call = calldata::read(&transaction(multicall(&vec![approve(); 10_000])));
    assert_eq!(call.reading, Reading::Unknown);
    assert_eq!(call.effects.len(), 10_000);
    assert!(matches!(call.effects.first(), Some(Effect::Grant(_))));
    assert!(matches!(
        call.effects.last(),
        Some(Effect::Opaque(Opaque::Call { .. }))
    ));
}

/// Each entry of each list is the same list, which holds itself as many times.
#[test]
fn shared_calls_are_bounded() {
    for selector in carriers().map(|function| function.selector) {
        let mut data = selector.to_vec();
        data.extend([word(32), word(2000)].concat());
        for _ in 0..2000 {
            data.extend(word(2000 * 32));
        }
        let mut blob = multicall(&vec![approve(); 2000]);
        blob.resize(blob.len().next_multiple_of(32), 0);
        data.extend(word(blob.len()));
        data.extend(blob);
        assert_bounded(&calldata::read(&transaction(data)));
    }
}

#[test]
fn as_many_permits_are_found_as_are_told() {
    const MOST: usize = 64;
    let address = |byte| Address::repeat_byte(byte).into_word().0;
    let everything = (U256::MAX >> 96_usize).to_be_bytes::<32>();
    let time = word(1_900_000_000);
    let permit = [address(0x44), everything, time, word(3), address(0x22), time].concat();
    for count in [MOST - 1, MOST, MOST + 1] {
        let data = [&[0xde, 0xad, 0xbe, 0xef], permit.repeat(count).as_slice()].concat();
        let call = calldata::read(&transaction(data));
        let grants = call
            .effects
            .iter()
            .filter(|effect| matches!(effect, Effect::Grant(_)));
        assert_eq!(grants.count(), count.min(MOST));
    }
}

#[test]
fn a_megabyte_of_what_permits_begin_with_is_searched() {
    let parts: [&[u8]; 5] = [
        &[0],
        &[0x2b, 0x67, 0xb5, 0x70],
        &[0x30, 0xf2, 0x8b, 0x7a],
        &word(96),
        &Address::repeat_byte(0x44).into_word().0,
    ];
    for part in parts {
        let mut data = vec![0xde, 0xad, 0xbe, 0xef];
        data.extend(part.iter().cycle().take(1 << 20));
        let call = calldata::read(&transaction(data));
        assert_bounded(&call);
        assert_eq!(call.reading, Reading::Unknown);
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_within_bounds(
        index in 0..carriers().count(),
        words in prop::collection::vec(any_word(), 0..40),
        cut in 0..32usize,
    ) {
        let mut data = carriers().nth(index).unwrap().selector.to_vec();
        data.extend(words.concat());
        data.truncate(data.len().saturating_sub(cut).max(1));
        assert_bounded(&calldata::read(&transaction(data)));
    }

    /// Calldata of the vectors with bytes changed: closer to what is read than any bytes.
    #[test]
    fn changed_bytes_are_read_within_bounds(
        index in 0..vectors().len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
        whole in any::<bool>(),
    ) {
        let mut data = hex::decode(&vectors().get(index).unwrap().data).unwrap();
        for (place, byte) in changes {
            let place = place.index(data.len());
            *data.get_mut(place).unwrap() = byte;
        }
        if !whole {
            data.truncate(cut.index(data.len()).max(1));
        }
        assert_bounded(&calldata::read(&transaction(data)));
    }

    /// An amount of any size below half the number space is no approval by its form.
    #[test]
    fn plain_amounts_do_not_look_like_approvals(amount in any::<[u8; 31]>()) {
        let mut data = vec![0xde, 0xad, 0xbe, 0xef];
        data.extend(Address::repeat_byte(0x44).into_word());
        data.push(0);
        data.extend(amount);
        prop_assert_eq!(calldata::read(&transaction(data)).notes, []);
    }
}

fn assert_bounded(call: &Call) {
    assert!(call.fields.len() <= MAX_FIELDS);
    assert!(call.effects.len() <= 500_000, "{}", call.effects.len());
}

fn names(notes: &[Note]) -> Vec<String> {
    let name = |note: &Note| {
        let text = format!("{note:?}");
        text.split(' ').next().unwrap_or_default().to_owned()
    };
    notes.iter().map(name).collect()
}

fn carriers() -> impl Iterator<Item = &'static Function> {
    let rows = FAMILIES.iter().flat_map(|family| family.rows);
    rows.filter(|function| function.is_carrier())
}

fn multicall(calls: &[Vec<u8>]) -> Vec<u8> {
    let mut data = MULTICALL.to_vec();
    data.extend([word(32), word(calls.len())].concat());
    let mut at = calls.len() * 32;
    for call in calls {
        data.extend(word(at));
        at += 32 + call.len().next_multiple_of(32);
    }
    for call in calls {
        data.extend(word(call.len()));
        data.extend(call);
        data.resize(data.len() + call.len().next_multiple_of(32) - call.len(), 0);
    }
    data
}

fn approve() -> Vec<u8> {
    let mut data = APPROVE.to_vec();
    data.extend(Address::repeat_byte(0x22).into_word());
    data.extend(word(1000));
    data
}

fn any_word() -> impl Strategy<Value = [u8; 32]> {
    prop_oneof![
        (0..40usize).prop_map(|count| word(count * 32)),
        (0..9usize).prop_map(word),
        any::<u8>().prop_map(|byte| Address::repeat_byte(byte).into_word().0),
        any::<[u8; 32]>(),
    ]
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
