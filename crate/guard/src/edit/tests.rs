use super::approval::read as approval;
use super::carrier::{CARRIERS, Carry};
use super::*;
use crate::calldata;

/// The rows here and the table of functions say the same of a selector.
#[test]
fn selectors_are_those_of_the_table() {
    for (selector, signature, _) in CARRIERS {
        let function = calldata::function(selector.to_be_bytes()).map(|function| function.signature);
        let known = function.and_then(crate::abi::Signature::parse);
        assert_eq!(known.map(|known| known.to_string()).as_deref(), Some(*signature));
    }
    for (selector, signature) in [
        ("095ea7b3", "approve(address spender,uint256 value)"),
        (
            "39509351",
            "increaseAllowance(address spender,uint256 addedValue)",
        ),
        ("d73dd623", "increaseApproval(address spender,uint256 addedValue)"),
        (
            "87517c45",
            "approve(address token,address spender,uint160 amount,uint48 expiration)",
        ),
    ] {
        let mut data = hex::decode(selector).unwrap_or_default();
        let first = data.first_chunk().copied().unwrap_or_default();
        let function = calldata::function(first);
        assert_eq!(function.map(|function| function.signature), Some(signature));
        data.resize(4 + 4 * 32, 0);
        assert!(approval(Address::ZERO, &data, 0).is_some(), "{signature}");
    }
    assert!(CARRIERS.iter().any(|(.., carry)| *carry == Carry::One));
}

#[test]
fn bits_beyond_a_type_are_no_approval() {
    let mut data = hex::decode("87517c45").unwrap_or_default();
    data.resize(4 + 4 * 32, 0);
    for (at, is_read) in [
        (4 + 11, false),
        (4 + 12, true),
        (4 + 64 + 11, false),
        (4 + 64 + 12, true),
        (4 + 96 + 25, false),
        (4 + 96 + 26, true),
    ] {
        let mut data = data.clone();
        data.splice(at..=at, [1]);
        assert_eq!(approval(Address::ZERO, &data, 0).is_some(), is_read, "{at}");
    }
    data.pop();
    assert!(approval(Address::ZERO, &data, 0).is_none());
}
