//! What must be asked of the chain, and the answers. The core asks, the host answers (sans-I/O):
//! [`calls`] turns questions into JSON-RPC calls, [`answers`] reads what came back.

use crate::ChainId;
use crate::json;
use crate::map::Map;
use crate::multicall::{self, MULTICALL3, Read};
use crate::wire::{to_json, wire};
use alloy_primitives::{Address, U256, hex};
use serde::{Deserialize, Serialize};

/// One thing to ask of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "question", rename_all = "camelCase")]
pub enum Question {
    /// Is there code at this address, and whose?
    Code {
        /// The chain to ask.
        chain: ChainId,
        /// The address.
        address: Address,
    },
    /// What kind of token is this, what does it call itself, and how much of it has the owner?
    Token {
        /// The chain to ask.
        chain: ChainId,
        /// The token contract.
        address: Address,
        /// Whose balance to read.
        owner: Option<Address>,
    },
}

/// What stands at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "code", rename_all = "camelCase")]
pub enum Code {
    /// Nothing: an ordinary account, or a contract that does not exist yet.
    None,
    /// An ordinary account that runs another contract's code (EIP-7702, `0xef0100` + address).
    Delegated {
        /// The contract whose code it runs.
        to: Address,
    },
    /// A contract.
    Contract,
}

/// The kind of a token contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub enum Standard {
    /// Fungible.
    Erc20,
    /// Non-fungible (ERC-165 id `0x80ac58cd`).
    Erc721,
    /// Multi-token (ERC-165 id `0xd9b67a26`).
    Erc1155,
    /// It answers like none of them.
    Other,
}

/// What a token contract says about itself; a contract can lie in all of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct TokenFacts {
    /// Its kind.
    pub standard: Standard,
    /// Its symbol (untrusted text, at most 64 characters).
    pub symbol: Option<String>,
    /// Its decimal places (0 to 77).
    pub decimals: Option<u8>,
    /// How much exists, in the smallest unit.
    pub total_supply: Option<U256>,
    /// How much the owner has, in the smallest unit.
    pub balance: Option<U256>,
}

/// An answered question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "answer", rename_all = "camelCase")]
pub enum Answer {
    /// To [`Question::Code`].
    Code {
        /// The chain that was asked.
        chain: ChainId,
        /// The address.
        address: Address,
        /// What stands there.
        found: Code,
    },
    /// To [`Question::Token`].
    Token {
        /// The chain that was asked.
        chain: ChainId,
        /// The token contract.
        address: Address,
        /// Whose balance was read.
        owner: Option<Address>,
        /// What it says.
        found: TokenFacts,
    },
}

/// One JSON-RPC call that a host makes against the person's own endpoint for `chain`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Call {
    /// The chain to ask.
    pub chain: ChainId,
    /// The JSON-RPC method, such as `eth_call`.
    pub method: String,
    /// The JSON-RPC params, as JSON text.
    pub params: String,
}

/// What came back for one [`Call`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(tag = "reply", rename_all = "camelCase")]
pub enum Reply {
    /// The JSON-RPC result, as JSON text.
    Result {
        /// JSON text.
        json: String,
    },
    /// The endpoint answered with an error.
    Error {
        /// What it said (untrusted text).
        message: String,
    },
    /// No answer: no endpoint, no network, a time-out, not JSON.
    Unreachable {
        /// Why (untrusted text).
        reason: String,
    },
}

/// The most tokens that share one `eth_call`.
const TOKENS_PER_CALL: usize = 64;
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

/// What code that is only an EIP-7702 designation begins with; an address follows.
const DELEGATION: [u8; 3] = [0xef, 0x01, 0x00];

impl Question {
    /// The chain to ask.
    #[must_use]
    pub fn chain(&self) -> ChainId {
        match self {
            Question::Code { chain, .. } | Question::Token { chain, .. } => *chain,
        }
    }
}

impl Answer {
    /// The question that this answers.
    #[must_use]
    pub fn question(&self) -> Question {
        match self {
            Answer::Code { chain, address, .. } => Question::Code {
                chain: *chain,
                address: *address,
            },
            Answer::Token {
                chain,
                address,
                owner,
                ..
            } => Question::Token {
                chain: *chain,
                address: *address,
                owner: *owner,
            },
        }
    }
}

/// The JSON-RPC calls that answer the questions: one `eth_getCode` for each address, and one `eth_call`
/// of Multicall3 for all tokens of a chain (up to 64). A chain without Multicall3 answers
/// `0x`, and its token questions stay open: there is no second round.
#[must_use]
pub fn calls(questions: &[Question]) -> Vec<Call> {
    plan(questions).iter().map(Planned::call).collect()
}

/// Reads the replies to [`calls`] of the same questions, in the same order. What is absent, an error or
/// unreadable gives no answer, so its question stays open.
#[must_use]
pub fn answers(questions: &[Question], replies: &[Reply]) -> Vec<Answer> {
    plan(questions)
        .iter()
        .zip(replies)
        .filter_map(|(planned, reply)| Some((planned, returned(reply)?)))
        .flat_map(|(planned, bytes)| planned.answers(&bytes))
        .collect()
}

/// One call and what it is for.
enum Planned {
    Code {
        chain: ChainId,
        address: Address,
    },
    Tokens {
        chain: ChainId,
        tokens: Vec<(Address, Option<Address>)>,
    },
}

/// Codes first, then the tokens of each chain; the same for the same questions.
fn plan(questions: &[Question]) -> Vec<Planned> {
    let mut planned = Vec::new();
    let mut tokens: Map<ChainId, Vec<(Address, Option<Address>)>> = Map::default();
    for question in questions {
        match *question {
            Question::Code { chain, address } => planned.push(Planned::Code { chain, address }),
            Question::Token {
                chain,
                address,
                owner,
            } => tokens.update(chain, |tokens| tokens.push((address, owner))),
        }
    }
    for (chain, tokens) in tokens.into_sorted() {
        planned.extend(tokens.chunks(TOKENS_PER_CALL).map(|tokens| Planned::Tokens {
            chain,
            tokens: tokens.to_vec(),
        }));
    }
    planned
}

impl Planned {
    fn call(&self) -> Call {
        match self {
            Planned::Code { chain, address } => Call {
                chain: *chain,
                method: "eth_getCode".to_owned(),
                params: format!(r#"["{address:#x}","latest"]"#),
            },
            Planned::Tokens { chain, tokens } => {
                let reads: Vec<Read> = tokens.iter().flat_map(token_reads).collect();
                let data = hex::encode_prefixed(multicall::encode(&reads));
                Call {
                    chain: *chain,
                    method: "eth_call".to_owned(),
                    params: format!(r#"[{{"to":"{MULTICALL3:#x}","data":"{data}"}},"latest"]"#),
                }
            }
        }
    }

    fn answers(&self, bytes: &[u8]) -> Vec<Answer> {
        match self {
            Planned::Code { chain, address } => vec![Answer::Code {
                chain: *chain,
                address: *address,
                found: code(bytes),
            }],
            Planned::Tokens { chain, tokens } => {
                let count = tokens.len().saturating_mul(READS_PER_TOKEN);
                let Some(reads) = multicall::decode(bytes, count) else {
                    return Vec::new();
                };
                tokens
                    .iter()
                    .zip(reads.chunks(READS_PER_TOKEN))
                    .filter_map(|(&(address, owner), reads)| {
                        Some(Answer::Token {
                            chain: *chain,
                            address,
                            owner,
                            found: token_facts(reads, owner.is_some())?,
                        })
                    })
                    .collect()
            }
        }
    }
}

fn token_reads(&(token, owner): &(Address, Option<Address>)) -> [Read; READS_PER_TOKEN] {
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

/// The bytes of a reply that is one `0x` hex string.
fn returned(reply: &Reply) -> Option<Vec<u8>> {
    let Reply::Result { json } = reply else {
        return None;
    };
    let value = json::parse(json).ok()?;
    hex::decode(value.as_str()?.strip_prefix("0x")?).ok()
}

fn code(bytes: &[u8]) -> Code {
    if bytes.is_empty() {
        return Code::None;
    }
    match bytes.strip_prefix(&DELEGATION).map(Address::try_from) {
        Some(Ok(to)) => Code::Delegated { to },
        _ => Code::Contract,
    }
}

fn token_facts(reads: &[Option<&[u8]>], has_owner: bool) -> Option<TokenFacts> {
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

wire!(enum Question by "question" {
    Code = "code" { chain, address },
    Token = "token" { chain, address, owner },
});

wire!(enum Code by "code" {
    None = "none" {},
    Delegated = "delegated" { to },
    Contract = "contract" {},
});

wire!(names Standard { Erc20 = "erc20", Erc721 = "erc721", Erc1155 = "erc1155", Other = "other" });

wire!(struct TokenFacts { standard, symbol, decimals, total_supply = "totalSupply", balance });

wire!(enum Answer by "answer" {
    Code = "code" { chain, address, found },
    Token = "token" { chain, address, owner, found },
});

wire!(enum Reply by "reply" {
    Result = "result" { json },
    Error = "error" { message },
    Unreachable = "unreachable" { reason },
});

to_json!(struct Call { chain, method, params });
