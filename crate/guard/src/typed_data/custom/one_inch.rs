//! 1inch limit orders: what the visible amounts do not bind.

use super::add_hidden;
use crate::meaning::Scope;
use alloy_primitives::U256;

/// Version 4: an extension, of which the salt holds a hash, can compute other amounts.
pub(in crate::typed_data) fn extension(scope: &mut Scope<'_>) -> Option<()> {
    /// `MakerTraitsLib._HAS_EXTENSION_FLAG`.
    const HAS_EXTENSION: usize = 249;
    if scope.number("makerTraits", 0)?.bit(HAS_EXTENSION) {
        return add_hidden(scope);
    }
    Some(())
}

/// Version 3: bytes that are added to the transfers, and calls that compute other amounts, are the first
/// four of the fields whose ends are packed into `offsets`. One byte says only that it is all or nothing.
pub(in crate::typed_data) fn getters(scope: &mut Scope<'_>) -> Option<()> {
    const FIELDS: usize = 4;
    const BITS: usize = 32;
    let offsets = scope.number("offsets", 0)?;
    let end = |field: usize| offsets.wrapping_shr(BITS.saturating_mul(field)) & U256::from(u32::MAX);
    let mut start = U256::ZERO;
    for field in 0..FIELDS {
        let end = end(field);
        if end.saturating_sub(start) > U256::ONE {
            return add_hidden(scope);
        }
        start = end;
    }
    Some(())
}
