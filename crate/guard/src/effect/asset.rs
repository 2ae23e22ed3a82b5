//! What may be owned, and how much of it.

use crate::wire::wire;
use alloy_primitives::{Address, U256};
use serde::{Deserialize, Serialize};

/// An amount from which every allowance counts as unlimited: half of the number space (2^255).
pub const UNLIMITED_FROM: U256 = U256::from_limbs([0, 0, 0, 1 << 63]);
/// The largest Permit2 amount (2^160-1): it is never decremented (Permit2 `AllowanceTransfer`).
pub const PERMIT2_UNLIMITED: U256 = U256::from_limbs([u64::MAX, u64::MAX, 0xffff_ffff, 0]);
/// The largest amount of tokens that keep 96-bit balances (UNI, COMP): they treat it as unlimited.
pub const UINT96_MAX: U256 = U256::from_limbs([u64::MAX, 0xffff_ffff, 0, 0]);

/// How much a grant covers. Token amounts are in the token's smallest unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "amount", rename_all = "camelCase")]
pub enum Amount {
    /// This much and no more.
    Exact {
        /// In the token's smallest unit.
        value: U256,
    },
    /// More than anyone could own; `value` is what the request says.
    Unlimited {
        /// In the token's smallest unit.
        value: U256,
    },
    /// Every token of a collection, now and later.
    All,
}

impl Amount {
    /// An ERC-20 amount: unlimited from [`UNLIMITED_FROM`], or exactly [`UINT96_MAX`].
    #[must_use]
    pub fn erc20(value: U256) -> Self {
        if value >= UNLIMITED_FROM || value == UINT96_MAX {
            Amount::Unlimited { value }
        } else {
            Amount::Exact { value }
        }
    }

    /// A Permit2 allowance (uint160): only [`PERMIT2_UNLIMITED`] never decreases.
    #[must_use]
    pub fn permit2(value: U256) -> Self {
        if value >= PERMIT2_UNLIMITED {
            Amount::Unlimited { value }
        } else {
            Amount::Exact { value }
        }
    }

    /// The number in the request; `None` for [`Amount::All`].
    #[must_use]
    pub fn value(&self) -> Option<U256> {
        match self {
            Amount::Exact { value } | Amount::Unlimited { value } => Some(*value),
            Amount::All => None,
        }
    }
}

/// What a grant reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "asset", rename_all = "camelCase")]
pub enum Asset {
    /// A fungible token (ERC-20).
    Token {
        /// The token contract.
        address: Address,
    },
    /// One non-fungible token (ERC-721).
    Nft {
        /// The collection's contract.
        address: Address,
        /// The token id.
        id: U256,
    },
    /// All tokens of a collection (ERC-721 or ERC-1155 operator).
    Collection {
        /// The collection's contract.
        address: Address,
    },
    /// `approve(address,uint256)` on a contract whose standard is not yet known: `value` is an amount
    /// if it is an ERC-20 and a token id if it is an ERC-721.
    Either {
        /// The contract.
        address: Address,
        /// Amount or token id.
        value: U256,
    },
    /// Everything that the owner keeps at a contract: a lending account, a vault, a trading account.
    Account {
        /// The contract.
        address: Address,
    },
    /// The chain's own coin.
    Coin,
}

impl Asset {
    /// The contract that keeps the asset; the zero address for the chain's own coin.
    #[must_use]
    pub fn address(&self) -> Address {
        match self {
            Asset::Token { address }
            | Asset::Nft { address, .. }
            | Asset::Collection { address }
            | Asset::Either { address, .. }
            | Asset::Account { address } => *address,
            Asset::Coin => Address::ZERO,
        }
    }
}

wire!(enum Amount by "amount" {
    Exact = "exact" { value },
    Unlimited = "unlimited" { value },
    All = "all" {},
});

wire!(enum Asset by "asset" {
    Token = "token" { address },
    Nft = "nft" { address, id },
    Collection = "collection" { address },
    Either = "either" { address, value },
    Account = "account" { address },
    Coin = "coin" {},
});
