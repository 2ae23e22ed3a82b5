//! One entry of the input: a request, or a request with what is known about it.

use std::fmt;

use anyhow::{Context as _, Result};
use guard::Context;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde::{Deserialize, de};
use serde_json::value::RawValue;

use super::{account, chain};

/// A request as JSON-RPC has it (`{"method", "params"}`, or an array of those), or
/// `{"id", "request", "origin", "chainId", "account", "now"}`, in which all but `request` may be missing.
pub(crate) struct Entry<'a> {
    snapshot: &'a RawValue,
    fields: Fields<'a>,
    /// Whether the fields are ours, or those of the request itself.
    wrapped: bool,
}

impl<'a> Entry<'a> {
    /// Reads an entry.
    ///
    /// # Errors
    /// If it is not JSON.
    pub(crate) fn read(text: &'a [u8]) -> Result<Self> {
        let whole: &RawValue = serde_json::from_slice(text).context("not JSON")?;
        // What is not an object has no fields, and is for the guard to judge.
        let fields: Fields<'a> = serde_json::from_str(whole.get()).unwrap_or_default();
        match fields.get("request") {
            Some(request) if fields.get("method").is_none() => Ok(Self {
                snapshot: request,
                fields,
                wrapped: true,
            }),
            _ => Ok(Self {
                snapshot: whole,
                fields,
                wrapped: false,
            }),
        }
    }

    /// The entry's id, or else the request's: any JSON, as it is written.
    pub(crate) fn id(&self) -> Option<&'a RawValue> {
        self.fields.get("id")
    }

    /// The request's own text, to the letter: the guard must see doubled keys and the spelling of numbers.
    pub(crate) fn snapshot(&self) -> &'a str {
        self.snapshot.get()
    }

    /// What is known about the request: what the entry says, else the defaults.
    ///
    /// # Errors
    /// If a field of the entry is not of its type.
    pub(crate) fn context(&self, defaults: &Context) -> Result<Context> {
        let mut context = defaults.clone();
        if !self.wrapped {
            return Ok(context);
        }
        if let Some(origin) = self.field("origin")? {
            context.origin = origin;
        }
        if let Some(id) = self.field::<Spelled>("chainId")? {
            context.chain = Some(chain(&id.0)?);
        }
        if let Some(address) = self.field::<String>("account")? {
            context.account = Some(account(&address)?);
        }
        if let Some(now) = self.field("now")? {
            context.now = now;
        }
        Ok(context)
    }

    /// A field that is missing or null is `None`.
    fn field<T: Deserialize<'a>>(&self, name: &str) -> Result<Option<T>> {
        let Some(value) = self.fields.get(name) else {
            return Ok(None);
        };
        serde_json::from_str(value.get()).with_context(|| format!("`{name}` is not of its type"))
    }
}

/// The fields of an object in their order, doubled ones included.
#[derive(Default)]
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'a> Fields<'a> {
    /// The last of this name, as most readers of JSON take it.
    fn get(&self, name: &str) -> Option<&'a RawValue> {
        self.0
            .iter()
            .rev()
            .find_map(|(key, value)| (key == name).then_some(*value))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Fields<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Vec<(String, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(fields)
            }
        }

        deserializer.deserialize_map(Object).map(Fields)
    }
}

/// A number as text, whether it is written as a number or as a string.
struct Spelled(String);

impl<'de> Deserialize<'de> for Spelled {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match serde_json::Value::deserialize(deserializer)? {
            serde_json::Value::Number(number) => Ok(Self(number.to_string())),
            serde_json::Value::String(text) => Ok(Self(text)),
            _ => Err(de::Error::custom("expected a number or a string")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use guard::ChainId;

    #[test]
    fn a_bare_request_is_passed_to_the_letter() -> Result<()> {
        let text = r#" {"method":"a","method":"b", "params":[1.0e1], "origin":"https://no.example"} "#;
        let entry = Entry::read(text.as_bytes())?;
        assert_eq!(entry.snapshot(), text.trim());
        assert_eq!(entry.context(&Context::default())?, Context::default());
        Ok(())
    }

    #[test]
    fn a_wrapped_request_brings_its_context() -> Result<()> {
        let text = r#"{"id":[7],"request":{"id":1,"method":"a"},"origin":"https://a.example","chainId":1,"account":"0x00000000000000000000000000000000000000Aa","now":5}"#;
        let entry = Entry::read(text.as_bytes())?;
        assert_eq!(entry.snapshot(), r#"{"id":1,"method":"a"}"#);
        assert_eq!(entry.id().map(RawValue::get), Some("[7]"));
        let context = entry.context(&Context {
            now: 9,
            ..Context::default()
        })?;
        assert_eq!(context.chain, Some(ChainId(1)));
        assert_eq!(
            context.account,
            Some(account("0x00000000000000000000000000000000000000aa")?)
        );
        assert_eq!((context.origin.as_str(), context.now), ("https://a.example", 5));
        Ok(())
    }

    #[test]
    fn what_the_entry_does_not_say_is_the_default() -> Result<()> {
        let defaults = Context {
            chain: Some(ChainId(10)),
            now: 9,
            ..Context::default()
        };
        let entry = Entry::read(br#"{"request":{"method":"a"},"chainId":null}"#)?;
        assert_eq!(entry.context(&defaults)?, defaults);
        Ok(())
    }

    #[test]
    fn fields_of_the_wrong_type_are_errors() -> Result<()> {
        for field in [
            r#""now":"5""#,
            r#""now":1.5"#,
            r#""chainId":{}"#,
            r#""chainId":-1"#,
            r#""account":"0x1""#,
            r#""origin":1"#,
        ] {
            let text = format!(r#"{{"request":{{}},{field}}}"#);
            assert!(
                Entry::read(text.as_bytes())?
                    .context(&Context::default())
                    .is_err(),
                "{field}"
            );
        }
        Ok(())
    }

    #[test]
    fn what_is_no_object_is_left_to_the_guard() -> Result<()> {
        for text in ["[]", "null", "\"a\"", "[{\"method\":\"a\"}]"] {
            assert_eq!(Entry::read(text.as_bytes())?.snapshot(), text);
        }
        Ok(())
    }
}
