//! What signing typed data would allow, by its type hash.

use super::TypedData;
use super::look_alike::looks_like_approval;
use super::shape::{Found, find};
use crate::calldata::{Note, Traces};
use crate::meaning::{Arguments, Kinds, Left, Out, Say, Scope, Sender, reading};
use crate::{By, CallNode, Effect, Field, Malformed, Problem, Reading};
use alloy_primitives::Address;

/// What a signature would do, as far as its type tells.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(
    clippy::large_enum_variant,
    reason = "there is one for each payload, and it is taken apart at once"
)]
pub enum Meaning {
    /// Its type is in the table.
    Known {
        /// The worst of its effects. A permit of nothing is an approval still.
        reading: Reading,
        /// What it would change: one effect for each token.
        effects: Vec<Effect>,
        /// What is unusual about calls that it carries.
        notes: Vec<Note>,
        /// The arguments of calls that it carries, for display.
        fields: Vec<Field>,
        /// Those calls.
        listed: Vec<CallNode>,
        /// What else was seen in calls that it carries.
        traces: Traces,
        /// Whether a part of it cannot be read.
        witness: bool,
    },
    /// Its type is not in the table but looks like one that gives authority.
    LookAlike,
    /// Its type is not in the table.
    Unknown,
}

/// What signing `data` would change.
///
/// # Errors
/// `domain.verifyingContract` is `Missing` where the type's meaning depends on the contract.
pub fn effects(data: &TypedData) -> Result<Meaning, Malformed> {
    effects_within(data, &mut Left::default())
}

/// As [`effects`], of several payloads that share how much may be read.
pub(crate) fn effects_within(data: &TypedData, left: &mut Left) -> Result<Meaning, Malformed> {
    let Some(found) = find(data) else {
        return Ok(if looks_like_approval(data) {
            Meaning::LookAlike
        } else {
            Meaning::Unknown
        });
    };
    // What does nothing does it without a contract too.
    let this = data
        .domain
        .verifying_contract
        .or(found.row.is_empty().then_some(Address::ZERO));
    let this = this.ok_or_else(|| Malformed::new("domain.verifyingContract", Problem::Missing))?;
    // The hash fixes the members, so a row that finds others has met something made to deceive.
    Ok(run(data, this, &found, left).unwrap_or(Meaning::LookAlike))
}

fn run(data: &TypedData, this: Address, found: &Found<'_>, left: &mut Left) -> Option<Meaning> {
    let mut out = Out::new(*left);
    let done = found.members.iter().try_for_each(|members| {
        Scope {
            this,
            sender: Sender::Signer,
            by: By::Signature,
            arguments: Arguments {
                kinds: Kinds::Typed(&data.schema, &found.kind),
                values: members.items(),
            },
            depth: 0,
            value: alloy_primitives::U256::ZERO,
            out: &mut out,
        }
        .run(found.row)
    });
    *left = out.left();
    done?;
    let permits = || found.row.iter().any(|say| matches!(say, Say::Grant(_)));
    let reading = if out.effects.is_empty() && permits() {
        Reading::Approval
    } else {
        reading(&out.effects)
    };
    Some(Meaning::Known {
        reading,
        effects: out.effects,
        notes: out.notes,
        fields: out.fields,
        listed: out.listed,
        traces: out.traces,
        witness: found.witness,
    })
}
