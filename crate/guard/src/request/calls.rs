//! `wallet_sendCalls` (ERC-5792) and `wallet_prepareCalls` (ERC-7836): several calls at once.

use super::capability::{self, Asked};
use super::field::{self, optional};
use super::hex;
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
    for call in &mut batch.calls {
        append(call, fields)?;
    }
    batch.effects.extend(asked.effects);
    let mut requests = vec![Request::Calls(batch)];
    requests.append(&mut asked.requests);
    Ok(requests)
}

fn add(batch: &mut Calls, asked: &mut Asked, value: &Value<'_>) -> Result<(), Malformed> {
    let (mut call, delegations): (Transaction, Vec<Effect>) = transaction::transaction(Some(value))?;
    batch.from = field::agree(batch.from, call.from, "from")?;
    batch.chain = field::agree(batch.chain, call.chain, "chainId")?;
    capability::read(asked, value, batch.chain)?;
    append(&mut call, value)?;
    batch.calls.push(call);
    batch.effects.extend(delegations);
    Ok(())
}

/// The capability `dataSuffix`: some wallets add the bytes to the data of each call. After all arguments nobody
/// reads them, but where some are missing they are those, and where there is no data they are the call.
fn append(call: &mut Transaction, fields: &Value<'_>) -> Result<(), Malformed> {
    const NAME: &str = "dataSuffix";
    /// In bytes. It is copied into each call.
    const LONGEST: usize = 1024;
    let Some(suffix) = fields.get("capabilities").and_then(|of| of.get(NAME)) else {
        return Ok(());
    };
    let suffix = match suffix {
        Value::String(text) => Some(text.as_ref()),
        other => other.get("value").and_then(Value::as_str),
    };
    let Some(suffix) = suffix else { return Ok(()) };
    let refused = |problem| Malformed::new(NAME, problem).within("capabilities");
    let suffix = hex::bytes(hex::digits(suffix)).ok_or_else(|| refused(Problem::BadHex))?;
    if suffix.len() > LONGEST {
        return Err(refused(Problem::TooLarge));
    }
    if !call.data.is_empty() || !is_attribution(&suffix) {
        call.data.extend(suffix);
    }
    Ok(())
}

/// ERC-8021 in its first form: names in small letters, their length, a zero and a marker, which say who
/// referred the person. No arguments of a call look like that.
fn is_attribution(suffix: &[u8]) -> bool {
    const MARKER: [u8; 16] = [
        0x80, 0x21, 0x80, 0x21, 0x80, 0x21, 0x80, 0x21, 0x80, 0x21, 0x80, 0x21, 0x80, 0x21, 0x80, 0x21,
    ];
    match suffix.strip_suffix(&MARKER) {
        Some([names @ .., length, 0]) => {
            let fits =
                |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-.,".contains(byte);
            names.len() == usize::from(*length) && names.iter().all(fits)
        }
        _ => false,
    }
}
