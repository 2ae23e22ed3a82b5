//! What a request would do if it were sent now, as a node says that plays it through (`eth_simulateV1`). It is beside
//! the reading, never instead of it: a contract can tell that it is played with, and the chain goes on until it is sent.

mod read;
mod send;

pub use read::{MAX_SEEN, read};
pub use send::{MAX_CALLS, play};

use crate::Call;
use crate::wire::wire;
use alloy_primitives::{Address, U256};
use serde::{Deserialize, Serialize};

/// What is to be played through.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Play {
    /// The call of `eth_simulateV1`.
    pub call: Call,
    /// The account that sends it.
    pub account: Address,
    /// How many calls are played; at most [`MAX_CALLS`].
    pub count: u64,
}

/// What was seen to happen to the account that asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Simulation {
    /// What moved and what was allowed, in its order; at most [`MAX_SEEN`].
    pub seen: Vec<Seen>,
    /// Whether there was more.
    pub more: bool,
    /// Whether it failed, or a call of it did.
    pub fails: bool,
}

/// One thing that happened to the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Seen {
    /// What.
    pub what: What,
    /// The token's or collection's contract; zero for the chain's own coin.
    pub token: Address,
    /// Who received it, who sent it, or who may take it from now on.
    pub other: Address,
    /// The amount in the smallest unit, or the id of the item; 1 for all items.
    pub number: U256,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum What {
    /// An amount left.
    Sent,
    /// An item left.
    SentItem,
    /// An amount came.
    Received,
    /// An item came.
    ReceivedItem,
    /// Somebody may take an amount.
    Allowed,
    /// Somebody may take an amount by way of Permit2.
    AllowedPermit2,
    /// Somebody may take an item.
    AllowedItem,
    /// Somebody may take all items of a collection.
    AllowedAll,
}

wire!(struct Play { call, account, count });

wire!(struct Simulation { seen, more, fails });

wire!(struct Seen { what, token, other, number });

wire!(names What {
    Sent = "sent",
    SentItem = "sentItem",
    Received = "received",
    ReceivedItem = "receivedItem",
    Allowed = "allowed",
    AllowedPermit2 = "allowedPermit2",
    AllowedItem = "allowedItem",
    AllowedAll = "allowedAll",
});
