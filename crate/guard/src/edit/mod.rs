//! A safer version of what a page asks: the same request with a smaller amount, or a nearer end.
//!
//! [`offers`] says which approvals in a snapshot can be cut, and to what; [`edit`] makes the snapshot with one or
//! more of them cut. Only the digits of the words that change are written anew, in place, so every other byte of the
//! request stays what it was. What is signed already, or is not encoded canonically, is not offered. The snapshot
//! that comes out is a request like any other, and is judged as one.

mod approval;
mod carrier;
mod offer;

pub use offer::{Choice, Offer, Why, offers};

use crate::request::place::{Place, places};
use crate::wire::wire;
use alloy_primitives::{Address, U256, hex};
use approval::{Approval, Word};
use serde::{Deserialize, Serialize};

/// The most approvals of one snapshot that can be cut.
pub const MAX_OFFERS: usize = 64;

/// What a person changes about one approval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    /// Which approval: [`Offer::place`].
    pub place: u32,
    /// The amount instead, in the token's smallest unit: at least 1 and at most what the page asked.
    pub amount: Option<U256>,
    /// The end instead, in unix seconds: at least 1 and at most what the page asked. Only where there is one.
    pub expiry: Option<U256>,
}

/// Why a snapshot was not edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such approval, or it has no such part.
    NoSuchPlace,
    /// An approval is named twice.
    Twice,
    /// It would be nothing, or more than the page asked.
    NotLess,
    /// What came out does not read as what was meant.
    Unlike,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Refusal::NoSuchPlace => "no such approval",
            Refusal::Twice => "an approval is named twice",
            Refusal::NotLess => "nothing, or more than was asked",
            Refusal::Unlike => "not what was meant",
        })
    }
}

/// The snapshot with the approvals cut as `edits` say, and nothing else changed: it has the same length, and differs
/// in the digits of the words that were cut.
///
/// # Errors
/// `NoSuchPlace`, `Twice` and `NotLess` for edits that do not fit the snapshot; `Unlike` if what came out, read
/// again, were anything but the snapshot with these edits.
pub fn edit(snapshot: &str, edits: &[Edit]) -> Result<String, Refusal> {
    let mut wanted = find(snapshot);
    let mut text = snapshot.to_owned();
    let mut done = Vec::new();
    for edit in edits {
        if done.contains(&edit.place) {
            return Err(Refusal::Twice);
        }
        done.push(edit.place);
        let index = usize::try_from(edit.place).map_err(|_| Refusal::NoSuchPlace)?;
        let found = wanted.get_mut(index).ok_or(Refusal::NoSuchPlace)?;
        found.cut(edit)?;
        found.write(&mut text)?;
    }
    let same = text.len() == snapshot.len() && find(&text) == wanted;
    same.then_some(text).ok_or(Refusal::Unlike)
}

/// An approval, and where in the text it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Found {
    /// Whose it is, where the request names a sender or an account makes the call.
    owner: Option<Address>,
    /// The chain that the request names.
    chain: Option<crate::ChainId>,
    /// Where the hex digits of the calldata begin.
    starts: Vec<usize>,
    approval: Approval,
}

/// The approvals of a snapshot that can be cut, at most [`MAX_OFFERS`].
fn find(snapshot: &str) -> Vec<Found> {
    let mut list = Vec::new();
    for place in places(snapshot) {
        let Place {
            from,
            to,
            chain,
            data,
            starts,
        } = place;
        for call in carrier::calls(to, from, &data) {
            let room = list.len() < MAX_OFFERS;
            let approval = approval::read(call.to, call.data, call.start).filter(|_| room);
            list.extend(approval.map(|approval| Found {
                owner: call.owner,
                chain,
                starts: starts.clone(),
                approval,
            }));
        }
    }
    list
}

impl Found {
    fn cut(&mut self, edit: &Edit) -> Result<(), Refusal> {
        if let Some(amount) = edit.amount {
            self.approval.amount.cut(amount)?;
        }
        if let Some(expiry) = edit.expiry {
            let word = self.approval.expiry.as_mut().ok_or(Refusal::NoSuchPlace)?;
            word.cut(expiry)?;
        }
        Ok(())
    }

    fn write(&self, text: &mut String) -> Result<(), Refusal> {
        for start in &self.starts {
            self.approval.amount.write(text, *start)?;
            if let Some(word) = &self.approval.expiry {
                word.write(text, *start)?;
            }
        }
        Ok(())
    }
}

impl Word {
    fn cut(&mut self, value: U256) -> Result<(), Refusal> {
        if value.is_zero() || value > self.value {
            return Err(Refusal::NotLess);
        }
        self.value = value;
        Ok(())
    }

    /// Writes it over its digits; `start` is where those of the calldata begin. A word that says the same already
    /// keeps its digits as they are.
    fn write(&self, text: &mut String, start: usize) -> Result<(), Refusal> {
        let digits = hex::encode(self.value.to_be_bytes::<32>());
        let from = self.at.checked_mul(2).and_then(|at| at.checked_add(start));
        let range = from.and_then(|from| Some(from..from.checked_add(digits.len())?));
        let range = range.ok_or(Refusal::Unlike)?;
        let present = text.get(range.clone()).ok_or(Refusal::Unlike)?;
        if !present.eq_ignore_ascii_case(&digits) {
            text.replace_range(range, &digits);
        }
        Ok(())
    }
}

wire!(struct Edit { place, amount, expiry });

#[cfg(test)]
mod tests;
