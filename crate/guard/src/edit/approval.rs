//! The approvals that can be cut, as calldata.

use crate::calldata::SELECTOR;
use alloy_primitives::{Address, U256};

/// `approve(address,uint256)`.
const APPROVE: u32 = 0x095e_a7b3;
/// `increaseAllowance(address,uint256)` and its elder `increaseApproval(address,uint256)`.
const INCREASE: [u32; 2] = [0x3950_9351, 0xd73d_d623];
/// Permit2's `approve(address,address,uint160,uint48)`.
const PERMIT2: u32 = 0x8751_7c45;

const WORD: usize = 32;
const ADDRESS_BITS: usize = 160;
const AMOUNT_BITS: usize = 160;
const EXPIRY_BITS: usize = 48;

/// Which function it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Function {
    /// It sets an allowance, or approves one item of a collection.
    Approve,
    /// It adds to an allowance.
    Increase,
    /// It sets an allowance in Permit2, with an end.
    Permit2,
}

/// A number in the calldata that can be made smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) value: U256,
    /// Where its 32 bytes begin, in the whole transaction's calldata.
    pub(super) at: usize,
}

/// A call that gives a spender an amount of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Approval {
    pub(super) function: Function,
    pub(super) token: Address,
    pub(super) spender: Address,
    pub(super) amount: Word,
    pub(super) expiry: Option<Word>,
}

/// The approval that a call of `to` makes; its data begins at `start` of the whole. Bytes that follow the arguments stay.
/// `None` for every other call, and for one whose words have bits set that their types do not use: contracts differ
/// in what they make of them.
pub(super) fn read(to: Address, data: &[u8], start: usize) -> Option<Approval> {
    let (selector, arguments) = data.split_first_chunk::<SELECTOR>()?;
    let words = Words {
        arguments,
        start: start.checked_add(SELECTOR)?,
    };
    let function = match u32::from_be_bytes(*selector) {
        APPROVE => Function::Approve,
        selector if INCREASE.contains(&selector) => Function::Increase,
        PERMIT2 => return words.permit2(),
        _ => return None,
    };
    Some(Approval {
        function,
        token: to,
        spender: words.address(0)?,
        amount: words.number(1, U256::BITS)?,
        expiry: None,
    })
}

struct Words<'d> {
    arguments: &'d [u8],
    /// Where the arguments begin in the whole.
    start: usize,
}

impl Words<'_> {
    fn permit2(&self) -> Option<Approval> {
        Some(Approval {
            function: Function::Permit2,
            token: self.address(0)?,
            spender: self.address(1)?,
            amount: self.number(2, AMOUNT_BITS)?,
            expiry: Some(self.number(3, EXPIRY_BITS)?),
        })
    }

    fn address(&self, index: usize) -> Option<Address> {
        let word = self.number(index, ADDRESS_BITS)?;
        Some(Address::from_word(word.value.into()))
    }

    fn number(&self, index: usize, bits: usize) -> Option<Word> {
        let at = index.checked_mul(WORD)?;
        let bytes = self.arguments.get(at..)?.first_chunk::<WORD>()?;
        let value = U256::from_be_bytes(*bytes);
        let at = self.start.checked_add(at)?;
        (value.bit_len() <= bits).then_some(Word { value, at })
    }
}
