//! A Seaport order as it was signed, from the fields of its message.

use super::read::{field, number};
use crate::revoke::order::{SeaportItem, SeaportOrder};
use crate::{Field, MAX_FIELDS};
use alloy_primitives::{Address, B256};

/// The order; `None` if not all of it is known.
pub(super) fn seaport_order(fields: &[Field]) -> Option<SeaportOrder> {
    // More fields than are listed may have been signed.
    if fields.len() >= MAX_FIELDS {
        return None;
    }
    let one = |name: &str| field(fields, name).and_then(number);
    Some(SeaportOrder {
        zone: address(fields, "zone")?,
        offer: items(fields, "offer")?,
        consideration: items(fields, "consideration")?,
        order_type: u8::try_from(one("orderType")?).ok()?,
        start_time: one("startTime")?,
        end_time: one("endTime")?,
        zone_hash: B256::from(one("zoneHash")?),
        salt: one("salt")?,
        conduit_key: B256::from(one("conduitKey")?),
    })
}

fn items(fields: &[Field], list: &str) -> Option<Vec<SeaportItem>> {
    let mut items = Vec::new();
    loop {
        let at = |name: &str| format!("{list}[{}].{name}", items.len());
        if field(fields, &at("itemType")).is_none() {
            return Some(items);
        }
        let one = |name: &str| field(fields, &at(name)).and_then(number);
        items.push(SeaportItem {
            item_type: u8::try_from(one("itemType")?).ok()?,
            token: address(fields, &at("token"))?,
            identifier: one("identifierOrCriteria")?,
            start_amount: one("startAmount")?,
            end_amount: one("endAmount")?,
            recipient: address(fields, &at("recipient")),
        });
    }
}

fn address(fields: &[Field], name: &str) -> Option<Address> {
    let word = field(fields, name).and_then(number)?;
    (word.bit_len() <= 160).then(|| Address::from_word(word.into()))
}
