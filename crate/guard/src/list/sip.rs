//! SipHash-2-4 (Aumasson and Bernstein): a short keyed hash. With a key that nobody else knows, no maker of a list can
//! choose a name that is taken for another one.

/// A key of 128 bits.
pub type Key = [u8; 16];

/// The hash of `bytes`.
pub(super) fn hash(key: &Key, bytes: &[u8]) -> u64 {
    let (low, high) = key.split_at(8);
    let (k0, k1) = (word(low), word(high));
    let mut state = [
        k0 ^ 0x736f_6d65_7073_6575,
        k1 ^ 0x646f_7261_6e64_6f6d,
        k0 ^ 0x6c79_6765_6e65_7261,
        k1 ^ 0x7465_6462_7974_6573,
    ];
    let mut words = bytes.chunks_exact(8);
    for chunk in &mut words {
        absorb(&mut state, word(chunk));
    }
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    absorb(&mut state, word(words.remainder()) | (length << 56));
    let [_, _, third, _] = &mut state;
    *third ^= 0xff;
    for _ in 0..4 {
        round(&mut state);
    }
    state.iter().fold(0, |sum, word| sum ^ word)
}

fn absorb(state: &mut [u64; 4], word: u64) {
    let [_, _, _, last] = state;
    *last ^= word;
    round(state);
    round(state);
    let [first, ..] = state;
    *first ^= word;
}

fn round([v0, v1, v2, v3]: &mut [u64; 4]) {
    *v0 = v0.wrapping_add(*v1);
    *v1 = v1.rotate_left(13) ^ *v0;
    *v0 = v0.rotate_left(32);
    *v2 = v2.wrapping_add(*v3);
    *v3 = v3.rotate_left(16) ^ *v2;
    *v0 = v0.wrapping_add(*v3);
    *v3 = v3.rotate_left(21) ^ *v0;
    *v2 = v2.wrapping_add(*v1);
    *v1 = v1.rotate_left(17) ^ *v2;
    *v2 = v2.rotate_left(32);
}

/// Up to eight bytes, the lowest first.
fn word(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .rev()
        .fold(0, |word, &byte| (word << 8) | u64::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of the reference implementation: the key 00 01 … 0f, and the first bytes of the same.
    #[test]
    fn is_the_reference() {
        let key: Key = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
        let input: Vec<u8> = (0..15).collect();
        assert_eq!(hash(&key, &[]), 0x726f_db47_dd0e_0e31);
        assert_eq!(
            hash(&key, input.get(..8).unwrap_or_default()),
            0x93f5_f579_9a93_2462
        );
        assert_eq!(hash(&key, &input), 0xa129_ca61_49be_45e5);
    }
}
