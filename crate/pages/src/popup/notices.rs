//! What stands in the way: nobody to look at, nobody to ask, chains that could not be read.

use super::Page;
use super::account::Add;
use super::state::Shown;
use crate::host;
use crate::icon::{Icon, icon};
use crate::speech::{counted, say, words};
use guard::allowance::Unread;
use guard::protocol::{ChainView, FromPopup, Reach};
use guard::{Amount, Arg, Text, Trust};
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
    let muted = page.part(|shown| shown.muted.clone());
    let trusted = page.part(|shown| shown.trusted.clone());
    view! {
        {move || match lack.get() {
            Some(Lack::Account) => no_account(),
            Some(Lack::Chain) => no_chain(),
            _ => ().into_any(),
        }}
        {move || failed.get().unwrap_or_default().into_iter().map(failed_chain).collect_view()}
        {move || unread.get().filter(|unread| !unread.is_empty()).map(partial)}
        {move || muted.get().filter(|muted| !muted.is_empty()).map(silenced)}
        {move || trusted.get().filter(|trusted| !trusted.is_empty()).map(allowed)}
    }
}

fn lack(shown: &Shown) -> Lack {
    match (shown.accounts.is_empty(), shown.chains.is_empty()) {
        (true, _) => Lack::Account,
        (false, true) => Lack::Chain,
        (false, false) => Lack::Nothing,
    }
}

/// The title of a chain that could not be read, or only for known apps, and why.
fn failure(view: &ChainView) -> Option<(Text, Text)> {
    let (title, why) = match &view.reach {
        Reach::Failed { why } => ("ui_failed", why),
        Reach::Known { why } => ("ui_known_only", why),
        _ => return None,
    };
    let value = view.name.clone();
    Some((Text::new(title).with("chain", Arg::Page { value }), why.clone()))
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

/// Nobody is asked about any chain: the settings say who could be.
fn no_chain() -> AnyView {
    view! {
        <section class="empty">
            {icon(Icon::Broken)}
            <h2>{words("ui_no_chain")}</h2>
            <p>{words("ui_no_chain_why")}</p>
            <a class="button" href="settings.html#endpoints" target="_blank">{words("ui_no_chain_set")}</a>
        </section>
    }
    .into_any()
}

fn failed_chain((title, why): (Text, Text)) -> AnyView {
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

/// The sites that the person does not want to hear of, and the way back.
fn silenced(origins: Vec<String>) -> AnyView {
    let item = |origin: String| {
        let site = catalogue::escape(origin.strip_prefix("https://").unwrap_or(&origin), 255);
        let unmute = move |_| {
            let origin = origin.clone();
            host::send(&FromPopup::Unmute { origin });
        };
        view! {
            <li>
                <bdi dir="ltr">{site}</bdi>
                <button type="button" class="button small" on:click=unmute><span>{words("ui_unmute")}</span></button>
            </li>
        }
    };
    view! {
        <section class="notice muted">
            {icon(Icon::Mute)}
            <div>
                <h2>{words("ui_muted")}</h2>
                <p>{words("ui_muted_why")}</p>
                <ul>{origins.into_iter().map(item).collect_view()}</ul>
            </div>
        </section>
    }
    .into_any()
}

/// What is let through without asking, and the way back.
fn allowed(trusted: Vec<Trust>) -> AnyView {
    let title = counted("ui_trusted", trusted.len());
    view! {
        <section class="notice muted trusted">
            {icon(Icon::Seal)}
            <details>
                <summary>{title}</summary>
                <p>{words("ui_trusted_why")}</p>
                <ul>{trusted.into_iter().map(one_allowed).collect_view()}</ul>
            </details>
        </section>
    }
    .into_any()
}

fn one_allowed(trust: Trust) -> AnyView {
    let site = catalogue::escape(
        trust.origin.strip_prefix("https://").unwrap_or(&trust.origin),
        255,
    );
    let token = Arg::Token {
        address: trust.token,
        symbol: None,
    };
    let spender = Arg::Address { value: trust.spender };
    let chain = Arg::Chain { value: trust.chain };
    let key = match trust.ceiling.map(Amount::erc20) {
        Some(Amount::Exact { .. }) => "ui_trusted_up_to",
        _ => "ui_trusted_any",
    };
    let what = Text::new(key)
        .with("token", token)
        .with("spender", spender)
        .with("chain", chain);
    let distrust = move |_| {
        host::send(&FromPopup::Distrust { trust: trust.clone() });
    };
    view! {
        <li>
            <div><bdi dir="ltr">{site}</bdi><p class="quiet">{say(&what)}</p></div>
            <button type="button" class="button small" on:click=distrust><span>{words("ui_unmute")}</span></button>
        </li>
    }
    .into_any()
}
