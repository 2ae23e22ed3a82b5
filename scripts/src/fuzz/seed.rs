//! The inputs that fuzzing begins with: whatever the test vectors hold, and some that are large.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use guard::{Request, request};
use serde_json::{Value, json};

use crate::project::{self, root};

/// Inputs by target.
#[derive(Default)]
struct Seeds(BTreeMap<&'static str, Vec<Vec<u8>>>);

/// Writes the seeds of every target, each into its folder, instead of older ones.
pub(super) fn write(folder: &Path) -> Result<()> {
    let seeds = collect()?;
    if folder.is_dir() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    for (target, inputs) in &seeds.0 {
        for input in inputs {
            let name = project::digest(&[input]);
            project::write(&folder.join(target).join(name), input)?;
        }
    }
    Ok(())
}

fn collect() -> Result<Seeds> {
    let vectors = root().join("tests/vectors");
    let mut seeds = Seeds::default();
    for file in project::files_under(&vectors)? {
        if file.extension().is_some_and(|ending| ending == "json") {
            let text = project::read(&vectors.join(&file))?;
            let value =
                serde_json::from_str(&text).with_context(|| format!("{} is not JSON", file.display()))?;
            seeds.find(&value);
        }
    }
    for value in large() {
        seeds.find(&value);
    }
    for target in super::TARGETS {
        ensure!(
            seeds.0.contains_key(target.name),
            "no vector is a seed of {}",
            target.name
        );
    }
    Ok(seeds)
}

impl Seeds {
    /// Looks for requests, payloads and calldata anywhere in a value, by the names of its fields.
    fn find(&mut self, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.find(item)),
            Value::Object(fields) => {
                if fields.contains_key("method") {
                    self.snapshot(&value.to_string());
                }
                if fields.contains_key("primaryType") {
                    self.payload(&value.to_string());
                }
                for (name, field) in fields {
                    self.field(name, field);
                    self.find(field);
                }
            }
            _ => {}
        }
    }

    fn field(&mut self, name: &str, value: &Value) {
        match (name, value) {
            ("request" | "snapshot", Value::String(text)) => self.snapshot(text),
            ("request" | "snapshot", Value::Array(_)) => self.snapshot(&value.to_string()),
            ("text", Value::String(text)) => self.payload(text),
            ("list", Value::String(text)) => self.add("list", text.as_str()),
            ("data", Value::String(text)) => {
                if let Ok(bytes) = alloy_primitives::hex::decode(text) {
                    self.add("calldata", bytes);
                }
            }
            _ => {}
        }
    }

    /// A snapshot, and what is in it.
    fn snapshot(&mut self, text: &str) {
        self.add("judge", text);
        self.add("request", text);
        for request in request::read(text).into_iter().flatten() {
            match request {
                Request::Transaction(transaction) => self.add("calldata", transaction.data),
                Request::TypedData { payload, .. } => self.add("typed_data", payload),
                Request::Message { bytes, .. } => self.add("message", bytes),
                _ => {}
            }
        }
    }

    /// A payload, also as a page would send it.
    fn payload(&mut self, text: &str) {
        self.add("typed_data", text);
        let account = format!("0x{}", "aa".repeat(20));
        let request = json!({ "method": "eth_signTypedData_v4", "params": [account, text] });
        self.add("judge", request.to_string());
    }

    /// Keeps an input. One that is longer than its target takes would only be cut.
    fn add(&mut self, target: &'static str, input: impl Into<Vec<u8>>) {
        let input = input.into();
        let longest = super::TARGETS
            .iter()
            .find(|one| one.name == target)
            .map_or(0, |one| one.longest);
        if input.len() <= longest {
            self.0.entry(target).or_default().push(input);
        }
    }
}

/// Inputs that are near a bound: of size, depth or number.
fn large() -> Vec<Value> {
    let word = |number: usize| format!("{number:064x}");
    let approve = format!("0x095ea7b3{}{}", word(0xbeef), word(1));
    let transaction =
        json!({ "method": "eth_sendTransaction", "params": [{ "to": address(1), "data": approve }] });
    let entries: usize = 200;
    let details: String = (0..entries)
        .flat_map(|index| [index, 5, 1_800_000_000, 0].map(word))
        .collect();
    let length = 4_usize
        .saturating_add(entries.saturating_mul(4))
        .saturating_mul(32);
    let head = [
        0xaa,
        96,
        96_usize.saturating_add(length),
        96,
        0xbeef,
        1_800_000_000,
        entries,
    ]
    .map(word)
    .concat();
    let batch = format!("0x2a2d80d1{head}{details}{}", word(0));
    vec![
        json!({ "snapshot": vec![transaction; request::MAX_BATCH] }),
        json!({ "snapshot": "[".repeat(guard::json::MAX_DEPTH) }),
        json!({ "method": "personal_sign", "params": ["z".repeat(guard::json::MAX_BYTES - 64)] }),
        json!({ "method": "eth_sendTransaction", "params": [{ "to": address(2), "data": batch }] }),
        json!({ "method": "eth_signTypedData_v4", "params": [address(3), permit_batch(600)] }),
        json!({ "method": "eth_signTypedData_v4", "params": [address(3), permit_batch(6000)] }),
    ]
}

fn address(number: usize) -> String {
    format!("0x{number:040x}")
}

/// A Permit2 batch of that many tokens.
fn permit_batch(entries: usize) -> Value {
    let member = |name: &str, kind: &str| json!({ "name": name, "type": kind });
    let entry =
        |index| json!({ "token": address(index), "amount": "5", "expiration": 1_800_000_000, "nonce": 0 });
    json!({
        "types": {
            "EIP712Domain": [member("name", "string"), member("chainId", "uint256"), member("verifyingContract", "address")],
            "PermitBatch": [member("details", "PermitDetails[]"), member("spender", "address"), member("sigDeadline", "uint256")],
            "PermitDetails": [member("token", "address"), member("amount", "uint160"), member("expiration", "uint48"), member("nonce", "uint48")],
        },
        "primaryType": "PermitBatch",
        "domain": { "name": "Permit2", "chainId": 1, "verifyingContract": "0x000000000022d473030f116ddee9f6b43ac78ba3" },
        "message": { "details": (0..entries).map(entry).collect::<Vec<_>>(), "spender": address(0xbeef), "sigDeadline": "1800000000" },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_large_batch_of_a_transaction_is_read_whole() {
        let seeds = collect().map(|seeds| seeds.0).unwrap_or_default();
        let calls = seeds.get("calldata").into_iter().flatten();
        let most = calls.map(|data| {
            let transaction = guard::Transaction {
                from: None,
                to: Some(alloy_primitives::Address::ZERO),
                value: alloy_primitives::U256::ZERO,
                data: data.clone(),
                chain: None,
            };
            guard::calldata::read(&transaction).effects.len()
        });
        assert_eq!(most.max(), Some(200));
    }

    #[test]
    fn every_target_has_seeds_up_to_its_length() -> Result<()> {
        let seeds = collect()?;
        for target in super::super::TARGETS {
            let inputs = seeds.0.get(target.name).map(Vec::as_slice).unwrap_or_default();
            assert!(inputs.len() >= 10, "{}: {}", target.name, inputs.len());
            let longest = inputs.iter().map(Vec::len).max().unwrap_or(0);
            assert!(longest <= target.longest, "{}", target.name);
        }
        Ok(())
    }
}
