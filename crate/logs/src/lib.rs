//! The bytes of `eth_getLogs` answers, read where they lie: megabytes of them, several times as fast as a general
//! reader of JSON builds its values. Nothing is copied but what is kept, and logs about the same are kept once.

mod cursor;
mod log;
mod wide;

pub use cursor::Cursor;
pub use log::{Distinct, Log, Logs, Sought, next};
