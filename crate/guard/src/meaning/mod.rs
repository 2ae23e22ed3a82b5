//! What calls and signatures mean: one vocabulary for both, as rows of data.
//!
//! A row says by name where in the arguments (or message members) the spender, the amount and the rest
//! are; [`Scope`] finds them there. What rows cannot say is a function of its own ([`Say::Custom`]).

mod grant;
mod inner;
mod order;
mod say;
mod scope;
mod words;

pub(crate) use formats::arguments::{Arguments, Kinds};
pub(crate) use inner::{As, Calling, Sender, call};
pub(crate) use order::{Ordering, Part, order, part};
pub(crate) use say::*;
pub use scope::MAX_CALL_NODES;
pub(crate) use scope::{Left, Out, Scope, fungible};
pub(crate) use words::words;

use crate::{By, Effect, Reading};

/// What a row says happens, in order.
pub(crate) type Meaning = &'static [Say];

/// The worst of what effects amount to. A signature that lets others move assets is an approval even if
/// it says where they go.
pub(crate) fn reading(effects: &[Effect]) -> Reading {
    let worst = effects.iter().map(|effect| match effect {
        Effect::Opaque(_) => Reading::Unknown,
        Effect::Grant(_) | Effect::Revoke(_) | Effect::Order(_) | Effect::Control(_) => Reading::Approval,
        Effect::Transfer(transfer) if transfer.by == By::Signature => Reading::Approval,
        Effect::Transfer(_) => Reading::NotApproval,
    });
    worst.max().unwrap_or(Reading::NotApproval)
}
