//! An endpoint made of data: it answers the calls of a scan from a table.

use alloy_primitives::{U256, hex};
use guard::Reply;
use guard::allowance::{Explorer, ScanRequest};
use guard::multicall::MULTICALL3;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The events that are asked for.
const TOPICS: [&str; 8] = [
    "0x8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925",
    "0x17307eab39ab6107e8899845ad3d59bd9653f200f220920489ca2b5937696c31",
    "0xda9fa7c1b00402c17d0161b249b1ab8bbec047c5a52207b9c112deffd817036b",
    "0xc6a377bfc4eb120024a8ac08eef205be16b817020812c73223e81d1bdb9708ec",
    "0x89b1add15eff56b3dfe299ad94e01f2b52fbcb80ae1a3baea6ae8c04cb2b98a4",
    "0xb3fd5071835887567a0671151121894ddccc2842f1d10bedad13e0d17cace9a7",
    "0xceb576d9f15e4e200fdb5096d64d5dfd667e16def20c1eefd14256d8e3faa267",
    "0xda919360433220e13b51e8c211e490d148e61a3bd53de8c097194e458b97f3e1",
];

#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct World {
    pub(crate) head: String,
    pub(crate) logs: Vec<Value>,
    /// `to data` → returned bytes; whatever is absent reverts.
    pub(crate) reads: BTreeMap<String, String>,
    /// Another number is another history: other hashes.
    #[serde(default)]
    pub(crate) fork: u8,
}

/// How the endpoint misbehaves.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Endpoint {
    /// No answer at all, and why.
    down: Option<String>,
    /// The most blocks and results of one log query, and what is said beyond them.
    blocks: Option<i64>,
    results: Option<i64>,
    refusal: String,
    /// Ignores the topics asked for.
    everything: bool,
    /// `absent` or `refused`.
    batches: String,
    /// Once this contract is read in a batch, all that follows fails.
    greedy: Option<String>,
    /// Once this contract is read in a batch, every allowance and balance that follows is 0.
    spender: Option<String>,
    /// The most calls that a scan may make.
    pub(crate) most_calls: Option<usize>,
    /// The explorer beside it, if the person set one.
    pub(crate) explorer: Option<Index>,
}

/// An explorer, and how it misbehaves.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Index {
    pub(crate) kind: Explorer,
    /// The last block that it knows, if not all.
    last: Option<i64>,
    /// The most rows of one answer, and what is said beyond them.
    rows: Option<i64>,
    #[serde(default)]
    refusal: String,
    /// Ignores the blocks and topics asked for.
    #[serde(default)]
    everything: bool,
    /// The place of the event of which it gives half an answer.
    broken: Option<usize>,
}

impl World {
    /// The body of a response, or why there is none.
    pub(crate) fn respond(&self, endpoint: &Endpoint, request: &ScanRequest) -> Result<String, String> {
        if let Some(reason) = &endpoint.down {
            return Err(reason.clone());
        }
        if let Some(query) = &request.query {
            return Ok(self.explore(endpoint.explorer.as_ref().unwrap(), query));
        }
        let answers: Vec<String> = request
            .calls
            .iter()
            .map(|call| self.respond_to(endpoint, call))
            .collect();
        match answers.as_slice() {
            [answer] => Ok(answer.clone()),
            answers => Ok(format!("[{}]", answers.join(","))),
        }
    }

    fn respond_to(&self, endpoint: &Endpoint, call: &str) -> String {
        let call: Value = serde_json::from_str(call).unwrap();
        let id = &call["id"];
        match self.answer(endpoint, text(&call["method"]), &call["params"]) {
            Reply::Result { json } => format!(r#"{{"jsonrpc":"2.0","id":{id},"result":{json}}}"#),
            Reply::Error { message } => {
                json!({ "id": id, "error": { "code": -32000, "message": message } }).to_string()
            }
            Reply::Unreachable { .. } => panic!("there is an endpoint"),
        }
    }

    fn answer(&self, endpoint: &Endpoint, method: &str, params: &Value) -> Reply {
        match method {
            "eth_chainId" => result("0x7a69"),
            "eth_blockNumber" => result(&self.head),
            "eth_getCode" => result("0x"),
            "eth_getBlockByNumber" => self.block(text(&params[0])),
            "eth_getLogs" => self.logs(endpoint, &params[0]),
            "eth_call" => {
                assert_eq!(params[1], "latest");
                self.call(endpoint, text(&params[0]["to"]), text(&params[0]["data"]))
            }
            other => panic!("unexpected {other}"),
        }
    }

    fn block(&self, number: &str) -> Reply {
        let text = Value::from(number);
        if self::number(&text) > self::number(&Value::from(self.head.as_str())) {
            return Reply::Result {
                json: "null".to_owned(),
            };
        }
        let hash = format!("{:#066x}", self::number(&text) + i64::from(self.fork));
        Reply::Result {
            json: json!({ "number": number, "hash": hash }).to_string(),
        }
    }

    fn logs(&self, endpoint: &Endpoint, filter: &Value) -> Reply {
        let end = |name: &str| match text(&filter[name]) {
            "latest" => &self.head,
            _ => text(&filter[name]),
        };
        let [from, to] = ["fromBlock", "toBlock"].map(|name| number(&Value::from(end(name))));
        let within = |log: &&Value| {
            let block = log.get("blockNumber").map_or(from, number);
            (from..=to).contains(&block)
        };
        let asked = |log: &&Value| {
            let has = |at: usize| &log["topics"][at];
            let events = filter["topics"][0].as_array().unwrap();
            let owner = filter["topics"].as_array().unwrap().len() - 1;
            endpoint.everything || events.contains(has(0)) && *has(owner) == filter["topics"][owner]
        };
        let found: Vec<&Value> = self.logs.iter().filter(within).filter(asked).collect();
        let wide = endpoint.blocks.is_some_and(|most| to - from + 1 > most);
        let many = endpoint
            .results
            .is_some_and(|most| i64::try_from(found.len()).unwrap() > most);
        if wide || many {
            return Reply::Error {
                message: endpoint.refusal.clone(),
            };
        }
        Reply::Result {
            json: serde_json::to_string(&found).unwrap(),
        }
    }

    /// What an explorer answers.
    fn explore(&self, index: &Index, query: &str) -> String {
        let params: BTreeMap<&str, &str> = query.split('&').filter_map(|part| part.split_once('=')).collect();
        let refuse = || json!({ "status": "0", "message": "NOTOK", "result": index.refusal }).to_string();
        let head = number(&Value::from(self.head.as_str()));
        let last = index.last.unwrap_or(head);
        let height = match index.kind {
            Explorer::Etherscan => ("proxy", "eth_blockNumber"),
            Explorer::Blockscout => ("block", "eth_block_number"),
        };
        if (params["module"], params["action"]) == height {
            return match index.rows {
                Some(..0) => refuse(),
                _ => json!({ "jsonrpc": "2.0", "id": 83, "result": format!("{last:#x}") }).to_string(),
            };
        }
        assert_eq!((params["module"], params["action"]), ("logs", "getLogs"));
        let place = if params.contains_key("topic2") { 2 } else { 1 };
        assert_eq!(params[format!("topic0_{place}_opr").as_str()], "and");
        let [from, to] = ["fromBlock", "toBlock"].map(|name| params[name].parse::<i64>().unwrap());
        assert!(from <= to && to <= last && to <= (head - 64).max(0), "{query}");
        let asked = |log: &&Value| {
            let block = log.get("blockNumber").map_or(from, number);
            let has = |at: usize, name: &str| log["topics"][at] == params[name];
            index.everything
                || (from..=to).contains(&block) && has(0, "topic0") && has(place, &format!("topic{place}"))
        };
        let found: Vec<Value> = self
            .logs
            .iter()
            .filter(asked)
            .map(|log| fill_up(log, index.kind))
            .collect();
        if index
            .rows
            .is_some_and(|most| i64::try_from(found.len()).unwrap() > most)
        {
            return refuse();
        }
        let body = match found.as_slice() {
            [] => json!({ "status": "0", "message": "No records found", "result": [] }),
            _ => json!({ "status": "1", "message": "OK", "result": found }),
        };
        let mut body = body.to_string();
        if index
            .broken
            .is_some_and(|event| params["topic0"] == TOPICS[event])
        {
            body.truncate(body.len() / 2);
        }
        body
    }

    fn call(&self, endpoint: &Endpoint, to: &str, data: &str) -> Reply {
        if to != format!("{MULTICALL3:#x}") {
            return match self.reads.get(&format!("{to} {data}")) {
                Some(returned) => result(returned),
                None => reverted(),
            };
        }
        match endpoint.batches.as_str() {
            "absent" => result("0x"),
            "refused" => reverted(),
            _ => result(&self.batch(endpoint, &hex::decode(data).unwrap())),
        }
    }

    /// `aggregate3`, decoded and encoded by itself.
    fn batch(&self, endpoint: &Endpoint, data: &[u8]) -> String {
        assert_eq!(data[..4], hex!("82ad56cb"));
        let list = &data[4 + 32..];
        let count = word(list, 0);
        let entries = &list[32..];
        let (mut heads, mut tails) = (Vec::new(), Vec::new());
        let (mut failing, mut spent) = (false, false);
        for index in 0..count {
            let entry = &entries[word(entries, index * 32)..];
            let to = hex::encode_prefixed(&entry[12..32]);
            let call = &entry[word(entry, 64)..];
            let call = hex::encode_prefixed(&call[32..32 + word(call, 0)]);
            let returned = self.reads.get(&format!("{to} {call}"));
            failing |= endpoint.greedy.as_ref() == Some(&to);
            let mut bytes = returned
                .map(|text| hex::decode(text).unwrap())
                .unwrap_or_default();
            let spendable = call.starts_with("0xdd62ed3e") || call.starts_with("0x70a08231");
            if spent && spendable {
                bytes.fill(0);
            }
            spent |= endpoint.spender.as_ref() == Some(&to);
            let success = returned.is_some() && !failing;
            push(&mut heads, count * 32 + tails.len());
            push(&mut tails, usize::from(success));
            push(&mut tails, 64);
            push(&mut tails, bytes.len());
            bytes.resize(bytes.len().div_ceil(32) * 32, 0);
            tails.extend(bytes);
        }
        let mut out = Vec::new();
        push(&mut out, 32);
        push(&mut out, count);
        out.extend(heads);
        out.extend(tails);
        hex::encode_prefixed(out)
    }
}

/// Blockscout gives a log four topics, whether it has them or not.
fn fill_up(log: &Value, kind: Explorer) -> Value {
    let mut log = log.clone();
    if kind == Explorer::Blockscout {
        log["topics"].as_array_mut().unwrap().resize(4, Value::Null);
    }
    log
}

fn result(text: &str) -> Reply {
    Reply::Result {
        json: format!("\"{text}\""),
    }
}

fn reverted() -> Reply {
    Reply::Error {
        message: "execution reverted".to_owned(),
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn number(value: &Value) -> i64 {
    i64::from_str_radix(text(value).trim_start_matches("0x"), 16).unwrap()
}

fn word(bytes: &[u8], at: usize) -> usize {
    U256::from_be_slice(&bytes[at..at + 32]).to()
}

fn push(out: &mut Vec<u8>, number: usize) {
    out.extend(U256::from(number).to_be_bytes::<32>());
}
