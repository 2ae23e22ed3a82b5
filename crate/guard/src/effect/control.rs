//! Power over an account itself.

use super::By;
use crate::wire::wire;
use alloy_primitives::Address;
use serde::{Deserialize, Serialize};

/// What somebody could do with an account or contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum Power {
    /// Own it, sign for it, or have a role in it.
    Owner,
    /// Run as its code: an upgrade, or a delegation of an ordinary account (EIP-7702).
    Code,
    /// Act for it without a signature, or stand between it and its signers: modules, guards, handlers.
    Module,
    /// Nobody new, but other signatures suffice from now on.
    Threshold,
    /// Act for it without limit (ERC-7710).
    Delegation,
    /// Act for it within limits that other contracts enforce (ERC-7710).
    LimitedDelegation,
}

/// Power over an account or contract itself, and so over all that it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Control {
    /// The account or contract; `None` means the account that signs.
    pub account: Option<Address>,
    /// Who gets the power, where the request names an address.
    pub who: Option<Address>,
    /// Which power.
    pub power: Power,
    /// Whether it holds on every chain (EIP-7702 with chain id 0).
    pub everywhere: bool,
    /// How it comes into force.
    pub by: By,
}

wire!(names Power {
    Owner = "owner",
    Code = "code",
    Module = "module",
    Threshold = "threshold",
    Delegation = "delegation",
    LimitedDelegation = "limitedDelegation",
});

wire!(struct Control { account, who, power, everywhere, by });
