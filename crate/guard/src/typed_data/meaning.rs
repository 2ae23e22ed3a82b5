//! What signing typed data would allow, by its type hash.

use super::TypedData;
use super::schema::{Kind, StructType};
use super::table::{KNOWN_TYPES, PERMIT2_BATCH_TRANSFER, PERMIT2_TRANSFER};
use crate::calldata::Note;
use crate::meaning::{Arguments, Kinds, Meaning as Row, Out, Scope, Sender, reading};
use crate::value::Value;
use crate::{By, Effect, Field, Malformed, Problem, Reading};
use alloy_primitives::Address;

/// What a signature would do, as far as its type tells.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    },
    /// Its type is not in the table but looks like one that gives authority.
    LookAlike,
    /// Its type is not in the table.
    Unknown,
}

/// How deep types inside of types are unwrapped (ERC-7739).
const MAX_WRAPS: usize = 2;

/// Permit2 signature transfers with a witness: a fifth member of any name and type.
const WITNESS_TYPES: [(&str, Row); 2] = [
    (
        "PermitWitnessTransferFrom(TokenPermissions permitted,address spender,uint256 nonce,uint256 deadline,",
        &[PERMIT2_TRANSFER],
    ),
    (
        "PermitBatchWitnessTransferFrom(TokenPermissions[] permitted,address spender,uint256 nonce,uint256 deadline,",
        &[PERMIT2_BATCH_TRANSFER],
    ),
];
/// What a witness type must say of its tokens: Permit2 hashes them with this type whatever the page declares.
const TOKEN_PERMISSIONS: &str = ")TokenPermissions(address token,uint256 amount)";
/// Permit2 hashes four members and one word of witness.
const WITNESS_MEMBERS: usize = 5;

/// What signing `data` would change.
///
/// # Errors
/// `domain.verifyingContract` is `Missing` where the type's meaning depends on the contract.
pub fn effects(data: &TypedData) -> Result<Meaning, Malformed> {
    let Some(found) = find(data) else {
        return Ok(if looks_like_approval(data) {
            Meaning::LookAlike
        } else {
            Meaning::Unknown
        });
    };
    let this = data.domain.verifying_contract;
    let this = this.ok_or_else(|| Malformed::new("domain.verifyingContract", Problem::Missing))?;
    // The hash fixes the members, so a row that finds others has met something made to deceive.
    Ok(run(data, this, &found).unwrap_or(Meaning::LookAlike))
}

/// Rows for structs of a message.
struct Found<'d> {
    row: Row,
    kind: Kind,
    members: Vec<&'d Value<'static>>,
}

fn run(data: &TypedData, this: Address, found: &Found<'_>) -> Option<Meaning> {
    let mut out = Out::new();
    for members in &found.members {
        Scope {
            this,
            sender: Sender::Signer,
            by: By::Signature,
            arguments: Arguments {
                kinds: Kinds::Typed(&data.schema, &found.kind),
                values: members.items(),
            },
            depth: 0,
            out: &mut out,
        }
        .run(found.row)?;
    }
    let reading = if out.effects.is_empty() && !found.row.is_empty() {
        Reading::Approval
    } else {
        reading(&out.effects)
    };
    Some(Meaning::Known {
        reading,
        effects: out.effects,
        notes: out.notes,
        fields: out.fields,
    })
}

fn find(data: &TypedData) -> Option<Found<'_>> {
    if let Some(row) = witness_row(data) {
        return Some(Found {
            row,
            kind: Kind::Struct(0),
            members: vec![&data.message],
        });
    }
    let (index, message) = unwrapped(data)?;
    let row = row(data.schema.structs().get(index)?)?;
    Some(Found {
        row,
        kind: Kind::Struct(index),
        members: vec![message],
    })
}

fn row(of: &StructType) -> Option<Row> {
    let known = KNOWN_TYPES.iter().find(|known| known.type_hash == of.type_hash);
    known.map(|known| known.meaning)
}

/// The struct that counts: what an account's signature wraps (ERC-7739 `TypedDataSign`), or the message.
fn unwrapped(data: &TypedData) -> Option<(usize, &Value<'static>)> {
    const MEMBERS: [&str; 6] = [
        "contents",
        "name",
        "version",
        "chainId",
        "verifyingContract",
        "salt",
    ];
    let (mut index, mut value) = (0, &data.message);
    for _ in 0..MAX_WRAPS {
        let of = data.schema.structs().get(index)?;
        let names = of.members.iter().map(|member| member.name.as_str());
        if of.name != "TypedDataSign" || !names.eq(MEMBERS) {
            break;
        }
        let Kind::Struct(inner) = of.members.first()?.kind else {
            break;
        };
        (index, value) = (inner, value.items().first()?);
    }
    Some((index, value))
}

fn witness_row(data: &TypedData) -> Option<Row> {
    let witness = WITNESS_TYPES
        .iter()
        .find(|(prefix, _)| data.encode_type.starts_with(prefix));
    let (_, row) = witness?;
    // Names have no brackets, so `)Name(` can only begin a type.
    let genuine =
        data.message.items().len() == WITNESS_MEMBERS && data.encode_type.contains(TOKEN_PERMISSIONS);
    genuine.then_some(*row)
}

/// Whether an unknown type names itself a permit, or has somebody to trust beside something to give.
fn looks_like_approval(data: &TypedData) -> bool {
    const TRUSTED: [&str; 4] = ["spender", "operator", "delegate", "delegatee"];
    const GIVEN: [&str; 7] = [
        "value",
        "amount",
        "wad",
        "tokenid",
        "allowed",
        "approved",
        "allowance",
    ];
    let mut members = data.schema.structs().iter().flat_map(|of| &of.members);
    let named = |names: &[&str], name: &str| names.contains(&name.to_ascii_lowercase().as_str());
    let permit = data.primary_type.to_ascii_lowercase().starts_with("permit");
    permit
        || (members.clone().any(|member| named(&TRUSTED, &member.name))
            && members.any(|member| named(&GIVEN, &member.name)))
}
