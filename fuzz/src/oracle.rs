//! Typed data against another reading of EIP-712.

use alloy_primitives::B256;
use guard::typed_data::{Kind, TypedData};

/// The most types that the other reading may have to expand: it copies a struct wherever it is used, which
/// grows exponentially with the depth.
const MAX_EXPANSION: usize = 10_000;

/// The digest that alloy signs for a payload that we have read; `None` if alloy refuses it.
pub fn alloy_digest(payload: &str, data: &TypedData) -> Option<B256> {
    let mut left = MAX_EXPANSION;
    expand(&mut left, data, &Kind::Struct(0))?;
    let typed: alloy_dyn_abi::TypedData = serde_json::from_str(payload).ok()?;
    typed.eip712_signing_hash().ok()
}

fn expand(left: &mut usize, data: &TypedData, kind: &Kind) -> Option<()> {
    *left = left.checked_sub(1)?;
    match kind {
        Kind::Struct(index) => {
            let members = &data.schema.structs().get(*index)?.members;
            members
                .iter()
                .try_for_each(|member| expand(left, data, &member.kind))
        }
        Kind::Array { item, .. } => expand(left, data, item),
        _ => Some(()),
    }
}
