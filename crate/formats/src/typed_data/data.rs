//! The values of a message as a flat list for people.

use super::schema::{Kind, Schema};
use super::{Domain, TypedData};
use crate::number::{self, numbered};
use crate::text::head;
use crate::value::Value;
use crate::{Field, MAX_FIELD};
use alloy_primitives::{Address, hex};

/// The most fields that are listed.
pub const MAX_FIELDS: usize = 256;
/// The longest value that is listed, in characters.
pub const MAX_VALUE: usize = 200;

impl TypedData {
    /// The message's declared values, flattened: decimal numbers, `0x` hex bytes and addresses, `[]`
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

    /// The primary type and the domain, as rows before those of [`TypedData::fields`].
    #[must_use]
    pub fn head_fields(&self) -> Vec<Field> {
        let Domain {
            name,
            version,
            chain_id,
            verifying_contract,
            salt,
        } = &self.domain;
        let text = |text: &String| head(text, MAX_VALUE).to_owned();
        let mut fields = Vec::new();
        let mut add = |path: &str, kind: &str, value: Option<String>| {
            fields.extend(value.map(|value| Field {
                path: path.to_owned(),
                kind: kind.to_owned(),
                value,
            }));
        };
        add("primaryType", "string", Some(text(&self.primary_type)));
        add("domain.name", "string", name.as_ref().map(text));
        add("domain.version", "string", version.as_ref().map(text));
        add("domain.chainId", "uint256", chain_id.map(number::to_decimal));
        let contract = verifying_contract.map(hex::encode_prefixed);
        add("domain.verifyingContract", "address", contract);
        add("domain.salt", "bytes32", salt.map(hex::encode_prefixed));
        fields
    }

    /// Whom the message names, also as text, at most so many, each once. The zero address is nobody.
    #[must_use]
    pub fn names(&self, most: usize) -> Vec<Address> {
        let mut names = Vec::new();
        add_names(&self.message, most, &mut names);
        names
    }
}

fn add_names(value: &Value<'_>, most: usize, names: &mut Vec<Address>) {
    let found = match value {
        Value::Address(address) => Some(*address),
        Value::Bytes(text) => str::from_utf8(text).ok().and_then(as_address),
        _ => None,
    };
    let new = found.filter(|address| !address.is_zero() && !names.contains(address));
    if names.len() < most {
        names.extend(new);
    }
    for item in value.items() {
        add_names(item, most, names);
    }
}

/// An address that is written as text: `0x` and 40 hex digits.
fn as_address(text: &str) -> Option<Address> {
    text.starts_with("0x").then(|| text.parse().ok()).flatten()
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
            self.path.push_str(&numbered("[", index, "]"));
            self.add(item, value);
            self.path.truncate(length);
        }
    }
}

fn shown(kind: &Kind, value: &Value<'_>) -> String {
    match value {
        Value::Number(number) if matches!(kind, Kind::Int(_)) => number::to_signed_decimal(*number),
        Value::Number(number) => number::to_decimal(*number),
        Value::Bool(truth) => truth.to_string(),
        Value::Address(address) => hex::encode_prefixed(address),
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
