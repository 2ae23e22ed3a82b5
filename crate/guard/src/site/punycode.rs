//! Punycode (RFC 3492): how names in other scripts than Latin are written in ASCII. Without the `xn--` before it.

const BASE: u32 = 36;
const T_MIN: u32 = 1;
const T_MAX: u32 = 26;
const SKEW: u32 = 38;
const DAMP: u32 = 700;
const FIRST_BIAS: u32 = 72;
const FIRST_CODE: u32 = 128;
/// The longest label that is read or written, in bytes: longer ones are no labels, and time grows with the square.
const LONGEST: usize = 63;

/// The characters that an ASCII text stands for; `None` if it stands for none.
#[must_use]
pub fn decode(text: &str) -> Option<Vec<char>> {
    if text.len() > LONGEST {
        return None;
    }
    let (plain, rest) = text.rsplit_once('-').unwrap_or(("", text));
    if !plain.is_ascii() {
        return None;
    }
    let mut found: Vec<char> = plain.chars().collect();
    let mut digits = rest.bytes();
    let (mut code, mut at, mut bias) = (FIRST_CODE, 0_u32, FIRST_BIAS);
    while digits.len() > 0 {
        let before = at;
        at = read_integer(&mut digits, at, bias)?;
        let length = u32::try_from(found.len()).ok()?.checked_add(1)?;
        bias = adapt(at.checked_sub(before)?, length, before == 0);
        code = code.checked_add(at.checked_div(length)?)?;
        at = at.checked_rem(length)?;
        let place = usize::try_from(at).ok().filter(|&place| place <= found.len())?;
        found.insert(place, char::from_u32(code)?);
        at = at.checked_add(1)?;
    }
    Some(found)
}

/// The ASCII text that stands for these characters; `None` if it would be too long.
#[must_use]
pub fn encode(text: &[char]) -> Option<String> {
    if text.len() > LONGEST {
        return None;
    }
    let mut out: String = text.iter().filter(|character| character.is_ascii()).collect();
    let plain = u32::try_from(out.len()).ok()?;
    if plain > 0 {
        out.push('-');
    }
    let (mut code, mut delta, mut bias, mut done) = (FIRST_CODE, 0_u32, FIRST_BIAS, plain);
    while usize::try_from(done).ok()? < text.len() {
        let next = text
            .iter()
            .map(|&one| u32::from(one))
            .filter(|&one| one >= code)
            .min()?;
        let step = next.checked_sub(code)?.checked_mul(done.checked_add(1)?)?;
        delta = delta.checked_add(step)?;
        code = next;
        for &character in text {
            if u32::from(character) < code {
                delta = delta.checked_add(1)?;
            }
            if u32::from(character) == code {
                write_integer(&mut out, delta, bias)?;
                let length = done.checked_add(1)?;
                bias = adapt(delta, length, done == plain);
                delta = 0;
                done = length;
            }
        }
        delta = delta.checked_add(1)?;
        code = code.checked_add(1)?;
    }
    (out.len() <= LONGEST).then_some(out)
}

/// A variable-length integer, added to `start`.
fn read_integer(digits: &mut impl Iterator<Item = u8>, start: u32, bias: u32) -> Option<u32> {
    let (mut sum, mut weight, mut place) = (start, 1_u32, BASE);
    loop {
        let digit = digit_of(digits.next()?)?;
        sum = sum.checked_add(digit.checked_mul(weight)?)?;
        let threshold = threshold(place, bias);
        if digit < threshold {
            return Some(sum);
        }
        weight = weight.checked_mul(BASE.checked_sub(threshold)?)?;
        place = place.checked_add(BASE)?;
    }
}

fn write_integer(out: &mut String, value: u32, bias: u32) -> Option<()> {
    let (mut left, mut place) = (value, BASE);
    loop {
        let threshold = threshold(place, bias);
        if left < threshold {
            out.push(letter_of(left)?);
            return Some(());
        }
        let (over, span) = (left.checked_sub(threshold)?, BASE.checked_sub(threshold)?);
        out.push(letter_of(threshold.checked_add(over.checked_rem(span)?)?)?);
        left = over.checked_div(span)?;
        place = place.checked_add(BASE)?;
    }
}

fn threshold(place: u32, bias: u32) -> u32 {
    place.saturating_sub(bias).clamp(T_MIN, T_MAX)
}

fn adapt(delta: u32, length: u32, first: bool) -> u32 {
    let mut delta = delta.checked_div(if first { DAMP } else { 2 }).unwrap_or(0);
    delta = delta.saturating_add(delta.checked_div(length).unwrap_or(0));
    let mut bias = 0_u32;
    while delta > 455 {
        delta = delta.checked_div(BASE.saturating_sub(T_MIN)).unwrap_or(0);
        bias = bias.saturating_add(BASE);
    }
    let top = BASE.saturating_sub(T_MIN).saturating_add(1).saturating_mul(delta);
    bias.saturating_add(top.checked_div(delta.saturating_add(SKEW)).unwrap_or(0))
}

fn digit_of(byte: u8) -> Option<u32> {
    match byte {
        b'a'..=b'z' => Some(u32::from(byte.saturating_sub(b'a'))),
        b'A'..=b'Z' => Some(u32::from(byte.saturating_sub(b'A'))),
        b'0'..=b'9' => Some(u32::from(byte.saturating_sub(b'0')).saturating_add(26)),
        _ => None,
    }
}

fn letter_of(digit: u32) -> Option<char> {
    let letters = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let place = usize::try_from(digit).ok()?;
    letters.get(place).map(|&byte| char::from(byte))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]
    use super::*;

    /// Of RFC 3492, section 7.1, and names that are in use.
    const PAIRS: [(&str, &str); 7] = [
        ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
        ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"),
        ("3年b組金八先生", "3b-ww4c5e180e575a65lsy2b"),
        ("bücher", "bcher-kva"),
        ("münchen", "mnchen-3ya"),
        ("unіswap", "unswap-qvf"),
        ("ü", "tda"),
    ];

    #[test]
    fn both_ways() {
        for (text, ascii) in PAIRS {
            let characters: Vec<char> = text.chars().collect();
            assert_eq!(encode(&characters).as_deref(), Some(ascii), "{text}");
            assert_eq!(decode(ascii).as_deref(), Some(characters.as_slice()), "{ascii}");
        }
    }

    #[test]
    fn what_is_none_is_refused() {
        for text in ["99999999", "!", "a-\u{e9}", &"a".repeat(64), "zzzzzzzzzzzzzzzzzz"] {
            assert_eq!(decode(text), None, "{text}");
        }
        assert_eq!(decode("").as_deref(), Some(&[] as &[char]));
        assert_eq!(encode(&['ü'; 64]), None);
    }
}
