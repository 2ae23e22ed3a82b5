//! To be read.

use crate::meaning::Scope;

/// Not read yet.
pub(in crate::calldata) fn execute(_scope: &mut Scope<'_>) -> Option<()> {
    None
}
