//! One line beside each wire type says how it is read from JSON and written as JSON.

/// Implements [`FromJson`](crate::FromJson) and [`ToJson`](crate::ToJson) for a struct, for an enum that is
/// written as a name, or for an enum whose variants are objects with a tag. A field or a variant that is left
/// out does not compile. A struct's field that is marked `[optional]` is left out of the text where it is `None`.
#[macro_export]
macro_rules! wire {
    ($($type:tt)*) => {
        $crate::from_json!($($type)*);
        $crate::to_json!($($type)*);
    };
}

/// The half of [`wire!`] that reads.
#[macro_export]
macro_rules! from_json {
    (struct $type:ident { $($field:ident $(= $key:literal)? $([$optional:ident])?),* $(,)? }) => {
        impl $crate::FromJson for $type {
            fn from_json(value: &mut $crate::json::Value<'_>) -> Result<Self, $crate::Malformed> {
                let mut fields = $crate::from_json::Fields::of(value)?;
                Ok($type { $($field: fields.get($crate::key!($field $($key)?))?),* })
            }
        }
    };
    (names $type:ident { $($variant:ident = $name:literal),* $(,)? }) => {
        impl $crate::FromJson for $type {
            fn from_json(value: &mut $crate::json::Value<'_>) -> Result<Self, $crate::Malformed> {
                match value.as_str() {
                    $(Some($name) => Ok($type::$variant),)*
                    _ => Err($crate::from_json::unknown("")),
                }
            }
        }
    };
    (enum $type:ident by $tag:literal {
        $($variant:ident = $name:literal { $($field:ident $(= $key:literal)?),* $(,)? }),* $(,)?
    }) => {
        impl $crate::FromJson for $type {
            fn from_json(value: &mut $crate::json::Value<'_>) -> Result<Self, $crate::Malformed> {
                let name = $crate::from_json::tag(value, $tag)?;
                #[allow(unused_mut, unused_variables, reason = "not every enum has fields")]
                let mut fields = $crate::from_json::Fields::of(value)?;
                match name.as_str() {
                    $($name => Ok($type::$variant {
                        $($field: fields.get($crate::key!($field $($key)?))?),*
                    }),)*
                    _ => Err($crate::from_json::unknown($tag)),
                }
            }
        }
    };
}

/// The half of [`wire!`] that writes.
#[macro_export]
macro_rules! to_json {
    (struct $type:ident { $($field:ident $(= $key:literal)? $([$optional:ident])?),* $(,)? }) => {
        impl $type {
            /// Its fields, for the object that holds them.
            pub(crate) fn write_fields(&self, out: &mut $crate::JsonText) {
                let $type { $($field),* } = self;
                $($crate::put!(out, $crate::key!($field $($key)?), $field $(, $optional)?);)*
            }
        }
        $crate::object!($type);
    };
    (names $type:ident { $($variant:ident = $name:literal),* $(,)? }) => {
        impl $crate::ToJson for $type {
            fn write(&self, out: &mut $crate::JsonText) {
                out.name(match self { $($type::$variant => $name),* });
            }
        }
    };
    (enum $type:ident by $tag:literal {
        $($variant:ident = $name:literal { $($field:ident $(= $key:literal)?),* $(,)? }),* $(,)?
    }) => {
        impl $type {
            /// Its tag and its fields, for the object that holds them.
            pub(crate) fn write_fields(&self, out: &mut $crate::JsonText) {
                match self {
                    $($type::$variant { $($field),* } => {
                        out.tag($tag, $name);
                        $($crate::put!(out, $crate::key!($field $($key)?), $field);)*
                    })*
                }
            }
        }
        $crate::object!($type);
    };
}

/// A type that writes its fields, as an object.
#[macro_export]
macro_rules! object {
    ($type:ident) => {
        impl $crate::ToJson for $type {
            fn write(&self, out: &mut $crate::JsonText) {
                out.open();
                self.write_fields(out);
                out.close();
            }
        }
    };
}

/// One field of an object.
#[macro_export]
macro_rules! put {
    ($out:ident, $key:expr, $field:expr) => {
        $out.field($key, $field);
    };
    ($out:ident, $key:expr, $field:expr, optional) => {
        if !$crate::ToJson::is_none($field) {
            $crate::put!($out, $key, $field);
        }
    };
}

/// The name of a field in JSON: its own, unless another is given.
#[macro_export]
macro_rules! key {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $key:literal) => {
        $key
    };
}

pub use crate::{object, to_json, wire};
