//! What others may trade.

use super::{Asset, By, Expiry};
use crate::wire::wire;
use alloy_primitives::{Address, U256};
use serde::{Deserialize, Serialize};

/// Something on one side of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Leg {
    /// What.
    pub asset: Asset,
    /// How much, in the smallest unit: the most that leaves the maker, the least that comes in.
    pub amount: U256,
    /// Who receives it; `None` means the maker, or of what the maker gives, whoever takes the order.
    pub to: Option<Address>,
}

/// An order that others may execute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// Whose order it is; `None` means the one who signs.
    pub maker: Option<Address>,
    /// What may leave the maker.
    pub gives: Vec<Leg>,
    /// What must be paid for it, to the maker and to others.
    pub gets: Vec<Leg>,
    /// Who alone may take it; `None` is anyone.
    pub taker: Option<Address>,
    /// Until when it can be taken.
    pub expiry: Expiry,
    /// How it comes into force.
    pub by: By,
    /// The exchange.
    pub keeper: Address,
}

wire!(struct Leg { asset, amount, to });

wire!(struct Order { maker, gives, gets, taker, expiry, by, keeper });
