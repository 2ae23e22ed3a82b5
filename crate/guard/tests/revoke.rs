//! Revocations against data encoded by viem, and the check that they worked.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

use alloy_primitives::{Address, U256};
use guard::allowance::{AllowanceKey, AllowanceKind, PERMIT2};
use guard::revoke::{
    Check, Checked, Ending, MAX_LOCKDOWN_PAIRS, Plan, RevokeCall, Target, alternatives, check, honoured,
    signed, tries,
};
use guard::{Amount, Reply};
use serde::de::DeserializeOwned;
use serde_json::Value;

fn abi() -> Value {
    serde_json::from_str(include_str!("../../../tests/vectors/allowance/abi.json")).unwrap()
}

fn vectors() -> Value {
    abi()["revocations"].clone()
}

fn targets(keys: &[AllowanceKey]) -> Vec<Target> {
    keys.iter().copied().map(Target::from).collect()
}

fn plan(keys: &[AllowanceKey]) -> Vec<RevokeCall> {
    let Plan { calls, cannot } = guard::revoke::plan(&targets(keys));
    assert_eq!(cannot, []);
    calls
}

fn read<T: DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap()
}

fn number(value: u64) -> Reply {
    let word = U256::from(value).to_be_bytes::<32>();
    Reply::Result {
        json: format!("\"{}\"", alloy_primitives::hex::encode_prefixed(word)),
    }
}

#[test]
fn plans_the_fewest_transactions() {
    let vectors = vectors();
    let keys: Vec<AllowanceKey> = read(&vectors["keys"]);
    assert_eq!(serde_json::to_value(plan(&keys)).unwrap(), vectors["plan"]);
    assert_eq!(plan(&[]), []);
}

#[test]
fn separates_chains_owners_and_very_long_lockdowns() {
    let vectors = vectors();
    let pair: AllowanceKey = read(&vectors["plan"][0]["ends"][0]["key"]);
    let other_chain = AllowanceKey {
        chain: guard::ChainId(1),
        ..pair
    };
    let other_owner = AllowanceKey {
        owner: Address::repeat_byte(7),
        ..pair
    };
    assert_eq!(plan(&[pair, other_chain, other_owner]).len(), 3);

    let many: Vec<AllowanceKey> = (0..=MAX_LOCKDOWN_PAIRS)
        .map(|number| AllowanceKey {
            token: Address::left_padding_from(&number.to_be_bytes()),
            ..pair
        })
        .collect();
    let sizes: Vec<usize> = plan(&many).iter().map(|call| call.ends.len()).collect();
    assert_eq!(sizes, [MAX_LOCKDOWN_PAIRS, 1]);
}

#[test]
fn ends_signatures_with_the_fewest_calls() {
    let vectors = &abi()["signatures"];
    let targets: Vec<Target> = read(&vectors["targets"]);
    let Plan { calls, cannot } = guard::revoke::plan(&targets);
    let parsed = |call: &RevokeCall| {
        let mut value = serde_json::to_value(call).unwrap();
        if let Some(sign) = &call.sign {
            value["sign"] = serde_json::from_str(sign).unwrap();
        }
        value
    };
    let written: Vec<Value> = calls.iter().map(parsed).collect();
    assert_eq!(Value::from(written), vectors["calls"]);
    assert_eq!(serde_json::to_value(&cannot).unwrap(), vectors["cannot"]);
    for target in &targets {
        let again: Target = guard::read_json(&guard::write_json(target)).unwrap();
        assert_eq!(again, *target);
    }
}

#[test]
fn puts_the_second_signature_in_its_place() {
    let vectors = &abi()["signatures"];
    let targets: Vec<Target> = read(&vectors["targets"]);
    let Plan { calls, .. } = guard::revoke::plan(&targets);
    let call = calls.iter().find(|call| call.sign.is_some()).unwrap();
    let signature: alloy_primitives::Bytes = read(&vectors["signed"]["signature"]);
    let data = signed(&call.data, &signature).unwrap();
    assert_eq!(serde_json::to_value(&data).unwrap(), vectors["signed"]["data"]);
    assert_eq!(signed(&call.data, &signature[1..]), None);
    assert_eq!(signed(&call.data, &[]), None);
    assert_eq!(signed(&[], &signature), None);
}

#[test]
fn knows_what_else_to_try() {
    let vectors = &vectors()["alternatives"];
    let key: AllowanceKey = read(&vectors["key"]);
    let calls = alternatives(&key, read(&vectors["current"]));
    assert_eq!(serde_json::to_value(calls).unwrap(), vectors["calls"]);
    assert_eq!(alternatives(&key, U256::ONE).len(), 1);
    assert_eq!(alternatives(&key, U256::ZERO), []);
    let operator = AllowanceKey {
        kind: AllowanceKind::Operator,
        ..key
    };
    assert_eq!(alternatives(&operator, U256::ONE), []);
}

#[test]
fn checks_by_reading_the_chain_again() {
    let key: AllowanceKey = read(&vectors()["alternatives"]["key"]);
    let cases = [
        (number(0), "ended"),
        (number(5), "still"),
        (
            Reply::Unreachable {
                reason: "offline".to_owned(),
            },
            "unread",
        ),
    ];
    for (reply, expected) in cases {
        let (check, calls) = check(&[Target::from(key)]);
        assert_eq!(calls.len(), 1);
        let Checked::Done { endings } = check.read(&[reply]) else {
            panic!("one read is enough");
        };
        let ending = serde_json::to_value(&endings[0].1).unwrap();
        assert_eq!(ending["ending"], expected);
    }
}

#[test]
fn a_token_is_not_believed_of_which_only_the_spender_could_still_take() {
    let key: AllowanceKey = read(&vectors()["alternatives"]["key"]);
    let limit = Target::Limit {
        key,
        amount: U256::from(5),
        until: None,
        anew: false,
    };
    let operator = AllowanceKey {
        kind: AllowanceKind::Operator,
        ..key
    };
    let own = AllowanceKey {
        spender: key.owner,
        ..key
    };
    let targets = [
        Target::from(operator),
        Target::from(key),
        Target::from(own),
        limit,
    ];
    let calls = tries(&targets);
    let params: Vec<Value> = calls
        .iter()
        .map(|call| serde_json::from_str(&call.params).unwrap())
        .collect();
    // As viem encodes `transferFrom(address,address,uint256)`.
    let (owner, spender) = (
        format!("{:024}{:x}", 0, key.owner),
        format!("{:024}{:x}", 0, key.spender),
    );
    let sent = |from: Address, amount: u64| {
        let data = format!("0x23b872dd{owner}{spender}{amount:064x}");
        serde_json::json!([{ "from": from, "to": key.token, "data": data }, "latest"])
    };
    let stranger = Address::repeat_byte(0xc5);
    let expected = [
        sent(key.spender, 1),
        sent(stranger, 1),
        sent(key.spender, 6),
        sent(stranger, 6),
    ];
    assert_eq!(params, expected);

    let result = |json: &str| Reply::Result {
        json: json.to_owned(),
    };
    let reverted = || Reply::Error {
        message: "execution reverted".to_owned(),
    };
    let unreachable = || Reply::Unreachable {
        reason: "offline".to_owned(),
    };
    // Old tokens return nothing where others return true; old nodes return what says why it reverted.
    let cases = [
        (number(1), reverted(), true),
        (number(1), number(0), true),
        (result("\"0x\""), reverted(), true),
        (number(1), number(1), false),
        (result("\"0x\""), result("\"0x\""), false),
        (number(0), reverted(), false),
        (number(2), reverted(), false),
        (result("\"0x08c379a0\""), result("\"0x08c379a0\""), false),
        (result("7"), reverted(), false),
        (reverted(), reverted(), false),
        (number(1), unreachable(), false),
        (unreachable(), reverted(), false),
    ];
    for (spender, stranger, expected) in cases {
        let replies = [spender, stranger, number(1), reverted()];
        assert_eq!(
            honoured(&targets, &replies),
            [false, expected, false, true],
            "{replies:?}"
        );
        assert_eq!(honoured(&targets, &replies[..1]), [false; 4]);
    }
    assert_eq!(honoured(&targets, &[]), [false; 4]);
}

#[test]
fn a_check_without_multicall_goes_on_alone() {
    let targets: Vec<Target> = read(&vectors()["plan"][0]["ends"]);
    let (check, calls) = check(&targets);
    assert_eq!(calls.len(), 1);
    let nothing = Reply::Result {
        json: "\"0x\"".to_owned(),
    };
    let Checked::More { check, calls } = check.read(&[nothing]) else {
        panic!("no Multicall3");
    };
    assert_eq!(calls.len(), 2);
    assert!(
        calls
            .iter()
            .all(|call| call.params.contains(&format!("{PERMIT2:#x}")))
    );
    let kept: Check = guard::read_json(&serde_json::to_string(&check).unwrap()).unwrap();
    assert_eq!(kept, check);
    let reply = |amount: &str| Reply::Result {
        json: format!("\"0x{amount:0>64}{:0>128}\"", 0),
    };
    let replies: Vec<Reply> = calls
        .iter()
        .map(|call| reply(if call.params.contains("1001") { "0" } else { "9" }))
        .collect();
    let Checked::Done { endings } = kept.read(&replies) else {
        panic!("all read");
    };
    let nine = Amount::Exact { value: U256::from(9) };
    let endings: Vec<&Ending> = endings.iter().map(|(_, ending)| ending).collect();
    assert_eq!(endings, [&Ending::Ended, &Ending::Still { amount: nine }]);
}

#[test]
fn sets_a_limit_and_says_whether_it_holds() {
    let key: AllowanceKey = read(&vectors()["alternatives"]["key"]);
    let limit = |kind, amount: u64, until: Option<u64>, anew| Target::Limit {
        key: AllowanceKey { kind, ..key },
        amount: U256::from(amount),
        until: until.map(U256::from),
        anew,
    };
    let token = limit(AllowanceKind::Erc20, 5, None, false);
    let permit2 = limit(AllowanceKind::Permit2, 5, Some(9), false);
    let both = guard::revoke::plan(&[token.clone(), permit2]);
    let sent: Vec<(Address, String)> = both
        .calls
        .iter()
        .map(|call| (call.to, format!("{:x}", call.data)))
        .collect();
    // As viem encodes `approve(address,uint256)`, and Permit2's `approve(address,address,uint160,uint48)`.
    let (who, what) = (
        format!("{:024}{:x}", 0, key.spender),
        format!("{:024}{:x}", 0, key.token),
    );
    let expected = [
        (key.token, format!("0x095ea7b3{who}{:064x}", 5)),
        (PERMIT2, format!("0x87517c45{what}{who}{:064x}{:064x}", 5, 9)),
    ];
    assert_eq!(sent, expected);
    for none in [
        limit(AllowanceKind::Erc20, 0, None, false),
        limit(AllowanceKind::Erc20, 5, Some(9), false),
        limit(AllowanceKind::Permit2, 5, None, false),
        limit(AllowanceKind::Permit2, 5, Some(1 << 48), false),
        limit(AllowanceKind::Operator, 5, None, false),
    ] {
        assert_eq!(guard::revoke::plan(&[none]).cannot.len(), 1);
    }
    let how = |target: &Target, stands| {
        let Checked::Done { endings } = check(std::slice::from_ref(target)).0.read(&[number(stands)]) else {
            panic!("one read is enough");
        };
        endings[0].1.clone()
    };
    // What the spender used meanwhile is not given again.
    for stands in [0, 4, 5] {
        assert_eq!(how(&token, stands), Ending::Ended);
    }
    assert!(matches!(how(&token, 6), Ending::Still { .. }));
    let anew = limit(AllowanceKind::Erc20, 5, None, true);
    assert!(matches!(how(&anew, 0), Ending::Still { .. }));
    assert_eq!(how(&anew, 5), Ending::Ended);
}
