//! `wallet_sendCalls` (ERC-5792) and `wallet_prepareCalls` (ERC-7836): several calls at once.

use super::capability::{self, Asked};
use super::field::{self, optional};
use super::{Calls, MAX_BATCH, Request, Transaction, transaction};
use crate::json::Value;
use crate::{Effect, Malformed, Problem};

/// `{version, from?, chainId, calls, capabilities?}`; version 1.0 named the chain in each call. All calls
/// are one batch: of one sender, on one chain.
pub(super) fn read(params: &[Value<'_>]) -> Result<Vec<Request>, Malformed> {
    batch(params.first()).map_err(|problem| problem.within_index(0))
}

fn batch(value: Option<&Value<'_>>) -> Result<Vec<Request>, Malformed> {
    let fields = field::object(value)?;
    let mut batch = Calls {
        from: optional(fields, "from", field::address)?,
        chain: optional(fields, "chainId", field::chain)?,
        calls: Vec::new(),
        effects: Vec::new(),
        fields: Vec::new(),
    };
    let mut asked = Asked::default();
    let list = field::list(fields.get("calls"), MAX_BATCH)
        .and_then(|list| list.ok_or(Malformed::whole(Problem::Missing)))
        .map_err(|problem| problem.within("calls"))?;
    for (index, value) in list.iter().enumerate() {
        add(&mut batch, &mut asked, value).map_err(|problem| problem.within_index(index).within("calls"))?;
    }
    capability::read(&mut asked, fields, batch.chain)?;
    batch.effects.extend(asked.effects);
    let mut requests = vec![Request::Calls(batch)];
    requests.append(&mut asked.requests);
    Ok(requests)
}

fn add(batch: &mut Calls, asked: &mut Asked, value: &Value<'_>) -> Result<(), Malformed> {
    let (call, delegations): (Transaction, Vec<Effect>) = transaction::transaction(Some(value))?;
    batch.from = field::agree(batch.from, call.from, "from")?;
    batch.chain = field::agree(batch.chain, call.chain, "chainId")?;
    capability::read(asked, value, batch.chain)?;
    batch.calls.push(call);
    batch.effects.extend(delegations);
    Ok(())
}
