//! What the host remembers of the person's own dealings.

use crate::from_json::Fields;
use crate::json::Value;
use crate::wire::{to_json, wire};
use crate::{ChainId, FromJson, Malformed};
use alloy_primitives::{Address, U256};
use serde::{Deserialize, Serialize};

/// What the person has dealt with and allowed before. The host keeps it; nothing of it comes from a page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default)]
pub struct Memory {
    /// Addresses that the person allowed something, paid, or wrote down, on any chain (at most 4,096).
    pub met: Vec<Address>,
    /// What the person paid (at most 4,096).
    pub paid: Vec<Payment>,
    /// Spenders that the person allowed something at this origin before, on any chain.
    pub spenders: Vec<Address>,
    /// What the person wants to be asked about no more.
    pub trusted: Vec<Trust>,
    /// Contracts among those that would be allowed something of which it is known that they are young.
    pub ages: Vec<Age>,
}

/// So much of a token went to somebody, and the person meant it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Payment {
    /// Who got it.
    pub to: Address,
    /// On this chain; `None` is any.
    pub chain: Option<ChainId>,
    /// The token; `None` is any.
    pub token: Option<Address>,
    /// The most at a time, in the token's smallest unit; `None` is any amount.
    pub most: Option<U256>,
}

/// "Always allow this here": one spender may get one token at one origin on one chain without a prompt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Trust {
    /// The origin as the browser states it, such as `https://app.example`.
    pub origin: String,
    /// The chain.
    pub chain: ChainId,
    /// Who may get it.
    pub spender: Address,
    /// The token.
    pub token: Address,
    /// The most at a time, in the token's smallest unit; `None` is any amount.
    pub ceiling: Option<U256>,
}

/// That a contract was not always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Age {
    /// The contract.
    pub address: Address,
    /// A time at which it was not there yet, or when it was made, in unix seconds.
    pub since: u64,
}

impl FromJson for Memory {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        let mut fields = Fields::of(value)?;
        Ok(Memory {
            met: fields.get_or_default("met")?,
            paid: fields.get_or_default("paid")?,
            spenders: fields.get_or_default("spenders")?,
            trusted: fields.get_or_default("trusted")?,
            ages: fields.get_or_default("ages")?,
        })
    }
}

to_json!(struct Memory { met, paid, spenders, trusted, ages });

wire!(struct Trust { origin, chain, spender, token, ceiling });

wire!(struct Payment { to, chain, token, most });

wire!(struct Age { address, since });
