//! Signatures that are out and may still be used: how many, and where they are listed.

use super::Page;
use crate::icon::{Icon, icon};
use crate::speech::{counted, words};
use leptos::prelude::*;

#[component]
pub(super) fn Signed(page: Page) -> impl IntoView {
    let signed = page.part(|shown| shown.signed);
    move || {
        let count = usize::try_from(signed.get().unwrap_or_default()).unwrap_or_default();
        (count > 0).then(|| {
            view! {
                <section class="notice muted signed">
                    {icon(Icon::Clock)}
                    <div>
                        <p>{counted("ui_signed", count)}</p>
                        <a id="signed" href="dashboard.html#signatures" target="_blank">{words("ui_signed_look")}</a>
                    </div>
                </section>
            }
        })
    }
}
