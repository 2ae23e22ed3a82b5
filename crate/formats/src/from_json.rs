//! The wire types from JSON text, for the extension. serde's derived readers buffer every tagged enum and
//! come out anew for each type: in WebAssembly they are ten times the size of these. What serde writes,
//! this reads; unknown fields are left alone, as serde leaves them.

use crate::json::{Limits, Value, parse_within};
use crate::{ChainId, Malformed, Problem, number};
use alloy_primitives::{Address, B256, U256, hex};
use std::borrow::Cow;
use std::str::FromStr;

/// Our own text has no limit but its depth: the background and the pages write it for each other.
const OWN: Limits = Limits {
    bytes: usize::MAX,
    nodes: usize::MAX,
};

/// A type that can be read from a JSON value.
pub trait FromJson: Sized {
    /// Reads it. The value is used up, so that long texts move and are not copied.
    ///
    /// # Errors
    /// What is not of the type, and where.
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed>;

    /// What an absent field stands for; `None` if the field has to be there.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }
}

/// Reads one value from its JSON text, of any length.
///
/// # Errors
/// If it is not JSON, or not of the type.
pub fn read_json<T: FromJson>(text: &str) -> Result<T, Malformed> {
    T::from_json(&mut parse_within(text, OWN)?)
}

/// The fields of an object.
pub struct Fields<'v, 'a>(&'v mut [(Cow<'a, str>, Value<'a>)]);

impl<'v, 'a> Fields<'v, 'a> {
    /// # Errors
    /// If the value is not an object.
    pub fn of(value: &'v mut Value<'a>) -> Result<Self, Malformed> {
        match value {
            Value::Object(entries) => Ok(Fields(entries)),
            _ => Err(WRONG_TYPE),
        }
    }

    /// One field.
    ///
    /// # Errors
    /// If it is not of its type, or absent and needed.
    pub fn get<T: FromJson>(&mut self, key: &str) -> Result<T, Malformed> {
        match self.find(key) {
            Some(value) => T::from_json(value).map_err(|problem| problem.within(key)),
            None => T::absent().ok_or_else(|| Malformed::new(key, Problem::Missing)),
        }
    }

    /// One field, or the default if it is absent.
    ///
    /// # Errors
    /// If it is not of its type.
    pub fn get_or_default<T: FromJson + Default>(&mut self, key: &str) -> Result<T, Malformed> {
        match self.find(key) {
            Some(_) => self.get(key),
            None => Ok(T::default()),
        }
    }

    /// All of them, with their names.
    pub fn entries(&mut self) -> impl Iterator<Item = &mut (Cow<'a, str>, Value<'a>)> {
        self.0.iter_mut()
    }

    fn find(&mut self, key: &str) -> Option<&mut Value<'a>> {
        let entry = self.0.iter_mut().find(|(name, _)| name == key);
        entry.map(|(_, value)| value)
    }
}

/// The name of the variant that a tagged enum has.
///
/// # Errors
/// If the value is not an object with a string under `tag`.
pub fn tag(value: &mut Value<'_>, tag: &str) -> Result<String, Malformed> {
    Fields::of(value)?.get(tag)
}

/// The name of the variant that an untagged enum has, and what it holds.
///
/// # Errors
/// If the value is not an object with one entry.
pub fn variant<'v, 'a>(value: &'v mut Value<'a>) -> Result<(&'v str, &'v mut Value<'a>), Malformed> {
    match Fields::of(value)?.0 {
        [(name, value)] => Ok((name, value)),
        _ => Err(Malformed::whole(Problem::WrongLength)),
    }
}

/// A name that no variant has.
#[cold]
pub fn unknown(tag: &str) -> Malformed {
    Malformed::new(tag, Problem::OutOfRange)
}

/// A value of another JSON type than is needed.
pub const WRONG_TYPE: Malformed = Malformed::whole(Problem::WrongType);

impl<T: FromJson> FromJson for Option<T> {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        match value {
            Value::Null => Ok(None),
            value => T::from_json(value).map(Some),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: FromJson> FromJson for Vec<T> {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        let Value::Array(items) = value else {
            return Err(WRONG_TYPE);
        };
        let mut list = Vec::with_capacity(items.len());
        for (at, item) in items.iter_mut().enumerate() {
            list.push(T::from_json(item).map_err(|problem| problem.within_index(at))?);
        }
        Ok(list)
    }
}

impl<A: FromJson, B: FromJson> FromJson for (A, B) {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        match value {
            Value::Array(items) => match items.as_mut_slice() {
                [one, other] => Ok((A::from_json(one)?, B::from_json(other)?)),
                _ => Err(Malformed::whole(Problem::WrongLength)),
            },
            _ => Err(WRONG_TYPE),
        }
    }
}

impl FromJson for String {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        match value {
            Value::String(text) => Ok(std::mem::take(text).into_owned()),
            _ => Err(WRONG_TYPE),
        }
    }
}

impl FromJson for bool {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        match value {
            Value::Bool(flag) => Ok(*flag),
            _ => Err(WRONG_TYPE),
        }
    }
}

impl FromJson for u64 {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        integer(value)
    }
}

impl FromJson for i64 {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        integer(value)
    }
}

/// The integers that the one as wide as all of them is narrowed to.
macro_rules! narrow {
    ($($type:ty: $wide:ty),*) => {$(
        impl FromJson for $type {
            fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
                <$type>::try_from(<$wide>::from_json(value)?)
                    .map_err(|_| Malformed::whole(Problem::OutOfRange))
            }
        }
    )*};
}

narrow!(u8: u64, u32: u64, usize: u64, i32: i64);

fn integer<T: FromStr>(value: &Value<'_>) -> Result<T, Malformed> {
    match value {
        Value::Number(text) => text.parse().map_err(|_| Malformed::whole(Problem::OutOfRange)),
        _ => Err(WRONG_TYPE),
    }
}

impl FromJson for U256 {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        let digits = digits(value)?;
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(Malformed::whole(Problem::BadHex));
        }
        number::from_hex(digits).ok_or(Malformed::whole(Problem::OutOfRange))
    }
}

impl FromJson for ChainId {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        let id = value.as_str().and_then(ChainId::from_hex);
        id.ok_or(Malformed::whole(Problem::BadHex))
    }
}

impl FromJson for Address {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        let mut bytes = [0; 20];
        fixed(value, &mut bytes)?;
        Ok(Address::new(bytes))
    }
}

impl FromJson for B256 {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        let mut bytes = [0; 32];
        fixed(value, &mut bytes)?;
        Ok(B256::new(bytes))
    }
}

/// `0x` and exactly as many bytes of hex as fit.
fn fixed(value: &Value<'_>, bytes: &mut [u8]) -> Result<(), Malformed> {
    hex::decode_to_slice(digits(value)?, bytes).map_err(|_| Malformed::whole(Problem::BadHex))
}

/// What follows `0x` in a string.
fn digits<'v>(value: &'v Value<'_>) -> Result<&'v str, Malformed> {
    let text = value.as_str().ok_or(WRONG_TYPE)?;
    text.strip_prefix("0x").ok_or(Malformed::whole(Problem::BadHex))
}
