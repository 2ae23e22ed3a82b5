//! Seaport's orders as its `cancel` takes them.

use crate::multicall::address_word;
use crate::wire::wire;
use alloy_primitives::{Address, B256, U256};
use serde::{Deserialize, Serialize};

const WORD: usize = 32;
/// The words of an order before its lists.
const HEAD_WORDS: usize = 11;

/// What an order offers, or asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct SeaportItem {
    /// `itemType`: 0 to 5.
    pub item_type: u8,
    /// The token or collection.
    pub token: Address,
    /// `identifierOrCriteria`.
    pub identifier: U256,
    /// The amount at the start.
    pub start_amount: U256,
    /// The amount at the end.
    pub end_amount: U256,
    /// Who gets it; `None` in an offer.
    pub recipient: Option<Address>,
}

/// `OrderComponents`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(
    feature = "ts",
    derive(tsify::Tsify),
    tsify(missing_as_null, hashmap_as_object)
)]
#[serde(rename_all = "camelCase")]
pub struct SeaportOrder {
    /// The zone.
    pub zone: Address,
    /// What is offered.
    pub offer: Vec<SeaportItem>,
    /// What is asked for.
    pub consideration: Vec<SeaportItem>,
    /// `orderType`: 0 to 4.
    pub order_type: u8,
    /// In unix seconds.
    pub start_time: U256,
    /// In unix seconds.
    pub end_time: U256,
    /// `zoneHash`.
    pub zone_hash: B256,
    /// `salt`.
    pub salt: U256,
    /// `conduitKey`.
    pub conduit_key: B256,
}

impl SeaportOrder {
    /// Its words, by whoever offers it and with their counter.
    fn words(&self, offerer: Address, counter: U256) -> Vec<U256> {
        let offer: Vec<U256> = self.offer.iter().flat_map(|item| item.words(false)).collect();
        let consideration = self.consideration.iter().flat_map(|item| item.words(true));
        let offset = |words: usize| U256::from(words.saturating_mul(WORD));
        let mut words = vec![
            address_word(offerer),
            address_word(self.zone),
            offset(HEAD_WORDS),
            offset(HEAD_WORDS.saturating_add(1).saturating_add(offer.len())),
            U256::from(self.order_type),
            self.start_time,
            self.end_time,
            self.zone_hash.into(),
            self.salt,
            self.conduit_key.into(),
            counter,
        ];
        words.push(U256::from(self.offer.len()));
        words.extend(offer);
        words.push(U256::from(self.consideration.len()));
        words.extend(consideration);
        words
    }
}

impl SeaportItem {
    fn words(&self, has_recipient: bool) -> impl Iterator<Item = U256> {
        let words = [
            U256::from(self.item_type),
            address_word(self.token),
            self.identifier,
            self.start_amount,
            self.end_amount,
        ];
        let recipient = has_recipient.then(|| address_word(self.recipient.unwrap_or_default()));
        words.into_iter().chain(recipient)
    }
}

/// The arguments of `cancel(OrderComponents[])` for orders of one offerer, each with its counter.
pub(super) fn cancel(offerer: Address, orders: &[(&SeaportOrder, U256)]) -> Vec<U256> {
    let bodies: Vec<Vec<U256>> = orders
        .iter()
        .map(|(order, counter)| order.words(offerer, *counter))
        .collect();
    let mut words = vec![U256::from(WORD), U256::from(bodies.len())];
    let mut offset = bodies.len();
    for body in &bodies {
        words.push(U256::from(offset.saturating_mul(WORD)));
        offset = offset.saturating_add(body.len());
    }
    words.extend(bodies.into_iter().flatten());
    words
}

wire!(struct SeaportItem {
    item_type = "itemType", token, identifier, start_amount = "startAmount", end_amount = "endAmount", recipient,
});

wire!(struct SeaportOrder {
    zone, offer, consideration, order_type = "orderType", start_time = "startTime", end_time = "endTime",
    zone_hash = "zoneHash", salt, conduit_key = "conduitKey",
});
