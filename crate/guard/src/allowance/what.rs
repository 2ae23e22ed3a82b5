//! What is read of contracts, and how it is encoded and decoded.

use super::event::PERMIT2;
use super::reply::Failure;
use crate::ens::MAX_NAME;
use crate::from_json::{Fields, unknown, variant};
use crate::json::Value;
use crate::multicall::{Read, address_word, word};
use crate::wire::wire;
use crate::{FromJson, JsonText, Malformed, ToJson};
use alloy_primitives::{Address, U256};
use serde::Serialize;

/// The most characters of a symbol that are kept.
const MAX_SYMBOL: usize = 64;
/// The most decimal places that a token amount can have: 2^256 has 78 digits.
const MAX_DECIMALS: u8 = 77;

/// What is read. The order of the variants keeps together what may share a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "read", rename_all = "camelCase")]
pub(crate) enum What {
    /// ERC-20 `allowance(owner,spender)`.
    Allowance {
        token: Address,
        owner: Address,
        spender: Address,
    },
    /// ERC-721 and ERC-1155 `isApprovedForAll(owner,operator)`.
    Operator {
        token: Address,
        owner: Address,
        operator: Address,
    },
    /// ERC-20 and ERC-721 `balanceOf(owner)`.
    Balance { token: Address, owner: Address },
    /// `symbol()`.
    Symbol { token: Address },
    /// `decimals()`.
    Decimals { token: Address },
    /// ERC-6909 `balanceOf(owner,id)`.
    BalanceOf {
        token: Address,
        owner: Address,
        id: U256,
    },
    /// ERC-6909 `symbol(id)`.
    SymbolOf { token: Address, id: U256 },
    /// ERC-6909 `decimals(id)`.
    DecimalsOf { token: Address, id: U256 },
    /// ERC-721 `getApproved(id)`.
    Approved { token: Address, id: U256 },
    /// ERC-721 `ownerOf(id)`.
    Owner { token: Address, id: U256 },
    /// Permit2 `allowance(owner,token,spender)`.
    Permit2 {
        owner: Address,
        token: Address,
        spender: Address,
    },
    /// A word of what another function answers: see [`What::word`].
    Word {
        contract: Address,
        selector: u32,
        first: U256,
        second: U256,
        third: U256,
        count: u8,
        at: u8,
    },
    /// ENS `name(node)` of a resolver.
    Name { resolver: Address, node: U256 },
}

/// The most arguments of a [`What::Word`].
pub(crate) const WORDS: usize = 3;

impl What {
    /// The word at the place `at` of what a function answers to the first `count` of these arguments, of which there
    /// are [`WORDS`] at most.
    pub(crate) fn word(contract: Address, selector: [u8; 4], words: &[U256], count: usize, at: u8) -> What {
        let argument = |place: usize| words.get(place).copied().unwrap_or_default();
        What::Word {
            contract,
            selector: u32::from_be_bytes(selector),
            first: argument(0),
            second: argument(1),
            third: argument(2),
            count: u8::try_from(count.min(WORDS)).unwrap_or_default(),
            at,
        }
    }

    /// The contract and the calldata.
    pub(super) fn read(&self) -> Read {
        let account = address_word;
        match *self {
            What::Allowance {
                token,
                owner,
                spender,
            } => Read::new(
                token,
                [0xdd, 0x62, 0xed, 0x3e],
                &[account(owner), account(spender)],
            ),
            What::Balance { token, owner } => Read::new(token, [0x70, 0xa0, 0x82, 0x31], &[account(owner)]),
            What::Symbol { token } => Read::new(token, [0x95, 0xd8, 0x9b, 0x41], &[]),
            What::Decimals { token } => Read::new(token, [0x31, 0x3c, 0xe5, 0x67], &[]),
            What::BalanceOf { token, owner, id } => {
                Read::new(token, [0x00, 0xfd, 0xd5, 0x8e], &[account(owner), id])
            }
            What::SymbolOf { token, id } => Read::new(token, [0x4e, 0x41, 0xa1, 0xfb], &[id]),
            What::DecimalsOf { token, id } => Read::new(token, [0x3f, 0x47, 0xe6, 0x62], &[id]),
            What::Approved { token, id } => Read::new(token, [0x08, 0x18, 0x12, 0xfc], &[id]),
            What::Owner { token, id } => Read::new(token, [0x63, 0x52, 0x21, 0x1e], &[id]),
            What::Operator {
                token,
                owner,
                operator,
            } => Read::new(
                token,
                [0xe9, 0x85, 0xe9, 0xc5],
                &[account(owner), account(operator)],
            ),
            What::Permit2 {
                owner,
                token,
                spender,
            } => Read::new(
                PERMIT2,
                [0x92, 0x7d, 0xa1, 0x05],
                &[account(owner), account(token), account(spender)],
            ),
            What::Word {
                contract,
                selector,
                first,
                second,
                third,
                count,
                ..
            } => {
                let words = [first, second, third];
                let words = words.get(..usize::from(count)).unwrap_or(&words);
                Read::new(contract, selector.to_be_bytes(), words)
            }
            What::Name { resolver, node } => Read::new(resolver, [0x69, 0x1f, 0x34, 0x31], &[node]),
        }
    }

    /// What the returned bytes say.
    pub(super) fn parse(&self, returned: &[u8]) -> Found {
        let found = match self {
            What::Allowance { .. } | What::Balance { .. } | What::BalanceOf { .. } => {
                word(returned, 0).map(Found::Number)
            }
            What::Approved { .. } | What::Owner { .. } => account(returned).map(Found::Account),
            // Any true word counts: a strange contract must not look harmless.
            What::Operator { .. } => word(returned, 0).map(|word| Found::Flag(!word.is_zero())),
            What::Symbol { .. } | What::SymbolOf { .. } => symbol(returned).map(Found::Symbol),
            What::Decimals { .. } | What::DecimalsOf { .. } => decimals(returned).map(Found::Decimals),
            What::Permit2 { .. } => permit2(returned),
            What::Word { at, .. } => word(returned, usize::from(*at)).map(Found::Number),
            What::Name { .. } => Some(Found::Name(name(returned).unwrap_or_default())),
        };
        found.unwrap_or(Found::Failed(Failure::Unreadable))
    }
}

/// What a read found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Found {
    /// A number in the token's smallest unit.
    Number(U256),
    /// An account or contract.
    Account(Address),
    /// Yes or no.
    Flag(bool),
    /// Untrusted text, not empty, bounded.
    Symbol(String),
    /// 0 to 77.
    Decimals(u8),
    /// An allowance that Permit2 keeps; times in unix seconds.
    Permit2 {
        amount: U256,
        expiration: U256,
        nonce: U256,
    },
    /// Untrusted text, bounded; empty if what was returned is none.
    Name(String),
    /// Nothing.
    Failed(Failure),
}

/// A returned address; `None` if the upper bytes are not zero.
fn account(returned: &[u8]) -> Option<Address> {
    let word = word(returned, 0)?;
    (word.bit_len() <= 160).then(|| Address::from_word(word.into()))
}

fn decimals(returned: &[u8]) -> Option<u8> {
    let number = u8::try_from(word(returned, 0)?).ok()?;
    (number <= MAX_DECIMALS).then_some(number)
}

fn permit2(returned: &[u8]) -> Option<Found> {
    let [amount, expiration, nonce] = [word(returned, 0)?, word(returned, 1)?, word(returned, 2)?];
    let fits = amount.bit_len() <= 160 && expiration.bit_len() <= 48 && nonce.bit_len() <= 48;
    fits.then_some(Found::Permit2 {
        amount,
        expiration,
        nonce,
    })
}

/// A `string`, or the `bytes32` of early tokens (zero padded).
fn symbol(returned: &[u8]) -> Option<String> {
    let bytes = match returned.len() {
        32 => returned.split(|&byte| byte == 0).next()?,
        _ => string(returned)?,
    };
    let text: String = std::str::from_utf8(bytes)
        .ok()?
        .chars()
        .filter(|character| !character.is_control())
        .take(MAX_SYMBOL)
        .collect();
    (!text.is_empty()).then_some(text)
}

fn name(returned: &[u8]) -> Option<String> {
    let bytes = string(returned)?;
    let is_name = word(returned, 0)? == U256::from(32) && bytes.len() <= MAX_NAME;
    let text = is_name.then_some(bytes)?;
    std::str::from_utf8(text).ok().map(str::to_owned)
}

fn string(returned: &[u8]) -> Option<&[u8]> {
    let start = usize::try_from(word(returned, 0)?).ok()?;
    let tail = returned.get(start..)?;
    let length = usize::try_from(word(tail, 0)?).ok()?;
    tail.get(32..length.checked_add(32)?)
}

wire!(enum What by "read" {
    Allowance = "allowance" { token, owner, spender },
    Balance = "balance" { token, owner },
    Symbol = "symbol" { token },
    Decimals = "decimals" { token },
    BalanceOf = "balanceOf" { token, owner, id },
    SymbolOf = "symbolOf" { token, id },
    DecimalsOf = "decimalsOf" { token, id },
    Operator = "operator" { token, owner, operator },
    Approved = "approved" { token, id },
    Owner = "owner" { token, id },
    Permit2 = "permit2" { owner, token, spender },
    Word = "word" { contract, selector, first, second, third, count, at },
    Name = "name" { resolver, node },
});

impl FromJson for Found {
    fn from_json(value: &mut Value<'_>) -> Result<Self, Malformed> {
        let (name, value) = variant(value)?;
        Ok(match name {
            "number" => Found::Number(U256::from_json(value)?),
            "account" => Found::Account(Address::from_json(value)?),
            "flag" => Found::Flag(bool::from_json(value)?),
            "symbol" => Found::Symbol(String::from_json(value)?),
            "decimals" => Found::Decimals(u8::from_json(value)?),
            "permit2" => {
                let mut fields = Fields::of(value)?;
                Found::Permit2 {
                    amount: fields.get("amount")?,
                    expiration: fields.get("expiration")?,
                    nonce: fields.get("nonce")?,
                }
            }
            "name" => Found::Name(String::from_json(value)?),
            "failed" => Found::Failed(Failure::from_json(value)?),
            _ => return Err(unknown("")),
        })
    }
}

impl ToJson for Found {
    fn write(&self, out: &mut JsonText) {
        out.open();
        match self {
            Found::Number(number) => out.field("number", number),
            Found::Account(account) => out.field("account", account),
            Found::Flag(flag) => out.field("flag", flag),
            Found::Symbol(symbol) => out.field("symbol", symbol),
            Found::Decimals(decimals) => out.field("decimals", decimals),
            Found::Permit2 {
                amount,
                expiration,
                nonce,
            } => {
                out.key("permit2");
                out.open();
                out.field("amount", amount);
                out.field("expiration", expiration);
                out.field("nonce", nonce);
                out.close();
            }
            Found::Name(name) => out.field("name", name),
            Found::Failed(failure) => out.field("failed", failure),
        }
        out.close();
    }
}
