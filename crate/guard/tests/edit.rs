//! Approvals that are cut: against vectors that another library encoded, and for any approval that an edit changes
//! nothing but the words that it names.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use alloy_primitives::{Address, U256, hex};
use guard::edit::{Edit, Offer, edit, offers};
use guard::{Answer, Context, Effect, Expiry, Grant, Request, Transaction, calldata, request};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

const VECTORS: &str = include_str!("../../../tests/vectors/edit/edits.json");

#[derive(Deserialize)]
struct Vector {
    name: String,
    request: Value,
    context: Context,
    answers: Vec<Answer>,
    offers: Vec<Offer>,
    edits: Vec<Edit>,
    /// `null` where it is refused.
    becomes: Value,
}

#[test]
fn edits_come_to_what_the_vectors_say() {
    let vectors: Vec<Vector> = serde_json::from_str(VECTORS).unwrap();
    assert!(vectors.len() > 35);
    for vector in vectors {
        let Vector { name, request, .. } = &vector;
        let snapshot = request.to_string();
        assert_eq!(
            offers(&snapshot, &vector.context, &vector.answers),
            vector.offers,
            "{name}"
        );
        let edited = edit(&snapshot, &vector.edits);
        let wanted = (!vector.becomes.is_null()).then(|| vector.becomes.to_string());
        assert_eq!(edited.ok(), wanted, "{name}");
    }
}

/// The transactions that a snapshot asks for, in their order.
fn transactions(snapshot: &str) -> Vec<Transaction> {
    let requests = request::read(snapshot).unwrap();
    requests
        .into_iter()
        .flat_map(|request| match request {
            Request::Transaction(one) => vec![one],
            Request::Calls(batch) => batch.calls,
            _ => Vec::new(),
        })
        .collect()
}

fn effects(snapshot: &str) -> Vec<Effect> {
    let all = transactions(snapshot);
    all.iter().flat_map(|one| calldata::read(one).effects).collect()
}

fn grants(snapshot: &str) -> Vec<Grant> {
    let effects = effects(snapshot).into_iter();
    effects
        .filter_map(|effect| match effect {
            Effect::Grant(grant) => Some(grant),
            _ => None,
        })
        .collect()
}

fn word(value: U256) -> String {
    hex::encode(value.to_be_bytes::<32>())
}

fn word_of(address: Address) -> String {
    hex::encode(address.into_word())
}

/// Any approval, with its amount and its end.
fn approval() -> impl Strategy<Value = (String, U256, Option<U256>)> {
    let address = any::<[u8; 20]>().prop_map(Address::from);
    let plain = (address.clone(), any::<[u64; 4]>(), 0_usize..3).prop_map(|(spender, limbs, which)| {
        let selector = ["095ea7b3", "39509351", "d73dd623"][which];
        let amount = U256::from_limbs(limbs).max(U256::from(2));
        let data = format!("{selector}{}{}", word_of(spender), word(amount));
        (data, amount, None)
    });
    let permit2 = (address.clone(), address, any::<[u8; 20]>(), 2_u64..(1 << 48));
    let permit2 = permit2.prop_map(|(token, spender, amount, end)| {
        let amount = U256::from_be_slice(&amount).max(U256::from(2));
        let end = U256::from(end);
        let words = [word_of(token), word_of(spender), word(amount), word(end)].concat();
        (format!("87517c45{words}"), amount, Some(end))
    });
    prop_oneof![plain, permit2]
}

/// `multicall(bytes[])` of these calls.
fn multicall(calls: &[String]) -> String {
    let mut data = format!(
        "ac9650d8{}{}",
        word(U256::from(32)),
        word(U256::from(calls.len()))
    );
    let mut at = calls.len() * 32;
    let mut tails = String::new();
    for call in calls {
        data.push_str(&word(U256::from(at)));
        let bytes = call.len() / 2;
        let padding = bytes.next_multiple_of(32) - bytes;
        at += 32 + bytes + padding;
        tails.push_str(&format!(
            "{}{call}{}",
            word(U256::from(bytes)),
            "00".repeat(padding)
        ));
    }
    data + &tails
}

/// What is left of a grant once amount and end are taken out; `approve` tells the amount of its asset too.
fn rest(grant: &Grant) -> String {
    let mut value = serde_json::to_value(grant).unwrap();
    for (part, field) in [
        ("amount", "value"),
        ("amount", "amount"),
        ("asset", "value"),
        ("expiry", "time"),
    ] {
        value[part][field] = Value::Null;
    }
    value.to_string()
}

fn end(grant: &Grant) -> Option<U256> {
    match grant.expiry {
        Expiry::At { time } => Some(time),
        _ => None,
    }
}

fn others(snapshot: &str) -> Vec<Transaction> {
    let without_data = |transaction| Transaction {
        data: Vec::new(),
        ..transaction
    };
    transactions(snapshot).into_iter().map(without_data).collect()
}

proptest! {
    #[test]
    fn an_edit_changes_what_it_names_and_nothing_else(
        calls in proptest::collection::vec(approval(), 1..6),
        inside in any::<bool>(),
        pick in any::<prop::sample::Index>(),
        amount in any::<[u64; 4]>(),
        expiry in any::<u64>(),
        trailing in proptest::collection::vec(any::<u8>(), 0..40),
        note in any::<String>(),
    ) {
        let to = format!("{:#x}", Address::repeat_byte(0xaa));
        let snapshot = if inside {
            let data: Vec<String> = calls.iter().map(|(data, ..)| data.clone()).collect();
            let data = format!("0x{}", multicall(&data));
            json!({"method": "eth_sendTransaction", "params": [{"note": note, "to": to, "data": data}]})
        } else {
            let each = |data: &String| json!({"to": to, "data": format!("0x{data}{}", hex::encode(&trailing))});
            let calls: Vec<Value> = calls.iter().map(|(data, ..)| each(data)).collect();
            json!({"method": "wallet_sendCalls", "params": [{"note": note, "calls": calls}]})
        }
        .to_string();
        let place = pick.index(calls.len());
        let (_, asked, ends) = &calls[place];
        let amount = (U256::from_limbs(amount) % *asked).max(U256::ONE);
        let expiry = ends.map(|ends| (U256::from(expiry) % ends).max(U256::ONE));
        let one = Edit { place: u32::try_from(place).unwrap(), amount: Some(amount), expiry };
        let edited = edit(&snapshot, &[one]).unwrap();

        let changed = snapshot.bytes().zip(edited.bytes()).filter(|(before, after)| before != after).count();
        prop_assert!(snapshot.len() == edited.len() && changed <= 64 + 12);
        prop_assert_eq!(effects(&snapshot).len(), effects(&edited).len());
        let (before, after) = (grants(&snapshot), grants(&edited));
        prop_assert_eq!(before.len(), calls.len());
        for (index, (before, after)) in before.iter().zip(&after).enumerate() {
            if index == place {
                prop_assert_eq!(rest(before), rest(after));
                prop_assert_eq!(after.amount.value(), Some(amount));
                prop_assert_eq!(end(after), expiry);
            } else {
                prop_assert_eq!(before, after);
            }
        }
        prop_assert_eq!(others(&snapshot), others(&edited));
    }

    #[test]
    fn what_has_no_approval_is_not_edited(text in ".{0,200}", place in 0_u32..3, amount in any::<u64>()) {
        let edits = [Edit { place, amount: Some(U256::from(amount)), expiry: None }];
        prop_assert!(edit(&text, &edits).is_err());
        prop_assert_eq!(edit(&text, &[]).ok(), Some(text));
    }
}
