//! Which row a message is read by: that of its type hash, or of its shape where the hash depends on what
//! is inside.

use super::table::{KNOWN_TYPES, PERMIT2_BATCH_TRANSFER, PERMIT2_TRANSFER};
use super::{Kind, Member, Schema, StructType, TypedData};
use crate::calldata::Undo;
use crate::gather::Gather as _;
use crate::meaning::Meaning;
use crate::value::Value;
use alloy_primitives::{Address, B256, b256};

/// A family of types that are known by their shape.
pub struct Shape {
    /// A stable name for documents and tests.
    pub name: &'static str,
    /// What its types have in common.
    pub about: &'static str,
    /// The names under which lists of types have examples of it.
    pub examples: &'static [&'static str],
}

/// Every family of types that is known by its shape.
pub static KNOWN_SHAPES: &[Shape] = &[
    Shape {
        name: WITNESS,
        about: "Permit2 signature transfers with a witness of any name and type",
        examples: &["permit2-witness-stub"],
    },
    Shape {
        name: BATCH_WITNESS,
        about: "the same for several tokens",
        examples: &["permit2-batch-witness-stub"],
    },
    Shape {
        name: SEAPORT_TREE,
        about: "Seaport orders in a tree of height 1 to 24",
        examples: &["seaport-bulk-h1"],
    },
    Shape {
        name: LOOKSRARE_TREE,
        about: "LooksRare v2 orders in a tree of height 1 to 10",
        examples: &["looksrare-v2-batch-h1", "looksrare-v2-batch-h2"],
    },
    Shape {
        name: WRAPPED,
        about: "ERC-7739: what an account signs, read as the contents alone",
        examples: &["erc7739-typed"],
    },
];

const WITNESS: &str = "permit2-witness";
const BATCH_WITNESS: &str = "permit2-batch-witness";
const SEAPORT_TREE: &str = "seaport-bulk";
const LOOKSRARE_TREE: &str = "looksrare-v2-batch";
const WRAPPED: &str = "erc7739-typed";

/// How deep types inside of types are unwrapped (ERC-7739).
const MAX_WRAPS: usize = 2;

/// The name in [`KNOWN_TYPES`] or [`KNOWN_SHAPES`] that a message is read by, without what wraps it, and
/// how what it grants is taken back.
#[must_use]
pub fn recognise(data: &TypedData) -> Option<(&'static str, Undo)> {
    find(data).map(|found| (found.name, found.undo))
}

/// A row, and the structs of a message that it is for.
pub(super) struct Found<'d> {
    pub(super) name: &'static str,
    pub(super) undo: Undo,
    pub(super) row: Meaning,
    pub(super) kind: Kind,
    pub(super) members: Vec<&'d Value<'static>>,
    /// Whether it has a witness, whose meaning only the spender knows.
    pub(super) witness: bool,
}

pub(super) fn find(data: &TypedData) -> Option<Found<'_>> {
    let (index, message) = unwrapped(data)?;
    let of = data.schema.structs().get(index)?;
    let found = |name, undo, row| Found {
        name,
        undo,
        row,
        kind: Kind::Struct(index),
        members: vec![message],
        witness: false,
    };
    if let Some(known) = KNOWN_TYPES.iter().find(|known| known.type_hash == of.type_hash) {
        return Some(found(known.name, known.undo, known.meaning));
    }
    if let Some((name, row)) = witness(&data.schema, of) {
        let undo = Undo::call("invalidateUnorderedNonces(uint256,uint256)");
        return Some(Found {
            witness: true,
            ..found(name, undo, row)
        });
    }
    tree(&data.schema, of, message)
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

/// Permit2 hashes four members and one word of witness, and the tokens with its own type whatever the page
/// declares.
fn witness(schema: &Schema, of: &StructType) -> Option<(&'static str, Meaning)> {
    const TOKEN_PERMISSIONS: B256 = b256!("618358ac3db8dc274f0cd8829da7e234bd48cd73c4a740aede1adec9846d06a1");
    let [permitted, spender, nonce, deadline, _witness] = of.members.as_slice() else {
        return None;
    };
    let is = |member: &Member, name: &str, kind: &Kind| member.name == name && member.kind == *kind;
    let genuine = is(spender, "spender", &Kind::Address)
        && is(nonce, "nonce", &Kind::Uint(256))
        && is(deadline, "deadline", &Kind::Uint(256))
        && permitted.name == "permitted";
    let known = match (of.name.as_str(), &permitted.kind) {
        ("PermitWitnessTransferFrom", Kind::Struct(tokens)) => {
            Some((*tokens, WITNESS, &[PERMIT2_TRANSFER] as Meaning))
        }
        ("PermitBatchWitnessTransferFrom", Kind::Array { item, length: None }) => match **item {
            Kind::Struct(tokens) => Some((tokens, BATCH_WITNESS, &[PERMIT2_BATCH_TRANSFER] as Meaning)),
            _ => None,
        },
        _ => None,
    };
    let (tokens, name, row) = known.filter(|_| genuine)?;
    let tokens = schema.structs().get(tokens)?;
    (tokens.type_hash == TOKEN_PERMISSIONS).then_some((name, row))
}

/// Trees of orders: pairs of pairs, as deep as the contract has type hashes for.
fn tree<'d>(schema: &Schema, of: &StructType, message: &'d Value<'static>) -> Option<Found<'d>> {
    let (name, leaf, highest) = match of.name.as_str() {
        "BulkOrder" => (SEAPORT_TREE, "seaport-order", 24),
        "BatchOrder" => (LOOKSRARE_TREE, "looksrare-v2", 10),
        _ => return None,
    };
    let known = KNOWN_TYPES.iter().find(|known| known.name == leaf)?;
    let [trunk] = of.members.as_slice() else {
        return None;
    };
    let mut kind = &trunk.kind;
    let mut height = 0_usize;
    while let Kind::Array {
        item,
        length: Some(2),
    } = kind
    {
        kind = item;
        height = height.saturating_add(1);
    }
    let Kind::Struct(index) = kind else {
        return None;
    };
    let genuine = schema.structs().get(*index)?.type_hash == known.type_hash;
    if !genuine || trunk.name != "tree" || !(1..=highest).contains(&height) {
        return None;
    }
    let mut members: Vec<&Value<'_>> = message.items().iter().collect();
    for _ in 0..height {
        members = members.into_iter().flat_map(Value::items).gather();
    }
    // Trees are filled up with empty orders, which are nobody's.
    members.retain(|order| !is_blank(order));
    Some(Found {
        name,
        undo: known.undo,
        row: known.meaning,
        kind: kind.clone(),
        members,
        witness: false,
    })
}

/// Whether all of a value is zero or empty.
fn is_blank(value: &Value<'_>) -> bool {
    match value {
        Value::Number(number) => number.is_zero(),
        Value::Address(address) => *address == Address::ZERO,
        Value::Bool(flag) => !flag,
        Value::Word(word) => word.is_zero(),
        Value::Bytes(bytes) => bytes.is_empty(),
        Value::Items(items) => items.iter().all(is_blank),
    }
}
