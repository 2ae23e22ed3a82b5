//! Signatures that were given: what is kept of each, and how each stands by what the chain says now.

mod look;
mod order;
mod part;
mod read;

pub use look::{Exposed, GivenNow, Look, Looked, SignatureState, look};
pub use read::given;

use super::signature::Signature;
use crate::wire::wire;
use alloy_primitives::{Address, B256, U256};
use serde::{Deserialize, Serialize};

/// The most tokens of one signature that are kept.
pub const MAX_TAKES: usize = 8;
/// The most tokens of a Permit2 allowance signature that we end; one of more is kept as one that nothing ends.
pub const MAX_DETAILS: usize = 64;
/// The longest name and version of a domain that we sign again to end a permit, in bytes. They are a page's.
pub const MAX_DOMAIN_TEXT: usize = 128;

/// A signature that somebody has and may use, as it is kept. The signature itself is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Given {
    /// What was signed, by its EIP-712 digest.
    pub digest: B256,
    /// Who signed it, for which chain, and how it is ended.
    pub signature: Signature,
    /// The tokens that could be taken with it, at most [`MAX_TAKES`].
    pub takes: Vec<Take>,
    /// The last second, in unix time, in which a contract takes it; `None` where there is none.
    pub deadline: Option<U256>,
    /// Whether a call of ours was made to end it, and worked.
    pub ended: bool,
}

/// What could be taken of one token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Take {
    /// The token.
    pub token: Address,
    /// How much of it at most, in its smallest unit.
    pub amount: U256,
    /// The contract that needs the token's own leave for it: a Permit2. `None` where the signature is that leave, or
    /// nobody can tell who needs it.
    pub through: Option<Address>,
    /// Until when what is stored by using it is good, in unix seconds, where it says so.
    pub until: Option<U256>,
}

wire!(struct Given { digest, signature, takes, deadline, ended });

wire!(struct Take { token, amount, through, until });
