//! Assets that move.

use super::{Asset, By};
use crate::wire::wire;
use alloy_primitives::{Address, U256};
use serde::{Deserialize, Serialize};

/// Assets that would move, as far as the request itself says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Transfer {
    /// What moves.
    pub asset: Asset,
    /// Whose it is; `None` means the one who signs.
    pub from: Option<Address>,
    /// Who receives it; `None` where the request leaves it open.
    pub to: Option<Address>,
    /// How much, in the smallest unit.
    pub amount: U256,
    /// How it comes about: at once, or whenever somebody submits the signature.
    pub by: By,
    /// Until when a signature can be submitted, in unix seconds; `None` for a plain transaction.
    pub deadline: Option<U256>,
}

wire!(struct Transfer { asset, from, to, amount, by, deadline });
