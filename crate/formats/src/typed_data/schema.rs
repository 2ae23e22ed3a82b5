//! The declared types: resolved from the primary type down, checked, and hashed once each.

use super::grammar::{dimensions_of, elementary, is_identifier, is_reserved};
use super::{Entries, Version, domain};
use crate::json::Value;
use crate::number::numbered;
use crate::{Malformed, Problem};
use alloy_primitives::{B256, keccak256};

/// The most struct types that a message may use. A set of them fits in one word.
pub const MAX_TYPES: usize = 64;
/// The most types that a payload may declare, used or not.
const MAX_DECLARED: usize = 256;
/// The most members that all used types may have together.
const MAX_MEMBERS: usize = 512;
/// The most bytes that all used types may take when encoded.
const MAX_ENCODED: usize = 65_536;
/// The only kind of type name with a colon: wallet libraries agree on it only without nested structs.
const HYPERLIQUID: &str = "HyperliquidTransaction";

/// What a member can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `uint8` to `uint256`, by its bits.
    Uint(usize),
    /// `int8` to `int256`, by its bits.
    Int(usize),
    /// `address`.
    Address,
    /// `bool`.
    Bool,
    /// `bytes1` to `bytes32`, by its bytes.
    FixedBytes(usize),
    /// `bytes`.
    Bytes,
    /// `string`.
    String,
    /// A struct, by its place in [`Schema::structs`].
    Struct(usize),
    /// `T[]` or `T[length]`.
    Array {
        /// The kind of its items.
        item: Box<Kind>,
        /// How many items a fixed array has.
        length: Option<usize>,
    },
}

/// A member of a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// Its name.
    pub name: String,
    /// Its type.
    pub kind: Kind,
}

/// A struct type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StructType {
    /// Its name.
    pub name: String,
    /// Its members in order.
    pub members: Vec<Member>,
    /// The hash of its encoded type.
    pub type_hash: B256,
    /// `Name(type member,…)`, without the types it refers to.
    segment: String,
    /// The structs it reaches: bit `i` for `structs[i]`.
    reaches: u64,
}

/// The struct types that a message uses; the first is the primary type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    structs: Vec<StructType>,
}

impl Schema {
    /// The struct types; the first is the primary type.
    #[must_use]
    pub fn structs(&self) -> &[StructType] {
        &self.structs
    }

    /// A kind as it is declared, `PermitDetails[]` for example.
    #[must_use]
    pub fn name(&self, kind: &Kind) -> String {
        match kind {
            Kind::Uint(bits) => numbered("uint", *bits, ""),
            Kind::Int(bits) => numbered("int", *bits, ""),
            Kind::Address => "address".to_owned(),
            Kind::Bool => "bool".to_owned(),
            Kind::FixedBytes(bytes) => numbered("bytes", *bytes, ""),
            Kind::Bytes => "bytes".to_owned(),
            Kind::String => "string".to_owned(),
            Kind::Struct(index) => self
                .structs
                .get(*index)
                .map_or_else(String::new, |of| of.name.clone()),
            Kind::Array {
                item,
                length: Some(length),
            } => numbered(&[&self.name(item), "["].concat(), *length, "]"),
            Kind::Array { item, length: None } => self.name(item) + "[]",
        }
    }

    pub(super) fn resolve(types: &Entries<'_>, primary: &str, version: Version) -> Result<Self, Malformed> {
        check_declared(types)?;
        let mut resolver = Resolver {
            types,
            version,
            structs: Vec::new(),
            open: 0,
            members: 0,
        };
        check_primary(types, primary)?;
        let at_primary = |problem| Malformed::new("primaryType", problem);
        resolver
            .structure(primary)
            .map_err(|malformed| placed(malformed, at_primary))?;
        let mut schema = Schema {
            structs: resolver.structs,
        };
        if primary.contains(':') && schema.structs.len() > 1 {
            return Err(Malformed::new("primaryType", Problem::BadName));
        }
        schema.hash_types()?;
        Ok(schema)
    }

    pub(super) fn uses(&self, name: &str) -> bool {
        self.structs.iter().any(|of| of.name == name)
    }

    /// The primary type's hash and encoding.
    pub(super) fn primary_hash(&self) -> (B256, String) {
        match self.structs.first() {
            Some(primary) => (primary.type_hash, self.encode_type(primary)),
            None => (keccak256([]), String::new()),
        }
    }

    fn hash_types(&mut self) -> Result<(), Malformed> {
        let encoded: usize = self.structs.iter().map(|of| of.segment.len()).sum();
        if encoded > MAX_ENCODED {
            return Err(Malformed::new("types", Problem::TooMany));
        }
        let hashes: Vec<B256> = self
            .structs
            .iter()
            .map(|of| keccak256(self.encode_type(of)))
            .collect();
        for (of, hash) in self.structs.iter_mut().zip(hashes) {
            of.type_hash = hash;
        }
        Ok(())
    }

    fn encode_type(&self, of: &StructType) -> String {
        let mut reached: Vec<&StructType> = (0..)
            .zip(&self.structs)
            .filter(|(index, _)| of.reaches & bit(*index) != 0)
            .map(|(_, other)| other)
            .collect();
        // Names are ASCII, so this is also JavaScript's order.
        reached.sort_unstable_by(|left, right| left.name.cmp(&right.name));
        let mut text = of.segment.clone();
        for other in reached {
            text.push_str(&other.segment);
        }
        text
    }
}

/// A problem that was met while following a reference: one without a place of its own is about the
/// reference itself.
fn placed(malformed: Malformed, reference: impl FnOnce(Problem) -> Malformed) -> Malformed {
    if malformed.field.is_empty() {
        reference(malformed.problem)
    } else {
        malformed
    }
}

struct Resolver<'v, 'a> {
    types: &'v Entries<'a>,
    version: Version,
    structs: Vec<StructType>,
    /// The structs whose members are being resolved, one bit each.
    open: u64,
    members: usize,
}

impl<'v> Resolver<'v, '_> {
    /// The place of the struct `name` and everything it reaches. An error without a place is about the
    /// reference itself.
    fn structure(&mut self, name: &'v str) -> Result<usize, Malformed> {
        if let Some(index) = self.structs.iter().position(|of| of.name == name) {
            if self.open & bit(index) != 0 {
                return Err(Malformed::whole(Problem::Recursive));
            }
            return Ok(index);
        }
        let declared = self.types.iter().find(|(declared, _)| declared == name);
        let (_, declared) = declared.ok_or(Malformed::whole(Problem::UnknownType))?;
        let index = self.structs.len();
        if index >= MAX_TYPES {
            return Err(Malformed::new("types", Problem::TooMany));
        }
        self.structs.push(StructType {
            name: name.to_owned(),
            members: Vec::new(),
            type_hash: B256::ZERO,
            segment: String::new(),
            reaches: 0,
        });
        self.open |= bit(index);
        let draft = self.members(name, declared)?;
        self.open &= !bit(index);
        if let Some(of) = self.structs.get_mut(index) {
            (of.members, of.segment, of.reaches) = draft;
        }
        Ok(index)
    }

    fn members(
        &mut self,
        of: &str,
        declared: &'v Value<'_>,
    ) -> Result<(Vec<Member>, String, u64), Malformed> {
        let at_type = |problem: Malformed| problem.within(of).within("types");
        let list = declared
            .as_array()
            .ok_or(Problem::WrongType)
            .map_err(Malformed::whole)
            .map_err(at_type)?;
        self.members = self.members.saturating_add(list.len());
        if self.members > MAX_MEMBERS {
            return Err(Malformed::new("types", Problem::TooMany));
        }
        let mut members: Vec<Member> = Vec::with_capacity(list.len());
        let mut segment = [of, "("].concat();
        let mut reaches = 0;
        for (index, entry) in list.iter().enumerate() {
            let at_entry = |key: &str, problem| at_type(Malformed::new(key, problem).within_index(index));
            let (name, declared_type) =
                member_texts(entry).map_err(|(key, problem)| at_entry(key, problem))?;
            if members.iter().any(|other| other.name == name) {
                return Err(at_entry("name", Problem::Redefined));
            }
            let kind = self.kind(declared_type);
            let kind = kind.map_err(|malformed| placed(malformed, |problem| at_entry("type", problem)))?;
            reaches |= self.reached(&kind);
            if index > 0 {
                segment.push(',');
            }
            segment.push_str(declared_type);
            segment.push(' ');
            segment.push_str(name);
            members.push(Member {
                name: name.to_owned(),
                kind,
            });
        }
        segment.push(')');
        Ok((members, segment, reaches))
    }

    fn kind(&mut self, text: &'v str) -> Result<Kind, Malformed> {
        let (base, dimensions) = text
            .split_at_checked(text.find('[').unwrap_or(text.len()))
            .unwrap_or((text, ""));
        let lengths = dimensions_of(dimensions).map_err(Malformed::whole)?;
        if !lengths.is_empty() && self.version == Version::V3 {
            return Err(Malformed::whole(Problem::UnknownType));
        }
        let mut kind = self.base(base)?;
        for length in lengths {
            kind = Kind::Array {
                item: Box::new(kind),
                length,
            };
        }
        Ok(kind)
    }

    fn base(&mut self, text: &'v str) -> Result<Kind, Malformed> {
        if let Some(kind) = elementary(text) {
            return Ok(kind);
        }
        if is_reserved(text) || !is_identifier(text, false) || text == domain::TYPE {
            return Err(Malformed::whole(Problem::UnknownType));
        }
        self.structure(text).map(Kind::Struct)
    }

    fn reached(&self, kind: &Kind) -> u64 {
        match kind {
            Kind::Array { item, .. } => self.reached(item),
            Kind::Struct(index) => bit(*index) | self.structs.get(*index).map_or(0, |of| of.reaches),
            _ => 0,
        }
    }
}

/// The bit of a struct; `index` is below [`MAX_TYPES`], and a larger one has none.
fn bit(index: usize) -> u64 {
    u32::try_from(index)
        .ok()
        .and_then(|index| 1_u64.checked_shl(index))
        .unwrap_or(0)
}

fn check_declared(types: &Entries<'_>) -> Result<(), Malformed> {
    if types.len() > MAX_DECLARED {
        return Err(Malformed::new("types", Problem::TooMany));
    }
    for (name, _) in types {
        let at_name = |problem| Malformed::new(name, problem).within("types");
        if is_reserved(name) {
            return Err(at_name(Problem::Redefined));
        }
        let plain = name
            .strip_prefix(HYPERLIQUID)
            .and_then(|rest| rest.strip_prefix(':'))
            .unwrap_or(name);
        if !is_identifier(plain, false) {
            return Err(at_name(Problem::BadName));
        }
    }
    Ok(())
}

fn check_primary(types: &Entries<'_>, primary: &str) -> Result<(), Malformed> {
    // Libraries look for dependencies of `A:B` under the name `A`.
    if primary.contains(':') && types.iter().any(|(name, _)| name == HYPERLIQUID) {
        return Err(Malformed::new("primaryType", Problem::BadName));
    }
    Ok(())
}

/// A member's name and type, or which of the two is wrong and how.
fn member_texts<'v>(entry: &'v Value<'_>) -> Result<(&'v str, &'v str), (&'static str, Problem)> {
    if entry.as_object().is_none() {
        return Err(("", Problem::WrongType));
    }
    let text = |key| match entry.get(key) {
        None | Some(Value::Null) => Err((key, Problem::Missing)),
        Some(value) => value.as_str().ok_or((key, Problem::WrongType)),
    };
    let name = text("name")?;
    if !is_identifier(name, true) {
        return Err(("name", Problem::BadName));
    }
    Ok((name, text("type")?))
}
