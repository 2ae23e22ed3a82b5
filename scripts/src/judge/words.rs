//! The sentences of a judgement, in English.

use anyhow::{Context as _, Result};
use catalogue::{Catalogue, English};
use guard::{Judgement, Text};
use serde_json::{Value, json};

use crate::project::{self, root};

/// The catalogue that the browser uses.
pub(super) struct Words(Catalogue);

impl Words {
    /// Reads the English catalogue of the extension.
    pub(super) fn load() -> Result<Self> {
        Self::of(&project::read(
            &root().join("extension/_locales/en/messages.json"),
        )?)
    }

    /// Reads a catalogue from its text.
    pub(super) fn of(messages: &str) -> Result<Self> {
        Ok(Self(
            Catalogue::parse(messages).map_err(|error| anyhow::anyhow!("{error}"))?,
        ))
    }

    /// The judgement as JSON, with `words` beside the key and the arguments of the headline and of each
    /// finding. `now` is in unix seconds.
    pub(super) fn put_into(&self, judgement: &Judgement, now: u64) -> Result<Value> {
        let say = |text: &Text| json!(self.0.plain(text, &English { now }));
        let mut value = serde_json::to_value(judgement).context("the judgement is not JSON")?;
        add(value.get_mut("headline"), say(&judgement.headline));
        let findings = value
            .get_mut("findings")
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten();
        for (shown, finding) in findings.zip(&judgement.findings) {
            add(shown.get_mut("text"), say(&finding.text));
        }
        Ok(value)
    }
}

fn add(text: Option<&mut Value>, words: Value) {
    if let Some(Value::Object(text)) = text {
        text.insert("words".to_owned(), words);
    }
}
