//! Calls inside of calls whose bytes stand in the calldata as they will be made, unsigned: what is written over them
//! changes nothing else. A Safe's transaction, a meta-transaction or a user operation is signed or hashed and is no
//! such carrier; nor is one that calls in its own name (Multicall3).

use crate::abi::{self, Signature};
use crate::calldata::SELECTOR;
use crate::value::Value;
use alloy_primitives::Address;

/// How deep calls inside of calls are looked at.
const MAX_DEPTH: usize = 4;
/// The most calls of one transaction that are looked at.
const MAX_CALLS: usize = 256;

/// A call that the transaction makes, itself or inside of carriers.
pub(super) struct Call<'d> {
    pub(super) to: Address,
    pub(super) data: &'d [u8],
    /// Where `data` begins in the whole.
    pub(super) start: usize,
    /// Who makes it, if that is known.
    pub(super) owner: Option<Address>,
}

/// Who the calls inside go to, and who makes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Carry {
    /// To the contract itself, by the same sender: all bytes of a list.
    Itself,
    /// By the contract, an account: an address and bytes side by side.
    One,
    /// By the account: tuples with an address and bytes each.
    Tuples,
    /// By the account: a list of addresses and one of bytes.
    Lists,
}

/// The carriers, by selector, with their parameters' types.
#[rustfmt::skip]
pub(super) const CARRIERS: &[(u32, &str, Carry)] = &[
    (0xac96_50d8, "multicall(bytes[])", Carry::Itself),
    (0x5ae4_01dc, "multicall(uint256,bytes[])", Carry::Itself),
    (0x1f04_64d1, "multicall(bytes32,bytes[])", Carry::Itself),
    (0xb61d_27f6, "execute(address,uint256,bytes)", Carry::One),
    (0x18df_b3c7, "executeBatch(address[],bytes[])", Carry::Lists),
    (0x47e1_da2a, "executeBatch(address[],uint256[],bytes[])", Carry::Lists),
    (0x34fc_d5be, "executeBatch((address,uint256,bytes)[])", Carry::Tuples),
    (0x3f70_7e6b, "execute((address,uint256,bytes)[])", Carry::Tuples),
];

/// The transaction's own call, then the calls inside, in their order.
pub(super) fn calls<'d>(to: Address, from: Option<Address>, data: &'d [u8]) -> Vec<Call<'d>> {
    let outermost = Call {
        to,
        data,
        start: 0,
        owner: from,
    };
    let mut list = Vec::new();
    open(outermost, 0, &mut list);
    list
}

fn open<'d>(call: Call<'d>, depth: usize, list: &mut Vec<Call<'d>>) {
    if list.len() >= MAX_CALLS || depth > MAX_DEPTH {
        return;
    }
    let inner = inside(&call).unwrap_or_default();
    list.push(call);
    for call in inner {
        open(call, depth.saturating_add(1), list);
    }
}

/// The calls that a carrier makes; `None` for any other call, and for one whose parts might share their bytes.
fn inside<'d>(call: &Call<'d>) -> Option<Vec<Call<'d>>> {
    let (selector, arguments) = call.data.split_first_chunk::<SELECTOR>()?;
    let selector = u32::from_be_bytes(*selector);
    let (_, signature, carry) = CARRIERS.iter().find(|(known, ..)| *known == selector)?;
    let inputs = Signature::parse(signature)?.inputs;
    let decoded = abi::decode(&inputs, arguments)?;
    if !decoded.canonical {
        return None;
    }
    let values = decoded.values;
    let made = |to: Address, owner: Option<Address>, bytes: &Value<'d>| -> Option<Call<'d>> {
        let Value::Bytes(std::borrow::Cow::Borrowed(data)) = bytes else {
            return None;
        };
        let start = data.as_ptr().addr().checked_sub(call.data.as_ptr().addr())?;
        Some(Call {
            to,
            data,
            start: start.checked_add(call.start)?,
            owner,
        })
    };
    let account = Some(call.to);
    let pair = |values: &[Value<'d>]| match values {
        [Value::Address(to), .., bytes] => made(*to, account, bytes),
        _ => None,
    };
    let last = values.last()?;
    match carry {
        Carry::Itself => last
            .items()
            .iter()
            .map(|bytes| made(call.to, call.owner, bytes))
            .collect(),
        Carry::One => Some(vec![pair(&values)?]),
        Carry::Tuples => last.items().iter().map(|tuple| pair(tuple.items())).collect(),
        Carry::Lists => zip(values.first()?.items(), last.items(), |to, bytes| {
            made(to, account, bytes)
        }),
    }
}

/// Lists of different lengths are no calls.
fn zip<'d>(
    targets: &[Value<'d>],
    datas: &[Value<'d>],
    made: impl Fn(Address, &Value<'d>) -> Option<Call<'d>>,
) -> Option<Vec<Call<'d>>> {
    if targets.len() != datas.len() {
        return None;
    }
    let pairs = targets.iter().zip(datas);
    pairs
        .map(|(to, bytes)| match to {
            Value::Address(to) => made(*to, bytes),
            _ => None,
        })
        .collect()
}
