//! Names that are made to be taken for a well-known site's, told without any list of bad ones.

use super::punycode::decode;
use super::skeleton::skeleton;
use super::{host_of, suffixes};
use crate::from_json::Fields;
use crate::json::Value;
use crate::{FromJson, Malformed};

/// From so many letters one that differs is no chance, whatever follows the name.
const LONG: usize = 7;
/// From so many, if what follows is the same too. Shorter names have honest neighbours everywhere.
const SHORT: usize = 5;

/// The sites that others are made to be taken for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Popular {
    /// Their domains, such as `uniswap.org`.
    pub popular: Vec<String>,
    /// Domains of other honest sites whose names are near.
    pub honest: Vec<String>,
}

impl FromJson for Popular {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        let mut fields = Fields::of(value)?;
        Ok(Popular {
            popular: fields.get("popular")?,
            honest: fields.get("honest")?,
        })
    }
}

/// A host as the eye takes it.
struct Seen<'h> {
    host: &'h str,
    /// The label that somebody registered, in its own script.
    own: Vec<char>,
    skeleton: String,
    /// What stands behind it.
    ending: &'h str,
}

/// Whether an origin, as a browser writes it, is one of the well-known sites or below one of them. Without TLS it is
/// nobody's.
#[must_use]
pub fn is_well_known(origin: &str, known: &Popular) -> bool {
    let host = host_of(origin).filter(|_| origin.starts_with("https://"));
    host.is_some_and(|host| suffixes(host).any(|suffix| known.popular.iter().any(|domain| domain == suffix)))
}

/// The well-known domain that a host, as a browser writes it, could be taken for; `None` for the site itself, what is
/// below it, honest neighbours and everything that is not near.
#[must_use]
pub fn look_alike<'p>(host: &str, known: &'p Popular) -> Option<&'p str> {
    let is_own = |domain: &String| suffixes(host).any(|suffix| suffix == domain);
    if known.popular.iter().chain(&known.honest).any(is_own) {
        return None;
    }
    let (label, ending) = registrable(host)?;
    let own = unicode(label);
    let seen = Seen {
        host,
        skeleton: skeleton(&own),
        own,
        ending,
    };
    let found = known.popular.iter().find(|domain| seen.is_near(domain));
    found.map(String::as_str)
}

impl Seen<'_> {
    fn is_near(&self, domain: &str) -> bool {
        if self.has_part(domain, false) || self.has_part(domain, true) {
            return true;
        }
        let Some((name, ending)) = domain.split_once('.') else {
            return false;
        };
        // Most names are of another length altogether. A character takes up to four bytes, and two may look like one.
        if name.len() > self.own.len().saturating_mul(2) || self.own.len() > name.len().saturating_mul(2) {
            return false;
        }
        let name: Vec<char> = name.chars().collect();
        if self.own == name {
            // The same name elsewhere may be anybody's.
            return false;
        }
        let enough = if self.ending == ending { SHORT } else { LONG };
        self.skeleton == skeleton(&name) || (name.len() >= enough && is_one_edit(&self.own, &name))
    }

    /// Whether the whole domain stands in front of another one: `uniswap.org.claim.example`, or, with its dots as hyphens,
    /// `uniswap-org.example`.
    fn has_part(&self, domain: &str, hyphens: bool) -> bool {
        let same = |(own, other): (u8, u8)| own == other || (hyphens && own == b'-' && other == b'.');
        let length = domain.len();
        let mut windows = self.host.as_bytes().windows(length.max(1)).enumerate();
        windows.any(|(start, window)| {
            window.iter().copied().zip(domain.bytes()).all(same)
                && self.is_border(start.checked_sub(1))
                && self.is_border(start.checked_add(length))
        })
    }

    /// Whether labels meet there, or the host ends.
    fn is_border(&self, place: Option<usize>) -> bool {
        let byte = place.and_then(|place| self.host.as_bytes().get(place));
        byte.is_none_or(|byte| *byte == b'.')
    }
}

/// The label that somebody registered, and what stands behind it. Without the list of public suffixes a short label
/// before a country's is taken for one of them, as in `co.uk`.
fn registrable(host: &str) -> Option<(&str, &str)> {
    let mut best = None;
    for suffix in suffixes(host) {
        let (label, ending) = suffix.split_once('.')?;
        let is_country = ending.rsplit('.').next().is_some_and(|last| last.len() == 2);
        let is_public = is_country && label.len() <= 3 && !ending.contains('.');
        if best.is_none() || !is_public {
            best = Some((label, ending));
        }
    }
    best
}

fn unicode(label: &str) -> Vec<char> {
    let decoded = label.strip_prefix("xn--").and_then(decode);
    decoded.unwrap_or_else(|| label.chars().collect())
}

/// Whether one letter more, less or other, or two neighbours changed about, make one of the other.
fn is_one_edit(one: &[char], other: &[char]) -> bool {
    let same = one
        .iter()
        .zip(other)
        .take_while(|(one, other)| one == other)
        .count();
    let (Some(one), Some(other)) = (one.get(same..), other.get(same..)) else {
        return false;
    };
    match (one, other) {
        ([], [_]) | ([_], []) => true,
        ([a, b, one @ ..], [c, d, other @ ..]) if a == d && b == c && one == other => true,
        ([_, rest @ ..], [_, others @ ..]) if rest == others => true,
        ([_, rest @ ..], others) if rest == others => true,
        (rest, [_, others @ ..]) => rest == others,
        _ => false,
    }
}
