//! What a page asked of a wallet, as one canonical snapshot.

mod authorization;
mod calls;
mod capability;
mod connect;
mod envelope;
mod field;
pub(crate) mod flat;
pub(crate) mod hashed;
mod hex;
mod how;
mod method;
mod permission;
pub(crate) mod place;
mod sign;
pub(crate) mod sign_in;
mod transaction;
mod user_operation;
mod wallet;
mod wallet_link;

pub use how::How;
pub use method::{HARMLESS_METHODS, METHODS, Method, how, is_harmless};
pub use sign_in::SignIn;
pub(crate) use user_operation::USUAL_FEE;

use crate::json::{self, Value};
use crate::{ChainId, Effect, Field, Malformed, Problem};
use alloy_primitives::{Address, B256, U256};

/// The most requests of a JSON-RPC batch that are read, calls of a batch of calls, and entries of any other
/// list of parameters.
pub const MAX_BATCH: usize = 256;
/// The most envelopes around a request that are read (CAIP-27, ERC-7754).
pub const MAX_ENVELOPES: usize = 4;
/// The most effects that the requests of one snapshot describe themselves: permissions, authorizations of
/// code, capabilities.
pub const MAX_DESCRIBED: usize = 4096;
/// The longest name of an unknown method that is kept, in characters.
pub const MAX_METHOD: usize = 100;

/// A transaction request, normalised as wallets do before they sign.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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

/// Calls that are made together, and what is asked for along with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calls {
    /// The sender the request names.
    pub from: Option<Address>,
    /// The chain the request names.
    pub chain: Option<ChainId>,
    /// The calls, in their order; at most [`MAX_BATCH`].
    pub calls: Vec<Transaction>,
    /// What authorizations of code (EIP-7702) and capabilities (ERC-5792) would do.
    pub effects: Vec<Effect>,
    /// Other parts for display.
    pub fields: Vec<Field>,
}

/// Authority that a method describes itself: permissions, authorizations of code, capabilities.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authority {
    /// The account the request names.
    pub account: Option<Address>,
    /// The chain the request names.
    pub chain: Option<ChainId>,
    /// What it would do; never empty.
    pub effects: Vec<Effect>,
    /// The parameters for display.
    pub fields: Vec<Field>,
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
    /// A chain to add that every wallet has, with an endpoint of the page's choice.
    Chain {
        /// The chain.
        chain: ChainId,
        /// The endpoint, as the page wrote it (cut for display).
        endpoint: String,
    },
    /// Something to decrypt with the account's key.
    Decrypt {
        /// The account the request names.
        account: Option<Address>,
    },
    /// A transaction to sign or send.
    Transaction(Transaction),
    /// Calls made together: a batch, a user operation, or a transaction with EIP-7702 authorizations.
    Calls(Calls),
    /// Authority that is asked for outright.
    Authority(Authority),
    /// Signing in where the wallet makes the message (ERC-7846).
    SignIn(SignIn),
    /// A request for a chain that an envelope names (CAIP-27). Never around a harmless one.
    Scoped {
        /// The envelope's chain.
        chain: ChainId,
        /// The request within.
        request: Box<Request>,
    },
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
        /// The parameters for display.
        fields: Vec<Field>,
    },
}

/// Reads a snapshot: one `{"method","params"}` object, or a JSON-RPC batch of them. Other keys are
/// ignored, as wallets do. A request that asks for several things at once is several here.
///
/// # Errors
/// What [`json::parse`] refuses; `TooMany` past [`MAX_BATCH`] requests or [`MAX_DESCRIBED`] effects, and
/// `Missing` for no request; `TooDeep`
/// past [`MAX_ENVELOPES`]; `BadMethod` for a method that is not text; and, with a path such as
/// `[1].params[0].data`, any parameter of a known method that wallets refuse or may read differently.
pub fn read(snapshot: &str) -> Result<Vec<Request>, Malformed> {
    let requests = read_all(snapshot)?;
    let described = requests.iter().map(Request::described);
    if described.fold(0, usize::saturating_add) > MAX_DESCRIBED {
        return Err(Malformed::whole(Problem::TooMany));
    }
    Ok(requests)
}

impl Request {
    /// How many effects it describes itself.
    fn described(&self) -> usize {
        match self {
            Request::Calls(calls) => calls.effects.len(),
            Request::Authority(authority) => authority.effects.len(),
            Request::Scoped { request, .. } => request.described(),
            _ => 0,
        }
    }
}

fn read_all(snapshot: &str) -> Result<Vec<Request>, Malformed> {
    let value = json::parse(snapshot)?;
    let Some(batch) = value.as_array() else {
        return request(&value, 0);
    };
    if batch.is_empty() {
        return Err(Malformed::whole(Problem::Missing));
    }
    if batch.len() > MAX_BATCH {
        return Err(Malformed::whole(Problem::TooMany));
    }
    let mut requests = Vec::new();
    for (index, value) in batch.iter().enumerate() {
        requests.extend(request(value, 0).map_err(|problem| problem.within_index(index))?);
    }
    Ok(requests)
}

/// One request, within `depth` envelopes.
fn request(value: &Value<'_>, depth: usize) -> Result<Vec<Request>, Malformed> {
    if value.as_object().is_none() {
        return Err(Malformed::whole(Problem::WrongType));
    }
    let name = value
        .get("method")
        .ok_or_else(|| Malformed::new("method", Problem::Missing))?
        .as_str()
        .ok_or_else(|| Malformed::new("method", Problem::BadMethod))?;
    read_params(name, value.get("params"), depth).map_err(|problem| problem.within("params"))
}

fn read_params(name: &str, params: Option<&Value<'_>>, depth: usize) -> Result<Vec<Request>, Malformed> {
    let one = |read: fn(&[Value<'_>]) -> Result<Request, Malformed>| {
        listed(params).and_then(read).map(|request| vec![request])
    };
    match method::how(name) {
        Some(How::Harmless) => Ok(vec![Request::Harmless]),
        Some(How::Named) | None => Ok(vec![other(name, params)]),
        Some(How::AddChain) => wallet::add_chain(params).map(|request| vec![request]),
        Some(How::Decrypt) => one(wallet::decrypt),
        Some(How::Transaction) => one(transaction::read),
        Some(How::Calls) => listed(params).and_then(calls::read),
        Some(How::UserOperation) => one(user_operation::read),
        Some(How::TypedData(TypedDataMethod::V1)) => one(sign::typed_data_v1),
        Some(How::TypedData(TypedDataMethod::V3)) => one(sign::typed_data_v3),
        Some(How::TypedData(TypedDataMethod::V4)) => one(sign::typed_data_v4),
        Some(How::NamedTransaction) => wallet_link::transaction(params).map(|request| vec![request]),
        Some(How::NamedMessage) => wallet_link::message(params).map(|request| vec![request]),
        Some(How::Message) => one(sign::message),
        Some(How::Hash) => one(sign::hash),
        Some(How::ValidatorData) => one(sign::validator_data),
        Some(How::Sign) => listed(params).and_then(sign::any),
        Some(How::Permissions) => listed(params).and_then(permission::read),
        Some(How::PermissionEnd) => Ok(vec![permission::revoke(params)]),
        Some(How::Authorization) => one(authorization::sign),
        Some(How::Upgrade) => one(authorization::upgrade),
        Some(How::Connect) => connect::connect(params),
        Some(How::Session) => Ok(vec![connect::session(name, params)]),
        Some(How::SubAccount) => one(connect::add_sub_account),
        Some(How::Invoke) => envelope::invoke(name, params, depth),
        Some(How::Signed) => listed(params).and_then(|list| envelope::signed(list, depth)),
    }
}

/// A method of which only the name is told.
fn other(name: &str, params: Option<&Value<'_>>) -> Request {
    Request::Other {
        method: flat::name(name),
        fields: params.map(flat::fields).unwrap_or_default(),
    }
}

fn listed<'v, 't>(value: Option<&'v Value<'t>>) -> Result<&'v [Value<'t>], Malformed> {
    match value {
        Some(Value::Array(params)) => Ok(params),
        None | Some(Value::Null) => Err(Malformed::whole(Problem::Missing)),
        Some(_) => Err(Malformed::whole(Problem::WrongType)),
    }
}
