//! Everything, for people who want to see it: decoded fields, hashes, and the request as it came.

use super::Front;
use crate::copy::{Copyable, copier};
use crate::host;
use crate::icon::{Icon, icon};
use crate::pretty;
use crate::speech::words;
use catalogue::escape;
use guard::protocol::Held;
use guard::{Digests, Field};
use leptos::prelude::*;

/// The longest decoded value, in characters (the guard bounds it to 200; escaping makes it longer).
const VALUE_CHARS: usize = 200;

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
    let fields = front.part(|held| held.judgement.fields.clone());
    let digests = front.part(|held| held.judgement.digests);
    let malformed = front.part(|held| {
        held.judgement
            .malformed
            .as_ref()
            .map(|malformed| malformed.field.clone())
    });
    let snapshot = front.part(|held| held.snapshot.clone());
    view! {
        {move || malformed.get().flatten().filter(|field| !field.is_empty()).map(|field| view! {
            <h3>{words("ui_malformed_at")}</h3>
            <p><code>{escape(&field, VALUE_CHARS)}</code></p>
        })}
        {move || fields.get().filter(|fields| !fields.is_empty()).map(field_table)}
        {move || digests.get().flatten().map(digest_list)}
        <h3>{words("ui_raw")}</h3>
        <pre class="raw" tabindex="0" aria-label=words("ui_raw")>{move || snapshot.get().map(|json| pretty::layout(&json))}</pre>
        {move || front.held.get().map(|held| view! { <CopyAll held/> })}
    }
}

fn field_table(fields: Vec<Field>) -> AnyView {
    let row = |field: Field| {
        view! {
            <tr>
                <th scope="row"><code>{escape(&field.path, VALUE_CHARS)}</code><span class="kind">{escape(&field.kind, VALUE_CHARS)}</span></th>
                <td><code>{escape(&field.value, VALUE_CHARS)}</code></td>
            </tr>
        }
    };
    view! {
        <h3>{words("ui_fields")}</h3>
        <table class="fields"><tbody>{fields.into_iter().map(row).collect_view()}</tbody></table>
    }
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

#[component]
fn CopyAll(held: Held) -> impl IntoView {
    let (copied, copy) = copier(host::pretty(&held));
    view! {
        <button type="button" class="button small" on:click=move |_| copy()>
            {move || icon(if copied.get() { Icon::Check } else { Icon::Copy })}
            <span role="status">{move || words(if copied.get() { "ui_copied" } else { "ui_copy_json" })}</span>
        </button>
    }
}
