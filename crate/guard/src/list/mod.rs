//! Lists of bad sites and addresses, by others: read once, kept in few bytes, asked in a moment.
//!
//! Addresses are kept as they are. Of a site's name a keyed hash is kept, of 23 bits and as many more as the list is
//! long, so that a name which is not listed is taken for one that is with a chance of less than one in four million,
//! and nobody can choose which.

mod parse;
mod sip;
mod sparse;

pub use parse::{MAX_BYTES, MAX_ENTRIES};
pub use sip::Key;

use crate::site::suffixes;
use alloy_primitives::Address;
use sparse::{Sparse, number, take, take_number};

/// What a kept list begins with: its form, and the version of it.
const MAGIC: [u8; 4] = *b"CSL1";
/// The bytes of an address.
const ADDRESS: usize = 20;

/// Why a list is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is longer than [`MAX_BYTES`].
    TooLarge,
    /// It has more than [`MAX_ENTRIES`].
    TooMany,
    /// It is no text, or no list of a known form.
    Unreadable,
    /// It has neither a site nor an address in it.
    Empty,
}

impl Refusal {
    /// The catalogue key of the sentence that says so.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Refusal::TooLarge => "list_too_large",
            Refusal::TooMany => "list_too_many",
            Refusal::Unreadable => "list_unreadable",
            Refusal::Empty => "list_empty",
        }
    }
}

/// A list that is kept.
#[derive(Clone, Debug)]
pub struct List {
    key: Key,
    /// How many entries it had that are neither a site nor an address.
    skipped: usize,
    /// In ascending order.
    addresses: Vec<Address>,
    sites: Sparse,
    allowed: Sparse,
}

/// Reads a list as it was published, in any form that is known, and gives the bytes in which it is kept. `key` is to
/// be random and of this installation.
///
/// # Errors
/// If it is too large, no text, no list, or has nothing in it.
pub fn pack(published: &[u8], key: &Key) -> Result<Vec<u8>, Refusal> {
    let mut entries = parse::parse(published)?;
    entries.addresses.sort_unstable();
    entries.addresses.dedup();
    let mut out = MAGIC.to_vec();
    out.extend(key);
    out.extend(number(entries.skipped));
    out.extend(number(entries.addresses.len()));
    for address in &entries.addresses {
        out.extend(address);
    }
    for names in [&entries.sites, &entries.allowed] {
        let hashes = names.iter().map(|name| sip::hash(key, name.as_bytes()));
        out.extend(Sparse::of(hashes.collect()));
    }
    Ok(out)
}

impl List {
    /// A list from the bytes in which it is kept; `None` if they are none.
    #[must_use]
    pub fn open(mut bytes: &[u8]) -> Option<Self> {
        if take(&mut bytes, MAGIC.len())? != MAGIC {
            return None;
        }
        let key = take(&mut bytes, 16)?.try_into().ok()?;
        let skipped = take_number(&mut bytes)?;
        let length = take_number(&mut bytes)?.checked_mul(ADDRESS)?;
        let addresses: Vec<Address> = take(&mut bytes, length)?
            .chunks_exact(ADDRESS)
            .map(Address::from_slice)
            .collect();
        let sites = Sparse::take(&mut bytes)?;
        let allowed = Sparse::take(&mut bytes)?;
        let whole = bytes.is_empty() && addresses.is_sorted();
        whole.then_some(List {
            key,
            skipped,
            addresses,
            sites,
            allowed,
        })
    }

    /// Whether a host (as a browser writes it), or a domain above it, is listed. A name that the list allows is not
    /// bad for what stands above it.
    #[must_use]
    pub fn has_site(&self, host: &str) -> bool {
        for name in suffixes(host) {
            let hash = sip::hash(&self.key, name.as_bytes());
            if self.allowed.has(hash) {
                return false;
            }
            if self.sites.has(hash) {
                return true;
            }
        }
        false
    }

    /// Whether an address is listed.
    #[must_use]
    pub fn has_address(&self, address: &Address) -> bool {
        self.addresses.binary_search(address).is_ok()
    }

    /// How many sites, how many addresses, and how many entries that are neither.
    #[must_use]
    pub fn counts(&self) -> [usize; 3] {
        [self.sites.len(), self.addresses.len(), self.skipped]
    }
}
