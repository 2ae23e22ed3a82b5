//! Whether this site is guarded, whose allowances these are, and how fresh they are.

use super::Page;
use super::account::{Add, Choose};
use crate::host;
use crate::icon::{Icon, icon};
use crate::speech::{counted, plain, say, words};
use alloy_primitives::U256;
use guard::protocol::FromPopup;
use guard::{Arg, Text};
use leptos::prelude::*;

#[component]
pub(super) fn Header(page: Page) -> impl IntoView {
    let adding = RwSignal::new(false);
    let has_account = page.part(|shown| !shown.accounts.is_empty());
    view! {
        <header class="top">
            <Protection page/>
            {move || (has_account.get() == Some(true)).then(|| view! {
                <Choose page adding/>
                {move || adding.get().then(|| view! { <Add done=move || adding.set(false)/> })}
            })}
        </header>
        <Progress page/>
        <Freshness page/>
    }
}

#[component]
fn Protection(page: Page) -> impl IntoView {
    let site = page.part(|shown| (shown.site.clone(), shown.guarded));
    let view = move || {
        let (class, which, text) = match site.get() {
            None => ("", Icon::Seal, Text::new("ui_name")),
            Some((Some(site), true)) => ("ok", Icon::Seal, site_text("ui_guarding", &site)),
            Some((Some(site), false)) => ("bad", Icon::Broken, site_text("ui_not_guarding", &site)),
            Some((None, _)) => ("", Icon::Seal, Text::new("ui_nothing_to_guard")),
        };
        view! { <p class=format!("guarding {class}")>{icon(which)}<span>{say(&text)}</span></p> }
    };
    view! { <h1 class="unseen">{words("ui_name")}</h1>{view} }
}

fn site_text(key: &str, origin: &str) -> Text {
    let value = origin.strip_prefix("https://").unwrap_or(origin).to_owned();
    Text::new(key).with("site", Arg::Page { value })
}

/// A thin line while something is being read: what was read before stays in view.
#[component]
fn Progress(page: Page) -> impl IntoView {
    let loading = page.part(|shown| shown.is_loading());
    let busy = move || loading.get().unwrap_or(true);
    view! {
        <div class="progress" class:busy=busy role="progressbar" aria-label=words("ui_reading")
            aria-hidden=move || (!busy()).to_string()></div>
    }
}

#[component]
fn Freshness(page: Page) -> impl IntoView {
    let read_at = page.part(|shown| shown.read_at());
    let chains = page.part(|shown| shown.chains.len());
    let loading = page.part(|shown| shown.is_loading());
    let checked = move || match read_at.get().flatten() {
        Some(at) => plain(&checked(page.now.get().saturating_sub(at))),
        None if loading.get() == Some(true) => counted("ui_reading_chains", chains.get().unwrap_or(0)),
        None => words("ui_never_checked"),
    };
    let any = move || chains.get().unwrap_or(0) > 0;
    view! {
        {move || any().then(|| view! {
            <div class="freshness">
                <span>{checked}</span>
                <button type="button" class="link" disabled=move || loading.get() == Some(true)
                    on:click=move |_| { host::send(&FromPopup::Refresh); }>
                    {icon(Icon::Again)}{words("ui_refresh")}
                </button>
            </div>
        })}
    }
}

fn checked(seconds: u64) -> Text {
    const JUST_NOW: u64 = 20;
    if seconds < JUST_NOW {
        return Text::new("ui_checked_now");
    }
    Text::new("ui_checked").with(
        "span",
        Arg::Duration {
            value: U256::from(seconds),
        },
    )
}
