//! 0x v2 and v3: assets are named by a kind and ABI-encoded arguments (`LibAssetData`).

use super::{Terms, add, add_hidden, decode, leg};
use crate::meaning::{Scope, fungible};
use crate::value::Value;
use crate::{Asset, Leg};
use alloy_primitives::{Address, U256, address};

/// What fees of version 2 are paid in.
const ZRX: Address = address!("0xE41d2489571d322189246DaFA5ebDe1F4699F498");

/// Version 2.
pub(in crate::typed_data) fn order_v2(scope: &mut Scope<'_>) -> Option<()> {
    let amount = scope.number("makerFee", 0)?;
    let fee = vec![leg(Asset::Token { address: ZRX }, amount)];
    order(scope, Some(fee))
}

/// Version 3: the fee is paid in any asset.
pub(in crate::typed_data) fn order_v3(scope: &mut Scope<'_>) -> Option<()> {
    let amount = scope.number("makerFee", 0)?;
    let asset = scope.bytes("makerFeeAssetData", 0)?;
    let fee = if amount.is_zero() {
        Some(Vec::new())
    } else {
        legs(scope, asset, amount)
    };
    order(scope, fee)
}

fn order(scope: &mut Scope<'_>, fee: Option<Vec<Leg>>) -> Option<()> {
    let amount = scope.number("makerAssetAmount", 0)?;
    let gives = legs(scope, scope.bytes("makerAssetData", 0)?, amount);
    let amount = scope.number("takerAssetAmount", 0)?;
    let gets = legs(scope, scope.bytes("takerAssetData", 0)?, amount);
    let (Some(mut gives), Some(gets), Some(fee)) = (gives, gets, fee) else {
        return add_hidden(scope);
    };
    let receiver = scope.address("feeRecipientAddress", 0)?;
    gives.extend(fee.into_iter().map(|leg| Leg {
        to: Some(receiver),
        ..leg
    }));
    gives.retain(|leg| !leg.amount.is_zero());
    let terms = Terms {
        maker: scope.address("makerAddress", 0)?,
        gives,
        gets,
        taker: scope.address("takerAddress", 0)?,
        end: scope.number("expirationTimeSeconds", 0)?,
    };
    add(scope, terms)
}

/// `None` for an asset of unknown kind.
fn legs(scope: &mut Scope<'_>, data: &[u8], amount: U256) -> Option<Vec<Leg>> {
    const MULTI_ASSET: [u8; 4] = [0x94, 0xcf, 0xcd, 0xd7];
    let (kind, arguments) = data.split_first_chunk()?;
    if *kind != MULTI_ASSET {
        return single(scope, *kind, arguments, amount);
    }
    let values = decode(scope, "multi(uint256[] amounts,bytes[] assets)", arguments)?;
    let [amounts, assets] = values.as_slice() else {
        return None;
    };
    if amounts.items().len() != assets.items().len() {
        return None;
    }
    let mut all = Vec::new();
    for pair in amounts.items().iter().zip(assets.items()) {
        let (Value::Number(times), Value::Bytes(asset)) = pair else {
            return None;
        };
        let (kind, arguments) = asset.split_first_chunk()?;
        all.extend(single(scope, *kind, arguments, times.saturating_mul(amount))?);
    }
    Some(all)
}

fn single(scope: &mut Scope<'_>, kind: [u8; 4], data: &[u8], amount: U256) -> Option<Vec<Leg>> {
    const ERC20: u32 = 0xf472_61b0;
    const ERC20_BRIDGE: u32 = 0xdc16_00f3;
    const ERC721: u32 = 0x0257_1792;
    const ERC1155: u32 = 0xa7cb_5fb7;
    const STATIC_CALL: u32 = 0xc339_d10a;
    let signature = match u32::from_be_bytes(kind) {
        ERC20 | ERC20_BRIDGE => "token(address token)",
        ERC721 => "item(address token,uint256 id)",
        ERC1155 => "items(address token,uint256[] ids,uint256[] values)",
        STATIC_CALL => return Some(Vec::new()),
        _ => return None,
    };
    let values = decode(scope, signature, data)?;
    Some(match values.as_slice() {
        [Value::Address(token)] => vec![leg(fungible(*token), amount)],
        [Value::Address(address), Value::Number(id)] => {
            let (address, id) = (*address, *id);
            vec![leg(Asset::Nft { address, id }, amount)]
        }
        [Value::Address(address), ids, values] => {
            let pairs = ids.items().iter().zip(values.items());
            let item = |(id, times): (&Value<'_>, &Value<'_>)| match (id, times) {
                (Value::Number(id), Value::Number(times)) => Some(leg(
                    Asset::Nft {
                        address: *address,
                        id: *id,
                    },
                    times.saturating_mul(amount),
                )),
                _ => None,
            };
            pairs.map(item).collect::<Option<_>>()?
        }
        _ => return None,
    })
}
