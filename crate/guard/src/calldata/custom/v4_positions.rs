//! Uniswap v4's actions (v4-periphery `Actions.sol`), in its position manager and its routers.

use super::ledger::CONTRACT_BALANCE;
use super::purse::Purse;
use super::route::{Route, part_of_all};
use crate::Asset;
use crate::gather::Gather as _;
use crate::meaning::{Scope, fungible};
use crate::value::Value;
use alloy_primitives::{Address, U256};

/// `modifyLiquidities(unlockData, deadline)`.
pub(in crate::calldata) fn modify_liquidities(scope: &mut Scope<'_>) -> Option<()> {
    let mut route = Route::of(scope);
    actions(scope, &mut route, scope.bytes("unlockData", 0)?)?;
    route.finish(scope);
    Some(())
}

/// `modifyLiquiditiesWithoutUnlock(actions, params)`, for whoever has unlocked the pool manager already.
pub(in crate::calldata) fn modify_liquidities_without_unlock(scope: &mut Scope<'_>) -> Option<()> {
    let mut route = Route::of(scope);
    let params = scope.find("params", 0)?;
    each(scope, &mut route, scope.bytes("actions", 0)?, params.items())?;
    route.finish(scope);
    Some(())
}

/// `abi.encode(bytes actions, bytes[] params)`. `None` for an action that is not known.
pub(super) fn actions(scope: &mut Scope<'_>, route: &mut Route, data: &[u8]) -> Option<()> {
    let decoded = scope.decode("actions(bytes actions,bytes[] params)", data)?;
    let [Value::Bytes(actions), params] = decoded.as_slice() else {
        return None;
    };
    each(scope, route, actions, params.items())
}

fn each(scope: &mut Scope<'_>, route: &mut Route, actions: &[u8], params: &[Value<'_>]) -> Option<()> {
    if actions.len() != params.len() {
        return None;
    }
    let mut debts = Debts::default();
    for (action, params) in actions.iter().zip(params) {
        let Value::Bytes(params) = params else { return None };
        one(scope, route, &mut debts, *action, params)?;
    }
    Some(())
}

/// What may become due: it is taken from the sender when it is settled.
#[derive(Default)]
struct Debts {
    /// The most of each currency, and whether it is exactly that.
    known: Vec<(Address, U256, bool)>,
    /// The most of both currencies of a pool that only a position's id tells.
    pairs: Vec<(U256, U256)>,
    /// What is there to be taken for certain.
    credit: Purse,
    /// The same of the lower and the higher currency of pools that only a position's id tells.
    unnamed_credit: (U256, U256),
}

impl Debts {
    fn of(&self, currency: Address) -> U256 {
        let of_currency = self.known.iter().filter(|(known, ..)| *known == currency);
        of_currency.fold(U256::ZERO, |sum, (_, amount, _)| sum.saturating_add(*amount))
    }

    /// Whether exactly so much is due.
    fn is_exact(&self, currency: Address) -> bool {
        let mut of_currency = self.known.iter().filter(|(known, ..)| *known == currency);
        self.pairs.is_empty() && of_currency.all(|(.., is_exact)| *is_exact)
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
            let [id, _, low, high] = numbers(scope, ID_LIQUIDITY_AMOUNTS, params)?;
            debts.pairs.push((low, high));
            route.grow(position(scope, id));
        }
        0x04 => {
            let [id, low, high] = numbers(scope, ID_AMOUNTS, params)?;
            debts.pairs.push((low, high));
            route.grow(position(scope, id));
        }
        // Decrease and burn: what comes out is taken by other actions.
        0x01 => {
            let [id, _, low, high] = numbers(scope, ID_LIQUIDITY_AMOUNTS, params)?;
            shrink(scope, route, debts, id, (low, high));
        }
        0x03 => {
            let [id, low, high] = numbers(scope, ID_AMOUNTS, params)?;
            shrink(scope, route, debts, id, (low, high));
        }
        0x02 => mint(scope, route, debts, MINT, params)?,
        0x05 => mint(scope, route, debts, MINT_FROM_DELTAS, params)?,
        0x06 | 0x08 => single_swap(scope, action == 0x06, params)?.note(debts),
        0x07 | 0x09 => swap(scope, action == 0x07, params)?.note(debts),
        0x0b => settle(scope, route, debts, params)?,
        0x0c => {
            let (currency, most) = currency_and_number(scope, "a(address currency,uint256 most)", params)?;
            let is_exact = debts.is_exact(currency);
            take(scope, route, currency, debts.of(currency).min(most), is_exact);
        }
        0x0d => {
            let [Value::Address(low), Value::Address(high)] =
                scope.decode("a(address low,address high)", params)?[..]
            else {
                return None;
            };
            let unnamed = debts.unnamed();
            for (currency, more) in [(low, unnamed.0), (high, unnamed.1)] {
                let due = debts.of(currency).saturating_add(more);
                take(scope, route, currency, due, debts.is_exact(currency));
            }
        }
        // Take, and a portion of it.
        0x0e => {
            let (currency, to, amount) = currency_to_number(scope, params)?;
            let asset = fungible(currency);
            if amount.is_zero() {
                let credit = debts.credit.empty(asset);
                route.deliver(scope, asset, credit, to);
            } else {
                let credit = debts.credit.of(&asset);
                debts.credit.take(asset, amount);
                route.pay_out_of(scope, asset, amount, credit, to);
            }
        }
        0x10 => {
            let (currency, to, bips) = currency_to_number(scope, params)?;
            let asset = fungible(currency);
            let least = debts.credit.share(asset, bips, BIPS);
            let parts = part_of_all(bips, BIPS)?;
            route.cut(scope, asset, to, least, parts)?;
        }
        // All that is there is taken, by the sender.
        0x0f => {
            let (currency, least) = currency_and_number(scope, CURRENCY_LEAST, params)?;
            let amount = debts.credit.empty(fungible(currency)).max(least);
            route.deliver(scope, fungible(currency), amount, SENDER);
        }
        // The same, but up to an amount it is left to the pool.
        0x13 => {
            let (currency, left) = currency_and_number(scope, CURRENCY_LEAST, params)?;
            let credit = debts.credit.empty(fungible(currency));
            let amount = if credit > left { credit } else { U256::ZERO };
            route.deliver(scope, fungible(currency), amount, SENDER);
        }
        0x11 => {
            let [Value::Address(low), Value::Address(high), Value::Address(to)] =
                scope.decode("a(address low,address high,address to)", params)?[..]
            else {
                return None;
            };
            let unnamed = std::mem::take(&mut debts.unnamed_credit);
            for (currency, more) in [(low, unnamed.0), (high, unnamed.1)] {
                let credit = debts.credit.empty(fungible(currency));
                route.deliver(scope, fungible(currency), credit.saturating_add(more), to);
            }
        }
        // Closing settles what is due, or takes what is there.
        0x12 => {
            let [Value::Address(currency)] = scope.decode("a(address currency)", params)?[..] else {
                return None;
            };
            let due = debts.of(currency).saturating_add(debts.unnamed_most());
            take(scope, route, currency, due, debts.is_exact(currency));
            let credit = debts.credit.empty(fungible(currency));
            if !credit.is_zero() || due.is_zero() {
                route.deliver(scope, fungible(currency), credit, SENDER);
            }
        }
        0x14 => {
            let [Value::Address(currency), Value::Address(to)] =
                scope.decode("a(address currency,address to)", params)?[..]
            else {
                return None;
            };
            route.sweep(scope, fungible(currency), U256::ZERO, to);
        }
        // Wrap and unwrap the contract's own coin.
        0x15 => {
            let [amount] = numbers(scope, "a(uint256 amount)", params)?;
            route.wrap(scope, amount, scope.this);
        }
        0x16 => route.unwrap(scope, U256::ZERO, scope.this),
        _ => return None,
    }
    Some(())
}

/// Stands for whoever called.
const SENDER: Address = Address::with_last_byte(1);
const CURRENCY_LEAST: &str = "a(address currency,uint256 least)";
const ID_AMOUNTS: &str = "a(uint256 id,uint128 low,uint128 high)";
const ID_LIQUIDITY_AMOUNTS: &str = "a(uint256 id,uint256 liquidity,uint128 low,uint128 high)";

/// Something is taken out of a position of the sender.
fn shrink(scope: &Scope<'_>, route: &mut Route, debts: &mut Debts, id: U256, least: (U256, U256)) {
    route.give(position(scope, id), U256::ONE);
    let (low, high) = &mut debts.unnamed_credit;
    *low = low.saturating_add(least.0);
    *high = high.saturating_add(least.1);
}

fn position(scope: &Scope<'_>, id: U256) -> Asset {
    Asset::Nft {
        address: scope.this,
        id,
    }
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
        _,
        _,
        Value::Address(hooks),
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
    debts.known.push((*low, *most_low, false));
    debts.known.push((*high, *most_high, false));
    // A position is worth what is in its pool, and what the pool gives back.
    for part in [low, high, hooks] {
        route.depend_on(*part);
    }
    let any = Asset::Collection { address: scope.this };
    route.deliver(scope, any, U256::ONE, *owner);
    Some(())
}

/// What goes in and the most of it, and what comes out and the least.
struct Ends {
    from: Address,
    most: U256,
    /// Whether exactly so much goes in.
    is_exact: bool,
    into: Address,
    least: U256,
}

impl Ends {
    fn note(self, debts: &mut Debts) {
        debts.known.push((self.from, self.most, self.is_exact));
        debts.credit.empty(fungible(self.from));
        debts.credit.put(fungible(self.into), self.least);
    }
}

/// What comes out for certain of a swap for an exact amount: the router looks at what went in alone, and a pool that runs
/// dry, or has a hook, gives less.
const NOT_CHECKED: U256 = U256::ZERO;

/// A swap in one pool.
fn single_swap(scope: &mut Scope<'_>, exact_in: bool, params: &[u8]) -> Option<Ends> {
    const SWAP: &str = "a(address low,address high,uint24 fee,int24 spacing,address hooks,bool low_to_high,uint128 first,uint128 second)";
    let values = scope.decode(SWAP, dynamic(params)?)?;
    let [
        Value::Address(low),
        Value::Address(high),
        _,
        _,
        _,
        Value::Bool(low_to_high),
        Value::Number(first),
        Value::Number(second),
    ] = values.as_slice()
    else {
        return None;
    };
    let (most, least) = if exact_in {
        (*first, *second)
    } else {
        (*second, NOT_CHECKED)
    };
    let (from, into) = if *low_to_high {
        (*low, *high)
    } else {
        (*high, *low)
    };
    Some(Ends {
        from,
        most,
        is_exact: exact_in,
        into,
        least,
    })
}

/// Whether the members are those of older contracts. `None` where older and newer ones would read different amounts: they
/// are told apart by where the path is, and by whether what stands behind that can be an offset or is an amount.
fn is_older(scope: &mut Scope<'_>, data: &[u8]) -> Option<bool> {
    const OLDER_HEAD: U256 = U256::from_limbs([128, 0, 0, 0]);
    const NEWER_HEAD: U256 = U256::from_limbs([160, 0, 0, 0]);
    let [_, path_at, first] = numbers(scope, "a(uint256 currency,uint256 path_at,uint256 first)", data)?;
    let is_offset = first >= OLDER_HEAD && first < U256::from(data.len());
    match path_at {
        OLDER_HEAD if !is_offset => Some(true),
        NEWER_HEAD if is_offset => Some(false),
        _ => None,
    }
}

/// A swap along a path. Newer contracts have one more member, an offset, before the amounts.
fn swap(scope: &mut Scope<'_>, exact_in: bool, params: &[u8]) -> Option<Ends> {
    const SWAP: &str = "a(address currency,(address currency,uint24 fee,int24 spacing,address hooks,bytes data)[] path,uint256 first,uint256 second,uint256 third)";
    let data = dynamic(params)?;
    let values = scope.decode(SWAP, data)?;
    let [Value::Address(currency), path, amounts @ ..] = values.as_slice() else {
        return None;
    };
    let [Value::Number(first), Value::Number(second), Value::Number(third)] = amounts else {
        return None;
    };
    let older = is_older(scope, data)?;
    let (most, least) = match (older, exact_in) {
        (true, true) => (*first, *second),
        (true, false) => (*second, NOT_CHECKED),
        (false, true) => (*first.max(second), *third),
        (false, false) => (*second.max(third), NOT_CHECKED),
    };
    let other = if exact_in {
        path.items().last()
    } else {
        path.items().first()
    };
    let [Value::Address(other), ..] = other?.items() else {
        return None;
    };
    let (from, into) = if exact_in {
        (*currency, *other)
    } else {
        (*other, *currency)
    };
    Some(Ends {
        from,
        most,
        is_exact: exact_in,
        into,
        least,
    })
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
    let due = debts.of(currency).saturating_add(debts.unnamed_most());
    let (paid, is_exact) = if amount.is_zero() {
        (due, debts.is_exact(currency))
    } else {
        (amount, true)
    };
    match (sender_pays, amount == CONTRACT_BALANCE) {
        (true, true) => return None,
        (true, false) => take(scope, route, currency, paid, is_exact),
        (false, _) => route.spend(fungible(currency), paid, is_exact),
    }
    Some(())
}

/// Coin is paid from what came with the call.
fn take(scope: &mut Scope<'_>, route: &mut Route, currency: Address, amount: U256, is_exact: bool) {
    if currency.is_zero() {
        route.spend_coin(amount, is_exact);
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
        .gather();
    numbers.try_into().ok()
}

/// What the offset at the front leads to: a struct that has parts of any length.
fn dynamic(data: &[u8]) -> Option<&[u8]> {
    let (offset, _) = data.split_first_chunk::<32>()?;
    data.get(usize::try_from(U256::from_be_bytes(*offset)).ok()?..)
}
