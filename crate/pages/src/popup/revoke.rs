//! The bar that appears with a selection: what will be ended, and through which wallet.

use super::Page;
use crate::host;
use crate::speech::{counted, say, words};
use guard::protocol::{FromPopup, NO_TAB, TabWallet};
use guard::{Arg, Text};
use leptos::prelude::*;
use std::collections::HashSet;

#[component]
pub(super) fn Bar(page: Page) -> impl IntoView {
    let wallets = page.part(|shown| shown.wallets.clone());
    let running = page.part(|shown| shown.run.as_ref().is_some_and(|run| !run.over));
    let count = move || page.chosen.with(HashSet::len);
    let visible = Memo::new(move |_| count() > 0 && running.get() != Some(true));
    let picked = RwSignal::new(0_usize);
    let wallet = move || chosen(&wallets.get().unwrap_or_default(), picked);
    let revoke = move |_| {
        let Some(TabWallet { tab, wallet, .. }) = wallet() else {
            return;
        };
        let keys = page.chosen.get_untracked().into_iter().collect();
        if host::send(&FromPopup::Revoke {
            keys,
            tab,
            wallet: wallet.id,
        }) {
            page.chosen.set(HashSet::new());
        }
    };
    view! {
        {move || visible.get().then(|| view! {
            <footer class="bar">
                <div class="bar-wallet">{move || through(wallets.get().unwrap_or_default(), picked)}</div>
                <button type="button" id="revoke" class="button primary" disabled=move || wallet().is_none() on:click=revoke>
                    {move || counted("ui_revoke", count())}
                </button>
            </footer>
        })}
    }
}

/// The wallet that was picked; the first one if that is gone.
pub(super) fn chosen(wallets: &[TabWallet], picked: RwSignal<usize>) -> Option<TabWallet> {
    wallets.get(picked.get()).or(wallets.first()).cloned()
}

/// Through which wallet: said if there is one, asked if there are several.
pub(super) fn through(wallets: Vec<TabWallet>, picked: RwSignal<usize>) -> AnyView {
    match wallets.as_slice() {
        [] => words("ui_no_wallet").into_any(),
        [only] => say(&named(only)),
        several => {
            let option = |(index, wallet): (usize, &TabWallet)| {
                view! { <option value=index.to_string()>{crate::speech::plain(&named(wallet))}</option> }
            };
            let options = several.iter().enumerate().map(option).collect_view();
            let choose = move |event| picked.set(event_target_value(&event).parse().unwrap_or(0));
            view! { <select aria-label=words("ui_wallet") on:change=choose>{options}</select> }.into_any()
        }
    }
}

fn named(wallet: &TabWallet) -> Text {
    let name = Arg::Page {
        value: wallet.wallet.name.clone(),
    };
    if wallet.tab == NO_TAB {
        return Text::new("ui_through_self").with("wallet", name);
    }
    let site = wallet
        .origin
        .strip_prefix("https://")
        .unwrap_or(&wallet.origin)
        .to_owned();
    Text::new("ui_through")
        .with("wallet", name)
        .with("site", Arg::Page { value: site })
}
