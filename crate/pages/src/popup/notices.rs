//! What stands in the way: nobody to look at, nobody to ask, chains that could not be read.

use super::Page;
use super::account::Add;
use super::state::Shown;
use crate::host;
use crate::icon::{Icon, icon};
use crate::speech::{counted, say, words};
use guard::allowance::Unread;
use guard::protocol::{ChainView, FromPopup, Reach};
use guard::{Arg, Text};
use leptos::prelude::*;

/// A reason for an empty page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lack {
    Nothing,
    Account,
    Chain,
}

#[component]
pub(super) fn Notices(page: Page) -> impl IntoView {
    let lack = page.part(lack);
    let failed = page.part(|shown| shown.chains.iter().filter_map(failure).collect::<Vec<_>>());
    let unread = page.part(|shown| shown.chains.iter().flat_map(unread_of).collect::<Vec<_>>());
    view! {
        {move || match lack.get() {
            Some(Lack::Account) => no_account(),
            Some(Lack::Chain) => empty_page(Icon::Broken, "ui_no_chain", "ui_no_chain_why"),
            _ => ().into_any(),
        }}
        {move || failed.get().unwrap_or_default().into_iter().map(failed_chain).collect_view()}
        {move || unread.get().filter(|unread| !unread.is_empty()).map(partial)}
    }
}

fn lack(shown: &Shown) -> Lack {
    match (shown.accounts.is_empty(), shown.chains.is_empty()) {
        (true, _) => Lack::Account,
        (false, true) => Lack::Chain,
        (false, false) => Lack::Nothing,
    }
}

fn failure(view: &ChainView) -> Option<(String, Text)> {
    match &view.reach {
        Reach::Failed { why } => Some((view.name.clone(), why.clone())),
        _ => None,
    }
}

fn unread_of(view: &ChainView) -> Vec<(String, Unread)> {
    view.unread
        .iter()
        .map(|unread| (view.name.clone(), unread.clone()))
        .collect()
}

fn no_account() -> AnyView {
    view! {
        <section class="empty">
            {icon(Icon::Seal)}
            <h2>{words("ui_no_account")}</h2>
            <p>{words("ui_no_account_why")}</p>
            <Add done=|| ()/>
        </section>
    }
    .into_any()
}

/// A page that has nothing to show, and says why.
pub(super) fn empty_page(which: Icon, title: &str, why: &str) -> AnyView {
    view! { <section class="empty">{icon(which)}<h2>{words(title)}</h2><p>{words(why)}</p></section> }
        .into_any()
}

fn failed_chain((name, why): (String, Text)) -> AnyView {
    let title = Text::new("ui_failed").with("chain", Arg::Page { value: name });
    view! {
        <section class="notice bad" role="alert">
            {icon(Icon::Broken)}
            <div>
                <h2>{say(&title)}</h2>
                <p>{say(&why)}</p>
                <button type="button" class="button small" on:click=|_| { host::send(&FromPopup::Refresh); }>
                    {icon(Icon::Again)}<span>{words("ui_try_again")}</span>
                </button>
            </div>
        </section>
    }
    .into_any()
}

fn partial(unread: Vec<(String, Unread)>) -> AnyView {
    let title = counted("ui_unread", unread.len());
    let item = |(chain, unread): (String, Unread)| {
        let place = match unread.key {
            Some(key) => Text::new("ui_unread_allowance")
                .with(
                    "token",
                    Arg::Token {
                        address: key.token,
                        symbol: None,
                    },
                )
                .with("spender", Arg::Address { value: key.spender }),
            None => Text::new("ui_unread_search"),
        };
        view! { <li><p>{say(&place)}" · "{catalogue::escape(&chain, catalogue::PAGE_CHARS)}</p><p class="quiet">{say(&unread.why)}</p></li> }
    };
    view! {
        <section class="notice warn">
            {icon(Icon::High)}
            <details>
                <summary>{title}</summary>
                <p>{words("ui_unread_why")}</p>
                <ul>{unread.into_iter().map(item).collect_view()}</ul>
            </details>
        </section>
    }
    .into_any()
}
