//! Where in the text of a snapshot the calldata of its transactions stands, so that a part of it can be written
//! anew and all else stays as it is.

use super::how::How;
use super::{MAX_BATCH, MAX_ENVELOPES, envelope, field, hex, method};
use crate::ChainId;
use crate::json::{self, Value};
use alloy_primitives::Address;
use std::borrow::Cow;

/// The calldata of one transaction or call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The sender that the request names.
    pub(crate) from: Option<Address>,
    /// The callee.
    pub(crate) to: Address,
    /// The chain that the request or an envelope around it names.
    pub(crate) chain: Option<ChainId>,
    /// The calldata.
    pub(crate) data: Vec<u8>,
    /// Where its hex digits begin, as indices of bytes into the text: in `data`, `input` or both.
    pub(crate) starts: Vec<usize>,
}

/// The calldata in a snapshot, in the order of [`super::read`]. What cannot be written anew in place is left out:
/// text with escapes, an odd number of digits, and whatever somebody signed already.
pub(crate) fn places(snapshot: &str) -> Vec<Place> {
    let mut finder = Finder {
        text: snapshot,
        places: Vec::new(),
    };
    match json::parse(snapshot) {
        Ok(Value::Array(batch)) => batch
            .iter()
            .take(MAX_BATCH)
            .for_each(|one| finder.request(one, None, 0)),
        Ok(one) => finder.request(&one, None, 0),
        Err(_) => {}
    }
    finder.places
}

/// What a transaction's fields are called.
struct Names {
    from: &'static str,
    to: &'static str,
    data: &'static [&'static str],
}

const USUAL: Names = Names {
    from: "from",
    to: "to",
    data: &["data", "input"],
};
/// Coinbase's own words.
const NAMED: Names = Names {
    from: "fromAddress",
    to: "toAddress",
    data: &["data"],
};

/// What stands around a call.
#[derive(Clone, Copy, Default)]
struct Around {
    from: Option<Address>,
    chain: Option<ChainId>,
}

struct Finder<'t> {
    text: &'t str,
    places: Vec<Place>,
}

impl<'t> Finder<'t> {
    fn request(&mut self, value: &Value<'t>, chain: Option<ChainId>, depth: usize) {
        let name = value.get("method").and_then(Value::as_str);
        let (Some(name), Some(params)) = (name, value.get("params")) else {
            return;
        };
        let first = params.as_array().and_then(<[_]>::first);
        let around = Around { from: None, chain };
        match (method::how(name), first) {
            (Some(How::Transaction), Some(transaction)) => self.call(transaction, &USUAL, around),
            (Some(How::NamedTransaction), _) => self.call(params, &NAMED, around),
            (Some(How::Calls), Some(batch)) => self.calls(batch, around),
            (Some(How::Invoke), first) if depth < MAX_ENVELOPES => {
                self.envelope(first.unwrap_or(params), chain, depth.saturating_add(1));
            }
            _ => {}
        }
    }

    fn envelope(&mut self, fields: &Value<'t>, chain: Option<ChainId>, depth: usize) {
        if let Some(inner) = fields.get("request") {
            self.request(inner, envelope::chain(fields).or(chain), depth);
        }
    }

    fn calls(&mut self, batch: &Value<'t>, around: Around) {
        let around = around.within(batch, &USUAL);
        let calls = batch.get("calls").and_then(Value::as_array).unwrap_or_default();
        for call in calls.iter().take(MAX_BATCH) {
            self.call(call, &USUAL, around);
        }
    }

    fn call(&mut self, fields: &Value<'t>, names: &Names, around: Around) {
        let Ok(Some(to)) = field::address(fields.get(names.to)) else {
            return;
        };
        let present = names.data.iter().filter_map(|name| fields.get(name));
        let texts: Vec<&Value<'t>> = present.filter(|value| **value != Value::Null).collect();
        let found: Option<Vec<(usize, Vec<u8>)>> = texts.into_iter().map(|text| self.bytes(text)).collect();
        let Some([(_, data), ..]) = found.as_deref() else {
            return;
        };
        let same = found.iter().flatten().all(|(_, other)| other == data);
        let Around { from, chain } = around.within(fields, names);
        if same {
            let data = data.clone();
            let starts = found.into_iter().flatten().map(|(start, _)| start).collect();
            self.places.push(Place {
                from,
                to,
                chain,
                data,
                starts,
            });
        }
    }

    /// Where the hex digits of a text begin, and the bytes that they stand for.
    fn bytes(&self, value: &Value<'t>) -> Option<(usize, Vec<u8>)> {
        let Value::String(Cow::Borrowed(text)) = value else {
            return None;
        };
        let digits = hex::digits(text);
        let start = digits.as_ptr().addr().checked_sub(self.text.as_ptr().addr())?;
        let end = start.checked_add(digits.len())?;
        let is_there = self.text.get(start..end) == Some(digits);
        let whole = is_there && digits.len().is_multiple_of(2) && digits.len() < text.len();
        whole
            .then(|| hex::bytes(digits))
            .flatten()
            .map(|bytes| (start, bytes))
    }
}

impl Around {
    /// What the fields say, or else what is around them says.
    fn within(self, fields: &Value<'_>, names: &Names) -> Self {
        let from = field::address(fields.get(names.from)).ok().flatten();
        let chain = field::chain(fields.get("chainId")).ok().flatten();
        Around {
            from: from.or(self.from),
            chain: chain.or(self.chain),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Request;

    fn transactions(request: Request) -> Vec<(Option<Address>, Vec<u8>)> {
        match request {
            Request::Transaction(one) => vec![(one.to, one.data)],
            Request::Calls(batch) => batch.calls.into_iter().map(|one| (one.to, one.data)).collect(),
            Request::Scoped { request, .. } => transactions(*request),
            _ => Vec::new(),
        }
    }

    #[test]
    fn what_is_found_is_what_is_read() {
        let call = r#"{"to":"0x00000000000000000000000000000000000000aa","data":"0xABcd"}"#;
        let both = r#"{"to":"0x00000000000000000000000000000000000000bb","data":"0x01","input":"0x01","chainId":"0x5"}"#;
        for snapshot in [
            format!(r#"{{"method":"eth_sendTransaction","params":[{call}]}}"#),
            format!(r#"[{{"method":"eth_signTransaction","params":[{both}]}},{{"method":"eth_sendTransaction","params":[{call}]}}]"#),
            format!(r#"{{"method":"wallet_sendCalls","params":[{{"chainId":"0x5","calls":[{call},{both}]}}]}}"#),
            format!(
                r#"{{"method":"wallet_invokeMethod","params":{{"scope":"eip155:5","request":{{"method":"eth_sendTransaction","params":[{call}]}}}}}}"#
            ),
            r#"{"method":"signEthereumTransaction","params":{"toAddress":"0x00000000000000000000000000000000000000aa","weiValue":"0","data":"0x1234"}}"#.to_owned(),
        ] {
            let read: Vec<_> = super::super::read(&snapshot)
                .unwrap_or_default()
                .into_iter()
                .flat_map(transactions)
                .collect();
            let found = places(&snapshot);
            let same: Vec<_> = found.iter().map(|place| (Some(place.to), place.data.clone())).collect();
            assert_eq!(same, read, "{snapshot}");
            assert_ne!(same, [], "{snapshot}");
            for Place { data, starts, .. } in found {
                for start in starts {
                    let digits = snapshot.get(start..start + 2 * data.len());
                    assert_eq!(digits.and_then(hex::bytes), Some(data.clone()), "{snapshot}");
                }
            }
        }
    }

    #[test]
    fn what_cannot_be_written_in_place_is_left_out() {
        let data = |data: &str| {
            format!(
                r#"{{"method":"eth_sendTransaction","params":[{{"to":"0x00000000000000000000000000000000000000aa",{data}}}]}}"#
            )
        };
        for snapshot in [
            data(r#""data":"0x123""#),
            data(r#""data":"1234""#),
            data(r#""data":"0x12\u00334""#),
            data(r#""data":"0x1234","input":"0x1235""#),
            data(r#""data":7"#),
            r#"{"method":"eth_sendTransaction","params":[{"data":"0x1234"}]}"#.to_owned(),
            r#"{"method":"eth_call","params":[{"to":"0x00000000000000000000000000000000000000aa","data":"0x1234"}]}"#.to_owned(),
            "not json".to_owned(),
        ] {
            assert_eq!(places(&snapshot), [], "{snapshot}");
        }
    }
}
