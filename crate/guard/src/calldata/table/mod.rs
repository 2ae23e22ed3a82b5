//! The functions that are read, one row each, by family. A row tells what a call means on a contract that
//! follows the standard; whether it does is for the chain to say.

mod account;
mod carrier;
mod lure;
mod nft;
mod permit2;
mod protocol;
mod token;
mod view;

pub use lure::LURES;

use super::SELECTOR;
use crate::Remark;
use crate::meaning::{Meaning, words};

/// A function that is read.
#[derive(Clone, Copy)]
pub struct Function {
    /// Its signature with names, as [`crate::abi::Signature::parse`] takes it.
    pub signature: &'static str,
    /// The first four bytes of its calls.
    pub selector: [u8; SELECTOR],
    /// How what it grants is taken back.
    pub undo: Undo,
    /// What a call of it does.
    pub(crate) meaning: Meaning,
}

impl Function {
    /// What it does, in a few words; empty where it changes nothing.
    #[must_use]
    pub fn words(&self) -> String {
        words(self.meaning)
    }

    /// Whether it makes other calls, which are read in turn.
    #[must_use]
    pub fn is_carrier(&self) -> bool {
        self.undo == Undo::Inner
    }
}

impl std::fmt::Debug for Function {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.signature)
    }
}

impl PartialEq for Function {
    fn eq(&self, other: &Self) -> bool {
        self.selector == other.selector
    }
}

impl Eq for Function {}

/// How a grant is taken back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undo {
    /// There is nothing to take back.
    Nothing,
    /// What it did is done.
    Never,
    /// `approve(spender,0)` if the contract is an ERC-20, `approve(0,id)` if it is an ERC-721.
    Approve,
    /// `approve(spender,0)`.
    ApproveZero,
    /// `approve(0,id)`.
    ApproveNobody,
    /// `setApprovalForAll(operator,false)`.
    ApprovalForAll,
    /// Permit2 `lockdown`.
    Lockdown,
    /// The same function again, with `false` or 0 instead.
    Again,
    /// Another function of the contract, by its signature.
    Call(Remark),
    /// As what it carries is.
    Inner,
}

impl Undo {
    /// Another function of the contract, by its signature.
    pub(crate) const fn call(function: &'static str) -> Self {
        Undo::Call(Remark::new(function))
    }
}

impl std::fmt::Display for Undo {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Undo::Nothing => "nothing to take back",
            Undo::Never => "cannot be taken back",
            Undo::Approve => "approve(spender,0) or approve(0,id)",
            Undo::ApproveZero => "approve(spender,0)",
            Undo::ApproveNobody => "approve(0,id)",
            Undo::ApprovalForAll => "setApprovalForAll(operator,false)",
            Undo::Lockdown => "Permit2 lockdown",
            Undo::Again => "the same with false or 0",
            Undo::Call(function) => function.text(),
            Undo::Inner => "as what it carries",
        })
    }
}

/// A part of the table.
pub struct Family {
    /// What its rows have in common, in a word.
    pub name: &'static str,
    /// Its rows.
    pub rows: &'static [Function],
}

/// Every function that is read.
pub static FAMILIES: &[Family] = &[
    family("token", token::ROWS),
    family("nft", nft::ROWS),
    family("permit2", permit2::ROWS),
    family("protocol", protocol::ROWS),
    family("account", account::ROWS),
    family("carrier", carrier::ROWS),
    family("view", view::ROWS),
];

/// Every function that is read.
pub fn functions() -> impl Iterator<Item = &'static Function> {
    FAMILIES.iter().flat_map(|family| family.rows)
}

const fn family(name: &'static str, rows: &'static [Function]) -> Family {
    Family { name, rows }
}

const fn row(signature: &'static str, selector: u32, undo: Undo, meaning: Meaning) -> Function {
    Function {
        signature,
        selector: selector.to_be_bytes(),
        undo,
        meaning,
    }
}
