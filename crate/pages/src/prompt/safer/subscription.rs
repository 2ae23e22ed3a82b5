//! What a subscription needs: a price, a period and a number of payments come to an amount and an end.

use super::amount::{self, Fault};
use super::choice::Picked;
use super::{amount_of, reason, token};
use crate::host;
use crate::speech::{plain, say, words};
use alloy_primitives::U256;
use guard::edit::Offer;
use guard::limit::{Limit, MONTH, Need, WEEK, YEAR, payments_to_allow, recommend};
use guard::{Arg, Text};
use leptos::prelude::*;

/// The periods that can be chosen: how they are called, and their seconds.
const PERIODS: [(&str, u64); 3] = [
    ("ui_period_week", WEEK),
    ("ui_period_month", MONTH),
    ("ui_period_year", YEAR),
];

/// The most digits of a number of payments.
const MOST_DIGITS: usize = 4;

/// Fields for a price, a period and a number of payments, and what they come to.
#[component]
pub(super) fn Subscription(
    name: String,
    index: usize,
    offer: StoredValue<Offer>,
    picked: RwSignal<Vec<Picked>>,
) -> impl IntoView {
    let price = RwSignal::new(String::new());
    let period = RwSignal::new(MONTH);
    let payments = RwSignal::new(String::new());
    let limit = Memo::new(move |_| {
        offer.with_value(|offer| limit_of(&price.get(), period.get(), &payments.get(), offer, host::now()))
    });
    let take = move |_| {
        let Ok(limit) = limit.get_untracked() else { return };
        picked.update(|all| {
            if let Some(one) = all.get_mut(index) {
                offer.with_value(|offer| one.take_limit(&limit, offer));
            }
        });
    };
    let said = move || {
        let text = offer.with_value(|offer| match limit.get() {
            Ok(limit) => Some(comes_to(&limit, offer)),
            Err(Fault::Empty) => None,
            Err(fault) => Some(reason(fault, offer)),
        });
        text.map(|text| say(&text))
    };
    let [price_id, period_id, payments_id] =
        ["price", "period", "payments"].map(|part| format!("{name}-{part}"));
    let option = |(key, seconds): (&'static str, u64)| {
        view! { <option value=seconds.to_string() selected=seconds == MONTH>{words(key)}</option> }
    };
    let label = offer.with_value(|offer| plain(&Text::new("ui_safer_price").with("token", token(offer))));
    view! {
        <details class="subscription">
            <summary>{words("ui_safer_subscription")}</summary>
            <div class="subscription-fields">
                <div>
                    <label for=price_id.clone()>{label}</label>
                    <input type="text" inputmode="decimal" autocomplete="off" id=price_id maxlength=amount::LONGEST.to_string()
                        on:input=move |event| price.set(event_target_value(&event))/>
                </div>
                <div>
                    <label for=period_id.clone()>{words("ui_safer_period")}</label>
                    <select id=period_id on:change=move |event| period.set(event_target_value(&event).parse().unwrap_or(MONTH))>
                        {PERIODS.map(option).collect_view()}
                    </select>
                </div>
                <div>
                    <label for=payments_id.clone()>{words("ui_safer_payments")}</label>
                    <input type="text" inputmode="numeric" placeholder=move || usual(period.get()) autocomplete="off" id=payments_id maxlength=MOST_DIGITS.to_string()
                        on:input=move |event| payments.set(event_target_value(&event))/>
                </div>
            </div>
            <p class="safer-why" role="status">{said}</p>
            <button type="button" class="button small" disabled=move || limit.get().is_err() on:click=take>
                <span>{words("ui_safer_use")}</span>
            </button>
        </details>
    }
}

/// How many payments are recommended.
fn usual(period: u64) -> String {
    let [recommended, _] = payments_to_allow(period);
    recommended.to_string()
}

/// The amount and the end for what is typed; without a number of payments as many as are recommended.
fn limit_of(price: &str, period: u64, payments: &str, offer: &Offer, now: u64) -> Result<Limit, Fault> {
    let price = amount::read(price, offer.decimals, U256::MAX)?;
    let payments = match payments.trim() {
        "" => None,
        text if text.len() > MOST_DIGITS => return Err(Fault::NoNumber),
        text => Some(text.parse().map_err(|_| Fault::NoNumber)?),
    };
    let need = Need::Subscription {
        price,
        period,
        payments,
    };
    let limit = recommend(&need, now).ok_or(if payments == Some(0) {
        Fault::Zero
    } else {
        Fault::TooMuch
    })?;
    if limit.amount > offer.amount {
        return Err(Fault::TooMuch);
    }
    Ok(limit)
}

fn comes_to(limit: &Limit, offer: &Offer) -> Text {
    let end = U256::from(limit.expiry);
    let key = match offer.expiry {
        None => "ui_safer_comes_to_revoke",
        Some(asked) if asked <= end => "ui_safer_comes_to",
        Some(_) => "ui_safer_comes_to_until",
    };
    let text = Text::new(key).with("amount", amount_of(offer, limit.amount));
    text.with("time", Arg::Time { value: end })
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy_primitives::Address;

    const NOW: u64 = 1_000_000;

    fn offer(amount: u64, expiry: Option<u64>) -> Offer {
        Offer {
            place: 0,
            chain: None,
            token: Address::ZERO,
            spender: Address::ZERO,
            symbol: None,
            decimals: 2,
            amount: U256::from(amount),
            expiry: expiry.map(U256::from),
            choices: Vec::new(),
        }
    }

    #[test]
    fn a_year_of_payments_unless_told_otherwise() {
        let whole = offer(100_000, None);
        let of = |price, payments| limit_of(price, MONTH, payments, &whole, NOW).map(|limit| limit.amount);
        assert_eq!(of("10", ""), Ok(U256::from(12_000)));
        assert_eq!(of("10", " 3 "), Ok(U256::from(3_000)));
        assert_eq!(of("10", "0"), Err(Fault::Zero));
        assert_eq!(of("10", "three"), Err(Fault::NoNumber));
        assert_eq!(of("10", "12345"), Err(Fault::NoNumber));
        assert_eq!(of("", "3"), Err(Fault::Empty));
        assert_eq!(of("100", ""), Err(Fault::TooMuch));
    }

    #[test]
    fn what_is_used_is_typed_and_ends_when_it_should() {
        let asked = offer(100_000, Some(u64::MAX));
        let limit = limit_of("10", MONTH, "", &asked, NOW);
        let mut picked = Picked::default();
        assert!(limit.is_ok_and(|limit| {
            picked.take_limit(&limit, &asked);
            picked.expiry == Some(U256::from(limit.expiry))
        }));
        assert_eq!(picked.text, "120");
    }
}
