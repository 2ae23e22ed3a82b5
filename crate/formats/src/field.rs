//! A decoded value as text.

use crate::wire;
use serde::{Deserialize, Serialize};

/// A decoded field, for people who want to see everything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Field {
    /// Where it stands, such as `message.details[0].amount`.
    pub path: String,
    /// Its Solidity type.
    pub kind: String,
    /// Its value as text (at most 200 characters; untrusted).
    pub value: String,
}

wire!(struct Field { path, kind, value });
