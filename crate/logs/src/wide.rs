//! Sixteen bytes of a text at once.

#[cfg(target_feature = "simd128")]
pub(crate) use simd::{bytes_of, first_special};

#[cfg(not(target_feature = "simd128"))]
pub(crate) use plain::{bytes_of, first_special};

/// Sixteen bytes of a text.
type Chunk = [u8; 16];

/// As a browser runs it.
#[cfg(target_feature = "simd128")]
mod simd {
    use super::Chunk;
    use core::arch::wasm32::{
        i16x8_shl, u8x16_add, u8x16_all_true, u8x16_bitmask, u8x16_eq, u8x16_lt, u8x16_narrow_i16x8,
        u8x16_splat, u8x16_sub, u16x8_shr, u16x8_splat, u64x2, u64x2_extract_lane, v128, v128_and,
        v128_bitselect, v128_or,
    };

    /// Where the first quote or backslash stands.
    pub(crate) fn first_special(chunk: &Chunk) -> Option<usize> {
        let bytes = load(*chunk);
        let is = |byte| u8x16_eq(bytes, u8x16_splat(byte));
        let places = u8x16_bitmask(v128_or(is(b'"'), is(b'\\')));
        (places != 0).then(|| places.trailing_zeros() as usize)
    }

    /// The bytes that sixteen hex digits stand for.
    pub(crate) fn bytes_of(digits: &Chunk) -> Option<[u8; 8]> {
        let digits = load(*digits);
        let number = u8x16_sub(digits, u8x16_splat(b'0'));
        let letter = u8x16_sub(v128_or(digits, u8x16_splat(0x20)), u8x16_splat(b'a'));
        let is_number = u8x16_lt(number, u8x16_splat(10));
        let is_letter = u8x16_lt(letter, u8x16_splat(6));
        if !u8x16_all_true(v128_or(is_number, is_letter)) {
            return None;
        }
        let values = v128_bitselect(number, u8x16_add(letter, u8x16_splat(10)), is_number);
        // The first digit of a pair is the low byte of its lane.
        let pairs = v128_or(i16x8_shl(values, 4), u16x8_shr(values, 8));
        let bytes = v128_and(pairs, u16x8_splat(0xff));
        Some(u64x2_extract_lane::<0>(u8x16_narrow_i16x8(bytes, bytes)).to_le_bytes())
    }

    fn load(chunk: Chunk) -> v128 {
        let all = u128::from_le_bytes(chunk);
        #[expect(clippy::cast_possible_truncation, reason = "its low half")]
        let low = all as u64;
        u64x2(low, (all >> 64) as u64)
    }
}

/// As everything else runs it.
#[cfg(not(target_feature = "simd128"))]
mod plain {
    use super::{Chunk, digit};

    /// Where the first quote or backslash stands.
    pub(crate) fn first_special(chunk: &Chunk) -> Option<usize> {
        chunk.iter().position(|&byte| byte == b'"' || byte == b'\\')
    }

    /// The bytes that sixteen hex digits stand for.
    pub(crate) fn bytes_of(digits: &Chunk) -> Option<[u8; 8]> {
        let mut bytes = [0; 8];
        for (&[high, low], byte) in digits.as_chunks().0.iter().zip(&mut bytes) {
            *byte = (digit(high)? << 4) | digit(low)?;
        }
        Some(bytes)
    }
}

/// The value of a hex digit.
pub(crate) fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte.wrapping_sub(b'0')),
        b'a'..=b'f' => Some(byte.wrapping_sub(b'a' - 10)),
        b'A'..=b'F' => Some(byte.wrapping_sub(b'A' - 10)),
        _ => None,
    }
}
