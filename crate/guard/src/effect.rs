//! The vocabulary: what signing would change, whoever submits it.

use crate::from_json::{tag, unknown};
use crate::json::Value;
use crate::wire::{object, wire};
use crate::{FromJson, JsonText, Malformed};
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

/// Assets that would move, as far as the request itself says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Transfer {
    /// What moves.
    pub asset: Asset,
    /// Whose it is; `None` means the one who signs.
    pub from: Option<Address>,
    /// Who receives it; `None` where the request leaves it open.
    pub to: Option<Address>,
    /// How much, in the smallest unit.
    pub amount: U256,
    /// How it comes about: at once, or whenever somebody submits the signature.
    pub by: By,
    /// Until when a signature can be submitted, in unix seconds; `None` for a plain transaction.
    pub deadline: Option<U256>,
}

/// Something on one side of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Leg {
    /// What.
    pub asset: Asset,
    /// How much, in the smallest unit: the most that leaves the maker, the least that comes in.
    pub amount: U256,
    /// Who receives it; `None` means the maker, or of what the maker gives, whoever takes the order.
    pub to: Option<Address>,
}

/// An order that others may execute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// Whose order it is; `None` means the one who signs.
    pub maker: Option<Address>,
    /// What may leave the maker.
    pub gives: Vec<Leg>,
    /// What must be paid for it, to the maker and to others.
    pub gets: Vec<Leg>,
    /// Who alone may take it; `None` is anyone.
    pub taker: Option<Address>,
    /// Until when it can be taken.
    pub expiry: Expiry,
    /// How it comes into force.
    pub by: By,
    /// The exchange.
    pub keeper: Address,
}

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
    /// Orders of which only a hash is signed or stored.
    Orders {
        /// The exchange.
        keeper: Address,
    },
    /// Another contract's code run as the account itself.
    DelegateCall {
        /// The account; `None` means the one who signs.
        account: Option<Address>,
        /// Whose code.
        to: Address,
    },
    /// A permission (ERC-7715) or capability (ERC-5792) that is not known.
    Permission {
        /// Its name, as the page wrote it.
        name: String,
    },
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
    /// Others may trade what the person has.
    Order(Order),
    /// Power over an account is given.
    Control(Control),
    /// Nobody can tell.
    Opaque(Opaque),
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

wire!(names Power {
    Owner = "owner",
    Code = "code",
    Module = "module",
    Threshold = "threshold",
    Delegation = "delegation",
    LimitedDelegation = "limitedDelegation",
});

wire!(names By {
    Transaction = "transaction",
    Signature = "signature",
    SubmittedSignature = "submittedSignature",
});

wire!(struct Grant { kind, asset, owner, spender, amount, period, expiry, deadline, nonce, by, keeper });

wire!(enum Revocation by "revoke" {
    Grant = "grant" { kind, asset, spender, keeper },
    Decrease = "decrease" { token, spender, by },
    Nonces = "nonces" { keeper, token, spender, before },
    UnorderedNonces = "unorderedNonces" { keeper, word, mask },
    Authorization = "authorization" { keeper, nonce },
    Order = "order" { keeper },
    Permission = "permission" {},
});

wire!(struct Transfer { asset, from, to, amount, by, deadline });

wire!(struct Leg { asset, amount, to });

wire!(struct Order { maker, gives, gets, taker, expiry, by, keeper });

wire!(struct Control { account, who, power, everywhere, by });

wire!(enum Opaque by "opaque" {
    Call = "call" { to, selector },
    TypedData = "typedData" { type_hash, primary_type },
    Hash = "hash" {},
    Orders = "orders" { keeper },
    DelegateCall = "delegateCall" { account, to },
    Permission = "permission" { name },
    Method = "method" { name },
});

impl Effect {
    /// Its tag and the fields of what it is, for the object that holds them.
    pub(crate) fn write_fields(&self, out: &mut JsonText) {
        match self {
            Effect::Grant(grant) => {
                out.tag("effect", "grant");
                grant.write_fields(out);
            }
            Effect::Revoke(revocation) => {
                out.tag("effect", "revoke");
                revocation.write_fields(out);
            }
            Effect::Transfer(transfer) => {
                out.tag("effect", "transfer");
                transfer.write_fields(out);
            }
            Effect::Order(order) => {
                out.tag("effect", "order");
                order.write_fields(out);
            }
            Effect::Control(control) => {
                out.tag("effect", "control");
                control.write_fields(out);
            }
            Effect::Opaque(opaque) => {
                out.tag("effect", "opaque");
                opaque.write_fields(out);
            }
        }
    }
}

object!(Effect);

/// The tag stands among the fields of what the effect is.
impl FromJson for Effect {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        match tag(value, "effect")?.as_str() {
            "grant" => Grant::from_json(value).map(Effect::Grant),
            "revoke" => Revocation::from_json(value).map(Effect::Revoke),
            "transfer" => Transfer::from_json(value).map(Effect::Transfer),
            "order" => Order::from_json(value).map(Effect::Order),
            "control" => Control::from_json(value).map(Effect::Control),
            "opaque" => Opaque::from_json(value).map(Effect::Opaque),
            _ => Err(unknown("effect")),
        }
    }
}
