//! What rows of the table cannot say: packed numbers, shares of a price, assets by a kind. Each function
//! is named by a row, and is `None` where the contract would refuse the values.

pub(super) mod account;
pub(super) mod nft;
pub(super) mod one_inch;
pub(super) mod rarible;
pub(super) mod zero_ex;

use crate::abi::{self, Signature};
use crate::meaning::Scope;
use crate::value::Value;
use crate::{Asset, Effect, Expiry, Leg, Opaque, Order, number};
use alloy_primitives::{Address, U256};

/// An order at the contract that verifies the signature.
struct Terms {
    maker: Address,
    gives: Vec<Leg>,
    gets: Vec<Leg>,
    /// The zero address for anyone.
    taker: Address,
    /// Unix seconds.
    end: U256,
}

fn add(scope: &mut Scope<'_>, terms: Terms) -> Option<()> {
    let order = Order {
        maker: Some(terms.maker),
        gives: terms.gives,
        gets: terms.gets,
        taker: Some(terms.taker).filter(|taker| !taker.is_zero()),
        expiry: Expiry::At { time: terms.end },
        by: scope.by,
        keeper: scope.this,
    };
    scope.effect(Effect::Order(order));
    Some(())
}

/// An order of which something is not seen.
fn add_hidden(scope: &mut Scope<'_>) -> Option<()> {
    let keeper = scope.this;
    scope.effect(Effect::Opaque(Opaque::Orders { keeper }));
    Some(())
}

fn leg(asset: Asset, amount: U256) -> Leg {
    Leg {
        asset,
        amount,
        to: None,
    }
}

/// A part of an amount, in hundredths of a percent, rounded down.
fn share(amount: U256, basis_points: U256) -> U256 {
    const WHOLE: U256 = U256::from_limbs([10_000, 0, 0, 0]);
    let part = amount.saturating_mul(basis_points.min(WHOLE));
    number::divide(part, WHOLE).unwrap_or_default()
}

/// ABI-encoded values; the signature is one of ours.
fn decode<'d>(scope: &mut Scope<'_>, signature: &str, data: &'d [u8]) -> Option<Vec<Value<'d>>> {
    let signature = Signature::parse(signature)?;
    Some(abi::decode_within(&signature.inputs, data, &mut scope.out.nodes)?.values)
}
