//! The prompt: one waiting request at a time, what it would do, and the two buttons.

mod arming;
mod buttons;
mod details;
mod findings;
mod grants;
mod site;

pub(crate) use grants::initials;

use crate::host::{self, Event};
use crate::icon::{Icon, icon, level_class, level_icon, level_key};
use crate::speech::{say, words};
use guard::Level;
use guard::protocol::{Held, ToPrompt};
use leptos::prelude::*;

/// The request in front, and how many wait behind it.
#[derive(Clone, Copy)]
struct Front {
    held: Memo<Option<Held>>,
    waiting: Memo<usize>,
    connected: RwSignal<bool>,
}

impl Front {
    /// A part of the request in front, which changes only when that part does. Showing each part by
    /// itself keeps focus, selection and what is open when an answer of the chain changes another.
    fn part<T>(self, of: impl Fn(&Held) -> T + Send + Sync + 'static) -> Memo<Option<T>>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.held.with(|held| held.as_ref().map(&of)))
    }

    fn verdict(self) -> Memo<Option<Level>> {
        self.part(|held| held.judgement.verdict)
    }
}

/// The whole page.
#[component]
pub(crate) fn Prompt() -> impl IntoView {
    let queue = RwSignal::new(Vec::<Held>::new());
    let connected = RwSignal::new(false);
    let front = Front {
        held: Memo::new(move |_| queue.with(|queue| queue.first().cloned())),
        waiting: Memo::new(move |_| queue.with(Vec::len)),
        connected,
    };
    host::listen(move |event| match event {
        Event::Lost => connected.set(false),
        Event::Message(json) => match guard::read_json(&json) {
            Ok(ToPrompt::Queue { held }) if !held.is_empty() => {
                connected.set(true);
                queue.set(held);
            }
            // Nothing waits any more; or we do not understand each other, and closing refuses.
            _ => host::close(),
        },
    });
    let verdict = front.verdict();
    let class = move || format!("prompt {}", verdict.get().map(level_class).unwrap_or_default());
    view! {
        <div class=class data-request=move || front.part(|held| held.id.clone()).get()>
            <site::Site front/>
            <main>
                {move || verdict.get().is_none().then(|| view! { <p class="quiet pad" role="status">{words("ui_loading")}</p> })}
                <Verdict front/>
                <Asking front/>
                <grants::Grants front/>
                <findings::Findings front/>
                <details::Details front/>
            </main>
            <buttons::Buttons front/>
        </div>
    }
}

#[component]
fn Verdict(front: Front) -> impl IntoView {
    let verdict = front.verdict();
    let headline = front.part(|held| held.judgement.headline.clone());
    view! {
        <section class="verdict" aria-live="polite">
            {move || verdict.get().map(|level| view! {
                <p class="level" data-level=level_class(level)>{level_icon(level)}<span>{words(level_key(level))}</span></p>
            })}
            <h2 class="headline">{move || headline.get().map(|headline| say(&headline))}</h2>
        </section>
    }
}

#[component]
fn Asking(front: Front) -> impl IntoView {
    let asking = front.part(|held| held.asking);
    view! {
        <p class="asking" role="status">
            {move || (asking.get() == Some(true)).then(|| view! { {icon(Icon::Clock)}<span>{words("ui_asking")}</span> })}
        </p>
    }
}
