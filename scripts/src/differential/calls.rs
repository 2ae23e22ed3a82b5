//! Calls that viem and ethers encoded, as our own reader reads them.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::process::Stdio;

use alloy_primitives::{U256, hex};
use anyhow::{Context as _, Result, ensure};
use guard::abi::{self, Decoded, Kind, Param, Signature, Value};
use guard::calldata;
use serde::Deserialize;
use serde_json::Value as Json;

use crate::project::command;

/// The longest list of failures that is kept.
const MAX_FAILURES: usize = 20;

/// What came of a comparison.
#[derive(Default)]
pub(super) struct Calls {
    /// How many readings there were of each class.
    pub(super) totals: BTreeMap<&'static str, u64>,
    /// The lines that are in none, with what is wrong; only the first of them.
    pub(super) unexplained: Vec<String>,
}

/// A line of `tests/differential/calls.js`.
#[derive(Deserialize)]
struct Line {
    signature: String,
    data: String,
    values: Json,
    damaged: String,
    viem: Option<Json>,
    ethers: Option<Json>,
}

/// Compares calls of our own functions and of made up ones.
pub(super) fn compare(cases: u64, seed: u64) -> Result<Calls> {
    let signatures: Vec<_> = calldata::functions().map(|function| function.signature).collect();
    let mut node = command("node");
    node.arg("tests/differential/calls.js")
        .env("SIGNATURES", serde_json::to_string(&signatures)?)
        .env("CASES", cases.to_string())
        .env("SEED", seed.to_string())
        .stdout(Stdio::piped());
    let mut child = node.spawn().context("cannot start node")?;
    let lines = BufReader::new(child.stdout.take().context("node has no output")?).lines();
    let mut calls = Calls::default();
    let mut count = 0_u64;
    for line in lines {
        let line = line?;
        calls.compare(&line).with_context(|| line.clone())?;
        count = count.saturating_add(1);
    }
    ensure!(child.wait()?.success(), "node failed");
    ensure!(count == cases, "node made {count} calls instead of {cases}");
    Ok(calls)
}

impl Calls {
    fn compare(&mut self, text: &str) -> Result<()> {
        let line: Line = serde_json::from_str(text)?;
        let signature = Signature::parse(&line.signature).context("not a signature")?;
        let data = hex::decode(&line.data)?;
        let decoded = abi::decode(&signature.inputs, &data);
        self.count(whole(&signature.inputs, decoded.as_ref(), &line.values), text);

        let data = hex::decode(&line.damaged)?;
        for theirs in [line.viem, line.ethers] {
            self.count(damaged(&signature.inputs, &data, theirs), text);
        }
        Ok(())
    }

    /// Counts a class, or keeps what is wrong with the line.
    fn count(&mut self, class: Result<&'static str, String>, line: &str) {
        match class {
            Ok(class) => {
                let total = self.totals.entry(class).or_default();
                *total = total.saturating_add(1);
            }
            Err(wrong) if self.unexplained.len() < MAX_FAILURES => {
                self.unexplained.push(format!("{wrong}: {line}"));
            }
            Err(_) => {}
        }
    }
}

/// What we read from data that nobody damaged.
fn whole(inputs: &[Param], ours: Option<&Decoded<'_>>, theirs: &Json) -> Result<&'static str, String> {
    let ours = ours.ok_or("we do not read what they encoded")?;
    let read = plain_all(inputs, &ours.values);
    if read != *theirs {
        return Err(format!("we read {read}"));
    }
    if !ours.canonical || ours.short || ours.trailing != 0 {
        return Err("their encoding is not canonical to us".to_owned());
    }
    Ok("whole: the same values, and canonical")
}

/// What we and a library read from damaged data. What we call canonical everybody has to read.
fn damaged(inputs: &[Param], data: &[u8], theirs: Option<Json>) -> Result<&'static str, String> {
    let decoded = abi::decode(inputs, data);
    let ours = decoded.as_ref().map(|decoded| plain_all(inputs, &decoded.values));
    let canonical = decoded.is_some_and(|decoded| decoded.canonical);
    match (ours, theirs) {
        (None, None) => Ok("damaged: neither reads it"),
        (None, Some(theirs)) if without_marks(&completed(inputs, data)) == without_marks(&theirs) => {
            Ok("damaged: viem reads an item of which only zeros are missing, which contracts refuse")
        }
        (None, Some(theirs)) => Err(format!("we do not read {theirs}")),
        (Some(_), None) if !canonical => Ok("damaged: only we read it, and say that it is not canonical"),
        (Some(ours), None) if has_replaced(&ours) => {
            Ok("damaged: a text that is not UTF-8, which ethers refuses")
        }
        (Some(_), None) => Err("they do not read what is canonical to us".to_owned()),
        (Some(ours), Some(theirs)) if ours == theirs => Ok("damaged: the same values"),
        (Some(ours), Some(theirs)) if without_marks(&ours) == theirs => {
            Ok("damaged: the same values, but for a byte order mark that viem takes off a text")
        }
        (Some(ours), Some(theirs)) => Err(format!("we read {ours}, they read {theirs}")),
    }
}

/// What we read once the last word is whole.
fn completed(inputs: &[Param], data: &[u8]) -> Json {
    let mut whole = data.to_vec();
    whole.resize(data.len().next_multiple_of(32), 0);
    abi::decode(inputs, &whole).map_or(Json::Null, |decoded| plain_all(inputs, &decoded.values))
}

/// Whether a text in it was not UTF-8. No generated text has this character itself.
fn has_replaced(value: &Json) -> bool {
    match value {
        Json::String(text) => text.contains(char::REPLACEMENT_CHARACTER),
        Json::Array(items) => items.iter().any(has_replaced),
        _ => false,
    }
}

/// As viem gives texts: without a byte order mark.
fn without_marks(value: &Json) -> Json {
    match value {
        Json::String(text) => text.strip_prefix('\u{feff}').unwrap_or(text).into(),
        Json::Array(items) => items.iter().map(without_marks).collect(),
        other => other.clone(),
    }
}

fn plain_all(params: &[Param], values: &[Value<'_>]) -> Json {
    let pairs = params.iter().zip(values);
    pairs.map(|(param, value)| plain(&param.kind, value)).collect()
}

/// A value as `tests/differential/calls.js` writes it. What is not UTF-8 is replaced as JavaScript does.
fn plain(kind: &Kind, value: &Value<'_>) -> Json {
    match (kind, value) {
        (Kind::Tuple(params), Value::Items(values)) => plain_all(params, values),
        (Kind::List(item) | Kind::Array(item, _), Value::Items(values)) => {
            values.iter().map(|value| plain(item, value)).collect()
        }
        (Kind::FixedBytes(size), Value::Word(word)) => {
            hex::encode_prefixed(word.get(..*size).unwrap_or_default()).into()
        }
        (Kind::String, Value::Bytes(bytes)) => String::from_utf8_lossy(bytes).into(),
        (_, Value::Bytes(bytes)) => hex::encode_prefixed(bytes).into(),
        (_, Value::Bool(flag)) => (*flag).into(),
        (_, Value::Address(address)) => hex::encode_prefixed(address).into(),
        (_, Value::Number(number)) => hex::encode_prefixed(number.to_be_bytes::<{ U256::BYTES }>()).into(),
        (_, Value::Word(_) | Value::Items(_)) => Json::Null,
    }
}
