//! Questions as JSON-RPC calls, and hostile endpoints' replies to them.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use alloy_primitives::{Address, U256, hex};
use guard::multicall::MULTICALL3;
use guard::{Answer, ChainId, Code, Question, Reply, Standard, TokenFacts, answers, calls};

const CHAIN: ChainId = ChainId(1);
const TOKEN: Address = Address::repeat_byte(1);
const OWNER: Address = Address::repeat_byte(2);

fn code() -> Question {
    Question::Code {
        chain: CHAIN,
        address: TOKEN,
    }
}

fn token(chain: ChainId, address: Address) -> Question {
    Question::Token {
        chain,
        address,
        owner: Some(OWNER),
    }
}

fn result(bytes: &[u8]) -> Reply {
    Reply::Result {
        json: format!("\"{}\"", hex::encode_prefixed(bytes)),
    }
}

fn word(value: U256) -> Vec<u8> {
    value.to_be_bytes_vec()
}

fn number(value: u64) -> Option<Vec<u8>> {
    Some(word(U256::from(value)))
}

fn string(text: &str) -> Option<Vec<u8>> {
    let mut bytes = word(U256::from(32));
    bytes.extend(word(U256::from(text.len())));
    bytes.extend(text.as_bytes());
    bytes.resize(bytes.len().next_multiple_of(32), 0);
    Some(bytes)
}

/// What `aggregate3` returns.
fn aggregate(results: &[Option<Vec<u8>>]) -> Vec<u8> {
    let mut heads = Vec::new();
    let mut tails: Vec<u8> = Vec::new();
    for result in results {
        heads.extend(word(U256::from(results.len() * 32 + tails.len())));
        let bytes = result.clone().unwrap_or_default();
        tails.extend(word(U256::from(u8::from(result.is_some()))));
        tails.extend(word(U256::from(64)));
        tails.extend(word(U256::from(bytes.len())));
        tails.extend(&bytes);
        tails.resize(tails.len().next_multiple_of(32), 0);
    }
    [
        word(U256::from(32)),
        word(U256::from(results.len())),
        heads,
        tails,
    ]
    .concat()
}

fn facts(reads: &[Option<Vec<u8>>]) -> TokenFacts {
    let answered = answers(&[token(CHAIN, TOKEN)], &[result(&aggregate(reads))]);
    match answered.as_slice() {
        [Answer::Token { found, .. }] => found.clone(),
        other => unreachable!("{other:?}"),
    }
}

fn erc20() -> Vec<Option<Vec<u8>>> {
    vec![
        number(0),
        None,
        string("USDC"),
        number(6),
        number(1000),
        number(10),
    ]
}

#[test]
fn codes_are_asked_one_by_one_and_the_tokens_of_a_chain_together() {
    let questions = [
        token(CHAIN, TOKEN),
        code(),
        token(CHAIN, OWNER),
        token(ChainId(10), TOKEN),
    ];
    let calls = calls(&questions);
    let methods: Vec<(&str, u64)> = calls
        .iter()
        .map(|call| (call.method.as_str(), call.chain.0))
        .collect();
    assert_eq!(methods, [("eth_getCode", 1), ("eth_call", 1), ("eth_call", 10)]);
    assert_eq!(calls[0].params, format!(r#"["{TOKEN:#x}","latest"]"#));
    let params: serde_json::Value = serde_json::from_str(&calls[1].params).unwrap();
    assert_eq!(params[0]["to"], format!("{MULTICALL3:#x}"));
    assert!(params[0]["data"].as_str().unwrap().starts_with("0x82ad56cb"));
    assert_eq!(params[1], "latest");
}

#[test]
fn code_is_nothing_a_delegation_or_a_contract() {
    let read = |bytes: &[u8]| match answers(&[code()], &[result(bytes)]).as_slice() {
        [Answer::Code { found, .. }] => *found,
        other => unreachable!("{other:?}"),
    };
    let delegation = [&[0xef, 0x01, 0x00], OWNER.as_slice()].concat();
    assert_eq!(read(&[]), Code::None);
    assert_eq!(read(&delegation), Code::Delegated { to: OWNER });
    assert_eq!(read(&delegation[..22]), Code::Contract);
    assert_eq!(read(&[0x60]), Code::Contract);
}

#[test]
fn a_token_says_what_it_is() {
    let found = facts(&erc20());
    assert_eq!(found.standard, Standard::Erc20);
    assert_eq!(found.symbol.as_deref(), Some("USDC"));
    assert_eq!(found.decimals, Some(6));
    assert_eq!(found.total_supply, Some(U256::from(1000)));
    assert_eq!(found.balance, Some(U256::from(10)));
}

#[test]
fn the_standard_is_known_only_if_one_is_claimed() {
    let standard = |erc721, erc1155, decimals| {
        let mut reads = erc20();
        reads[0] = erc721;
        reads[1] = erc1155;
        reads[3] = decimals;
        facts(&reads).standard
    };
    assert_eq!(standard(number(1), number(0), None), Standard::Erc721);
    assert_eq!(standard(number(0), number(1), None), Standard::Erc1155);
    assert_eq!(standard(None, None, number(18)), Standard::Erc20);
    assert_eq!(standard(number(1), number(1), None), Standard::Other);
    assert_eq!(standard(number(1), None, number(18)), Standard::Other);
    assert_eq!(standard(number(2), None, None), Standard::Other);
    assert_eq!(standard(None, None, number(78)), Standard::Other);
    assert_eq!(standard(None, None, Some(Vec::new())), Standard::Other);
}

#[test]
fn symbols_are_text_of_bounded_length() {
    let symbol = |read| {
        let mut reads = erc20();
        reads[2] = read;
        facts(&reads).symbol
    };
    let mut bytes32 = b"MKR".to_vec();
    bytes32.resize(32, 0);
    assert_eq!(symbol(Some(bytes32)).as_deref(), Some("MKR"));
    assert_eq!(symbol(string(&"é".repeat(100))), Some("é".repeat(64)));
    assert_eq!(symbol(string("A\u{7}B")).as_deref(), Some("AB"));
    assert_eq!(symbol(string("")), None);
    assert_eq!(symbol(Some(vec![0xff; 32])), None);
    assert_eq!(symbol(Some(vec![0xff; 96])), None);
}

#[test]
fn what_cannot_be_read_stays_open() {
    let none = |question: Question, reply: Reply| assert_eq!(answers(&[question], &[reply]), []);
    let json = |text: &str| Reply::Result {
        json: text.to_owned(),
    };
    for reply in ["", "null", "\"0x0\"", "\"60\"", "{\"a\":1}", "\"0xzz\""] {
        none(code(), json(reply));
    }
    let message = String::new();
    none(code(), Reply::Error { message });
    let reason = String::new();
    none(code(), Reply::Unreachable { reason });
    // Multicall3 is not there, or it answered something else.
    none(token(CHAIN, TOKEN), json("\"0x\""));
    none(token(CHAIN, TOKEN), result(&aggregate(&erc20()[..5])));
    assert_eq!(answers(&[code()], &[]), []);
}
