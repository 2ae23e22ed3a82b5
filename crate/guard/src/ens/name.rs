//! Names that are looked up and shown, and what stands for them on the chain.

use alloy_primitives::{Address, B256, b256, hex, keccak256};

/// The most bytes of a name.
pub const MAX_NAME: usize = 255;
/// The most bytes of one label of it.
const MAX_LABEL: usize = 63;
/// How addresses begin. A name that does is made to be taken for one.
const ADDRESS: &[u8] = b"0x";
/// The hash of `addr.reverse`.
const ADDR_REVERSE: B256 = b256!("91d1777781884d03a6757a803996e38de2a42967fb37eeaca72729271025a9e2");

/// The hash of a name (EIP-137), whatever its labels are. The empty text is the root.
#[must_use]
pub fn namehash(name: &str) -> B256 {
    let mut node = B256::ZERO;
    if !name.is_empty() {
        for label in name.as_bytes().rsplit(|&byte| byte == b'.') {
            node = below(node, label);
        }
    }
    node
}

/// The node at which an account keeps its name (EIP-181): that of `<40 hex digits>.addr.reverse`.
#[must_use]
pub fn reverse_node(account: Address) -> B256 {
    below(ADDR_REVERSE, hex::encode(account).as_bytes())
}

fn below(node: B256, label: &[u8]) -> B256 {
    keccak256([node.0, keccak256(label).0].concat())
}

/// Whether a name is shown: two labels or more of small letters, digits and hyphens inside, each with `_` before it or
/// not. Such a name is as ENSIP-15 normalises it. All others are no names to us: letters of other scripts look alike.
#[must_use]
pub fn is_plain(name: &str) -> bool {
    let bytes = name.as_bytes();
    bytes.len() <= MAX_NAME && bytes.contains(&b'.') && bytes.split(|&byte| byte == b'.').all(is_label)
}

fn is_label(label: &[u8]) -> bool {
    let own = label.iter().position(|&byte| byte != b'_').unwrap_or(label.len());
    let inside = label.get(own..).unwrap_or_default();
    label.len() <= MAX_LABEL
        && inside.first().is_some_and(|&byte| byte != b'-')
        && inside.last() != Some(&b'-')
        && !inside.starts_with(ADDRESS)
        // As in `xn--`, behind which are letters of other scripts.
        && label.get(2..4) != Some(b"--")
        && inside
            .iter()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parent_of_reverse_nodes_is_the_hash_of_its_name() {
        assert_eq!(namehash("addr.reverse"), ADDR_REVERSE);
    }
}
