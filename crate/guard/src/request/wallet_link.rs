//! Coinbase's own names for what its page script makes of a request (the public wallet SDK's `Web3Request`): one
//! object of named parameters each.

use super::field::{self, optional, required};
use super::{Request, Transaction, TypedDataMethod, hex};
use crate::json::{self, Value};
use crate::typed_data::{self, Version};
use crate::{Malformed, Problem, number};
use alloy_primitives::{B256, U256};

/// `signEthereumTransaction`: `{fromAddress, toAddress, weiValue, data, chainId, shouldSubmit, …}`.
pub(super) fn transaction(params: Option<&Value<'_>>) -> Result<Request, Malformed> {
    let fields = field::object(params)?;
    Ok(Request::Transaction(Transaction {
        from: optional(fields, "fromAddress", field::address)?,
        to: optional(fields, "toAddress", field::address)?,
        value: optional(fields, "weiValue", wei)?.unwrap_or_default(),
        data: optional(fields, "data", field::bytes)?.unwrap_or_default(),
        chain: optional(fields, "chainId", field::chain)?,
    }))
}

/// `signEthereumMessage`: `{message, address, addPrefix, typedDataJson}`. With typed data the message is its digest,
/// and nobody can say which of the two a wallet signs: they have to agree.
pub(super) fn message(params: Option<&Value<'_>>) -> Result<Request, Malformed> {
    let fields = field::object(params)?;
    let account = optional(fields, "address", field::address)?;
    let bytes = required(fields, "message", field::bytes)?;
    let prefixed = match fields.get("addPrefix") {
        Some(Value::Bool(prefixed)) => *prefixed,
        None | Some(Value::Null) => false,
        Some(_) => return Err(Malformed::new("addPrefix", Problem::WrongType)),
    };
    let hash = B256::try_from(bytes.as_slice()).ok();
    match (optional(fields, "typedDataJson", field::text)?, prefixed) {
        (None, true) => Ok(Request::Message { account, bytes }),
        (None, false) => Ok(Request::Hash { account, hash }),
        (Some(_), true) => Err(Malformed::new("addPrefix", Problem::Conflict)),
        (Some(payload), false) => {
            let digest = digest(&payload).map_err(|problem| problem.within("typedDataJson"))?;
            if hash != Some(digest) {
                return Err(Malformed::new("message", Problem::Conflict));
            }
            let version = TypedDataMethod::V4;
            Ok(Request::TypedData {
                version,
                account,
                payload,
            })
        }
    }
}

fn digest(payload: &str) -> Result<B256, Malformed> {
    let value = json::parse(payload)?;
    Ok(typed_data::read(&value, Version::V4)?.digest)
}

/// Wei in decimal digits, as the SDK writes it, or in `0x` hex.
fn wei(value: Option<&Value<'_>>) -> Result<Option<U256>, Malformed> {
    match value {
        Some(Value::String(text)) if hex::digits(text).len() == text.len() => {
            let decimal = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.is_empty();
            let problem = if decimal {
                Problem::OutOfRange
            } else {
                Problem::BadNumber
            };
            let number = decimal.then(|| number::from_decimal(text)).flatten();
            number.map(Some).ok_or(Malformed::whole(problem))
        }
        other => field::number(other),
    }
}
