//! Questions as JSON-RPC calls, and hostile endpoints' replies to them.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use alloy_primitives::{Address, U256, hex};
use guard::multicall::MULTICALL3;
use guard::{
    Answer, Call, ChainId, Code, Question, Reply, Standard, State, Subject, TokenFacts,
    answers as answers_on, calls as calls_on,
};

const CHAIN: ChainId = ChainId(1);
fn calls(questions: &[Question]) -> Vec<Call> {
    calls_on(questions, &[])
}

fn answers(questions: &[Question], replies: &[Reply]) -> Vec<Answer> {
    answers_on(questions, &[], replies)
}

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

fn state(state: State) -> Question {
    let about = Subject {
        owner: OWNER,
        other: Address::repeat_byte(3),
        number: U256::from(5),
    };
    Question::State {
        chain: CHAIN,
        address: TOKEN,
        state,
        about,
    }
}

const STATES: [State; 8] = [
    State::Allowance,
    State::Permit2,
    State::Nonce,
    State::NonceWord,
    State::Owner,
    State::Domain,
    State::Balance,
    State::Supply,
];

/// The calldata that the libraries make for the same calls.
#[test]
fn states_are_read_by_their_calls() {
    let owner = "0202020202020202020202020202020202020202";
    let other = "0303030303030303030303030303030303030303";
    let word = |digits: &str| format!("{digits:0>64}");
    let expected = [
        format!("dd62ed3e{}{}", word(owner), word(other)),
        format!("927da105{}{}{}", word(owner), word("5"), word(other)),
        format!("7ecebe00{}", word(owner)),
        format!("4fe02b44{}{}", word(owner), word("5")),
        format!("6352211e{}", word("5")),
        "3644e515".to_owned(),
        format!("70a08231{}", word(owner)),
        "18160ddd".to_owned(),
    ];
    for (kind, expected) in STATES.into_iter().zip(expected) {
        let calls = calls(&[state(kind)]);
        assert!(calls[0].params.contains(&expected), "{kind:?}");
    }
}

#[test]
fn tokens_and_states_of_a_chain_share_a_call_and_keep_their_answers_apart() {
    let mut questions = vec![token(CHAIN, TOKEN), code()];
    questions.extend(STATES.map(state));
    questions.push(token(CHAIN, OWNER));
    let calls = calls(&questions);
    assert_eq!(calls.len(), 2);
    let allowed: Vec<u8> = [7_u64, 8, 9]
        .iter()
        .flat_map(|&value| word(U256::from(value)))
        .collect();
    let mut reads = erc20();
    reads.extend([
        number(1),
        Some(allowed),
        None,
        number(3),
        number(4),
        Some(vec![1; 31]),
        number(5),
        number(6),
    ]);
    reads.extend(erc20());
    let replies = [result(&[0x60]), result(&aggregate(&reads))];
    let answered = answers(&questions, &replies);
    let found: Vec<(State, Vec<u64>)> = answered
        .iter()
        .filter_map(|answer| match answer {
            Answer::State { state, found, .. } => {
                Some((*state, found.iter().map(|word| word.to::<u64>()).collect()))
            }
            _ => None,
        })
        .collect();
    // What reverts or answers something else is answered: the contract does not know it.
    let expected = [
        vec![1],
        vec![7, 8, 9],
        vec![],
        vec![3],
        vec![4],
        vec![],
        vec![5],
        vec![6],
    ];
    assert_eq!(found, STATES.into_iter().zip(expected).collect::<Vec<_>>());
    assert_eq!(answered.len(), questions.len());
    assert!(
        answered
            .iter()
            .all(|answer| questions.contains(&answer.question()))
    );
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

/// What each read of one token returns on a chain without Multicall3, as [`erc20`].
fn single(reads: &[Option<Vec<u8>>]) -> Vec<Reply> {
    let message = || "execution reverted".to_owned();
    let each = reads.iter().map(|read| match read {
        Some(bytes) => result(bytes),
        None => Reply::Error { message: message() },
    });
    each.collect()
}

#[test]
fn without_multicall_each_read_is_a_call_of_its_own() {
    let questions = [token(CHAIN, TOKEN), code(), state(State::Allowance)];
    let calls = calls_on(&questions, &[CHAIN]);
    let to: Vec<bool> = calls
        .iter()
        .map(|call| call.params.contains(&format!("{{\"to\":\"{TOKEN:#x}\"")))
        .collect();
    assert_eq!(to, [false, true, true, true, true, true, true, true]);
    let mut replies = vec![result(&[0x60])];
    replies.extend(single(&erc20()));
    replies.push(result(&word(U256::from(9))));
    let answered = answers_on(&questions, &[CHAIN], &replies);
    let together = answers(
        &questions,
        &[
            result(&[0x60]),
            result(&aggregate(&[erc20(), vec![number(9)]].concat())),
        ],
    );
    assert_eq!(answered, together);
    assert_eq!(answered.len(), 3);
    // Another chain has it.
    assert_eq!(calls_on(&questions, &[ChainId(10)]).len(), 2);
}

#[test]
fn a_read_that_an_endpoint_did_not_make_leaves_its_question_open() {
    let questions = [token(CHAIN, TOKEN), state(State::Allowance)];
    let why = |message: &str| Reply::Error {
        message: message.to_owned(),
    };
    let reason = String::new();
    for bad in [
        why("rate limit exceeded"),
        Reply::Unreachable { reason },
        result_text("null"),
    ] {
        let mut replies = single(&erc20());
        replies[3] = bad;
        replies.push(result(&word(U256::from(9))));
        let answered = answers_on(&questions, &[CHAIN], &replies);
        assert_eq!(answered.len(), 1, "{answered:?}");
        assert_eq!(answered[0].question(), questions[1]);
    }
    assert_eq!(answers_on(&questions, &[CHAIN], &single(&erc20())).len(), 1);
    assert_eq!(answers_on(&questions, &[CHAIN], &[]), []);
}

#[test]
fn single_reads_are_bounded() {
    let questions: Vec<Question> = (0..32).map(|at| token(CHAIN, Address::repeat_byte(at))).collect();
    assert_eq!(calls_on(&questions, &[CHAIN]).len(), 96);
    let replies: Vec<Reply> = questions.iter().flat_map(|_| single(&erc20())).collect();
    assert_eq!(answers_on(&questions, &[CHAIN], &replies).len(), 16);
}

fn result_text(json: &str) -> Reply {
    Reply::Result {
        json: json.to_owned(),
    }
}

fn slot() -> Question {
    let about = Subject {
        number: U256::from(0xab),
        ..Subject::default()
    };
    Question::State {
        chain: CHAIN,
        address: TOKEN,
        state: State::Slot,
        about,
    }
}

#[test]
fn a_word_of_storage_is_read_by_itself() {
    for alone in [vec![], vec![CHAIN]] {
        let calls = calls_on(&[slot()], &alone);
        assert_eq!(calls.len(), 1);
        assert_eq!(calls[0].method, "eth_getStorageAt");
        let expected = format!(r#"["{TOKEN:#x}","0x{:0>64}","latest"]"#, "ab");
        assert_eq!(calls[0].params, expected);
        let read = |text: &str| match answers_on(&[slot()], &alone, &[result_text(text)]).as_slice() {
            [Answer::State { found, .. }] => Some(found.clone()),
            _ => None,
        };
        let padded = format!("\"0x{:0>64}\"", "5");
        for text in [padded.as_str(), r#""0x5""#] {
            assert_eq!(read(text), Some(vec![U256::from(5)]));
        }
        for text in [
            r#""0x""#,
            "null",
            r#""5""#,
            r#""0xg""#,
            &format!("\"0x1{:0>64}\"", "5"),
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
