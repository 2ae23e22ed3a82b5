//! Methods that ask for a signature: typed data, plain messages and bare hashes.

use super::capability::{self, Asked};
use super::field::{self, optional, required};
use super::hex;
use super::{Authority, Request, TypedDataMethod, flat, other};
use crate::json::Value;
use crate::{Malformed, Problem};
use alloy_primitives::{Address, B256};

/// The length of `0x` and an address, by which wallets tell a `personal_sign` message from its signer.
const ADDRESS_TEXT: usize = 42;

/// The message comes first, unless only the first parameter is as long as an address: MetaMask and Rabby
/// swap them then. Other parameters (a password, once) are ignored.
pub(super) fn message(params: &[Value<'_>]) -> Result<Request, Malformed> {
    let swapped = match (params.first(), params.get(1)) {
        (Some(Value::String(first)), Some(Value::String(second))) => {
            utf16_length(first) == ADDRESS_TEXT && utf16_length(second) != ADDRESS_TEXT
        }
        _ => false,
    };
    let (message, account) = if swapped { (1, 0) } else { (0, 1) };
    Ok(Request::Message {
        bytes: message_bytes(text(params, message)?),
        account: account_at(params, account)?,
    })
}

/// The signer comes first; the other way round is understood. What is signed is beyond reading in any
/// case, so nothing here is malformed but its absence.
pub(super) fn hash(params: &[Value<'_>]) -> Result<Request, Malformed> {
    let first = text(params, 0)?;
    let second = text(params, 1)?;
    let (account, hash) = match (hex::address(first), hex::address(second)) {
        (None, Some(account)) => (Some(account), first),
        (account, _) => (account, second),
    };
    Ok(Request::Hash {
        account,
        hash: hex::bytes(hex::digits(hash)).and_then(|bytes| B256::try_from(bytes.as_slice()).ok()),
    })
}

/// MetaMask takes a list of typed values, first. Other wallets mean EIP-712 by the same name, so an
/// object is read as V4.
pub(super) fn typed_data_v1(params: &[Value<'_>]) -> Result<Request, Malformed> {
    let (payload, account) = places(params, (0, 1))?;
    let version = match params.get(payload) {
        Some(Value::Array(_)) => TypedDataMethod::V1,
        Some(Value::String(text)) if text.trim_start().starts_with('[') => TypedDataMethod::V1,
        _ => TypedDataMethod::V4,
    };
    typed_data(params, payload, account, version)
}

pub(super) fn typed_data_v3(params: &[Value<'_>]) -> Result<Request, Malformed> {
    let (payload, account) = places(params, (1, 0))?;
    typed_data(params, payload, account, TypedDataMethod::V3)
}

pub(super) fn typed_data_v4(params: &[Value<'_>]) -> Result<Request, Malformed> {
    let (payload, account) = places(params, (1, 0))?;
    typed_data(params, payload, account, TypedDataMethod::V4)
}

/// ERC-7871 `wallet_sign`: `[{version, address?, request: {type, data}, capabilities?}]`, where the type is
/// the version byte of ERC-191.
pub(super) fn any(params: &[Value<'_>]) -> Result<Vec<Request>, Malformed> {
    any_of(params.first()).map_err(|problem| problem.within_index(0))
}

/// EIP-7749 `wallet_signIntendedValidatorData`: `[signer, validator, data]`. What the validator makes of
/// the data only it knows.
pub(super) fn validator_data(params: &[Value<'_>]) -> Result<Request, Malformed> {
    Ok(Request::Hash {
        account: account_at(params, 0)?,
        hash: None,
    })
}

fn any_of(value: Option<&Value<'_>>) -> Result<Vec<Request>, Malformed> {
    let fields = field::object(value)?;
    let account = optional(fields, "address", field::address)?;
    let request = field::object(fields.get("request"))
        .and_then(|request| versioned(request, account))
        .map_err(|problem| problem.within("request"))?;
    let mut asked = Asked::default();
    capability::read(&mut asked, fields, None)?;
    let mut requests = vec![request];
    requests.append(&mut asked.requests);
    if !asked.effects.is_empty() {
        requests.push(Request::Authority(Authority {
            account,
            chain: None,
            effects: asked.effects,
            fields: fields.get("capabilities").map(flat::fields).unwrap_or_default(),
        }));
    }
    Ok(requests)
}

fn versioned(request: &Value<'_>, account: Option<Address>) -> Result<Request, Malformed> {
    let version = required(request, "type", field::number)?;
    let data = request.get("data").unwrap_or(&Value::Null);
    match u64::try_from(version) {
        Ok(0x00) => Ok(Request::Hash { account, hash: None }),
        Ok(0x01) => Ok(Request::TypedData {
            version: TypedDataMethod::V4,
            account,
            payload: payload_text(data).map_err(|problem| Malformed::new("data", problem))?,
        }),
        Ok(0x45) => Ok(Request::Message {
            account,
            bytes: message_bytes(message_text(data).map_err(|problem| problem.within("data"))?),
        }),
        _ => Ok(other("wallet_sign", Some(request))),
    }
}

/// `{message}`, or the text itself.
fn message_text<'v>(data: &'v Value<'_>) -> Result<&'v str, Malformed> {
    if let Value::String(text) = data {
        return Ok(text);
    }
    match field::object(Some(data))?.get("message") {
        Some(Value::String(text)) => Ok(text),
        None | Some(Value::Null) => Err(Malformed::new("message", Problem::Missing)),
        Some(_) => Err(Malformed::new("message", Problem::WrongType)),
    }
}

fn typed_data(
    params: &[Value<'_>],
    payload: usize,
    account: usize,
    version: TypedDataMethod,
) -> Result<Request, Malformed> {
    let value = params.get(payload).unwrap_or(&Value::Null);
    Ok(Request::TypedData {
        version,
        account: account_at(params, account)?,
        payload: payload_text(value).map_err(|problem| Malformed::whole(problem).within_index(payload))?,
    })
}

/// Where the payload and the account are, told by their shapes; `usual` where there is no payload, so
/// that what is missing is named there. Two payloads are a conflict: wallets would pick either.
fn places(params: &[Value<'_>], usual: (usize, usize)) -> Result<(usize, usize), Malformed> {
    let first = params.first().is_some_and(is_payload);
    let second = params.get(1).is_some_and(is_payload);
    match (first, second) {
        (true, true) => Err(Malformed::whole(Problem::Conflict)),
        (true, false) => Ok((0, 1)),
        (false, true) => Ok((1, 0)),
        (false, false) => Ok(usual),
    }
}

fn is_payload(value: &Value<'_>) -> bool {
    match value {
        Value::Object(_) | Value::Array(_) => true,
        Value::String(text) => text.trim_start().starts_with(['{', '[']),
        _ => false,
    }
}

fn payload_text(value: &Value<'_>) -> Result<String, Problem> {
    match value {
        Value::String(text) => Ok(text.clone().into_owned()),
        Value::Object(_) | Value::Array(_) => {
            let mut text = String::new();
            write_json(&mut text, value);
            Ok(text)
        }
        Value::Null => Err(Problem::Missing),
        Value::Bool(_) | Value::Number(_) => Err(Problem::WrongType),
    }
}

/// Writes a value back as it was read: keys in their order, numbers in their own digits.
fn write_json(out: &mut String, value: &Value<'_>) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        Value::Number(text) => out.push_str(text),
        Value::String(text) => write_string(out, text),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                separate(out, index);
                write_json(out, item);
            }
            out.push(']');
        }
        Value::Object(entries) => {
            out.push('{');
            for (index, (key, item)) in entries.iter().enumerate() {
                separate(out, index);
                write_string(out, key);
                out.push(':');
                write_json(out, item);
            }
            out.push('}');
        }
    }
}

fn separate(out: &mut String, index: usize) {
    if index > 0 {
        out.push(',');
    }
}

fn write_string(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            letter if letter < ' ' => {
                out.push_str("\\u00");
                out.push_str(&alloy_primitives::hex::encode([
                    u8::try_from(letter).unwrap_or_default()
                ]));
            }
            letter => out.push(letter),
        }
    }
    out.push('"');
}

/// Text of hex digits only, with or without `0x`, is bytes; any other text is its UTF-8, a bare `0x`
/// included (MetaMask, Rabby).
fn message_bytes(text: &str) -> Vec<u8> {
    let digits = hex::digits(text);
    if digits.is_empty() {
        return text.as_bytes().to_vec();
    }
    hex::bytes(digits).unwrap_or_else(|| text.as_bytes().to_vec())
}

fn text<'v>(params: &'v [Value<'_>], index: usize) -> Result<&'v str, Malformed> {
    let problem = match params.get(index) {
        Some(Value::String(text)) => return Ok(text),
        None | Some(Value::Null) => Problem::Missing,
        Some(_) => Problem::WrongType,
    };
    Err(Malformed::whole(problem).within_index(index))
}

fn account_at(params: &[Value<'_>], index: usize) -> Result<Option<Address>, Malformed> {
    hex::optional_address(params.get(index)).map_err(|problem| problem.within_index(index))
}

/// The length as JavaScript counts it, since that is what wallets compare.
fn utf16_length(text: &str) -> usize {
    text.encode_utf16().count()
}
