//! What a person types as an amount of a token.

use alloy_primitives::U256;

/// The most characters that are read: 78 digits, a point, and some room for spaces.
pub(super) const LONGEST: usize = 100;

/// Why what was typed is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// Nothing is typed yet.
    Empty,
    /// It is no number of digits with at most one point.
    NoNumber,
    /// The token has fewer decimal places.
    TooFine,
    /// It is nothing.
    Zero,
    /// It is more than the page asks.
    TooMuch,
}

/// The amount in the token's smallest unit: plain digits, with a point before those that are less than one. Commas
/// are refused, since half of the world reads them the other way.
pub(super) fn read(text: &str, decimals: u8, most: U256) -> Result<U256, Fault> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Fault::Empty);
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let has_digits = !(whole.is_empty() && part.is_empty());
    if text.len() > LONGEST || !has_digits || !is_digits(whole) || !is_digits(part) {
        return Err(Fault::NoNumber);
    }
    let part = part.trim_end_matches('0');
    let places = usize::from(decimals);
    if part.len() > places {
        return Err(Fault::TooFine);
    }
    let digits = format!("{whole}{part:0<places$}");
    let significant = digits.trim_start_matches('0');
    if significant.is_empty() {
        return Err(Fault::Zero);
    }
    let amount = U256::from_str_radix(significant, 10).map_err(|_| Fault::TooMuch)?;
    if amount > most {
        Err(Fault::TooMuch)
    } else {
        Ok(amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_exactly_or_not_at_all() {
        let most = U256::from(5_000_000_u64);
        for (text, decimals, expected) in [
            ("2", 6, Ok(2_000_000)),
            (" 2.5 ", 6, Ok(2_500_000)),
            (".5", 6, Ok(500_000)),
            ("5.", 6, Ok(5_000_000)),
            ("0002.000000000", 6, Ok(2_000_000)),
            ("0.000001", 6, Ok(1)),
            ("7", 0, Ok(7)),
            ("", 6, Err(Fault::Empty)),
            (" ", 6, Err(Fault::Empty)),
            (".", 6, Err(Fault::NoNumber)),
            ("1,5", 6, Err(Fault::NoNumber)),
            ("1e3", 6, Err(Fault::NoNumber)),
            ("-1", 6, Err(Fault::NoNumber)),
            ("0x1", 6, Err(Fault::NoNumber)),
            ("1.2.3", 6, Err(Fault::NoNumber)),
            ("١", 6, Err(Fault::NoNumber)),
            ("0.0000001", 6, Err(Fault::TooFine)),
            ("7.5", 0, Err(Fault::TooFine)),
            ("0", 6, Err(Fault::Zero)),
            ("0.0", 6, Err(Fault::Zero)),
            ("5.000001", 6, Err(Fault::TooMuch)),
        ] {
            assert_eq!(
                read(text, decimals, most),
                expected.map(|value: u64| U256::from(value)),
                "{text}"
            );
        }
        let nines = "9".repeat(78);
        assert_eq!(read(&nines, 0, U256::MAX), Err(Fault::TooMuch));
        assert_eq!(read(&"1".repeat(LONGEST + 1), 0, U256::MAX), Err(Fault::NoNumber));
        assert_eq!(read(&U256::MAX.to_string(), 0, U256::MAX), Ok(U256::MAX));
    }
}
