//! Authority that is given: to whom, over what, until when.

use super::{Amount, Asset};
use crate::wire::wire;
use alloy_primitives::{Address, U256};
use serde::{Deserialize, Serialize};

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
    /// A PermitC allowance (Limit Break), for any kind of token; with [`Expiry::Once`], one transfer.
    PermitC,
    /// What a permission manager or the wallet itself lets the spender take, often again each period
    /// (spend permissions, ERC-7715).
    Permission,
    /// Borrowing against the owner's collateral (Aave credit delegation).
    Credit,
    /// Acting for the owner at a contract: withdrawing, borrowing, trading.
    Manager,
    /// Signing orders in the owner's name.
    OrderSigner,
    /// Counting as the owner where a registry of delegates is asked: claims, mints. It moves nothing by itself.
    Delegate,
    /// Voting with the owner's tokens. It moves nothing.
    Votes,
    /// Using a token without moving it (ERC-4907).
    Rental,
}

impl GrantKind {
    /// Whether who has it can move, spend or bind what the owner has.
    #[must_use]
    pub fn can_spend(self) -> bool {
        !matches!(self, GrantKind::Delegate | GrantKind::Votes | GrantKind::Rental)
    }
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
    /// After how many seconds the amount can be taken once more; `None` for an amount that does not renew.
    pub period: Option<U256>,
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

wire!(enum Expiry by "expiry" {
    Never = "never" {},
    At = "at" { time },
    ThisBlock = "thisBlock" {},
    Once = "once" {},
});

wire!(names GrantKind {
    Approve = "approve",
    Allowance = "allowance",
    Increase = "increase",
    Nft = "nft",
    Operator = "operator",
    Permit2 = "permit2",
    Permit2Transfer = "permit2Transfer",
    PermitC = "permitC",
    Permission = "permission",
    Credit = "credit",
    Manager = "manager",
    OrderSigner = "orderSigner",
    Delegate = "delegate",
    Votes = "votes",
    Rental = "rental",
});

wire!(names By {
    Transaction = "transaction",
    Signature = "signature",
    SubmittedSignature = "submittedSignature",
});

wire!(struct Grant { kind, asset, owner, spender, amount, period, expiry, deadline, nonce, by, keeper });
