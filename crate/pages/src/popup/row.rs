//! One allowance.

use super::Page;
use super::state::Entry;
use crate::icon::{level_class, level_icon, level_key};
use crate::prompt::initials;
use crate::speech::{number_of, plain, say, words};
use alloy_primitives::U256;
use guard::allowance::{Allowance, AllowanceKind, Status};
use guard::{Amount, Arg, Expiry, Text};
use leptos::prelude::*;

#[component]
pub(super) fn Row(page: Page, entry: Entry) -> impl IntoView {
    let Entry { allowance, chain } = entry;
    let key = allowance.key;
    let chosen = move || page.chosen.with(|chosen| chosen.contains(&key));
    let toggle = move |_| {
        page.chosen.update(|chosen| {
            if !chosen.remove(&key) {
                chosen.insert(key);
            }
        });
    };
    let class = format!("allowance {}", level_class(allowance.risk));
    let label = plain(&Text::new("ui_select").with("token", token(&allowance)));
    let why = plain(&allowance.why);
    view! {
        <li class=class class:chosen=chosen data-kind=format!("{:?}", key.kind) data-spender=key.spender.to_string()
            data-token=key.token.to_string()>
            <input type="checkbox" aria-label=label prop:checked=chosen on:change=toggle/>
            {initials(allowance.symbol.as_deref())}
            <div class="allowance-body">
                <p class="allowance-head">
                    <span class="allowance-token">{say(&Text::new("ui_token").with("token", token(&allowance)))}</span>
                    <span class="risk" title=why>{level_icon(allowance.risk)}<span>{words(level_key(allowance.risk))}</span></span>
                </p>
                <p><span class="allowance-amount">{say(&amount(&allowance))}</span>" "<span class="quiet">{say(&until(&allowance))}</span></p>
                <p class="quiet">{say(&Text::new("ui_spender").with("spender", Arg::Address { value: key.spender }))}</p>
                <div class="allowance-foot">
                    <p>{say(&exposed(&allowance))}</p>
                    {status(allowance.status)}
                    {(key.kind == AllowanceKind::Permit2).then(|| chip("ui_via_permit2", ""))}
                    {chain.map(|name| view! { <span class="chip"><bdi>{catalogue::escape(&name, catalogue::SYMBOL_CHARS)}</bdi></span> })}
                </div>
            </div>
        </li>
    }
}

fn token(allowance: &Allowance) -> Arg {
    Arg::Token {
        address: allowance.key.token,
        symbol: allowance.symbol.clone(),
    }
}

fn token_amount(allowance: &Allowance, value: U256) -> Arg {
    Arg::Amount {
        value,
        decimals: allowance.decimals,
        symbol: allowance.symbol.clone(),
    }
}

fn amount(allowance: &Allowance) -> Text {
    match (allowance.key.token_id, allowance.amount) {
        (Some(id), _) => Text::new("ui_amount_nft").with("id", Arg::Number { value: id }),
        (None, Amount::Exact { value }) => {
            Text::new("ui_amount_exact").with("amount", token_amount(allowance, value))
        }
        (None, Amount::Unlimited { .. }) => Text::new("ui_amount_unlimited"),
        (None, Amount::All) => Text::new("ui_amount_all"),
    }
}

fn until(allowance: &Allowance) -> Text {
    match allowance.expiry {
        Expiry::Never => Text::new("ui_until_revoked"),
        Expiry::At { time } if allowance.status == Status::Expired => {
            Text::new("ui_ended_at").with("time", Arg::Time { value: time })
        }
        Expiry::At { time } => Text::new("ui_until_time").with("time", Arg::Time { value: time }),
        Expiry::ThisBlock => Text::new("ui_this_block"),
        Expiry::Once => Text::new("ui_once"),
    }
}

fn exposed(allowance: &Allowance) -> Text {
    let Some(value) = allowance.exposed else {
        return Text::new("ui_exposed_unknown");
    };
    if value.is_zero() {
        return Text::new("ui_exposed_nothing");
    }
    match allowance.key.kind {
        AllowanceKind::Nft | AllowanceKind::Operator => {
            let count = usize::try_from(value).unwrap_or(usize::MAX);
            Text::new("ui_exposed_items").with("count", number_of(count))
        }
        AllowanceKind::Erc20 | AllowanceKind::Permit2 => {
            Text::new("ui_exposed").with("amount", token_amount(allowance, value))
        }
    }
}

fn status(status: Status) -> AnyView {
    match status {
        Status::Active => chip("ui_status_active", "on"),
        Status::Expired => chip("ui_status_expired", ""),
        Status::Underfunded => chip("ui_status_underfunded", "on"),
        Status::Blocked => chip("ui_status_blocked", ""),
    }
}

fn chip(key: &str, class: &str) -> AnyView {
    let why = words(&format!("{key}_why"));
    view! { <span class=format!("chip {class}") title=why>{words(key)}</span> }.into_any()
}
