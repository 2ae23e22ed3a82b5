//! "Always allow this here": what is pinned lets the same request through the next time, and nothing more.

#![allow(clippy::unwrap_used, reason = "tests")]

use alloy_primitives::{Address, U256};
use guard::{Action, Answer, ChainId, Code, Context, Judgement, Standard, TokenFacts, judge, trusts};
use serde_json::json;

const TOKEN: Address = Address::repeat_byte(0xaa);
const SPENDER: Address = Address::repeat_byte(0xbb);
const ME: Address = Address::repeat_byte(9);
const CHAIN: ChainId = ChainId(1);

fn context() -> Context {
    Context {
        origin: "https://app.example".to_owned(),
        chain: Some(CHAIN),
        account: Some(ME),
        now: 1_800_000_000,
        ..Context::default()
    }
}

fn answers() -> Vec<Answer> {
    let found = TokenFacts {
        standard: Standard::Erc20,
        symbol: Some("USDC".to_owned()),
        decimals: Some(6),
        total_supply: Some(U256::from(1_000_000_000_u64)),
        balance: Some(U256::from(5_000)),
    };
    vec![
        Answer::Code {
            chain: CHAIN,
            address: SPENDER,
            found: Code::Contract,
        },
        Answer::Token {
            chain: CHAIN,
            address: TOKEN,
            owner: Some(ME),
            found,
        },
    ]
}

fn approve(spender: Address, amount: u64) -> String {
    let data = format!(
        "0x095ea7b3{}{:064x}",
        spender.into_word().to_string().trim_start_matches("0x"),
        amount
    );
    json!({"method": "eth_sendTransaction", "params": [{"from": ME, "to": TOKEN, "data": data}]}).to_string()
}

/// Answered in full, however many rounds of questions that takes.
fn judged(snapshot: &str, context: &Context) -> Judgement {
    judge(snapshot, context, &answers())
}

#[test]
fn what_is_pinned_passes_up_to_its_ceiling_and_only_there() {
    let asked = judged(&approve(SPENDER, 1_000), &context());
    assert_eq!(asked.action, Action::Prompt);
    let trusted = trusts(&asked, "https://app.example");
    assert_eq!(trusted.len(), 1);
    let mut knowing = context();
    knowing.memory.trusted = trusted;
    let action = |amount, spender, context: &Context| judged(&approve(spender, amount), context).action;
    assert_eq!(action(1_000, SPENDER, &knowing), Action::Pass);
    let unanswered = |context| judge(&approve(SPENDER, 1_000), context, &[]).action;
    assert_eq!(unanswered(&knowing), Action::Wait, "nobody needs to see it yet");
    assert_eq!(unanswered(&context()), Action::Prompt);
    assert_eq!(action(1, SPENDER, &knowing), Action::Pass);
    assert_eq!(action(1_001, SPENDER, &knowing), Action::Prompt);
    assert_ne!(action(1_000, Address::repeat_byte(0xcc), &knowing), Action::Pass);
    let elsewhere = Context {
        origin: "https://other.example".to_owned(),
        ..knowing.clone()
    };
    assert_eq!(action(1_000, SPENDER, &elsewhere), Action::Prompt);
    let other_chain = Context {
        chain: Some(ChainId(10)),
        ..knowing
    };
    assert_ne!(action(1_000, SPENDER, &other_chain), Action::Pass);
}

#[test]
fn an_origin_that_many_documents_share_is_trusted_with_nothing() {
    let asked = judged(&approve(SPENDER, 1_000), &context());
    for shared in ["null", ""] {
        assert_eq!(trusts(&asked, shared), [], "{shared:?}");
        let mut knowing = context();
        knowing.origin = shared.to_owned();
        knowing.memory.trusted = trusts(&asked, "https://app.example");
        for trust in &mut knowing.memory.trusted {
            trust.origin = shared.to_owned();
        }
        let action = judged(&approve(SPENDER, 1_000), &knowing).action;
        assert_eq!(action, Action::Prompt, "{shared:?}");
    }
}

#[test]
fn what_is_not_all_known_or_no_amount_of_a_token_is_not_pinned() {
    let open = judge(&approve(SPENDER, 1_000), &context(), &[]);
    assert!(!open.open.is_empty());
    assert_eq!(trusts(&open, "https://app.example"), []);
    let message = json!({"method": "personal_sign", "params": ["0x6869", ME]}).to_string();
    assert_eq!(trusts(&judged(&message, &context()), "https://app.example"), []);
    // Nobody's code: critical, or close to it.
    let mut answers = answers();
    if let Some(answer) = answers.first_mut() {
        *answer = Answer::Code {
            chain: CHAIN,
            address: SPENDER,
            found: Code::None,
        };
    }
    let stolen = judge(&approve(SPENDER, 1_000), &context(), &answers);
    assert_eq!(trusts(&stolen, "https://app.example"), []);
}
