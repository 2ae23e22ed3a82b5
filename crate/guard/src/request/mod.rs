//! What a page asked of a wallet, as one canonical snapshot.

mod hex;
mod method;
mod sign;
mod transaction;

pub use method::{HARMLESS_METHODS, is_harmless};

use crate::json::{self, Value};
use crate::{ChainId, Malformed, Problem};
use alloy_primitives::{Address, B256, U256};
use method::Method;

/// The most requests of a JSON-RPC batch that are read.
pub const MAX_BATCH: usize = 256;
/// The longest name of an unknown method that is kept, in characters.
pub const MAX_METHOD: usize = 100;

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
    /// Whether it carries EIP-7702 authorizations: code that accounts would run as their own, whatever
    /// the calldata says.
    pub authorizations: bool,
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
        /// The payload's JSON text, as the wallet would parse it: verbatim where the page gave text.
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
        /// Its name as the page wrote it (bounded to [`MAX_METHOD`] characters).
        method: String,
    },
}

/// Reads a snapshot: one `{"method","params"}` object, or a JSON-RPC batch of them. Other keys are
/// ignored, as wallets do.
///
/// # Errors
/// What [`json::parse`] refuses; `TooMany` past [`MAX_BATCH`] requests and `Missing` for none; `BadMethod`
/// for a method that is not text; and, with a path such as `[1].params[0].data`, any parameter of a known
/// method that wallets refuse or may read differently.
pub fn read(snapshot: &str) -> Result<Vec<Request>, Malformed> {
    let value = json::parse(snapshot)?;
    let Some(batch) = value.as_array() else {
        return Ok(vec![request(&value)?]);
    };
    if batch.is_empty() {
        return Err(Malformed::whole(Problem::Missing));
    }
    if batch.len() > MAX_BATCH {
        return Err(Malformed::whole(Problem::TooMany));
    }
    batch
        .iter()
        .enumerate()
        .map(|(index, value)| request(value).map_err(|problem| problem.within_index(index)))
        .collect()
}

fn request(value: &Value<'_>) -> Result<Request, Malformed> {
    if value.as_object().is_none() {
        return Err(Malformed::whole(Problem::WrongType));
    }
    let name = value
        .get("method")
        .ok_or_else(|| Malformed::new("method", Problem::Missing))?
        .as_str()
        .ok_or_else(|| Malformed::new("method", Problem::BadMethod))?;
    let read: fn(&[Value<'_>]) -> Result<Request, Malformed> = match method::find(name) {
        Method::Harmless => return Ok(Request::Harmless),
        Method::Other => return Ok(other(name)),
        Method::Transaction => transaction::read,
        Method::Message => sign::message,
        Method::Hash => sign::hash,
        Method::TypedData(TypedDataMethod::V1) => sign::typed_data_v1,
        Method::TypedData(TypedDataMethod::V3) => sign::typed_data_v3,
        Method::TypedData(TypedDataMethod::V4) => sign::typed_data_v4,
    };
    params(value.get("params"))
        .and_then(read)
        .map_err(|problem| problem.within("params"))
}

fn other(name: &str) -> Request {
    Request::Other {
        method: name.chars().take(MAX_METHOD).collect(),
    }
}

fn params<'v, 't>(value: Option<&'v Value<'t>>) -> Result<&'v [Value<'t>], Malformed> {
    match value {
        Some(Value::Array(params)) => Ok(params),
        None | Some(Value::Null) => Err(Malformed::whole(Problem::Missing)),
        Some(_) => Err(Malformed::whole(Problem::WrongType)),
    }
}
