//! Methods that carry another request.

use super::capability::{self, Asked};
use super::field::{self, agree};
use super::{Authority, MAX_ENVELOPES, Request, flat, hex, other, request};
use crate::json::Value;
use crate::{ChainId, Malformed, Problem};

/// What a scope (CAIP-2, CAIP-217) says.
#[derive(Clone, Copy, PartialEq)]
enum Scope {
    /// One chain of the EIP-155 namespace.
    Chain(ChainId),
    /// The wallet itself, in Ethereum's terms.
    Wallet,
    /// Another namespace.
    Elsewhere,
}

/// CAIP-27 `wallet_invokeMethod`: `{sessionId?, scope|chainId, request, capabilities?}`, by name or as the
/// first of a list. In a namespace other than EIP-155 nothing is read.
pub(super) fn invoke(
    name: &str,
    params: Option<&Value<'_>>,
    depth: usize,
) -> Result<Vec<Request>, Malformed> {
    match params {
        Some(Value::Array(list)) => {
            invoked(name, list.first(), depth).map_err(|problem| problem.within_index(0))
        }
        other => invoked(name, other, depth),
    }
}

/// ERC-7754 `wallet_signedRequest`: `[{method, params}, signature, keyId]`.
pub(super) fn signed(params: &[Value<'_>], depth: usize) -> Result<Vec<Request>, Malformed> {
    let inner = params.first().unwrap_or(&Value::Null);
    deeper(depth)
        .and_then(|depth| request(inner, depth))
        .map_err(|problem| problem.within_index(0))
}

/// The chain of an envelope's scope, if it names one.
pub(super) fn chain(fields: &Value<'_>) -> Option<ChainId> {
    match scope(fields) {
        Ok(Scope::Chain(chain)) => Some(chain),
        _ => None,
    }
}

fn invoked(name: &str, params: Option<&Value<'_>>, depth: usize) -> Result<Vec<Request>, Malformed> {
    let depth = deeper(depth)?;
    let fields = field::object(params)?;
    let scope = scope(fields)?;
    if scope == Scope::Elsewhere {
        return Ok(vec![other(name, params)]);
    }
    let inner = fields
        .get("request")
        .ok_or_else(|| Malformed::new("request", Problem::Missing))?;
    let mut requests = request(inner, depth).map_err(|problem| problem.within("request"))?;
    requests.extend(capabilities(fields, scope)?);
    let Scope::Chain(chain) = scope else {
        return Ok(requests);
    };
    Ok(requests
        .into_iter()
        .map(|request| scoped(chain, request))
        .collect())
}

/// What asks for nothing asks for nothing on any chain.
fn scoped(chain: ChainId, request: Request) -> Request {
    match request {
        Request::Harmless => Request::Harmless,
        request => Request::Scoped {
            chain,
            request: Box::new(request),
        },
    }
}

fn capabilities(fields: &Value<'_>, scope: Scope) -> Result<Vec<Request>, Malformed> {
    let chain = match scope {
        Scope::Chain(chain) => Some(chain),
        Scope::Wallet | Scope::Elsewhere => None,
    };
    let mut asked = Asked::default();
    capability::read(&mut asked, fields, chain)?;
    let mut requests = asked.requests;
    if !asked.effects.is_empty() {
        requests.push(Request::Authority(Authority {
            account: None,
            chain,
            effects: asked.effects,
            fields: fields.get("capabilities").map(flat::fields).unwrap_or_default(),
        }));
    }
    Ok(requests)
}

fn deeper(depth: usize) -> Result<usize, Malformed> {
    if depth >= MAX_ENVELOPES {
        return Err(Malformed::whole(Problem::TooDeep));
    }
    Ok(depth.saturating_add(1))
}

fn scope(fields: &Value<'_>) -> Result<Scope, Malformed> {
    let read = |name: &str| one_scope(fields.get(name)).map_err(|problem| problem.within(name));
    agree(read("scope")?, read("chainId")?, "scope")?.ok_or_else(|| Malformed::new("scope", Problem::Missing))
}

/// `eip155:1`; also a bare chain id, as early drafts had it.
fn one_scope(value: Option<&Value<'_>>) -> Result<Option<Scope>, Malformed> {
    let Some(Value::String(text)) = value else {
        return Ok(field::chain(value)?.map(Scope::Chain));
    };
    if text == "wallet:eip155" {
        return Ok(Some(Scope::Wallet));
    }
    if let Some(reference) = text.strip_prefix("eip155:") {
        let chain = hex::safe_integer(reference).map_err(Malformed::whole)?;
        return Ok(Some(Scope::Chain(ChainId(chain))));
    }
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        return Ok(field::chain(value)?.map(Scope::Chain));
    }
    Ok(Some(Scope::Elsewhere))
}
