//! Whole numbers of up to 256 bits as text. One short loop each: a library's are made for numbers of any size, and
//! with the division that they bring along they were a twentieth of the module that judges.

use alloy_primitives::U256;

/// The most decimal digits of a 256-bit number.
const MAX_DIGITS: usize = 78;
/// Numbers are taken apart and put together nine decimal digits at a time, which fit in 32 bits.
const CHUNK: u64 = 1_000_000_000;
const CHUNK_DIGITS: usize = 9;
/// The 32-bit parts of a number, least first.
type Parts = [u32; 8];

/// The number that decimal digits stand for, leading zeros included; `None` for anything else, and for more than
/// 256 bits.
#[must_use]
pub fn from_decimal(digits: &str) -> Option<U256> {
    if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let mut parts = Parts::default();
    let (first, others) = digits.split_at_checked(digits.len() % CHUNK_DIGITS)?;
    let mut rest = others;
    append(&mut parts, first)?;
    while let Some((chunk, after)) = rest.split_at_checked(CHUNK_DIGITS) {
        append(&mut parts, chunk)?;
        rest = after;
    }
    Some(whole(parts))
}

/// The number that hex digits of either case stand for, leading zeros included; `None` for anything else, and for
/// more than 256 bits.
#[must_use]
pub fn from_hex(digits: &str) -> Option<U256> {
    if digits.is_empty() {
        return None;
    }
    let mut limbs = [0_u64; 4];
    for digit in digits.bytes() {
        let mut carry = u64::from(char::from(digit).to_digit(16)?);
        for limb in &mut limbs {
            let over = *limb >> 60;
            *limb = *limb << 4 | carry;
            carry = over;
        }
        if carry > 0 {
            return None;
        }
    }
    Some(U256::from_limbs(limbs))
}

/// A number in decimal digits.
#[must_use]
pub fn to_decimal(number: U256) -> String {
    let mut parts = parts(number);
    let mut digits = [b'0'; MAX_DIGITS];
    let mut first = MAX_DIGITS;
    let mut places = digits.iter_mut().enumerate().rev();
    while parts.iter().any(|&part| part > 0) {
        let mut chunk = split_off(&mut parts);
        for (place, digit) in places.by_ref().take(CHUNK_DIGITS) {
            *digit = b'0' | low_byte(chunk % 10);
            chunk /= 10;
            first = place;
        }
    }
    let digits = digits.get(first..).unwrap_or_default();
    let zeros = digits.iter().take_while(|&&digit| digit == b'0').count();
    match std::str::from_utf8(digits.get(zeros..).unwrap_or_default()) {
        Ok("") | Err(_) => "0".to_owned(),
        Ok(digits) => digits.to_owned(),
    }
}

/// A number in decimal digits, between two texts.
#[must_use]
pub fn numbered(before: &str, number: usize, after: &str) -> String {
    [before, &to_decimal(U256::from(number)), after].concat()
}

/// A number of 256 bits in two's complement, in decimal digits with its sign.
#[must_use]
pub fn to_signed_decimal(number: U256) -> String {
    if !number.bit(255) {
        return to_decimal(number);
    }
    ["-", &to_decimal(number.wrapping_neg())].concat()
}

/// `dividend / divisor`, rounded down; `None` of a division by zero.
#[must_use]
pub fn divide(dividend: U256, divisor: U256) -> Option<U256> {
    if divisor.is_zero() {
        return None;
    }
    let (mut quotient, mut rest) = (U256::ZERO, dividend);
    let widest = divisor.leading_zeros().saturating_sub(dividend.leading_zeros());
    for shift in (0..=widest).rev() {
        let part = divisor.wrapping_shl(shift);
        if rest >= part {
            rest = rest.wrapping_sub(part);
            quotient.set_bit(shift, true);
        }
    }
    Some(quotient)
}

/// Multiplies by ten for each of at most nine digits and adds them; `None` past 256 bits.
fn append(parts: &mut Parts, digits: &str) -> Option<()> {
    let mut scale = 1_u64;
    let mut carry = 0_u64;
    for digit in digits.bytes() {
        scale = scale.wrapping_mul(10);
        carry = carry
            .wrapping_mul(10)
            .wrapping_add(u64::from(digit.wrapping_sub(b'0')));
    }
    for part in parts {
        // At most (2^32-1)·10^9 + 2^32, which is less than 2^64.
        carry = u64::from(*part).wrapping_mul(scale).wrapping_add(carry);
        *part = low_half(carry);
        carry >>= 32;
    }
    (carry == 0).then_some(())
}

/// Divides by [`CHUNK`] and gives the remainder.
fn split_off(parts: &mut Parts) -> u64 {
    let mut rest = 0;
    for part in parts.iter_mut().rev() {
        let dividend = rest << 32 | u64::from(*part);
        *part = low_half(dividend / CHUNK);
        rest = dividend % CHUNK;
    }
    rest
}

fn parts(number: U256) -> Parts {
    let mut parts = Parts::default();
    for (pair, limb) in parts.chunks_exact_mut(2).zip(number.into_limbs()) {
        if let [low, high] = pair {
            (*low, *high) = (low_half(limb), low_half(limb >> 32));
        }
    }
    parts
}

fn whole(parts: Parts) -> U256 {
    let mut limbs = [0; 4];
    for (limb, pair) in limbs.iter_mut().zip(parts.chunks_exact(2)) {
        if let [low, high] = pair {
            *limb = u64::from(*high) << 32 | u64::from(*low);
        }
    }
    U256::from_limbs(limbs)
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the upper half is carried on by the caller"
)]
const fn low_half(number: u64) -> u32 {
    number as u32
}

#[expect(clippy::cast_possible_truncation, reason = "a decimal digit")]
const fn low_byte(digit: u64) -> u8 {
    digit as u8
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    /// Numbers around everything that is carried, and their digits by the library.
    fn numbers() -> Vec<U256> {
        let mut numbers = vec![U256::ZERO, U256::MAX];
        for shift in 0..256 {
            let bit = U256::ONE << shift;
            numbers.extend([bit, bit - U256::ONE, U256::MAX - bit, U256::MAX / bit]);
        }
        for power in 0..78 {
            let ten = U256::from(10).pow(U256::from(power));
            numbers.extend([ten, ten - U256::ONE, ten + U256::ONE, U256::MAX / ten]);
        }
        numbers
    }

    #[test]
    fn digits_are_those_of_the_library() {
        for number in numbers() {
            let decimal = number.to_string();
            assert_eq!(to_decimal(number), decimal);
            assert_eq!(from_decimal(&decimal), Some(number));
            assert_eq!(from_decimal(&format!("000{decimal}")), Some(number));
            let hex = format!("{number:x}");
            assert_eq!(from_hex(&hex), Some(number));
            assert_eq!(from_hex(&format!("000{}", hex.to_uppercase())), Some(number));
            let signed = alloy_primitives::I256::from_raw(number).to_string();
            assert_eq!(to_signed_decimal(number), signed);
        }
    }

    #[test]
    fn what_is_no_number_or_too_large_is_none() {
        let beyond = format!(
            "{}{}",
            "115792089237316195423570985008687907853269984665640564039457", "584007913129639936"
        );
        for text in [
            "",
            "-1",
            "+1",
            "1_0",
            " 1",
            "0x1",
            "a",
            "١",
            &beyond,
            &"9".repeat(79),
            &"1".repeat(1000),
        ] {
            assert_eq!(from_decimal(text), None, "{text}");
        }
        for text in [
            "",
            "-1",
            "g",
            "0x1",
            "1_0",
            &format!("1{}", "0".repeat(64)),
            &"f".repeat(65),
        ] {
            assert_eq!(from_hex(text), None, "{text}");
        }
    }

    #[test]
    fn division_is_that_of_the_library() {
        let numbers = numbers();
        for (at, &dividend) in numbers.iter().enumerate() {
            assert_eq!(divide(dividend, U256::ZERO), None);
            for &divisor in numbers.iter().skip(at % 7).step_by(7) {
                assert_eq!(divide(dividend, divisor), dividend.checked_div(divisor));
            }
        }
    }
}
