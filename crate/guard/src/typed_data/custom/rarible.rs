//! Rarible v2: assets by a class, and who gets which share of what is paid.

use super::{Terms, add, add_hidden, decode, leg, share};
use crate::meaning::{Scope, fungible};
use crate::value::Value;
use crate::{Asset, Leg};
use alloy_primitives::{Address, U256};

/// `Order`. With a class or data of unknown kind it stays hidden.
pub(in crate::typed_data) fn order(scope: &mut Scope<'_>) -> Option<()> {
    let make = asset(
        scope,
        "makeAsset.assetType.assetClass",
        "makeAsset.assetType.data",
    );
    let take = asset(
        scope,
        "takeAsset.assetType.assetClass",
        "takeAsset.assetType.data",
    );
    let (Some(make), Some(take), Some(shares)) = (make, take, shares(scope)) else {
        return add_hidden(scope);
    };
    let maker = scope.address("maker", 0)?;
    let made = scope.number("makeAsset.value", 0)?;
    let taken = scope.number("takeAsset.value", 0)?;
    // Fees are of what is money: on top of what a buyer gives, out of what a seller gets.
    let buys = is_money(make);
    let fees = |of: Asset, amount: U256| {
        let fee = move |(to, part): &(Address, U256)| Leg {
            asset: of,
            amount: share(amount, *part),
            to: Some(*to),
        };
        shares.fees.iter().map(fee).collect::<Vec<Leg>>()
    };
    let (mut gives, mut gets, mut rest) = (vec![leg(make, made)], Vec::new(), taken);
    if buys {
        gives.extend(fees(make, made));
    } else {
        gets = fees(take, taken);
        rest = gets
            .iter()
            .fold(taken, |rest, fee| rest.saturating_sub(fee.amount));
    }
    let paid = |to: Option<Address>, amount| Leg {
        asset: take,
        amount,
        to: to.filter(|to| *to != maker),
    };
    match shares.payouts.as_slice() {
        [] => gets.insert(0, paid(None, rest)),
        // An item goes whole to the one that gets it.
        [(to, _)] => gets.insert(0, paid(Some(*to), rest)),
        many => gets.extend(many.iter().map(|(to, part)| paid(Some(*to), share(rest, *part)))),
    }
    let end = scope.number("end", 0)?;
    let terms = Terms {
        maker,
        gives,
        gets,
        taker: scope.address("taker", 0)?,
        // 0 is no end.
        end: if end.is_zero() { U256::MAX } else { end },
    };
    add(scope, terms)
}

/// By the first four bytes of the hash of the class's name.
fn asset(scope: &mut Scope<'_>, class: &str, data: &str) -> Option<Asset> {
    const ETH: u32 = 0xaaae_beba;
    const ERC20: u32 = 0x8ae8_5d84;
    const ERC721: u32 = 0x73ad_2146;
    const ERC1155: u32 = 0x973b_b640;
    const COLLECTION: u32 = 0xf63c_2825;
    const ERC721_LAZY: u32 = 0xd8f9_60c1;
    const ERC1155_LAZY: u32 = 0x1cdf_aa40;
    let data = scope.bytes(data, 0)?;
    let class = scope.find(class, 0)?;
    let signature = match selector(class)? {
        ETH => return Some(Asset::Coin),
        ERC20 => "token(address token)",
        ERC721 | ERC1155 => "item(address token,uint256 id)",
        // Of a lazy item the number follows an offset; it is minted for the order.
        COLLECTION | ERC721_LAZY | ERC1155_LAZY => "any(address token,bytes32 rest)",
        _ => return None,
    };
    Some(match decode(scope, signature, data)?.as_slice() {
        [Value::Address(token)] => fungible(*token),
        [Value::Address(address), Value::Number(id)] => Asset::Nft {
            address: *address,
            id: *id,
        },
        [Value::Address(address), Value::Word(_)] => Asset::Collection { address: *address },
        _ => return None,
    })
}

fn is_money(asset: Asset) -> bool {
    matches!(asset, Asset::Coin | Asset::Token { .. })
}

/// Accounts with their parts in hundredths of a percent.
struct Shares {
    payouts: Vec<(Address, U256)>,
    fees: Vec<(Address, U256)>,
}

fn shares(scope: &mut Scope<'_>) -> Option<Shares> {
    const NONE: u32 = 0xffff_ffff;
    const V1: u32 = 0x4c23_4266;
    const V2: u32 = 0x23d2_35ef;
    const V3: u32 = 0x4ade_54ca;
    match selector(scope.find("dataType", 0)?)? {
        NONE => Some(Shares {
            payouts: Vec::new(),
            fees: Vec::new(),
        }),
        // Later versions add a flag after the lists.
        V1 | V2 | V3 => {
            let data = scope.bytes("data", 0)?;
            let signature =
                "data(((address account,uint96 value)[] payouts,(address account,uint96 value)[] fees) data)";
            let values = decode(scope, signature, data)?;
            let [payouts, fees] = values.first()?.items() else {
                return None;
            };
            Some(Shares {
                payouts: parts(payouts)?,
                fees: parts(fees)?,
            })
        }
        _ => None,
    }
}

fn parts(list: &Value<'_>) -> Option<Vec<(Address, U256)>> {
    let part = |part: &Value<'_>| match part.items() {
        [Value::Address(account), Value::Number(value)] => Some((*account, *value)),
        _ => None,
    };
    list.items().iter().map(part).collect()
}

fn selector(value: &Value<'_>) -> Option<u32> {
    let Value::Word(word) = value else {
        return None;
    };
    Some(u32::from_be_bytes(*word.first_chunk()?))
}
