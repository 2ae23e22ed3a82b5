//! What a page asked of a wallet, as one canonical snapshot.

use crate::ChainId;
use alloy_primitives::{Address, B256, U256};

/// A transaction request, normalised as wallets do before they sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// The sender the request names.
    pub from: Option<Address>,
    /// The callee; `None` creates a contract.
    pub to: Option<Address>,
    /// The chain's own coin sent along, in wei.
    pub value: U256,
    /// Calldata (`data` or `input`).
    pub data: Vec<u8>,
    /// The chain the request names.
    pub chain: Option<ChainId>,
}

/// Which of the wallet's typed-data encoders a method reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TypedDataMethod {
    /// `eth_signTypedData`: a list of typed values, without a domain.
    V1,
    /// `eth_signTypedData_v3`: EIP-712 without arrays.
    V3,
    /// `eth_signTypedData_v4`: EIP-712.
    V4,
}

/// One request of a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Request {
    /// A method of the read-only allow-list.
    Harmless,
    /// A transaction to sign or send.
    Transaction(Transaction),
    /// EIP-712 typed data.
    TypedData {
        /// The encoder that the wallet would use.
        version: TypedDataMethod,
        /// The signer the request names.
        account: Option<Address>,
        /// The payload's JSON text, exactly as the wallet would parse it.
        payload: String,
    },
    /// A plain message (`personal_sign`).
    Message {
        /// The signer the request names.
        account: Option<Address>,
        /// The bytes that the wallet would prefix and hash.
        bytes: Vec<u8>,
    },
    /// A bare 32-byte hash (`eth_sign`).
    Hash {
        /// The signer the request names.
        account: Option<Address>,
        /// The hash, where it is one.
        hash: Option<B256>,
    },
    /// A method that is neither known nor harmless.
    Other {
        /// Its name as the page wrote it (bounded to 100 characters).
        method: String,
    },
}
