//! Decoded arguments as text for display.

use super::{MAX_FIELD_VALUE, MAX_FIELDS};
use crate::abi::{Kind, Param, Value};
use crate::text::cut;
use crate::{Field, number};
use alloy_primitives::hex;

/// Adds the leaves of the arguments, until there are [`MAX_FIELDS`], named as the signature does:
/// `permitBatch.details[0].token`.
pub(super) fn add(list: &mut Vec<Field>, params: &[Param<'_>], values: &[Value<'_>]) {
    add_named(list, "", params, values);
}

fn add_named(list: &mut Vec<Field>, path: &str, params: &[Param<'_>], values: &[Value<'_>]) {
    for (param, value) in params.iter().zip(values) {
        let dot = if path.is_empty() { "" } else { "." };
        let path = [path, dot, param.name].concat();
        add_one(list, path, &param.kind, value);
    }
}

fn add_one(list: &mut Vec<Field>, path: String, kind: &Kind<'_>, value: &Value<'_>) {
    if list.len() >= MAX_FIELDS {
        return;
    }
    match (kind, value) {
        (Kind::Tuple(params), Value::Items(values)) => add_named(list, &path, params, values),
        (Kind::List(item) | Kind::Array(item, _), Value::Items(values)) => {
            // Each item adds at least one field, unless it is an empty list.
            for (index, value) in values.iter().take(MAX_FIELDS).enumerate() {
                let path = number::numbered(&[&path, "["].concat(), index, "]");
                add_one(list, path, item, value);
            }
        }
        _ => list.push(Field {
            path,
            kind: kind.name(),
            value: text(kind, value),
        }),
    }
}

fn text(kind: &Kind<'_>, value: &Value<'_>) -> String {
    match value {
        Value::Number(number) if matches!(kind, Kind::Int(_)) => number::to_signed_decimal(*number),
        Value::Number(number) => number::to_decimal(*number),
        Value::Address(address) => hex::encode_prefixed(address),
        Value::Bool(flag) => flag.to_string(),
        Value::Word(word) => match kind {
            Kind::FixedBytes(size) => hex::encode_prefixed(word.get(..*size).unwrap_or_default()),
            _ => hex::encode_prefixed(word),
        },
        Value::Bytes(bytes) => match kind {
            Kind::String => cut_text(bytes),
            _ => cut_bytes(bytes),
        },
        Value::Items(_) => String::new(),
    }
}

/// The whole, or as much as fits before an ellipsis.
fn cut_bytes(bytes: &[u8]) -> String {
    const LONGEST: usize = MAX_FIELD_VALUE / 2 - 1;
    if bytes.len() <= LONGEST {
        return hex::encode_prefixed(bytes);
    }
    let start = bytes.get(..LONGEST - 1).unwrap_or_default();
    hex::encode_prefixed(start) + "…"
}

fn cut_text(bytes: &[u8]) -> String {
    // No character takes more than four bytes, so this holds all that can be shown and one character more.
    let start = bytes.get(..MAX_FIELD_VALUE * 4 + 1).unwrap_or(bytes);
    let text = String::from_utf8_lossy(start);
    cut(&text, MAX_FIELD_VALUE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy_primitives::{Address, B256, U256};

    #[test]
    fn values_are_told_by_their_types() {
        let bytes = |text: &'static str| Value::Bytes(text.as_bytes().into());
        let word = B256::repeat_byte(0xab);
        for (kind, value, told) in [
            (Kind::Int(256), Value::Number(U256::MAX), "-1"),
            (Kind::Uint(8), Value::Number(U256::from(255)), "255"),
            (Kind::Uint(256), Value::Number(U256::MAX), &U256::MAX.to_string()),
            (
                Kind::Address,
                Value::Address(Address::ZERO),
                "0x0000000000000000000000000000000000000000",
            ),
            (Kind::Bool, Value::Bool(true), "true"),
            (Kind::FixedBytes(4), Value::Word(word), "0xabababab"),
            (Kind::String, bytes("für"), "für"),
            (Kind::Bytes, bytes("a\n"), "0x610a"),
        ] {
            assert_eq!(text(&kind, &value), told, "{kind}");
        }
    }

    #[test]
    fn long_values_are_cut_at_their_end() {
        let half = MAX_FIELD_VALUE / 2 - 1;
        assert_eq!(cut_bytes(&vec![1; half]), format!("0x{}", "01".repeat(half)));
        assert_eq!(
            cut_bytes(&vec![1; half + 1]),
            format!("0x{}…", "01".repeat(half - 1))
        );
        for letter in ["a", "ü", "日", "🎉"] {
            let whole = letter.repeat(MAX_FIELD_VALUE);
            assert_eq!(cut_text(whole.as_bytes()), whole);
            let cut = format!("{}…", letter.repeat(MAX_FIELD_VALUE - 1));
            assert_eq!(cut_text(format!("{whole}{letter}").as_bytes()), cut);
        }
    }
}
