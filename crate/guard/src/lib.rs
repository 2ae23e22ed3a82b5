//! The judgement of Countersign: what a request to a wallet would change, how dangerous that is,
//! what to ask of the chain to know better, and how an allowance is found and ended.
//!
//! Everything here is pure: no I/O, no clock, no randomness, no panic. Time, chain and answers are
//! passed in, so the same bytes give the same verdict in a browser, on a command line and in a test.

#[cfg(feature = "ts")]
mod types;

pub mod abi;
pub mod allowance;
pub mod assess;
pub mod calldata;
pub mod directory;
mod effect;
mod from_json;
pub mod json;
mod judge;
mod judgement;
mod malformed;
mod map;
mod meaning;
pub mod multicall;
pub mod protocol;
mod question;
pub mod request;
pub mod revoke;
mod text;
mod to_json;
pub mod typed_data;
mod value;
mod wire;

pub use effect::*;
pub use from_json::{FromJson, read_json};
pub use judge::{MAX_FIELDS, MAX_QUESTIONS, judge};
pub use judgement::*;
pub use malformed::*;
pub use question::*;
pub use request::{Authority, Calls, Request, SignIn, Transaction, TypedDataMethod};
pub use text::*;
pub use to_json::{JsonText, ToJson, write_json};
