//! Function signatures and their types, read from text such as
//! `lockdown((address token,address spender)[] approvals)`.

use super::{MAX_DEPTH, WORD};
use crate::number::numbered;
use alloy_primitives::keccak256;
use std::fmt;

/// A type of the ABI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind<'t> {
    /// `uintN`, by its size in bytes (1 to 32).
    Uint(usize),
    /// `intN`, by its size in bytes (1 to 32).
    Int(usize),
    /// `address`.
    Address,
    /// `bool`.
    Bool,
    /// `bytesN`, by its size (1 to 32).
    FixedBytes(usize),
    /// `bytes`.
    Bytes,
    /// `string`.
    String,
    /// `T[]`.
    List(Box<Kind<'t>>),
    /// `T[n]`, `n` at least 1.
    Array(Box<Kind<'t>>, usize),
    /// A tuple of at least one field.
    Tuple(Vec<Param<'t>>),
}

/// A parameter or a tuple's field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Param<'t> {
    /// Its name; empty where the signature has none.
    pub name: &'t str,
    /// Its type.
    pub kind: Kind<'t>,
}

/// A function's name and parameters. Names are parts of the text that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature<'t> {
    /// The name.
    pub name: &'t str,
    /// The parameters.
    pub inputs: Vec<Param<'t>>,
}

impl<'t> Signature<'t> {
    /// Reads `name(type name,…)`; names of parameters may be left out. `None` for anything else, or
    /// nesting beyond [`MAX_DEPTH`].
    #[must_use]
    pub fn parse(text: &'t str) -> Option<Self> {
        let (name, rest) = identifier(text);
        let (inputs, rest) = params(rest.strip_prefix('(')?, 0)?;
        let whole = !name.is_empty() && rest.is_empty();
        let shallow = inputs.iter().all(|input| input.kind.depth() <= MAX_DEPTH);
        (whole && shallow).then_some(Signature { name, inputs })
    }

    /// The first four bytes of the hash of the signature as text, which begin a call's data.
    #[must_use]
    pub fn selector(&self) -> [u8; 4] {
        let hash = keccak256(self.to_string());
        let [first, second, third, fourth, ..] = hash.0;
        [first, second, third, fourth]
    }
}

impl fmt::Display for Signature<'_> {
    /// The canonical form, without names of parameters.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)?;
        formatter.write_str(&list(&self.inputs))
    }
}

impl fmt::Display for Kind<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name())
    }
}

impl Kind<'_> {
    /// As a canonical signature has it: `uint256`, `(address,uint160)[]`.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Kind::Uint(size) => numbered("uint", size.saturating_mul(8), ""),
            Kind::Int(size) => numbered("int", size.saturating_mul(8), ""),
            Kind::Address => "address".to_owned(),
            Kind::Bool => "bool".to_owned(),
            Kind::FixedBytes(size) => numbered("bytes", *size, ""),
            Kind::Bytes => "bytes".to_owned(),
            Kind::String => "string".to_owned(),
            Kind::List(item) => item.name() + "[]",
            Kind::Array(item, count) => numbered(&(item.name() + "["), *count, "]"),
            Kind::Tuple(fields) => list(fields),
        }
    }

    /// Whether its encoding is reached through an offset.
    #[must_use]
    pub fn is_dynamic(&self) -> bool {
        match self {
            Kind::Bytes | Kind::String | Kind::List(_) => true,
            Kind::Array(item, _) => item.is_dynamic(),
            Kind::Tuple(fields) => fields.iter().any(|field| field.kind.is_dynamic()),
            _ => false,
        }
    }

    /// How many tuples and arrays are nested in it, itself included.
    fn depth(&self) -> usize {
        match self {
            Kind::List(item) | Kind::Array(item, _) => item.depth().saturating_add(1),
            Kind::Tuple(fields) => {
                let deepest = fields.iter().map(|field| field.kind.depth()).max();
                deepest.unwrap_or(0).saturating_add(1)
            }
            _ => 0,
        }
    }

    /// How many bytes it takes where its container lists it: its whole encoding, or an offset.
    #[must_use]
    pub fn head_size(&self) -> usize {
        match self {
            _ if self.is_dynamic() => WORD,
            Kind::Array(item, count) => item.head_size().saturating_mul(*count),
            Kind::Tuple(fields) => fields
                .iter()
                .fold(0, |sum, field| field.kind.head_size().saturating_add(sum)),
            _ => WORD,
        }
    }
}

/// Types in parentheses.
fn list(params: &[Param<'_>]) -> String {
    let names: Vec<String> = params.iter().map(|param| param.kind.name()).collect();
    ["(", &names.join(","), ")"].concat()
}

/// The parameters up to and including the closing parenthesis, and what follows it.
fn params(text: &str, depth: usize) -> Option<(Vec<Param<'_>>, &str)> {
    if let Some(rest) = text.strip_prefix(')') {
        return Some((Vec::new(), rest));
    }
    let mut list = Vec::new();
    let mut rest = text;
    loop {
        let (param, after) = param(rest, depth)?;
        list.push(param);
        if let Some(after) = after.strip_prefix(')') {
            return Some((list, after));
        }
        rest = after.strip_prefix(',')?;
    }
}

fn param(text: &str, depth: usize) -> Option<(Param<'_>, &str)> {
    let (mut kind, mut rest) = base(text, depth)?;
    let mut depth = depth;
    while let Some(after) = rest.strip_prefix('[') {
        depth = deeper(depth)?;
        let (count, after) = after.split_once(']')?;
        kind = array(kind, count)?;
        rest = after;
    }
    let (name, rest) = rest.strip_prefix(' ').map_or(("", rest), identifier);
    Some((Param { name, kind }, rest))
}

fn base(text: &str, depth: usize) -> Option<(Kind<'_>, &str)> {
    let Some(inner) = text.strip_prefix('(') else {
        let (name, rest) = identifier(text);
        return Some((elementary(name)?, rest));
    };
    let (fields, rest) = params(inner, deeper(depth)?)?;
    (!fields.is_empty()).then_some((Kind::Tuple(fields), rest))
}

fn array<'t>(item: Kind<'t>, count: &str) -> Option<Kind<'t>> {
    if count.is_empty() {
        return Some(Kind::List(Box::new(item)));
    }
    let count = count.parse().ok().filter(|&count| count > 0)?;
    Some(Kind::Array(Box::new(item), count))
}

fn elementary(name: &str) -> Option<Kind<'static>> {
    match name {
        "address" => return Some(Kind::Address),
        "bool" => return Some(Kind::Bool),
        "bytes" => return Some(Kind::Bytes),
        "string" => return Some(Kind::String),
        _ => {}
    }
    if let Some(bits) = name.strip_prefix("uint") {
        return whole_bytes(bits).map(Kind::Uint);
    }
    if let Some(bits) = name.strip_prefix("int") {
        return whole_bytes(bits).map(Kind::Int);
    }
    let size = name.strip_prefix("bytes")?.parse().ok()?;
    (1..=WORD).contains(&size).then_some(Kind::FixedBytes(size))
}

/// A width in bits as a size in bytes.
fn whole_bytes(bits: &str) -> Option<usize> {
    let bits: usize = bits.parse().ok()?;
    let size = bits / 8;
    (bits.is_multiple_of(8) && (1..=WORD).contains(&size)).then_some(size)
}

fn identifier(text: &str) -> (&str, &str) {
    let end = text
        .bytes()
        .position(|letter| !letter.is_ascii_alphanumeric() && letter != b'_')
        .unwrap_or(text.len());
    // What is before it is ASCII, so this is between two characters.
    text.split_at_checked(end).unwrap_or((text, ""))
}

/// Keeps the reader's own recursion short; [`Kind::depth`] counts exactly.
fn deeper(depth: usize) -> Option<usize> {
    (depth < MAX_DEPTH).then(|| depth.saturating_add(1))
}
