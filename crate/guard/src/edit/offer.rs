//! What is offered to the person, with what the chain told.

use super::approval::Function;
use super::{Found, find};
use crate::judge::facts::Facts;
use crate::limit;
use crate::wire::wire;
use crate::{Answer, ChainId, Context, Question, Standard, TokenFacts};
use alloy_primitives::{Address, U256};
use serde::{Deserialize, Serialize};

/// An approval that can be cut.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// Which approval of the snapshot, counted from 0 over all that could be cut if everything were known.
    pub place: u32,
    /// The chain, if it is known.
    pub chain: Option<ChainId>,
    /// The token.
    pub token: Address,
    /// Who may take it.
    pub spender: Address,
    /// What the token calls itself (untrusted text).
    pub symbol: Option<String>,
    /// The token's decimal places.
    pub decimals: u8,
    /// What the page asks, in the token's smallest unit.
    pub amount: U256,
    /// Until when, in unix seconds, where the page says.
    pub expiry: Option<U256>,
    /// What to take instead, the most sensible first. The page's own wish is none of them.
    pub choices: Vec<Choice>,
}

/// One amount to take instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// Why this one.
    pub why: Why,
    /// The amount, in the token's smallest unit.
    pub amount: U256,
    /// For how long from now, in seconds; `None` leaves the end as it is.
    pub lasting: Option<u64>,
}

/// Why an amount is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum Why {
    /// All that the person has of the token now.
    Balance,
}

/// The approvals in a snapshot that can be cut, with what the answers say of their tokens. An approval of a contract
/// that did not say what token it is, and in which units it counts, is not offered: its number may be an item's.
#[must_use]
pub fn offers(snapshot: &str, context: &Context, answers: &[Answer]) -> Vec<Offer> {
    let facts = Facts::new(answers);
    let found = find(snapshot).into_iter().zip(0..);
    found
        .filter_map(|(found, place)| offer(&found, place, context, &facts))
        .collect()
}

fn offer(found: &Found, place: u32, context: &Context, facts: &Facts<'_>) -> Option<Offer> {
    let approval = &found.approval;
    let chain = found.chain.or(context.chain)?;
    let token = facts.token(&Question::Token {
        chain,
        address: approval.token,
        owner: found.owner.or(context.account),
    })?;
    // A permit in Permit2 is of ERC-20 tokens only.
    let counts = token.standard == Standard::Erc20 || approval.function == Function::Permit2;
    if !counts || approval.amount.value.is_zero() {
        return None;
    }
    let amount = approval.amount.value;
    let lasting = approval.expiry.map(|_| limit::OPEN_USE);
    Some(Offer {
        place,
        chain: Some(chain),
        token: approval.token,
        spender: approval.spender,
        symbol: token.symbol.clone(),
        decimals: token.decimals?,
        amount,
        expiry: approval.expiry.map(|word| word.value),
        choices: balance(token, amount, lasting).into_iter().collect(),
    })
}

/// What is recommended for a need that nobody knows: more than there is cannot be needed now.
fn balance(token: &TokenFacts, asked: U256, lasting: Option<u64>) -> Option<Choice> {
    let balance = token.balance?;
    (!balance.is_zero() && balance < asked).then_some(Choice {
        why: Why::Balance,
        amount: balance,
        lasting,
    })
}

wire!(names Why { Balance = "balance" });

wire!(struct Choice { why, amount, lasting });

wire!(struct Offer { place, chain, token, spender, symbol, decimals, amount, expiry, choices });
