//! How dangerous allowances are, against vectors, and against what the prompt says of the same.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use alloy_primitives::{Address, U256};
use guard::allowance::{Allowance, AllowanceKey, AllowanceKind, Status, weigh};
use guard::{
    Amount, Answer, ChainId, Code, Context, Expiry, Known, Level, Listed, Role, Standard, Text, TokenFacts,
    judge,
};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    allowance: Value,
    context: Value,
    answers: Vec<Answer>,
    expect: Expected,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Expected {
    risk: Level,
    /// The sentence.
    why: String,
    spender_name: Option<String>,
}

#[test]
fn allowances_are_as_dangerous_as_the_vectors_say() {
    let text = include_str!("../../../tests/vectors/allowance/weigh.json");
    let cases: Vec<Case> = serde_json::from_str(text).unwrap();
    for Case {
        name,
        allowance,
        context,
        answers,
        expect,
    } in cases
    {
        let allowance =
            guard::read_json(&allowance.to_string()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let context =
            guard::read_json(&context.to_string()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let [found] = weigh(vec![allowance], &context, &answers).try_into().unwrap();
        let found = Expected {
            risk: found.risk,
            why: found.why.id,
            spender_name: found.spender_name,
        };
        assert_eq!(found, expect, "{name}");
    }
}

const CHAIN: ChainId = ChainId(1);
const OWNER: Address = Address::repeat_byte(9);
const SPENDER: Address = Address::repeat_byte(7);
const TOKEN: Address = Address::repeat_byte(8);
const BALANCE: U256 = U256::from_limbs([1_000, 0, 0, 0]);

fn codes() -> impl Strategy<Value = Option<Code>> {
    let to = Address::repeat_byte(6);
    prop::option::of(prop_oneof![
        Just(Code::None),
        Just(Code::Contract),
        Just(Code::Delegated { to })
    ])
}

fn contexts() -> impl Strategy<Value = Context> {
    let roles = prop_oneof![
        Just(Role::Spender),
        Just(Role::Token),
        Just(Role::Executor),
        Just(Role::Other)
    ];
    (prop::option::of(roles), any::<bool>(), any::<bool>()).prop_map(|(role, is_listed, looked_up)| Context {
        chain: Some(CHAIN),
        account: Some(OWNER),
        now: 1_800_000_000,
        known: role.into_iter().map(known).collect(),
        listed: is_listed.then(listed).into_iter().collect(),
        looked_up,
        ..Context::default()
    })
}

fn known(role: Role) -> Known {
    Known {
        address: SPENDER,
        role,
        name: "Somebody".to_owned(),
    }
}

fn listed() -> Listed {
    Listed {
        address: SPENDER,
        list: "Thieves".to_owned(),
    }
}

fn allowance(amount: U256) -> Allowance {
    Allowance {
        key: AllowanceKey {
            chain: CHAIN,
            owner: OWNER,
            kind: AllowanceKind::Erc20,
            token: TOKEN,
            token_id: None,
            spender: SPENDER,
        },
        amount: Amount::erc20(amount),
        expiry: Expiry::Never,
        nonce: None,
        status: Status::Active,
        symbol: None,
        decimals: None,
        balance: Some(BALANCE),
        exposed: Some(amount.min(BALANCE)),
        risk: Level::Low,
        why: Text::new("risk_exact"),
        block: None,
        spender_name: None,
    }
}

fn asked(amount: U256) -> String {
    let data = format!("0x095ea7b3{}{amount:064x}", hex_word(SPENDER));
    json!({"method": "eth_sendTransaction", "params": [{"from": OWNER, "to": TOKEN, "data": data}]})
        .to_string()
}

fn hex_word(address: Address) -> String {
    alloy_primitives::hex::encode(address.into_word())
}

proptest! {
    #[test]
    fn what_stands_is_as_dangerous_as_asking_for_it(
        context in contexts(), code in codes(), amount in prop_oneof![1_u64..2_000, Just(u64::MAX)],
    ) {
        let amount = if amount == u64::MAX { U256::MAX } else { U256::from(amount) };
        let code = code.map(|found| Answer::Code { chain: CHAIN, address: SPENDER, found });
        let token = Answer::Token { chain: CHAIN, address: TOKEN, owner: Some(OWNER), found: TokenFacts {
            standard: Standard::Erc20, symbol: None, decimals: None, total_supply: None, balance: Some(BALANCE),
        } };
        let answers: Vec<Answer> = code.into_iter().collect();
        let weighed = weigh(vec![allowance(amount)], &context, &answers);
        let judged = judge(&asked(amount), &context, &[answers, vec![token]].concat());
        prop_assert_eq!(weighed.first().unwrap().risk, judged.verdict);
    }
}
