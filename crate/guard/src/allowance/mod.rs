//! Allowances: found in logs, confirmed by current reads, and what each means today.
//!
//! [`begin`] (all logs) and [`probe()`] (what is known already) make a [`Scan`]. It does no I/O: the host makes its
//! requests, tells it what it hears, and takes a step, until there are no requests.

mod body;
mod candidate;
mod event;
mod explorer;
mod news;
mod probe;
mod range;
mod rate;
mod read;
mod refusal;
mod reply;
mod request;
mod round;
mod saved;
mod scan;
mod search;
mod standing;
mod weigh;
mod what;

pub use candidate::{MAX_CANDIDATES, MAX_PER_CONTRACT};
pub use event::PERMIT2;
pub use explorer::{Explorer, ROWS};
pub use news::{Brought, List, NOTICE, News, Told, Wants, news};
pub use probe::Probe;
pub(crate) use read::{Ask, Reads, Zero};
pub use read::{MAX_BATCH, READS_AT_ONCE};
pub use reply::REPLY_LIMITS;
pub(crate) use reply::{Failure, returned};
pub use request::{Progress, ScanRequest};
pub use saved::MARGIN;
pub use scan::*;
pub use search::{BUSY_TRIES, MAX_LOG_CALLS, SEARCHES_AT_ONCE, TRIES};
pub(crate) use standing::{Live, Standing, State};
pub use weigh::weigh;
pub(crate) use what::{Found, WORDS, What};

use crate::wire::wire;
use crate::{Amount, ChainId, Expiry, Level, Text};
use alloy_primitives::{Address, U256};
use serde::{Deserialize, Serialize};

/// The kind of a standing allowance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum AllowanceKind {
    /// An ERC-20 allowance.
    Erc20,
    /// One approved ERC-721 token.
    Nft,
    /// An operator for a whole ERC-721 or ERC-1155 collection.
    Operator,
    /// An allowance kept by Permit2.
    Permit2,
    /// An ERC-6909 allowance for one id.
    Erc6909,
    /// An operator for every id of an ERC-6909 contract, or for the requests of an ERC-7540 vault.
    Erc6909Operator,
    /// How much somebody may borrow against the owner's collateral; the contract is Aave's debt token.
    Credit,
    /// An ERC-777 operator.
    Erc777Operator,
    /// Who may do everything with the owner's positions in Morpho.
    Authorization,
    /// Who may move what the owner allowed Balancer's vault.
    Relayer,
    /// Who may move what the owner has in a BentoBox.
    MasterContract,
    /// The contract whose code the account itself runs (EIP-7702), which can do all that the account can. No event tells of
    /// it, and no call ends it: only the account's own authorization does.
    Code,
}

impl AllowanceKind {
    /// All of them, each at the place that is its number.
    pub(crate) const ALL: [AllowanceKind; 12] = [
        AllowanceKind::Erc20,
        AllowanceKind::Nft,
        AllowanceKind::Operator,
        AllowanceKind::Permit2,
        AllowanceKind::Erc6909,
        AllowanceKind::Erc6909Operator,
        AllowanceKind::Credit,
        AllowanceKind::Erc777Operator,
        AllowanceKind::Authorization,
        AllowanceKind::Relayer,
        AllowanceKind::MasterContract,
        AllowanceKind::Code,
    ];
}

/// What identifies one allowance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct AllowanceKey {
    /// The chain.
    pub chain: ChainId,
    /// Whose asset.
    pub owner: Address,
    /// The kind of allowance, and so the contract that keeps it.
    pub kind: AllowanceKind,
    /// The token or collection; for [`AllowanceKind::Code`] the account itself.
    pub token: Address,
    /// The one token it covers, for [`AllowanceKind::Nft`] and [`AllowanceKind::Erc6909`].
    pub token_id: Option<U256>,
    /// Who may use it.
    pub spender: Address,
}

/// Whether an allowance can be used now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum Status {
    /// It can be used in full.
    Active,
    /// Its time has passed.
    Expired,
    /// It exceeds the balance, or what the token lets Permit2 take: only a part can be taken today.
    Underfunded,
    /// A Permit2 allowance whose token does not allow Permit2: nothing can be taken now.
    Blocked,
}

/// An allowance as the chain states it now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Allowance {
    /// What identifies it.
    pub key: AllowanceKey,
    /// How much may be taken.
    pub amount: Amount,
    /// Until when.
    pub expiry: Expiry,
    /// The Permit2 nonce that the next permit must carry; `None` elsewhere.
    pub nonce: Option<U256>,
    /// Whether it can be used now.
    pub status: Status,
    /// What the token calls itself (untrusted text).
    pub symbol: Option<String>,
    /// The token's decimal places (0 to 77).
    pub decimals: Option<u8>,
    /// What the owner has of it, in the smallest unit; for a collection, how many tokens.
    pub balance: Option<U256>,
    /// What could be taken today, in the smallest unit: the least of the allowance, the balance and (for
    /// Permit2) the token's own allowance to Permit2; 0 once expired; `None` is unknown.
    pub exposed: Option<U256>,
    /// How dangerous it is to leave it.
    pub risk: Level,
    /// Why, in one sentence.
    pub why: Text,
    /// The block of its last log, if it was found by one.
    pub block: Option<U256>,
    /// What the directory or the person calls the spender, once that was looked up ([`weigh()`]).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spender_name: Option<String>,
}

/// Something that could not be read, and why. Never shown as "nothing".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Unread {
    /// The allowance that is in doubt; `None` when the search itself failed.
    pub key: Option<AllowanceKey>,
    /// Why (catalogue sentence).
    pub why: Text,
}

wire!(names AllowanceKind {
    Erc20 = "erc20",
    Nft = "nft",
    Operator = "operator",
    Permit2 = "permit2",
    Erc6909 = "erc6909",
    Erc6909Operator = "erc6909Operator",
    Credit = "credit",
    Erc777Operator = "erc777Operator",
    Authorization = "authorization",
    Relayer = "relayer",
    MasterContract = "masterContract",
    Code = "code",
});

wire!(struct AllowanceKey { chain, owner, kind, token, token_id = "tokenId", spender });

wire!(names Status {
    Active = "active",
    Expired = "expired",
    Underfunded = "underfunded",
    Blocked = "blocked",
});

wire!(struct Allowance {
    key, amount, expiry, nonce, status, symbol, decimals, balance, exposed, risk, why, block,
    spender_name = "spenderName" [optional],
});

wire!(struct Unread { key, why });
