//! What a person has to know of a request that the wallet may have already.

use super::Front;
use crate::icon::{Icon, icon};
use crate::speech::words;
use guard::protocol::Reached;
use leptos::prelude::*;

#[component]
pub(super) fn Notice(front: Front) -> impl IntoView {
    let reached = front.part(|held| held.reached);
    let key = move || match reached.get()? {
        Reached::No => None,
        Reached::Yes => Some("ui_reached"),
        Reached::Unknown => Some("ui_reached_unknown"),
    };
    view! {
        {move || key().map(|key| view! {
            <p class="reached" role="alert" data-reached=key>{icon(Icon::High)}<span>{words(key)}</span></p>
        })}
    }
}

/// The words of the button that lets a request through; of one that is through already, that it stays so.
pub(super) fn continue_key(reached: Option<Reached>, critical: bool) -> &'static str {
    match (reached, critical) {
        (Some(Reached::Yes), false) => "ui_leave",
        (Some(Reached::Yes), true) => "ui_hold_leave",
        (_, true) => "ui_hold_continue",
        (_, false) => "ui_continue",
    }
}
