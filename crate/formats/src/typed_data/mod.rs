//! Strict EIP-712. Wallet libraries coerce what they are given, and not all alike; here a payload is
//! either read exactly as every one of them would sign it, or it is malformed and says where.

mod data;
mod domain;
mod encode;
mod grammar;
mod leaf;
mod legacy;
mod schema;

pub use data::{MAX_FIELDS, MAX_VALUE};
pub use domain::Domain;
pub use legacy::{Legacy, read_legacy};
pub use schema::{Kind, MAX_TYPES, Member, Schema, StructType};

use crate::json::Value;
use crate::{Malformed, Problem};
use alloy_primitives::{B256, keccak256};
use encode::Encoder;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The most notes that are kept.
pub const MAX_NOTES: usize = 64;

/// Which method's rules apply. `eth_signTypedData` is another format altogether: [`read_legacy`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Version {
    /// `eth_signTypedData_v3`: structs but no arrays.
    V3,
    /// `eth_signTypedData_v4`.
    V4,
}

/// Something odd that honest requests have too. It does not change what is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "note", rename_all = "camelCase")]
pub enum Note {
    /// A key that no type declares: it is not signed.
    UndeclaredKey {
        /// Its path.
        field: String,
    },
    /// An address whose capitals are not its EIP-55 checksum.
    BadChecksum {
        /// Its path.
        field: String,
    },
    /// A declared type that the primary type does not reach.
    UnusedType {
        /// Its name.
        name: String,
    },
    /// Text with control, bidirectional, zero-width or tag characters: it may not read as it looks.
    DeceptiveText {
        /// Its path.
        field: String,
    },
}

/// Typed data that was read, and what signing it means byte for byte.
#[derive(Clone, Debug, PartialEq)]
pub struct TypedData {
    /// The hash of `encode_type`: what a contract recognises the type by.
    pub type_hash: B256,
    /// The primary type and all that it reaches, in EIP-712's canonical form.
    pub encode_type: String,
    /// The primary type's name. Several unrelated types share one: dispatch on `type_hash`.
    pub primary_type: String,
    /// Whom the signature is for.
    pub domain: Domain,
    /// The domain separator.
    pub domain_hash: B256,
    /// `hashStruct(message)`.
    pub struct_hash: B256,
    /// What is signed: `keccak256(0x1901 ‖ domain_hash ‖ struct_hash)`.
    pub digest: B256,
    /// Oddities, at most [`MAX_NOTES`].
    pub notes: Vec<Note>,
    /// The types that the message uses.
    pub schema: Schema,
    /// The message's declared values: those of the primary type's members.
    pub message: crate::value::Value<'static>,
}

/// Reads a payload `{types, domain, primaryType, message}`.
///
/// # Errors
/// The first part that is outside the grammar, by its path (`types.Permit[0].type`, `domain.chainId`,
/// `message.details[0].amount`).
pub fn read(value: &Value<'_>, version: Version) -> Result<TypedData, Malformed> {
    let payload = value.as_object().ok_or(Malformed::whole(Problem::WrongType))?;
    let types = object(value, "types")?;
    let domain_value = object(value, "domain")?;
    let primary_type = primary_type(value)?;
    let message_value = required(value, "message")?;

    let schema = Schema::resolve(types, primary_type, version)?;
    let mut notes = Vec::new();
    let (domain, domain_hash) = Domain::read(types, domain_value, &mut notes)?;
    let mut encoder = Encoder::new(&schema, notes);
    let (struct_hash, message) = encoder.message(message_value)?;
    let mut notes = encoder.into_notes();
    note_extras(&mut notes, payload, types, &schema);

    let (type_hash, encode_type) = schema.primary_hash();
    Ok(TypedData {
        type_hash,
        encode_type,
        primary_type: primary_type.to_owned(),
        domain,
        domain_hash,
        struct_hash,
        digest: digest(domain_hash, struct_hash),
        notes,
        schema,
        message,
    })
}

/// An object's entries, as the JSON reader gives them.
type Entries<'a> = [(Cow<'a, str>, Value<'a>)];

fn primary_type<'v>(value: &'v Value<'_>) -> Result<&'v str, Malformed> {
    let name = required(value, "primaryType")?.as_str();
    let name = name.ok_or_else(|| Malformed::new("primaryType", Problem::WrongType))?;
    if name == domain::TYPE {
        // MetaMask then signs the domain alone; others refuse or pick another type.
        return Err(Malformed::new("primaryType", Problem::BadDomain));
    }
    Ok(name)
}

fn object<'v, 'a>(value: &'v Value<'a>, key: &str) -> Result<&'v Entries<'a>, Malformed> {
    required(value, key)?
        .as_object()
        .ok_or_else(|| Malformed::new(key, Problem::WrongType))
}

fn required<'v, 'a>(value: &'v Value<'a>, key: &str) -> Result<&'v Value<'a>, Malformed> {
    match value.get(key) {
        None | Some(Value::Null) => Err(Malformed::new(key, Problem::Missing)),
        Some(found) => Ok(found),
    }
}

fn digest(domain_hash: B256, struct_hash: B256) -> B256 {
    let mut bytes = Vec::with_capacity(66);
    bytes.extend_from_slice(&[0x19, 0x01]);
    bytes.extend_from_slice(domain_hash.as_slice());
    bytes.extend_from_slice(struct_hash.as_slice());
    keccak256(bytes)
}

fn note_extras(notes: &mut Vec<Note>, payload: &Entries<'_>, types: &Entries<'_>, schema: &Schema) {
    const KNOWN: [&str; 4] = ["types", "domain", "primaryType", "message"];
    for (key, _) in payload {
        if !KNOWN.contains(&key.as_ref()) {
            push_note(
                notes,
                Note::UndeclaredKey {
                    field: Malformed::new(key, Problem::Conflict).field,
                },
            );
        }
    }
    for (name, _) in types {
        if name != domain::TYPE && !schema.uses(name) {
            push_note(
                notes,
                Note::UnusedType {
                    name: name.clone().into_owned(),
                },
            );
        }
    }
}

fn push_note(notes: &mut Vec<Note>, note: Note) {
    if notes.len() < MAX_NOTES {
        notes.push(note);
    }
}
