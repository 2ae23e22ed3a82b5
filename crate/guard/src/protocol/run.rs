//! A revocation run: what the background keeps of it and the popup shows.

use super::Wallet;
use crate::allowance::AllowanceKey;
use crate::from_json::Fields;
use crate::json::Value;
use crate::wire::{object, to_json, wire};
use crate::{ChainId, FromJson, JsonText, Malformed, Text};
use alloy_primitives::{Address, U256};
use serde::{Deserialize, Serialize};

/// What browsers say in place of a tab where there is none (`TAB_ID_NONE`).
pub const NO_TAB: i32 = -1;

/// A wallet through which something can be revoked: of a tab, or one that answers this extension itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct TabWallet {
    /// The tab; 0 in messages from content.js, filled in by the background. [`NO_TAB`] for one that answers us itself.
    #[serde(default)]
    pub tab: i32,
    /// The origin that the wallet knows: the tab's, or this extension's own.
    pub origin: String,
    /// The wallet.
    pub wallet: Wallet,
    /// The connected account; `None` if that origin is not connected.
    pub account: Option<Address>,
    /// The chain it is on.
    pub chain: Option<ChainId>,
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
    Sent,
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

/// A transaction that was sent, for the person to look up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct SentTransaction {
    /// Its hash, as the wallet says.
    pub hash: String,
    /// Its page at the chain's explorer, where one is known.
    pub link: Option<String>,
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
    /// The allowances that it ends.
    pub ends: Vec<AllowanceKey>,
    /// To how much it sets the allowance, in place of ending it.
    #[serde(default)]
    pub limit: Option<U256>,
    /// How many signatures it ends.
    #[serde(default)]
    pub signatures: u32,
    /// The transaction that did it, once there is one.
    #[serde(default)]
    pub sent: Option<SentTransaction>,
    /// The gas that the chain's node expects it to take, where it could say.
    #[serde(default)]
    pub gas: Option<U256>,
    /// What it does not end, or ends beside.
    #[serde(default)]
    pub note: Option<Text>,
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
    /// The account whose things it ends now.
    pub owner: Option<Address>,
    /// The account that the person has to choose in the wallet before it goes on.
    pub awaits: Option<Address>,
    /// Why it could not even begin, in one sentence.
    pub problem: Option<Text>,
    /// In order.
    pub steps: Vec<RunStep>,
    /// What was chosen and no transaction ends, each with why.
    pub cannot: Vec<RunStep>,
    /// Whether nothing more is begun until the person says so.
    pub paused: bool,
    /// Whether it has come to its end.
    pub over: bool,
}

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

wire!(enum StepState by "state" {
    Waiting = "waiting" {},
    Asking = "asking" {},
    Sent = "sent" {},
    Done = "done" {},
    Refused = "refused" {},
    Failed = "failed" { why },
});

impl RunStep {
    fn write_fields(&self, out: &mut JsonText) {
        out.field("ends", &self.ends);
        out.field("limit", &self.limit);
        out.field("signatures", &self.signatures);
        out.field("sent", &self.sent);
        out.field("gas", &self.gas);
        out.field("note", &self.note);
        self.state.write_fields(out);
    }
}

object!(RunStep);

/// The state stands among the step's own fields.
impl FromJson for RunStep {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        let state = StepState::from_json(value)?;
        let mut fields = Fields::of(value)?;
        Ok(RunStep {
            ends: fields.get("ends")?,
            limit: fields.get_or_default("limit")?,
            signatures: fields.get_or_default("signatures")?,
            sent: fields.get_or_default("sent")?,
            gas: fields.get_or_default("gas")?,
            note: fields.get_or_default("note")?,
            state,
        })
    }
}

wire!(struct SentTransaction { hash, link });

wire!(struct Run { id, owner, awaits, problem, steps, cannot, paused, over });
