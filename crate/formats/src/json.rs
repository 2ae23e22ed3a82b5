//! A strict, bounded JSON reader (RFC 8259). Numbers keep their text, since a double cannot hold an
//! amount; text that readers understand differently (duplicate keys, lone surrogates) is an error.

use crate::{Malformed, Problem};
use std::borrow::Cow;

/// The longest text that is read, in bytes.
pub const MAX_BYTES: usize = 1_048_576;
/// The deepest nesting of arrays and objects that is read.
pub const MAX_DEPTH: usize = 64;
/// The most values (of any kind, containers included) that are read.
pub const MAX_NODES: usize = 250_000;

/// How much of a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest text, in bytes.
    pub bytes: usize,
    /// The most values of any kind, containers included.
    pub nodes: usize,
}

/// What a page may send.
const PAGE: Limits = Limits {
    bytes: MAX_BYTES,
    nodes: MAX_NODES,
};

/// A key that is like any other in JSON, and in JavaScript makes a copied object inherit its value: whoever copies
/// a request so finds fields in it that nobody else saw.
const PROTOTYPE: &str = "__proto__";

/// Objects up to this many keys are checked for duplicates pair by pair, which needs no allocation.
const FEW_KEYS: usize = 12;

/// A JSON value that borrows from its text where it can.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it was written.
    Number(&'a str),
    /// A string, unescaped.
    String(Cow<'a, str>),
    /// An array.
    Array(Vec<Value<'a>>),
    /// An object in the order of its text; its keys are distinct.
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
}

impl<'a> Value<'a> {
    /// The value under `key`; `None` if there is none or this is not an object.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.as_object()?
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    /// The string, if this is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The entries, if this is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&[(Cow<'a, str>, Value<'a>)]> {
        match self {
            Value::Object(entries) => Some(entries),
            _ => None,
        }
    }

    /// The items, if this is an array.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Value<'a>]> {
        match self {
            Value::Array(items) => Some(items),
            _ => None,
        }
    }
}

/// Reads one JSON text.
///
/// # Errors
/// `TooLarge`, `TooDeep` and `TooMany` past the limits above; `DuplicateKey`, `Redefined` (for `__proto__`) and
/// `LoneSurrogate` name the field; anything else that is not RFC 8259 JSON is `NotJson`.
pub fn parse(text: &str) -> Result<Value<'_>, Malformed> {
    parse_within(text, PAGE)
}

/// Reads one JSON text of another origin than a page, within limits of its own. Depth is bounded as in
/// [`parse`].
///
/// # Errors
/// As [`parse`].
pub fn parse_within(text: &str, limits: Limits) -> Result<Value<'_>, Malformed> {
    if text.len() > limits.bytes {
        return Err(Malformed::whole(Problem::TooLarge));
    }
    let mut reader = Reader {
        text,
        bytes: text.as_bytes(),
        at: 0,
        nodes: 0,
        most: limits.nodes,
    };
    let value = reader.value(0)?;
    reader.skip_space();
    if reader.peek().is_some() {
        return Err(Malformed::whole(Problem::NotJson));
    }
    Ok(value)
}

/// A cursor over the text. `at` is always on a character boundary.
struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    nodes: usize,
    most: usize,
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth: usize) -> Result<Value<'a>, Malformed> {
        self.nodes = self.nodes.saturating_add(1);
        if self.nodes > self.most {
            return Err(Malformed::whole(Problem::TooMany));
        }
        self.skip_space();
        match self.peek() {
            Some(b'"') => self.string().map(Value::String),
            Some(b'{') => self.object(deeper(depth)?),
            Some(b'[') => self.array(deeper(depth)?),
            Some(b't') => self.word("true", Value::Bool(true)),
            Some(b'f') => self.word("false", Value::Bool(false)),
            Some(b'n') => self.word("null", Value::Null),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => Err(not_json()),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Value<'a>, Malformed> {
        self.advance(1);
        let mut entries: Vec<(Cow<'a, str>, Value<'a>)> = Vec::new();
        self.skip_space();
        if self.eat(b'}') {
            return Ok(Value::Object(entries));
        }
        loop {
            self.skip_space();
            if self.peek() != Some(b'"') {
                return Err(not_json());
            }
            let key = self.string()?;
            if key == PROTOTYPE {
                return Err(Malformed::new(&key, Problem::Redefined));
            }
            self.skip_space();
            self.expect(b':')?;
            let value = self.value(depth).map_err(|problem| problem.within(&key))?;
            entries.push((key, value));
            self.skip_space();
            if self.eat(b'}') {
                break;
            }
            self.expect(b',')?;
        }
        match duplicate(&entries) {
            Some(key) => Err(Malformed::new(key, Problem::DuplicateKey)),
            None => Ok(Value::Object(entries)),
        }
    }

    fn array(&mut self, depth: usize) -> Result<Value<'a>, Malformed> {
        self.advance(1);
        let mut items = Vec::new();
        self.skip_space();
        if self.eat(b']') {
            return Ok(Value::Array(items));
        }
        loop {
            let value = self
                .value(depth)
                .map_err(|problem| problem.within_index(items.len()))?;
            items.push(value);
            self.skip_space();
            if self.eat(b']') {
                return Ok(Value::Array(items));
            }
            self.expect(b',')?;
        }
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Result<Value<'a>, Malformed> {
        if !self.rest().starts_with(word.as_bytes()) {
            return Err(not_json());
        }
        self.advance(word.len());
        Ok(value)
    }

    fn number(&mut self) -> Result<Value<'a>, Malformed> {
        let start = self.at;
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            if !self.eat(b'-') {
                self.eat(b'+');
            }
            self.digits()?;
        }
        self.text
            .get(start..self.at)
            .map(Value::Number)
            .ok_or_else(not_json)
    }

    /// One or more digits. A number's first digit was checked not to be `0` by the caller.
    fn digits(&mut self) -> Result<(), Malformed> {
        let count = self
            .rest()
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if count == 0 {
            return Err(not_json());
        }
        self.advance(count);
        Ok(())
    }

    /// A string, from its opening quote past its closing one.
    fn string(&mut self) -> Result<Cow<'a, str>, Malformed> {
        self.advance(1);
        let plain = self.plain()?;
        if self.eat(b'"') {
            return Ok(Cow::Borrowed(plain));
        }
        let mut text = String::from(plain);
        loop {
            if self.eat(b'"') {
                return Ok(Cow::Owned(text));
            }
            self.expect(b'\\')?;
            text.push(self.escaped()?);
            text.push_str(self.plain()?);
        }
    }

    /// The characters up to the next quote, backslash or control character.
    fn plain(&mut self) -> Result<&'a str, Malformed> {
        let length = self
            .rest()
            .iter()
            .position(|&byte| byte == b'"' || byte == b'\\' || byte < 0x20);
        let start = self.at;
        self.advance(length.ok_or_else(not_json)?);
        self.text.get(start..self.at).ok_or_else(not_json)
    }

    /// The character that an escape stands for; its backslash is behind us.
    fn escaped(&mut self) -> Result<char, Malformed> {
        let letter = self.peek().ok_or_else(not_json)?;
        // A non-ASCII letter is refused below, so this never leaves a character boundary unnoticed.
        if letter.is_ascii() {
            self.advance(1);
        }
        match letter {
            b'"' | b'\\' | b'/' => Ok(char::from(letter)),
            b'b' => Ok('\u{8}'),
            b'f' => Ok('\u{c}'),
            b'n' => Ok('\n'),
            b'r' => Ok('\r'),
            b't' => Ok('\t'),
            b'u' => self.unicode(),
            _ => Err(not_json()),
        }
    }

    fn unicode(&mut self) -> Result<char, Malformed> {
        let first = self.hex4()?;
        if !(0xd800..0xe000).contains(&first) {
            return char::from_u32(first).ok_or_else(not_json);
        }
        if first >= 0xdc00 || !self.rest().starts_with(b"\\u") {
            return Err(Malformed::whole(Problem::LoneSurrogate));
        }
        self.advance(2);
        let pair = [low(first), low(self.hex4()?)];
        match char::decode_utf16(pair).next() {
            Some(Ok(character)) => Ok(character),
            _ => Err(Malformed::whole(Problem::LoneSurrogate)),
        }
    }

    fn hex4(&mut self) -> Result<u32, Malformed> {
        let digits = self.rest().get(..4).ok_or_else(not_json)?;
        let mut number = 0;
        for &digit in digits {
            let nibble = char::from(digit).to_digit(16).ok_or_else(not_json)?;
            number = (number << 4) | nibble;
        }
        self.advance(4);
        Ok(number)
    }

    #[inline]
    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.advance(1);
        }
    }

    fn expect(&mut self, byte: u8) -> Result<(), Malformed> {
        if self.eat(byte) { Ok(()) } else { Err(not_json()) }
    }

    #[inline]
    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.advance(1);
        }
        found
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    #[inline]
    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    #[inline]
    fn advance(&mut self, count: usize) {
        // Cannot wrap: `at` stays within the text, which is bounded.
        self.at = self.at.saturating_add(count);
    }
}

fn deeper(depth: usize) -> Result<usize, Malformed> {
    if depth >= MAX_DEPTH {
        return Err(Malformed::whole(Problem::TooDeep));
    }
    Ok(depth.saturating_add(1))
}

const fn not_json() -> Malformed {
    Malformed::whole(Problem::NotJson)
}

/// The UTF-16 unit in a number of four hex digits.
#[expect(clippy::cast_possible_truncation, reason = "four hex digits fit in 16 bits")]
const fn low(unit: u32) -> u16 {
    unit as u16
}

/// A key that occurs more than once, if any. Linear for few keys, `n log n` for many.
fn duplicate<'v>(entries: &'v [(Cow<'_, str>, Value<'_>)]) -> Option<&'v str> {
    if entries.len() <= FEW_KEYS {
        let mut left = entries;
        while let Some(((key, _), others)) = left.split_first() {
            if others.iter().any(|(other, _)| other == key) {
                return Some(key);
            }
            left = others;
        }
        return None;
    }
    let mut keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_ref()).collect();
    keys.sort_unstable();
    keys.windows(2).find_map(|pair| match pair {
        [first, second] if first == second => Some(*first),
        _ => None,
    })
}
