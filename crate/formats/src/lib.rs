//! The formats that requests and answers are written in: strict JSON, the contract ABI, typed
//! data, numbers as text. What it all
//! means is the guard's to say.
//!
//! A crate of its own because it is compiled for speed, and the guard for size: every byte of a request passes through
//! here, most of the guard runs once a request or never.

pub mod abi;
pub mod arguments;
mod chain;
mod field;
pub mod from_json;
pub mod json;
mod malformed;
pub mod number;
pub mod text;
mod to_json;
pub mod typed_data;
pub mod value;
pub mod wire;

pub use chain::ChainId;
pub use field::Field;
pub use from_json::{FromJson, read_json};
pub use malformed::{MAX_FIELD, Malformed, Problem};
pub use to_json::{JsonText, ToJson, write_json};
