//! Hex text as wallets take it: with or without `0x`, in either case, of any length.

use crate::json::Value;
use crate::{Malformed, Problem, number};
use alloy_primitives::{Address, U256, hex};
use std::borrow::Cow;

/// The hex digits of a text, without `0x` or `0X`.
pub(super) fn digits(text: &str) -> &str {
    text.strip_prefix("0x")
        .or_else(|| text.strip_prefix("0X"))
        .unwrap_or(text)
}

/// The bytes of hex digits; a missing first digit is 0, as MetaMask pads it.
pub(super) fn bytes(digits: &str) -> Option<Vec<u8>> {
    let even = if digits.len().is_multiple_of(2) {
        Cow::Borrowed(digits)
    } else {
        Cow::Owned(["0", digits].concat())
    };
    if !even.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    hex::decode(even.as_bytes()).ok()
}

/// 40 hex digits, with or without `0x`.
pub(super) fn address(text: &str) -> Option<Address> {
    let bytes: [u8; 20] = bytes(digits(text))?.try_into().ok()?;
    (digits(text).len() == 40).then(|| Address::from(bytes))
}

/// A number in hex. Text without `0x` is hex too (MetaMask reads `10` as 16), and nothing is 0.
pub(super) fn quantity(text: &str) -> Result<U256, Problem> {
    let digits = digits(text);
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(Problem::BadHex);
    }
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        return Ok(U256::ZERO);
    }
    number::from_hex(significant).ok_or(Problem::OutOfRange)
}

/// A JSON integer that every reader holds exactly (0 to 2^53-1).
pub(super) fn safe_integer(text: &str) -> Result<u64, Problem> {
    const LARGEST: u64 = (1 << 53) - 1;
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Problem::BadNumber);
    }
    match text.parse() {
        Ok(number) if number <= LARGEST => Ok(number),
        _ => Err(Problem::OutOfRange),
    }
}

/// An account or contract; absent and null are `None`.
pub(super) fn optional_address(value: Option<&Value<'_>>) -> Result<Option<Address>, Malformed> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => match address(text) {
            Some(address) => Ok(Some(address)),
            None => Err(Malformed::whole(Problem::BadAddress)),
        },
        Some(_) => Err(Malformed::whole(Problem::WrongType)),
    }
}
