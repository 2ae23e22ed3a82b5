//! Values by their names: `permit.details[].token`.

use crate::abi::{self, Param};
use crate::typed_data::{self, Schema};
use crate::value::Value;

/// Where a value is among the arguments: names joined by `.`, with `[]` after a list for its item at hand.
/// Empty for a value that there is none of.
pub type Path = &'static str;

/// The types beside values, by which they are found.
#[derive(Clone, Copy)]
pub enum Kinds<'s> {
    /// Parameters of a function.
    Params(&'s [Param<'s>]),
    /// A type of the ABI.
    Abi(&'s abi::Kind<'s>),
    /// A type of typed data.
    Typed(&'s Schema, &'s typed_data::Kind),
}

impl<'s> Kinds<'s> {
    /// The place of a field, and its type.
    fn field(self, name: &str) -> Option<(usize, Self)> {
        let params = match self {
            Kinds::Params(params) => params,
            Kinds::Abi(abi::Kind::Tuple(params)) => params,
            Kinds::Typed(schema, typed_data::Kind::Struct(index)) => {
                let members = &schema.structs().get(*index)?.members;
                let place = members.iter().position(|member| member.name == name)?;
                return Some((place, Kinds::Typed(schema, &members.get(place)?.kind)));
            }
            _ => return None,
        };
        let place = params.iter().position(|param| param.name == name)?;
        Some((place, Kinds::Abi(&params.get(place)?.kind)))
    }

    /// The type of a list's items.
    fn item(self) -> Option<Self> {
        match self {
            Kinds::Abi(abi::Kind::List(item) | abi::Kind::Array(item, _)) => Some(Kinds::Abi(item)),
            Kinds::Typed(schema, typed_data::Kind::Array { item, .. }) => Some(Kinds::Typed(schema, item)),
            _ => None,
        }
    }
}

/// Arguments of a call, or members of a struct.
#[derive(Clone, Copy)]
pub struct Arguments<'s> {
    /// Their types, where their names are.
    pub kinds: Kinds<'s>,
    /// The values.
    pub values: &'s [Value<'s>],
}

impl<'s> Arguments<'s> {
    /// The value at a path, where `[]` stands for the item at `index`.
    pub fn find(&self, path: &str, index: usize) -> Option<(&'s Value<'s>, Kinds<'s>)> {
        let mut kinds = self.kinds;
        let mut values = self.values;
        let mut found = None;
        for step in path.split('.') {
            let (name, listed) = match step.strip_suffix("[]") {
                Some(name) => (name, true),
                None => (step, false),
            };
            let (place, kind) = kinds.field(name)?;
            let mut value = values.get(place)?;
            kinds = kind;
            if listed {
                value = value.items().get(index)?;
                kinds = kinds.item()?;
            }
            values = value.items();
            found = Some(value);
        }
        Some((found?, kinds))
    }
}
