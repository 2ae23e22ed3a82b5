//! Recommended limits against vectors, and what holds of all of them.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::arithmetic_side_effects,
    reason = "tests"
)]

use alloy_primitives::{Address, U256};
use guard::limit::{Limit, MONTH, Need, WEEK, YEAR, of_grant, payments_to_allow, recommend};
use guard::{Amount, Asset, By, Expiry, Grant, GrantKind};
use proptest::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfNeed {
    name: String,
    now: u64,
    need: Need,
    expect: Option<Limit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OfGrant {
    name: String,
    now: u64,
    amount: Amount,
    balance: Option<U256>,
    expect: Option<Limit>,
}

fn vectors<T: DeserializeOwned>(file: &str) -> Vec<T> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/limit");
    serde_json::from_str(&std::fs::read_to_string(folder.join(file)).unwrap()).unwrap()
}

fn grant(amount: Amount) -> Grant {
    Grant {
        kind: GrantKind::Permit2,
        asset: Asset::Token {
            address: Address::repeat_byte(1),
        },
        owner: None,
        spender: Address::repeat_byte(2),
        amount,
        period: None,
        expiry: Expiry::Never,
        deadline: None,
        nonce: None,
        by: By::Transaction,
        keeper: Address::repeat_byte(3),
    }
}

#[test]
fn needs_have_the_limits_of_the_vectors() {
    for vector in vectors::<OfNeed>("limits.json") {
        assert_eq!(
            recommend(&vector.need, vector.now),
            vector.expect,
            "{}",
            vector.name
        );
    }
}

#[test]
fn grants_have_the_limits_of_the_vectors() {
    for vector in vectors::<OfGrant>("grants.json") {
        let limit = of_grant(&grant(vector.amount), vector.balance, vector.now);
        assert_eq!(limit, vector.expect, "{}", vector.name);
    }
}

#[test]
fn a_subscription_is_allowed_a_year_or_two() {
    assert_eq!(payments_to_allow(MONTH), [12, 24]);
    assert_eq!(payments_to_allow(YEAR), [1, 2]);
    assert_eq!(payments_to_allow(WEEK), [52, 104]);
    assert_eq!(payments_to_allow(YEAR * 3), [1, 2]);
}

fn amount() -> impl Strategy<Value = U256> {
    prop_oneof![
        any::<u64>().prop_map(U256::from),
        any::<[u8; 32]>().prop_map(U256::from_be_bytes)
    ]
}

fn need() -> impl Strategy<Value = Need> {
    let span = || prop_oneof![0..4 * YEAR, any::<u64>()];
    let number = || prop_oneof![0_u64..40, any::<u64>()];
    prop_oneof![
        amount().prop_map(|amount| Need::Once { amount }),
        amount().prop_map(|balance| Need::Unknown { balance }),
        (amount(), span(), proptest::option::of(number())).prop_map(|(price, period, payments)| {
            Need::Subscription {
                price,
                period,
                payments,
            }
        }),
        (amount(), span(), number()).prop_map(|(price, period, payments)| Need::Term {
            price,
            period,
            payments
        }),
        (amount(), number(), proptest::option::of(span())).prop_map(|(price, batches, lasting)| {
            Need::Agent {
                price,
                batches,
                lasting,
            }
        }),
    ]
}

proptest! {
    #[test]
    fn a_limit_is_an_amount_and_an_end_that_is_to_come(need in need(), now in 0..u64::MAX / 4) {
        if let Some(limit) = recommend(&need, now) {
            prop_assert!(!limit.amount.is_zero());
            prop_assert!(limit.expiry > now);
            if let Some(remind) = limit.remind {
                prop_assert!(now < remind && remind <= limit.expiry);
            }
        }
    }

    #[test]
    fn every_payment_can_be_made_in_time(
        price in 1_u64.., period in 1..4 * YEAR, payments in 1_u64..1000, is_term in any::<bool>()
    ) {
        let price = U256::from(price);
        let need = match is_term {
            true => Need::Term { price, period, payments },
            false => Need::Subscription { price, period, payments: Some(payments) },
        };
        let limit = recommend(&need, 0).unwrap();
        let total = price * U256::from(payments);
        prop_assert!(limit.amount >= total);
        prop_assert!(limit.amount <= total + total / U256::from(20) + U256::ONE);
        prop_assert!(limit.expiry > period * (payments - 1));
        prop_assert!(limit.expiry >= YEAR);
    }

    #[test]
    fn more_is_never_recommended_than_is_asked_for(value in amount(), balance in proptest::option::of(amount())) {
        let asked = Amount::erc20(value);
        if let Some(limit) = of_grant(&grant(asked), balance, 0) {
            prop_assert!(limit.amount <= value);
            if let Some(balance) = balance.filter(|balance| !balance.is_zero()) {
                prop_assert!(limit.amount <= balance);
            }
        }
    }

    #[test]
    fn a_year_of_payments_is_recommended(period in 1..YEAR) {
        let [least, most] = payments_to_allow(period);
        prop_assert!(least >= 1 && least <= most);
        prop_assert!(period * least <= YEAR && period * (least + 1) > YEAR);
    }
}
