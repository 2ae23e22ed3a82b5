//! How types and members are written.

use super::schema::Kind;
use crate::Problem;

/// The most array dimensions of one member: Seaport signs trees of 24.
const MAX_DIMENSIONS: usize = 32;
/// The largest fixed array: no message can hold more values.
const MAX_ARRAY: usize = crate::json::MAX_NODES;

/// The lengths in `[][3]`, innermost first.
pub(super) fn dimensions_of(text: &str) -> Result<Vec<Option<usize>>, Problem> {
    let mut lengths = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        if lengths.len() >= MAX_DIMENSIONS {
            return Err(Problem::TooDeep);
        }
        let inner = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        let (digits, after) = inner.ok_or(Problem::UnknownType)?;
        lengths.push(if digits.is_empty() {
            None
        } else {
            Some(array_length(digits)?)
        });
        rest = after;
    }
    Ok(lengths)
}

fn array_length(digits: &str) -> Result<usize, Problem> {
    let length = decimal(digits).ok_or(Problem::UnknownType)?;
    if length > MAX_ARRAY {
        Err(Problem::TooMany)
    } else {
        Ok(length)
    }
}

/// A positive number without leading zeros, up to ten digits.
fn decimal(digits: &str) -> Option<usize> {
    let plain = digits.len() <= 10 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !plain || digits.starts_with('0') {
        return None;
    }
    digits.parse().ok()
}

/// An elementary type; none for anything else.
pub(super) fn elementary(text: &str) -> Option<Kind> {
    match text {
        "address" => return Some(Kind::Address),
        "bool" => return Some(Kind::Bool),
        "bytes" => return Some(Kind::Bytes),
        "string" => return Some(Kind::String),
        _ => {}
    }
    if let Some(digits) = text.strip_prefix("bytes") {
        return decimal(digits).filter(|bytes| *bytes <= 32).map(Kind::FixedBytes);
    }
    let width = |digits| decimal(digits).filter(|bits| *bits <= 256 && bits.is_multiple_of(8));
    if let Some(digits) = text.strip_prefix("uint") {
        return width(digits).map(Kind::Uint);
    }
    text.strip_prefix("int").and_then(width).map(Kind::Int)
}

/// Names that stand for elementary types in some library: never structs. The bare `uint` and `int` are
/// hashed as written by some and as `uint256` by others, so they are no types either.
pub(super) fn is_reserved(name: &str) -> bool {
    const WORDS: [&str; 5] = ["address", "bool", "string", "byte", "function"];
    let numbered = |prefix| {
        name.strip_prefix(prefix)
            .is_some_and(|rest: &str| rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    WORDS.contains(&name) || ["uint", "int", "bytes"].into_iter().any(numbered)
}

/// `[A-Za-z_]\w*`, with `$` too where it is allowed. `__proto__` is a key that JavaScript objects lose.
pub(super) fn is_identifier(name: &str, dollar: bool) -> bool {
    let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || (dollar && byte == b'$');
    name.bytes().next().is_some_and(|first| !first.is_ascii_digit())
        && name.bytes().all(word)
        && name != "__proto__"
}
