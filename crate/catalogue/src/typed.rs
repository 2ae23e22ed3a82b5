//! What a person types or pastes.

use alloy_primitives::Address;

/// Reads an address.
///
/// # Errors
/// The key of the sentence that says what is wrong: it is none, or the capital letters of a checksum do not fit.
pub fn read_address(typed: &str) -> Result<Address, &'static str> {
    let typed = typed.trim();
    let digits = typed.strip_prefix("0x").unwrap_or_default();
    let account: Address = typed.parse().map_err(|_| "ui_bad_address")?;
    if digits.len() != 40 {
        return Err("ui_bad_address");
    }
    let mixed = digits.bytes().any(|byte| byte.is_ascii_lowercase())
        && digits.bytes().any(|byte| byte.is_ascii_uppercase());
    if mixed && account.to_checksum(None) != typed {
        return Err("ui_bad_checksum");
    }
    Ok(account)
}

#[cfg(test)]
mod tests {
    use super::read_address;

    #[test]
    fn addresses_as_people_paste_them() {
        let good = [
            " 0x000000000022D473030F116dDEE9F6B43aC78BA3\n",
            "0x000000000022d473030f116ddee9f6b43ac78ba3",
            "0x000000000022D473030F116DDEE9F6B43AC78BA3",
        ];
        for typed in good {
            assert!(read_address(typed).is_ok(), "{typed}");
        }
        let bad = [
            "",
            "0x",
            "000000000022d473030f116ddee9f6b43ac78ba3",
            "0x00",
            "vitalik.eth",
        ];
        for typed in bad {
            assert_eq!(read_address(typed), Err("ui_bad_address"), "{typed}");
        }
        assert_eq!(
            read_address("0x000000000022d473030F116dDEE9F6B43aC78BA3"),
            Err("ui_bad_checksum")
        );
    }
}
