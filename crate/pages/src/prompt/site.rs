//! Who asks: the site, and the wallet, account and chain that it asks.

use super::Front;
use super::crowd::Place;
use crate::icon::{Icon, icon};
use crate::speech::{say, words};
use catalogue::{PAGE_CHARS, escape};
use guard::{Arg, Text};
use leptos::prelude::*;

/// Second-level names under which anybody can get a name of their own: country registries' and hosts'.
/// Not complete: a name that is missing here is shown with one label too few in bold, never with a wrong one.
const SHARED: &[&str] = &[
    "ac",
    "co",
    "com",
    "edu",
    "gov",
    "net",
    "org",
    "github",
    "vercel",
    "netlify",
    "pages",
    "web",
    "firebaseapp",
    "herokuapp",
    "workers",
    "fleek",
    "surge",
    "onrender",
    "eth",
    "ipfs",
    "dweb",
    "webflow",
    "wixsite",
    "blogspot",
];

#[component]
pub(super) fn Site(front: Front) -> impl IntoView {
    let origin = front.part(|held| held.origin.clone());
    let wallet = front.part(|held| held.wallet.name.clone());
    let account = front.part(|held| held.judgement.account);
    let chain = front.part(|held| held.judgement.chain);
    view! {
        <header class="site">
            <p class="asks">
                {icon(Icon::Seal)}<span>{words("ui_asks")}</span>
                <Place front/>
            </p>
            {move || match origin.get() {
                Some(origin) => view! { <h1 class="host">{host(&origin)}</h1> }.into_any(),
                None => view! { <h1 class="unseen">{words("ui_name")}</h1> }.into_any(),
            }}
            <dl class="facts">
                <div>
                    <dt>{words("ui_wallet")}</dt>
                    <dd>{move || wallet.get().map(|name| view! { <bdi>{escape(&name, PAGE_CHARS)}</bdi> })}</dd>
                </div>
                <div>
                    <dt>{words("ui_account")}</dt>
                    <dd>{move || account.get().map(|account| say(&match account {
                        Some(value) => Text::new("ui_address").with("address", Arg::Address { value }),
                        None => Text::new("ui_unknown_account"),
                    }))}</dd>
                </div>
                <div>
                    <dt>{words("ui_chain")}</dt>
                    <dd>{move || chain.get().map(|chain| say(&match chain {
                        Some(value) => Text::new("ui_chain_name").with("chain", Arg::Chain { value }),
                        None => Text::new("ui_unknown_chain"),
                    }))}</dd>
                </div>
            </dl>
        </header>
    }
}

/// The origin with the part in bold that somebody had to register.
fn host(origin: &str) -> AnyView {
    let (before, own, after) = split(origin);
    let shown = |part: &str| escape(part, 255);
    view! { <bdi dir="ltr"><span>{shown(before)}</span><strong>{shown(own)}</strong><span>{shown(after)}</span></bdi> }
        .into_any()
}

/// An origin as (what comes before, the registrable name, port). `https://` is what one expects and is left out.
fn split(origin: &str) -> (&str, &str, &str) {
    let rest = origin.strip_prefix("https://").unwrap_or(origin);
    let start = rest.find("://").map_or(0, |at| at.saturating_add(3));
    let host_end = match rest.rfind(':').filter(|at| *at > start) {
        Some(colon) if !rest.ends_with(']') => colon,
        _ => rest.len(),
    };
    let host = rest.get(start..host_end).unwrap_or_default();
    let own = registrable(host);
    let own_start = host_end.saturating_sub(own.len());
    (
        rest.get(..own_start).unwrap_or_default(),
        own,
        rest.get(host_end..).unwrap_or_default(),
    )
}

fn registrable(host: &str) -> &str {
    let is_number = host.starts_with('[') || host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if is_number {
        return host;
    }
    let mut dots = host.rmatch_indices('.').map(|(at, _)| at);
    let (Some(last), Some(second)) = (dots.next(), dots.next()) else {
        return host;
    };
    let below = second.saturating_add(1);
    if !host.get(below..last).is_some_and(|label| SHARED.contains(&label)) {
        return host.get(below..).unwrap_or(host);
    }
    dots.next()
        .and_then(|third| host.get(third.saturating_add(1)..))
        .unwrap_or(host)
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn the_registered_part_is_found() {
        let cases = [
            ("https://app.uniswap.org", ("app.", "uniswap.org", "")),
            ("https://uniswap.org", ("", "uniswap.org", "")),
            (
                "https://uniswap.org.claim.example",
                ("uniswap.org.", "claim.example", ""),
            ),
            ("https://www.bank.co.uk", ("www.", "bank.co.uk", "")),
            ("https://free-usdc.vercel.app", ("", "free-usdc.vercel.app", "")),
            ("http://localhost:3000", ("http://", "localhost", ":3000")),
            ("http://127.0.0.1:8080", ("http://", "127.0.0.1", ":8080")),
            ("http://[::1]:80", ("http://", "[::1]", ":80")),
            ("http://[::1]", ("http://", "[::1]", "")),
            ("null", ("", "null", "")),
            ("", ("", "", "")),
        ];
        for (origin, expected) in cases {
            assert_eq!(split(origin), expected, "{origin}");
        }
    }
}
