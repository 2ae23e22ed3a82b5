//! The judgement of Countersign: what a request to a wallet would change, how dangerous that is,
//! what to ask of the chain to know better, and how an allowance is found and ended.
//!
//! Everything here is pure: no I/O, no clock, no randomness, no panic. Time, chain and answers are
//! passed in, so the same bytes give the same verdict in a browser, on a command line and in a test.

#[cfg(feature = "ts")]
mod types;

pub mod allowance;
pub mod assess;
pub mod calldata;
pub mod directory;
pub mod edit;
mod effect;
pub mod ens;
mod gather;
mod judge;
mod judgement;
mod known;
pub mod limit;
pub mod list;
mod map;
mod meaning;
mod memory;
pub mod multicall;
mod policy;
pub mod protocol;
mod question;
mod remark;
pub mod request;
pub mod revoke;
pub mod simulation;
pub mod site;
mod text;
mod trust;
pub mod typed_data;

pub use effect::*;
pub use formats::{
    ChainId, Field, FromJson, JsonText, MAX_FIELD, Malformed, Problem, ToJson, abi, json, read_json,
    write_json,
};
pub(crate) use formats::{from_json, number, value, wire};
pub use judge::{MAX_FIELDS, MAX_QUESTIONS, judge};
pub use judgement::*;
pub use known::*;
pub use meaning::MAX_CALL_NODES;
pub use memory::*;
pub use policy::*;
pub use question::*;
pub use remark::Remark;
pub use request::{Authority, Calls, Request, SignIn, Transaction, TypedDataMethod};
pub use simulation::{Play, Seen, Simulation, What};
pub use text::*;
pub use trust::trusts;
