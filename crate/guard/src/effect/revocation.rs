//! Authority that is taken back.

use super::{Asset, GrantKind};
use crate::wire::wire;
use alloy_primitives::{Address, U256};
use serde::{Deserialize, Serialize};

/// Authority that signing would take back or shrink.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "revoke", rename_all = "camelCase")]
pub enum Revocation {
    /// An allowance, token approval, operator or Permit2 allowance ends.
    Grant {
        /// The kind of authority that ends.
        kind: GrantKind,
        /// What it reached.
        asset: Asset,
        /// Who loses it; `None` for "whoever had it" (ERC-721 `approve(0, id)`).
        spender: Option<Address>,
        /// The contract that keeps the grant.
        keeper: Address,
    },
    /// An allowance shrinks by an amount and may stay above zero (`decreaseAllowance`).
    Decrease {
        /// The token.
        token: Address,
        /// Who may take less from now on.
        spender: Address,
        /// By how much, in the token's smallest unit.
        by: U256,
    },
    /// Permit2 allowance signatures with a nonce below `before` stop working (`invalidateNonces`).
    Nonces {
        /// The Permit2 contract.
        keeper: Address,
        /// The token.
        token: Address,
        /// The spender.
        spender: Address,
        /// The first nonce that still works.
        before: U256,
    },
    /// Permit2 signature transfers with these nonces stop working (`invalidateUnorderedNonces`).
    UnorderedNonces {
        /// The Permit2 contract.
        keeper: Address,
        /// The nonce's upper 248 bits.
        word: U256,
        /// One bit for each nonce of the word.
        mask: U256,
    },
    /// A signed transfer with this nonce can no longer be made (EIP-3009 `cancelAuthorization`).
    Authorization {
        /// The token.
        keeper: Address,
        /// The nonce, 32 bytes read as a number.
        nonce: U256,
    },
    /// An order or offer ends.
    Order {
        /// The exchange.
        keeper: Address,
    },
    /// A permission that the wallet itself keeps ends (ERC-7715).
    Permission,
}

wire!(enum Revocation by "revoke" {
    Grant = "grant" { kind, asset, spender, keeper },
    Decrease = "decrease" { token, spender, by },
    Nonces = "nonces" { keeper, token, spender, before },
    UnorderedNonces = "unorderedNonces" { keeper, word, mask },
    Authorization = "authorization" { keeper, nonce },
    Order = "order" { keeper },
    Permission = "permission" {},
});
