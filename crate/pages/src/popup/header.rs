//! Whether this site is guarded, whose allowances these are, and how fresh they are.

use super::Page;
use super::account::{Add, Choose};
use super::protection::Guarding;
use crate::host;
use crate::icon::{Icon, icon};
use crate::speech::{counted, plain, words};
use alloy_primitives::U256;
use catalogue::allowance::{estimated_by, money};
use guard::protocol::{FromPopup, Worth};
use guard::{Arg, Text};
use leptos::prelude::*;

#[component]
pub(super) fn Header(page: Page) -> impl IntoView {
    let adding = RwSignal::new(false);
    let has_account = page.part(|shown| !shown.accounts.is_empty());
    view! {
        <header>
            <div class="top">
                <div class="top-line">
                    <Guarding page/>
                    <a class="link" id="dashboard" href="dashboard.html" target="_blank">{icon(Icon::Table)}<span class="unseen">{words("ui_dash_open")}</span></a>
                    <a class="link" id="settings" href="settings.html" target="_blank">{icon(Icon::Sliders)}<span class="unseen">{words("ui_settings")}</span></a>
                </div>
                {move || (has_account.get() == Some(true)).then(|| view! {
                    <Choose page adding/>
                    {move || adding.get().then(|| view! { <Add done=move || adding.set(false)/> })}
                })}
            </div>
            <Progress page/>
            <Freshness page/>
            <Total page/>
        </header>
    }
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

/// What could be taken in all, in money: empty without a price source.
#[component]
fn Total(page: Page) -> impl IntoView {
    let sum = page.part(|shown| shown.worth.as_ref().and_then(sum));
    let rest = page.part(|shown| shown.worth.as_ref().and_then(rest));
    view! {
        <div class="total"><p class="sum">{move || sum.get().flatten()}</p><p class="quiet">{move || rest.get().flatten()}</p></div>
    }
}

fn sum(worth: &Worth) -> Option<String> {
    let id = if worth.unpriced == 0 {
        "ui_worth_total"
    } else {
        "ui_worth_total_least"
    };
    (!worth.cents.is_zero()).then(|| plain(&money(id, Some(worth.cents))))
}

/// Of what no price is known, and by whom it is estimated.
fn rest(worth: &Worth) -> Option<String> {
    let by = plain(&estimated_by(&worth.source));
    match worth.unpriced {
        0 => (!worth.cents.is_zero()).then_some(by),
        unpriced => {
            let unpriced = counted(
                "ui_worth_unpriced",
                usize::try_from(unpriced).unwrap_or(usize::MAX),
            );
            Some([&unpriced, " · ", &by].concat())
        }
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
