//! Hostile and large input: the judgement never panics, and does not depend on the order of answers.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, reason = "tests")]

use alloy_primitives::{Address, U256};
use guard::assess::MAX_FINDINGS;
use guard::{
    Action, Answer, ChainId, Code, Context, Level, MAX_FIELDS, MAX_QUESTIONS, Problem, Question, Reading,
    Reply, Standard, State, Subject, TokenFacts, answers, calls, judge,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn context() -> Context {
    Context {
        origin: "https://app.example".to_owned(),
        chain: Some(ChainId(1)),
        account: Some(Address::repeat_byte(9)),
        now: 1_800_000_000,
        ..Context::default()
    }
}

fn address(number: usize) -> String {
    format!("0x{:040x}", number + 0x1000)
}

fn permit_batch(tokens: usize) -> String {
    let details: Vec<Value> = (0..tokens)
        .map(|number| json!({"token": address(number), "amount": "5", "expiration": "1800003600", "nonce": "0"}))
        .collect();
    let member = |name: &str, kind: &str| json!({"name": name, "type": kind});
    let payload = json!({
        "types": {
            "EIP712Domain": [member("name", "string"), member("chainId", "uint256"),
                             member("verifyingContract", "address")],
            "PermitBatch": [member("details", "PermitDetails[]"), member("spender", "address"),
                            member("sigDeadline", "uint256")],
            "PermitDetails": [member("token", "address"), member("amount", "uint160"),
                              member("expiration", "uint48"), member("nonce", "uint48")],
        },
        "primaryType": "PermitBatch",
        "domain": {"name": "Permit2", "chainId": 1,
                   "verifyingContract": "0x000000000022d473030f116ddee9f6b43ac78ba3"},
        "message": {"details": details, "spender": address(0x9999), "sigDeadline": "1800001800"},
    });
    json!({"method": "eth_signTypedData_v4", "params": [Address::repeat_byte(9).to_string().to_lowercase(), payload]})
        .to_string()
}

#[test]
fn a_large_batch_is_read_in_full_and_told_in_bounds() {
    // As many entries as fit the bound on a request's text.
    let mut entries = 10_000;
    while permit_batch(entries).len() > guard::json::MAX_BYTES {
        entries -= 500;
    }
    let judgement = judge(&permit_batch(entries), &context(), &[]);
    assert_eq!(judgement.reading, Reading::Approval);
    assert_eq!(judgement.effects.len(), entries);
    assert_eq!(judgement.action, Action::Prompt);
    assert_eq!(judgement.open.len(), MAX_QUESTIONS);
    assert!(judgement.lines.len() <= 257);
    assert!(judgement.fields.len() <= MAX_FIELDS);
    assert!(judgement.findings.len() <= MAX_FINDINGS);
    assert!(
        judgement
            .findings
            .iter()
            .any(|finding| finding.rule == "too-many-questions")
    );
}

#[test]
fn ten_thousand_entries_are_never_harmless() {
    let judgement = judge(&permit_batch(10_000), &context(), &[]);
    assert!(judgement.reading >= Reading::Approval);
    assert_eq!(judgement.action, Action::Prompt);
}

#[test]
fn a_megabyte_is_judged_and_more_is_too_large() {
    let message =
        |letters: usize| json!({"method": "personal_sign", "params": ["z".repeat(letters)]}).to_string();
    let room = guard::json::MAX_BYTES - message(0).len();
    assert_eq!(
        judge(&message(room), &context(), &[]).reading,
        Reading::NotApproval
    );
    let judgement = judge(&message(room + 1), &context(), &[]);
    assert_eq!(judgement.reading, Reading::Malformed);
    assert_eq!(judgement.malformed.unwrap().problem, Problem::TooLarge);
    assert_eq!(judgement.action, Action::Prompt);
}

#[test]
fn every_question_answered_closes_the_judgement() {
    let snapshot = permit_batch(3);
    let open = judge(&snapshot, &context(), &[]).open;
    let answers: Vec<Answer> = open.iter().map(|question| answer(question, 0)).collect();
    assert!(judge(&snapshot, &context(), &answers).open.is_empty());
}

fn answer(question: &Question, choice: u8) -> Answer {
    match *question {
        Question::Code { chain, address } => Answer::Code {
            chain,
            address,
            found: match choice % 3 {
                0 => Code::None,
                1 => Code::Contract,
                _ => Code::Delegated {
                    to: Address::repeat_byte(choice),
                },
            },
        },
        Question::Token {
            chain,
            address,
            owner,
        } => Answer::Token {
            chain,
            address,
            owner,
            found: TokenFacts {
                standard: match choice % 4 {
                    0 => Standard::Erc20,
                    1 => Standard::Erc721,
                    2 => Standard::Erc1155,
                    _ => Standard::Other,
                },
                symbol: None,
                decimals: None,
                total_supply: Some(U256::from(choice)),
                balance: None,
            },
        },
        Question::State {
            chain,
            address,
            state,
            about,
        } => Answer::State {
            chain,
            address,
            state,
            about,
            found: vec![U256::from(choice); usize::from(choice % 5)],
        },
    }
}

/// JSON of any shape, with the words that requests are made of.
fn any_json() -> impl Strategy<Value = Value> {
    let word = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        "0x[0-9a-f]{0,80}".prop_map(Value::from),
        Just(Value::from(address(1))),
        Just(Value::from("eth_sendTransaction")),
        Just(Value::from("eth_signTypedData_v4")),
        Just(Value::from("0x095ea7b3")),
        ".{0,12}".prop_map(Value::from),
    ];
    let key = prop_oneof![
        Just("method"),
        Just("params"),
        Just("to"),
        Just("from"),
        Just("data"),
        Just("types"),
        Just("domain"),
        Just("message"),
        Just("primaryType"),
        Just("chainId"),
        Just("EIP712Domain"),
        Just("name"),
        Just("type"),
    ];
    word.prop_recursive(5, 40, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::vec((key.clone(), inner), 0..6)
                .prop_map(|entries| entries.into_iter().collect::<Value>()),
        ]
    })
}

fn any_request() -> impl Strategy<Value = String> {
    let method = prop_oneof![
        Just("eth_sendTransaction"),
        Just("eth_signTypedData_v4"),
        Just("eth_signTypedData_v3"),
        Just("eth_signTypedData"),
        Just("personal_sign"),
        Just("eth_sign"),
    ];
    (method, any_json())
        .prop_map(|(method, params)| json!({"method": method, "params": [params]}).to_string())
}

fn approve() -> impl Strategy<Value = String> {
    let selector = prop_oneof![
        Just("095ea7b3"),
        Just("a22cb465"),
        Just("39509351"),
        Just("2a2d80d1")
    ];
    (selector, "[0-9a-f]{0,400}", 0_usize..3).prop_map(|(selector, rest, token)| {
        let data = format!("0x{selector}{rest}");
        json!({"method": "eth_sendTransaction", "params": [{"to": address(token), "data": data}]}).to_string()
    })
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(snapshot in prop_oneof![".{0,200}", any_json().prop_map(|v| v.to_string()),
                                                      any_request(), approve()]) {
        let judgement = judge(&snapshot, &context(), &[]);
        if judgement.reading >= Reading::Unknown {
            prop_assert_eq!(judgement.action, Action::Prompt);
            prop_assert!(judgement.verdict >= Level::Medium);
        }
    }

    #[test]
    fn the_order_of_answers_makes_no_difference(
        snapshot in prop_oneof![approve(), (1_usize..5).prop_map(permit_batch)],
        choices in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 0..8),
    ) {
        let judgement = judge(&snapshot, &context(), &[]);
        let open = [judgement.open, judgement.also].concat();
        prop_assume!(!open.is_empty());
        let mut answers: Vec<Answer> =
            choices.iter().map(|(index, choice)| answer(index.get(&open), *choice)).collect();
        let forward = judge(&snapshot, &context(), &answers);
        answers.reverse();
        prop_assert_eq!(forward, judge(&snapshot, &context(), &answers));
    }

    #[test]
    fn hostile_replies_never_panic(text in ".{0,300}", hex in "[0-9a-f]{0,2000}") {
        let question = [
            Question::Code { chain: ChainId(1), address: Address::ZERO },
            Question::Token { chain: ChainId(1), address: Address::ZERO, owner: None },
            Question::State {
                chain: ChainId(1), address: Address::ZERO, state: State::Permit2, about: Subject::default(),
            },
        ];
        for (json, alone) in [text, format!("\"0x{hex}\"")].into_iter().flat_map(|json| [(json.clone(), vec![]), (json, vec![ChainId(1)])]) {
            let replies = vec![Reply::Result { json }; calls(&question, &alone).len()];
            prop_assert!(answers(&question, &alone, &replies).len() <= question.len());
        }
    }
}
