//! Connecting, where it can ask for more than that.

use super::capability::{self, Asked};
use super::field;
use super::{Authority, Request, flat, method, other, permission};
use crate::json::Value;
use crate::{Effect, Malformed};

/// Methods that a session must not get as a matter of course: a signature of anything, and other code.
const REVIEWED: [&str; 4] = ["ethsign", "walletsnap", "walletinvokesnap", "walletrequestsnaps"];

/// Permissions that only connect (ERC-2255): accounts, and the chains on which to see them.
const CONNECTING: [&str; 2] = ["ethaccounts", "endowment:permitted-chains"];

/// ERC-7846 `wallet_connect`: `[{version, capabilities?}]`. Connecting alone is harmless.
pub(super) fn connect(params: Option<&Value<'_>>) -> Result<Vec<Request>, Malformed> {
    let fields = match params {
        None | Some(Value::Null) => return Ok(vec![Request::Harmless]),
        Some(Value::Array(list)) if list.is_empty() => return Ok(vec![Request::Harmless]),
        Some(Value::Array(list)) => field::object(list.first()).map_err(|problem| problem.within_index(0))?,
        other => field::object(other)?,
    };
    let mut asked = Asked::default();
    capability::read(&mut asked, fields, None).map_err(|problem| problem.within_index(0))?;
    let mut requests = asked.requests;
    if !asked.effects.is_empty() {
        requests.push(authority(asked.effects, fields));
    }
    if requests.is_empty() {
        requests.push(Request::Harmless);
    }
    Ok(requests)
}

/// ERC-7895 `wallet_addSubAccount`: an account to which the page has a key, in the person's wallet. It is
/// no power over the person's own account, and what comes to be in it nobody can tell.
pub(super) fn add_sub_account(params: &[Value<'_>]) -> Result<Request, Malformed> {
    let fields = field::object(params.first()).map_err(|problem| problem.within_index(0))?;
    Ok(authority(vec![permission::opaque("addSubAccount")], fields))
}

/// CAIP-25 `wallet_createSession` and ERC-2255 `wallet_requestPermissions`: harmless, unless one of
/// [`REVIEWED`] is among what they ask for, in whichever shape, or a list asks for any permission but those
/// of [`CONNECTING`].
pub(super) fn session(name: &str, params: Option<&Value<'_>>) -> Request {
    let more = match params {
        Some(Value::Array(list)) => !list.iter().all(only_connects),
        _ => false,
    };
    if more || params.is_some_and(names_reviewed) {
        return other(name, params);
    }
    Request::Harmless
}

fn only_connects(permissions: &Value<'_>) -> bool {
    let known = |name: &str| CONNECTING.iter().any(|known| method::is_same(known, name));
    permissions
        .as_object()
        .is_some_and(|entries| entries.iter().all(|(name, _)| known(name)))
}

/// The JSON reader bounds the depth.
fn names_reviewed(value: &Value<'_>) -> bool {
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
        Value::String(text) => is_reviewed(text),
        Value::Array(items) => items.iter().any(names_reviewed),
        Value::Object(entries) => entries
            .iter()
            .any(|(key, value)| is_reviewed(key) || names_reviewed(value)),
    }
}

fn is_reviewed(name: &str) -> bool {
    REVIEWED.iter().any(|reviewed| method::is_same(reviewed, name))
}

fn authority(effects: Vec<Effect>, fields: &Value<'_>) -> Request {
    Request::Authority(Authority {
        account: None,
        chain: None,
        effects,
        fields: flat::fields(fields),
    })
}
