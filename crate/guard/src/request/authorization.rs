//! EIP-7702: code that an account would run as its own, in each of the forms in which pages ask for it.

use super::field::{self, any_of, optional, required_of};
use super::hex;
use super::{Authority, Request, flat};
use crate::gather::Gather as _;
use crate::json::Value;
use crate::{By, ChainId, Control, Effect, Malformed, Power, Problem};
use alloy_primitives::Address;

/// The names under which the code's address goes.
const DELEGATE: [&str; 4] = ["address", "contractAddress", "delegation", "delegate"];
/// The names under which the account goes.
const ACCOUNT: [&str; 2] = ["account", "from"];

/// What an authorization would do: an entry of an `authorizationList`, or an ERC-7902 `eip7702Auth`. The
/// zero address as delegate takes code away again; it stays a change of the account's code. `by` is how an
/// unsigned one comes into force.
pub(super) fn effect(value: &Value<'_>, by: By) -> Result<Effect, Malformed> {
    let fields = field::object(Some(value))?;
    let signed = [fields.get("r"), fields.get("s")]
        .iter()
        .all(|part| matches!(part, Some(Value::String(_))));
    Ok(Effect::Control(Control {
        account: any_of(fields, &ACCOUNT, field::address)?,
        who: Some(required_of(fields, &DELEGATE, field::address)?),
        power: Power::Code,
        everywhere: optional(fields, "chainId", chain)? == Some(ChainId(0)),
        by: if signed { By::SubmittedSignature } else { by },
    }))
}

/// `eth_signAuthorization` and its relatives: no standard says what their parameters are. An object in any
/// place says it all; else the delegate's address comes first and the chain after it. Two addresses are a
/// conflict: which of them is the account is anybody's guess.
pub(super) fn sign(params: &[Value<'_>]) -> Result<Request, Malformed> {
    let objects: Vec<usize> = positions(params, |value| matches!(value, Value::Object(_)));
    match objects.as_slice() {
        [] => positional(params),
        [index] => of_object(params, *index),
        _ => Err(Malformed::whole(Problem::Conflict)),
    }
}

/// `wallet_upgradeAccount`: the wallet chooses the code.
pub(super) fn upgrade(params: &[Value<'_>]) -> Result<Request, Malformed> {
    let fields = match params.first() {
        None | Some(Value::Null) => &Value::Null,
        other => field::object(other).map_err(|problem| problem.within_index(0))?,
    };
    upgrade_of(fields).map_err(|problem| problem.within_index(0))
}

fn upgrade_of(fields: &Value<'_>) -> Result<Request, Malformed> {
    let account = any_of(fields, &["account", "from", "address"], field::address)?;
    Ok(Request::Authority(Authority {
        account,
        chain: optional(fields, "chainId", field::chain)?,
        effects: vec![Effect::Control(Control {
            account,
            who: None,
            power: Power::Code,
            everywhere: false,
            by: By::Transaction,
        })],
        fields: flat::fields(fields),
    }))
}

fn of_object(params: &[Value<'_>], index: usize) -> Result<Request, Malformed> {
    let fields = params.get(index).unwrap_or(&Value::Null);
    let beside = positions(params, is_address);
    let beside = beside.first().and_then(|place| params.get(*place));
    let read = || {
        let named = any_of(fields, &ACCOUNT, field::address)?;
        let account = field::agree(named, field::address(beside)?, "account")?;
        let chain = optional(fields, "chainId", chain)?;
        Ok(request(account, chain, effect(fields, By::Signature)?, fields))
    };
    read().map_err(|problem: Malformed| problem.within_index(index))
}

fn positional(params: &[Value<'_>]) -> Result<Request, Malformed> {
    let place = match positions(params, is_address).as_slice() {
        [] => return Err(Malformed::whole(Problem::Missing).within_index(0)),
        [place] => *place,
        _ => return Err(Malformed::whole(Problem::Conflict)),
    };
    let next = place.saturating_add(1);
    let chain = chain(params.get(next)).map_err(|problem| problem.within_index(next))?;
    let control = Effect::Control(Control {
        account: None,
        who: field::address(params.get(place))?,
        power: Power::Code,
        everywhere: chain == Some(ChainId(0)),
        by: By::Signature,
    });
    Ok(request(None, chain, control, &Value::Null))
}

fn request(account: Option<Address>, chain: Option<ChainId>, effect: Effect, fields: &Value<'_>) -> Request {
    Request::Authority(Authority {
        account,
        // Chain 0 stands for every chain, and is none itself.
        chain: chain.filter(|chain| chain.0 != 0),
        effects: vec![effect],
        fields: flat::fields(fields),
    })
}

/// As [`field::chain`]; some libraries write 0 as `0x`.
fn chain(value: Option<&Value<'_>>) -> Result<Option<ChainId>, Malformed> {
    match value {
        Some(Value::String(text)) if hex::digits(text).is_empty() => Ok(Some(ChainId(0))),
        other => field::chain(other),
    }
}

fn positions(params: &[Value<'_>], is: fn(&Value<'_>) -> bool) -> Vec<usize> {
    let found = params.iter().enumerate().filter(|(_, value)| is(value));
    found.map(|(index, _)| index).gather()
}

fn is_address(value: &Value<'_>) -> bool {
    matches!(value, Value::String(text) if hex::address(text).is_some())
}
