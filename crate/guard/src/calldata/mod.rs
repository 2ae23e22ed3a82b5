//! What a transaction's calldata would do.

mod field;
mod meaning;
mod table;

pub use table::{FUNCTIONS, Function, Undo};

use crate::abi::{self, Decoded, Signature};
use crate::{Asset, By, Effect, Field, Opaque, Reading, Transaction, Transfer};
use alloy_primitives::{Address, hex};

/// The length of a function selector, in bytes.
pub const SELECTOR: usize = 4;
/// The most decoded fields that are kept for display.
pub const MAX_FIELDS: usize = 256;
/// The longest value of a decoded field, in characters.
pub const MAX_FIELD_VALUE: usize = 200;

/// A transaction, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// `Approval`, `NotApproval` or `Unknown`, by the worst of the effects. A transaction with EIP-7702
    /// authorizations is always `Unknown`: they reach further than its calldata.
    pub reading: Reading,
    /// What it would change, in the order of the arguments; the chain's own coin comes last.
    pub effects: Vec<Effect>,
    /// The function, if it is in the table and its arguments could be read.
    pub function: Option<&'static Function>,
    /// The arguments for display, at most [`MAX_FIELDS`]; containers are shown by their contents.
    pub fields: Vec<Field>,
    /// What is unusual about the encoding of the arguments, if anything.
    pub note: Option<Note>,
}

/// What is unusual about a call's encoding. Old tokens honour all of these; newer ones refuse most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Note {
    /// Arguments end early: the rest was read as zeros.
    ShortData,
    /// Bytes follow the arguments. Honest pages append them too, to say who referred the person.
    TrailingBytes,
    /// Unused bits are set, entries share bytes, there are gaps between them, or padding is missing.
    NonCanonical,
}

/// Reads what a transaction would do, as far as its own bytes tell. Never fails: what is not in the table
/// or cannot be decoded is [`Opaque::Call`] among the effects.
#[must_use]
pub fn read(transaction: &Transaction) -> Call {
    let mut call = match transaction.to {
        Some(to) => read_call(to, &transaction.data),
        None => unknown(None, &transaction.data),
    };
    if let Some(transfer) = coin(transaction) {
        call.effects.push(Effect::Transfer(transfer));
    }
    call.reading = if transaction.authorizations {
        Reading::Unknown
    } else {
        reading(&call.effects)
    };
    call
}

/// The function with this selector, if it is in the table.
#[must_use]
pub fn function(selector: [u8; SELECTOR]) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.selector == selector)
}

fn read_call(to: Address, data: &[u8]) -> Call {
    if data.is_empty() {
        return Call {
            reading: Reading::NotApproval,
            effects: Vec::new(),
            function: None,
            fields: Vec::new(),
            note: None,
        };
    }
    known(to, data).unwrap_or_else(|| unknown(Some(to), data))
}

fn known(to: Address, data: &[u8]) -> Option<Call> {
    let (selector, arguments) = data.split_first_chunk()?;
    let function = function(*selector)?;
    let signature = Signature::parse(function.signature)?;
    let decoded = abi::decode(&signature.inputs, arguments)?;
    let effects = (function.meaning)(to, &decoded.values)?;
    Some(Call {
        reading: reading(&effects),
        effects,
        function: Some(function),
        fields: field::fields(&signature.inputs, &decoded.values),
        note: note(&decoded),
    })
}

fn unknown(to: Option<Address>, data: &[u8]) -> Call {
    let selector = hex::encode_prefixed(data.get(..SELECTOR).unwrap_or(data));
    Call {
        reading: Reading::Unknown,
        effects: vec![Effect::Opaque(Opaque::Call { to, selector })],
        function: None,
        fields: Vec::new(),
        note: None,
    }
}

/// The chain's own coin that goes along. A transaction without calldata is a coin transfer even if it
/// sends nothing.
fn coin(transaction: &Transaction) -> Option<Transfer> {
    let plain = transaction.to.is_some() && transaction.data.is_empty();
    let sends = plain || !transaction.value.is_zero();
    sends.then_some(Transfer {
        asset: Asset::Coin,
        from: None,
        to: transaction.to,
        amount: transaction.value,
        by: By::Transaction,
        deadline: None,
    })
}

fn reading(effects: &[Effect]) -> Reading {
    let worst = effects.iter().map(|effect| match effect {
        Effect::Opaque(_) => Reading::Unknown,
        Effect::Grant(_) | Effect::Revoke(_) | Effect::Order(_) | Effect::Control(_) => Reading::Approval,
        Effect::Transfer(transfer) if transfer.by == By::Signature => Reading::Approval,
        Effect::Transfer(_) => Reading::NotApproval,
    });
    worst.max().unwrap_or(Reading::NotApproval)
}

fn note(decoded: &Decoded<'_>) -> Option<Note> {
    if decoded.canonical {
        return None;
    }
    if decoded.short {
        return Some(Note::ShortData);
    }
    if decoded.trailing > 0 {
        return Some(Note::TrailingBytes);
    }
    Some(Note::NonCanonical)
}
