//! One allowance.

use super::Page;
use super::state::Entry;
use crate::icon::{level_class, level_icon, level_key};
use crate::prompt::initials;
use crate::speech::{original_plain, plain, say, words};
use catalogue::allowance::{amount, recommended, spender, token, until};
use guard::Text;
use guard::allowance::{AllowanceKind, Status};
use leptos::prelude::*;

#[component]
pub(super) fn Row(page: Page, entry: Entry) -> impl IntoView {
    let exposed = entry.exposed();
    let Entry { allowance, chain, .. } = entry;
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
    let english = original_plain(&allowance.why, allowance.risk);
    let why = english.map_or_else(
        || plain(&allowance.why),
        |english| format!("{}\n{english}", plain(&allowance.why)),
    );
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
                <p class="quiet">{say(&spender(&allowance))}</p>
                {recommended(&allowance).map(|enough| view! { <p class="quiet">{say(&enough)}</p> })}
                <div class="allowance-foot">
                    <p>{say(&exposed)}</p>
                    {status(allowance.status)}
                    {(key.kind == AllowanceKind::Permit2).then(|| chip("ui_via_permit2", ""))}
                    {chain.map(|name| view! { <span class="chip"><bdi>{catalogue::escape(&name, catalogue::SYMBOL_CHARS)}</bdi></span> })}
                </div>
            </div>
        </li>
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
