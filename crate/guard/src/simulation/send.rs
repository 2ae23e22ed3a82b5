//! A snapshot as the call that has it played through.

use super::Play;
use crate::request;
use crate::{Call, ChainId, Context, Request, Transaction};
use alloy_primitives::{Address, hex};

/// The most calls of a batch that are played.
pub const MAX_CALLS: usize = 64;

/// How a transaction or a batch of calls is played through. `None` for anything else, for several requests at once,
/// and where the chain or the account is not known. What only a wallet can make is not played: user operations,
/// authorizations of code (EIP-7702), permissions on the side.
#[must_use]
pub fn play(snapshot: &str, context: &Context) -> Option<Play> {
    let played = Played::of(snapshot, context)?;
    let account = played.from;
    let calls: Vec<String> = played.calls.iter().map(|call| written(call, account)).collect();
    let list = calls.join(",");
    let params = format!(
        r#"[{{"blockStateCalls":[{{"calls":[{list}]}}],"traceTransfers":true,"validation":false}},"latest"]"#
    );
    Some(Play {
        call: Call {
            chain: played.chain,
            method: "eth_simulateV1".to_owned(),
            params,
        },
        account,
        count: calls.len().try_into().ok()?,
    })
}

/// What is played, by whom, where.
struct Played {
    chain: ChainId,
    from: Address,
    calls: Vec<Transaction>,
}

impl Played {
    fn of(snapshot: &str, context: &Context) -> Option<Played> {
        let mut requests = request::read(snapshot).ok()?;
        let request = requests.pop().filter(|_| requests.is_empty())?;
        let (request, scope) = match request {
            Request::Scoped { chain, request } => (*request, Some(chain)),
            request => (request, None),
        };
        let (from, chain, calls) = match request {
            Request::Transaction(call) => (call.from, call.chain, vec![call]),
            // A user operation has fields besides.
            Request::Calls(calls) if calls.effects.is_empty() && calls.fields.is_empty() => {
                (calls.from, calls.chain, calls.calls)
            }
            _ => return None,
        };
        let is_bounded = !calls.is_empty() && calls.len() <= MAX_CALLS;
        Some(Played {
            chain: chain.or(scope).or(context.chain)?,
            from: from.or(context.account)?,
            calls: is_bounded.then_some(calls)?,
        })
    }
}

fn written(call: &Transaction, from: Address) -> String {
    let to = call
        .to
        .map(|to| format!(r#""to":"{to:#x}","#))
        .unwrap_or_default();
    let data = hex::encode_prefixed(&call.data);
    let value = call.value;
    format!(r#"{{"from":"{from:#x}",{to}"value":"{value:#x}","input":"{data}"}}"#)
}
