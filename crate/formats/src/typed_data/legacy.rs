//! `eth_signTypedData` of the first version: a list of named values without a domain. It predates EIP-712
//! and hashes packed values; as eth-sig-util does it.

use super::grammar::elementary;
use super::schema::Kind;
use super::{MAX_FIELDS, MAX_VALUE, leaf};
use crate::json;
use crate::text::head;
use crate::{Field, Malformed, Problem};
use alloy_primitives::{B256, Keccak256, U256, keccak256};

/// A list of named values, and what signing it means byte for byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Legacy {
    /// What is signed: `keccak256(keccak256(types and names) ‖ keccak256(packed values))`.
    pub digest: B256,
    /// The values for display, at most [`MAX_FIELDS`].
    pub fields: Vec<Field>,
}

/// Reads a payload `[{type, name, value}, …]`.
///
/// # Errors
/// The first part that is outside the grammar, by its path (`[0].value`). Arrays are: libraries pack them
/// differently. So is an empty list, which signs nothing.
pub fn read_legacy(payload: &json::Value<'_>) -> Result<Legacy, Malformed> {
    let list = payload.as_array().ok_or(Malformed::whole(Problem::WrongType))?;
    if list.is_empty() {
        return Err(Malformed::whole(Problem::Missing));
    }
    let mut schema = Keccak256::new();
    let mut values = Keccak256::new();
    let mut fields = Vec::new();
    for (index, entry) in list.iter().enumerate() {
        let field =
            add(&mut schema, &mut values, entry).map_err(|malformed| malformed.within_index(index))?;
        if fields.len() < MAX_FIELDS {
            fields.push(field);
        }
    }
    let both = [schema.finalize(), values.finalize()].concat();
    Ok(Legacy {
        digest: keccak256(both),
        fields,
    })
}

fn add(schema: &mut Keccak256, values: &mut Keccak256, entry: &json::Value<'_>) -> Result<Field, Malformed> {
    let name = text(entry, "name")?;
    let type_name = text(entry, "type")?;
    let kind = elementary(type_name).ok_or_else(|| Malformed::new("type", Problem::UnknownType))?;
    let value = entry.get("value").unwrap_or(&json::Value::Null);
    let packed = packed(&kind, value).map_err(|problem| Malformed::new("value", problem))?;
    schema.update([type_name, " ", name].concat());
    values.update(&packed);
    Ok(Field {
        path: Malformed::new(name, Problem::Conflict).field,
        kind: type_name.to_owned(),
        value: shown(value),
    })
}

fn text<'v>(entry: &'v json::Value<'_>, key: &str) -> Result<&'v str, Malformed> {
    let text = match entry.get(key) {
        None | Some(json::Value::Null) => Err(Problem::Missing),
        Some(value) => value.as_str().ok_or(Problem::WrongType),
    };
    let text = text.and_then(|text| {
        if text.is_empty() {
            Err(Problem::Missing)
        } else {
            Ok(text)
        }
    });
    text.map_err(|problem| Malformed::new(key, problem))
}

/// A value in as many bytes as its type has.
fn packed(kind: &Kind, value: &json::Value<'_>) -> Result<Vec<u8>, Problem> {
    let low = |number: U256, bits: usize| {
        let word = number.to_be_bytes::<32>();
        let unused = word.len().saturating_sub(bits / 8);
        word.get(unused..).unwrap_or_default().to_vec()
    };
    Ok(match kind {
        Kind::Uint(bits) => low(leaf::unsigned(value, *bits)?, *bits),
        Kind::Int(bits) => {
            let (negative, magnitude) = leaf::signed(value, *bits)?;
            let number = if negative {
                magnitude.wrapping_neg()
            } else {
                magnitude
            };
            low(number, *bits)
        }
        Kind::Address => leaf::address(value)?.0.to_vec(),
        Kind::Bool => vec![u8::from(leaf::boolean(value)?)],
        Kind::FixedBytes(length) => leaf::fixed_bytes(value, *length)?,
        Kind::Bytes => leaf::bytes(value)?,
        Kind::String => leaf::text(value)?.as_bytes().to_vec(),
        Kind::Struct(_) | Kind::Array { .. } => return Err(Problem::WrongType),
    })
}

fn shown(value: &json::Value<'_>) -> String {
    match value {
        json::Value::String(text) => head(text, MAX_VALUE).to_owned(),
        json::Value::Number(text) => (*text).to_owned(),
        json::Value::Bool(truth) => truth.to_string(),
        _ => String::new(),
    }
}
