//! Between a document's content script and the background.

use super::TabWallet;
use crate::ChainId;
use crate::wire::wire;
use alloy_primitives::Address;
use serde::{Deserialize, Serialize};

/// A wallet as a tab knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Wallet {
    /// How content.js names it within the document; never chosen by the page.
    pub id: String,
    /// What it calls itself (untrusted text).
    pub name: String,
    /// The transport row that guards it, or `provider` if only the provider hook does.
    pub transport: String,
}

/// Content script → background.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum FromContent {
    /// A page asks a wallet for something that is not known to be harmless. Sent again with the same
    /// id after a reconnect: the background answers it once.
    Request {
        /// Chosen by content.js (UUID).
        id: String,
        /// The JSON text that would be forwarded.
        snapshot: String,
        /// Which wallet would get it.
        wallet: Wallet,
        /// The chain that the wallet told over its raw transport.
        chain: Option<ChainId>,
        /// The account that the wallet told over its raw transport.
        account: Option<Address>,
        /// Whether the wallet has it already.
        reached: Reached,
    },
    /// Nobody waits for the decision any more.
    Withdraw {
        /// The request.
        id: String,
    },
    /// The decision about a request arrived, and will not be taken again.
    Taken {
        /// The request.
        id: String,
    },
    /// The document asked for more at once than may wait: these were refused where they came from.
    Overflow {
        /// How many since it was last told.
        count: u32,
    },
    /// A forwarded request ended.
    Settle {
        /// The request.
        id: String,
        /// How.
        outcome: Outcome,
        /// What it was answered with, if that has the form of a transaction's hash.
        #[serde(default)]
        hash: Option<String>,
    },
    /// The wallets of this document, with what they told over their raw transports.
    Wallets {
        /// The document's origin.
        origin: String,
        /// Every wallet that can be reached from here.
        wallets: Vec<TabWallet>,
    },
    /// The answer to [`ToContent::Look`].
    Here {
        /// Whether our scripts were there before the page's, and have found each other.
        early: bool,
    },
    /// The answer to [`ToContent::Call`].
    Reply {
        /// The call's id.
        id: String,
        /// The wallet's result as JSON text, or `None` on error.
        result: Option<String>,
        /// The wallet's error code and message (untrusted).
        error: Option<RpcError>,
    },
}

/// Whether a request had reached the wallet before it could be stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum Reached {
    /// It is held: the wallet gets it only when it is continued.
    No,
    /// The wallet has it, and it is not sent again. A decision is for the page only.
    Yes,
    /// The wallet did not say. It is held as far as we can tell.
    Unknown,
}

/// How a forwarded request ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// The wallet answered with a result.
    Answered,
    /// The wallet answered with an error.
    Refused,
    /// Nobody saw an answer.
    Unknown,
}

/// A JSON-RPC error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct RpcError {
    /// EIP-1193 or JSON-RPC code.
    pub code: i64,
    /// The message.
    pub message: String,
}

/// Background → content script.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ToContent {
    /// The background hears this port: the first message on each.
    Heard,
    /// What was decided about a request. Used once.
    Decide {
        /// The request.
        id: String,
        /// `None` forwards the snapshot; an error refuses.
        error: Option<RpcError>,
        /// The snapshot to forward instead: the person changed it.
        edited: Option<String>,
    },
    /// Countersign's own request to a wallet of this document (a revocation).
    Call {
        /// Chosen by the background.
        id: String,
        /// Which wallet.
        wallet: String,
        /// The method.
        method: String,
        /// The params as JSON text.
        params: String,
    },
    /// Asks whether the answer to a call has still to come: `true` or `false`.
    Pending {
        /// The call's id.
        id: String,
    },
    /// Asks for [`FromContent::Here`].
    Look,
    /// Asks for [`FromContent::Wallets`].
    ListWallets {
        /// Only this wallet, which spares waiting for those that are not there.
        wallet: Option<String>,
    },
}

wire!(struct Wallet { id, name, transport });
wire!(names Reached { No = "no", Yes = "yes", Unknown = "unknown" });
