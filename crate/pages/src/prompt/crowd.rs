//! A site that asks for many things at once: what waits, what was refused without asking, and the way to be
//! left in peace.

use super::Front;
use crate::host;
use crate::icon::{Icon, icon};
use crate::speech::{counted, number_of, plain, words};
use guard::Text;
use guard::protocol::{Crowd, FromPrompt};
use leptos::prelude::*;

/// How many wait, in the header.
#[component]
pub(super) fn Place(front: Front) -> impl IntoView {
    move || {
        let text = front.crowd.get().and_then(place)?;
        Some(view! { <span class="queue">{text}</span> })
    }
}

fn place(crowd: Crowd) -> Option<String> {
    if crowd.count > 1 {
        let place = number_of(index(crowd.place));
        let text = Text::new("ui_place").with("place", place);
        return Some(plain(&text.with("count", number_of(index(crowd.count)))));
    }
    (crowd.others > 0).then(|| counted("ui_others", index(crowd.others)))
}

/// What was refused because too many waited.
#[component]
pub(super) fn Overflow(front: Front) -> impl IntoView {
    let refused = move || front.crowd.get().map_or(0, |crowd| crowd.refused);
    view! {
        <p class="overflow" role="status">
            {move || (refused() > 0).then(|| view! {
                {icon(Icon::Mute)}<span>{counted("ui_overflow", index(refused()))}</span>
            })}
        </p>
    }
}

/// Refuses everything of the site, now and later.
#[component]
pub(super) fn Mute(front: Front) -> impl IntoView {
    let mute = move |_| {
        let Some(id) = front
            .held
            .with_untracked(|held| held.as_ref().map(|held| held.id.clone()))
        else {
            return;
        };
        // Nobody hears it: closing the window refuses what waits.
        if !host::send(&FromPrompt::Mute { id }) {
            host::close();
        }
    };
    let shown = front.part(|_| ());
    move || {
        shown.get().map(|()| {
            view! {
                <button type="button" id="mute" class="link quiet" on:click=mute>
                    {icon(Icon::Mute)}<span>{words("ui_mute")}</span>
                </button>
            }
        })
    }
}

fn index(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
