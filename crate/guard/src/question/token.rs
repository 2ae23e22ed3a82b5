//! What token contracts say of themselves, and how they are asked.

use super::{Standard, TokenFacts};
use crate::multicall::{self, Read};
use alloy_primitives::{Address, U256};

/// The longest symbol that is kept, in characters.
const MAX_SYMBOL: usize = 64;
/// The most decimal places that make sense: 10^77 is the largest power of ten below 2^256.
const MAX_DECIMALS: u8 = 77;
/// Reads made of each token, in this order.
const READS_PER_TOKEN: usize = 6;

const SUPPORTS_INTERFACE: [u8; 4] = [0x01, 0xff, 0xc9, 0xa7];
const SYMBOL: [u8; 4] = [0x95, 0xd8, 0x9b, 0x41];
const DECIMALS: [u8; 4] = [0x31, 0x3c, 0xe5, 0x67];
const TOTAL_SUPPLY: [u8; 4] = [0x18, 0x16, 0x0d, 0xdd];
const BALANCE_OF: [u8; 4] = [0x70, 0xa0, 0x82, 0x31];
/// ERC-165 interface ids, left-aligned in a word as `bytes4` is.
const ERC721: U256 = U256::from_limbs([0, 0, 0, 0x80ac_58cd_0000_0000]);
const ERC1155: U256 = U256::from_limbs([0, 0, 0, 0xd9b6_7a26_0000_0000]);

/// What is read of a token, in this order.
pub(super) fn reads(token: Address, owner: Option<Address>) -> [Read; READS_PER_TOKEN] {
    let owner = multicall::address_word(owner.unwrap_or_default());
    [
        Read::new(token, SUPPORTS_INTERFACE, &[ERC721]),
        Read::new(token, SUPPORTS_INTERFACE, &[ERC1155]),
        Read::new(token, SYMBOL, &[]),
        Read::new(token, DECIMALS, &[]),
        Read::new(token, TOTAL_SUPPLY, &[]),
        Read::new(token, BALANCE_OF, &[owner]),
    ]
}

/// What a token says, in what the reads returned.
pub(super) fn facts(reads: &[Option<&[u8]>], has_owner: bool) -> Option<TokenFacts> {
    let &[erc721, erc1155, symbol, decimals, total_supply, balance] = reads else {
        return None;
    };
    let decimals = decimals.and_then(one_word).and_then(decimal_places);
    Some(TokenFacts {
        standard: standard(says_yes(erc721), says_yes(erc1155), decimals.is_some()),
        symbol: symbol.and_then(symbol_text),
        decimals,
        total_supply: total_supply.and_then(one_word),
        balance: balance.filter(|_| has_owner).and_then(one_word),
    })
}

/// A contract that answers like more than one kind is [`Standard::Other`], so that it stays ambiguous
/// and is judged for the worst.
fn standard(erc721: bool, erc1155: bool, decimals: bool) -> Standard {
    match (erc721, erc1155, decimals) {
        (true, false, false) => Standard::Erc721,
        (false, true, false) => Standard::Erc1155,
        (false, false, true) => Standard::Erc20,
        _ => Standard::Other,
    }
}

fn says_yes(answer: Option<&[u8]>) -> bool {
    answer.and_then(one_word) == Some(U256::ONE)
}

fn one_word(returned: &[u8]) -> Option<U256> {
    multicall::word(returned, 0).filter(|_| returned.len() == 32)
}

fn decimal_places(word: U256) -> Option<u8> {
    u8::try_from(word).ok().filter(|&places| places <= MAX_DECIMALS)
}

/// A `string`, or the `bytes32` of early tokens such as MKR; without control characters, cut to
/// [`MAX_SYMBOL`] characters, and `None` if nothing is left.
fn symbol_text(returned: &[u8]) -> Option<String> {
    let bytes = if returned.len() == 32 {
        let end = returned.iter().position(|&byte| byte == 0);
        returned.get(..end.unwrap_or(returned.len()))?
    } else {
        let start = usize::try_from(multicall::word(returned, 0)?).ok()?;
        let tail = returned.get(start..)?;
        let length = usize::try_from(multicall::word(tail, 0)?).ok()?;
        tail.get(32..)?.get(..length)?
    };
    let text = std::str::from_utf8(bytes).ok()?;
    let kept: String = text
        .chars()
        .filter(|character| !character.is_control())
        .take(MAX_SYMBOL)
        .collect();
    let kept = kept.trim();
    (!kept.is_empty()).then(|| kept.to_owned())
}
