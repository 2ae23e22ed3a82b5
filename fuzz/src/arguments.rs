//! Decoded arguments against another encoder.

use alloy_dyn_abi::DynSolValue;
use guard::abi::{self, Kind, Param, Signature, Value};
use std::sync::LazyLock;

/// The largest encoding that is made to compare with, in bytes.
const MAX_ENCODING: usize = 1 << 20;

/// Signatures of every shape that calls have: nested tuples, lists of them, lists of bytes, fixed arrays.
static SIGNATURES: LazyLock<Vec<Signature>> = LazyLock::new(|| {
    [
        "approve(address spender,uint256 value)",
        "safeTransferFrom(address from,address to,uint256 tokenId,bytes data)",
        "safeBatchTransferFrom(address from,address to,uint256[] ids,uint256[] values,bytes data)",
        "permit(address owner,((address token,uint160 amount,uint48 expiration,uint48 nonce) details,address spender,uint256 sigDeadline) permitSingle,bytes signature)",
        "permit(address owner,((address token,uint160 amount,uint48 expiration,uint48 nonce)[] details,address spender,uint256 sigDeadline) permitBatch,bytes signature)",
        "permitWitnessTransferFrom(((address token,uint256 amount)[] permitted,uint256 nonce,uint256 deadline) permit,(address to,uint256 requestedAmount)[] transferDetails,address owner,bytes32 witness,string witnessTypeString,bytes signature)",
        "supportsInterface(bytes4 interfaceId)",
        "multicall(bytes[] data)",
        "multicall(uint256 deadline,bytes[] data)",
        "aggregate3((address target,bool allowFailure,bytes callData)[] calls)",
        "execute(bytes commands,bytes[] inputs,uint256 deadline)",
        "shapes((bytes a,string[2] b)[] list,int16 number,bytes3 three,bool[3][] flags)",
    ]
    .iter()
    .map(|text| Signature::parse(text).expect("the signature is well formed"))
    .collect()
});

/// Decodes a call of one of the signatures, and checks that it is said to be canonical exactly if another
/// encoder gives the same bytes for the same values.
pub fn check(calldata: &[u8]) {
    let Some((selector, data)) = calldata.split_first_chunk::<4>() else {
        return;
    };
    let Some(signature) = SIGNATURES.iter().find(|one| one.selector() == *selector) else {
        return;
    };
    let Some(decoded) = abi::decode(&signature.inputs, data) else {
        return;
    };
    assert!(
        !(decoded.canonical && (decoded.short || decoded.trailing > 0)),
        "canonical, and not"
    );
    let mut size = MAX_ENCODING;
    if decoded
        .values
        .iter()
        .any(|value| spend(&mut size, value).is_none())
    {
        assert!(
            !decoded.canonical || data.len() > MAX_ENCODING,
            "canonical, and shorter than its values"
        );
        return;
    }
    let encoded = tuple(&signature.inputs, &decoded.values).abi_encode_params();
    assert_eq!(
        decoded.canonical,
        encoded == data,
        "canonical, to another encoder"
    );
    let trailing = data.strip_prefix(encoded.as_slice()).map_or(0, <[u8]>::len);
    assert_eq!(decoded.trailing, trailing, "bytes after the arguments");
    let again = abi::decode(&signature.inputs, &encoded).expect("an encoding is decoded");
    assert!(again.canonical, "another encoder's work is canonical");
    assert_eq!(
        again.values, decoded.values,
        "the same values from their encoding"
    );
}

/// Takes the size of a value's encoding, which is at most that of its data, two words and padding.
fn spend(left: &mut usize, value: &Value<'_>) -> Option<()> {
    let own = if let Value::Bytes(bytes) = value {
        bytes.len()
    } else {
        0
    };
    *left = left.checked_sub(own)?.checked_sub(96)?;
    match value {
        Value::Items(items) => items.iter().try_for_each(|item| spend(left, item)),
        _ => Some(()),
    }
}

fn tuple(params: &[Param], values: &[Value<'_>]) -> DynSolValue {
    assert_eq!(params.len(), values.len(), "a value for each parameter");
    let values = params
        .iter()
        .zip(values)
        .map(|(param, value)| other(&param.kind, value));
    DynSolValue::Tuple(values.collect())
}

/// The value as the other encoder has it. Words of any kind are encoded alike.
fn other(kind: &Kind, value: &Value<'_>) -> DynSolValue {
    let items = |item: &Kind, values: &[Value<'_>]| values.iter().map(|value| other(item, value)).collect();
    match (kind, value) {
        (Kind::Tuple(params), Value::Items(values)) => tuple(params, values),
        (Kind::Array(item, _), Value::Items(values)) => DynSolValue::FixedArray(items(item, values)),
        (Kind::List(item), Value::Items(values)) => DynSolValue::Array(items(item, values)),
        (_, Value::Bytes(bytes)) => DynSolValue::Bytes(bytes.to_vec()),
        (_, Value::Number(number)) => DynSolValue::Uint(*number, 256),
        (_, Value::Address(address)) => DynSolValue::Address(*address),
        (_, Value::Bool(flag)) => DynSolValue::Bool(*flag),
        (_, Value::Word(word)) => DynSolValue::FixedBytes(*word, 32),
        (kind, Value::Items(_)) => panic!("items of {kind}"),
    }
}
