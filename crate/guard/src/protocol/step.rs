//! What the step machines hand to the background that drives them.

use crate::allowance::{Progress, Scan, ScanRequest};
use crate::revoke::{Plan, RevokeCall, Target};
use crate::wire::to_json;
use crate::{ChainId, Text};
use alloy_primitives::Address;
use serde::{Deserialize, Serialize};

/// Where a scan is after a step, for the background that drives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct ScanStep {
    /// What to ask; none means that the scan is over.
    pub requests: Vec<ScanRequest>,
    /// How long to wait before, in ms.
    pub pause: u64,
    /// The last block: an endpoint that does not know it is not to be asked. 0 before it is known.
    pub head: u64,
    /// How far it has come.
    pub progress: Progress,
    /// How many log requests are still needed, at least.
    pub needed: u64,
}

impl ScanStep {
    /// Where this scan is.
    #[must_use]
    pub fn of(scan: &Scan) -> Self {
        ScanStep {
            requests: scan.requests(),
            pause: scan.pause(),
            head: scan.head(),
            progress: scan.progress(),
            needed: scan.needed(),
        }
    }
}

/// One call of a revocation, as it is handed to a wallet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct RevokeStep {
    /// The chain it belongs on.
    pub chain: ChainId,
    /// Who must send it.
    pub owner: Address,
    /// The contract.
    pub to: Address,
    /// Calldata, as hexadecimal text.
    pub data: String,
    /// What it ends.
    pub ends: Vec<Target>,
    /// What the owner has to sign first, as JSON text for `eth_signTypedData_v4`.
    pub sign: Option<String>,
    /// What it does not end, or ends beside.
    pub note: Option<Text>,
}

/// How a selection is ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct RevokePlan {
    /// In order.
    pub steps: Vec<RevokeStep>,
    /// What no call ends, and why.
    pub cannot: Vec<(Target, Text)>,
}

impl RevokeStep {
    /// The step that makes this call.
    #[must_use]
    pub fn of(call: &RevokeCall) -> Self {
        RevokeStep {
            chain: call.chain,
            owner: call.owner,
            to: call.to,
            data: call.data.to_string(),
            ends: call.ends.clone(),
            sign: call.sign.clone(),
            note: call.note.clone(),
        }
    }
}

impl From<Plan> for RevokePlan {
    fn from(plan: Plan) -> Self {
        RevokePlan {
            steps: plan.calls.iter().map(RevokeStep::of).collect(),
            cannot: plan.cannot,
        }
    }
}

to_json!(struct ScanStep { requests, pause, head, progress, needed });

to_json!(struct RevokeStep { chain, owner, to, data, ends, sign, note });

to_json!(struct RevokePlan { steps, cannot });
