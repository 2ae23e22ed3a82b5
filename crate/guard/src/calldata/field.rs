//! Decoded arguments as text for display.

use super::{MAX_FIELD_VALUE, MAX_FIELDS};
use crate::Field;
use crate::abi::{Kind, Param, Value};
use crate::text::cut;
use alloy_primitives::{I256, hex};

/// Adds the leaves of the arguments, until there are [`MAX_FIELDS`], named as the signature does:
/// `permitBatch.details[0].token`.
pub(super) fn add(list: &mut Vec<Field>, params: &[Param], values: &[Value<'_>]) {
    add_named(list, "", params, values);
}

fn add_named(list: &mut Vec<Field>, path: &str, params: &[Param], values: &[Value<'_>]) {
    for (param, value) in params.iter().zip(values) {
        let dot = if path.is_empty() { "" } else { "." };
        let path = format!("{path}{dot}{}", param.name);
        add_one(list, path, &param.kind, value);
    }
}

fn add_one(list: &mut Vec<Field>, path: String, kind: &Kind, value: &Value<'_>) {
    if list.len() >= MAX_FIELDS {
        return;
    }
    match (kind, value) {
        (Kind::Tuple(params), Value::Items(values)) => add_named(list, &path, params, values),
        (Kind::List(item) | Kind::Array(item, _), Value::Items(values)) => {
            // Each item adds at least one field, unless it is an empty list.
            for (index, value) in values.iter().take(MAX_FIELDS).enumerate() {
                add_one(list, format!("{path}[{index}]"), item, value);
            }
        }
        _ => list.push(Field {
            path,
            kind: kind.to_string(),
            value: text(kind, value),
        }),
    }
}

fn text(kind: &Kind, value: &Value<'_>) -> String {
    match value {
        Value::Number(number) if matches!(kind, Kind::Int(_)) => I256::from_raw(*number).to_string(),
        Value::Number(number) => number.to_string(),
        Value::Address(address) => format!("{address:#x}"),
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
    format!("{}…", hex::encode_prefixed(start))
}

fn cut_text(bytes: &[u8]) -> String {
    // No character takes more than four bytes, so this holds all that can be shown and one character more.
    let start = bytes.get(..MAX_FIELD_VALUE * 4 + 1).unwrap_or(bytes);
    let text = String::from_utf8_lossy(start);
    cut(&text, MAX_FIELD_VALUE)
}
