//! Messages that are, or may be, what something else is signed by.

/// 32 bytes, also as text in hex; anything that begins as signed data does (ERC-191); a transaction or an
/// authorization of code as it is signed (EIP-2718, EIP-7702): a type byte and one list, or the list alone,
/// which is never text.
pub(crate) fn is_hash_like(bytes: &[u8]) -> bool {
    match bytes {
        [0x19, ..] => true,
        [0x01..=0x05, list @ ..] if is_rlp_list(list) => true,
        _ => {
            bytes.len() == 32
                || is_hash_text(bytes)
                || (is_rlp_list(bytes) && std::str::from_utf8(bytes).is_err())
        }
    }
}

/// Whether the text is a hash and nothing else: contracts can write one out to compare with.
fn is_hash_text(bytes: &[u8]) -> bool {
    const DIGITS: usize = 64;
    let text = bytes.trim_ascii();
    let prefixed = text.strip_prefix(b"0x").or_else(|| text.strip_prefix(b"0X"));
    let digits = prefixed.unwrap_or(text);
    digits.len() == DIGITS && digits.iter().all(u8::is_ascii_hexdigit)
}

/// Whether the bytes are one RLP list and nothing else, by its length.
fn is_rlp_list(bytes: &[u8]) -> bool {
    let Some((&first, rest)) = bytes.split_first() else {
        return false;
    };
    if let Some(long) = first.checked_sub(0xf7).filter(|long| *long > 0) {
        let Some((length, items)) = rest.split_at_checked(usize::from(long)) else {
            return false;
        };
        let length = length.iter().try_fold(0_usize, |sum, byte| {
            sum.checked_mul(256)?.checked_add(usize::from(*byte))
        });
        return length == Some(items.len());
    }
    let short = first.checked_sub(0xc0).map(usize::from);
    short == Some(rest.len())
}
