//! The messages whose signing ends an earlier signature, as JSON text for `eth_signTypedData_v4`.

use super::signature::{Signature, SignedDomain};
use crate::write_json;
use alloy_primitives::{Address, U256};

/// An EIP-2612 permit of nothing, which uses up the nonce.
pub(super) fn permit(
    signature: &Signature,
    token: Address,
    domain: &SignedDomain,
    spender: Address,
    nonce: U256,
) -> String {
    let fields = [
        ("owner", "address", hex(signature.owner)),
        ("spender", "address", hex(spender)),
        ("value", "uint256", quantity(U256::ZERO)),
        ("nonce", "uint256", quantity(nonce)),
        ("deadline", "uint256", quantity(U256::MAX)),
    ];
    message("Permit", signature, token, domain, &fields)
}

/// Dai's permit that allows nothing, which uses up the nonce.
pub(super) fn dai_permit(
    signature: &Signature,
    token: Address,
    domain: &SignedDomain,
    spender: Address,
    nonce: U256,
) -> String {
    let fields = [
        ("holder", "address", hex(signature.owner)),
        ("spender", "address", hex(spender)),
        ("nonce", "uint256", quantity(nonce)),
        ("expiry", "uint256", quantity(U256::ZERO)),
        ("allowed", "bool", "false".to_owned()),
    ];
    message("Permit", signature, token, domain, &fields)
}

/// EIP-3009's cancelling of a transfer.
pub(super) fn cancel(signature: &Signature, token: Address, domain: &SignedDomain, nonce: U256) -> String {
    let fields = [
        ("authorizer", "address", hex(signature.owner)),
        ("nonce", "bytes32", format!("\"0x{nonce:064x}\"")),
    ];
    message("CancelAuthorization", signature, token, domain, &fields)
}

/// A field's name, type and value as JSON.
type Field<'a> = (&'a str, &'a str, String);

fn message(
    primary: &str,
    signature: &Signature,
    token: Address,
    domain: &SignedDomain,
    fields: &[Field<'_>],
) -> String {
    let chain = domain.has_chain.then(|| signature.chain.0.to_string());
    let domain: Vec<Field<'_>> = [
        ("name", "string", domain.name.as_ref().map(write_json)),
        ("version", "string", domain.version.as_ref().map(write_json)),
        ("chainId", "uint256", chain),
        ("verifyingContract", "address", Some(hex(token))),
        ("salt", "bytes32", domain.salt.as_ref().map(write_json)),
    ]
    .into_iter()
    .filter_map(|(name, kind, value)| Some((name, kind, value?)))
    .collect();
    format!(
        "{{\"types\":{{\"EIP712Domain\":{},\"{primary}\":{}}},\"primaryType\":\"{primary}\",\"domain\":{},\"message\":{}}}",
        types(&domain),
        types(fields),
        values(&domain),
        values(fields)
    )
}

fn types(fields: &[Field<'_>]) -> String {
    let each = fields
        .iter()
        .map(|(name, kind, _)| format!("{{\"name\":\"{name}\",\"type\":\"{kind}\"}}"));
    format!("[{}]", each.collect::<Vec<_>>().join(","))
}

fn values(fields: &[Field<'_>]) -> String {
    let each = fields
        .iter()
        .map(|(name, _, value)| format!("\"{name}\":{value}"));
    format!("{{{}}}", each.collect::<Vec<_>>().join(","))
}

fn hex(address: Address) -> String {
    format!("\"{address:#x}\"")
}

/// In decimal digits, which every wallet reads.
fn quantity(number: U256) -> String {
    format!("\"{number}\"")
}
