//! What can be ended, or limited.

use super::delegation::Delegation;
use super::signature::Signature;
use crate::ChainId;
use crate::allowance::AllowanceKey;
use crate::wire::wire;
use alloy_primitives::{Address, U256};
use serde::{Deserialize, Serialize};

/// One thing that can be ended or limited, or of which it can be said why not.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "target", rename_all = "camelCase")]
#[allow(clippy::large_enum_variant, reason = "there are few of them at a time")]
pub enum Target {
    /// An allowance.
    Allowance {
        /// Which.
        key: AllowanceKey,
    },
    /// An allowance of a token that is not to end, but to be this from now on.
    Limit {
        /// Which.
        key: AllowanceKey,
        /// How much may be taken, in the token's smallest unit.
        amount: U256,
        /// For Permit2: up to and including which second.
        until: Option<U256>,
        /// Whether it is set to nothing first, so that nothing does not count as done.
        anew: bool,
    },
    /// Authority over positions or assets that a contract keeps, beyond allowances.
    Delegation {
        /// Which.
        delegation: Delegation,
    },
    /// A signature that can still be used.
    Signature {
        /// Which.
        signature: Signature,
    },
}

impl Target {
    /// The chain that it is on.
    #[must_use]
    pub fn chain(&self) -> ChainId {
        match self {
            Target::Allowance { key } | Target::Limit { key, .. } => key.chain,
            Target::Delegation { delegation } => delegation.chain,
            Target::Signature { signature } => signature.chain,
        }
    }

    /// Who gave it, and has to send what ends it.
    #[must_use]
    pub fn owner(&self) -> Address {
        match self {
            Target::Allowance { key } | Target::Limit { key, .. } => key.owner,
            Target::Delegation { delegation } => delegation.owner,
            Target::Signature { signature } => signature.owner,
        }
    }
}

impl From<AllowanceKey> for Target {
    fn from(key: AllowanceKey) -> Self {
        Target::Allowance { key }
    }
}

wire!(enum Target by "target" {
    Allowance = "allowance" { key },
    Limit = "limit" { key, amount, until, anew },
    Delegation = "delegation" { delegation },
    Signature = "signature" { signature },
});
