//! `eth_sendTransaction` and its relatives.

use super::authorization;
use super::field::{self, optional};
use super::hex;
use super::{Calls, MAX_BATCH, Request, Transaction};
use crate::json::Value;
use crate::{By, Effect, Malformed, Problem};
use alloy_primitives::{Address, U256};

/// The first parameter; others are ignored, as wallets do. So are gas, fees, nonce, type and access list:
/// none of them changes what the transaction does.
pub(super) fn read(params: &[Value<'_>]) -> Result<Request, Malformed> {
    let (transaction, effects) = transaction(params.first()).map_err(|problem| problem.within_index(0))?;
    if effects.is_empty() {
        return Ok(Request::Transaction(transaction));
    }
    Ok(Request::Calls(Calls {
        from: transaction.from,
        chain: transaction.chain,
        calls: vec![transaction],
        effects,
        fields: Vec::new(),
    }))
}

/// A transaction, and what its EIP-7702 authorizations would do.
pub(super) fn transaction(value: Option<&Value<'_>>) -> Result<(Transaction, Vec<Effect>), Malformed> {
    let fields = field::object(value)?;
    let effects = authorizations(fields.get("authorizationList"))
        .map_err(|problem| problem.within("authorizationList"))?;
    let transaction = Transaction {
        from: optional(fields, "from", field::address)?,
        to: optional(fields, "to", callee)?,
        value: optional(fields, "value", amount)?.unwrap_or_default(),
        data: data(fields)?,
        chain: optional(fields, "chainId", field::chain)?,
    };
    Ok((transaction, effects))
}

pub(super) fn authorizations(value: Option<&Value<'_>>) -> Result<Vec<Effect>, Malformed> {
    let list = field::list(value, MAX_BATCH)?.unwrap_or_default();
    field::each(list, |entry| authorization::effect(entry, By::Transaction))
}

/// Empty text and a bare `0x` create a contract, as nothing does.
fn callee(value: Option<&Value<'_>>) -> Result<Option<Address>, Malformed> {
    match value {
        Some(Value::String(text)) if hex::digits(text).is_empty() => Ok(None),
        other => hex::optional_address(other),
    }
}

/// Text without `0x` is hex as well: MetaMask reads it so.
fn amount(value: Option<&Value<'_>>) -> Result<Option<U256>, Malformed> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => hex::quantity(text).map(Some).map_err(Malformed::whole),
        other => field::number(other),
    }
}

/// `data` and `input` are two names of one thing: wallets that know one of them ignore the other.
fn data(fields: &Value<'_>) -> Result<Vec<u8>, Malformed> {
    let data = optional(fields, "data", field::bytes)?;
    let input = optional(fields, "input", field::bytes)?;
    match (data, input) {
        (Some(data), Some(input)) if data != input => Err(Malformed::new("data", Problem::Conflict)),
        (Some(bytes), _) | (None, Some(bytes)) => Ok(bytes),
        (None, None) => Ok(Vec::new()),
    }
}
