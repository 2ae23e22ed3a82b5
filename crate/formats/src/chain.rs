//! A chain, by its number.

use serde::{Deserialize, Serialize};

/// An EIP-155 chain id. Crosses every boundary as a `0x` hex string.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ChainId(pub u64);

impl Serialize for ChainId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:#x}", self.0))
    }
}

impl<'de> Deserialize<'de> for ChainId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        ChainId::from_hex(&text).ok_or_else(|| serde::de::Error::custom("expected a 0x hex chain id"))
    }
}

impl ChainId {
    /// Reads `0x` followed by 1 to 16 hex digits; anything else is `None`.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix("0x")?;
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !plain {
            return None;
        }
        let significant = digits.trim_start_matches('0');
        if significant.is_empty() {
            return Some(ChainId(0));
        }
        u64::from_str_radix(significant, 16).ok().map(ChainId)
    }
}
