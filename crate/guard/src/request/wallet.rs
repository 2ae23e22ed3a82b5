//! What pages ask of a wallet besides signatures that a person could still lose by.

use super::{Request, field};
use crate::json::Value;
use crate::{ChainId, Malformed};

/// The chains that every wallet comes with. No page has to add them.
const EVERYWHERE: [ChainId; 1] = [ChainId(1)];

/// `wallet_addEthereumChain` (EIP-3085): an object with `chainId` and `rpcUrls`, in a list or (`addEthereumChain`) by
/// itself. Harmless, unless it brings an endpoint for a chain that needs none: what the endpoint says is what the wallet
/// shows.
pub(super) fn add_chain(params: Option<&Value<'_>>) -> Result<Request, Malformed> {
    let is_listed = params.is_none_or(|params| params.as_object().is_none());
    let params = if is_listed {
        super::listed(params)?.first()
    } else {
        params
    };
    let Some(chain) = params.and_then(|params| params.get("chainId")) else {
        return Ok(Request::Harmless);
    };
    let chain = field::chain(Some(chain)).map_err(|problem| {
        let problem = problem.within("chainId");
        if is_listed {
            problem.within_index(0)
        } else {
            problem
        }
    })?;
    let known = chain.filter(|chain| EVERYWHERE.contains(chain));
    let endpoints = params.and_then(|params| params.get("rpcUrls"));
    let endpoint = endpoints.and_then(Value::as_array).and_then(<[_]>::first);
    Ok(match (known, endpoint.and_then(Value::as_str)) {
        (Some(chain), Some(endpoint)) => Request::Chain {
            chain,
            endpoint: super::flat::cut(endpoint),
        },
        _ => Request::Harmless,
    })
}

/// `eth_decrypt`: what is encrypted, and the account whose key reads it.
pub(super) fn decrypt(params: &[Value<'_>]) -> Result<Request, Malformed> {
    let account = field::address(params.get(1)).map_err(|problem| problem.within_index(1))?;
    Ok(Request::Decrypt { account })
}
