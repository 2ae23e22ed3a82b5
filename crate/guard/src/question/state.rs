//! What contracts keep that decides whether a call or a signature would work: one row a read.

use crate::gather::Gather as _;
use crate::multicall::{Read, address_word, word};
use crate::wire::wire;
use alloy_primitives::{Address, U256};
use serde::{Deserialize, Serialize};

/// One kind of read. Each takes what it needs of an owner, another address and a number, and answers with words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// A token's allowance of the owner to the other: the amount.
    Allowance,
    /// A Permit2's allowance of the owner to the other of the token that the number is: the amount, the expiration and
    /// the nonce that the next permit must have.
    Permit2,
    /// The nonce that the owner's next permit must have (ERC-2612).
    Nonce,
    /// A word of a Permit2's used nonces of the owner; the number says which.
    NonceWord,
    /// Who owns the item that the number is, as a word.
    Owner,
    /// How much of a token the owner has, in the smallest unit.
    Balance,
    /// How much of a token exists, in the smallest unit.
    Supply,
    /// The domain separator by which the contract checks signatures.
    Domain,
    /// A word of the contract's storage; the number says which.
    Slot,
}

/// Who and what a read is about; what it does not need is zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
pub struct Subject {
    /// Whose state it is.
    pub owner: Address,
    /// Whom else it is about.
    pub other: Address,
    /// Which one of several.
    pub number: U256,
}

impl State {
    /// Whether it is no call of the contract, but read from its storage.
    pub(super) fn is_stored(self) -> bool {
        self == State::Slot
    }

    /// The call, and how many words it answers with. What [is stored](State::is_stored) has none.
    pub(super) fn read(self, contract: Address, about: &Subject) -> (Read, usize) {
        let (owner, other) = (address_word(about.owner), address_word(about.other));
        let number = about.number;
        match self {
            State::Allowance => (Read::new(contract, [0xdd, 0x62, 0xed, 0x3e], &[owner, other]), 1),
            State::Permit2 => (
                Read::new(contract, [0x92, 0x7d, 0xa1, 0x05], &[owner, number, other]),
                3,
            ),
            State::Nonce => (Read::new(contract, [0x7e, 0xce, 0xbe, 0x00], &[owner]), 1),
            State::NonceWord => (Read::new(contract, [0x4f, 0xe0, 0x2b, 0x44], &[owner, number]), 1),
            State::Owner => (Read::new(contract, [0x63, 0x52, 0x21, 0x1e], &[number]), 1),
            State::Balance => (Read::new(contract, [0x70, 0xa0, 0x82, 0x31], &[owner]), 1),
            State::Supply => (Read::new(contract, [0x18, 0x16, 0x0d, 0xdd], &[]), 1),
            State::Domain | State::Slot => (Read::new(contract, [0x36, 0x44, 0xe5, 0x15], &[]), 1),
        }
    }

    /// The words that a contract answered with; none if it answered otherwise.
    pub(super) fn words(self, contract: Address, about: &Subject, returned: Option<&[u8]>) -> Vec<U256> {
        let (_, count) = self.read(contract, about);
        let whole = returned.filter(|bytes| bytes.len() == count.saturating_mul(32));
        let Some(bytes) = whole else {
            return Vec::new();
        };
        (0..count).filter_map(|at| word(bytes, at)).gather()
    }
}

wire!(names State {
    Allowance = "allowance",
    Permit2 = "permit2",
    Nonce = "nonce",
    NonceWord = "nonceWord",
    Owner = "owner",
    Balance = "balance",
    Supply = "supply",
    Domain = "domain",
    Slot = "slot",
});

wire!(struct Subject { owner, other, number });
