//! Whose allowances are shown: an account that was seen, or one that is typed in to be watched.

use super::Page;
use crate::host;
use crate::icon::{Icon, icon};
use crate::speech::words;
use alloy_primitives::Address;
use catalogue::{read_address, short_address};
use guard::protocol::FromPopup;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// The account that is shown, and the way to another.
#[component]
pub(super) fn Choose(page: Page, adding: RwSignal<bool>) -> impl IntoView {
    let accounts = page.part(|shown| shown.accounts.clone());
    let choose = move |event| choose(&event_target_value(&event));
    // The order changes with the choice; the first one is the one that is shown.
    let options = move || {
        let option = |(index, account): (usize, Address)| {
            view! { <option value=account.to_string() selected=index == 0 title=account.to_checksum(None)>{short_address(&account)}</option> }
        };
        accounts
            .get()
            .unwrap_or_default()
            .into_iter()
            .enumerate()
            .map(option)
            .collect_view()
    };
    view! {
        <div class="account">
            <label for="account">{words("ui_account")}</label>
            <select id="account" on:change=choose>{options}</select>
            <button type="button" class="button small" aria-expanded=move || adding.get().to_string()
                on:click=move |_| adding.update(|adding| *adding = !*adding)>
                {move || icon(if adding.get() { Icon::Cross } else { Icon::Plus })}
                <span>{move || words(if adding.get() { "ui_cancel" } else { "ui_add" })}</span>
            </button>
        </div>
    }
}

/// A field for an address to watch.
#[component]
pub(super) fn Add(
    /// Called when an address was taken.
    done: impl Fn() + Send + Sync + Clone + 'static,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<&'static str>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        match read_address(&typed.get_untracked()) {
            Ok(account) => {
                host::send(&FromPopup::Choose { account });
                done();
            }
            Err(key) => problem.set(Some(key)),
        }
    };
    view! {
        <form class="add" on:submit=submit>
            <label for="add">{words("ui_watch")}</label>
            <div class="add-row">
                <input id="add" type="text" autocomplete="off" spellcheck="false" placeholder="0x…" maxlength="64"
                    aria-invalid=move || problem.get().is_some().to_string() aria-describedby="add-problem"
                    on:input=move |event| { typed.set(event_target_value(&event)); problem.set(None); }/>
                <button type="submit" class="button primary">{words("ui_show")}</button>
            </div>
            <p id="add-problem" class="problem" role="alert">{move || problem.get().map(words)}</p>
        </form>
    }
}

fn choose(address: &str) {
    if let Ok(account) = address.parse() {
        host::send(&FromPopup::Choose { account });
    }
}
