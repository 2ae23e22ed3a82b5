//! Decoded values, whichever way they came: arguments of a call, or members of typed data.

use alloy_primitives::{Address, B256, U256};
use std::borrow::Cow;

/// A decoded value. Which of the types it had is told by its kind, which stands beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'a> {
    /// `uintN`, or `intN` in two's complement of 256 bits.
    Number(U256),
    /// `address`.
    Address(Address),
    /// `bool`.
    Bool(bool),
    /// `bytesN`, followed by zeros.
    Word(B256),
    /// `bytes` or `string` (not checked to be UTF-8 in calldata).
    Bytes(Cow<'a, [u8]>),
    /// The fields of a tuple or struct, or the items of an array.
    Items(Vec<Value<'a>>),
}

impl<'a> Value<'a> {
    /// The fields of a tuple or struct or the items of an array; nothing for any other value.
    #[must_use]
    pub fn items(&self) -> &[Value<'a>] {
        match self {
            Value::Items(items) => items,
            _ => &[],
        }
    }
}
