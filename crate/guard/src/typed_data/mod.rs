//! What signing typed data (EIP-712) would allow, by its type.

mod custom;
mod look_alike;
mod meaning;
mod shape;
mod table;

pub use formats::typed_data::*;
pub(crate) use meaning::effects_within;
pub use meaning::{Meaning, effects};
pub use shape::{KNOWN_SHAPES, Shape, recognise};
pub use table::{KNOWN_TYPES, KnownType};
