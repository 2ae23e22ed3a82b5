//! Things worth copying: a button that shows the short form and copies the full one.

use crate::icon::{Icon, icon};
use crate::speech::words;
use guard::{Arg, Text};
use leptos::prelude::*;
use std::time::Duration;

/// How long "Copied" stays.
const SAID_FOR: Duration = Duration::from_millis(1_500);

/// An address or a hash. Keyboard focus shows it in full, the pointer has it as a tooltip.
#[component]
pub(crate) fn Copyable(
    /// What is shown.
    short: String,
    /// What is copied.
    full: String,
) -> impl IntoView {
    let copied_text = full.clone();
    let (copied, copy) = copier(move || copied_text.clone());
    let label = Text::new("ui_copy_value").with("value", Arg::Page { value: full.clone() });
    let tooltip = full.clone();
    view! {
        <button type="button" class="address" class:copied=copied title=tooltip
            aria-label=crate::speech::plain(&label) on:click=move |_| copy()>
            <span class="short">{short}</span>
            <span class="full">{full}</span>
            <span class="mark">{move || icon(if copied.get() { Icon::Check } else { Icon::Copy })}</span>
            <span class="unseen" role="status">{move || copied.get().then(|| words("ui_copied"))}</span>
        </button>
    }
}

/// A signal that is true for a moment after the function that copies what `text` says was called.
pub(crate) fn copier(
    text: impl Fn() -> String + Clone + 'static,
) -> (RwSignal<bool>, impl Fn() + Clone + 'static) {
    let copied = RwSignal::new(false);
    let copy = move || {
        // Nobody waits for the promise: the clipboard of a focused extension page is open to a click.
        let _ = window().navigator().clipboard().write_text(&text());
        copied.set(true);
        set_timeout(
            move || {
                copied.try_set(false);
            },
            SAID_FOR,
        );
    };
    (copied, copy)
}
