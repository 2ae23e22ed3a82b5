//! A bounded reader of ABI-encoded arguments (Solidity "Contract ABI Specification").
//!
//! It decodes for meaning, the way the most permissive contracts do: unused bits of a word are dropped,
//! any non-zero boolean is true, missing bytes are zeros. How far the bytes are from the one canonical
//! encoding is told beside the values, since newer contracts refuse such calls and honest pages do not
//! make them.

mod canonical;
mod signature;

pub use crate::value::Value;
pub use signature::{Kind, Param, Signature};

use alloy_primitives::{Address, B256, U256};
use canonical::Fit;

/// The deepest nesting of tuples and arrays in a signature.
pub const MAX_DEPTH: usize = 8;
/// The most values (containers included) that one call is decoded to. Entries may share their bytes, so
/// the length of the data alone does not bound them.
pub const MAX_NODES: usize = 100_000;

/// The bytes of one word.
pub const WORD: usize = 32;

/// Arguments, and how they were encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// One for each parameter.
    pub values: Vec<Value<'a>>,
    /// Whether the data is exactly the canonical encoding of the values.
    pub canonical: bool,
    /// Whether values were read past the end of the data (as zeros, or cut short).
    pub short: bool,
    /// How many bytes follow an otherwise canonical encoding.
    pub trailing: usize,
}

/// Decodes calldata without its selector.
///
/// `None` where no contract could read it (an offset or an array length beyond the data), or where it
/// has more than [`MAX_NODES`] values.
#[must_use]
pub fn decode<'a>(inputs: &[Param<'_>], data: &'a [u8]) -> Option<Decoded<'a>> {
    let mut nodes = MAX_NODES;
    decode_within(inputs, data, &mut nodes)
}

/// As [`decode`], where several calls share a number of values: `nodes` is how many are left.
#[must_use]
pub fn decode_within<'a>(inputs: &[Param<'_>], data: &'a [u8], nodes: &mut usize) -> Option<Decoded<'a>> {
    let mut reader = Reader {
        data,
        nodes: *nodes,
        short: false,
    };
    let values = reader.fields(inputs, 0);
    *nodes = reader.nodes;
    let values = values?;
    let fit = canonical::fit(inputs, &values, data);
    Some(Decoded {
        values,
        canonical: fit == Fit::Exact,
        short: reader.short,
        trailing: match fit {
            Fit::Longer { by } => by,
            Fit::Exact | Fit::Different => 0,
        },
    })
}

/// Places are byte indices into `data`; `base` is where the enclosing container begins, from which its
/// offsets count.
struct Reader<'a> {
    data: &'a [u8],
    /// How many values may still be read.
    nodes: usize,
    short: bool,
}

impl<'a> Reader<'a> {
    fn fields(&mut self, params: &[Param<'_>], base: usize) -> Option<Vec<Value<'a>>> {
        let mut values = Vec::with_capacity(params.len());
        let mut head = base;
        for param in params {
            values.push(self.value(&param.kind, head, base)?);
            head = head.checked_add(param.kind.head_size())?;
        }
        Some(values)
    }

    fn items(&mut self, kind: &Kind<'_>, count: usize, base: usize) -> Option<Vec<Value<'a>>> {
        let stride = kind.head_size();
        let mut values = Vec::new();
        let mut head = base;
        for _ in 0..count {
            values.push(self.value(kind, head, base)?);
            head = head.checked_add(stride)?;
        }
        Some(values)
    }

    fn value(&mut self, kind: &Kind<'_>, head: usize, base: usize) -> Option<Value<'a>> {
        self.nodes = self.nodes.checked_sub(1)?;
        let at = if kind.is_dynamic() {
            self.target(head, base)?
        } else {
            head
        };
        match kind {
            Kind::Tuple(params) => self.fields(params, at).map(Value::Items),
            Kind::Array(item, count) => self.items(item, *count, at).map(Value::Items),
            Kind::List(item) => self.list(item, at),
            Kind::Bytes | Kind::String => self.bytes(at),
            _ => Some(word_value(kind, self.word(at))),
        }
    }

    /// Where the offset at `head` leads. "Negative" offsets are past the end, as in Solidity.
    fn target(&mut self, head: usize, base: usize) -> Option<usize> {
        let offset = self.number(head)?;
        let at = base.checked_add(offset)?;
        (at <= self.data.len()).then_some(at)
    }

    fn list(&mut self, item: &Kind<'_>, at: usize) -> Option<Value<'a>> {
        let count = self.number(at)?;
        let base = at.checked_add(WORD)?;
        let end = base.checked_add(count.checked_mul(item.head_size())?)?;
        if count > 0 && end > self.data.len() {
            return None;
        }
        self.items(item, count, base).map(Value::Items)
    }

    fn bytes(&mut self, at: usize) -> Option<Value<'a>> {
        let length = self.number(at).unwrap_or(usize::MAX);
        let start = at.checked_add(WORD)?.min(self.data.len());
        let rest = self.data.get(start..)?;
        self.short |= length > rest.len();
        Some(Value::Bytes(rest.get(..length).unwrap_or(rest).into()))
    }

    fn number(&mut self, at: usize) -> Option<usize> {
        usize::try_from(U256::from_be_bytes(self.word(at))).ok()
    }

    fn word(&mut self, at: usize) -> [u8; WORD] {
        let rest = self.data.get(at..).unwrap_or_default();
        self.short |= rest.len() < WORD;
        let mut word = [0; WORD];
        for (to, from) in word.iter_mut().zip(rest) {
            *to = *from;
        }
        word
    }
}

/// The value that a word holds, without the bits that its type does not use.
fn word_value(kind: &Kind<'_>, mut word: [u8; WORD]) -> Value<'static> {
    match kind {
        Kind::Address => Value::Address(Address::from_word(B256::from(word))),
        Kind::Bool => Value::Bool(word.iter().any(|&byte| byte != 0)),
        Kind::FixedBytes(size) => {
            word.iter_mut().skip(*size).for_each(|byte| *byte = 0);
            Value::Word(B256::from(word))
        }
        Kind::Uint(size) => {
            fill(&mut word, *size, 0);
            Value::Number(U256::from_be_bytes(word))
        }
        Kind::Int(size) => {
            let top = word.get(WORD.saturating_sub(*size)).copied().unwrap_or_default();
            fill(&mut word, *size, if top >= 0x80 { 0xff } else { 0 });
            Value::Number(U256::from_be_bytes(word))
        }
        // Not held in a word; `Reader::value` never asks.
        Kind::Bytes | Kind::String | Kind::List(_) | Kind::Array(..) | Kind::Tuple(_) => {
            Value::Items(Vec::new())
        }
    }
}

/// Overwrites all but the last `size` bytes.
fn fill(word: &mut [u8; WORD], size: usize, with: u8) {
    let unused = WORD.saturating_sub(size);
    word.iter_mut().take(unused).for_each(|byte| *byte = with);
}
