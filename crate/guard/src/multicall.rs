//! Many reads in one `eth_call`: Multicall3's `aggregate3((address,bool,bytes)[])`.

use alloy_primitives::{Address, U256, address};

/// Multicall3, at the same address on every chain that has it. Anyone can make it call anything, so it
/// must never be a spender.
pub const MULTICALL3: Address = address!("0xcA11bde05977b3631167028862bE2a173976CA11");

/// `aggregate3((address,bool,bytes)[])`.
const AGGREGATE3: [u8; 4] = [0x82, 0xad, 0x56, 0xcb];
const WORD: usize = 32;
/// What nodes say of a call that failed as the contract's own doing (lower case).
const REVERTS: [&str; 4] = ["revert", "out of gas", "invalid opcode", "vm execution error"];

/// One read of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The contract.
    pub to: Address,
    /// Calldata.
    pub data: Vec<u8>,
}

impl Read {
    /// A call of `selector` with static words as arguments.
    #[must_use]
    pub fn new(to: Address, selector: [u8; 4], words: &[U256]) -> Self {
        let mut data = selector.to_vec();
        for word in words {
            data.extend_from_slice(&word.to_be_bytes::<WORD>());
        }
        Read { to, data }
    }
}

/// An address as an ABI word.
#[must_use]
pub fn address_word(address: Address) -> U256 {
    U256::from_be_slice(address.as_slice())
}

/// The calldata of one `aggregate3` in which every read may fail alone.
#[must_use]
pub fn encode(reads: &[Read]) -> Vec<u8> {
    let mut out = AGGREGATE3.to_vec();
    push(&mut out, WORD);
    push(&mut out, reads.len());
    let mut offset = reads.len().saturating_mul(WORD);
    for read in reads {
        push(&mut out, offset);
        offset = offset.saturating_add(padded(read.data.len()).saturating_add(WORD.saturating_mul(4)));
    }
    for read in reads {
        out.extend_from_slice(&address_word(read.to).to_be_bytes::<WORD>());
        push(&mut out, 1); // allowFailure
        push(&mut out, WORD.saturating_mul(3));
        push(&mut out, read.data.len());
        out.extend_from_slice(&read.data);
        out.resize(
            out.len()
                .saturating_add(padded(read.data.len()).saturating_sub(read.data.len())),
            0,
        );
    }
    out
}

/// What each of `count` reads returned, in order; `None` for a read that reverted. The whole is `None`
/// if this is not the answer to `count` reads.
#[must_use]
pub fn decode(returned: &[u8], count: usize) -> Option<Vec<Option<&[u8]>>> {
    let list = returned.get(index(returned, 0)?..)?;
    if index(list, 0)? != count {
        return None;
    }
    let entries = list.get(WORD..)?;
    let mut all = Vec::new();
    for at in 0..count {
        let entry = entries.get(index(entries, at.checked_mul(WORD)?)?..)?;
        let success = index(entry, 0)? == 1;
        let tail = entry.get(index(entry, WORD)?..)?;
        let length = index(tail, 0)?;
        let bytes = tail.get(WORD..WORD.checked_add(length)?)?;
        all.push(success.then_some(bytes));
    }
    Some(all)
}

/// Whether a node's words say that a call which was made by itself failed, as the contract's own doing.
#[must_use]
pub fn is_revert(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    REVERTS.iter().any(|sign| words.contains(sign))
}

/// The word at `at` of returned data.
#[must_use]
pub fn word(returned: &[u8], at: usize) -> Option<U256> {
    let start = at.checked_mul(WORD)?;
    U256::try_from_be_slice(returned.get(start..start.checked_add(WORD)?)?)
}

fn index(bytes: &[u8], at: usize) -> Option<usize> {
    let word = U256::try_from_be_slice(bytes.get(at..at.checked_add(WORD)?)?)?;
    usize::try_from(word).ok()
}

fn padded(length: usize) -> usize {
    length.div_ceil(WORD).saturating_mul(WORD)
}

fn push(out: &mut Vec<u8>, number: usize) {
    out.extend_from_slice(&U256::from(number).to_be_bytes::<WORD>());
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use alloy_primitives::hex;

    #[test]
    fn encodes_like_the_contract_abi() {
        let reads = [Read::new(
            Address::repeat_byte(0x11),
            [0x31, 0x3c, 0xe5, 0x67],
            &[],
        )];
        let expected = hex::decode(concat!(
            "82ad56cb",
            "0000000000000000000000000000000000000000000000000000000000000020",
            "0000000000000000000000000000000000000000000000000000000000000001",
            "0000000000000000000000000000000000000000000000000000000000000020",
            "0000000000000000000000001111111111111111111111111111111111111111",
            "0000000000000000000000000000000000000000000000000000000000000001",
            "0000000000000000000000000000000000000000000000000000000000000060",
            "0000000000000000000000000000000000000000000000000000000000000004",
            "313ce56700000000000000000000000000000000000000000000000000000000",
        ))
        .unwrap();
        assert_eq!(encode(&reads), expected);
    }

    #[test]
    fn decodes_success_and_failure() {
        let returned = hex::decode(concat!(
            "0000000000000000000000000000000000000000000000000000000000000020",
            "0000000000000000000000000000000000000000000000000000000000000002",
            "0000000000000000000000000000000000000000000000000000000000000040",
            "00000000000000000000000000000000000000000000000000000000000000c0",
            "0000000000000000000000000000000000000000000000000000000000000001",
            "0000000000000000000000000000000000000000000000000000000000000040",
            "0000000000000000000000000000000000000000000000000000000000000020",
            "0000000000000000000000000000000000000000000000000000000000000006",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "0000000000000000000000000000000000000000000000000000000000000040",
            "0000000000000000000000000000000000000000000000000000000000000000",
        ))
        .unwrap();
        let decoded = decode(&returned, 2).unwrap();
        assert_eq!(
            decoded
                .first()
                .copied()
                .flatten()
                .and_then(|bytes| word(bytes, 0)),
            Some(U256::from(6))
        );
        assert_eq!(decoded.get(1), Some(&None));
        assert_eq!(decode(&returned, 3), None);
        assert_eq!(decode(returned.get(..100).unwrap(), 2), None);
    }
}
