//! English in UTC, for the command line and for tests: the same words on every machine.

use crate::Locale;

/// English with thousands separators, times in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct English {
    /// The present, in unix seconds.
    pub now: u64,
}

impl Locale for English {
    fn now(&self) -> u64 {
        self.now
    }

    fn number(&self, plain: &str) -> String {
        let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
        let mut grouped = String::new();
        for (index, digit) in whole.chars().enumerate() {
            let left = whole.len().saturating_sub(index);
            if index > 0 && left.is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        if fraction.is_empty() {
            return grouped;
        }
        format!("{grouped}.{fraction}")
    }

    fn money(&self, plain: &str) -> String {
        match plain.split_once('.') {
            Some((whole, cents)) => format!("${}.{cents:0<2}", self.number(whole)),
            None => format!("${}", self.number(plain)),
        }
    }

    fn date(&self, unix: u64) -> String {
        let (year, month, day) = civil(unix);
        format!("{day} {month} {year}")
    }

    fn clock(&self, unix: u64) -> String {
        let minutes = unix.checked_div(60).unwrap_or(0);
        let hour = minutes
            .checked_div(60)
            .and_then(|hours| hours.checked_rem(24))
            .unwrap_or(0);
        let minute = minutes.checked_rem(60).unwrap_or(0);
        format!("{hour:02}:{minute:02} UTC")
    }

    fn plural(&self, count: u64) -> String {
        if count == 1 { "one" } else { "other" }.to_owned()
    }
}

/// The Gregorian day of a moment before the year 10000: year, month name, day of the month.
#[allow(
    clippy::arithmetic_side_effects,
    reason = "constant divisors, and at most 3.7 million days: every term stays far inside u64"
)]
fn civil(unix: u64) -> (u64, &'static str, u64) {
    // Days are counted from 1 March 0000, so that the leap day is the last of its year; 400 years are
    // 146,097 days, and from March on the months' lengths follow (153 m + 2) / 5.
    const MONTHS: [&str; 12] = [
        "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb",
    ];
    let days = unix.min(crate::render::LAST_MOMENT) / 86_400 + 719_468;
    let of_era = days % 146_097;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let year = days / 146_097 * 400 + year_of_era + u64::from(month >= 10);
    let name = usize::try_from(month).ok().and_then(|index| MONTHS.get(index));
    (year, name.copied().unwrap_or_default(), day)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: English = English { now: 0 };

    #[test]
    fn days_and_clocks() {
        let cases = [
            (0, "1 Jan 1970", "00:00 UTC"),
            (951_782_400, "29 Feb 2000", "00:00 UTC"),
            (1_826_712_600, "20 Nov 2027", "12:10 UTC"),
            (4_107_542_399, "28 Feb 2100", "23:59 UTC"),
            (253_402_300_799, "31 Dec 9999", "23:59 UTC"),
        ];
        for (unix, date, clock) in cases {
            assert_eq!(ENGLISH.date(unix), date);
            assert_eq!(ENGLISH.clock(unix), clock);
        }
    }

    #[test]
    fn thousands() {
        for (plain, expected) in [
            ("7", "7"),
            ("1000", "1,000"),
            ("123456.7891", "123,456.7891"),
            ("1234567", "1,234,567"),
        ] {
            assert_eq!(ENGLISH.number(plain), expected);
        }
    }
}
