//! What others could trade or send away, and what comes back for it.

use super::Told;
use super::time::offered;
use crate::judge::case::Case;
use crate::judge::trade::{given, is_for_nothing, paid_instead, things};
use crate::{Arg, Effect, Level, Opaque, Order, Text};
use alloy_primitives::Address;

/// Something leaves, and nothing comes in.
pub(super) fn for_nothing(case: &Case<'_>) -> Vec<Told> {
    case.orders()
        .filter(|order| is_for_nothing(case, order))
        .map(|order| {
            let gives = things(case, &given(order), order.maker);
            Told::new(
                Level::Critical,
                Text::new("rule_order_for_nothing").with("gives", gives),
            )
        })
        .collect()
}

/// Most of what is paid goes past the maker.
pub(super) fn pays_others(case: &Case<'_>) -> Vec<Told> {
    case.orders()
        .filter_map(|order| diverted(case, order))
        .map(|payee| {
            let text = Text::new("rule_order_pays_others").with("recipient", Arg::Address { value: payee });
            Told::new(Level::High, text)
        })
        .collect()
}

/// Any other order: nobody asks again before it is taken.
pub(super) fn other(case: &Case<'_>) -> Vec<Told> {
    let mut orders = case
        .orders()
        .filter(|order| !is_for_nothing(case, order) && diverted(case, order).is_none());
    let Some(first) = orders.next() else {
        return Vec::new();
    };
    let text = if orders.all(|order| order.expiry == first.expiry) {
        offered("rule_order", first.expiry)
    } else {
        Text::new("rule_order")
    };
    vec![Told::new(Level::Medium, text)]
}

/// Orders of which only a hash can be seen.
pub(super) fn unknown(case: &Case<'_>) -> Vec<Told> {
    let keepers = case.read.effects.iter().filter_map(|effect| match effect {
        Effect::Opaque(Opaque::Orders { keeper }) => Some(*keeper),
        _ => None,
    });
    keepers
        .map(|keeper| {
            let text = Text::new("rule_unknown_orders").with("contract", Arg::Address { value: keeper });
            Told::new(Level::High, text)
        })
        .collect()
}

/// A transfer that whoever has the signature can make. Paying for something this way is common (EIP-3009), so
/// that alone is not yet a theft; leaving open to whom is.
pub(super) fn signed_transfer(case: &Case<'_>) -> Vec<Told> {
    case.signed_transfers()
        .map(|transfer| match transfer.to {
            Some(to) => {
                let text = Text::new("rule_signed_transfer").with("recipient", Arg::Address { value: to });
                Told::new(Level::Medium, text)
            }
            None => Told::new(Level::High, Text::new("rule_signed_transfer_open")),
        })
        .collect()
}

fn diverted(case: &Case<'_>, order: &Order) -> Option<Address> {
    paid_instead(case, order).filter(|_| !is_for_nothing(case, order))
}
