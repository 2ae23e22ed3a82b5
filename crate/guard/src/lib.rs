//! The judgement of Countersign: what a request to a wallet would change, how dangerous that is,
//! what to ask of the chain to know better, and how an allowance is found and ended.
//!
//! Everything here is pure: no I/O, no clock, no randomness, no panic. Time, chain and answers are
//! passed in, so the same bytes give the same verdict in a browser, on a command line and in a test.

pub mod allowance;
mod effect;
pub mod json;
mod judgement;
mod malformed;
pub mod multicall;
pub mod protocol;
mod question;
mod request;
mod text;
pub mod typed_data;

pub use effect::*;
pub use judgement::*;
pub use malformed::*;
pub use question::*;
pub use request::*;
pub use text::*;
