//! Elementary values. Each is read by the strictest grammar that wallet libraries agree on.

use crate::json::Value;
pub(super) use crate::text::is_deceptive;
use crate::{Problem, number};
use alloy_primitives::{Address, U256, hex};

/// The largest integer that a JSON number holds exactly in JavaScript (2^53 - 1).
const MAX_SAFE: u64 = 9_007_199_254_740_991;
/// The most decimal digits of a 256-bit number.
const MAX_DIGITS: usize = 78;

/// A string.
pub(super) fn text<'v>(value: &'v Value<'_>) -> Result<&'v str, Problem> {
    match value {
        Value::String(text) => Ok(text),
        Value::Null => Err(Problem::Missing),
        _ => Err(Problem::WrongType),
    }
}

/// A JSON boolean. Wallets take anything else for its JavaScript truth, so `"false"` would be true.
pub(super) fn boolean(value: &Value<'_>) -> Result<bool, Problem> {
    match value {
        Value::Bool(truth) => Ok(*truth),
        Value::Null => Err(Problem::Missing),
        _ => Err(Problem::BadBool),
    }
}

/// An unsigned integer of at most `bits` bits: decimal or `0x` hex text, or a safe JSON integer.
pub(super) fn unsigned(value: &Value<'_>, bits: usize) -> Result<U256, Problem> {
    let number = match value {
        Value::String(text) => match text.strip_prefix("0x") {
            Some(digits) => hexadecimal(digits)?,
            None => decimal(text)?,
        },
        Value::Number(text) => safe(text)?,
        Value::Null => return Err(Problem::Missing),
        _ => return Err(Problem::WrongType),
    };
    if number.bit_len() > bits {
        Err(Problem::OutOfRange)
    } else {
        Ok(number)
    }
}

/// A signed integer of `bits` bits as its sign and magnitude: decimal text, `0x` hex text without a sign, or
/// a safe JSON integer.
pub(super) fn signed(value: &Value<'_>, bits: usize) -> Result<(bool, U256), Problem> {
    let (text, read) = match value {
        Value::String(text) => (text.as_ref(), decimal as fn(&str) -> _),
        Value::Number(text) => (*text, safe as fn(&str) -> _),
        Value::Null => return Err(Problem::Missing),
        _ => return Err(Problem::WrongType),
    };
    let (negative, magnitude): (bool, U256) = match (text.strip_prefix("0x"), text.strip_prefix('-')) {
        (Some(digits), _) => (false, hexadecimal(digits)?),
        (None, Some(digits)) => (true, read(digits)?),
        (None, None) => (false, read(text)?),
    };
    if negative && magnitude.is_zero() {
        return Err(Problem::BadNumber);
    }
    // A negative number may be one larger than a positive: -2^(bits-1).
    let largest = if negative {
        magnitude.wrapping_sub(U256::ONE)
    } else {
        magnitude
    };
    if largest.bit_len() >= bits {
        Err(Problem::OutOfRange)
    } else {
        Ok((negative, magnitude))
    }
}

/// An address, and whether its capitals are its checksum (all lower case claims none).
pub(super) fn address(value: &Value<'_>) -> Result<(Address, bool), Problem> {
    let text = match value {
        Value::String(text) => text,
        Value::Null => return Err(Problem::Missing),
        _ => return Err(Problem::BadAddress),
    };
    let digits = text.strip_prefix("0x").ok_or(Problem::BadAddress)?;
    let mut bytes = [0; 20];
    if digits.len() != 40 || hex::decode_to_slice(digits, &mut bytes).is_err() {
        return Err(Problem::BadAddress);
    }
    let address = Address::from(bytes);
    let checked = !digits.bytes().any(|digit| digit.is_ascii_uppercase())
        || address.to_checksum_buffer(None).as_str() == text;
    Ok((address, checked))
}

/// `0x` and an even number of hex digits.
pub(super) fn bytes(value: &Value<'_>) -> Result<Vec<u8>, Problem> {
    let text = match value {
        Value::String(text) => text,
        Value::Null => return Err(Problem::Missing),
        _ => return Err(Problem::BadBytes),
    };
    let digits = text.strip_prefix("0x").ok_or(Problem::BadBytes)?;
    // The decoder itself would take a second `0x`.
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return Err(Problem::BadBytes);
    }
    hex::decode(digits).map_err(|_| Problem::BadBytes)
}

/// Exactly `length` bytes.
pub(super) fn fixed_bytes(value: &Value<'_>, length: usize) -> Result<Vec<u8>, Problem> {
    let bytes = bytes(value)?;
    if bytes.len() == length {
        Ok(bytes)
    } else {
        Err(Problem::WrongLength)
    }
}

fn decimal(text: &str) -> Result<U256, Problem> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit());
    if text.is_empty() || !plain || (text.starts_with('0') && text.len() > 1) {
        return Err(Problem::BadNumber);
    }
    if text.len() > MAX_DIGITS {
        return Err(Problem::OutOfRange);
    }
    number::from_decimal(text).ok_or(Problem::OutOfRange)
}

fn hexadecimal(digits: &str) -> Result<U256, Problem> {
    let plain = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    if digits.is_empty() || digits.len() > 64 || !plain {
        return Err(Problem::BadNumber);
    }
    number::from_hex(digits).ok_or(Problem::BadNumber)
}

fn safe(text: &str) -> Result<U256, Problem> {
    if text.starts_with('-') {
        return Err(Problem::OutOfRange);
    }
    let number = decimal(text)?;
    if number > U256::from(MAX_SAFE) {
        Err(Problem::BadNumber)
    } else {
        Ok(number)
    }
}
