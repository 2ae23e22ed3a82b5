//! What a scan asks of its host.

use crate::Call;
use crate::wire::to_json;
use serde::{Deserialize, Serialize};

/// One HTTP request: calls that may go together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct ScanRequest {
    /// Its place, by which its answer is told.
    pub at: usize,
    /// Which endpoint to ask: the first, the next, and so on around. It grows with each try in vain.
    pub turn: u32,
    /// The JSON text of each JSON-RPC request. An endpoint that takes no list of them is sent one after the other.
    pub calls: Vec<String>,
    /// What the explorer is asked instead: a query without address, chain and key. Then there are no calls.
    pub query: Option<String>,
}

impl ScanRequest {
    /// Of these calls with their ids.
    pub(super) fn new(at: usize, turn: u32, calls: &[(usize, Call)]) -> Self {
        let text = |(id, call): &(usize, Call)| {
            let Call { method, params, .. } = call;
            format!("{{\"jsonrpc\":\"2.0\",\"id\":{id},\"method\":\"{method}\",\"params\":{params}}}")
        };
        ScanRequest {
            at,
            turn,
            calls: calls.iter().map(text).collect(),
            query: None,
        }
    }

    /// Of an explorer.
    pub(super) const fn query(at: usize, query: String) -> Self {
        ScanRequest {
            at,
            turn: 0,
            calls: Vec::new(),
            query: Some(query),
        }
    }
}

/// How far a scan has come. It never goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Progress {
    /// 0 to `total`.
    pub done: u64,
    /// Always 1,000.
    pub total: u64,
}

to_json!(struct ScanRequest { at, turn, calls, query });

to_json!(struct Progress { done, total });
