//! `eth_sendTransaction` and its relatives.

use super::hex;
use super::{Request, Transaction};
use crate::json::Value;
use crate::{ChainId, Malformed, Problem};
use alloy_primitives::{Address, U256};

/// The first parameter; others are ignored, as wallets do. So are gas, fees, nonce, type and access list:
/// none of them changes what the transaction does.
pub(super) fn read(params: &[Value<'_>]) -> Result<Request, Malformed> {
    let fields = params.first().unwrap_or(&Value::Null);
    transaction(fields)
        .map(Request::Transaction)
        .map_err(|problem| problem.within_index(0))
}

fn transaction(fields: &Value<'_>) -> Result<Transaction, Malformed> {
    match fields {
        Value::Object(_) => {}
        Value::Null => return Err(Malformed::whole(Problem::Missing)),
        _ => return Err(Malformed::whole(Problem::WrongType)),
    }
    Ok(Transaction {
        from: field(fields, "from", hex::optional_address)?,
        to: field(fields, "to", callee)?,
        value: field(fields, "value", amount)?,
        data: data(fields)?,
        chain: field(fields, "chainId", chain)?,
        authorizations: field(fields, "authorizationList", any)?,
    })
}

fn field<T>(
    fields: &Value<'_>,
    name: &str,
    read: fn(Option<&Value<'_>>) -> Result<T, Malformed>,
) -> Result<T, Malformed> {
    read(fields.get(name)).map_err(|problem| problem.within(name))
}

/// Empty text and a bare `0x` create a contract, as nothing does.
fn callee(value: Option<&Value<'_>>) -> Result<Option<Address>, Malformed> {
    match value {
        Some(Value::String(text)) if hex::digits(text).is_empty() => Ok(None),
        other => hex::optional_address(other),
    }
}

fn amount(value: Option<&Value<'_>>) -> Result<U256, Malformed> {
    match value {
        None | Some(Value::Null) => Ok(U256::ZERO),
        Some(Value::String(text)) => hex::quantity(text).map_err(Malformed::whole),
        Some(Value::Number(text)) => hex::safe_integer(text).map(U256::from).map_err(Malformed::whole),
        Some(_) => Err(Malformed::whole(Problem::WrongType)),
    }
}

/// `data` and `input` are two names of one thing: wallets that know one of them ignore the other.
fn data(fields: &Value<'_>) -> Result<Vec<u8>, Malformed> {
    let data = field(fields, "data", bytes)?;
    let input = field(fields, "input", bytes)?;
    match (data, input) {
        (Some(data), Some(input)) if data != input => Err(Malformed::new("data", Problem::Conflict)),
        (Some(bytes), _) | (None, Some(bytes)) => Ok(bytes),
        (None, None) => Ok(Vec::new()),
    }
}

fn bytes(value: Option<&Value<'_>>) -> Result<Option<Vec<u8>>, Malformed> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => match hex::bytes(hex::digits(text)) {
            Some(bytes) => Ok(Some(bytes)),
            None => Err(Malformed::whole(Problem::BadHex)),
        },
        Some(_) => Err(Malformed::whole(Problem::WrongType)),
    }
}

/// A `0x` hex number, a JSON integer, or decimal digits.
fn chain(value: Option<&Value<'_>>) -> Result<Option<ChainId>, Malformed> {
    let number = match value {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::String(text)) if hex::digits(text).len() < text.len() => hex_chain(text),
        Some(Value::String(text)) => hex::safe_integer(text),
        Some(Value::Number(text)) => hex::safe_integer(text),
        Some(_) => Err(Problem::WrongType),
    };
    number.map(ChainId).map(Some).map_err(Malformed::whole)
}

fn hex_chain(text: &str) -> Result<u64, Problem> {
    if hex::digits(text).is_empty() {
        return Err(Problem::BadHex);
    }
    u64::try_from(hex::quantity(text)?).map_err(|_| Problem::OutOfRange)
}

/// Whether a list has entries.
fn any(value: Option<&Value<'_>>) -> Result<bool, Malformed> {
    match value {
        None | Some(Value::Null) => Ok(false),
        Some(Value::Array(list)) => Ok(!list.is_empty()),
        Some(_) => Err(Malformed::whole(Problem::WrongType)),
    }
}
