//! Uniswap v4's actions (v4-periphery `Actions.sol`), in its position manager and its routers.

use super::route::{CONTRACT_BALANCE, Route};
use crate::Asset;
use crate::meaning::{Scope, fungible};
use crate::value::Value;
use alloy_primitives::{Address, U256};

/// `modifyLiquidities(unlockData, deadline)`.
pub(in crate::calldata) fn modify_liquidities(scope: &mut Scope<'_>) -> Option<()> {
    let mut route = Route::default();
    actions(scope, &mut route, scope.bytes("unlockData", 0)?)?;
    route.finish(scope);
    Some(())
}

/// `abi.encode(bytes actions, bytes[] params)`. `None` for an action that is not known.
pub(super) fn actions(scope: &mut Scope<'_>, route: &mut Route, data: &[u8]) -> Option<()> {
    let decoded = scope.decode("actions(bytes actions,bytes[] params)", data)?;
    let [Value::Bytes(actions), params] = decoded.as_slice() else {
        return None;
    };
    if actions.len() != params.items().len() {
        return None;
    }
    let mut debts = Debts::default();
    for (action, params) in actions.iter().zip(params.items()) {
        let Value::Bytes(params) = params else { return None };
        one(scope, route, &mut debts, *action, params)?;
    }
    Some(())
}

/// What may become due: it is taken from the sender when it is settled.
#[derive(Default)]
struct Debts {
    /// The most of each currency.
    known: Vec<(Address, U256)>,
    /// The most of both currencies of a pool that only a position's id tells.
    pairs: Vec<(U256, U256)>,
}

impl Debts {
    fn of(&self, currency: Address) -> U256 {
        let of_currency = self.known.iter().filter(|(known, _)| *known == currency);
        of_currency.fold(U256::ZERO, |sum, (_, amount)| sum.saturating_add(*amount))
    }

    /// Of the lower and the higher currency of pools that are not named.
    fn unnamed(&self) -> (U256, U256) {
        self.pairs
            .iter()
            .fold((U256::ZERO, U256::ZERO), |(low, high), pair| {
                (low.saturating_add(pair.0), high.saturating_add(pair.1))
            })
    }

    fn unnamed_most(&self) -> U256 {
        let (low, high) = self.unnamed();
        low.max(high)
    }
}

fn one(scope: &mut Scope<'_>, route: &mut Route, debts: &mut Debts, action: u8, params: &[u8]) -> Option<()> {
    match action {
        // Increase: of a position, by its id.
        0x00 => {
            let [_, _, low, high] = numbers(
                scope,
                "a(uint256 id,uint256 liquidity,uint128 low,uint128 high)",
                params,
            )?;
            debts.pairs.push((low, high));
        }
        0x04 => {
            let [_, low, high] = numbers(scope, "a(uint256 id,uint128 low,uint128 high)", params)?;
            debts.pairs.push((low, high));
        }
        // Decrease and burn: what comes out is taken by other actions.
        0x01 | 0x03 => {}
        0x02 => mint(scope, route, debts, MINT, params)?,
        0x05 => mint(scope, route, debts, MINT_FROM_DELTAS, params)?,
        0x06 | 0x08 => debts.known.push(single_swap(scope, action == 0x06, params)?),
        0x07 | 0x09 => debts.known.push(swap(scope, action == 0x07, params)?),
        0x0b => settle(scope, route, debts, params)?,
        0x0c => {
            let (currency, most) = currency_and_number(scope, "a(address currency,uint256 most)", params)?;
            take(scope, route, currency, debts.of(currency).min(most));
        }
        0x0d => {
            let [Value::Address(low), Value::Address(high)] =
                scope.decode("a(address low,address high)", params)?[..]
            else {
                return None;
            };
            let unnamed = debts.unnamed();
            take(scope, route, low, debts.of(low).saturating_add(unnamed.0));
            take(scope, route, high, debts.of(high).saturating_add(unnamed.1));
        }
        // Take, and a portion of it.
        0x0e => {
            let (currency, to, amount) = currency_to_number(scope, params)?;
            route.send(scope, fungible(currency), amount, to);
        }
        0x10 => {
            let (currency, to, bips) = currency_to_number(scope, params)?;
            route.portion(scope, currency, to, bips, BIPS)?;
        }
        // All that is there is taken, by the sender.
        0x0f | 0x13 => {}
        0x11 => {
            let [Value::Address(low), Value::Address(high), Value::Address(to)] =
                scope.decode("a(address low,address high,address to)", params)?[..]
            else {
                return None;
            };
            route.send(scope, fungible(low), U256::ZERO, to);
            route.send(scope, fungible(high), U256::ZERO, to);
        }
        // Closing settles what is due.
        0x12 => {
            let [Value::Address(currency)] = scope.decode("a(address currency)", params)?[..] else {
                return None;
            };
            let due = debts.of(currency).saturating_add(debts.unnamed_most());
            take(scope, route, currency, due);
        }
        0x14 => {
            let [Value::Address(currency), Value::Address(to)] =
                scope.decode("a(address currency,address to)", params)?[..]
            else {
                return None;
            };
            route.send(scope, fungible(currency), U256::ZERO, to);
        }
        // Wrap and unwrap the contract's own coin.
        0x15 | 0x16 => {}
        _ => return None,
    }
    Some(())
}

const MINT: &str = "a(address low,address high,uint24 fee,int24 spacing,address hooks,int24 from,int24 to,uint256 liquidity,uint128 most_low,uint128 most_high,address owner)";
const MINT_FROM_DELTAS: &str = "a(address low,address high,uint24 fee,int24 spacing,address hooks,int24 from,int24 to,uint128 most_low,uint128 most_high,address owner)";

fn mint(
    scope: &mut Scope<'_>,
    route: &mut Route,
    debts: &mut Debts,
    signature: &str,
    params: &[u8],
) -> Option<()> {
    let values = scope.decode(signature, params)?;
    let [
        Value::Address(low),
        Value::Address(high),
        ..,
        most_low,
        most_high,
        Value::Address(owner),
    ] = values.as_slice()
    else {
        return None;
    };
    let (Value::Number(most_low), Value::Number(most_high)) = (most_low, most_high) else {
        return None;
    };
    debts.known.push((*low, *most_low));
    debts.known.push((*high, *most_high));
    route.send(
        scope,
        Asset::Collection { address: scope.this },
        U256::ONE,
        *owner,
    );
    Some(())
}

/// A swap in one pool: what goes in, and the most of it.
fn single_swap(scope: &mut Scope<'_>, exact_in: bool, params: &[u8]) -> Option<(Address, U256)> {
    const SWAP: &str = "a(address low,address high,uint24 fee,int24 spacing,address hooks,bool low_to_high,uint128 first,uint128 second)";
    let values = scope.decode(SWAP, dynamic(params)?)?;
    let [
        Value::Address(low),
        Value::Address(high),
        _,
        _,
        _,
        Value::Bool(low_to_high),
        first,
        second,
    ] = values.as_slice()
    else {
        return None;
    };
    let amount = if exact_in { first } else { second };
    let Value::Number(amount) = amount else {
        return None;
    };
    Some((if *low_to_high { *low } else { *high }, *amount))
}

/// A swap along a path: what goes in, and the most of it. Newer contracts have one more member, an offset,
/// before the amounts.
fn swap(scope: &mut Scope<'_>, exact_in: bool, params: &[u8]) -> Option<(Address, U256)> {
    const SWAP: &str = "a(address currency,(address currency,uint24 fee,int24 spacing,address hooks,bytes data)[] path,uint256 first,uint256 second,uint256 third)";
    const OLDER_PATH_AT: U256 = U256::from_limbs([128, 0, 0, 0]);
    let data = dynamic(params)?;
    let [_, path_at] = numbers(scope, "a(uint256 currency,uint256 path_at)", data)?;
    let values = scope.decode(SWAP, data)?;
    let [Value::Address(currency), path, amounts @ ..] = values.as_slice() else {
        return None;
    };
    let [Value::Number(first), Value::Number(second), Value::Number(third)] = amounts else {
        return None;
    };
    let older = path_at == OLDER_PATH_AT;
    let amount = match (older, exact_in) {
        (true, true) => *first,
        (true, false) => *second,
        (false, true) => *first.max(second),
        (false, false) => *second.max(third),
    };
    if exact_in {
        return Some((*currency, amount));
    }
    match path.items().first()?.items() {
        [Value::Address(input), ..] => Some((*input, amount)),
        _ => None,
    }
}

/// Pays an amount, or with 0 all that is due; whether the sender pays it or the contract from its own.
fn settle(scope: &mut Scope<'_>, route: &mut Route, debts: &Debts, params: &[u8]) -> Option<()> {
    let [
        Value::Address(currency),
        Value::Number(amount),
        Value::Bool(sender_pays),
    ] = scope.decode("a(address currency,uint256 amount,bool sender_pays)", params)?[..]
    else {
        return None;
    };
    if !sender_pays {
        return Some(());
    }
    if amount == CONTRACT_BALANCE {
        return None;
    }
    let due = debts.of(currency).saturating_add(debts.unnamed_most());
    take(
        scope,
        route,
        currency,
        if amount.is_zero() { due } else { amount },
    );
    Some(())
}

/// Coin is paid from what came with the call.
fn take(scope: &mut Scope<'_>, route: &mut Route, currency: Address, amount: U256) {
    if currency.is_zero() {
        route.add(Asset::Coin, amount);
    } else {
        route.take(scope, currency, amount);
    }
}

/// Hundredths of a percent.
pub(super) const BIPS: U256 = U256::from_limbs([10_000, 0, 0, 0]);

fn currency_and_number(scope: &mut Scope<'_>, signature: &str, params: &[u8]) -> Option<(Address, U256)> {
    match scope.decode(signature, params)?[..] {
        [Value::Address(currency), Value::Number(number)] => Some((currency, number)),
        _ => None,
    }
}

fn currency_to_number(scope: &mut Scope<'_>, params: &[u8]) -> Option<(Address, Address, U256)> {
    match scope.decode("a(address currency,address to,uint256 number)", params)?[..] {
        [
            Value::Address(currency),
            Value::Address(to),
            Value::Number(number),
        ] => Some((currency, to, number)),
        _ => None,
    }
}

fn numbers<const N: usize>(scope: &mut Scope<'_>, signature: &str, params: &[u8]) -> Option<[U256; N]> {
    let values = scope.decode(signature, params)?;
    let numbers: Vec<U256> = values
        .iter()
        .filter_map(|value| match value {
            Value::Number(number) => Some(*number),
            _ => None,
        })
        .collect();
    numbers.try_into().ok()
}

/// What the offset at the front leads to: a struct that has parts of any length.
fn dynamic(data: &[u8]) -> Option<&[u8]> {
    let (offset, _) = data.split_first_chunk::<32>()?;
    data.get(usize::try_from(U256::from_be_bytes(*offset)).ok()?..)
}
