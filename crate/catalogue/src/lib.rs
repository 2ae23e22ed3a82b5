//! From the guard's sentences to words. The guard says *what* (a key and typed arguments); the
//! catalogue says it in a language, and the host's [`Locale`] writes its numbers and times.
//!
//! Text that a page or a contract wrote is escaped and bounded on the way: see [`escape()`].

pub mod allowance;
#[cfg(feature = "browser")]
mod browser;
mod english;
mod escape;
mod format;
mod render;
mod typed;

#[cfg(feature = "browser")]
pub use browser::{Browser, now, now_ms};
pub use english::English;
pub use escape::{PAGE_CHARS, SYMBOL_CHARS, escape, escape_char};
pub use format::{decimal, short_address};
pub use render::{Kind, Piece};
pub use typed::read_address;

#[cfg(test)]
mod tests;

use guard::json::{self, Value};
use std::collections::BTreeMap;
use std::fmt;

/// What a language and its host know and the catalogue does not.
pub trait Locale {
    /// The present, in unix seconds.
    fn now(&self) -> u64;

    /// A plain decimal number (ASCII digits, at most one `.`, no sign) with the language's separators.
    /// Every digit is kept.
    fn number(&self, plain: &str) -> String;

    /// So many US dollars, such as `$1,234` or `$0.50`: a plain decimal number with no cents, or up to two digits of them.
    fn money(&self, plain: &str) -> String;

    /// A day, such as `20 Nov 2027`. `unix` is in seconds and lies before the year 10000.
    fn date(&self, unix: u64) -> String;

    /// A time of day, such as `14:30`. `unix` is in seconds and lies before the year 10000.
    fn clock(&self, unix: u64) -> String;

    /// The CLDR plural category of a count: `one`, `other`, …
    fn plural(&self, count: u64) -> String;
}

/// The sentences of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    messages: BTreeMap<String, String>,
}

/// Why a text is not a catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogueError {
    /// It is not JSON, or not an object.
    NotAnObject,
    /// The entry of this key has no `message` string.
    NoMessage(String),
}

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CatalogueError::NotAnObject => f.write_str("the catalogue is not a JSON object"),
            CatalogueError::NoMessage(key) => write!(f, "the catalogue's entry {key} has no message"),
        }
    }
}

impl std::error::Error for CatalogueError {}

impl Catalogue {
    /// Reads a `messages.json`: `{"key": {"message": "… {placeholder} …"}}`.
    ///
    /// # Errors
    /// If it is not a JSON object, or an entry has no `message` string.
    pub fn parse(json: &str) -> Result<Self, CatalogueError> {
        let Ok(Value::Object(entries)) = json::parse(json) else {
            return Err(CatalogueError::NotAnObject);
        };
        let mut messages = BTreeMap::new();
        for (key, entry) in entries {
            let Some(message) = entry.get("message").and_then(Value::as_str) else {
                return Err(CatalogueError::NoMessage(key.into_owned()));
            };
            messages.insert(key.into_owned(), message.to_owned());
        }
        Ok(Catalogue { messages })
    }

    /// The sentence under a key, placeholders and all.
    #[must_use]
    pub fn message(&self, key: &str) -> Option<&str> {
        self.messages.get(key).map(String::as_str)
    }

    /// Every key, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.messages.keys().map(String::as_str)
    }
}
