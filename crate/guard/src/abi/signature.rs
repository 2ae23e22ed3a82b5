//! Function signatures and their types, read from text such as
//! `lockdown((address token,address spender)[] approvals)`.

use super::{MAX_DEPTH, WORD};
use alloy_primitives::keccak256;
use std::fmt::{self, Write};

/// A type of the ABI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
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
    List(Box<Kind>),
    /// `T[n]`, `n` at least 1.
    Array(Box<Kind>, usize),
    /// A tuple of at least one field.
    Tuple(Vec<Param>),
}

/// A parameter or a tuple's field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Param {
    /// Its name; empty where the signature has none.
    pub name: String,
    /// Its type.
    pub kind: Kind,
}

/// A function's name and parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The name.
    pub name: String,
    /// The parameters.
    pub inputs: Vec<Param>,
}

impl Signature {
    /// Reads `name(type name,…)`; names of parameters may be left out. `None` for anything else, or
    /// nesting beyond [`MAX_DEPTH`].
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (name, rest) = identifier(text);
        let (inputs, rest) = params(rest.strip_prefix('(')?, 0)?;
        let whole = !name.is_empty() && rest.is_empty();
        let shallow = inputs.iter().all(|input| input.kind.depth() <= MAX_DEPTH);
        (whole && shallow).then(|| Signature {
            name: name.to_owned(),
            inputs,
        })
    }

    /// The first four bytes of the hash of the signature as text, which begin a call's data.
    #[must_use]
    pub fn selector(&self) -> [u8; 4] {
        let hash = keccak256(self.to_string());
        let [first, second, third, fourth, ..] = hash.0;
        [first, second, third, fourth]
    }
}

impl fmt::Display for Signature {
    /// The canonical form, without names of parameters.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name)?;
        write_params(formatter, &self.inputs)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Kind::Uint(size) => write!(formatter, "uint{}", size.saturating_mul(8)),
            Kind::Int(size) => write!(formatter, "int{}", size.saturating_mul(8)),
            Kind::Address => formatter.write_str("address"),
            Kind::Bool => formatter.write_str("bool"),
            Kind::FixedBytes(size) => write!(formatter, "bytes{size}"),
            Kind::Bytes => formatter.write_str("bytes"),
            Kind::String => formatter.write_str("string"),
            Kind::List(item) => write!(formatter, "{item}[]"),
            Kind::Array(item, count) => write!(formatter, "{item}[{count}]"),
            Kind::Tuple(fields) => write_params(formatter, fields),
        }
    }
}

impl Kind {
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

fn write_params(formatter: &mut fmt::Formatter<'_>, params: &[Param]) -> fmt::Result {
    formatter.write_char('(')?;
    for (index, param) in params.iter().enumerate() {
        if index > 0 {
            formatter.write_char(',')?;
        }
        write!(formatter, "{}", param.kind)?;
    }
    formatter.write_char(')')
}

/// The parameters up to and including the closing parenthesis, and what follows it.
fn params(text: &str, depth: usize) -> Option<(Vec<Param>, &str)> {
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

fn param(text: &str, depth: usize) -> Option<(Param, &str)> {
    let (mut kind, mut rest) = base(text, depth)?;
    let mut depth = depth;
    while let Some(after) = rest.strip_prefix('[') {
        depth = deeper(depth)?;
        let (count, after) = after.split_once(']')?;
        kind = array(kind, count)?;
        rest = after;
    }
    let (name, rest) = rest.strip_prefix(' ').map_or(("", rest), identifier);
    let name = name.to_owned();
    Some((Param { name, kind }, rest))
}

fn base(text: &str, depth: usize) -> Option<(Kind, &str)> {
    let Some(inner) = text.strip_prefix('(') else {
        let (name, rest) = identifier(text);
        return Some((elementary(name)?, rest));
    };
    let (fields, rest) = params(inner, deeper(depth)?)?;
    (!fields.is_empty()).then_some((Kind::Tuple(fields), rest))
}

fn array(item: Kind, count: &str) -> Option<Kind> {
    if count.is_empty() {
        return Some(Kind::List(Box::new(item)));
    }
    let count = count.parse().ok().filter(|&count| count > 0)?;
    Some(Kind::Array(Box::new(item), count))
}

fn elementary(name: &str) -> Option<Kind> {
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
        .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_')
        .unwrap_or(text.len());
    text.split_at(end)
}

/// Keeps the reader's own recursion short; [`Kind::depth`] counts exactly.
fn deeper(depth: usize) -> Option<usize> {
    (depth < MAX_DEPTH).then(|| depth.saturating_add(1))
}
