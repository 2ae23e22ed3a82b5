//! The parts that parameters are made of, with the strictness of what carries authority: absent and null
//! are the same, and a value of another form is malformed.

use super::hex;
use crate::json::Value;
use crate::{ChainId, Malformed, Problem};
use alloy_primitives::{Address, U256};

/// A reader of an optional value.
pub(super) type Reader<T> = fn(Option<&Value<'_>>) -> Result<Option<T>, Malformed>;

/// The value, if it is an object.
pub(super) fn object<'v, 't>(value: Option<&'v Value<'t>>) -> Result<&'v Value<'t>, Malformed> {
    match value {
        Some(object @ Value::Object(_)) => Ok(object),
        None | Some(Value::Null) => Err(Malformed::whole(Problem::Missing)),
        Some(_) => Err(Malformed::whole(Problem::WrongType)),
    }
}

/// The items of a list of at most `most`; `None` where there is none.
pub(super) fn list<'v, 't>(
    value: Option<&'v Value<'t>>,
    most: usize,
) -> Result<Option<&'v [Value<'t>]>, Malformed> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Array(items)) if items.len() > most => Err(Malformed::whole(Problem::TooMany)),
        Some(Value::Array(items)) => Ok(Some(items)),
        Some(_) => Err(Malformed::whole(Problem::WrongType)),
    }
}

/// What `read` makes of each item of a list.
pub(super) fn each<T>(
    items: &[Value<'_>],
    read: impl Fn(&Value<'_>) -> Result<T, Malformed>,
) -> Result<Vec<T>, Malformed> {
    let mut list = Vec::new();
    for (index, item) in items.iter().enumerate() {
        list.push(read(item).map_err(|problem| problem.within_index(index))?);
    }
    Ok(list)
}

/// What `read` makes of the field `name`.
pub(super) fn optional<T>(fields: &Value<'_>, name: &str, read: Reader<T>) -> Result<Option<T>, Malformed> {
    read(fields.get(name)).map_err(|problem| problem.within(name))
}

/// As [`optional`], but it must be there.
pub(super) fn required<T>(fields: &Value<'_>, name: &str, read: Reader<T>) -> Result<T, Malformed> {
    optional(fields, name, read)?.ok_or_else(|| Malformed::new(name, Problem::Missing))
}

/// A field that goes by several names. Two of them that say different things are a conflict: wallets know
/// one name or the other.
pub(super) fn any_of<T: PartialEq>(
    fields: &Value<'_>,
    names: &[&str],
    read: Reader<T>,
) -> Result<Option<T>, Malformed> {
    let mut found = None;
    for name in names {
        let Some(value) = optional(fields, name, read)? else {
            continue;
        };
        if found.as_ref().is_some_and(|other| *other != value) {
            return Err(Malformed::new(name, Problem::Conflict));
        }
        found = Some(value);
    }
    Ok(found)
}

/// As [`any_of`], but it must be there; where it is not, the first name is missing.
pub(super) fn required_of<T: PartialEq>(
    fields: &Value<'_>,
    names: &[&str],
    read: Reader<T>,
) -> Result<T, Malformed> {
    let missing = || Malformed::new(names.first().unwrap_or(&""), Problem::Missing);
    any_of(fields, names, read)?.ok_or_else(missing)
}

/// An account or contract.
pub(super) fn address(value: Option<&Value<'_>>) -> Result<Option<Address>, Malformed> {
    hex::optional_address(value)
}

/// Text.
pub(super) fn text(value: Option<&Value<'_>>) -> Result<Option<String>, Malformed> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.clone().into_owned())),
        Some(_) => Err(Malformed::whole(Problem::WrongType)),
    }
}

/// A number: `0x` hex, or a JSON integer. Digits without `0x` are hex to some wallets and decimal to
/// others, so they are malformed.
pub(super) fn number(value: Option<&Value<'_>>) -> Result<Option<U256>, Malformed> {
    let number = match value {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Number(text)) => hex::safe_integer(text).map(U256::from),
        Some(Value::String(text)) if is_prefixed(text) => hex::quantity(text),
        Some(Value::String(_)) => Err(Problem::BadHex),
        Some(_) => Err(Problem::WrongType),
    };
    number.map(Some).map_err(Malformed::whole)
}

/// A chain: a `0x` hex number, a JSON integer, or decimal digits.
pub(super) fn chain(value: Option<&Value<'_>>) -> Result<Option<ChainId>, Malformed> {
    let number = match value {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(text)) if is_prefixed(text) => hex_chain(text),
        Some(Value::String(text)) => hex::safe_integer(text),
        Some(Value::Number(text)) => hex::safe_integer(text),
        Some(_) => Err(Problem::WrongType),
    };
    number.map(ChainId).map(Some).map_err(Malformed::whole)
}

/// Hex data of any length.
pub(super) fn bytes(value: Option<&Value<'_>>) -> Result<Option<Vec<u8>>, Malformed> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => match hex::bytes(hex::digits(text)) {
            Some(bytes) => Ok(Some(bytes)),
            None => Err(Malformed::whole(Problem::BadHex)),
        },
        Some(_) => Err(Malformed::whole(Problem::WrongType)),
    }
}

/// What two parts of a request say about the same thing.
pub(super) fn agree<T: PartialEq>(
    first: Option<T>,
    second: Option<T>,
    name: &str,
) -> Result<Option<T>, Malformed> {
    match (first, second) {
        (Some(first), Some(second)) if first != second => Err(Malformed::new(name, Problem::Conflict)),
        (first, second) => Ok(first.or(second)),
    }
}

fn is_prefixed(text: &str) -> bool {
    hex::digits(text).len() < text.len()
}

fn hex_chain(text: &str) -> Result<u64, Problem> {
    if hex::digits(text).is_empty() {
        return Err(Problem::BadHex);
    }
    u64::try_from(hex::quantity(text)?).map_err(|_| Problem::OutOfRange)
}
