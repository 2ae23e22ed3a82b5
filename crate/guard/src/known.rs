//! What the host's directory and lists say of the addresses of a request and of the site that asks.

use crate::from_json::Fields;
use crate::json::Value;
use crate::wire::{to_json, wire};
use crate::{FromJson, Malformed};
use alloy_primitives::Address;
use serde::{Deserialize, Serialize};

/// What a known contract is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// A token.
    Token,
    /// It takes what it is allowed, in the name of whoever allowed it: routers, pools, vaults.
    Spender,
    /// It does what anyone tells it to, so that what it is allowed is anyone's.
    Executor,
    /// It trades what it is allowed by orders that were signed.
    Marketplace,
    /// A Permit2.
    Permit2,
    /// An account that is a contract, or a part of one.
    Account,
    /// It takes what it is allowed to another chain.
    Bridge,
    /// None of these.
    Other,
}

/// A contract that the directory knows, on the chain that the request is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Known {
    /// Its address.
    pub address: Address,
    /// What it is for.
    pub role: Role,
    /// What it is called, such as `Uniswap: Universal Router` (at most 64 characters).
    pub name: String,
}

/// An address that stands on a list of bad ones.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Listed {
    /// The address.
    pub address: Address,
    /// What the list is called.
    pub list: String,
}

/// What is known of the site that asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(default)]
pub struct Site {
    /// The list of bad sites on which it stands.
    pub listed: Option<String>,
    /// The domain of a well-known site for which it could be taken.
    pub resembles: Option<String>,
    /// Whether it is itself one of the well-known sites, by a connection that nobody between could have changed.
    pub known: bool,
}

wire!(names Role {
    Token = "token",
    Spender = "spender",
    Executor = "executor",
    Marketplace = "marketplace",
    Permit2 = "permit2",
    Account = "account",
    Bridge = "bridge",
    Other = "other",
});

wire!(struct Known { address, role, name });

wire!(struct Listed { address, list });

impl FromJson for Site {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        let mut fields = Fields::of(value)?;
        Ok(Site {
            listed: fields.get("listed")?,
            resembles: fields.get("resembles")?,
            known: fields.get_or_default("known")?,
        })
    }
}

to_json!(struct Site { listed, resembles, known });
