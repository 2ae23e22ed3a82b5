//! Numbers, addresses and spans of time before a language dresses them.

use alloy_primitives::{Address, U256};

/// The most significant digits of an amount that is shown (the exact one stays available).
const SIGNIFICANT: usize = 6;
/// A number with more integer digits than this is shown as a power of ten.
const LONGEST_INTEGER: usize = 15;

/// A value in the smallest unit as a plain decimal number, exact, without trailing zeros:
/// `decimal(1_500_000, 6)` is `1.5`.
#[must_use]
pub fn decimal(value: U256, decimals: u8) -> String {
    let places = usize::from(decimals);
    let digits = value.to_string();
    let padded = format!("{digits:0>width$}", width = places.saturating_add(1));
    let (whole, fraction) = padded.split_at(padded.len().saturating_sub(places));
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() {
        return whole.to_owned();
    }
    format!("{whole}.{fraction}")
}

/// Cents as a plain number of dollars: without cents from a hundred dollars on, which no estimate of a price is good for.
pub(crate) fn dollars(cents: U256) -> String {
    const WHOLE_FROM: u64 = 10_000;
    if cents < U256::from(WHOLE_FROM) {
        return decimal(cents, 2);
    }
    rounded_division(cents, 100).to_string()
}

/// `0x12345678…90AbcdEf`: the first and last 4 bytes, in EIP-55 spelling. Fewer would be cheap to imitate.
#[must_use]
pub fn short_address(address: &Address) -> String {
    let full = address.to_checksum(None);
    match (full.get(..10), full.get(34..)) {
        (Some(head), Some(tail)) => format!("{head}…{tail}"),
        _ => full,
    }
}

/// A plain decimal number for the eye.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Rounded {
    /// As a plain decimal number.
    Plain(String),
    /// `mantissa × 10^exponent`.
    Power {
        /// One digit, then up to five more.
        mantissa: String,
        /// The power of ten.
        exponent: usize,
    },
}

/// Rounds (half up) to six significant digits. The integer part keeps its length.
pub(crate) fn round(plain: &str) -> Rounded {
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let all: Vec<u8> = whole.bytes().chain(fraction.bytes()).collect();
    let Some(first) = all.iter().position(|digit| *digit != b'0') else {
        return Rounded::Plain("0".to_owned());
    };
    let mut point = whole.len();
    let mut digits = all;
    let keep = first.saturating_add(SIGNIFICANT);
    if digits.get(keep).is_some_and(|next| *next >= b'5') {
        digits.truncate(keep);
        if carry(&mut digits) {
            digits.insert(0, b'1');
            point = point.saturating_add(1);
        }
    }
    digits.truncate(keep);
    let text: String = digits.iter().map(|digit| char::from(*digit)).collect();
    place_point(&text, point)
}

/// Adds one in the last place; true if the number grew by a digit (which the caller puts in front).
fn carry(digits: &mut [u8]) -> bool {
    for digit in digits.iter_mut().rev() {
        if *digit != b'9' {
            *digit = digit.saturating_add(1);
            return false;
        }
        *digit = b'0';
    }
    true
}

fn place_point(digits: &str, point: usize) -> Rounded {
    let padded = format!("{digits:0<point$}");
    let (whole, fraction) = padded.split_at(point.min(padded.len()));
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        significant => significant,
    };
    if whole.len() > LONGEST_INTEGER {
        let (head, tail) = whole.split_at(1);
        let tail = tail
            .get(..SIGNIFICANT.saturating_sub(1))
            .unwrap_or(tail)
            .trim_end_matches('0');
        let mantissa = if tail.is_empty() {
            head.to_owned()
        } else {
            format!("{head}.{tail}")
        };
        return Rounded::Power {
            mantissa,
            exponent: whole.len().saturating_sub(1),
        };
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() {
        return Rounded::Plain(whole.to_owned());
    }
    Rounded::Plain(format!("{whole}.{fraction}"))
}

/// A unit of time and how many of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Span {
    /// The catalogue key without its plural suffix.
    pub(crate) key: &'static str,
    /// How many.
    pub(crate) count: U256,
}

/// A span of time in the unit that a person would choose, rounded to it.
pub(crate) fn span(seconds: U256) -> Span {
    const UNITS: [(&str, u64, u64); 5] = [
        ("fmt_seconds", 1, 60),
        ("fmt_minutes", 60, 60),
        ("fmt_hours", 3_600, 48),
        ("fmt_days", 86_400, 60),
        // A twelfth of a mean Gregorian year.
        ("fmt_months", 2_629_746, 24),
    ];
    const YEAR: u64 = 31_556_952;
    let rounded = |unit: u64| rounded_division(seconds, unit);
    let found = UNITS
        .into_iter()
        .find(|(_, unit, below)| rounded(*unit) < U256::from(*below));
    match found {
        Some(("fmt_hours", unit, _)) if rounded(unit) == U256::from(24) => Span {
            key: "fmt_days",
            count: U256::ONE,
        },
        Some(("fmt_months", unit, _)) if rounded(unit) == U256::from(12) => Span {
            key: "fmt_years",
            count: U256::ONE,
        },
        Some((key, unit, _)) => Span {
            key,
            count: rounded(unit),
        },
        None => Span {
            key: "fmt_years",
            count: rounded(YEAR),
        },
    }
}

fn rounded_division(value: U256, unit: u64) -> U256 {
    let half = U256::from(unit.checked_div(2).unwrap_or(0));
    value
        .saturating_add(half)
        .checked_div(U256::from(unit))
        .unwrap_or(value)
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::arithmetic_side_effects,
        reason = "a test may fail loudly"
    )]
    use super::*;

    #[test]
    fn decimals_are_exact() {
        let cases = [
            (0, 6, "0"),
            (1, 6, "0.000001"),
            (1_500_000, 6, "1.5"),
            (1_000_000, 6, "1"),
            (42, 0, "42"),
            (10, 0, "10"),
        ];
        for (value, decimals, expected) in cases {
            assert_eq!(decimal(U256::from(value), decimals), expected);
        }
        assert_eq!(decimal(U256::MAX, 77).len(), 79);
        // Past what the type promises, still a number.
        assert!(decimal(U256::ONE, 255).starts_with("0.000"));
    }

    #[test]
    fn dollars_have_cents_while_they_are_few() {
        let cases = [
            (1, "0.01"),
            (50, "0.5"),
            (9_999, "99.99"),
            (10_000, "100"),
            (123_449, "1234"),
            (123_450, "1235"),
        ];
        for (cents, expected) in cases {
            assert_eq!(dollars(U256::from(cents)), expected);
        }
    }

    #[test]
    fn six_significant_digits() {
        let plain = |text: &str| match round(text) {
            Rounded::Plain(text) => text,
            Rounded::Power { mantissa, exponent } => format!("{mantissa}e{exponent}"),
        };
        let cases = [
            ("0", "0"),
            ("0.0", "0"),
            ("1234.5", "1234.5"),
            ("1234567.89", "1234570"),
            ("12.3456789", "12.3457"),
            ("0.00000123456789", "0.00000123457"),
            ("999999.5", "1000000"),
            ("9.9999996", "10"),
            ("100", "100"),
            ("250000000000000", "250000000000000"),
            ("1000000000000000", "1e15"),
            (
                "115792089237316195423570985008687907853269984665640564039457.5",
                "1.15792e59",
            ),
        ];
        for (from, to) in cases {
            assert_eq!(plain(from), to, "{from}");
        }
    }

    #[test]
    fn addresses_show_four_bytes_each_side() {
        let permit2: Address = "0x000000000022d473030f116ddee9f6b43ac78ba3".parse().unwrap();
        assert_eq!(short_address(&permit2), "0x00000000…3aC78BA3");
    }

    #[test]
    fn spans_take_a_natural_unit() {
        let day = 86_400_u64;
        let cases = [
            (0, "fmt_seconds", 0),
            (59, "fmt_seconds", 59),
            (60, "fmt_minutes", 1),
            (1_800, "fmt_minutes", 30),
            (3_599, "fmt_hours", 1),
            (day, "fmt_days", 1),
            (30 * day, "fmt_days", 30),
            (180 * day, "fmt_months", 6),
            (365 * day, "fmt_years", 1),
            (730 * day, "fmt_years", 2),
        ];
        for (seconds, key, count) in cases {
            assert_eq!(
                span(U256::from(seconds)),
                Span {
                    key,
                    count: U256::from(count)
                },
                "{seconds}"
            );
        }
        assert_eq!(span(U256::MAX).key, "fmt_years");
    }
}
