//! What an endpoint answered, or why there is no answer.

use super::refusal::is_for_good;
use crate::json::{Limits, Value, parse_within};
use crate::text::head;
use crate::wire::wire;
use crate::{Arg, Reply, Text};
use alloy_primitives::hex;
use serde::Serialize;

/// The most that is read of one endpoint reply: 16 MiB, about 22,000 logs. Logs that take more are asked for in
/// halves, so this is what bounds the memory of a search.
pub const REPLY_LIMITS: Limits = Limits {
    bytes: 16 << 20,
    nodes: 1_000_000,
};

/// How much of an endpoint's own words is kept, in characters: they are untrusted.
const MAX_WORDS: usize = 200;

/// Why a call has no usable answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "failure", rename_all = "camelCase")]
pub(crate) enum Failure {
    /// Nobody answered.
    Unreachable {
        /// Why (untrusted text).
        words: String,
    },
    /// The endpoint would not.
    Refused {
        /// What it said (untrusted text).
        words: String,
    },
    /// The contract would not.
    Reverted,
    /// An answer of another form than was asked for.
    Unreadable,
    /// An answer beyond [`REPLY_LIMITS`].
    TooLarge,
    /// The endpoint was asked too often, and went on to say so.
    Busy,
    /// No answer in time.
    Slow,
    /// The endpoint answers for another chain.
    OtherChain,
}

impl Failure {
    /// Why one allowance could not be read.
    pub(crate) fn unread(&self) -> Text {
        match self {
            Failure::Unreachable { words } => Text::new("unread_unreachable").with("reason", page(words)),
            Failure::Refused { words } => Text::new("unread_refused").with("message", page(words)),
            Failure::Reverted => Text::new("unread_reverted"),
            Failure::Unreadable | Failure::TooLarge => Text::new("unread_answer"),
            Failure::Busy => Text::new("scan_busy"),
            Failure::Slow => Text::new("scan_slow"),
            Failure::OtherChain => Text::new("scan_other_chain"),
        }
    }

    /// Why the search as a whole failed.
    pub(crate) fn scan(&self) -> Text {
        match self {
            Failure::Unreachable { words } => Text::new("scan_unreachable").with("reason", page(words)),
            Failure::Refused { words } => Text::new("scan_refused").with("message", page(words)),
            Failure::Reverted | Failure::Unreadable | Failure::TooLarge => Text::new("scan_unreadable"),
            Failure::Busy => Text::new("scan_busy"),
            Failure::Slow => Text::new("scan_slow"),
            Failure::OtherChain => Text::new("scan_other_chain"),
        }
    }

    /// Why an explorer's logs could not be searched.
    pub(super) fn explorer(&self) -> Text {
        match self {
            Failure::Refused { words } => Text::new("scan_explorer_refused").with("message", page(words)),
            Failure::Busy => Text::new("scan_explorer_busy"),
            Failure::Unreachable { .. } | Failure::Slow => Text::new("scan_explorer_silent"),
            _ => Text::new("scan_explorer_unreadable"),
        }
    }

    /// Whether an explorer that said so will say nothing else.
    pub(super) fn is_for_good(&self) -> bool {
        matches!(self, Failure::Refused { words } if is_for_good(words))
    }

    /// Nobody answered, in these words.
    pub(super) fn unreachable(words: &str) -> Failure {
        Failure::Unreachable {
            words: bounded(words),
        }
    }

    /// The endpoint would not, in these words.
    pub(super) fn refused(words: &str) -> Failure {
        Failure::Refused {
            words: bounded(words),
        }
    }
}

/// The JSON result of a reply. A missing reply is one that nobody gave.
pub(crate) fn result(reply: Option<&Reply>) -> Result<Value<'_>, Failure> {
    match reply {
        Some(Reply::Result { json }) if json.len() > REPLY_LIMITS.bytes => Err(Failure::TooLarge),
        Some(Reply::Result { json }) => parse_within(json, REPLY_LIMITS).map_err(|malformed| {
            if malformed.problem == crate::Problem::TooMany {
                Failure::TooLarge
            } else {
                Failure::Unreadable
            }
        }),
        Some(Reply::Error { message }) => Err(Failure::Refused {
            words: bounded(message),
        }),
        Some(Reply::Unreachable { reason }) => Err(Failure::Unreachable {
            words: bounded(reason),
        }),
        None => Err(Failure::Unreachable { words: String::new() }),
    }
}

/// The bytes that an `eth_call` returned.
pub(crate) fn returned(reply: Option<&Reply>) -> Result<Vec<u8>, Failure> {
    match result(reply) {
        Ok(value) => value.as_str().and_then(bytes).ok_or(Failure::Unreadable),
        Err(Failure::Refused { words }) if is_revert(&words) => Err(Failure::Reverted),
        Err(failure) => Err(failure),
    }
}

/// A JSON-RPC quantity: `0x` and 1 to 16 hex digits.
pub(crate) fn quantity(value: &Value<'_>) -> Option<u64> {
    crate::ChainId::from_hex(value.as_str()?).map(|number| number.0)
}

/// JSON-RPC data: `0x` and an even number of hex digits.
pub(crate) fn bytes(text: &str) -> Option<Vec<u8>> {
    hex::decode(text.strip_prefix("0x")?).ok()
}

/// The contract's own refusal, as the common clients word it.
fn is_revert(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    ["revert", "out of gas", "invalid opcode"]
        .iter()
        .any(|sign| words.contains(sign))
}

fn page(words: &str) -> Arg {
    Arg::Page {
        value: words.to_owned(),
    }
}

fn bounded(words: &str) -> String {
    head(words, MAX_WORDS).to_owned()
}

wire!(enum Failure by "failure" {
    Unreachable = "unreachable" { words },
    Refused = "refused" { words },
    Reverted = "reverted" {},
    Unreadable = "unreadable" {},
    TooLarge = "tooLarge" {},
    Busy = "busy" {},
    Slow = "slow" {},
    OtherChain = "otherChain" {},
});
