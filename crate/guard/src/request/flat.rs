//! Parameters as fields for display.

use super::MAX_METHOD;
use crate::json::Value;
use crate::number::numbered;
use crate::text::{self, head};
use crate::{Field, MAX_FIELD};

/// The most fields that are kept of one request.
const MAX_FIELDS: usize = 256;
/// The longest value of a field, in characters.
const MAX_VALUE: usize = 200;

/// The leaves of a value, by their paths, such as `permission.data.tokenAddress`.
pub(crate) fn fields(value: &Value<'_>) -> Vec<Field> {
    let mut list = Vec::new();
    add(&mut list, String::new(), value);
    list
}

/// Text as it can be shown: at most [`MAX_VALUE`] characters.
pub(crate) fn cut(text: &str) -> String {
    text::cut(text, MAX_VALUE)
}

/// A name that the page chose, bounded.
pub(super) fn name(text: &str) -> String {
    head(text, MAX_METHOD).to_owned()
}

fn add(list: &mut Vec<Field>, path: String, value: &Value<'_>) {
    if list.len() >= MAX_FIELDS {
        return;
    }
    let (kind, text) = match value {
        Value::Null => return,
        Value::Bool(flag) => ("bool", flag.to_string()),
        Value::Number(text) => ("number", cut(text)),
        Value::String(text) => ("string", cut(text)),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate().take(MAX_FIELDS) {
                add(list, bounded(&numbered(&[&path, "["].concat(), index, "]")), item);
            }
            return;
        }
        Value::Object(entries) => {
            let dot = if path.is_empty() { "" } else { "." };
            for (key, item) in entries.iter().take(MAX_FIELDS) {
                add(list, bounded(&[&path, dot, head(key, MAX_METHOD)].concat()), item);
            }
            return;
        }
    };
    list.push(Field {
        path,
        kind: kind.to_owned(),
        value: text,
    });
}

fn bounded(path: &str) -> String {
    head(path, MAX_FIELD).to_owned()
}
