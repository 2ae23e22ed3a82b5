//! The wire types as JSON text, byte for byte as serde writes them. In WebAssembly serde's writers come out anew
//! for each type and can fail at every step; these append to one text and cannot.

use crate::ChainId;
use alloy_primitives::{Address, B256, U256, hex};

/// A type that can be written as a JSON value.
pub trait ToJson {
    /// Appends it.
    fn write(&self, out: &mut JsonText);

    /// Whether an optional field that holds this is left out.
    fn is_none(&self) -> bool {
        false
    }
}

/// Bytes that most judgements fit in, so that their text does not move while it grows.
const USUAL: usize = 8192;

/// Writes one value as JSON text.
#[must_use]
pub fn write_json<T: ToJson + ?Sized>(value: &T) -> String {
    let mut out = JsonText(String::with_capacity(USUAL));
    value.write(&mut out);
    out.0
}

/// JSON text that grows at its end.
#[derive(Default)]
pub struct JsonText(String);

impl JsonText {
    /// Begins an object.
    pub fn open(&mut self) {
        self.0.push('{');
    }

    /// Ends an object.
    pub fn close(&mut self) {
        self.0.push('}');
    }

    /// The next key of an object; its value is to follow. Keys are our own names, which need no escape.
    pub fn key(&mut self, key: &str) {
        // A value never ends like this, so only the first key of an object finds it.
        if self.last() != Some(&b'{') {
            self.0.push(',');
        }
        self.name(key);
        self.0.push(':');
    }

    /// A key and its value.
    pub fn field<T: ToJson>(&mut self, key: &str, value: &T) {
        self.key(key);
        value.write(self);
    }

    /// A name of our own, which needs no escape.
    pub fn name(&mut self, name: &str) {
        self.0.push('"');
        self.0.push_str(name);
        self.0.push('"');
    }

    /// A key and a name: the tag of an enum.
    pub fn tag(&mut self, key: &str, name: &str) {
        self.key(key);
        self.name(name);
    }

    /// Any text.
    pub fn string(&mut self, text: &str) {
        self.0.push('"');
        let mut rest = text;
        while let Some(at) = rest.bytes().position(needs_escape) {
            // An escaped character is one byte long, so both sides are whole characters.
            let (plain, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
            self.0.push_str(plain);
            let mut characters = tail.chars();
            self.escape(characters.next().unwrap_or_default());
            rest = characters.as_str();
        }
        self.0.push_str(rest);
        self.0.push('"');
    }

    fn escape(&mut self, character: char) {
        let short = match character {
            '"' | '\\' => character,
            '\u{8}' => 'b',
            '\u{c}' => 'f',
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            _ => {
                self.0.push_str("\\u00");
                let byte = u8::try_from(character).unwrap_or_default();
                self.0.push_str(digits(&[byte], &mut [0; 64]));
                return;
            }
        };
        self.0.push('\\');
        self.0.push(short);
    }

    /// A list; `write` appends each item.
    fn list<T>(&mut self, items: impl IntoIterator<Item = T>, write: impl Fn(T, &mut JsonText)) {
        self.0.push('[');
        for item in items {
            if self.last() != Some(&b'[') {
                self.0.push(',');
            }
            write(item, self);
        }
        self.0.push(']');
    }

    fn last(&self) -> Option<&u8> {
        self.0.as_bytes().last()
    }

    /// `0x` and all of these bytes, 32 at most.
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.push_str("\"0x");
        self.0.push_str(digits(bytes, &mut [0; 64]));
        self.0.push('"');
    }

    /// `0x` and a big-endian number of at most 32 bytes without leading zeros.
    fn quantity(&mut self, number: &[u8]) {
        let significant = number.iter().position(|&byte| byte != 0).unwrap_or(number.len());
        let mut buffer = [0; 64];
        let digits = digits(number.get(significant..).unwrap_or_default(), &mut buffer);
        let digits = digits.strip_prefix('0').unwrap_or(digits);
        self.0.push_str("\"0x");
        self.0.push_str(if digits.is_empty() { "0" } else { digits });
        self.0.push('"');
    }

    fn number(&mut self, number: u64) {
        if number >= 10 {
            self.number(number / 10);
        }
        let last = u8::try_from(number % 10).unwrap_or_default();
        self.0.push(char::from(b'0' | last));
    }
}

/// The hex digits of at most 32 bytes.
fn digits<'b>(bytes: &[u8], buffer: &'b mut [u8; 64]) -> &'b str {
    let room = buffer
        .get_mut(..bytes.len().saturating_mul(2))
        .unwrap_or_default();
    hex::encode_to_str(bytes, room).map_or("", |digits| digits)
}

fn needs_escape(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

impl<T: ToJson> ToJson for Option<T> {
    fn write(&self, out: &mut JsonText) {
        match self {
            Some(value) => value.write(out),
            None => out.0.push_str("null"),
        }
    }

    fn is_none(&self) -> bool {
        self.is_none()
    }
}

impl<T: ToJson> ToJson for Vec<T> {
    fn write(&self, out: &mut JsonText) {
        out.list(self, T::write);
    }
}

impl<A: ToJson, B: ToJson> ToJson for (A, B) {
    fn write(&self, out: &mut JsonText) {
        out.0.push('[');
        self.0.write(out);
        out.0.push(',');
        self.1.write(out);
        out.0.push(']');
    }
}

impl ToJson for String {
    fn write(&self, out: &mut JsonText) {
        out.string(self);
    }
}

impl ToJson for bool {
    fn write(&self, out: &mut JsonText) {
        out.0.push_str(if *self { "true" } else { "false" });
    }
}

impl ToJson for u64 {
    fn write(&self, out: &mut JsonText) {
        out.number(*self);
    }
}

impl ToJson for i64 {
    fn write(&self, out: &mut JsonText) {
        if *self < 0 {
            out.0.push('-');
        }
        out.number(self.unsigned_abs());
    }
}

/// The integers that are written as the one as wide as all of them.
macro_rules! widen {
    ($($type:ty: $wide:ty),*) => {$(
        impl ToJson for $type {
            fn write(&self, out: &mut JsonText) {
                <$wide>::try_from(*self).unwrap_or_default().write(out);
            }
        }
    )*};
}

widen!(u8: u64, u32: u64, usize: u64, i32: i64);

impl ToJson for U256 {
    fn write(&self, out: &mut JsonText) {
        out.quantity(&self.to_be_bytes::<32>());
    }
}

impl ToJson for ChainId {
    fn write(&self, out: &mut JsonText) {
        out.quantity(&self.0.to_be_bytes());
    }
}

impl ToJson for Address {
    fn write(&self, out: &mut JsonText) {
        out.bytes(self.as_slice());
    }
}

impl ToJson for B256 {
    fn write(&self, out: &mut JsonText) {
        out.bytes(self.as_slice());
    }
}
