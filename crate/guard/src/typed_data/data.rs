//! The values of a message as they are signed, and as a flat list for people.

use super::TypedData;
use super::schema::{Kind, Schema};
use crate::{Malformed, Problem};
use alloy_primitives::{Address, U256, hex};
use serde::{Deserialize, Serialize};

/// The most fields that are listed.
pub const MAX_FIELDS: usize = 256;
/// The longest value that is listed, in characters.
pub const MAX_VALUE: usize = 200;

/// A declared value, decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// An unsigned integer.
    Uint(U256),
    /// A signed integer.
    Int {
        /// Whether it is below zero.
        negative: bool,
        /// Its distance from zero.
        magnitude: U256,
    },
    /// A boolean.
    Bool(bool),
    /// An address.
    Address(Address),
    /// `bytes` or `bytesN`.
    Bytes(Vec<u8>),
    /// A string (untrusted text).
    Text(String),
    /// A struct; its members are in the order of its type.
    Struct {
        /// Its type, by its place in [`Schema::structs`].
        of: usize,
        /// Its members.
        members: Vec<Data>,
    },
    /// An array.
    Array(Vec<Data>),
}

impl Data {
    /// A struct's members, or nothing.
    #[must_use]
    pub fn members(&self) -> &[Data] {
        match self {
            Data::Struct { members, .. } => members,
            _ => &[],
        }
    }
}

/// One value of the message for display.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Field {
    /// Its path, `message.details[0].amount` for example.
    pub path: String,
    /// Its declared type.
    pub kind: String,
    /// Its value: decimal numbers, checksummed addresses, `0x` hex bytes, `[]` for an empty array, and
    /// text as it came. At most [`MAX_VALUE`] characters, longer ones are cut; untrusted.
    pub value: String,
}

impl TypedData {
    /// The message's declared values, flattened, at most [`MAX_FIELDS`] of them. Undeclared keys are
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
    fn add(&mut self, kind: &'d Kind, data: &'d Data) {
        if self.fields.len() >= MAX_FIELDS {
            return;
        }
        match (kind, data) {
            (Kind::Struct(_), Data::Struct { of, members }) => self.add_struct(*of, members),
            (Kind::Array { item, .. }, Data::Array(items)) if !items.is_empty() => {
                self.add_array(item, items);
            }
            _ => {
                let path = bounded(&self.path);
                self.fields.push(Field {
                    path,
                    kind: self.schema.name(kind),
                    value: shown(data),
                });
            }
        }
    }

    fn add_struct(&mut self, of: usize, members: &'d [Data]) {
        let Some(of) = self.schema.structs().get(of) else {
            return;
        };
        let length = self.path.len();
        for (member, data) in of.members.iter().zip(members) {
            self.path.push('.');
            self.path.push_str(&member.name);
            self.add(&member.kind, data);
            self.path.truncate(length);
        }
    }

    fn add_array(&mut self, item: &'d Kind, items: &'d [Data]) {
        let length = self.path.len();
        for (index, data) in items.iter().enumerate() {
            if self.fields.len() >= MAX_FIELDS {
                return;
            }
            self.path.push_str(&format!("[{index}]"));
            self.add(item, data);
            self.path.truncate(length);
        }
    }
}

fn shown(data: &Data) -> String {
    match data {
        Data::Uint(number) => number.to_string(),
        Data::Int {
            negative: true,
            magnitude,
        } => format!("-{magnitude}"),
        Data::Int {
            negative: false,
            magnitude,
        } => magnitude.to_string(),
        Data::Bool(truth) => truth.to_string(),
        Data::Address(address) => address.to_checksum(None),
        // `0x` and two digits a byte.
        Data::Bytes(bytes) => hex::encode_prefixed(bytes.get(..MAX_VALUE / 2 - 1).unwrap_or(bytes)),
        Data::Text(text) => text.chars().take(MAX_VALUE).collect(),
        Data::Struct { .. } => "{}".to_owned(),
        Data::Array(_) => "[]".to_owned(),
    }
}

fn bounded(path: &str) -> String {
    Malformed::new(path, Problem::Conflict).field
}
