//! ENS names: which are shown, what stands for them on the chain, and which account goes by which.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use alloy_dyn_abi::{DynSolType, DynSolValue};
use alloy_primitives::{Address, B256, hex};
use guard::ens::{
    MAX_NAME, NameState, Named, Naming, NamingStep, REGISTRY, is_plain, namehash, names, reverse_node,
};
use guard::multicall::MULTICALL3;
use guard::{Call, Reply, read_json, write_json};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// More steps than any look takes: four questions, each in a batch, in batches of one contract, and alone.
const MOST_STEPS: usize = 64;
const ALICE: Address = Address::repeat_byte(0xa1);

#[derive(Deserialize)]
struct Names {
    hashes: Vec<(String, B256)>,
    reverse: Vec<(Address, B256)>,
    plain: Vec<String>,
    odd: Vec<String>,
}

/// What is looked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    accounts: Vec<Address>,
    typed: Vec<String>,
}

/// What endpoints answer.
#[derive(Default, Deserialize)]
#[serde(default)]
struct World {
    /// `to data` → returned bytes; whatever is absent reverts.
    reads: BTreeMap<String, String>,
    /// How Multicall3 is: `absent`, `refused`, or there.
    batches: String,
    /// A contract that uses up all gas, so that it and what comes after it in a batch fails.
    greedy: Option<String>,
    /// The result of all calls, as JSON text.
    answers: Option<String>,
    /// Whether nobody answers.
    silent: bool,
}

fn vectors<T: for<'a> Deserialize<'a>>(text: &str) -> T {
    serde_json::from_str(text).unwrap()
}

#[test]
fn hashes_as_others_do() {
    let names: Names = vectors(include_str!("../../../tests/vectors/ens/names.json"));
    for (name, node) in names.hashes {
        assert_eq!(namehash(&name), node, "{name}");
    }
    for (account, node) in names.reverse {
        assert_eq!(reverse_node(account), node, "{account}");
    }
}

#[test]
fn shows_plain_names_and_no_others() {
    let names: Names = vectors(include_str!("../../../tests/vectors/ens/names.json"));
    for name in names.plain {
        assert!(is_plain(&name), "{name}");
    }
    for name in names.odd {
        assert!(!is_plain(&name), "{name}");
    }
}

#[test]
fn finds_the_names_that_lead_back() {
    let lookups: Vec<Value> = vectors(include_str!("../../../tests/vectors/ens/lookups.json"));
    for lookup in lookups {
        let name = &lookup["name"];
        let world: World = serde_json::from_value(lookup.clone()).unwrap();
        let wanted: Wanted = serde_json::from_value(lookup.clone()).unwrap();
        let (found, requests) = world.find(&wanted);
        let found: Vec<Value> = found.iter().map(told).collect();
        assert_eq!(json!(found), lookup["found"], "{name}");
        if let Some(most) = lookup["requests"].as_u64() {
            assert_eq!(requests as u64, most, "{name}");
        }
    }
}

#[test]
fn an_answer_of_any_length_is_no_name() {
    for count in [1 << 10, 1 << 20, 9 << 20] {
        let node = reverse_node(ALICE);
        let returned = DynSolValue::String("a.".repeat(count / 2)).abi_encode();
        let world = World {
            reads: BTreeMap::from([
                (
                    read(REGISTRY, "0178b8bf", node),
                    hex::encode_prefixed(ALICE.into_word()),
                ),
                (read(ALICE, "691f3431", node), hex::encode_prefixed(returned)),
            ]),
            ..World::default()
        };
        // More than 16 MB of hex is not read at all.
        let expected = if count > 8 << 20 {
            NameState::Unread
        } else {
            NameState::None
        };
        let (found, _) = world.find(&Wanted {
            accounts: vec![ALICE],
            typed: Vec::new(),
        });
        assert_eq!(found[0].state, expected);
    }
}

proptest! {
    #[test]
    fn whatever_is_answered_a_name_is_plain_and_of_the_account(
        answers in prop::collection::vec(answer(), 1..12),
        typed in prop::collection::vec(prop_oneof!["[a-z0-9.-]{0,12}", ".{0,12}"], 0..4),
    ) {
        let accounts = vec![ALICE, Address::repeat_byte(0xb0)];
        let mut next = answers.iter().cycle();
        let wanted = Wanted { accounts: accounts.clone(), typed: typed.clone() };
        let (found, _) = look(&wanted, |_| next.next().unwrap().clone());
        prop_assert_eq!(found.len(), accounts.len() + typed.len());
        for (at, found) in found.iter().enumerate() {
            prop_assert!(found.state != NameState::Open);
            if found.state != NameState::Found {
                continue;
            }
            let (account, name) = (found.account.unwrap(), found.name.clone().unwrap());
            prop_assert!(is_plain(&name) && name.len() <= MAX_NAME && account != Address::ZERO);
            match accounts.get(at) {
                Some(own) => prop_assert_eq!(*own, account),
                None => prop_assert_eq!(typed[at - accounts.len()].to_ascii_lowercase(), name),
            }
        }
    }

    #[test]
    fn a_plain_name_is_of_few_characters(name in ".{0,40}") {
        let is_safe = |character: char| matches!(character, 'a'..='z' | '0'..='9' | '-' | '_' | '.');
        prop_assert!(!is_plain(&name) || name.chars().all(is_safe));
    }

    #[test]
    fn a_checkpoint_may_be_anything(text in ".{0,80}") {
        prop_assert!(read_json::<Naming>(&text).is_err());
    }
}

/// What an endpoint may answer: often what leads on.
fn answer() -> impl Strategy<Value = Reply> {
    let result = |bytes: Vec<u8>| Reply::Result {
        json: format!("\"{}\"", hex::encode_prefixed(bytes)),
    };
    let text = |name: String| DynSolValue::String(name).abi_encode();
    prop_oneof![
        Just(result(ALICE.into_word().to_vec())),
        Just(result(text("alice.eth".to_owned()))),
        ".{0,20}".prop_map(move |name| result(text(name))),
        prop::collection::vec(any::<u8>(), 0..200).prop_map(result),
        ".{0,20}".prop_map(|json| Reply::Result { json }),
        Just(Reply::Error {
            message: "execution reverted".to_owned()
        }),
        Just(Reply::Unreachable {
            reason: String::new()
        }),
    ]
}

/// What was wanted, and how many rounds of calls it took.
fn look(wanted: &Wanted, mut reply: impl FnMut(&Call) -> Reply) -> (Vec<Named>, usize) {
    let mut step = names(wanted.accounts.clone(), wanted.typed.clone());
    for requests in 0..MOST_STEPS {
        step = match step {
            NamingStep::More { look, calls } => {
                assert!(!calls.is_empty());
                // It crosses as text.
                let text = write_json(&look);
                assert_eq!(serde_json::to_string(&look).unwrap(), text);
                let look: Naming = read_json(&text).unwrap();
                look.read(&calls.iter().map(&mut reply).collect::<Vec<_>>())
            }
            NamingStep::Done { found } => return (found, requests),
        };
    }
    panic!("it goes on and on");
}

/// As a vector says it.
fn told(named: &Named) -> Value {
    match named.state {
        NameState::Found => json!({ "account": named.account, "name": named.name }),
        other => json!(other),
    }
}

fn read(to: Address, selector: &str, node: B256) -> String {
    format!("{to:#x} 0x{selector}{}", hex::encode(node))
}

impl World {
    fn find(&self, wanted: &Wanted) -> (Vec<Named>, usize) {
        look(wanted, |call| self.reply(call))
    }

    fn reply(&self, call: &Call) -> Reply {
        let params: Value = serde_json::from_str(&call.params).unwrap();
        let [to, data] = ["to", "data"].map(|key| params[0][key].as_str().unwrap());
        assert_eq!(
            (call.chain, params[1].as_str()),
            (guard::ens::CHAIN, Some("latest"))
        );
        if self.silent {
            return nobody();
        }
        if let Some(json) = self.answers.clone() {
            return Reply::Result { json };
        }
        let returned = if to == format!("{MULTICALL3:#x}") {
            self.batch(data)
        } else {
            self.reads.get(&format!("{to} {data}")).cloned()
        };
        returned.map_or_else(reverted, |bytes| Reply::Result {
            json: format!("\"{bytes}\""),
        })
    }

    /// `aggregate3`, as another library reads and writes it; `None` if it reverts.
    fn batch(&self, data: &str) -> Option<String> {
        match self.batches.as_str() {
            "absent" => return Some("0x".to_owned()),
            "refused" => return None,
            _ => {}
        }
        let calls = DynSolType::parse("(address,bool,bytes)[]").unwrap();
        let data = hex::decode(data).unwrap();
        let DynSolValue::Array(calls) = calls.abi_decode(&data[4..]).unwrap() else {
            panic!("no list");
        };
        let mut is_empty = false;
        let results = calls.iter().map(|call| {
            let call = call.as_tuple().unwrap();
            let to = format!("{:#x}", call[0].as_address().unwrap());
            is_empty |= self.greedy.as_ref() == Some(&to);
            let key = format!("{to} {}", hex::encode_prefixed(call[2].as_bytes().unwrap()));
            let returned = self.reads.get(&key).filter(|_| !is_empty);
            let bytes = returned.map(|text| hex::decode(text).unwrap());
            DynSolValue::Tuple(vec![
                DynSolValue::Bool(bytes.is_some()),
                DynSolValue::Bytes(bytes.unwrap_or_default()),
            ])
        });
        let results = DynSolValue::Array(results.collect());
        Some(hex::encode_prefixed(results.abi_encode()))
    }
}

fn nobody() -> Reply {
    Reply::Unreachable {
        reason: "no answer to this call".to_owned(),
    }
}

fn reverted() -> Reply {
    Reply::Error {
        message: "execution reverted".to_owned(),
    }
}
