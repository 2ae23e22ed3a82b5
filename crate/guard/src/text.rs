//! Sentences as data: a catalogue key and typed arguments. The guard never formats for people.

pub(crate) use formats::text::{cut, head, is_deceptive};

use crate::from_json::Fields;
use crate::json::Value;
use crate::wire::{object, wire};
use crate::{ChainId, FromJson, JsonText, Malformed, ToJson};
use alloy_primitives::{Address, U256};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::mem::take;

/// A sentence of the catalogue (`extension/_locales/<lang>/messages.json`) with its arguments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Text {
    /// The catalogue key.
    pub id: String,
    /// The values of the sentence's `{placeholders}`.
    #[serde(default, skip_serializing_if = "Args::is_empty")]
    #[cfg_attr(feature = "ts", tsify(type = "Record<string, Arg>"))]
    pub args: Args,
}

/// The arguments of a sentence in the order of their names. There are a handful at most.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Args(Vec<(Cow<'static, str>, Arg)>);

impl Args {
    /// The argument with this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Arg> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, arg)| arg)
    }

    /// Adds an argument, or replaces the one of this name.
    pub fn insert(&mut self, name: Cow<'static, str>, arg: Arg) {
        let place = self.0.iter().position(|(own, _)| *own >= name);
        match place.and_then(|place| self.0.get_mut(place)) {
            Some(entry) if entry.0 == name => entry.1 = arg,
            _ => self.0.insert(place.unwrap_or(self.0.len()), (name, arg)),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All names and arguments.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Arg)> {
        self.0.iter().map(|(name, arg)| (name.as_ref(), arg))
    }

    /// All arguments, to be changed.
    pub(crate) fn values_mut(&mut self) -> impl Iterator<Item = &mut Arg> {
        self.0.iter_mut().map(|(_, arg)| arg)
    }

    /// All arguments.
    pub fn values(&self) -> impl Iterator<Item = &Arg> {
        self.0.iter().map(|(_, arg)| arg)
    }
}

impl Serialize for Args {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Args {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut args = Args::default();
        for (name, arg) in BTreeMap::<String, Arg>::deserialize(deserializer)? {
            args.insert(name.into(), arg);
        }
        Ok(args)
    }
}

impl Text {
    /// A sentence without arguments.
    #[must_use]
    pub fn new(id: &str) -> Self {
        Text {
            id: id.to_owned(),
            args: Args::default(),
        }
    }

    /// The same sentence with one more argument.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, arg: Arg) -> Self {
        self.args.insert(name.into(), arg);
        self
    }
}

/// A typed argument. The host formats it for the person's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "arg", rename_all = "camelCase")]
pub enum Arg {
    /// An account or contract.
    Address {
        /// Its address.
        value: Address,
    },
    /// An account or contract that the directory knows: its name is shown beside its address.
    Known {
        /// Its address.
        value: Address,
        /// Its name.
        name: String,
    },
    /// A token by its symbol where the chain told it (untrusted text), else by its address.
    Token {
        /// The token contract.
        address: Address,
        /// What the contract calls itself.
        symbol: Option<String>,
    },
    /// A token amount.
    Amount {
        /// In the smallest unit.
        value: U256,
        /// Decimal places, where known (0 to 77); unknown is shown in smallest units.
        decimals: Option<u8>,
        /// What the token calls itself (untrusted text).
        symbol: Option<String>,
    },
    /// A moment in unix seconds; values past the year 9999 are shown as "never".
    Time {
        /// Unix seconds.
        value: U256,
    },
    /// A span of time in seconds.
    Duration {
        /// Seconds.
        value: U256,
    },
    /// How many; selects the plural form (`key_one`, `key_other`).
    Count {
        /// The number.
        value: u64,
    },
    /// A chain, by its name where the host knows one.
    Chain {
        /// The chain.
        value: ChainId,
    },
    /// A number without a unit, such as a token id.
    Number {
        /// The number.
        value: U256,
    },
    /// What something is worth, as a price source estimates it.
    Money {
        /// In US cents; 0 is less than one.
        value: U256,
    },
    /// Text that came from the page or from a contract: untrusted, to be escaped and bounded.
    Page {
        /// The text as it came.
        value: String,
    },
    /// A part of the sentence that is a phrase of the catalogue itself, such as "anyone".
    Phrase {
        /// The phrase.
        value: Text,
    },
}

impl FromJson for Args {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        let mut args = Args::default();
        for (name, value) in Fields::of(value)?.entries() {
            let arg = Arg::from_json(value).map_err(|problem| problem.within(name))?;
            args.insert(take(name).into_owned().into(), arg);
        }
        Ok(args)
    }
}

impl FromJson for Text {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        let mut fields = Fields::of(value)?;
        Ok(Text {
            id: fields.get("id")?,
            args: fields.get_or_default("args")?,
        })
    }
}

impl Text {
    fn write_fields(&self, out: &mut JsonText) {
        out.tag("id", &self.id);
        if self.args.is_empty() {
            return;
        }
        out.key("args");
        out.open();
        for (name, arg) in self.args.iter() {
            out.key(name);
            arg.write(out);
        }
        out.close();
    }
}

object!(Text);

wire!(enum Arg by "arg" {
    Address = "address" { value },
    Known = "known" { value, name },
    Token = "token" { address, symbol },
    Amount = "amount" { value, decimals, symbol },
    Time = "time" { value },
    Duration = "duration" { value },
    Count = "count" { value },
    Chain = "chain" { value },
    Number = "number" { value },
    Money = "money" { value },
    Page = "page" { value },
    Phrase = "phrase" { value },
});
