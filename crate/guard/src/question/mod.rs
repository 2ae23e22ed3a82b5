//! What must be asked of the chain, and the answers. The core asks, the host answers (sans-I/O):
//! [`calls`] turns questions into JSON-RPC calls, [`answers`] reads what came back.

mod plan;
mod state;
mod token;

pub use plan::{answers, calls};
pub use state::{State, Subject};

use crate::ChainId;
use crate::wire::wire;
use alloy_primitives::{Address, U256};
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
    /// What does a contract keep that decides whether this would work? No level depends on it.
    State {
        /// The chain to ask.
        chain: ChainId,
        /// The contract.
        address: Address,
        /// What to read.
        state: State,
        /// Who and what it is about.
        about: Subject,
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
    /// To [`Question::State`].
    State {
        /// The chain that was asked.
        chain: ChainId,
        /// The contract.
        address: Address,
        /// What was read.
        state: State,
        /// Who and what it is about.
        about: Subject,
        /// The words that it answered with; none if it does not know the call.
        found: Vec<U256>,
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

impl Question {
    /// The chain to ask.
    #[must_use]
    pub fn chain(&self) -> ChainId {
        match self {
            Question::Code { chain, .. } | Question::Token { chain, .. } | Question::State { chain, .. } => {
                *chain
            }
        }
    }

    /// The contract or account that it is about.
    #[must_use]
    pub fn address(&self) -> Address {
        match self {
            Question::Code { address, .. }
            | Question::Token { address, .. }
            | Question::State { address, .. } => *address,
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
            Answer::State {
                chain,
                address,
                state,
                about,
                ..
            } => Question::State {
                chain: *chain,
                address: *address,
                state: *state,
                about: *about,
            },
        }
    }
}

wire!(enum Question by "question" {
    Code = "code" { chain, address },
    Token = "token" { chain, address, owner },
    State = "state" { chain, address, state, about },
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
    State = "state" { chain, address, state, about, found },
});

wire!(enum Reply by "reply" {
    Result = "result" { json },
    Error = "error" { message },
    Unreachable = "unreachable" { reason },
});

wire!(struct Call { chain, method, params });
