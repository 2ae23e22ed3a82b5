//! The wire types between the background, the content script and the extension's pages: the only
//! ones. TypeScript is generated from them. Each message is one JSON object tagged by `type`.

use crate::allowance::{Allowance, AllowanceKey, Progress, Scan, Unread};
use crate::from_json::Fields;
use crate::json::Value;
use crate::revoke::RevokeCall;
use crate::wire::{object, to_json, wire};
use crate::{Call, ChainId, FromJson, JsonText, Judgement, Malformed, Text};
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
    },
    /// The page or the wallet gave the request up before it was decided.
    Withdraw {
        /// The request.
        id: String,
    },
    /// A forwarded request ended.
    Settle {
        /// The request.
        id: String,
        /// How.
        outcome: Outcome,
    },
    /// The wallets of this document, with what they told over their raw transports.
    Wallets {
        /// The document's origin.
        origin: String,
        /// Every wallet that can be reached from here.
        wallets: Vec<TabWallet>,
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
    /// What was decided about a request. Used once.
    Decide {
        /// The request.
        id: String,
        /// `None` forwards the snapshot; an error refuses.
        error: Option<RpcError>,
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
    /// Asks for [`FromContent::Wallets`].
    ListWallets {
        /// Only this wallet, which spares waiting for those that are not there.
        wallet: Option<String>,
    },
}

/// A request that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Held {
    /// The background's own id for it.
    pub id: String,
    /// The origin as the browser states it.
    pub origin: String,
    /// Which wallet would get it.
    pub wallet: Wallet,
    /// What would be forwarded.
    pub snapshot: String,
    /// The last judgement.
    pub judgement: Judgement,
    /// Counts the judgements of this request; a decision names the one it was made on.
    pub revision: u32,
    /// Whether questions to the chain are still out.
    pub asking: bool,
}

/// Background → prompt: the whole queue, first in, first out, after every change. Empty: close.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum ToPrompt {
    /// The queue.
    Queue {
        /// Every request that waits, oldest first.
        held: Vec<Held>,
    },
}

/// Prompt → background.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum FromPrompt {
    /// The person decided.
    Decide {
        /// The request.
        id: String,
        /// The judgement that the person saw.
        revision: u32,
        /// Continue, or refuse.
        forward: bool,
    },
    /// The prompt is still open (keeps the background awake).
    Alive,
}

/// A wallet that a tab offers for revoking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct TabWallet {
    /// The tab; 0 in messages from content.js, filled in by the background.
    #[serde(default)]
    pub tab: i32,
    /// The tab's origin.
    pub origin: String,
    /// The wallet.
    pub wallet: Wallet,
    /// The connected account; `None` if this site is not connected.
    pub account: Option<Address>,
    /// The chain it is on.
    pub chain: Option<ChainId>,
}

/// How far reading a chain has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Reach {
    /// Being read, for the first time or again.
    Loading,
    /// Read in full.
    Ready,
    /// Read, but some of it could not be.
    Partial,
    /// Could not be read.
    Failed {
        /// Why, in one sentence.
        why: Text,
    },
}

/// One chain's allowances for the popup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct ChainView {
    /// The chain.
    pub chain: ChainId,
    /// Its name.
    pub name: String,
    /// How far reading has come.
    pub reach: Reach,
    /// When `allowances` was read, in unix seconds; 0 if never.
    pub read_at: u64,
    /// Worst first.
    pub allowances: Vec<Allowance>,
    /// What could not be read.
    pub unread: Vec<Unread>,
}

/// How a step of a revocation run stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "state", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum StepState {
    /// Not begun.
    Waiting,
    /// The wallet is asking the person.
    Asking,
    /// Sent; waiting to be mined, then read back.
    Sent {
        /// The transaction hash.
        hash: String,
    },
    /// Read back from the chain: it is gone.
    Done,
    /// The person refused it in the wallet.
    Refused,
    /// It did not work.
    Failed {
        /// Why, in one sentence.
        why: Text,
    },
}

/// One transaction of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct RunStep {
    /// What it ends.
    pub ends: Vec<AllowanceKey>,
    /// How it stands.
    #[serde(flatten)]
    pub state: StepState,
}

/// A revocation run. It lives in the background and outlives the popup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Run {
    /// Which run.
    pub id: String,
    /// In order.
    pub steps: Vec<RunStep>,
    /// Whether it has come to its end.
    pub over: bool,
}

/// Background → popup: everything it shows, after every change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ToPopup {
    /// The state.
    State {
        /// The active tab's origin; `None` where extensions may not run.
        site: Option<String>,
        /// Whether the active tab is guarded (its content script answered).
        guarded: bool,
        /// Accounts seen or watched, the chosen one first.
        accounts: Vec<Address>,
        /// One for each chain that has an endpoint.
        chains: Vec<ChainView>,
        /// Wallets through which the chosen account can revoke.
        wallets: Vec<TabWallet>,
        /// The last run, until dismissed.
        run: Option<Run>,
    },
}

/// Popup → background.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "type", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum FromPopup {
    /// Show this account (and remember it).
    Choose {
        /// The account.
        account: Address,
    },
    /// Read again.
    Refresh,
    /// End these allowances through this wallet.
    Revoke {
        /// What to end.
        keys: Vec<AllowanceKey>,
        /// The tab.
        tab: i32,
        /// The wallet's id in that tab.
        wallet: String,
    },
    /// Forget the finished run.
    Dismiss,
}

/// Where a scan is after a step, for the background that drives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct ScanStep {
    /// The scan, for the next step: a checkpoint that only the guard reads.
    #[cfg_attr(feature = "ts", tsify(type = "unknown"))]
    pub scan: Scan,
    /// What to ask; none means that the scan is over.
    pub calls: Vec<Call>,
    /// How far it has come.
    pub progress: Progress,
    /// Those that stand, worst first, once the scan is over.
    pub allowances: Vec<Allowance>,
    /// What could not be read, once the scan is over.
    pub unread: Vec<Unread>,
    /// Why the scan failed as a whole, if it did.
    pub failed: Option<Text>,
}

impl ScanStep {
    /// The step that `begin` or `step` of a scan made.
    #[must_use]
    pub fn of((scan, calls): (Scan, Vec<Call>)) -> Self {
        let progress = scan.progress();
        let outcome = calls.is_empty().then(|| scan.outcome());
        let (allowances, unread, failed) = match outcome {
            Some(outcome) => (outcome.allowances, outcome.unread, outcome.failed),
            None => (Vec::new(), Vec::new(), None),
        };
        ScanStep {
            scan,
            calls,
            progress,
            allowances,
            unread,
            failed,
        }
    }
}

/// One transaction of a revocation, as it is handed to a wallet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct RevokeStep {
    /// The chain it belongs on.
    pub chain: ChainId,
    /// Who must send it.
    pub owner: Address,
    /// The params of `eth_sendTransaction`, as JSON text.
    pub params: String,
    /// What it ends.
    pub ends: Vec<AllowanceKey>,
}

impl RevokeStep {
    /// The step that makes this call.
    #[must_use]
    pub fn of(call: &RevokeCall) -> Self {
        let RevokeCall {
            chain, owner, ends, ..
        } = call;
        RevokeStep {
            chain: *chain,
            owner: *owner,
            params: call.transaction(),
            ends: ends.clone(),
        }
    }
}

wire!(struct Wallet { id, name, transport });

wire!(struct Held { id, origin, wallet, snapshot, judgement, revision, asking });

wire!(enum ToPrompt by "type" { Queue = "queue" { held } });

to_json!(struct TabWallet { tab, origin, wallet, account, chain });

impl FromJson for TabWallet {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        let mut fields = Fields::of(value)?;
        Ok(TabWallet {
            tab: fields.get_or_default("tab")?,
            origin: fields.get("origin")?,
            wallet: fields.get("wallet")?,
            account: fields.get("account")?,
            chain: fields.get("chain")?,
        })
    }
}

wire!(enum Reach by "state" {
    Loading = "loading" {},
    Ready = "ready" {},
    Partial = "partial" {},
    Failed = "failed" { why },
});

wire!(struct ChainView { chain, name, reach, read_at = "readAt", allowances, unread });

wire!(enum StepState by "state" {
    Waiting = "waiting" {},
    Asking = "asking" {},
    Sent = "sent" { hash },
    Done = "done" {},
    Refused = "refused" {},
    Failed = "failed" { why },
});

impl RunStep {
    fn write_fields(&self, out: &mut JsonText) {
        out.field("ends", &self.ends);
        self.state.write_fields(out);
    }
}

object!(RunStep);

/// The state stands among the step's own fields.
impl FromJson for RunStep {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        Ok(RunStep {
            state: StepState::from_json(value)?,
            ends: Fields::of(value)?.get("ends")?,
        })
    }
}

wire!(struct Run { id, steps, over });

wire!(enum ToPopup by "type" {
    State = "state" { site, guarded, accounts, chains, wallets, run },
});

to_json!(struct ScanStep { scan, calls, progress, allowances, unread, failed });

to_json!(struct RevokeStep { chain, owner, params, ends });
