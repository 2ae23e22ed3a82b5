//! Seaport (OpenSea): orders as typed data, and stored on chain by `validate`.

use crate::meaning::{Scope, fungible};
use crate::value::Value;
use crate::{Asset, Effect, Expiry, Leg, Order};
use alloy_primitives::{Address, U256};

/// `validate(Order[])`: orders are stored, so that no signature is shown.
pub(in crate::calldata) fn validate(scope: &mut Scope<'_>) -> Option<()> {
    for order in scope.find("orders", 0)?.items() {
        let [parameters, _] = order.items() else {
            return None;
        };
        add_order(scope, parameters.items())?;
    }
    Some(())
}

/// `OrderComponents`, as signed.
pub(crate) fn signed(scope: &mut Scope<'_>) -> Option<()> {
    let members = scope.arguments.values;
    add_order(scope, members)
}

/// The members of `OrderComponents`, or of `OrderParameters`, which end with another number.
fn add_order(scope: &mut Scope<'_>, members: &[Value<'_>]) -> Option<()> {
    let [
        Value::Address(offerer),
        _zone,
        offer,
        consideration,
        _order_type,
        _start,
        Value::Number(end),
        _zone_hash,
        _salt,
        _conduit_key,
        _counter,
    ] = members
    else {
        return None;
    };
    let order = Order {
        maker: Some(*offerer),
        gives: offer.items().iter().map(offered).collect::<Option<_>>()?,
        gets: consideration
            .items()
            .iter()
            .map(|wanted| considered(wanted, *offerer))
            .collect::<Option<_>>()?,
        taker: None,
        expiry: Expiry::At { time: *end },
        by: scope.by,
        keeper: scope.this,
    };
    scope.effect(Effect::Order(order));
    Some(())
}

/// An item by its kind: 0 the coin, 1 ERC-20, 2 ERC-721, 3 ERC-1155; 4 and 5 are any item of a collection,
/// or of those that a hash stands for.
pub(super) fn item(kind: &Value<'_>, token: &Value<'_>, id: &Value<'_>) -> Option<Asset> {
    let (Value::Number(kind), Value::Address(address), Value::Number(id)) = (kind, token, id) else {
        return None;
    };
    let (address, id) = (*address, *id);
    Some(match u8::try_from(*kind).ok()? {
        0 => Asset::Coin,
        1 => fungible(address),
        2 | 3 => Asset::Nft { address, id },
        4 | 5 => Asset::Collection { address },
        _ => return None,
    })
}

/// The most that can leave: the amount runs from one number to the other.
fn offered(offer: &Value<'_>) -> Option<Leg> {
    let [kind, token, id, Value::Number(start), Value::Number(end)] = offer.items() else {
        return None;
    };
    Some(Leg {
        asset: item(kind, token, id)?,
        amount: *start.max(end),
        to: None,
    })
}

/// The least that must come.
fn considered(wanted: &Value<'_>, offerer: Address) -> Option<Leg> {
    let [
        kind,
        token,
        id,
        Value::Number(start),
        Value::Number(end),
        Value::Address(to),
    ] = wanted.items()
    else {
        return None;
    };
    let amount: U256 = *start.min(end);
    Some(Leg {
        asset: item(kind, token, id)?,
        amount,
        to: (*to != offerer).then_some(*to),
    })
}
