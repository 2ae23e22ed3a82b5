//! The message: its values are read and hashed in one pass over a shared buffer of words.

use super::leaf;
use super::schema::{Kind, Schema};
use super::{Entries, Note, push_note};
use crate::json;
use crate::number::numbered;
use crate::value::Value;
use crate::{Malformed, Problem};
use alloy_primitives::{B256, U256, keccak256};

/// Objects with more keys than this are searched through a sorted index.
const FEW_KEYS: usize = 16;

/// A step of the path to the value at hand. It becomes text only for an error or a note.
enum Step<'p> {
    Key(&'p str),
    Index(usize),
}

pub(super) struct Encoder<'p> {
    schema: &'p Schema,
    /// The words of all structs and arrays that are open, innermost last.
    words: Vec<u8>,
    path: Vec<Step<'p>>,
    notes: Vec<Note>,
}

impl<'p> Encoder<'p> {
    pub(super) fn new(schema: &'p Schema, notes: Vec<Note>) -> Self {
        Encoder {
            schema,
            words: Vec::with_capacity(1024),
            path: Vec::new(),
            notes,
        }
    }

    /// `hashStruct` of the message, and its values.
    pub(super) fn message(
        &mut self,
        value: &'p json::Value<'p>,
    ) -> Result<(B256, Value<'static>), Malformed> {
        self.path.push(Step::Key("message"));
        let read = self.structure(0, value);
        self.path.pop();
        read
    }

    pub(super) fn into_notes(self) -> Vec<Note> {
        self.notes
    }

    fn structure(
        &mut self,
        index: usize,
        value: &'p json::Value<'p>,
    ) -> Result<(B256, Value<'static>), Malformed> {
        let entries = match value {
            json::Value::Object(entries) => entries.as_slice(),
            json::Value::Null => return Err(self.fail(Problem::Missing)),
            _ => return Err(self.fail(Problem::WrongType)),
        };
        let schema = self.schema;
        let of = schema
            .structs()
            .get(index)
            .ok_or_else(|| self.fail(Problem::UnknownType))?;
        let start = self.words.len();
        self.words.extend_from_slice(of.type_hash.as_slice());
        let lookup = Lookup::new(entries);
        let mut members = Vec::with_capacity(of.members.len());
        for (place, member) in of.members.iter().enumerate() {
            self.path.push(Step::Key(&member.name));
            let value = lookup
                .get(place, &member.name)
                .ok_or_else(|| self.fail(Problem::Missing))?;
            let (word, data) = self.value(&member.kind, value)?;
            self.path.pop();
            self.words.extend_from_slice(word.as_slice());
            members.push(data);
        }
        // Every declared member is there once, so a surplus is undeclared.
        if entries.len() > of.members.len() {
            self.note_undeclared(index, entries);
        }
        Ok((self.close(start), Value::Items(members)))
    }

    fn array(
        &mut self,
        item: &'p Kind,
        length: Option<usize>,
        value: &'p json::Value<'p>,
    ) -> Result<(B256, Value<'static>), Malformed> {
        let items = match value {
            json::Value::Array(items) => items,
            json::Value::Null => return Err(self.fail(Problem::Missing)),
            _ => return Err(self.fail(Problem::WrongType)),
        };
        if length.is_some_and(|length| length != items.len()) {
            return Err(self.fail(Problem::WrongLength));
        }
        let start = self.words.len();
        let mut read = Vec::with_capacity(items.len());
        for (index, value) in items.iter().enumerate() {
            self.path.push(Step::Index(index));
            let (word, data) = self.value(item, value)?;
            self.path.pop();
            self.words.extend_from_slice(word.as_slice());
            read.push(data);
        }
        Ok((self.close(start), Value::Items(read)))
    }

    /// A value's word, and the value.
    fn value(
        &mut self,
        kind: &'p Kind,
        value: &'p json::Value<'p>,
    ) -> Result<(B256, Value<'static>), Malformed> {
        match kind {
            Kind::Struct(index) => return self.structure(*index, value),
            Kind::Array { item, length } => return self.array(item, *length, value),
            _ => {}
        }
        self.leaf(kind, value).map_err(|problem| self.fail(problem))
    }

    fn leaf(&mut self, kind: &Kind, value: &json::Value<'_>) -> Result<(B256, Value<'static>), Problem> {
        Ok(match kind {
            Kind::Uint(bits) => {
                let number = leaf::unsigned(value, *bits)?;
                (B256::from(number), Value::Number(number))
            }
            Kind::Int(bits) => {
                let (negative, magnitude) = leaf::signed(value, *bits)?;
                let word = if negative {
                    U256::ZERO.wrapping_sub(magnitude)
                } else {
                    magnitude
                };
                (B256::from(word), Value::Number(word))
            }
            Kind::Address => {
                let (address, checked) = leaf::address(value)?;
                if !checked {
                    let field = self.place();
                    push_note(&mut self.notes, Note::BadChecksum { field });
                }
                (address.into_word(), Value::Address(address))
            }
            Kind::Bool => {
                let truth = leaf::boolean(value)?;
                (B256::from(U256::from(truth)), Value::Bool(truth))
            }
            Kind::FixedBytes(length) => {
                let word = B256::right_padding_from(&leaf::fixed_bytes(value, *length)?);
                (word, Value::Word(word))
            }
            Kind::Bytes => {
                let bytes = leaf::bytes(value)?;
                (keccak256(&bytes), Value::Bytes(bytes.into()))
            }
            Kind::String => {
                let text = leaf::text(value)?;
                if leaf::is_deceptive(text, true) {
                    let field = self.place();
                    push_note(&mut self.notes, Note::DeceptiveText { field });
                }
                (keccak256(text), Value::Bytes(text.as_bytes().to_vec().into()))
            }
            // Handled by `value`; there is no other way to read them.
            Kind::Struct(_) | Kind::Array { .. } => return Err(Problem::WrongType),
        })
    }

    /// The hash of the words since `start`, which are dropped.
    fn close(&mut self, start: usize) -> B256 {
        let hash = keccak256(self.words.get(start..).unwrap_or_default());
        self.words.truncate(start);
        hash
    }

    fn note_undeclared(&mut self, index: usize, entries: &'p Entries<'p>) {
        let schema = self.schema;
        let Some(of) = schema.structs().get(index) else {
            return;
        };
        for (key, _) in entries {
            if self.notes.len() >= super::MAX_NOTES {
                return;
            }
            if of.members.iter().all(|member| member.name != *key) {
                self.path.push(Step::Key(key));
                let field = self.place();
                self.path.pop();
                push_note(&mut self.notes, Note::UndeclaredKey { field });
            }
        }
    }

    fn fail(&self, problem: Problem) -> Malformed {
        Malformed {
            field: self.place(),
            problem,
        }
    }

    /// The path as text, bounded.
    fn place(&self) -> String {
        let mut text = String::new();
        for step in &self.path {
            match step {
                Step::Key(key) => {
                    text.push_str(if text.is_empty() { "" } else { "." });
                    text.push_str(key);
                }
                Step::Index(index) => text.push_str(&numbered("[", *index, "]")),
            }
        }
        Malformed::new(&text, Problem::Conflict).field
    }
}

/// Finds the members of an object in linear time overall for honest ones, `n log n` for any.
struct Lookup<'p> {
    entries: &'p Entries<'p>,
    sorted: Vec<(&'p str, &'p json::Value<'p>)>,
}

impl<'p> Lookup<'p> {
    fn new(entries: &'p Entries<'p>) -> Self {
        let mut sorted = Vec::new();
        if entries.len() > FEW_KEYS {
            sorted.extend(entries.iter().map(|(key, value)| (key.as_ref(), value)));
            sorted.sort_unstable_by_key(|(key, _)| *key);
        }
        Lookup { entries, sorted }
    }

    /// The value of `name`, which an honest object has at `place`.
    fn get(&self, place: usize, name: &str) -> Option<&'p json::Value<'p>> {
        if let Some((key, value)) = self.entries.get(place)
            && key == name
        {
            return Some(value);
        }
        if self.sorted.is_empty() {
            return self
                .entries
                .iter()
                .find(|(key, _)| key == name)
                .map(|(_, value)| value);
        }
        let found = self.sorted.binary_search_by_key(&name, |(key, _)| key).ok()?;
        self.sorted.get(found).map(|(_, value)| *value)
    }
}
