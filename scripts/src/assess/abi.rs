//! As much of the contract ABI as a described chain needs: Multicall3's batch of reads, and what contracts return.

use alloy_primitives::{Address, U256};

const WORD: usize = 32;
/// `aggregate3((address,bool,bytes)[])`.
const AGGREGATE3: [u8; 4] = [0x82, 0xad, 0x56, 0xcb];

/// The reads of an `aggregate3`: whom each calls, with what.
pub(super) fn reads(data: &[u8]) -> Option<Vec<(Address, &[u8])>> {
    let (selector, arguments) = data.split_first_chunk::<4>()?;
    if *selector != AGGREGATE3 {
        return None;
    }
    let list = arguments.get(index(arguments, 0)?..)?;
    let entries = list.get(WORD..)?;
    (0..index(list, 0)?)
        .map(|at| {
            let entry = entries.get(index(entries, at)?..)?;
            let data = entry.get(index(entry, 2)?..)?;
            let length = index(data, 0)?;
            Some((address_at(entry, 0)?, data.get(WORD..WORD.checked_add(length)?)?))
        })
        .collect()
}

/// What `aggregate3` returns: whether each read succeeded, and with what.
pub(super) fn aggregate(results: &[Option<Vec<u8>>]) -> Vec<u8> {
    let mut heads = Vec::new();
    let mut tails: Vec<u8> = Vec::new();
    for result in results {
        let start = results.len().saturating_mul(WORD).saturating_add(tails.len());
        heads.extend(Returned::count(start));
        tails.extend(Returned::truth(result.is_some()));
        tails.extend(Returned::count(WORD.saturating_mul(2)));
        tails.extend(Returned::bytes(result.as_deref().unwrap_or_default()));
    }
    [
        Returned::count(WORD),
        Returned::count(results.len()),
        heads,
        tails,
    ]
    .concat()
}

/// What contracts return.
pub(super) struct Returned;

impl Returned {
    /// One number.
    pub(super) fn word(number: U256) -> Vec<u8> {
        number.to_be_bytes_vec()
    }

    /// One truth.
    pub(super) fn truth(truth: bool) -> Vec<u8> {
        Self::count(usize::from(truth))
    }

    /// One number that counts something here.
    fn count(number: usize) -> Vec<u8> {
        Self::word(U256::from(number))
    }

    /// One address.
    pub(super) fn address(address: Address) -> Vec<u8> {
        Self::word(U256::from_be_slice(address.as_slice()))
    }

    /// One string.
    pub(super) fn text(text: &str) -> Vec<u8> {
        [Self::count(WORD), Self::bytes(text.as_bytes())].concat()
    }

    /// The length of some bytes, the bytes, and zeros up to a whole word.
    fn bytes(bytes: &[u8]) -> Vec<u8> {
        let mut out = Self::count(bytes.len());
        out.extend_from_slice(bytes);
        out.resize(out.len().next_multiple_of(WORD), 0);
        out
    }
}

/// The word at a place.
pub(super) fn word_at(words: &[u8], place: usize) -> Option<U256> {
    let start = place.checked_mul(WORD)?;
    U256::try_from_be_slice(words.get(start..start.checked_add(WORD)?)?)
}

/// The address at a place.
pub(super) fn address_at(words: &[u8], place: usize) -> Option<Address> {
    word_at(words, place).map(|word| Address::from_word(word.into()))
}

fn index(words: &[u8], place: usize) -> Option<usize> {
    usize::try_from(word_at(words, place)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use guard::multicall::{Read, decode, encode};

    #[test]
    fn reads_are_what_the_guard_batched() {
        let to = Address::repeat_byte(7);
        let batch = [
            Read::new(to, [1, 2, 3, 4], &[]),
            Read::new(to, [5, 6, 7, 8], &[U256::from(9)]),
        ];
        let expected: Vec<(Address, &[u8])> =
            batch.iter().map(|read| (read.to, read.data.as_slice())).collect();
        assert_eq!(reads(&encode(&batch)), Some(expected));
        assert_eq!(reads(&[1, 2, 3, 4]), None);
    }

    #[test]
    fn results_are_what_the_guard_reads() {
        let results = [
            Some(Returned::count(5)),
            None,
            Some(Returned::text("USDC")),
            Some(Vec::new()),
        ];
        let expected: Vec<Option<&[u8]>> = results.iter().map(Option::as_deref).collect();
        assert_eq!(decode(&aggregate(&results), results.len()), Some(expected));
    }
}
