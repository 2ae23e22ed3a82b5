//! The ways in which parameters are read.

use super::TypedDataMethod;

/// How the parameters of a method are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Not at all: it asks for nothing that a person could lose by.
    Harmless,
    /// As a transaction.
    Transaction,
    /// As a transaction in Coinbase's own words.
    NamedTransaction,
    /// As a message, a hash or typed data in Coinbase's own words.
    NamedMessage,
    /// As a batch of calls with capabilities (ERC-5792).
    Calls,
    /// As a user operation (ERC-4337).
    UserOperation,
    /// As typed data (EIP-712).
    TypedData(TypedDataMethod),
    /// As a message (ERC-191 version 0x45).
    Message,
    /// As a signature of a hash, which could stand for anything.
    Hash,
    /// As data for a validator contract (ERC-191 version 0x00), which only that contract understands.
    ValidatorData,
    /// By the ERC-191 version that it names (ERC-7871).
    Sign,
    /// As permissions (ERC-7715).
    Permissions,
    /// As the end of a permission (ERC-7715).
    PermissionEnd,
    /// As an authorization of code (EIP-7702).
    Authorization,
    /// As code of the wallet's choice (EIP-7702).
    Upgrade,
    /// As connecting, with the capabilities that it asks for (ERC-7846).
    Connect,
    /// As connecting, with the methods that it asks for (CAIP-25, ERC-2255).
    Session,
    /// As an account to which the page has a key (ERC-7895).
    SubAccount,
    /// As the request within, on the chain of its scope (CAIP-27).
    Invoke,
    /// As the request within (ERC-7754).
    Signed,
    /// As a chain to add (EIP-3085).
    AddChain,
    /// As something to decrypt.
    Decrypt,
    /// Not at all: its name is told, and that nobody can say what it would do.
    Named,
}

impl How {
    /// A few words for documents.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            How::Harmless => "harmless",
            How::Transaction => "transaction",
            How::NamedTransaction => "transaction, by named parameters",
            How::NamedMessage => "message, hash or typed data, by named parameters",
            How::Calls => "batch of calls, capabilities",
            How::UserOperation => "user operation",
            How::TypedData(TypedDataMethod::V1) => "typed data, version 1 or 4 by its shape",
            How::TypedData(TypedDataMethod::V3) => "typed data, version 3",
            How::TypedData(TypedDataMethod::V4) => "typed data, version 4",
            How::Message => "message",
            How::Hash => "hash",
            How::ValidatorData => "data for a validator",
            How::Sign => "signature by its ERC-191 version",
            How::Permissions => "permissions",
            How::PermissionEnd => "end of a permission",
            How::Authorization => "authorization of code",
            How::Upgrade => "code of the wallet's choice",
            How::Connect => "connecting, capabilities",
            How::Session => "connecting, methods asked for",
            How::SubAccount => "account with a key of the page's",
            How::Invoke => "the request within, on its scope's chain",
            How::Signed => "the request within",
            How::AddChain => "chain to add",
            How::Decrypt => "something to decrypt",
            How::Named => "by name only",
        }
    }
}
