//! Everything, for people who want to see it: what was decoded, hashes, and the request as it came.

use super::Front;
use super::decoded::Decoded;
use crate::copy::{Copyable, copier};
use crate::host;
use crate::icon::{Icon, icon};
use crate::pretty;
use crate::speech::words;
use catalogue::escape;
use guard::Digests;
use leptos::prelude::*;

/// The longest path that is shown, in characters.
const PATH_CHARS: usize = 200;

#[component]
pub(super) fn Details(front: Front) -> impl IntoView {
    let open = RwSignal::new(false);
    let present = front.part(|_| ());
    // Nothing is laid out before somebody looks: a request may be a megabyte.
    view! {
        {move || present.get().map(|()| view! {
            <details class="more" on:toggle=move |_| open.update(|open| *open = !*open)>
                <summary>{words("ui_details")}</summary>
                {move || open.get().then(|| view! { <Opened front/> })}
            </details>
        })}
    }
}

#[component]
fn Opened(front: Front) -> impl IntoView {
    let decoded = front.part(Decoded::of);
    let digests = front.part(|held| held.judgement.digests);
    let malformed = front.part(|held| {
        held.judgement
            .malformed
            .as_ref()
            .map(|malformed| malformed.field.clone())
    });
    let snapshot = front.part(|held| held.snapshot.clone());
    let asked = front.part(|held| held.asked.clone());
    let came = move || asked.get().flatten().or_else(|| snapshot.get());
    let edited = move || asked.get().flatten().and_then(|_| snapshot.get());
    view! {
        {move || malformed.get().flatten().filter(|field| !field.is_empty()).map(|field| view! {
            <h3>{words("ui_malformed_at")}</h3>
            <p><code>{escape(&field, PATH_CHARS)}</code></p>
        })}
        {move || decoded.get().and_then(Decoded::view)}
        {move || digests.get().flatten().map(digest_list)}
        {move || edited().map(|json| raw("ui_raw_edited", &json))}
        {move || came().map(|json| raw("ui_raw", &json))}
        <CopyAll front/>
    }
}

fn raw(key: &'static str, json: &str) -> AnyView {
    view! { <h3>{words(key)}</h3><pre class="raw" dir="ltr" data-raw=key tabindex="0" aria-label=words(key)>{pretty::layout(json)}</pre> }
        .into_any()
}

fn digest_list(digests: Digests) -> AnyView {
    let Digests {
        digest,
        domain_hash,
        message_hash,
    } = digests;
    let rows = [
        ("ui_digest", digest),
        ("ui_domain_hash", domain_hash),
        ("ui_message_hash", message_hash),
    ];
    let row = |(key, hash): (&str, alloy_primitives::B256)| {
        let full = hash.to_string();
        view! { <div><dt>{words(key)}</dt><dd><Copyable short=full.clone() full=full/></dd></div> }
    };
    view! {
        <h3>{words("ui_hashes")}</h3>
        <p class="quiet">{words("ui_hashes_why")}</p>
        <dl class="hashes">{rows.into_iter().map(row).collect_view()}</dl>
    }
    .into_any()
}

/// Copies what the background says of the request.
#[component]
fn CopyAll(front: Front) -> impl IntoView {
    let (copied, copy) = copier(move || front.said.with_untracked(|said| host::first_of("held", said)));
    view! {
        <button type="button" class="button small" on:click=move |_| copy()>
            {move || icon(if copied.get() { Icon::Check } else { Icon::Copy })}
            <span role="status">{move || words(if copied.get() { "ui_copied" } else { "ui_copy_json" })}</span>
        </button>
    }
}
