//! The values of a message as a flat list for people.

use super::TypedData;
use super::schema::{Kind, Schema};
use crate::text::head;
use crate::value::Value;
use crate::{Field, MAX_FIELD};
use alloy_primitives::{I256, hex};

/// The most fields that are listed.
pub const MAX_FIELDS: usize = 256;
/// The longest value that is listed, in characters.
pub const MAX_VALUE: usize = 200;

impl TypedData {
    /// The message's declared values, flattened: decimal numbers, checksummed addresses, `0x` hex bytes, `[]`
    /// for an empty array, and text as it came, cut to [`MAX_VALUE`] characters; at most [`MAX_FIELDS`] of them. Undeclared keys are
    /// not signed and never listed.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        let mut list = List {
            schema: &self.schema,
            path: "message".to_owned(),
            fields: Vec::new(),
        };
        list.add(&Kind::Struct(0), &self.message);
        list.fields
    }
}

struct List<'d> {
    schema: &'d Schema,
    path: String,
    fields: Vec<Field>,
}

impl<'d> List<'d> {
    fn add(&mut self, kind: &'d Kind, value: &'d Value<'d>) {
        if self.fields.len() >= MAX_FIELDS {
            return;
        }
        match (kind, value) {
            (Kind::Struct(of), Value::Items(members)) => self.add_struct(*of, members),
            (Kind::Array { item, .. }, Value::Items(items)) if !items.is_empty() => {
                self.add_array(item, items);
            }
            _ => {
                let path = bounded(&self.path);
                self.fields.push(Field {
                    path,
                    kind: self.schema.name(kind),
                    value: shown(kind, value),
                });
            }
        }
    }

    fn add_struct(&mut self, of: usize, members: &'d [Value<'d>]) {
        let Some(of) = self.schema.structs().get(of) else {
            return;
        };
        let length = self.path.len();
        for (member, value) in of.members.iter().zip(members) {
            self.path.push('.');
            self.path.push_str(&member.name);
            self.add(&member.kind, value);
            self.path.truncate(length);
        }
    }

    fn add_array(&mut self, item: &'d Kind, items: &'d [Value<'d>]) {
        let length = self.path.len();
        for (index, value) in items.iter().enumerate() {
            if self.fields.len() >= MAX_FIELDS {
                return;
            }
            self.path.push_str(&format!("[{index}]"));
            self.add(item, value);
            self.path.truncate(length);
        }
    }
}

fn shown(kind: &Kind, value: &Value<'_>) -> String {
    match value {
        Value::Number(number) if matches!(kind, Kind::Int(_)) => I256::from_raw(*number).to_string(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::Address(address) => address.to_checksum(None),
        Value::Word(word) => match kind {
            Kind::FixedBytes(length) => hex::encode_prefixed(word.get(..*length).unwrap_or_default()),
            _ => hex::encode_prefixed(word),
        },
        Value::Bytes(text) if *kind == Kind::String => {
            head(&String::from_utf8_lossy(text), MAX_VALUE).to_owned()
        }
        // `0x` and two digits a byte.
        Value::Bytes(bytes) => hex::encode_prefixed(bytes.get(..MAX_VALUE / 2 - 1).unwrap_or(bytes)),
        Value::Items(_) => "[]".to_owned(),
    }
}

fn bounded(path: &str) -> String {
    head(path, MAX_FIELD).to_owned()
}
