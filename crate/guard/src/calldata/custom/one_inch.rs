//! To be read.

use crate::meaning::Scope;

/// Not read yet.
pub(in crate::calldata) fn permit_and_call(_scope: &mut Scope<'_>) -> Option<()> {
    None
}
