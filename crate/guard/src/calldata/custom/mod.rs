//! What rows of the table cannot say: packed bytes, command lists, numbers computed from others. Each
//! function is named by a row, and is `None` where the contract would refuse the arguments.

pub(super) mod delegation;
pub(super) mod execution;
mod ledger;
pub(super) mod nft;
pub(super) mod one_inch;
pub(super) mod permit2;
pub(super) mod protocol;
mod purse;
mod route;
pub(crate) mod seaport;
pub(super) mod token;
pub(super) mod universal_router;
pub(super) mod v4_positions;
mod wrapped;
