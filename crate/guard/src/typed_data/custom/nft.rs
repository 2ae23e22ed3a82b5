//! Orders of marketplaces that go one way or the other.

use super::{Terms, add, add_hidden, leg, share};
use crate::meaning::{Scope, fungible};
use crate::value::Value;
use crate::{Asset, Leg};
use alloy_primitives::{Address, U256, address};

/// LooksRare's strategy that sells the very item; others let the buyer or the seller choose.
const STANDARD_SALE: Address = address!("0x56244Bb70CbD3EA9Dc8007399F61dFC065190031");

/// Polymarket's two exchanges on Polygon, its shares and its money, as the package @polymarket/clob-client names them.
const POLYMARKET: [Address; 2] = [
    address!("0x4bFb41d5B3570DeFd03C39a9A4D8dE6Bd8B8982E"),
    address!("0xC5d563A36AE78145C45a50134d48A1215220f80a"),
];
const SHARES: Address = address!("0x4D97DCd97eC945f40cF65F87097ACe5EA0476045");
const MONEY: Address = address!("0x2791Bca1f2de4661ED88A30C99A7a9449Aa84174");

/// LooksRare v1 `MakerOrder`: who asks is sure of a part of the price only.
pub(in crate::typed_data) fn looksrare_v1(scope: &mut Scope<'_>) -> Option<()> {
    let collection = scope.address("collection", 0)?;
    let item = Asset::Nft {
        address: collection,
        id: scope.number("tokenId", 0)?,
    };
    let amount = scope.number("amount", 0)?;
    let currency = fungible(scope.address("currency", 0)?);
    let price = scope.number("price", 0)?;
    let (gives, gets) = if scope.flag("isOrderAsk", 0)? {
        let least = share(price, scope.number("minPercentageToAsk", 0)?);
        (given(item, amount), leg(currency, least))
    } else {
        let exact = scope.address("strategy", 0)? == STANDARD_SALE;
        let wanted = if exact { item } else { any_of(collection) };
        (leg(currency, price), leg(wanted, amount))
    };
    let terms = Terms {
        maker: scope.address("signer", 0)?,
        gives: vec![gives],
        gets: vec![gets],
        taker: Address::ZERO,
        end: scope.number("endTime", 0)?,
    };
    add(scope, terms)
}

/// LooksRare v2 `Maker`: `quoteType` 0 bids, 1 asks. The empty orders that fill a tree are nobody's.
pub(in crate::typed_data) fn looksrare_v2(scope: &mut Scope<'_>) -> Option<()> {
    let collection = scope.address("collection", 0)?;
    let count = scope.count("itemIds")?;
    if count != scope.count("amounts")? {
        return None;
    }
    let item = |index| {
        let id = scope.number("itemIds[]", index)?;
        let asset = Asset::Nft {
            address: collection,
            id,
        };
        Some(given(asset, scope.number("amounts[]", index)?))
    };
    let items: Vec<Leg> = (0..count).map(item).collect::<Option<_>>()?;
    let money = leg(fungible(scope.address("currency", 0)?), scope.number("price", 0)?);
    let standard = scope.number("strategyId", 0)?.is_zero();
    let (gives, gets) = match u8::try_from(scope.number("quoteType", 0)?).ok()? {
        0 if standard => (vec![money], items),
        0 => (vec![money], vec![leg(any_of(collection), U256::ONE)]),
        1 => (items, vec![money]),
        _ => return None,
    };
    let terms = Terms {
        maker: scope.address("signer", 0)?,
        gives,
        gets,
        taker: Address::ZERO,
        end: scope.number("endTime", 0)?,
    };
    add(scope, terms)
}

/// Blur v1 `Order`: `side` 0 buys, 1 sells. The fees come out of the seller's price. What a bid buys is up
/// to its policy: the usual ones take any item.
pub(in crate::typed_data) fn blur_v1(scope: &mut Scope<'_>) -> Option<()> {
    let collection = scope.address("collection", 0)?;
    let amount = scope.number("amount", 0)?;
    let currency = fungible(scope.address("paymentToken", 0)?);
    let price = scope.number("price", 0)?;
    let (gives, gets) = match u8::try_from(scope.number("side", 0)?).ok()? {
        0 => (leg(currency, price), vec![leg(any_of(collection), amount)]),
        1 => {
            let item = Asset::Nft {
                address: collection,
                id: scope.number("tokenId", 0)?,
            };
            (given(item, amount), after_fees(scope, currency, price)?)
        }
        _ => return None,
    };
    let terms = Terms {
        maker: scope.address("trader", 0)?,
        gives: vec![gives],
        gets,
        taker: Address::ZERO,
        end: scope.number("expirationTime", 0)?,
    };
    add(scope, terms)
}

/// An order at Polymarket: `side` 0 buys shares of an outcome, 1 sells them. What money and shares are is the exchange's
/// own; at another exchange of the same making nobody can tell.
pub(in crate::typed_data) fn polymarket(scope: &mut Scope<'_>) -> Option<()> {
    if !POLYMARKET.contains(&scope.this) {
        return add_hidden(scope);
    }
    let shares = Asset::Nft {
        address: SHARES,
        id: scope.number("tokenId", 0)?,
    };
    let money = Asset::Token { address: MONEY };
    let (given, got) = match u8::try_from(scope.number("side", 0)?).ok()? {
        0 => (money, shares),
        1 => (shares, money),
        _ => return None,
    };
    let end = scope.number("expiration", 0)?;
    let terms = Terms {
        maker: scope.address("maker", 0)?,
        gives: vec![leg(given, scope.number("makerAmount", 0)?)],
        gets: vec![leg(got, scope.number("takerAmount", 0)?)],
        taker: scope.address("taker", 0)?,
        end: if end.is_zero() { U256::MAX } else { end },
    };
    add(scope, terms)
}

/// 0x v4 `ERC721Order`.
pub(in crate::typed_data) fn zero_ex_721(scope: &mut Scope<'_>) -> Option<()> {
    let token = scope.address("erc721Token", 0)?;
    let id = scope.number("erc721TokenId", 0)?;
    let any = scope.count("erc721TokenProperties")? > 0;
    zero_ex(scope, (token, id), any, U256::ONE)
}

/// 0x v4 `ERC1155Order`.
pub(in crate::typed_data) fn zero_ex_1155(scope: &mut Scope<'_>) -> Option<()> {
    let token = scope.address("erc1155Token", 0)?;
    let id = scope.number("erc1155TokenId", 0)?;
    let any = scope.count("erc1155TokenProperties")? > 0;
    let amount = scope.number("erc1155TokenAmount", 0)?;
    zero_ex(scope, (token, id), any, amount)
}

/// `direction` 0 sells, 1 buys. The buyer pays the fees on top of the price, and with properties takes any
/// item that has them.
fn zero_ex(scope: &mut Scope<'_>, item: (Address, U256), any: bool, amount: U256) -> Option<()> {
    let (address, id) = item;
    let item = Asset::Nft { address, id };
    let currency = fungible(scope.address("erc20Token", 0)?);
    let mut money = vec![leg(currency, scope.number("erc20TokenAmount", 0)?)];
    for fee in scope.find("fees", 0)?.items() {
        let [Value::Address(to), Value::Number(amount), _] = fee.items() else {
            return None;
        };
        money.push(Leg {
            asset: currency,
            amount: *amount,
            to: Some(*to),
        });
    }
    let (gives, gets) = match u8::try_from(scope.number("direction", 0)?).ok()? {
        0 => (vec![given(item, amount)], money),
        1 if any => (money, vec![leg(any_of(address), amount)]),
        1 => (money, vec![leg(item, amount)]),
        _ => return None,
    };
    let terms = Terms {
        maker: scope.address("maker", 0)?,
        gives,
        gets,
        taker: scope.address("taker", 0)?,
        end: scope.number("expiry", 0)?,
    };
    add(scope, terms)
}

/// Contracts ignore the amount of an ERC-721 item, so that 0 is one too.
fn given(item: Asset, amount: U256) -> Leg {
    leg(item, amount.max(U256::ONE))
}

fn any_of(address: Address) -> Asset {
    Asset::Collection { address }
}

fn after_fees(scope: &Scope<'_>, currency: Asset, price: U256) -> Option<Vec<Leg>> {
    let mut rest = price;
    let mut legs = Vec::new();
    for fee in scope.find("fees", 0)?.items() {
        let [Value::Number(rate), Value::Address(to)] = fee.items() else {
            return None;
        };
        let amount = share(price, *rate);
        rest = rest.saturating_sub(amount);
        legs.push(Leg {
            asset: currency,
            amount,
            to: Some(*to),
        });
    }
    legs.insert(0, leg(currency, rest));
    Some(legs)
}
