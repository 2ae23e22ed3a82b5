//! The allowances, worst first.

use super::Page;
use super::row::Row;
use super::state::{Entry, Shown};
use crate::icon::{Icon, icon};
use crate::speech::{counted, plain, words};
use guard::protocol::Reach;
use leptos::prelude::*;
use std::collections::HashSet;

/// What stands where the list would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Body {
    /// The list itself.
    Rows,
    /// Nothing was read yet.
    Reading,
    /// Nothing was found on so many chains, and all of them were read in full.
    Empty(usize),
    /// Nothing, and the notices say why.
    Silent,
}

#[component]
pub(super) fn List(page: Page) -> impl IntoView {
    let body = page.part(body);
    view! {
        {move || match body.get().unwrap_or(Body::Reading) {
            Body::Rows => view! { <Rows page/> }.into_any(),
            Body::Reading => skeleton(),
            Body::Empty(chains) => view! {
                <section class="empty">
                    {icon(Icon::Empty)}<h2>{counted("ui_empty", chains)}</h2><p>{words("ui_empty_why")}</p>
                </section>
            }.into_any(),
            Body::Silent => ().into_any(),
        }}
    }
}

fn body(shown: &Shown) -> Body {
    let found = shown.chains.iter().any(|view| !view.allowances.is_empty());
    if found {
        return Body::Rows;
    }
    if shown.accounts.is_empty() || shown.chains.is_empty() {
        return Body::Silent;
    }
    let first_time = shown
        .chains
        .iter()
        .any(|view| view.reach == Reach::Loading && view.read_at == 0);
    if first_time {
        return Body::Reading;
    }
    let whole = shown.chains.iter().filter(|view| {
        let read = matches!(view.reach, Reach::Ready | Reach::Loading);
        read && view.unread.is_empty()
    });
    match whole.count() {
        0 => Body::Silent,
        count => Body::Empty(count),
    }
}

#[component]
fn Rows(page: Page) -> impl IntoView {
    let entries = page.part(Shown::entries);
    let count = move || entries.with(|entries| entries.as_ref().map_or(0, Vec::len));
    let all = move || count() > 0 && page.chosen.with(HashSet::len) == count();
    let some = move || !all() && page.chosen.with(|chosen| !chosen.is_empty());
    let toggle = move |_| {
        let keys = if all() {
            HashSet::new()
        } else {
            every_key(entries.get_untracked())
        };
        page.chosen.set(keys);
    };
    let key = |entry: &Entry| guard::write_json(&entry.allowance) + &plain(&entry.exposed());
    view! {
        <section class="allowances">
            <label class="select-all">
                <input type="checkbox" prop:checked=all prop:indeterminate=some on:change=toggle/>
                <span>{move || counted("ui_select_all", count())}</span>
            </label>
            <ul class="list">
                <For each=move || entries.get().unwrap_or_default() key=key let:entry><Row page entry/></For>
            </ul>
        </section>
    }
}

fn every_key(entries: Option<Vec<Entry>>) -> HashSet<guard::allowance::AllowanceKey> {
    entries
        .unwrap_or_default()
        .into_iter()
        .map(|entry| entry.allowance.key)
        .collect()
}

/// Grey bars in the place of rows, while the first reading runs.
fn skeleton() -> AnyView {
    let bar = || view! { <li class="ghost"><span class="avatar"></span><div><i></i><i></i></div></li> };
    view! { <ul class="list" aria-hidden="true">{bar()}{bar()}{bar()}</ul> }.into_any()
}
