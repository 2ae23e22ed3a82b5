//! What an explorer with an Etherscan-compatible API is asked for logs, and what its answers say.
//!
//! It takes one event at a time, and gives at most [`ROWS`] of one question. Further pages are never asked for:
//! Etherscan has ten of them at most, and Blockscout gives the first one again.

use super::event::Events;
use super::range::Range;
use super::reply::{Failure, REPLY_LIMITS, quantity};
use crate::json::{Value, parse_within};
use crate::wire::wire;
use alloy_primitives::{Address, B256};
use logs::Cursor;
use serde::{Deserialize, Serialize};

/// The most logs of one answer. There may be more than one with as many says.
pub const ROWS: usize = 1_000;

/// What explorers say instead of an empty list (lower case).
const NOTHING: [&str; 2] = ["no records found", "no logs found"];

/// Whose API an explorer has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum Explorer {
    /// Etherscan's.
    Etherscan,
    /// Blockscout's.
    Blockscout,
}

impl Explorer {
    /// The question for the last block that it knows.
    pub(super) const fn last_block(self) -> &'static str {
        match self {
            Explorer::Etherscan => "module=proxy&action=eth_blockNumber",
            Explorer::Blockscout => "module=block&action=eth_block_number",
        }
    }
}

/// The question for the logs of one event about an owner.
pub(super) fn logs_query((events, event): (Events, B256), owner: Address, range: Range) -> String {
    let Range { from, to } = range;
    let place = events.place();
    let owner = B256::left_padding_from(owner.as_slice());
    format!(
        "module=logs&action=getLogs&fromBlock={from}&toBlock={to}&topic0={event}&topic0_{place}_opr=and&topic{place}={owner}&page=1&offset={ROWS}"
    )
}

/// The last block that an explorer knows, by the body of its answer.
pub(super) fn last_block(body: &[u8]) -> Result<u64, Failure> {
    let answer = Answer::read(body).ok_or(Failure::Unreadable)?;
    match answer.status {
        Some(b"\"0\"") => Err(answer.refusal()),
        _ => answer
            .result
            .and_then(|json| quantity(&value(json)?))
            .ok_or(Failure::Unreadable),
    }
}

/// The JSON text of the list of logs in the body of an answer.
pub(super) fn rows(body: &[u8]) -> Result<&[u8], Failure> {
    let answer = Answer::read(body).ok_or(Failure::Unreadable)?;
    let list = answer.result.filter(|json| json.starts_with(b"["));
    match (answer.status, list) {
        (Some(b"\"1\""), Some(list)) => Ok(list),
        (Some(b"\"0\""), Some(list)) if answer.says_nothing() => Ok(list),
        (Some(b"\"0\""), _) => Err(answer.refusal()),
        _ => Err(Failure::Unreadable),
    }
}

/// The fields of an answer, as JSON text.
#[derive(Clone, Copy, Debug, Default)]
struct Answer<'a> {
    status: Option<&'a [u8]>,
    message: Option<&'a [u8]>,
    result: Option<&'a [u8]>,
}

impl<'a> Answer<'a> {
    fn read(body: &'a [u8]) -> Option<Self> {
        let mut cursor = Cursor::new(body);
        let mut answer = Answer::default();
        cursor.fields(|key, cursor| {
            let value = cursor.value(0)?;
            match key {
                b"status" => answer.status = Some(value),
                b"message" => answer.message = Some(value),
                b"result" => answer.result = Some(value),
                _ => {}
            }
            Some(())
        })?;
        cursor.is_over().then_some(answer)
    }

    /// Whether it says that there are no logs.
    fn says_nothing(&self) -> bool {
        let words = self.message.and_then(words).unwrap_or_default();
        let words = words.to_ascii_lowercase();
        NOTHING.iter().any(|sign| words.contains(sign))
    }

    /// Why there are none: Etherscan says it in the result, Blockscout in the message.
    fn refusal(&self) -> Failure {
        let said = self.result.and_then(words).or(self.message.and_then(words));
        said.map_or(Failure::Unreadable, |words| Failure::refused(&words))
    }
}

fn value(json: &[u8]) -> Option<Value<'_>> {
    parse_within(std::str::from_utf8(json).ok()?, REPLY_LIMITS).ok()
}

/// The words of a text that has some.
fn words(json: &[u8]) -> Option<String> {
    let words = value(json)?.as_str()?.to_owned();
    (!words.is_empty()).then_some(words)
}

wire!(names Explorer {
    Etherscan = "etherscan",
    Blockscout = "blockscout",
});

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::super::refusal::{Refusal, refusal};
    use super::*;

    #[test]
    fn every_documented_answer_is_known() {
        let list: serde_json::Value =
            serde_json::from_str(include_str!("../../../../tests/vectors/allowance/explorers.json")).unwrap();
        for row in list.as_array().unwrap() {
            let body = row["body"].to_string();
            let about = match rows(body.as_bytes()) {
                Ok(list) => format!(
                    "rows {}",
                    serde_json::from_slice::<Vec<serde_json::Value>>(list)
                        .unwrap()
                        .len()
                ),
                Err(failure) if failure.is_for_good() => "for good".to_owned(),
                Err(Failure::Refused { words }) => match refusal(&words, 20_000_000) {
                    Refusal::Often => "often".to_owned(),
                    Refusal::Results => "results".to_owned(),
                    _ => "other".to_owned(),
                },
                Err(_) => "unreadable".to_owned(),
            };
            assert_eq!(about, row["about"].as_str().unwrap(), "{body}");
            for end in 0..body.len() {
                assert_eq!(rows(&body.as_bytes()[..end]), Err(Failure::Unreadable));
            }
        }
    }

    #[test]
    fn the_last_block_is_read_and_nothing_else() {
        let whole = br#"{"jsonrpc":"2.0","id":83,"result":"0x10d4f"}"#;
        assert_eq!(last_block(whole), Ok(0x10d4f));
        let refused = br#"{"status":"0","message":"NOTOK","result":"0x5"}"#;
        assert_eq!(last_block(refused), Err(Failure::refused("0x5")));
        for odd in [
            r#"{"result":"latest"}"#,
            r#"{"result":7}"#,
            r#"{"error":{}}"#,
            "<html>",
            "",
        ] {
            assert_eq!(last_block(odd.as_bytes()), Err(Failure::Unreadable), "{odd}");
        }
    }
}
