//! What an endpoint's words of refusal are about.

use crate::multicall::is_revert;

/// What endpoints say when a query has too many results or takes too long (lower case).
const TOO_MUCH: [&str; 17] = [
    "query returned more than",
    "log response size exceeded",
    "query timeout exceeded",
    "query timeout occured",
    "result window is too large",
    "http response body exceeded the size limit",
    "response size exceeded",
    "response size exceeds",
    "response is too big",
    "query exceeds max results",
    "too many results",
    "too many logs",
    "logs matched by query exceeds limit",
    "query must be smaller than",
    "query timed out",
    "limit exceeded",
    "-32005",
];
/// How many of [`TOO_MUCH`], at its end, are the least telling: a width is looked at before them.
const VAGUE: usize = 2;
/// What endpoints say when a query spans too many blocks (lower case).
const TOO_WIDE: [&str; 12] = [
    "block range",
    "blocks range",
    "ranges over",
    "range is too",
    "range too",
    "range limit",
    "max range",
    "eth_getlogs is limited to",
    "exceeds limit of",
    "query spans",
    "too many blocks",
    "blocks distance",
];
/// What they say with it of blocks that are not there, whatever the width (lower case).
const NOT_THERE: [&str; 4] = ["beyond", "invalid block range", "pruned", "out of range"];
/// What endpoints say when they are asked too often (lower case): smaller questions do not help.
const TOO_OFTEN: [&str; 6] = [
    "rate limit",
    "rate-limit",
    "too many requests",
    "request count",
    "requests per",
    "compute units per second",
];
/// What explorers say that no other question changes: about the key, or the chain (lower case).
const FOR_GOOD: [&str; 4] = ["api key", "apikey", "api access", "chainid"];

/// What a refusal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Too many blocks, whatever is in them; and how many it takes, if it says so.
    Width(Option<u64>),
    /// Too many results, or too slow.
    Results,
    /// Asked too often: the same question later.
    Often,
    /// The contract's own: another endpoint says the same.
    Reverted,
    /// Something else: another endpoint may be better.
    Other,
}

/// What the words of a refusal are about. `width` is how many blocks were asked for, 0 if none.
pub(super) fn refusal(words: &str, width: u64) -> Refusal {
    let words = words.to_ascii_lowercase();
    let says = |signs: &[&str]| signs.iter().any(|sign| words.contains(sign));
    if is_revert(&words) {
        return Refusal::Reverted;
    }
    if says(&TOO_OFTEN) {
        return Refusal::Often;
    }
    // Some refusals for too many results also propose a block range: results are looked at first.
    let (telling, vague) = TOO_MUCH.split_at(TOO_MUCH.len().saturating_sub(VAGUE));
    if says(telling) {
        return Refusal::Results;
    }
    if says(&TOO_WIDE) && !says(&NOT_THERE) {
        return Refusal::Width(taken(&words, width));
    }
    if says(vague) {
        return Refusal::Results;
    }
    Refusal::Other
}

/// Whether an explorer will refuse anything else as well, by its words.
pub(super) fn is_for_good(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    refusal(&words, 0) == Refusal::Other && FOR_GOOD.iter().any(|sign| words.contains(sign))
}

/// How many blocks an endpoint takes by its own words: the largest decimal number in them that is less than
/// half of what was refused. (What is more is found by halving; it may be the number that was asked for.)
fn taken(words: &str, width: u64) -> Option<u64> {
    let plain = words.replace(',', "");
    let numbers = plain.split(|character: char| !character.is_ascii_alphanumeric());
    let mut best = None;
    for text in numbers {
        let (digits, scale) = match text.strip_suffix('k') {
            Some(digits) => (digits, 1_000),
            None => (text, 1),
        };
        let number = digits
            .parse::<u64>()
            .ok()
            .map(|number| number.saturating_mul(scale));
        best = best.max(number.filter(|&number| number > 0 && number < width / 2));
    }
    best
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::{Refusal, refusal};

    const MILLIONS: u64 = 20_000_000;

    #[test]
    fn every_documented_refusal_is_known() {
        let list: serde_json::Value =
            serde_json::from_str(include_str!("../../../../tests/vectors/allowance/refusals.json")).unwrap();
        for row in list.as_array().unwrap() {
            let words = row["words"].as_str().unwrap();
            let expected = match row["about"].as_str().unwrap() {
                "width" => Refusal::Width(row["takes"].as_u64()),
                "results" => Refusal::Results,
                "often" => Refusal::Often,
                "reverted" => Refusal::Reverted,
                _ => Refusal::Other,
            };
            assert_eq!(refusal(words, MILLIONS), expected, "{words}");
        }
    }
}
