//! What is wrong with a request that cannot be read strictly, and where.

use crate::number::numbered;
use crate::text::head;
use crate::{wire, write_json};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest field path that is kept, in characters: its text comes from the page.
pub const MAX_FIELD: usize = 200;

/// A request, or a part of it, that does not follow the grammar. It is never a harmless verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Malformed {
    /// Where: a path such as `message.details[0].amount`, or empty for the whole. At most
    /// [`MAX_FIELD`] characters; names in it come from the page and are untrusted.
    pub field: String,
    /// What is wrong there.
    pub problem: Problem,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum Problem {
    /// Not JSON (RFC 8259).
    NotJson,
    /// More bytes than are read.
    TooLarge,
    /// Nested more deeply than is read.
    TooDeep,
    /// More values, entries or types than are read.
    TooMany,
    /// An object has the same key twice: readers disagree on which one counts.
    DuplicateKey,
    /// An escaped half of a surrogate pair: it has no UTF-8 form, and wallets encode it differently.
    LoneSurrogate,
    /// A required value is absent or null.
    Missing,
    /// A value of another JSON type than the field needs.
    WrongType,
    /// Not a canonical number: wallets read such text differently.
    BadNumber,
    /// A number outside the range of its type.
    OutOfRange,
    /// Not `0x` and 40 hex digits.
    BadAddress,
    /// Not `0x` and an even number of hex digits.
    BadBytes,
    /// Not JSON `true` or `false`.
    BadBool,
    /// A type or field name outside the grammar.
    BadName,
    /// A type that is neither elementary nor declared.
    UnknownType,
    /// An elementary type declared as a struct, or a field declared twice.
    Redefined,
    /// A struct type that contains itself.
    Recursive,
    /// A domain, or its type, that wallets hash differently.
    BadDomain,
    /// More or fewer bytes or entries than the type has.
    WrongLength,
    /// Two parts of the request contradict each other.
    Conflict,
    /// Not a method name.
    BadMethod,
    /// Not a `0x` hex quantity or `0x` hex data.
    BadHex,
}

impl Malformed {
    /// `problem` at `field`, cut to [`MAX_FIELD`] characters.
    #[must_use]
    pub fn new(field: &str, problem: Problem) -> Self {
        Malformed {
            field: head(field, MAX_FIELD).to_owned(),
            problem,
        }
    }

    /// `problem` with the request as a whole, or with a value whose place its caller adds.
    #[must_use]
    pub const fn whole(problem: Problem) -> Self {
        Malformed {
            field: String::new(),
            problem,
        }
    }

    /// The same problem, seen from the object that holds the field under `key`.
    #[must_use]
    pub fn within(self, key: &str) -> Self {
        self.under(head(key, MAX_FIELD))
    }

    /// The same problem, seen from the array that holds the field at `index`.
    #[must_use]
    pub fn within_index(self, index: usize) -> Self {
        self.under(&numbered("[", index, "]"))
    }

    #[cold]
    fn under(self, place: &str) -> Self {
        let dot = if self.field.is_empty() || self.field.starts_with('[') {
            ""
        } else {
            "."
        };
        Malformed::new(&[place, dot, &self.field].concat(), self.problem)
    }
}

impl fmt::Display for Malformed {
    /// As JSON, for logs and tests; people read a sentence of the catalogue.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&write_json(self))
    }
}

impl std::error::Error for Malformed {}

wire!(struct Malformed { field, problem });

wire!(names Problem {
    NotJson = "notJson",
    TooLarge = "tooLarge",
    TooDeep = "tooDeep",
    TooMany = "tooMany",
    DuplicateKey = "duplicateKey",
    LoneSurrogate = "loneSurrogate",
    Missing = "missing",
    WrongType = "wrongType",
    BadNumber = "badNumber",
    OutOfRange = "outOfRange",
    BadAddress = "badAddress",
    BadBytes = "badBytes",
    BadBool = "badBool",
    BadName = "badName",
    UnknownType = "unknownType",
    Redefined = "redefined",
    Recursive = "recursive",
    BadDomain = "badDomain",
    WrongLength = "wrongLength",
    Conflict = "conflict",
    BadMethod = "badMethod",
    BadHex = "badHex",
});
