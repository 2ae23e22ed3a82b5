//! What a list says: names of sites and addresses, in one of the forms in which such lists are published.

use super::Refusal;
use crate::json::{Limits, Value, parse_within};
use crate::site::normal;
use alloy_primitives::Address;
use std::borrow::Cow;

/// The longest list that is read, in bytes.
pub const MAX_BYTES: usize = 16 * 1024 * 1024;
/// The most entries of one.
pub const MAX_ENTRIES: usize = 1 << 20;

/// The fields of an object that hold what is bad, and what is not.
const BAD: [&str; 3] = ["blacklist", "blocklist", "addresses"];
const GOOD: [&str; 2] = ["whitelist", "allowlist"];

/// What a list says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Entries {
    /// Bad sites, as browsers write their names.
    pub(super) sites: Vec<String>,
    /// Sites that are not, though a domain above them is.
    pub(super) allowed: Vec<String>,
    /// Bad addresses.
    pub(super) addresses: Vec<Address>,
    /// How many entries are neither: paths, wildcards, mistakes.
    pub(super) skipped: usize,
}

/// Reads a list: a JSON object with `blacklist` and `whitelist` (or `blocklist`, `allowlist`, `addresses`), a JSON array, or an entry on
/// each line, with `#` before what is none.
///
/// # Errors
/// If it is too large, no text, no list, or has nothing in it.
pub(super) fn parse(bytes: &[u8]) -> Result<Entries, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| Refusal::Unreadable)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut entries = Entries::default();
    match text.trim_start().chars().next() {
        Some('{' | '[') => read_json(text, &mut entries)?,
        _ => read_lines(text, &mut entries)?,
    }
    if entries.sites.is_empty() && entries.addresses.is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(entries)
}

fn read_json(text: &str, entries: &mut Entries) -> Result<(), Refusal> {
    let limits = Limits {
        bytes: MAX_BYTES,
        nodes: MAX_ENTRIES.saturating_mul(2),
    };
    match parse_within(text, limits).map_err(|_| Refusal::Unreadable)? {
        Value::Array(items) => add_all(&items, entries),
        Value::Object(fields) => read_fields(&fields, entries),
        _ => Err(Refusal::Unreadable),
    }
}

fn read_fields(fields: &[(Cow<'_, str>, Value<'_>)], entries: &mut Entries) -> Result<(), Refusal> {
    for (name, value) in fields {
        let Some(items) = value.as_array() else {
            continue;
        };
        if BAD.contains(&name.as_ref()) {
            add_all(items, entries)?;
        }
        if GOOD.contains(&name.as_ref()) {
            let names = items.iter().filter_map(Value::as_str).filter_map(normal);
            entries.allowed.extend(names.take(MAX_ENTRIES));
        }
    }
    Ok(())
}

fn add_all(items: &[Value<'_>], entries: &mut Entries) -> Result<(), Refusal> {
    items.iter().try_for_each(|item| match item.as_str() {
        Some(text) => add(text, entries),
        None => Err(Refusal::Unreadable),
    })
}

fn read_lines(text: &str, entries: &mut Entries) -> Result<(), Refusal> {
    let lines = text
        .lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim());
    lines
        .filter(|line| !line.is_empty())
        .try_for_each(|line| add(line, entries))
}

fn add(text: &str, entries: &mut Entries) -> Result<(), Refusal> {
    let count = entries.sites.len().saturating_add(entries.addresses.len());
    if count.saturating_add(entries.skipped) >= MAX_ENTRIES {
        return Err(Refusal::TooMany);
    }
    if let Some(address) = address(text) {
        entries.addresses.push(address);
    } else if let Some(name) = normal(text) {
        entries.sites.push(name);
    } else {
        entries.skipped = entries.skipped.saturating_add(1);
    }
    Ok(())
}

/// An address in either case: lists do not keep checksums.
fn address(text: &str) -> Option<Address> {
    text.starts_with("0x").then(|| text.parse().ok())?
}
