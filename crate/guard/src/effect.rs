//! The vocabulary: what signing would change, whoever submits it.

use crate::from_json::{from_json, tag, unknown};
use crate::json::Value;
use crate::{FromJson, Malformed};
use alloy_primitives::{Address, U256};
use serde::{Deserialize, Serialize};

/// An EIP-155 chain id. Crosses every boundary as a `0x` hex string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChainId(pub u64);

impl Serialize for ChainId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:#x}", self.0))
    }
}

impl<'de> Deserialize<'de> for ChainId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        ChainId::from_hex(&text).ok_or_else(|| serde::de::Error::custom("expected a 0x hex chain id"))
    }
}

impl ChainId {
    /// Reads `0x` followed by 1 to 16 hex digits; anything else is `None`.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix("0x")?;
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !plain {
            return None;
        }
        let significant = digits.trim_start_matches('0');
        if significant.is_empty() {
            return Some(ChainId(0));
        }
        u64::from_str_radix(significant, 16).ok().map(ChainId)
    }
}

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
}

impl Asset {
    /// The contract that keeps the asset.
    #[must_use]
    pub fn address(&self) -> Address {
        match self {
            Asset::Token { address }
            | Asset::Nft { address, .. }
            | Asset::Collection { address }
            | Asset::Either { address, .. } => *address,
        }
    }
}

/// Until when a grant can be used, once it is in force. Times are unix seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "expiry", rename_all = "camelCase")]
pub enum Expiry {
    /// Until somebody revokes it.
    Never,
    /// Up to and including this second (Permit2 reverts only when the block's time is greater).
    At {
        /// Unix seconds, any 256-bit value.
        time: U256,
    },
    /// In the block that stores it only (Permit2 `expiration = 0`).
    ThisBlock,
    /// For one use (a signature transfer).
    Once,
}

/// The kind of authority a grant gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum GrantKind {
    /// `approve(address,uint256)` before the contract's standard is known.
    Approve,
    /// An ERC-20 allowance is set.
    Allowance,
    /// An ERC-20 allowance grows by the amount.
    Increase,
    /// One ERC-721 token may be moved.
    Nft,
    /// An operator for all tokens of a collection (`setApprovalForAll`).
    Operator,
    /// A Permit2 allowance is set.
    Permit2,
    /// A Permit2 signature transfer: one use, recipient chosen by the spender.
    Permit2Transfer,
}

/// How the grant comes into force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum By {
    /// When the transaction that is being asked for is mined.
    Transaction,
    /// When anybody submits the signature that is being asked for.
    Signature,
    /// When the transaction submits a signature that was made before.
    SubmittedSignature,
}

/// Authority that signing would give.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Grant {
    /// The kind of authority.
    pub kind: GrantKind,
    /// What it reaches.
    pub asset: Asset,
    /// Whose asset, where the request names an owner; `None` means the one who signs.
    pub owner: Option<Address>,
    /// Who may use it.
    pub spender: Address,
    /// How much of it.
    pub amount: Amount,
    /// Until when it can be used.
    pub expiry: Expiry,
    /// Until when a signature can be submitted, in unix seconds; `None` for a plain transaction.
    pub deadline: Option<U256>,
    /// The nonce that the signature carries.
    pub nonce: Option<U256>,
    /// How it comes into force.
    pub by: By,
    /// The contract that keeps the grant: the token itself, or a Permit2.
    pub keeper: Address,
}

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
}

/// Assets that would move, as far as the request itself says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Transfer {
    /// What moves; `None` is the chain's own coin.
    pub asset: Option<Asset>,
    /// Whose it is; `None` means the one who signs.
    pub from: Option<Address>,
    /// Who receives it; `None` where the request leaves it open.
    pub to: Option<Address>,
    /// How much, in the smallest unit.
    pub amount: U256,
}

/// What cannot be read. It is never harmless for that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "opaque", rename_all = "camelCase")]
pub enum Opaque {
    /// A call whose function is not in the table.
    Call {
        /// The contract; `None` when the transaction creates one.
        to: Option<Address>,
        /// The first four bytes as `0x` hex, shorter if the calldata is.
        selector: String,
    },
    /// Typed data whose type is not in the table.
    TypedData {
        /// The hash of the encoded type, as `0x` hex.
        type_hash: String,
        /// The primary type's name, as the page wrote it.
        primary_type: String,
    },
    /// A bare hash (`eth_sign`): it could stand for anything.
    Hash,
    /// A method that is not known to be harmless.
    Method {
        /// The method's name, as the page wrote it.
        name: String,
    },
}

/// What signing would change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "effect", rename_all = "camelCase")]
pub enum Effect {
    /// Authority is given.
    Grant(Grant),
    /// Authority is taken back.
    Revoke(Revocation),
    /// Assets move.
    Transfer(Transfer),
    /// Nobody can tell.
    Opaque(Opaque),
}

from_json!(enum Amount by "amount" {
    Exact = "exact" { value },
    Unlimited = "unlimited" { value },
    All = "all" {},
});

from_json!(enum Asset by "asset" {
    Token = "token" { address },
    Nft = "nft" { address, id },
    Collection = "collection" { address },
    Either = "either" { address, value },
});

from_json!(enum Expiry by "expiry" {
    Never = "never" {},
    At = "at" { time },
    ThisBlock = "thisBlock" {},
    Once = "once" {},
});

from_json!(names GrantKind {
    Approve = "approve",
    Allowance = "allowance",
    Increase = "increase",
    Nft = "nft",
    Operator = "operator",
    Permit2 = "permit2",
    Permit2Transfer = "permit2Transfer",
});

from_json!(names By {
    Transaction = "transaction",
    Signature = "signature",
    SubmittedSignature = "submittedSignature",
});

from_json!(struct Grant { kind, asset, owner, spender, amount, expiry, deadline, nonce, by, keeper });

from_json!(enum Revocation by "revoke" {
    Grant = "grant" { kind, asset, spender, keeper },
    Decrease = "decrease" { token, spender, by },
    Nonces = "nonces" { keeper, token, spender, before },
    UnorderedNonces = "unorderedNonces" { keeper, word, mask },
});

from_json!(struct Transfer { asset, from, to, amount });

from_json!(enum Opaque by "opaque" {
    Call = "call" { to, selector },
    TypedData = "typedData" { type_hash, primary_type },
    Hash = "hash" {},
    Method = "method" { name },
});

/// The tag stands among the fields of what the effect is.
impl FromJson for Effect {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        match tag(value, "effect")?.as_str() {
            "grant" => Grant::from_json(value).map(Effect::Grant),
            "revoke" => Revocation::from_json(value).map(Effect::Revoke),
            "transfer" => Transfer::from_json(value).map(Effect::Transfer),
            "opaque" => Opaque::from_json(value).map(Effect::Opaque),
            _ => Err(unknown("effect")),
        }
    }
}
